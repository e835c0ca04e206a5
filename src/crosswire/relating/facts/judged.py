"""Sentences that a trained judge holds to assert a fact in common, or to stand against each other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from crosswire.record import Event, Figure, Link, Span, Statement, heads
from crosswire.relating.facts.compared import Compared
from crosswire.relating.facts.content import content
from crosswire.relating.facts.kin import Kin
from crosswire.relating.facts.passages import Found, Judge
from crosswire.relating.facts.tellings import Telling, Tellings, candidates, within
from crosswire.relating.facts.values import ends
from crosswire.relating.nearest import one_to_one

__all__ = ["Judged", "judged_pairs", "not_refused", "same_tellings", "surest"]

# Least probability that two sentences share a fact, and likeness of those of independent reports (border, exchange,
# railway, junta, 2026-11-30: .88 of the kin and .72 of the others are facts of the truth, .69 and .28 of these found).
_SHARED_OF_KIN, _SHARED, _ALIKE = 0.40, 0.45, 0.55
_SHARED_OF_OTHERS = 0.70  # and where both sentences name numbers, none of them the same
_REFUSED = 0.80  # from which a clash parts what rules have joined
_ONE_KIND = 0.25  # added to the likeness of two findings of one kind: a statement is held against a statement first
_UNLIKE = 2.0  # taken off where two figures name other numbers


@dataclass(frozen=True, slots=True)
class Judged:
    """Two sentences, the probabilities that they share a fact and that both cannot be right, and their likeness."""

    left: Telling
    right: Telling
    shared: float
    against: float
    alike: float

    @property
    def sure(self) -> float:
        """How surely the two are about one thing: they share a fact, or they cannot both be right."""
        return max(self.shared, self.against)

    @property
    def answers(self) -> tuple[tuple[str, Span, str], tuple[str, Span, str]]:
        """Each sentence with the report that the other is of: what it is paired with there, it is paired with once."""
        x, y = self.left, self.right
        return (x.article, x.span, y.article), (y.article, y.span, x.article)

    @property
    def places(self) -> frozenset[tuple[str, Span]]:
        """Where the two sentences stand, whichever comes first."""
        return frozenset(((self.left.article, self.left.span), (self.right.article, self.right.span)))


def judged_pairs(by: Compared, judge: Judge, among: Collection[str]) -> tuple[Judged, ...]:
    """Returns what the judge says of the sentences that may tell of one thing; copies of one sentence are not asked."""
    tellings = Tellings(by.view, by.passages)
    pairs = [*candidates(tellings, by.closeness, by.kin, among), *within(tellings, by.closeness, among)]
    copies = [pair for pair in pairs if pair.left.text == pair.right.text]
    others = [pair for pair in pairs if pair.left.text != pair.right.text]
    signs = judge([(pair.left.text, pair.right.text) for pair in others]) if others else ()
    return (
        *(Judged(pair.left, pair.right, 1.0, 0.0, pair.alike) for pair in copies),
        *(
            Judged(pair.left, pair.right, float(row[0]), float(row[1]), pair.alike)
            for pair, row in zip(others, signs, strict=True)
        ),
    )


def surest(judged: Iterable[Judged], how: Callable[[Judged], float]) -> list[Judged]:
    """Returns the pairs by what the judge says of them, most first, then by where they stand."""
    return sorted(judged, key=lambda j: (-how(j), j.left.article, j.left.span, j.right.article, j.right.span))


def same_tellings(judged: Iterable[Judged], said: Iterable[Link], by: Compared) -> list[Link]:
    """Returns a link between the findings by which two sentences most likely assert what they share.

    A sentence answers one sentence of each other report, the one that the judge is surest of. ``said`` are the links
    that rules have found: findings that these make one are not linked again.
    """
    one = heads((link.left, link.right) for link in said)
    out: list[Link] = []
    shared = (pair for pair in judged if pair.left.article != pair.right.article and _share(pair, by.kin))
    ranked = sorted(shared, key=lambda j: (-j.shared, j.left.span, j.right.span, j.left.article, j.right.article))
    for pair in one_to_one(ranked, lambda j: j.answers):
        x, y = pair.left, pair.right
        found = _best(x, y, by)
        known = {one.get(f.id, f.id) for f in x.found} & {one.get(g.id, g.id) for g in y.found}
        if found is not None and not known:
            why = f"the sentences assert a fact in common (judged {pair.shared:.2f})"
            out.append(Link("same_fact", found[0].id, found[1].id, round(min(pair.shared, 0.99), 3), why))
    return out


def _share(pair: Judged, kin: Kin) -> bool:
    """Whether two sentences assert a fact in common; those of independent reports must also be alike, in number too."""
    if kin.are_kin(pair.left.article, pair.right.article):
        return pair.shared >= _SHARED_OF_KIN
    other_numbers = _name_other_numbers(pair.left.text, pair.right.text)
    return pair.shared >= (_SHARED_OF_OTHERS if other_numbers else _SHARED) and pair.alike >= _ALIKE


def _name_other_numbers(left: str, right: str) -> bool:
    """Whether two passages both name numbers, and none is the same."""
    a, b = content(left).numbers, content(right).numbers
    return bool(a and b) and not a & b


def not_refused(same: Iterable[Link], judged: Iterable[Judged], kin: Kin) -> Iterator[Link]:
    """Yields the links without those of independent reports whose sentences the judge holds against each other."""
    refused = {
        frozenset((f.id, g.id))
        for pair in judged
        if pair.against >= _REFUSED and pair.shared < _SHARED and not kin.are_kin(pair.left.article, pair.right.article)
        for f in pair.left.found
        for g in pair.right.found
        if not (isinstance(f, Figure) or isinstance(g, Figure))
    }
    return (link for link in same if frozenset((link.left, link.right)) not in refused)


def _best(x: Telling, y: Telling, by: Compared) -> tuple[Found, Found] | None:
    """Returns the two findings of two sentences that are most alike; null where any two name other numbers."""
    ranked = sorted(
        ((_alike(f, g, by), f.id, g.id, f, g) for f in x.found for g in y.found),
        key=lambda r: (-r[0], r[1], r[2]),
    )
    score, _, _, f, g = ranked[0]
    return (f, g) if score > -1 else None


def _alike(f: Found, g: Found, by: Compared) -> float:
    if isinstance(f, Figure) and isinstance(g, Figure):
        if ends(f) != ends(g):
            return -_UNLIKE
        return 0.8 + _ONE_KIND
    a, b = by.passages.of(f).own, by.passages.of(g).own
    if _name_other_numbers(a, b):
        return -_UNLIKE
    one_kind = isinstance(f, Statement) == isinstance(g, Statement) and isinstance(f, Event) == isinstance(g, Event)
    shared = len(content(a).stems & content(b).stems)
    return by.closeness.cosine(a, b) + 0.03 * min(shared, 5) + _ONE_KIND * one_kind
