"""Conflicts: what stands against each other, of which kind, and why, in a sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from crosswire.record import Figure, Link, SharedPassage, View
from crosswire.relating.conflicts.attributions import attribution_conflicts
from crosswire.relating.conflicts.days import day_conflicts
from crosswire.relating.conflicts.denials import denials, denials_elsewhere
from crosswire.relating.conflicts.figures import figure_conflicts
from crosswire.relating.conflicts.names import name_conflicts
from crosswire.relating.conflicts.quotations import quotation_conflicts
from crosswire.relating.conflicts.referents import referent_conflicts
from crosswire.relating.conflicts.rewritten import rewritten_figures
from crosswire.relating.conflicts.roles import role_conflicts
from crosswire.relating.conflicts.sides import Sides, Two
from crosswire.relating.conflicts.sums import Failing, failing_sums
from crosswire.relating.conflicts.weighing import Heads, Weighing
from crosswire.relating.facts.kin import Kin
from crosswire.relating.facts.passages import Closeness, Passages
from crosswire.text import squeeze

__all__ = ["conflicts"]


def conflicts(
    view: View, same: Sequence[Link], passages: Passages, closeness: Closeness, kin: Kin, among: Collection[str]
) -> Iterator[Link]:
    """Yields what stands against each other; ``same`` are the findings known to be one fact.

    A record holds one contradiction for two ends in their order. Where two findings conflict in two ways, the second
    goes the other way round; there is no third.
    """
    taken: set[tuple[str, str]] = set()
    for link in _found(view, same, passages, closeness, kin, among):
        ends = (link.left, link.right)
        if ends in taken:
            turned = tuple(SharedPassage(s.right, s.left) for s in link.shared)
            link = replace(link, left=link.right, right=link.left, shared=turned)
        if (link.left, link.right) not in taken:
            taken.add((link.left, link.right))
            yield link


def _found(
    view: View,
    same: Sequence[Link],
    passages: Passages,
    closeness: Closeness,
    kin: Kin,
    among: Collection[str],
) -> Iterator[Link]:
    """Yields every conflict, kind by kind."""
    heads = Heads((*view.links, *same))
    sides = Sides(view, heads, kin)
    weighing = Weighing(view, passages, closeness, kin)
    for two in figure_conflicts(view, sides, weighing, among):
        yield _figures(two, view, sides)
    for two in rewritten_figures(view, sides, heads, weighing, kin, among):
        yield _figures(two, view, sides)
    for failing in failing_sums(view, sides, among):
        for part in failing.parts:
            yield _sum(failing, part)
    yield from name_conflicts(view, among)
    yield from attribution_conflicts(view, same, kin)
    yield from denials(view, passages, among)
    yield from denials_elsewhere(view, passages, closeness, kin, among)
    yield from day_conflicts(view, passages, closeness, among)
    yield from role_conflicts(view, passages.sentences, among)
    yield from quotation_conflicts(view, passages, closeness, kin, among)
    yield from referent_conflicts(view, same, kin)


def _sum(failing: Failing, part: Figure) -> Link:
    shared = (SharedPassage(failing.whole.span, part.span),)
    ends = (failing.whole.id, part.id)
    return Link("contradicts", *ends, 0.9, failing.why, shared=shared, aspect="figure", relation="contradicts")


def _figures(two: Two, view: View, sides: Sides) -> Link:
    left, right = (_told(f, view, sides) for f in (two.left, two.right))
    why = {
        "newer": f"{left} first, {right} later",
        "rounding": f"{left}, {right}: one number made round",
        "rewrite_error": f"{left} became {right} in a report that goes back to the same text",
    }.get(two.relation, f"{left}, against {right}")
    shared = (SharedPassage(two.left.span, two.right.span),)
    score = round(min(max(two.alike, 0.5), 0.99), 3)
    ends = (two.left.id, two.right.id)
    return Link("contradicts", *ends, score, why, shared=shared, aspect="figure", relation=two.relation)


def _told(figure: Figure, view: View, sides: Sides) -> str:
    """Returns a figure in the words of its report, with its authority where that is a name in the same paragraph."""
    text = view.article[figure.article].text
    words, who = squeeze(figure.span.of(text)), sides.who(figure)
    start, end = text.rfind("\n", 0, figure.span.start) + 1, text.find("\n", figure.span.end)
    paragraph = text[start : end if end >= 0 else len(text)]
    named = who is not None and who in paragraph and any(c.isupper() for c in who[1:])
    return f"{words} by {who}" if named else words
