"""Figures that a copy, rewrite or update gives otherwise than the report it goes back to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import combinations

from crosswire.record import Figure, FigureRelation, View
from crosswire.relating.conflicts.sides import Sides, Two
from crosswire.relating.conflicts.weighing import Heads, Weighing
from crosswire.relating.facts.content import shares
from crosswire.relating.facts.kin import Kin
from crosswire.relating.facts.values import ends, is_same_value, is_slip, number, ratio

__all__ = ["rewritten_figures"]

# Least likeness of two passages of one family that may render each other (samples, 2026-11-23).
_ALIKE = 0.55
_ALIKE_UPDATED = 0.50
_ALIKE_OTHER_VALUE = 0.85  # where nothing explains the other number
_NUMBERS_SHARED = 0.5  # share of other numbers that the sentences have in common
_FAR = 3.0


def rewritten_figures(
    view: View, sides: Sides, heads: Heads, weighing: Weighing, kin: Kin, among: Collection[str]
) -> Iterator[Two]:
    """Yields every two figures of one family of reports that render each other and differ, with how they do."""
    by_family: dict[str, list[Figure]] = defaultdict(list)
    for figure in view.figures:
        by_family[kin.family(figure.article)].append(figure)
    for figures in by_family.values():
        articles = {f.article for f in figures}
        if len(articles) < 2 or not articles & set(among):
            continue
        weighing.prepare(figures)
        yield from _bounds(figures, heads)
        yield from _values(figures, sides, heads, weighing, kin)


def _bounds(figures: list[Figure], heads: Heads) -> Iterator[Two]:
    """Yields those that name one number under different bounds: "at least" dropped, "some" put in."""
    for f, g in combinations(figures, 2):
        rendered = f.article != g.article and heads.are_one(f.id, g.id) and is_same_value(f, g)
        if rendered and f.bound != g.bound and f.measure == g.measure != "duration":
            yield Two(f, g, "rewrite_error", 0.9)


def _values(figures: list[Figure], sides: Sides, heads: Heads, weighing: Weighing, kin: Kin) -> Iterator[Two]:
    """Yields those that no figure of the other report answers, and whose passages render each other."""
    rendered = {(heads.of(f.id), f.article) for f in figures}
    best: dict[tuple[str, str], tuple[float, Two]] = {}
    for f, g in combinations(figures, 2):
        if f.article == g.article:
            continue
        link = kin.link(f.article, g.article)
        updated = link is not None and link.kind == "updates"
        answered = (heads.of(f.id), g.article) in rendered or (heads.of(g.id), f.article) in rendered
        two = _two(f, g, sides, weighing, updated) if updated or not answered else None
        if two is None or heads.are_one(f.id, g.id):
            continue
        for key in ((f.id, g.article), (g.id, f.article)):
            if key not in best or best[key][0] < two.alike:
                best[key] = (two.alike, two)
    for two in {(t.left.id, t.right.id): t for _, t in best.values()}.values():
        if all(best[key][1] is two for key in ((two.left.id, two.right.article), (two.right.id, two.left.article))):
            yield two


def _two(f: Figure, g: Figure, sides: Sides, weighing: Weighing, updated: bool) -> Two | None:
    if f.measure != g.measure or (f.per or "") != (g.per or "") or is_same_value(f, g) or not ends(f) or not ends(g):
        return None
    if number(f) is None or ratio(f, g) > _FAR:
        return None
    if sides.are_part_and_whole(f, g) or (updated and not sides.scope.comparable(f, g)):
        return None
    a, b = sides.of(f), sides.of(g)
    first, second = (f, g) if (a.day, a.key) <= (b.day, b.key) or not (a.day and b.day) else (g, f)
    alike = weighing.likeness(f, g) + _context(f, g, weighing)
    relation = _relation(first, second, alike, updated, sides)
    return Two(first, second, relation, alike) if relation else None


def _relation(first: Figure, second: Figure, alike: float, updated: bool, sides: Sides) -> FigureRelation | None:
    if updated:
        return "newer" if alike >= _ALIKE_UPDATED and not sides.scope.apart(first, second) else None
    explained = is_slip(first, second) or bool(ends(first) & ends(second))
    return "rewrite_error" if alike >= (_ALIKE if explained else _ALIKE_OTHER_VALUE) else None


def _context(f: Figure, g: Figure, weighing: Weighing) -> float:
    a, b = weighing.passages.of(f).content, weighing.passages.of(g).content
    return 0.2 if shares(a.numbers, b.numbers) >= _NUMBERS_SHARED else 0.0
