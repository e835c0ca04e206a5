"""What a store of the record must do; the store room keeps this promise on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from crosswire.record.article import Article
from crosswire.record.correction import Correction
from crosswire.record.failure import Failure
from crosswire.record.link import Link, LinkKind
from crosswire.record.reading import Reading
from crosswire.record.view import View

__all__ = ["Hit", "Problem", "RecordStore", "Saved", "StageVersion", "Traces"]

Saved = Literal["added", "reread", "unchanged"]


@dataclass(frozen=True, slots=True)
class StageVersion:
    """A stage and the version of it that read an article."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found: where it stands, its text, and its rank (higher is better)."""

    article: str
    start: int
    end: int
    text: str
    rank: float


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the record that does not hold: which row, and what is wrong with it."""

    table: str
    id: str
    what: str


@dataclass(frozen=True, slots=True)
class Traces:
    """What an article can be found by: hashes (63 bits) of its phrases, numbers and names, and its day."""

    article: str
    published: date | None
    keys: frozenset[int]


class RecordStore(Protocol):
    """A record on disk or on a server. Every write is one transaction; a kill at any moment leaves it whole."""

    def fingerprint(self, article: str) -> str | None:
        """Returns what the article was last read with (see ``save``), or null where it is not in the record."""

    def save(self, reading: Reading, stages: Sequence[StageVersion], fingerprint: str) -> Saved:
        """Stores an article with all that was found in it, in one transaction.

        The text is stored once and never changed; metadata that differs from what is stored becomes a new row, and
        the old one stays. Findings of an earlier reading of the same article give way to these. ``unchanged`` where
        the fingerprint is the one stored.
        """

    def fail(self, failure: Failure) -> None:
        """Stores a failure; the same failure twice is one row. A later success of the same path clears it."""

    def forget(self, article: str) -> bool:
        """Removes an article and all that rests on it; false where there is none."""

    def view(
        self,
        *,
        articles: Iterable[str] | None = None,
        as_known_on: date | None = None,
    ) -> View:
        """Returns the record, or these articles of it, or what had been published by the end of a day.

        Articles whose day is unknown are left out of ``as_known_on``.
        """

    def link(
        self,
        links: Iterable[Link],
        *,
        replacing: Collection[LinkKind] = (),
        within: Collection[str] | None = None,
        touching: Collection[str] | None = None,
    ) -> None:
        """Stores links in one transaction, after removing the automatic links of the kinds in ``replacing``.

        ``within`` limits what is removed to links both of whose ends are in it, ``touching`` to those that have one
        end in it. What a person judged stays.
        """

    def unrelated(self, version: str) -> tuple[str, ...]:
        """Returns the articles that this version of relating has not held against the record, oldest first."""

    def lay_traces(self, traces: Iterable[Traces]) -> None:
        """Stores what articles can be found by, instead of what they were found by before."""

    def kin(self, traces: Traces, days: int) -> Mapping[str, frozenset[int]]:
        """Returns the other articles that share keys with this one, published within so many days, with those keys."""

    def family(self, articles: Iterable[str], kinds: Collection[LinkKind], most: int) -> frozenset[str]:
        """Returns these articles and those that links of these kinds join to them, however far; at most ``most``."""

    def reports(self, articles: Iterable[str]) -> View:
        """Returns these articles with their noise and the links between them, without anything else that was read."""

    def mark_related(self, articles: Iterable[str], version: str) -> None:
        """Notes that this version of relating has held these articles against the record."""

    def correct(self, correction: Correction) -> None:
        """Adds what a person put right; nothing is ever written over.

        Raises RecordConflict where the last correction of its subject is not the one in ``seen``.
        """

    def corrections(self) -> tuple[Correction, ...]:
        """Returns all corrections in the order in which they came in, also those whose target is gone."""

    def articles(self) -> tuple[Article, ...]:
        """Returns all articles without their findings, in the order of ``View``."""

    def search(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """Returns the passages that hold all these words, best first; quotes make a phrase, no syntax is an error."""

    def check(self) -> Iterable[Problem]:
        """Yields what does not hold: spans against texts, quotes, hashes, foreign keys."""

    def counts(self) -> Mapping[str, int]:
        """Returns how many rows of each kind there are."""

    def mark(self) -> str:
        """Returns a string that differs once anybody has written to the record; cheap, for whoever keeps a view."""

    def close(self) -> None:
        """Closes the connection."""
