"""Actors as links and people have them: told apart within a record, made one, called and counted otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from crosswire.record import (
    Actor,
    ActorKind,
    Correction,
    Event,
    Figure,
    Link,
    Mention,
    Position,
    Statement,
    View,
    content_id,
)
from crosswire.relating.identity import united
from crosswire.text import fold

__all__ = ["split_actors", "split_id", "unite_actors"]


def split_id(actor: str, article: str) -> str:
    """Returns the id of the actor that one article means by the name of another."""
    return content_id("actor", "split", actor, article)


def split_actors(view: View, corrections: Iterable[Correction]) -> View:
    """Returns the view with what an article says of an actor given to an actor of its own, where a person said so.

    The two are kept apart by a link judged "no".
    """
    for one in corrections:
        apart = one.verb == "split" and one.field == "article" and one.target in view.actor
        if apart and any(m.article == one.value for m in view.mentions_of.get(one.target, ())):
            view = _split(view, one)
    return view


def _split(view: View, said: Correction) -> View:
    old, article = view.actor[said.target], cast(str, said.value)
    new = replace(old, id=split_id(old.id, article), aliases=(), roles=(), name=_name_in(view, old, article))

    def moved(mention: Mention) -> Mention:
        here = mention.article == article and mention.actor == old.id
        return replace(mention, actor=new.id) if here else mention

    def said_by(statement: Statement) -> Statement:
        speaker = statement.speaker
        if speaker is None or speaker.actor != old.id or statement.article != article:
            return statement
        return replace(statement, speaker=replace(speaker, actor=new.id, aliases=()))

    apart = Link("same_actor", old.id, new.id, 0.0, said.why or f"{said.who} says so", False, (), "no", said.who)
    return replace(
        view,
        actors=(*view.actors, new),
        mentions=tuple(map(moved, view.mentions)),
        statements=tuple(map(said_by, view.statements)),
        links=(*view.links, apart),
    )


def _name_in(view: View, actor: Actor, article: str) -> str:
    """Returns the fullest name that an article has for an actor."""
    text = view.article[article].text
    forms = [m.span.of(text) for m in view.mentions_of[actor.id] if m.article == article and m.form == "name"]
    return max(forms, key=len, default=actor.name)


@dataclass(frozen=True, slots=True)
class _Cast:
    """Who stands for whom, and which of them a person named."""

    stands: Mapping[str, Actor]
    named: frozenset[str]
    retyped: frozenset[str]


def unite_actors(view: View, corrections: Sequence[Correction]) -> View:
    """Returns the view with one actor where links say that several are one, called as people call it.

    Findings point to that actor. The names in them stay the articles' own, but where a person merged or renamed.
    Links that say who is the same, having done their work, are left out.
    """
    touched = any(c.verb in ("rename", "retype") for c in corrections)
    if not touched and not any(link.kind == "same_actor" for link in view.links):
        return view
    cast_ = _cast(view, corrections)
    changed = {old: new for old, new in cast_.stands.items() if new != view.actor[old]}
    links = tuple(x for x in view.links if x.kind != "same_actor")
    if not changed:
        return replace(view, links=links)
    names = _names(view, changed, cast_.named)
    moved = {old: new.id for old, new in changed.items() if old != new.id}
    return replace(
        view,
        links=links,
        actors=tuple(dict.fromkeys(cast_.stands[a.id] for a in view.actors)),
        mentions=tuple(replace(m, actor=moved[m.actor]) if m.actor in moved else m for m in view.mentions),
        statements=tuple(_statement(s, changed, cast_) for s in view.statements),
        figures=tuple(_figure(f, names) for f in view.figures) if names else view.figures,
        events=tuple(_event(e, names) for e in view.events) if names else view.events,
        positions=tuple(_position(p, names) for p in view.positions) if names else view.positions,
        stands_for=moved,
    )


def _cast(view: View, corrections: Sequence[Correction]) -> _Cast:
    stands = dict(united(view))
    members: dict[str, list[str]] = defaultdict(list)
    for old, new in stands.items():
        members[new.id].append(old)
    named: set[str] = set()
    retyped: set[str] = set()
    for one in corrections:
        if one.target not in stands:
            continue
        now = stands[one.target]
        told = _as_told(one, now, view, stands)
        if told is not None:
            whose = members.pop(now.id)
            members[told.id] = whose
            stands |= dict.fromkeys(whose, told)
            named |= set(whose) if one.verb in ("merge", "rename") else set()
            retyped |= set(whose) if one.verb == "retype" else set()
    return _Cast(stands, frozenset(named), frozenset(retyped))


def _as_told(said: Correction, now: Actor, view: View, stands: Mapping[str, Actor]) -> Actor | None:
    """Returns an actor as a correction has it: that of a merge goes by the name of what it was merged into."""
    if said.verb == "retype":
        return replace(now, kind=cast(ActorKind, said.value))
    if said.verb == "rename":
        return _called(now, said.value or now.name)
    into = view.actor.get(said.value or "")
    if said.verb != "merge" or into is None or stands[into.id].id != now.id:
        return None
    return replace(_called(now, into.name), id=into.id, kind=into.kind, article=into.article)


def _called(actor: Actor, name: str) -> Actor:
    others = dict.fromkeys(n for n in (actor.name, *actor.aliases) if n != name)
    return replace(actor, name=name, aliases=tuple(others))


_Names = Mapping[tuple[str, str], str]


def _names(view: View, changed: Mapping[str, Actor], named: frozenset[str]) -> _Names:
    """Returns what a name in an article has become, for the actors that people named."""
    found: dict[tuple[str, str], str] = {}
    for old in sorted(named & changed.keys()):
        before = view.actor[old]
        for article in {m.article for m in view.mentions_of.get(old, ())}:
            for name in (before.name, *before.aliases):
                found[article, fold(name)] = changed[old].name
    return found


def _statement(statement: Statement, changed: Mapping[str, Actor], cast_: _Cast) -> Statement:
    speaker = statement.speaker
    if speaker is None or speaker.actor is None or speaker.actor not in changed:
        return statement
    new = changed[speaker.actor]
    if speaker.actor in cast_.named or speaker.basis == "person":
        who = replace(speaker, actor=new.id, name=new.name, kind=new.kind, named=new.named, aliases=new.aliases)
    elif speaker.actor in cast_.retyped:
        who = replace(speaker, actor=new.id, kind=new.kind, named=new.named)
    elif speaker.actor != new.id:
        who = replace(speaker, actor=new.id)
    else:
        return statement
    return replace(statement, speaker=who)


def _figure(figure: Figure, names: _Names) -> Figure:
    return replace(figure, authority=_new(figure.article, figure.authority, names))


def _event(event: Event, names: _Names) -> Event:
    return replace(
        event,
        actors=tuple(_new(event.article, n, names) or n for n in event.actors),
        recipients=tuple(_new(event.article, n, names) or n for n in event.recipients),
        place=_new(event.article, event.place, names),
    )


def _position(position: Position, names: _Names) -> Position:
    party = _new(position.article, position.party, names)
    told = _new(position.article, position.reported_by, names)
    return replace(position, party=party or position.party, reported_by=told)


def _new(article: str, name: str | None, names: _Names) -> str | None:
    return name if name is None else names.get((article, fold(name)), name)
