"""Where a map over articles runs: in this process or in several."""

from crosswire.engine.processes import run

__all__ = ["run"]
