"""What the words in and around a name tell of its kind, as ``naming.yaml`` lists them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crosswire.lexicon import lexicon
from crosswire.lexicon.press import press

__all__ = ["Naming", "may_call", "naming", "tells_little"]


@dataclass(frozen=True, slots=True)
class Naming:
    """Words by what they tell, lower case; lemmas where they are verbs or common nouns."""

    body_heads: frozenset[str]
    company_heads: frozenset[str]
    body_plurals: frozenset[str]
    before_of: frozenset[str]
    place_heads: frozenset[str]
    settlements: frozenset[str]
    place_prepositions: frozenset[str]
    states_have: frozenset[str]
    state_ministers: frozenset[str]
    parties_have: frozenset[str]
    agent_verbs: frozenset[str]
    government_has: frozenset[str]
    place_verbs: frozenset[str]
    towns_have: frozenset[str]
    compass: frozenset[str]
    doers: frozenset[str]
    chiefs: frozenset[str]
    portfolios: frozenset[str]
    ranks: frozenset[str]
    state_epithets: frozenset[str]
    body_epithets: frozenset[str]
    loose_epithets: frozenset[str]
    company_epithets: frozenset[str]
    public_heads: frozenset[str]
    particles: frozenset[str]
    of_a_people: frozenset[str]
    common_capitals: frozenset[str]
    small_words: frozenset[str]


_EPITHETS = ("state", "body", "loose", "company")


@cache
def naming() -> Naming:
    """Returns the words around names.

    >>> "union" in naming().body_heads
    True
    """
    raw = lexicon("naming")
    lists = {k: _words(v) for k, v in raw.items() if k != "epithets"}
    lists["body_heads"] |= press().outlet_words - {"star", "sun"}
    return Naming(**lists, **{f"{k}_epithets": _words(raw["epithets"][k]) for k in _EPITHETS})


def may_call(epithet: str, name: str) -> bool:
    """Whether a body of this name may be called so without saying more: "the group", "the company".

    >>> may_call("company", "Calder Line"), may_call("company", "Pilots' Union"), may_call("ministry", "Calder Line")
    (True, False, False)
    """
    known = naming()
    if epithet in known.company_epithets:
        return not known.public_heads & set(name.lower().split())
    return epithet in known.loose_epithets


def tells_little(name: str) -> bool:
    """Whether many bodies bear a name: it holds nothing but words for bodies and their business.

    >>> tells_little("Interior Ministry"), tells_little("the Front"), tells_little("Harbour Pilots' Association")
    (True, True, False)
    """
    known = naming()
    words = [w for w in name.lower().replace("-", " ").split() if w not in known.small_words]
    return bool(words) and all(w in known.body_heads or w in known.ranks or w in known.portfolios for w in words)


def _words(value: str | list[str]) -> frozenset[str]:
    return frozenset(value.split() if isinstance(value, str) else value)
