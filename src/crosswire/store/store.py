"""The record on disk or on a server."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, select

from crosswire.errors import StoreError
from crosswire.record import Article, Failure, Hit, Link, LinkKind, Problem, Reading, Saved, StageVersion, View
from crosswire.store import checking, linking, searching, viewing, writing
from crosswire.store import tables as t
from crosswire.store.connecting import Target, connect, explained, resolve
from crosswire.store.connecting import writing as write_transaction
from crosswire.store.migrating import migrate

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

    def link(self, links: Iterable[Link], *, replacing: Collection[LinkKind] = ()) -> None:
        """Stores links in one transaction, after removing the automatic links of the kinds in ``replacing``.

        A link of the same kind and ends gives way, unless a person judged it and the new one is automatic.
        """
        with self._writing("store links") as connection:
            linking.write_links(connection, tuple(links), replacing)

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

    def close(self) -> None:
        """Closes all connections."""
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
