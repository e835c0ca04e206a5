"""Figures of different reports that give the same number for the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from crosswire.lexicon.voices import agree
from crosswire.record import Figure, Link, View
from crosswire.relating.facts.content import shares
from crosswire.relating.facts.kin import Kin
from crosswire.relating.facts.passages import Closeness, Passages
from crosswire.relating.facts.scope import Scope, unit_key
from crosswire.relating.facts.values import ends, is_same_value, weight
from crosswire.relating.nearest import one_to_one

__all__ = ["Pair", "same_figures"]

# Least likeness of the sentences, by how telling the number is (samples, 2026-11-23).
_LEAST = {0: 0.80, 1: 0.63, 2: 0.52, 3: 0.32}
_PROPOSED_MORE = 0.05  # more is asked of what is proposed: two parties may name one number
_LOOSE_MORE = 0.08  # and of measures that say little of what is counted
_TOLD_OTHERWISE_MORE = 0.05  # and where one report takes for a fact what the other takes for a proposal
_SAME_REPORT = 0.40  # a report that names a telling number twice for one measure means one thing
_STEM, _NAME = 0.04, 0.03  # what a content word, and a name, in common adds to the cosine
_KIN_ALIKE = 0.35  # sentences of a rewrite hardly share a word
_KIN_SHARED = 0.5  # share of other numbers that aligned sentences of two languages have in common
_MOST_OF_ONE_NUMBER = 400  # figures of one value in a record: beyond it, number and measure say nothing


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures and how alike their sentences are."""

    left: Figure
    right: Figure
    alike: float


def same_figures(
    view: View, passages: Passages, closeness: Closeness, kin: Kin, among: Collection[str]
) -> Iterator[Link]:
    """Yields a link for every two figures that give one number for one thing, one of them in ``among``."""
    scope = Scope(view)
    candidates = [p for p in _candidates(view.figures, among) if _may_be_one(*p, kin, scope)]
    closeness.prepare(passages.of(f).text for pair in candidates for f in pair)
    pairs = [Pair(f, g, closeness.cosine(passages.of(f).text, passages.of(g).text)) for f, g in candidates]
    for pair in (*_of_kin(pairs, passages, kin), *_independent(pairs, passages, kin, scope)):
        yield _link(pair, kin)


def _candidates(figures: Iterable[Figure], among: Collection[str]) -> Iterator[tuple[Figure, Figure]]:
    by_value: dict[frozenset[float], list[Figure]] = defaultdict(list)
    for figure in figures:
        if ends(figure):
            by_value[ends(figure)].append(figure)
    for same in by_value.values():
        if len(same) > _MOST_OF_ONE_NUMBER:
            continue
        for f, g in combinations(same, 2):
            if f.article in among or g.article in among:
                yield f, g


def _may_be_one(left: Figure, right: Figure, kin: Kin, scope: Scope) -> bool:
    if not is_same_value(left, right):
        return False
    if kin.are_kin(left.article, right.article):
        return (left.measure in _TIME) == (right.measure in _TIME) and (left.per or "") == (right.per or "")
    return scope.comparable(left, right) and not scope.apart(left, right)


_TIME = frozenset({"duration"})


def _of_kin(pairs: Iterable[Pair], passages: Passages, kin: Kin) -> Iterator[Pair]:
    """Yields for each figure of a rewrite the one it renders: the best of those that name the number, both ways."""
    related = ((_kin_score(p, passages), p) for p in pairs if kin.are_kin(p.left.article, p.right.article))
    ranked = sorted((r for r in related if r[0] >= _KIN_ALIKE), key=lambda r: (-r[0], r[1].left.id, r[1].right.id))
    best = one_to_one(ranked, lambda r: ((r[1].left.id, r[1].right.article), (r[1].right.id, r[1].left.article)))
    yield from (pair for _, pair in best)


def _kin_score(pair: Pair, passages: Passages) -> float:
    """Returns how surely two figures of kin are one: their sentences are alike, or share other numbers and names."""
    a, b = passages.of(pair.left).content, passages.of(pair.right).content
    shared = max(shares(a.numbers, b.numbers) if len(a.numbers & b.numbers) > 1 else 0.0, shares(a.names, b.names))
    by_number = 0.5 if weight(pair.left) >= 3 else 0.4 if weight(pair.left) == 2 else 0.0
    same_measure = 0.1 if pair.left.measure == pair.right.measure else 0.0
    return max(pair.alike, shared * _KIN_SHARED, by_number) + same_measure


def _independent(pairs: Iterable[Pair], passages: Passages, kin: Kin, scope: Scope) -> Iterator[Pair]:
    for pair in pairs:
        if kin.are_kin(pair.left.article, pair.right.article):
            continue
        proposed = {pair.left.modality, pair.right.modality} & {"proposed"}
        if proposed and _proposed_by_two(pair, scope):
            continue
        if _likeness(pair, passages) >= _least(pair, bool(proposed)):
            yield pair


def _least(pair: Pair, proposed: bool) -> float:
    if pair.left.article == pair.right.article and weight(pair.left) > 1 and pair.left.measure != "other":
        return _SAME_REPORT
    loose = pair.left.measure in ("other", "duration") and unit_key(pair.left) != "percent"
    told_otherwise = (pair.left.modality == "proposed") != (pair.right.modality == "proposed")
    return (
        _LEAST[min(weight(pair.left), 3)]
        + (_LOOSE_MORE if loose else 0.0)
        + (_PROPOSED_MORE if proposed else 0.0)
        + (_TOLD_OTHERWISE_MORE if told_otherwise else 0.0)
    )


def _proposed_by_two(pair: Pair, scope: Scope) -> bool:
    a, b = scope.proposer(pair.left), scope.proposer(pair.right)
    return bool(a and b) and not agree(a, b)


def _likeness(pair: Pair, passages: Passages) -> float:
    a, b = passages.of(pair.left).content, passages.of(pair.right).content
    return pair.alike + _STEM * min(len(a.stems & b.stems), 4) + _NAME * min(len(a.names & b.names), 2)


def _link(pair: Pair, kin: Kin) -> Link:
    related = kin.are_kin(pair.left.article, pair.right.article)
    what = "the same number in reports that go back to one text" if related else "the same number for the same thing"
    why = f"{what}; their sentences are {pair.alike:.2f} alike"
    score = max(pair.alike, 0.9) if related else min(0.5 + pair.alike / 2, 0.99)
    return Link("same_fact", pair.left.id, pair.right.id, round(score, 3), why)
