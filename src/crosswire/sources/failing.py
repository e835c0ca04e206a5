"""Failures of this room."""

from __future__ import annotations

from crosswire.record import Failure, content_id

__all__ = ["STAGE", "failure"]

STAGE = "sources"


def failure(path: str, reason: str) -> Failure:
    """Returns the failure of a source, with an id that the same failure has again next time.

    >>> failure("talks.pdf", "is a PDF document").stage
    'sources'
    """
    return Failure(content_id("failure", path, STAGE, reason), path, STAGE, reason)
