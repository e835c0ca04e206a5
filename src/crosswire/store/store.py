"""The record on disk or on a server."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, select

from crosswire.errors import StoreError
from crosswire.record import (
    Article,
    Correction,
    Failure,
    Hit,
    Link,
    LinkKind,
    Problem,
    Reading,
    Saved,
    StageVersion,
    Traces,
    View,
)
from crosswire.store import checking, correcting, kinship, linking, searching, viewing, writing
from crosswire.store import tables as t
from crosswire.store.connecting import Target, connect, explained, resolve
from crosswire.store.connecting import writing as write_transaction
from crosswire.store.migrating import migrate
from crosswire.store.watching import Watch

__all__ = ["Store", "open_store"]

_COUNTED = (
    t.article,
    t.noise,
    t.date_mention,
    t.actor,
    t.mention,
    t.statement,
    t.figure,
    t.event,
    t.position,
    t.link,
    t.failure,
    t.correction,
)


def open_store(target: str | Path, *, create: bool = True) -> Store:
    """Opens a record: a file, or an address (``sqlite:///talks.db``, ``postgresql://host/talks``).

    An empty or older record is migrated up; ``create`` says whether a file that is not there becomes a new record.
    Raises MigrationError where the record is of a newer version, StoreError where it cannot be opened or is none.
    """
    where = resolve(target)
    if where.file is not None:
        _require_file(where.file, where.name, create=create)
    engine = connect(where)
    try:
        with explained(where.name, "open the record"):
            migrate(engine, where.name)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, where)


def _require_file(file: Path, name: str, *, create: bool) -> None:
    if file.is_dir():
        raise StoreError(f"{name} is a folder: name a file in it")
    if not file.exists():
        if not create:
            raise StoreError(f"there is no record at {name}: crosswire add --record {name} FILES… makes one")
        if not file.absolute().parent.is_dir():
            raise StoreError(f"{name}: there is no folder {file.absolute().parent}: make it first")


class Store:
    """A record: keeps the promise of ``RecordStore``. Use it as a context manager, or close it.

    Threads may share it; processes may not: each opens its own.
    """

    def __init__(self, engine: Engine, target: Target) -> None:
        self._engine = engine
        self._target = target
        self._watch: Watch | None = None

    @property
    def name(self) -> str:
        """The file or address, without a password."""
        return self._target.name

    def fingerprint(self, article: str) -> str | None:
        """Returns what the article was last read with, or null where it is not in the record."""
        query = select(t.reading.c.fingerprint).where(t.reading.c.article == article)
        with self._reading() as connection:
            return connection.execute(query).scalar()

    def save(self, reading: Reading, stages: Sequence[StageVersion], fingerprint: str) -> Saved:
        """Stores an article with all that was found in it, in one transaction.

        The text is stored once and never changed; other metadata than before become a new version. Findings of an
        earlier reading give way to these. Raises StoreError where the reading contradicts itself (a span outside the
        text, an actor or statement it lacks), brings another text, or cannot be written.
        """
        new = self.fingerprint(reading.parsed.article.id) is None
        rows = writing.Writable.of(reading, stages, fingerprint, new=new)
        with self._writing("save") as connection:
            return writing.write(connection, rows)

    def fail(self, failure: Failure) -> None:
        """Stores a failure; the same failure twice is one row."""
        with self._writing("store a failure") as connection:
            writing.record_failure(connection, failure)

    def forget(self, article: str) -> bool:
        """Removes an article and all that rests on it; false where there is none."""
        with self._writing("forget") as connection:
            return writing.forget(connection, article)

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
        end in it. A link of the same kind and ends gives way, unless a person judged it and the new one is automatic.
        Raises StoreError where a shared passage lies outside the text it counts in.
        """
        with self._writing("store links") as connection:
            linking.remove_links(connection, replacing, within, touching)
            linking.write_links(connection, tuple(links))

    def correct(self, correction: Correction) -> None:
        """Adds what a person put right; raises RecordConflict where another correction of the same came before it."""
        with self._writing("store a correction") as connection:
            correcting.add_correction(connection, correction)

    def corrections(self) -> tuple[Correction, ...]:
        """Returns all corrections in the order in which they came in, also those whose target is gone."""
        with self._reading() as connection:
            return correcting.read_corrections(connection)

    def unrelated(self, version: str) -> tuple[str, ...]:
        """Returns the articles that this version of relating has not held against the record, oldest first."""
        with self._reading() as connection:
            return kinship.unrelated(connection, version)

    def lay_traces(self, traces: Iterable[Traces]) -> None:
        """Stores what articles can be found by, in one transaction, instead of what they were found by before."""
        with self._writing("store traces") as connection:
            for one in traces:
                kinship.lay_traces(connection, one)

    def kin(self, traces: Traces, days: int) -> Mapping[str, frozenset[int]]:
        """Returns the other articles that share keys with this one, published within so many days, with those keys.

        Articles whose day is unknown are always asked, and one whose own day is unknown asks all. A key finds a
        bounded number of articles, so that the cost does not grow with the record.
        """
        with self._reading() as connection:
            found = kinship.find_kin(connection, traces, days)
        return {article: keys for article, keys in found.items() if article != traces.article}

    def family(self, articles: Iterable[str], kinds: Collection[LinkKind], most: int) -> frozenset[str]:
        """Returns these articles and those that links of these kinds join to them, however far; at most ``most``."""
        with self._reading() as connection:
            return kinship.family(connection, articles, kinds, most)

    def reports(self, articles: Iterable[str]) -> View:
        """Returns these articles with their noise and the links between them, without anything else that was read."""
        with self._reading() as connection:
            return viewing.read_reports(connection, set(articles))

    def mark_related(self, articles: Iterable[str], version: str) -> None:
        """Notes that this version of relating has held these articles against the record."""
        with self._writing("note what is related") as connection:
            kinship.mark_related(connection, articles, version)

    def view(self, *, articles: Iterable[str] | None = None, as_known_on: date | None = None) -> View:
        """Returns the record, or these articles of it, or what had been published by the end of a day.

        What is asked of a part of the record holds only what this part tells: actors are named as its articles name
        them, links have both ends in it, failures are those of its articles.
        """
        with self._reading() as connection:
            ids = None if articles is None else set(articles)
            if as_known_on is not None:
                known = viewing.known_by(connection, as_known_on)
                ids = known if ids is None else ids & known
            return viewing.read_view(connection, ids)

    def articles(self) -> tuple[Article, ...]:
        """Returns all articles without their findings, in the order of ``View``."""
        with self._reading() as connection:
            return viewing.read_articles(connection, None)

    def search(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """Returns the passages that hold all these words, best first; quotes make a phrase, no syntax is an error."""
        with self._reading() as connection:
            return searching.search(connection, words, limit)

    def check(self) -> Iterator[Problem]:
        """Yields what does not hold: the file itself, foreign keys, hashes, spans against texts, quotes, orphans."""
        with self._reading() as connection:
            yield from checking.problems(connection)

    def counts(self) -> Mapping[str, int]:
        """Returns how many rows of each kind there are."""
        with self._reading() as connection:
            return checking.counts(connection, _COUNTED)

    def mark(self) -> str:
        """Returns a string that differs once anybody has written to the record, at the cost of one short query."""
        with explained(self.name, "read"):
            if self._watch is None:
                self._watch = Watch(self._engine)
            return self._watch.mark()

    def close(self) -> None:
        """Closes all connections."""
        if self._watch is not None:
            self._watch.close()
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Store({self.name!r})"

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """Yields a connection that sees one state of the record, whatever others write meanwhile."""
        with explained(self.name, "read"), self._engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def _writing(self, doing: str) -> Iterator[Connection]:
        with explained(self.name, doing), write_transaction(self._engine) as connection:
            yield connection
