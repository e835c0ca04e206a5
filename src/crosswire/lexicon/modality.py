"""Words that tell whether a deed is done, planned, denied or only thought of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon import lexicon

__all__ = ["ModalityWords", "modality_words"]


@dataclass(frozen=True, slots=True)
class ModalityWords:
    """Cues by where they stand: each a lemma (particle verbs as ``rule_out``) with the value that it gives.

    ``verbs`` govern infinitives and clauses, ``objects`` are verbs that take a deed as object, ``nouns`` are what a
    deed yet to come is a matter of. The value ``through`` hands on the governor's own.
    """

    auxiliaries: Mapping[str, str]
    marks: Mapping[str, str]
    verbs: Mapping[str, str]
    objects: Mapping[str, str]
    nouns: Mapping[str, str]
    modifiers: Mapping[str, str]
    telling: frozenset[str]
    negations: frozenset[str]


@cache
def modality_words() -> ModalityWords:
    """Returns the cues of modality.

    >>> modality_words().objects["postpone"]
    'denied'
    """
    raw = lexicon("modality")
    by_word = {
        name: {word: value for value, words in raw[name].items() for word in words.split()}
        for name in ("auxiliaries", "marks", "verbs", "objects", "nouns", "modifiers")
    }
    return ModalityWords(
        **by_word, telling=frozenset(raw["telling"].split()), negations=frozenset(raw["negations"].split())
    )
