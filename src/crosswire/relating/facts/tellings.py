"""Sentences of reports with the findings in them, and which two of different reports are worth a judge's look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import numpy as np
import numpy.typing as npt

from crosswire.record import Event, Figure, Span, View, overlap
from crosswire.relating.facts.content import Content, content
from crosswire.relating.facts.kin import Kin
from crosswire.relating.facts.passages import Closeness, Found, Passages
from crosswire.relating.nearest import nearest_both_ways

__all__ = ["Candidate", "Telling", "Tellings", "candidates", "of_one_time", "within"]

_SHORTEST = 3  # content stems: what says less is no assertion
_NEAR_DAYS = 8  # of publication within which independent reports tell of one state of things
_STEM, _NAME, _NUMBER = 0.03, 0.03, 0.06  # what a content word, a name and a number in common add to the cosine
_ALIKE_OF_KIN, _ALIKE = 0.30, 0.48  # least likeness that is worth a look
_NEAREST_OF_KIN, _NEAREST = 3, 2  # sentences of another report that one sentence is held against
_MOST_OF_KIN, _MOST = 60, 8  # pairs of two reports
_MOST_OF_REPORT = 150  # pairs of one new report
_ALIKE_WITHIN, _MOST_WITHIN = 0.50, 10  # of the pairs within one report: one voice against another


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence with what it asserts: ``found`` are the statements, figures and events in it, in order."""

    article: str
    span: Span
    text: str
    found: tuple[Found, ...]

    @property
    def content(self) -> Content:
        """What the sentence is made of."""
        return content(self.text)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two sentences that may tell of one thing, and how alike they are: cosine, words, names and numbers in common."""

    alike: float
    left: Telling
    right: Telling


class Tellings:
    """The sentences of a view that hold a finding."""

    def __init__(self, view: View, passages: Passages) -> None:
        self.view = view
        self._passages = passages
        self._findings: dict[str, list[tuple[Span, Found]]] = defaultdict(list)
        for statement in view.statements:
            self._findings[statement.article] += [(span, statement) for span in statement.content]
        others: tuple[Figure | Event, ...] = (*view.figures, *(e for e in view.events if e.kind != "statement"))
        for found in others:
            self._findings[found.article].append((found.span, found))
        self._of: dict[str, tuple[Telling, ...]] = {}

    def of(self, article: str) -> tuple[Telling, ...]:
        """Returns the sentences of an article that hold a finding, in order."""
        if article not in self._of:
            self._of[article] = tuple(self._make(article))
        return self._of[article]

    def _make(self, article: str) -> Iterator[Telling]:
        found = self._findings[article]
        for sentence in self._passages.sentences.of(article):
            held = tuple(dict.fromkeys(f for span, f in found if overlap(span, sentence)))
            if held:
                text = self._passages.told(article, sentence)
                if len(content(text).stems) >= _SHORTEST:
                    yield Telling(article, sentence, text, held)


def candidates(tellings: Tellings, closeness: Closeness, kin: Kin, among: Collection[str]) -> Iterator[Candidate]:
    """Yields the pairs of sentences of different reports, one of them in ``among``, that may tell of one thing.

    Bounded for every two reports and for every new one, so that the work does not grow with the record.
    """
    view = tellings.view
    closeness.prepare(t.text for a in view.articles for t in tellings.of(a.id))
    by_report: dict[str, list[tuple[bool, Candidate]]] = defaultdict(list)
    for a, b in combinations(sorted(view.article), 2):
        if a not in among and b not in among:
            continue
        related = kin.are_kin(a, b)
        if related or of_one_time(view.article[a].published, view.article[b].published):
            pairs = list(_nearest(tellings.of(a), tellings.of(b), closeness, related))
            for report in {a, b} & set(among):
                by_report[report] += [(not related, pair) for pair in pairs]
    taken: set[Candidate] = set()
    for report in sorted(by_report):
        for _, pair in sorted(by_report[report], key=_kin_first)[:_MOST_OF_REPORT]:
            if pair not in taken:
                taken.add(pair)
                yield pair


def _kin_first(ranked: tuple[bool, Candidate]) -> tuple[bool, float, Span, Span, str, str]:
    stranger, pair = ranked
    return stranger, -pair.alike, pair.left.span, pair.right.span, pair.left.article, pair.right.article


def of_one_time(first: date | None, second: date | None, days: int = _NEAR_DAYS) -> bool:
    """Whether two reports are so near in time that they tell of one state of things; without a day they may be."""
    return first is None or second is None or abs((first - second).days) <= days


def _nearest(
    left: tuple[Telling, ...], right: tuple[Telling, ...], closeness: Closeness, related: bool
) -> Iterator[Candidate]:
    """Yields the pairs of two reports in which either sentence is among the nearest to the other."""
    if not left or not right:
        return
    alike = _alike(left, right, closeness)
    nearest, least = (_NEAREST_OF_KIN, _ALIKE_OF_KIN) if related else (_NEAREST, _ALIKE)
    ranked = sorted(((float(alike[i, j]), i, j) for i, j in nearest_both_ways(alike, nearest)), reverse=True)
    for score, i, j in ranked[: _MOST_OF_KIN if related else _MOST]:
        if score >= least:
            yield Candidate(score, left[i], right[j])


def within(tellings: Tellings, closeness: Closeness, among: Collection[str]) -> Iterator[Candidate]:
    """Yields the pairs of sentences of one report in ``among`` that may tell of one thing."""
    for article in sorted(among):
        told = tellings.of(article)
        if len(told) < 2:
            continue
        alike = _alike(told, told, closeness)
        ranked = sorted(((float(alike[i, j]), i, j) for i, j in combinations(range(len(told)), 2)), reverse=True)
        for score, i, j in ranked[:_MOST_WITHIN]:
            if score >= _ALIKE_WITHIN and told[i].text != told[j].text:
                yield Candidate(score, told[i], told[j])


def _alike(left: tuple[Telling, ...], right: tuple[Telling, ...], closeness: Closeness) -> npt.NDArray[np.float32]:
    """Returns how alike every two sentences are: vectors, and content words, names and numbers in common."""
    alike = closeness.matrix([t.text for t in left], [t.text for t in right])
    for i, x in enumerate(left):
        for j, y in enumerate(right):
            a, b = x.content, y.content
            alike[i, j] += _STEM * min(len(a.stems & b.stems), 4) + _NAME * min(len(a.names & b.names), 2)
            alike[i, j] += _NUMBER * min(len(a.numbers & b.numbers), 2)
    return alike
