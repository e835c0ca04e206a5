"""Words that name an event, and words that tell whether it happened."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from crosswire.lexicon import lexicon

__all__ = ["EventWords", "event_words"]


@dataclass(frozen=True, slots=True)
class EventWords:
    """Lemmas to kinds of event; PLOVER class by kind; cues of modality."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    plover: dict[str, str]
    modality: dict[str, frozenset[str]]


@cache
def event_words() -> EventWords:
    """Returns the words that name events."""
    raw = lexicon("events")
    kinds = cast(dict[str, Any], raw["kinds"])
    return EventWords(
        verbs={w: kind for kind, row in kinds.items() for w in row["verbs"].split()},
        nouns={w: kind for kind, row in kinds.items() for w in row["nouns"].split()},
        plover={kind: row["plover"] for kind, row in kinds.items()},
        modality={m: frozenset(words) for m, words in raw["modality"].items()},
    )
