"""Words that name an event, by its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon import lexicon

__all__ = ["EventWords", "event_words"]


@dataclass(frozen=True, slots=True)
class EventWords:
    """Lemmas to kinds of event, PLOVER classes by kind and back, and what makes a noun or a remark an event.

    ``idle`` wordings name none; ``light`` verbs leave the deed to their object, ``begun`` ones to their subject;
    ``tolls`` need a doer, ``doers`` are those without a name. ``terms`` name an event only where it is not yet so,
    as does any verb but a ``stative`` one after ``modals``. ``acts`` are more than saying, ``spoken`` the kinds of
    some.
    """

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    plover: Mapping[str, str]
    classes: Mapping[str, str]
    idle: frozenset[str]
    light: frozenset[str]
    begun: frozenset[str]
    tolls: frozenset[str]
    doers: frozenset[str]
    terms: frozenset[str]
    modals: frozenset[str]
    stative: frozenset[str]
    acts: frozenset[str]
    spoken: Mapping[str, str]


@cache
def event_words() -> EventWords:
    """Returns the words that name events.

    >>> event_words().verbs["turn_down"], event_words().nouns["truce"]
    ('reject', 'other')
    """
    raw = lexicon("events")
    kinds = {str(kind): row for kind, row in raw["kinds"].items()}
    return EventWords(
        verbs={w: kind for kind, row in kinds.items() for w in row["verbs"].split()},
        nouns={w: kind for kind, row in kinds.items() for w in row["nouns"].split()},
        plover={kind: row["plover"] for kind, row in kinds.items() if "plover" in row},
        classes={name: str(kind) for name, kind in raw["classes"].items()},
        idle=frozenset(raw["idle"].split()),
        light=frozenset(raw["light"].split()),
        begun=frozenset(raw["begun"].split()),
        tolls=frozenset(raw["tolls"].split()),
        doers=frozenset(raw["doers"].split()),
        terms=frozenset(raw["terms"].split()),
        modals=frozenset(raw["modals"].split()),
        stative=frozenset(raw["stative"].split()),
        acts=frozenset(raw["acts"].split()),
        spoken={verb: str(kind) for verb, kind in raw["spoken"].items()},
    )
