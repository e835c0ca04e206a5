"""Writes links between findings and articles."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, delete, select

from crosswire.record import Link
from crosswire.store import tables as t
from crosswire.store.bulk import insert_all
from crosswire.store.encoding import Values

__all__ = ["write_links"]


def write_links(connection: Connection, links: Iterable[Link], replacing: Collection[str]) -> None:
    """Stores links; automatic ones of the kinds in ``replacing`` go first, what a person judged stays."""
    automatic = t.link.c.judgement == "auto"
    connection.execute(delete(t.link).where(automatic, t.link.c.kind.in_(sorted(replacing))))
    new = {(link.kind, link.left, link.right): link for link in links}
    held = {tuple(row) for row in connection.execute(select(*t.link.primary_key).where(~automatic))}
    stored = [link for key, link in new.items() if link.judgement != "auto" or key not in held]
    for link in stored:
        same = (t.link.c.kind == link.kind, t.link.c.left == link.left, t.link.c.right == link.right)
        connection.execute(delete(t.link).where(*same))
    insert_all(connection, t.link, [_row(link) for link in stored])
    insert_all(connection, t.link_passage, [row for link in stored for row in _passages(link)])


def _key(link: Link) -> Values:
    return {"kind": link.kind, "left": link.left, "right": link.right}


def _row(link: Link) -> Values:
    return {
        **_key(link),
        "score": link.score,
        "why": link.why,
        "directed": link.directed,
        "judgement": link.judgement,
        "judged_by": link.judged_by,
    }


def _passages(link: Link) -> list[Values]:
    return [
        {
            **_key(link),
            "n": n,
            "left_start": both.left.start,
            "left_end": both.left.end,
            "right_start": both.right.start,
            "right_end": both.right.end,
        }
        for n, both in enumerate(link.shared)
    ]
