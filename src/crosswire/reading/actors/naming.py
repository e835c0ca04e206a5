"""From names to actors within one article: which names are one, and what kind of actor bears them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from crosswire.lexicon.states import State, states
from crosswire.reading.actors.names import Name, names
from crosswire.record import Actor, ActorKind, Mention, Parsed, Span, content_id
from crosswire.text import fold, squeeze

__all__ = ["actor_id", "named"]

_STEM = 4  # letters that a place and its adjective must share
_DERIVED = 1.5  # votes a name: as many as for standing behind "in"
_ADJECTIVAL = frozenset(
    ["n", "an", "ian", "ean", "ese", "i", "ish", "ans", "ians", "eans", "is", "ite", "ites", "aan", "aans"]
)


def actor_id(name: str) -> str:
    """Returns the id of a named actor: names that fold alike are one."""
    return content_id("actor", fold(name))


def named(parsed: Parsed, dates: Sequence[Span] = ()) -> Iterator[Actor | Mention]:
    """Yields the named actors of an article, then their mentions in order; ``dates`` name nobody."""
    found = names(parsed, dates)
    owner = _owners(found)
    groups: dict[str, list[Name]] = defaultdict(list)
    for name in found:
        groups[owner[_key(name)]].append(name)
    ids: dict[str, str] = {}
    for key, group in groups.items():
        actor = _actor(group)
        ids[key] = actor.id
        yield actor
    for name in found:
        owner_id = ids[owner[_key(name)]]
        key = content_id("mention", parsed.article.id, name.span.start, name.span.end, owner_id)
        yield Mention(key, parsed.article.id, name.span, owner_id, "name")


def _key(name: Name) -> str:
    return fold(_plain(name.text))


def _plain(text: str) -> str:
    return squeeze(text).removeprefix("the ").removeprefix("The ")


def _owners(found: list[Name]) -> dict[str, str]:
    """For each folded name the folded name that stands for its actor.

    A state's names and demonyms are one. One word is the person whose only full name ends in it, or the body whose
    only full name does. An adjective is the place it is made from. An acronym in brackets belongs to the name before.
    """
    groups: dict[str, list[Name]] = defaultdict(list)
    for name in found:
        groups[_key(name)].append(name)
    known = states()
    owner = {k: f"state:{known[k].code}" if k in known else k for k in groups}
    free = [k for k in groups if k not in known]
    kinds = {k: _kind(groups[k]) for k in free}
    endings: dict[str, set[str]] = defaultdict(set)
    for k in free:
        if " " in k and kinds[k] in ("person", "organisation", "group"):
            endings[k.split()[-1]].add(k)
    for k in free:
        full = endings.get(k, set())
        if len(full) == 1:
            owner[k] = next(iter(full))
        elif stem := _stem_of(k, free):
            owner[k] = stem
    for left, right in pairwise(found):
        if right.first == left.last + 1 and right.text.isupper() and _initials(left.text) == right.text:
            owner[_key(right)] = owner[_key(left)]
    return owner


def _stem_of(key: str, names: list[str]) -> str | None:
    """The name of a place that an adjective is made from ("velmaran" from "velmara"), where it stands in the text."""
    for name in names:
        bare = name.rstrip("aeiou") if len(name.rstrip("aeiou")) >= _STEM else name
        if name != key and key.startswith(bare) and key[len(bare) :] in _ADJECTIVAL and len(key) >= len(name):
            return name
    return None


def _has_adjective(keys: set[str]) -> bool:
    """Whether one name is an adjective made from another: people and bodies have none."""
    return any(_stem_of(k, sorted(keys)) for k in keys)


def _initials(text: str) -> str:
    return "".join(w[0] for w in text.replace("-", " ").split() if w[0].isupper())


def _kind(group: list[Name]) -> ActorKind:
    votes: defaultdict[ActorKind, float] = defaultdict(float)
    for name in group:
        for kind, weight in name.votes:
            votes[kind] += weight
    if _has_adjective({_key(n) for n in group}):
        votes["place"] += _DERIVED * len(group)
    if votes["state"] and votes["group"] + votes["place"] > votes["person"] + votes["organisation"]:
        return "state"
    return max(votes, key=lambda k: (votes[k], k)) if votes else "organisation"


def _state(group: list[Name]) -> State | None:
    known = states()
    return next((known[k] for n in group if (k := _key(n)) in known), None)


def _actor(group: list[Name]) -> Actor:
    surfaces = Counter(_plain(n.text) for n in group)
    state = _state(group)
    if state is not None and _kind(group) != "person":
        return Actor(actor_id(state.name), "state", state.name, tuple(sorted(surfaces)), code=state.code)
    name = max(surfaces, key=lambda s: (len(s.split()), not fold(s).endswith(tuple(_ADJECTIVAL)), surfaces[s], s))
    titles = tuple(dict.fromkeys(squeeze(n.role) for n in group if n.role))
    return Actor(actor_id(name), _kind(group), name, tuple(sorted(s for s in surfaces if s != name)), titles)
