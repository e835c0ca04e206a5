"""What a report can be found by: a sample of its phrases, and figures and names that stand together.

Every report keeps those keys whose hash is smallest, so that two reports that share much share keys, whatever else
they hold (Broder 1997; winnowing by a fixed share, Manber 1994). Figures and names are the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from heapq import nsmallest
from itertools import combinations

from crosswire.record import Traces
from crosswire.relating.lineage.profile import Passage, Profile

__all__ = ["LEAST_SHARED", "traces"]

LEAST_SHARED = 2  # keys in common from which two reports are compared
_ONE_PHRASE_IN = 8
_LEAST_PHRASES = 12
_MOST_PHRASES = 120
_MOST_PAIRS = 48
_TELLING = 3  # digits from which a figure is looked up on its own


def traces(report: Profile) -> Traces:
    """Returns the keys of a report."""
    phrases = sorted(_key("phrase", *run) for run in report.phrases)
    sample = [key for key in phrases if key % _ONE_PHRASE_IN == 0][:_MOST_PHRASES]
    keys = {*sample, *phrases[:_LEAST_PHRASES], *_smallest(_pairs(report)), *_figures(report.figures)}
    return Traces(report.article, report.day, frozenset(keys))


def _figures(figures: Mapping[str, int]) -> Iterator[int]:
    for mark in figures:
        if sum(c.isdigit() for c in mark) >= _TELLING and "-" not in mark:
            yield _key("figure", mark)


def _pairs(report: Profile) -> Iterator[int]:
    for passage in report.passages:
        yield from _of_passage(passage)


def _of_passage(passage: Passage) -> Iterator[int]:
    for a, b in combinations(sorted(passage.figures), 2):
        yield _key("figures", a, b)
    for figure in passage.figures:
        for name in passage.names:
            yield _key("figure and name", figure, name)
    for a, b in combinations(sorted(passage.names), 2):
        yield _key("names", a, b)


def _smallest(keys: Iterable[int]) -> list[int]:
    return nsmallest(_MOST_PAIRS, set(keys))


def _key(*parts: str) -> int:
    digest = blake2b("\\0".join(parts).encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1
