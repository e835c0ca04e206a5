"""From names to actors within one article: which names are one, and what kind of actor bears them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crosswire.lexicon.naming import tells_little
from crosswire.lexicon.spelling import adjective_of, words_of
from crosswire.lexicon.states import State, capitals, states
from crosswire.reading.actors.governments import governments
from crosswire.reading.actors.joining import Bearers, plain
from crosswire.reading.actors.kinds import Signs, kind_of
from crosswire.reading.actors.names import Name, names
from crosswire.record import Actor, ActorKind, Mention, Parsed, Span, content_id
from crosswire.text import fold, squeeze

__all__ = ["actor_id", "named"]


@dataclass(frozen=True, slots=True)
class _Owned:
    """Whose a body is, and the text that says so."""

    owner: str
    text: str


def actor_id(name: str, scope: str | None = None) -> str:
    """Returns the id of a named actor: names that fold alike are one, within their scope if one is given.

    A person of whom an article gives one name only, and a body whose name many bear ("Interior Ministry"), are known
    within the article only, or by whose they are: ``scope`` is the article's id or the owner's folded name.
    """
    return content_id("actor", scope, fold(name)) if scope else content_id("actor", fold(name))


def named(parsed: Parsed, dates: Sequence[Span] = ()) -> Iterator[Actor | Mention]:
    """Yields the named actors of an article, then their mentions in order; ``dates`` name nobody."""
    found = names(parsed, dates)
    bearers = Bearers(parsed, found)
    groups: dict[str, list[Name]] = defaultdict(list)
    for name in found:
        groups[bearers.owner(name)].append(name)
    kinds = _kinds(groups, bearers)
    ending = {n.last: n for n in found}
    owners = {key: _owned_by(parsed, group, ending, bearers) for key, group in groups.items()}
    actors = {key: _actor(parsed, group, kinds[key], owners[key]) for key, group in groups.items()}
    seats = governments(parsed, found, {bearers.owner(n): actors[bearers.owner(n)] for n in found}, bearers)
    owned = {
        i: seats.get(i) or _people(name, actors[bearers.owner(name)]) or actors[bearers.owner(name)]
        for i, name in enumerate(found)
    }
    met = {actor.id: actor for actor in owned.values()}
    yield from met.values()
    for i, name in enumerate(found):
        key = content_id("mention", parsed.article.id, name.span.start, name.span.end, owned[i].id)
        yield Mention(key, parsed.article.id, name.span, owned[i].id, "name")


def _people(name: Name, state: Actor) -> Actor | None:
    """The people of a state, where no article stands before them; "the Velians" are the state."""
    form = plain(name.text)
    if state.kind != "state" or "people" not in name.cues or form == state.name:
        return None
    return Actor(actor_id(form), "group", form)


def _kinds(groups: Mapping[str, list[Name]], bearers: Bearers) -> dict[str, ActorKind]:
    """The kind of each group; in a second round also by the company it stands in ("Arvel, Tarn and Oranthe")."""
    first = {key: _kind(group, bearers, ()) for key, group in groups.items()}
    company: dict[str, list[ActorKind]] = defaultdict(list)
    for left, right in bearers.listed_together():
        a, b = bearers.owner(left), bearers.owner(right)
        company[a].append(first[b])
        company[b].append(first[a])
    return {key: _kind(group, bearers, tuple(company[key])) for key, group in groups.items()}


def _kind(group: Sequence[Name], bearers: Bearers, beside: tuple[ActorKind, ...]) -> ActorKind:
    forms = {plain(n.text) for n in group}
    known = states()
    if any(fold(f) in known for f in forms) and not any("honorific" in n.cues for n in group):
        return "state"
    kind = kind_of(
        Signs(
            cues=tuple(c for n in group for c in n.cues),
            mentions=len(group),
            words=max(len(f.split()) for f in forms),
            derived=any(adjective_of(fold(a), fold(b)) for a in forms for b in forms if len(forms) > 1),
            surname=any(bearers.is_surname(f) for f in forms),
            beside=beside,
        )
    )
    return "place" if kind == "state" and any(fold(f) in capitals() for f in forms) else kind


def _owned_by(parsed: Parsed, group: Sequence[Name], ending: Mapping[int, Name], bearers: Bearers) -> _Owned | None:
    """Whose a body is, where its name alone does not tell: "Velia's Interior Ministry"."""
    if not all(tells_little(plain(n.text)) for n in group):
        return None
    for name in group:
        owner = ending.get(name.first - 1)
        if owner is not None and parsed.tokens[name.first - 1].tag == "POS":
            return _Owned(bearers.owner(owner), Span(owner.span.start, name.span.end).of(parsed.text))
    return None


def _actor(parsed: Parsed, group: Sequence[Name], kind: ActorKind, owned: _Owned | None) -> Actor:
    surfaces = Counter(plain(n.text) for n in group)
    state = _state(surfaces) if kind == "state" else None
    name = state.name if state else _fullest(surfaces)
    if name.isupper() and kind == "place":
        name = name.title()  # a dateline shouts
    titles = tuple(dict.fromkeys(squeeze(n.role) for n in group if n.role)) if kind == "person" else ()
    aliases = tuple(sorted(s for s in surfaces if s != name))
    if owned is not None:
        aliases = (*aliases, squeeze(owned.text))
    alone = (kind == "person" and " " not in name) or (kind == "organisation" and tells_little(name))
    return Actor(
        id=actor_id(name, (owned.owner if owned else parsed.article.id) if alone else None),
        kind=kind,
        name=name,
        aliases=aliases,
        roles=titles,
        code=state.code if state else None,
    )


def _state(surfaces: Counter[str]) -> State | None:
    known = states()
    return next((known[fold(s)] for s in surfaces if fold(s) in known), None)


def _fullest(surfaces: Counter[str]) -> str:
    """The form with most words; no adjective, no capitals throughout where there is another."""

    def rank(form: str) -> tuple[bool, int, bool, int, str]:
        derived = any(adjective_of(fold(form), fold(other)) for other in surfaces)
        shouted = form.isupper() and len(surfaces) > 1
        return not derived, len(words_of(form)), not shouted, surfaces[form], form

    return max(surfaces, key=rank)
