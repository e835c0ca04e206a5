"""Everything Crosswire raises on purpose.

::

    CrosswireError
    ├── SourceError      a file, page or stream that cannot be taken in
    ├── ParseError       a text that a reader could not get through
    ├── StoreError       a record that cannot be opened, read or written
    │   └── MigrationError   a record of another version
    ├── ModelMissing     a model that is not installed
    ├── LexiconError     a domain file that does not hold what it should
    └── RecordConflict   two hands on one row

A message names the object and the next step, in one line.
"""

from __future__ import annotations

__all__ = [
    "CrosswireError",
    "LexiconError",
    "MigrationError",
    "ModelMissing",
    "ParseError",
    "RecordConflict",
    "SourceError",
    "StoreError",
]


class CrosswireError(Exception):
    """Base of every error that Crosswire raises on purpose."""


class SourceError(CrosswireError):
    """A file, page or stream cannot be taken in; the message names it and the reason."""


class ParseError(CrosswireError):
    """A reader could not get through a text."""


class StoreError(CrosswireError):
    """The record cannot be opened, read or written."""


class MigrationError(StoreError):
    """The record is of a version that this program does not know."""


class ModelMissing(CrosswireError):
    """A model is not installed; the message says what to install."""


class LexiconError(CrosswireError):
    """A domain file does not hold what it should."""


class RecordConflict(CrosswireError):
    """Somebody else changed the same row first."""
