"""Writes and removes links between findings, actors and articles, with the passages they rest on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from sqlalchemy import Connection, bindparam, delete, select

from crosswire.errors import StoreError
from crosswire.record import Link, Span
from crosswire.store import tables as t
from crosswire.store.bulk import chunks, insert_all
from crosswire.store.encoding import Values

__all__ = ["remove_links", "write_links"]


def remove_links(
    connection: Connection, kinds: Collection[str], within: Collection[str] | None, touching: Collection[str] | None
) -> None:
    """Removes automatic links of these kinds: all, those with both ends ``within``, or those with one ``touching``."""
    automatic = (t.link.c.judgement == "auto") & t.link.c.kind.in_(sorted(kinds))
    ends = within if touching is None else touching
    if ends is None:
        connection.execute(delete(t.link).where(automatic))
        return
    both, held = touching is None, frozenset(ends)
    lost: dict[tuple[str, str, str], Values] = {}
    for chunk in chunks(sorted(held)):
        for end in (t.link.c.left,) if both else (t.link.c.left, t.link.c.right):
            for row in connection.execute(select(*t.link.primary_key).where(automatic, end.in_(chunk))):
                if not both or row.right in held:
                    lost[row.kind, row.left, row.right] = dict(row._mapping)
    _delete(connection, list(lost.values()))


def write_links(connection: Connection, links: Iterable[Link]) -> None:
    """Stores links; a link of the same kind and ends gives way, unless a person judged it and the new is automatic.

    Raises StoreError where a shared passage lies in no text.
    """
    new = {(link.kind, link.left, link.right): link for link in links}
    held = _judged(connection, {link.left for link in new.values()})
    stored = [link for key, link in new.items() if link.judgement != "auto" or key not in held]
    _delete(connection, [_key(link) for link in stored])
    insert_all(connection, t.link, [_row(link) for link in stored])
    texts = _Texts(connection, stored)
    insert_all(connection, t.link_passage, [row for link in stored for row in _passages(link, texts)])


def _delete(connection: Connection, keys: Sequence[Values]) -> None:
    if keys:
        same = [column == bindparam(f"this_{column.name}") for column in t.link.primary_key]
        connection.execute(
            delete(t.link).where(*same), [{f"this_{name}": value for name, value in key.items()} for key in keys]
        )


def _judged(connection: Connection, lefts: set[str]) -> set[tuple[str, str, str]]:
    found: set[tuple[str, str, str]] = set()
    for chunk in chunks(sorted(lefts)):
        query = select(*t.link.primary_key).where(t.link.c.judgement != "auto", t.link.c.left.in_(chunk))
        found |= {(row[0], row[1], row[2]) for row in connection.execute(query)}
    return found


class _Texts:
    """The articles that the ends of some links stand in, with their texts as stored."""

    def __init__(self, connection: Connection, links: Sequence[Link]) -> None:
        ends = sorted({end for link in links if link.shared for end in (link.left, link.right)})
        self._article: dict[str, str] = {}
        self._text: dict[str, str] = {}
        for chunk in chunks(ends):
            located = select(t.finding.c.id, t.finding.c.article).where(t.finding.c.id.in_(chunk))
            self._article.update((row[0], row[1]) for row in connection.execute(located))
            self._article.update({end: end for end in chunk if end not in self._article})
        for chunk in chunks(sorted(set(self._article.values()))):
            texts = select(t.article.c.id, t.article.c.text).where(t.article.c.id.in_(chunk))
            self._text.update((row[0], row[1]) for row in connection.execute(texts))

    def located(self, side: str, end: str, span: Span) -> Values:
        """Returns a span with its article and quote; raises StoreError where there is no such text."""
        article = self._article[end]
        text = self._text.get(article, "")
        if span.end > len(text):
            raise StoreError(f"the {side} passage {span.start}..{span.end} of a link lies in no text of {end}")
        return {
            f"{side}_start": span.start,
            f"{side}_end": span.end,
            f"{side}_article": article,
            f"{side}_quote": text[span.start : span.end],
        }


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
        "aspect": link.aspect,
        "relation": link.relation,
    }


def _passages(link: Link, texts: _Texts) -> Iterator[Values]:
    for n, both in enumerate(link.shared):
        yield {
            **_key(link),
            "n": n,
            **texts.located("left", link.left, both.left),
            **texts.located("right", link.right, both.right),
        }
