"""Names the actors that several articles share, whatever order these came in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import Connection, bindparam, delete, func, select, update

from crosswire.record import Actor
from crosswire.store import tables as t
from crosswire.store.bulk import AnyRow, chunks
from crosswire.store.encoding import Values

__all__ = ["misnamed", "settle_actors", "settled", "united", "unsettled"]

_Word = TypeVar("_Word", bound=str)
_VOTED = ("kind", "name", "article", "wikidata", "code")


def settled(accounts: Sequence[tuple[Actor, int]]) -> Actor:
    """Returns who an actor is by the accounts of articles, each with how many articles give it.

    The kind and name that most articles give; then the longest; then the first by alphabet.
    """
    return Actor(
        id=accounts[0][0].id,
        kind=_most([(a.kind, n) for a, n in accounts]) or accounts[0][0].kind,
        name=_most([(a.name, n) for a, n in accounts]) or "",
        article=_most([(a.article, n) for a, n in accounts]),
        wikidata=_most([(a.wikidata, n) for a, n in accounts]),
        code=_most([(a.code, n) for a, n in accounts]),
    )


def _most(votes: Iterable[tuple[_Word | None, int]]) -> _Word | None:
    counted: Counter[_Word] = Counter()
    for word, n in votes:
        if word:
            counted[word] += n
    return min(counted, key=lambda w: (-counted[w], -len(w), w), default=None)


def united(accounts: Sequence[Actor]) -> Actor:
    """Returns the union of what articles say of an actor, in the order of the articles.

    A name that did not win is an alias, before the aliases of its article.
    """
    if len(accounts) == 1:
        return accounts[0]
    actor = settled([(a, 1) for a in accounts])
    aliases: dict[str, None] = {}
    roles: dict[str, None] = {}
    for account in accounts:
        others = account.aliases if account.name == actor.name else (account.name, *account.aliases)
        aliases |= dict.fromkeys(a for a in others if a != actor.name or account.name == actor.name)
        roles |= dict.fromkeys(account.roles)
    return replace(actor, aliases=tuple(aliases), roles=tuple(roles))


def settle_actors(connection: Connection, ids: Collection[str]) -> None:
    """Brings the table of actors in line with what the articles now say of these; drops those that none speaks of."""
    for chunk in chunks(sorted(ids)):
        held = _held(connection, chunk)
        accounts = _accounts(connection, chunk)
        changed = [actor for id_, told in accounts.items() if (actor := settled(told)) != held[id_]]
        if changed:
            connection.execute(_UPDATE, [_values(actor) for actor in changed])
        gone = [id_ for id_ in held if id_ not in accounts]
        if gone:
            connection.execute(delete(t.actor).where(t.actor.c.id.in_(gone)))


def misnamed(connection: Connection) -> Iterator[str]:
    """Yields the actors whose row is not what their articles say."""
    for chunk in chunks(connection.execute(select(t.actor.c.id).order_by(t.actor.c.id)).scalars().all()):
        held = _held(connection, chunk)
        yield from (id_ for id_, told in _accounts(connection, chunk).items() if settled(told) != held[id_])


def unsettled(connection: Connection, told: Sequence[Values]) -> set[str]:
    """Returns which actors one more account may change: those that it does not describe as they stand.

    One more voice for what has most voices changes nothing. So an actor that every article names alike costs the same
    in a record of ten thousand articles as in an empty one.
    """
    open_: set[str] = set()
    for chunk in chunks(told):
        held = _held(connection, [str(row["id"]) for row in chunk])
        for row in chunk:
            actor = held[str(row["id"])]
            if any(row[name] not in (None, "", getattr(actor, name)) for name in _VOTED):
                open_.add(actor.id)
    return open_


def _held(connection: Connection, ids: list[str]) -> dict[str, Actor]:
    return {row.id: _stored(row) for row in connection.execute(select(t.actor).where(t.actor.c.id.in_(ids)))}


def _accounts(connection: Connection, ids: list[str]) -> dict[str, list[tuple[Actor, int]]]:
    told = t.actor_article.c
    columns = (told.actor, told.kind, told.name, told.owner, told.wikidata, told.code)
    query = select(*columns, func.count().label("articles")).where(told.actor.in_(ids)).group_by(*columns)
    accounts: dict[str, list[tuple[Actor, int]]] = {}
    for row in connection.execute(query):
        actor = Actor(row.actor, row.kind, row.name, article=row.owner, wikidata=row.wikidata, code=row.code)
        accounts.setdefault(row.actor, []).append((actor, row.articles))
    return accounts


def _stored(row: AnyRow) -> Actor:
    return Actor(row.id, row.kind, row.name, article=row.article, wikidata=row.wikidata, code=row.code)


_UPDATE = (
    update(t.actor)
    .where(t.actor.c.id == bindparam("key"))
    .values(**{name: bindparam(f"new_{name}") for name in _VOTED})
)


def _values(actor: Actor) -> dict[str, str | None]:
    return {
        "key": actor.id,
        "new_kind": actor.kind,
        "new_name": actor.name,
        "new_article": actor.article,
        "new_wikidata": actor.wikidata,
        "new_code": actor.code,
    }
