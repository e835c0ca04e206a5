"""How languages without a parser report speech."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, cast

from crosswire.lexicon import lexicon

__all__ = ["HeadKind", "Tongue", "tongue"]

HeadKind = Literal["person", "organisation", "document"]


_APOSTROPHES = "’'"


@dataclass(frozen=True, slots=True)
class Tongue:
    """The cues of a language, as patterns over its text, and the heads of its noun phrases, folded to lower case."""

    cue: re.Pattern[str]
    said: frozenset[str]
    that: re.Pattern[str]
    joined: re.Pattern[str]
    according: re.Pattern[str]
    opens: re.Pattern[str]
    aside: re.Pattern[str]
    told: re.Pattern[str]
    goes_on: re.Pattern[str]
    relative: re.Pattern[str]
    anonymity: re.Pattern[str]
    reason: re.Pattern[str]
    conditional: re.Pattern[str]
    day: re.Pattern[str]
    days: MappingProxyType[str, int]
    today: frozenset[str]
    yesterday: frozenset[str]
    persons: frozenset[str]
    organisations: frozenset[str]
    documents: frozenset[str]
    pronouns: re.Pattern[str]

    def kind(self, word: str) -> HeadKind | None:
        """Returns what a word in lower case names: a person, a body or a document, a plural too; null for others."""
        heads = {"person": self.persons, "organisation": self.organisations, "document": self.documents}
        forms = {word, word.removesuffix("s"), word.removesuffix("es")}
        return next((cast(HeadKind, kind) for kind, listed in heads.items() if forms & listed), None)


@cache
def tongue(language: str | None) -> Tongue | None:
    """Returns the cues of a language by its ISO 639-1 code; null where there are none.

    >>> spanish = tongue("es")
    >>> spanish is not None and spanish.cue.search("La ministra dijo que no habrá acuerdo.").group()
    'dijo'
    """
    raw: dict[str, Any] | None = lexicon("abroad").get((language or "").split("-")[0].lower())
    if raw is None:
        return None
    said = raw["said"].split()
    verbs = [*said, *raw["called"].split(), *raw["vowed"].split()]
    days = [*raw["days"], *raw["today"], *raw["yesterday"]]
    before = _either(raw["day_before"])
    return Tongue(
        cue=re.compile(
            rf"\b(?:{_either(raw['aux'].split())}(?:-t)?(?:-\w+)?\s+)?{_either(verbs)}(?:-t)?(?:-\w+)?\b", re.IGNORECASE
        ),
        said=frozenset(said),
        that=re.compile(rf"\s*{_either(raw['that'])}(?:(?<=[’',])\s*|\s+)"),
        joined=re.compile(rf"\s{_either(raw['and'])}\s+(?:\w{{1,3}}\s+)?$"),
        according=re.compile(rf"\b{_either(raw['according'])}\s+", re.IGNORECASE),
        opens=re.compile(
            rf"{_either([w + ('' if w[-1] in _APOSTROPHES else ' ') for w in raw['opens'].split()])}", re.IGNORECASE
        ),
        aside=re.compile(rf"\s*,?\s*(?:(?:{before}\s+)?{_either(days)}|{_either(raw['aside'])})\b,?", re.IGNORECASE),
        told=re.compile(rf"\s+{_either(raw['told'])}\s*(?P<name>(?:[A-ZÀ-Þ][\w.&-]*\s?)+)"),
        goes_on=re.compile(rf"\s*{_either(raw['goes_on'].split())}\b", re.IGNORECASE),
        relative=re.compile(rf",?\s{_either(raw['relative'].split())}\s"),
        anonymity=re.compile(_either(raw["anonymity"]), re.IGNORECASE),
        reason=re.compile(rf"\b{_either(raw['reason'])}\b[^.,;”»\"]*", re.IGNORECASE),
        conditional=re.compile(rf"\b(?:{raw['conditional']})\b"),
        day=re.compile(rf"\b{_either(days)}\b", re.IGNORECASE),
        days=MappingProxyType(dict(raw["days"])),
        today=frozenset(raw["today"]),
        yesterday=frozenset(raw["yesterday"]),
        persons=frozenset(raw["persons"].split()),
        organisations=frozenset(raw["organisations"].split()),
        documents=frozenset(raw["documents"].split()),
        pronouns=re.compile(rf"\s*{_either(raw['pronouns'].split())}\b(?:\s+hinzu\b)?"),
    )


def _either(words: list[str]) -> str:
    """A pattern for one of these, the longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + ")"
