"""Keeps what people put right: rows are added, never changed, and two hands on one thing are told of each other."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update

from crosswire.errors import RecordConflict
from crosswire.record import Correction
from crosswire.store import tables as t
from crosswire.store.bulk import AnyRow

__all__ = ["add_correction", "forget_quotes", "read_corrections"]


def add_correction(connection: Connection, new: Correction) -> None:
    """Adds a correction; raises RecordConflict where its subject was corrected since its maker looked."""
    c = t.correction.c
    newest = select(t.correction).where(c.subject == new.subject).order_by(c.n.desc()).limit(1)
    last = connection.execute(newest).first()
    if (last.id if last else None) != new.seen:
        raise RecordConflict(_what_came_between(new, last))
    connection.execute(insert(t.correction), _row(new))


def read_corrections(connection: Connection) -> tuple[Correction, ...]:
    """Returns all corrections in the order in which they came in."""
    return tuple(_correction(row) for row in connection.execute(select(t.correction).order_by(t.correction.c.n)))


def forget_quotes(connection: Connection, article: str) -> None:
    """Removes the words of an article from the corrections that are about it; the corrections stay."""
    connection.execute(update(t.correction).where(t.correction.c.article == article).values(quote=None))


def _what_came_between(new: Correction, last: AnyRow | None) -> str:
    if last is None:
        return f"{new.target} has no correction {new.seen}: open it again, then correct it"
    day = f"{_utc(last.made_at):%Y-%m-%d %H:%M} UTC"
    words = " ".join(word for word in (last.verb, last.field, last.value) if word)
    return (
        f"{' '.join(last.who.split())} corrected {new.target} meanwhile ({words}, {day}, correction {last.id}): "
        "open it again, then correct it"
    )


def _row(new: Correction) -> dict[str, object]:
    return {
        "id": new.id,
        "who": new.who,
        "made_at": new.when.astimezone(UTC),
        "verb": new.verb,
        "target": new.target,
        "subject": new.subject,
        "field": new.field,
        "value": new.value,
        "why": new.why,
        "seen": new.seen,
        "was": new.was,
        "article": new.article,
        "quote": new.quote,
    }


def _correction(row: AnyRow) -> Correction:
    return Correction(
        id=row.id,
        who=row.who,
        when=_utc(row.made_at),
        verb=row.verb,
        target=row.target,
        subject=row.subject,
        field=row.field,
        value=row.value,
        why=row.why,
        seen=row.seen,
        was=row.was,
        article=row.article,
        quote=row.quote,
    )


def _utc(stored: datetime) -> datetime:
    """Returns the time in UTC; SQLite keeps no zone, and what is kept there is in UTC."""
    return stored.replace(tzinfo=UTC) if stored.tzinfo is None else stored.astimezone(UTC)
