"""Sums that do not come out: a report's whole and its parts, by the sums that the domain files name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby

from crosswire.lexicon.domain import Sum, domain, domain_names
from crosswire.lexicon.voices import same_voice
from crosswire.record import Figure, View
from crosswire.relating.conflicts.sides import Sides

__all__ = ["Failing", "failing_sums"]

_SENTENCES = 700  # code points: a report that gives a whole and its parts gives them in one paragraph
_LEAST_PARTS = 2


@dataclass(frozen=True, slots=True)
class Failing:
    """A whole and the parts that a report gives beside it; what remains by the report, and by the sum."""

    whole: Figure
    parts: tuple[Figure, ...]
    remains: int

    @property
    def why(self) -> str:
        """What does not come out, in words."""
        numbers = [round(p.value_low or 0) for p in self.parts]
        told, others = numbers[-1], numbers[:-1]
        less = " less ".join(f"{n:,}" for n in others)
        whole = round(self.whole.value_low or 0)
        return f"the sum does not come out: {whole:,} less {less} leaves {self.remains:,}, not {told:,}"


def failing_sums(view: View, sides: Sides, among: Collection[str]) -> Iterator[Failing]:
    """Yields the sums of reports in ``among`` that do not come out, whichever part is counted within another."""
    sums = [s for name in domain_names() for s in domain(name).sums]
    for article, figures in groupby(view.figures, key=lambda f: f.article):
        if article not in among:
            continue
        exact = [f for f in figures if f.bound == "exact" and f.modality == "reported" and f.value_low is not None]
        for wanted in sums:
            yield from _failing(exact, wanted, view, sides)


def _failing(figures: list[Figure], wanted: Sum, view: View, sides: Sides) -> Iterator[Failing]:
    for whole in (f for f in figures if f.measure == wanted.whole):
        found: dict[str, list[Figure]] = defaultdict(list)
        for f in figures:
            if f.measure in wanted.parts and _is_beside(whole, f, view) and _by_one(whole, f, sides):
                found[f.measure].append(f)
        last = next((p for p in wanted.parts if len(found[p]) == 1 and _remainder(p, wanted)), None)
        parts = [f for p in wanted.parts for f in found[p] if p != last]
        if last is None or len(parts) < _LEAST_PARTS:
            continue
        told = found[last][0]
        inside = {f.measure for f in parts} & {a for a, b in wanted.perhaps_within if b == last}
        total = round(whole.value_low or 0)
        all_parts = sum(round(f.value_low or 0) for f in parts)
        apart = sum(round(f.value_low or 0) for f in parts if f.measure not in inside)
        if round(told.value_low or 0) not in (total - all_parts, total - apart):
            yield Failing(whole, (*parts, told), total - all_parts)


def _remainder(part: str, wanted: Sum) -> bool:
    """Whether a part is what remains: others may be counted within it."""
    return any(part == outer for _, outer in wanted.perhaps_within)


def _is_beside(whole: Figure, part: Figure, view: View) -> bool:
    first, second = sorted((whole.span, part.span))
    between = view.article[whole.article].text[first.end : second.start]
    return "\n" not in between and len(between) <= _SENTENCES


def _by_one(whole: Figure, part: Figure, sides: Sides) -> bool:
    a, b = sides.of(whole).voices, sides.of(part).voices
    return not a or not b or any(same_voice(x, y) for x in a for y in b)
