"""Figures that stand against each other: two counts of one thing, an older and a newer one, a round and an exact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import combinations, product

from crosswire.lexicon.voices import agree, same_voice
from crosswire.record import Figure, FigureRelation, View
from crosswire.relating.conflicts.sides import Side, Sides, Two
from crosswire.relating.conflicts.weighing import Weighing
from crosswire.relating.facts.scope import unit_key
from crosswire.relating.facts.values import holds, is_same_value, number, ratio, roundness

__all__ = ["figure_conflicts"]

# Least likeness of sentences that are about one thing (samples, 2026-11-23).
_ALIKE = 0.62
_ALIKE_LOOSE = 0.72  # where the measure says little of what is counted, or one report takes a proposal for a fact
_ALIKE_ONE_VOICE = 0.57  # where one authority counts again, or one party proposes again
_ALIKE_OTHER_SCOPE = 0.72  # what is of another scope is worth telling only where it reads as if it were one
_FAR_OF_OTHER_SCOPE = 8.0  # further apart, nobody takes one for the other
_FAR = 2.0  # one number more than so many times the other counts another thing
_FAR_BESIDE = 5.0  # two counts set side by side may be further apart
_NEAR_DAYS = 2  # two reports of days so near speak of one state of things
_LONG_AGO_DAYS = 60  # an older count than that is history, no news
_MOST_OF_A_MEASURE = 1500  # figures of one measure: beyond it they are compared within articles only
_ROUND = 0.2  # a round number is at most so far from the exact one
_HARDLY_APART = 1.02  # a round number so near the exact one renders it, whatever the days of the reports
_ROUND_TWICE = 0.05  # where the other one has a bound of its own
_PLURALS = frozenset({20.0, 24.0, 200.0, 2_000.0, 20_000.0, 200_000.0, 2_000_000.0})  # tens, dozens, hundreds of ...
_LOOSE = frozenset({"other", "duration"})


def figure_conflicts(view: View, sides: Sides, weighing: Weighing, among: Collection[str]) -> Iterator[Two]:
    """Yields every two figures of independent reports, or of one, that differ about one thing, with how they do."""
    pairs = [(f, g) for f, g in _pairs(view.figures, among) if _may_differ(f, g, sides)]
    weighing.prepare(f for pair in pairs for f in pair)
    grouped: dict[tuple[str, str], list[tuple[Figure, Figure]]] = defaultdict(list)
    for f, g in pairs:
        early, late = sorted((sides.of(f), sides.of(g)), key=lambda s: (s.day or date.max, s.key))
        first, second = (f, g) if sides.of(f).key == early.key else (g, f)
        grouped[early.key, late.key].append((first, second))
    found: list[Two] = []
    for group in grouped.values():
        two = _conflict(group, sides, weighing)
        if two is not None:
            found.append(two)
    yield from _next_only(found, sides)
    yield from _other_scope(view.figures, found, sides, weighing, among)


def _other_scope(
    figures: Iterable[Figure], found: Iterable[Two], sides: Sides, weighing: Weighing, among: Collection[str]
) -> Iterator[Two]:
    """Yields the two figures that are told most alike of other people, another place or time, once for two facts."""
    said = {frozenset((sides.of(t.left).key, sides.of(t.right).key)) for t in found}
    best: dict[frozenset[str], Two] = {}
    for f, g in _pairs(figures, among):
        a, b = sides.of(f), sides.of(g)
        key = frozenset((a.key, b.key))
        if a.key == b.key or key in said or is_same_value(f, g) or weighing.in_one_sentence(f, g):
            continue
        if not _is_of_other_scope(f, g, sides):
            continue
        alike = weighing.likeness(f, g)
        if alike >= _ALIKE_OTHER_SCOPE and (key not in best or best[key].alike < alike):
            first, second = sorted((f, g), key=lambda x: (sides.of(x).day or date.max, x.article, x.span))
            best[key] = Two(first, second, "other_scope", alike)
    taken: set[str] = set()
    for key, two in sorted(best.items(), key=lambda item: (-item[1].alike, sorted(item[0]))):
        if not key & taken:
            taken |= key
            yield two


def _are_ordinal(left: Figure, right: Figure) -> bool:
    """Whether one of two figures is no count: "the second day"."""
    return any((f.unit or "").endswith("(ordinal)") for f in (left, right))


def _is_of_other_scope(f: Figure, g: Figure, sides: Sides) -> bool:
    if _are_ordinal(f, g) or sides.are_part_and_whole(f, g):
        return False
    a, b = sides.of(f), sides.of(g)
    apart = abs((b.day - a.day).days) if a.day and b.day else 0
    if "proposed" in (f.modality, g.modality) or sides.are_kin(a, b) or apart > _NEAR_DAYS:
        return False
    if unit_key(f) != unit_key(g) or ratio(f, g) > _FAR_OF_OTHER_SCOPE:
        return False
    return sides.scope.comparable(f, g) and (sides.scope.apart(f, g) or ratio(f, g) > _FAR)


def _pairs(figures: Iterable[Figure], among: Collection[str]) -> Iterator[tuple[Figure, Figure]]:
    alike: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if number(figure) is not None and not _is_vague(figure):
            alike[figure.measure, figure.per or ""].append(figure)
    for same in alike.values():
        few = len(same) <= _MOST_OF_A_MEASURE
        for f, g in combinations(same, 2):
            if (few or f.article == g.article) and (f.article in among or g.article in among):
                yield f, g


def _is_vague(figure: Figure) -> bool:
    """Whether a figure is a bare plural, "dozens" or "thousands", whose lower end is two units."""
    return figure.value_low in _PLURALS and figure.value_high is None and figure.bound == "at_least"


def _may_differ(left: Figure, right: Figure, sides: Sides) -> bool:
    a, b = sides.of(left), sides.of(right)
    if a.key == b.key or sides.are_kin(a, b) or not sides.scope.comparable(left, right):
        return False
    if is_same_value(left, right) or _are_ordinal(left, right) or sides.are_part_and_whole(left, right):
        return False
    return not sides.scope.apart(left, right) and ratio(left, right) <= _FAR_BESIDE


def _conflict(group: list[tuple[Figure, Figure]], sides: Sides, weighing: Weighing) -> Two | None:
    """Returns how two facts stand against each other by the best of their passages; null where they do not."""
    beside = [(f, g) for f, g in group if weighing.are_beside(f, g)]
    for f, g in beside:
        relation = _side_by_side(f, g, sides, weighing)
        if relation:
            first, second = sorted((f, g), key=lambda x: x.span)
            return Two(first, second, relation, max(weighing.likeness(f, g), _ALIKE))
    if beside:
        return None
    by_likeness = sorted(((weighing.likeness(f, g), f, g) for f, g in group), key=lambda t: (-t[0], t[1].id, t[2].id))
    for alike, f, g in by_likeness:
        told = _independent(f, g, alike, sides)
        if told:
            return Two(f, g, told, alike)
    return None


def _side_by_side(left: Figure, right: Figure, sides: Sides, weighing: Weighing) -> FigureRelation | None:
    if "proposed" in (left.modality, right.modality) or (left.statement and left.statement == right.statement):
        return None
    if _rounds_either(left, right):
        return "rounding"
    second = max(left, right, key=lambda f: f.span)
    mine, other = sides.voices(left), sides.voices(right)
    if any(same_voice(x, y) for x, y in product(mine, other)) or weighing.says_itself(second):
        return None
    if mine and other:
        return "contradicts"
    told = [v.key for v in (*mine, *other)]
    opener = weighing.opener(second)
    another = bool(opener) and not any(agree(opener, key) or opener & key for key in told)
    return "contradicts" if told and (another or weighing.in_one_sentence(left, right)) else None


def _independent(left: Figure, right: Figure, alike: float, sides: Sides) -> FigureRelation | None:
    a, b = sides.of(left), sides.of(right)
    one_voice = _one_voice(a, b)
    proposed = {left.modality, right.modality}
    if "proposed" in proposed and not sides.one_proposer(left, right):
        return None
    loose = left.measure in _LOOSE or (len(proposed) == 2 and "proposed" in proposed)
    loose = loose or ("proposed" in proposed and not sides.names_proposer(left, right))
    least = _ALIKE_LOOSE if loose else _ALIKE_ONE_VOICE if one_voice or "proposed" in proposed else _ALIKE
    if alike < least or ratio(left, right) > _FAR or left.article == right.article:
        return None
    apart = (b.day - a.day).days if a.day and b.day else 0
    if ratio(left, right) <= _HARDLY_APART and "proposed" not in proposed and _rounds_either(left, right):
        return "rounding"
    if 0 < apart <= _LONG_AGO_DAYS and (one_voice or proposed == {"proposed"}):
        return "newer"
    if apart > _NEAR_DAYS or one_voice:
        return None
    if _rounds_either(left, right):
        return "rounding" if "proposed" not in proposed else None
    both_told = bool(a.voices and b.voices)
    return "contradicts" if both_told and (proposed != {"proposed"}) else None


def _one_voice(a: Side, b: Side) -> bool:
    return any(same_voice(x, y) for x, y in product(a.voices, b.voices))


def _rounds_either(left: Figure, right: Figure) -> bool:
    return _rounds(left, right) or _rounds(right, left)


def _rounds(loose: Figure, exact: Figure) -> bool:
    """Whether the first figure, by its bound, is the second one made round: "more than 20" for 23."""
    a, b = number(loose), number(exact)
    if a is None or b is None or loose.bound == "range" or not holds(loose, exact):
        return False
    if roundness(loose) <= roundness(exact):
        return False
    return abs(a - b) <= (_ROUND if exact.bound in ("exact", "about") else _ROUND_TWICE) * max(a, b)


def _next_only(found: list[Two], sides: Sides) -> Iterator[Two]:
    """Keeps, of counts that go on and on, each count and the next one."""
    newer = {(sides.of(t.left).key, sides.of(t.right).key) for t in found if t.relation == "newer"}
    for two in found:
        a, b = sides.of(two.left).key, sides.of(two.right).key
        between = any((a, m) in newer and (m, b) in newer for x, m in newer if x == a)
        if two.relation != "newer" or not between:
            yield two
