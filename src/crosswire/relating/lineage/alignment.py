"""Which sentence of one report tells what which sentence of another tells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from crosswire.relating.lineage.profile import Passage, Profile

__all__ = ["Alignment", "Floats", "Twin", "align", "longest_rise"]

Floats = npt.NDArray[np.float32]

# Chosen on the samples and on two independent translations of one text (WMT21), see bench/lineage/README.md.
_ALIKE = 0.55  # likeness from which two sentences are held to tell the same
_MARKS_WEIGHT = 0.3  # what agreeing figures and names add to a cosine
_MARKS_ALONE = 0.21  # what they are worth more where a cosine says nothing
_NOUNS_AS_NAMES = ("de", "lb")
_SAME_WORDS = 0.4  # share of words in common from which the wording counts as a cosine would


@dataclass(frozen=True, slots=True)
class Twin:
    """Sentence ``left`` of one report and ``right`` of the other, and how alike they are."""

    left: int
    right: int
    likeness: float


@dataclass(frozen=True)
class Alignment:
    """The twins among the sentences of two reports, in the order of the left one.

    ``by_marks`` tells that only figures and names could be compared: then sentences without any do not count.
    """

    left: Profile
    right: Profile
    twins: tuple[Twin, ...]
    by_marks: bool = False

    @cached_property
    def cover_left(self) -> float:
        """Share of the left report's words that stand in sentences with a twin."""
        return _cover(self.left, {t.left for t in self.twins}, only_marked=self.by_marks)

    @cached_property
    def cover_right(self) -> float:
        """Share of the right report's words that stand in sentences with a twin."""
        return _cover(self.right, {t.right for t in self.twins}, only_marked=self.by_marks)

    @cached_property
    def order(self) -> float:
        """Share of the twins that keep one order in both reports."""
        return longest_rise([t.right for t in self.twins]) / len(self.twins) if self.twins else 0.0

    @cached_property
    def likeness(self) -> float:
        """Mean likeness of the twins."""
        return sum(t.likeness for t in self.twins) / len(self.twins) if self.twins else 0.0


def align(left: Profile, right: Profile, cosines: Floats | None) -> Alignment:
    """Pairs sentences that tell the same, best first, each at most once.

    ``cosines`` has a row for each sentence on the left; null where there are no vectors: then figures and names decide.
    """
    if not left.passages or not right.passages:
        return Alignment(left, right, ())
    marks = _marks(left, right)
    wording = _wording(left.passages, right.passages)
    alone = marks > 0 if cosines is None else _share_figures(left.passages, right.passages)
    alike = np.maximum(
        np.where(alone, marks + _MARKS_ALONE, 0),
        np.where(wording >= _SAME_WORDS, wording + _MARKS_WEIGHT * marks, 0),
    )
    if cosines is not None:
        alike = np.maximum(alike, cosines + _MARKS_WEIGHT * marks)
    twins, used_left, used_right = [], set(), set()
    for n in np.argsort(-alike, axis=None, kind="stable"):
        i, j = divmod(int(n), len(right.passages))
        if alike[i, j] < _ALIKE:
            break
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            twins.append(Twin(i, j, float(alike[i, j])))
    by_marks = cosines is None and left.language != right.language
    return Alignment(left, right, tuple(sorted(twins, key=lambda t: (t.left, t.right))), by_marks)


def _marks(left: Profile, right: Profile) -> Floats:
    """Returns how far figures (twice) and names of every two sentences agree, 0 to 1.

    Where a language writes every noun as a name, its own names are not missed in the other report.
    """
    nouns = (left.language in _NOUNS_AS_NAMES) != (right.language in _NOUNS_AS_NAMES)
    out = np.zeros((len(left.passages), len(right.passages)), dtype=np.float32)
    for i, p in enumerate(left.passages):
        for j, q in enumerate(right.passages):
            names, figures = len(p.names & q.names), len(p.figures & q.figures)
            if names or figures:
                every = min(len(p.names), len(q.names)) if nouns else len(p.names | q.names)
                out[i, j] = (names + 2 * figures) / (every + 2 * len(p.figures | q.figures))
    return out


def _share_figures(left: Sequence[Passage], right: Sequence[Passage]) -> npt.NDArray[np.bool_]:
    """Returns of every two sentences whether they hold a figure in common.

    Names in common prove nothing against a cosine: all that one speaker says stands in sentences with the same name.
    """
    return np.array([[not p.figures.isdisjoint(q.figures) for q in right] for p in left], dtype=np.bool_)


def _wording(left: Sequence[Passage], right: Sequence[Passage]) -> Floats:
    """Returns the share of words that every two sentences have in common."""
    out = np.zeros((len(left), len(right)), dtype=np.float32)
    bags = [frozenset(q.words) for q in right]
    for i, p in enumerate(left):
        bag = frozenset(p.words)
        for j, other in enumerate(bags):
            both = len(bag & other)
            out[i, j] = both / (len(bag) + len(other) - both)
    return out


def _cover(report: Profile, sentences: set[int], *, only_marked: bool) -> float:
    every = {n for n, p in enumerate(report.passages) if not only_marked or p.figures or p.names} | sentences
    words = sum(len(report.passages[n].words) for n in every)
    return sum(len(report.passages[n].words) for n in sentences) / max(words, 1)


def longest_rise(numbers: Sequence[int]) -> int:
    """Returns how many of the numbers, at most, can be kept so that none falls below one before it.

    >>> longest_rise([2, 3, 3, 1, 5])
    4
    """
    ends: list[int] = []
    for number in numbers:
        at = bisect_right(ends, number)
        ends[at : at + 1] = [number]
    return len(ends)
