"""Word lists of the lexicon, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crosswire.lexicon import lexicon

__all__ = ["Roles", "Speech", "roles", "speech"]


@dataclass(frozen=True, slots=True)
class Speech:
    """How English reports speech: lemmas by what they take as content."""

    verbs: frozenset[str]
    infinitive: frozenset[str]
    object: frozenset[str]
    prepositional: dict[str, frozenset[str]]
    counting: frozenset[str]
    nouns: frozenset[str]
    according: tuple[str, ...]
    tallies: frozenset[str]
    continuation: frozenset[str]


@dataclass(frozen=True, slots=True)
class Roles:
    """Head nouns by what they stand for, and the wording of anonymity."""

    person: frozenset[str]
    organisation: frozenset[str]
    document: frozenset[str]
    unnamed_heads: frozenset[str]
    place_nouns: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    anonymity: tuple[str, ...]
    anonymity_reason: tuple[str, ...]
    honorifics: frozenset[str]


def _words(value: str) -> frozenset[str]:
    return frozenset(value.split())


_LISTS = ("person", "organisation", "document", "unnamed_heads", "place_nouns", "feminine", "masculine")


@cache
def speech() -> Speech:
    """Returns the cues of reported speech."""
    raw = lexicon("speech")
    lists = {k: _words(raw[k]) for k in ("verbs", "infinitive", "object", "counting", "nouns", "tallies")}
    return Speech(
        **lists,
        prepositional={k: frozenset(v) for k, v in raw["prepositional"].items()},
        according=tuple(raw["according"]),
        continuation=frozenset(raw["continuation"]),
    )


@cache
def roles() -> Roles:
    """Returns the head nouns of roles."""
    raw = lexicon("roles")
    return Roles(
        **{
            k: _words(raw[k])
            for k in ("person", "organisation", "document", "unnamed_heads", "place_nouns", "feminine", "masculine")
        },
        anonymity=tuple(raw["anonymity"]),
        anonymity_reason=tuple(raw["anonymity_reason"]),
        honorifics=frozenset(raw["honorifics"]),
    )
