"""Words that decide whether two passages say the same, as ``comparing.yaml`` lists them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon import lexicon
from crosswire.text import fold

__all__ = ["Comparing", "comparing"]


@dataclass(frozen=True, slots=True)
class Comparing:
    """Folded words of all languages together; see the file for what each list holds."""

    plain: frozenset[str]
    negations: frozenset[str]
    opposites: tuple[tuple[str, str], ...]
    officials: tuple[str, ...]
    state_bodies: frozenset[str]
    public: frozenset[str]
    tallies: frozenset[str]
    releases: frozenset[str]
    hearers: frozenset[str]
    doubts: frozenset[str]
    near: tuple[str, ...]
    inside: tuple[str, ...]
    denials: tuple[str, ...]
    charges: tuple[str, ...]
    pointing: frozenset[str]
    between: tuple[str, ...]
    aired: tuple[str, ...]
    staff: frozenset[str]
    distanced: tuple[str, ...]


@cache
def comparing() -> Comparing:
    """Returns the words of the file.

    >>> "without" in comparing().negations and "union" in comparing().public
    True
    """
    raw = lexicon("comparing")
    return Comparing(
        plain=_all(raw["plain"]),
        negations=_all(raw["negations"]),
        opposites=tuple((fold(a), fold(b)) for a, b in raw["opposites"]),
        officials=tuple(sorted(_all(raw["officials"]))),
        state_bodies=_all(raw["state_bodies"]),
        public=_all(raw["public"]),
        tallies=_all(raw["tallies"]),
        releases=frozenset(map(fold, raw["releases"])),
        hearers=frozenset(map(fold, raw["hearers"])),
        doubts=_all(raw["doubts"]),
        near=tuple(map(fold, raw["standing"]["near"])),
        inside=tuple(map(fold, raw["standing"]["inside"])),
        denials=tuple(map(fold, raw["denials"])),
        charges=tuple(map(fold, raw["charges"])),
        pointing=frozenset(map(fold, raw["pointing"])),
        between=tuple(map(fold, raw["between"])),
        aired=tuple(map(fold, raw["aired"])),
        staff=frozenset(map(fold, raw["staff"])),
        distanced=tuple(map(fold, raw["distanced"])),
    )


def _all(lists: Mapping[str, Iterable[str]]) -> frozenset[str]:
    return frozenset(fold(word) for words in lists.values() for word in words)
