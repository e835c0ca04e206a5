"""What kind of actor bears a name, by all the signs that an article gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crosswire.reading.actors.cues import Cue
from crosswire.record import ActorKind

__all__ = ["Signs", "kind_of"]


@dataclass(frozen=True, slots=True)
class _Weight:
    """What a sign weighs, and how often it may count."""

    weight: float
    most: int


_PERSON: Mapping[Cue, _Weight] = {
    "titled": _Weight(4, 2),
    "role": _Weight(2.5, 1),
    "honorific": _Weight(4, 2),
    "aged": _Weight(3, 1),
    "who": _Weight(1.5, 2),
    "PERSON": _Weight(1, 2),
    "adjective": _Weight(-2, 2),
    "which": _Weight(-3, 1),
    "the": _Weight(-2, 2),
    "party": _Weight(-1, 3),
    "ruling": _Weight(-2, 2),
    "placed": _Weight(-0.7, 3),
    "settlement": _Weight(-3, 1),
    "body_head": _Weight(-5, 1),
    "place_head": _Weight(-5, 1),
    "plural": _Weight(-2, 1),
    "press": _Weight(-3, 1),
    "acronym": _Weight(-2, 1),
    "dateline": _Weight(-2, 1),
    "place_noun": _Weight(-1, 2),
}
_BODY: Mapping[Cue, _Weight] = {
    "body_head": _Weight(5, 1),
    "acronym": _Weight(2.5, 1),
    "body_noun": _Weight(2, 2),
    "press": _Weight(4, 1),
    "the": _Weight(1.5, 2),
    "party": _Weight(0.7, 3),
    "ORG": _Weight(1, 2),
    "agent": _Weight(0.5, 3),
    "titled": _Weight(-3, 1),
}
_LAND: Mapping[Cue, _Weight] = {
    "placed": _Weight(1, 3),
    "GPE": _Weight(1, 2),
    "ruling": _Weight(2, 3),
    "settlement": _Weight(4, 1),
    "place_head": _Weight(5, 1),
    "dateline": _Weight(3, 1),
    "dateline_state": _Weight(3, 1),
    "place_noun": _Weight(1.5, 2),
    "capital": _Weight(3, 1),
    "party": _Weight(0.7, 3),
    "agent": _Weight(0.3, 3),
    "entered": _Weight(0.8, 2),
    "adjective": _Weight(2, 2),
    "the": _Weight(-1, 2),
    "body_head": _Weight(-4, 1),
    "press": _Weight(-4, 1),
    "titled": _Weight(-3, 1),
}
_GROUP: Mapping[Cue, _Weight] = {
    "plural": _Weight(2, 2),
    "people": _Weight(1.5, 2),
    "NORP": _Weight(1, 2),
    "body_head": _Weight(-3, 1),
}
_STATE: Mapping[Cue, _Weight] = {
    "ruling": _Weight(2, 3),
    "dateline_state": _Weight(2, 1),
    "capital": _Weight(3, 1),
    "agent": _Weight(1, 2),
    "party": _Weight(0.7, 2),
    "settlement": _Weight(-4, 1),
    "place_head": _Weight(-5, 1),
    "dateline": _Weight(-2, 1),
    "place_noun": _Weight(-1.5, 2),
    "placed": _Weight(-0.4, 3),
    "adjective": _Weight(1, 2),
    "entered": _Weight(-0.4, 2),
}
_SURE_LAND: frozenset[Cue] = frozenset(
    {
        "placed",
        "ruling",
        "entered",
        "adjective",
        "capital",
        "settlement",
        "place_head",
        "dateline",
        "dateline_state",
        "place_noun",
    }
)  # without one of these, what acts and is listed beside states is rather a body
_DERIVED, _SURNAME, _BESIDE = 3.0, 3.0, 1.5  # votes of an adjective made from the name, a later surname, a neighbour
_STATE_LEAST = 0.25
_FULL = 0.5  # two or three words that the model takes for a person, or for a place without any other sign
_UNSURE = 0.5  # the model says land, and nothing around the name does
_SURE_SHARE, _FEW = 0.1, 3  # what is land is placed, ruled or crossed once in ten mentions; so few prove nothing
_TOLD: frozenset[Cue] = frozenset({"titled", "role", "honorific", "aged"})
_ONE_WORD = 0.5  # who is first named by one word, without a title, is seldom a person


@dataclass(frozen=True, slots=True)
class Signs:
    """All that an article tells of one name's kind.

    ``words`` of its longest form; ``derived``: an adjective is made from it; ``surname``: a person's last word stands
    alone elsewhere; ``beside``: kinds of those it is listed with.
    """

    cues: tuple[Cue, ...]
    words: int = 1
    mentions: int = 1
    derived: bool = False
    surname: bool = False
    beside: tuple[ActorKind, ...] = ()


def kind_of(signs: Signs) -> ActorKind:
    """Returns the likeliest kind; an organisation where nothing tells.

    >>> kind_of(Signs(("titled", "PERSON"), words=2))
    'person'
    >>> kind_of(Signs(("PERSON", "placed", "ruling", "agent")))
    'state'
    """
    count = Counter(signs.cues)
    votes: dict[ActorKind, float] = {
        "person": _person(signs, count),
        "organisation": _sum(_BODY, count) + _BESIDE * _beside(signs, ("organisation",)) + 0.1,
        "group": _sum(_GROUP, count),
        "place": _land(signs, count),
    }
    best = max(votes, key=lambda k: (votes[k], k))
    return best if best != "place" else _state_or_place(signs, count)


def _person(signs: Signs, count: Counter[Cue]) -> float:
    person = _sum(_PERSON, count)
    if signs.words == 1 and person > 0 and not _TOLD & count.keys():
        person *= _ONE_WORD
    full = signs.words in (2, 3) and bool({"PERSON", "GPE"} & count.keys())
    return person + signs.surname * _SURNAME + _FULL * full


def _land(signs: Signs, count: Counter[Cue]) -> float:
    if signs.words > 1 and count["GPE"] and not _SURE_LAND & count.keys():
        return 0.4  # the model's word alone: two words are rather a person
    sure = sum(count[c] for c in _SURE_LAND) + signs.derived
    listed = signs.mentions <= _FEW and _beside(signs, ("state", "place"))
    if listed or sure > _SURE_SHARE * signs.mentions:
        return _sum(_LAND, count) + signs.derived * _DERIVED + _BESIDE * _beside(signs, ("state", "place"))
    return _UNSURE * _sum(_LAND, {cue: n for cue, n in count.items() if cue not in ("party", "agent")})


def _state_or_place(signs: Signs, count: Counter[Cue]) -> ActorKind:
    state = _sum(_STATE, count) + 1.5 * signs.derived
    state += _BESIDE * _beside(signs, ("state",)) - _beside(signs, ("place",))
    return "state" if state > _STATE_LEAST else "place"


def _sum(weights: Mapping[Cue, _Weight], count: Mapping[Cue, int]) -> float:
    return sum(w.weight * min(w.most, count.get(cue, 0)) for cue, w in weights.items())


def _beside(signs: Signs, kinds: Iterable[ActorKind]) -> int:
    return min(1, sum(signs.beside.count(k) for k in kinds))
