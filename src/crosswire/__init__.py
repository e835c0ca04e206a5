"""Many reports, one sourced record.

>>> import crosswire as cw
>>> with cw.open_record("talks.db") as record:  # doctest: +SKIP
...     record.add("reports/")
...     print(record.brief())
"""

from typing import TYPE_CHECKING, Any

from crosswire.errors import CrosswireError
from crosswire.settings import Settings

if TYPE_CHECKING:
    from crosswire.api import Record, open_record

__all__ = ["CrosswireError", "Record", "Settings", "__version__", "open_record"]

__version__: str


def __getattr__(name: str) -> Any:
    """Imports the API and the version when they are first asked for: ``import crosswire`` alone stays light."""
    if name in ("Record", "open_record"):
        from crosswire import api

        return getattr(api, name)
    if name == "__version__":
        from importlib.metadata import version

        return version("crosswire")
    raise AttributeError(f"module 'crosswire' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
