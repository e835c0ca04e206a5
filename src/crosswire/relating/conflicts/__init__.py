"""Conflicts: what stands against each other, of which kind, and why, in a sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from crosswire.record import Figure, Link, SharedPassage, View
from crosswire.relating.conflicts.attributions import attribution_conflicts
from crosswire.relating.conflicts.clashes import clashes
from crosswire.relating.conflicts.days import day_conflicts, days_of_tellings
from crosswire.relating.conflicts.denials import denials, denials_elsewhere
from crosswire.relating.conflicts.distance import distanced_names
from crosswire.relating.conflicts.figures import figure_conflicts
from crosswire.relating.conflicts.names import name_conflicts
from crosswire.relating.conflicts.quotations import quotation_conflicts
from crosswire.relating.conflicts.referents import referent_conflicts
from crosswire.relating.conflicts.rewritten import rewritten_figures
from crosswire.relating.conflicts.roles import role_conflicts
from crosswire.relating.conflicts.sides import Sides, Two
from crosswire.relating.conflicts.sums import Failing, failing_sums
from crosswire.relating.conflicts.terms import term_conflicts
from crosswire.relating.conflicts.weighing import Heads, Weighing
from crosswire.relating.facts.compared import Compared
from crosswire.relating.facts.judged import Judged
from crosswire.relating.facts.passages import Judge
from crosswire.text import squeeze

__all__ = ["conflicts"]


def conflicts(
    by: Compared, same: Sequence[Link], judged: Sequence[Judged], judge: Judge | None, among: Collection[str]
) -> Iterator[Link]:
    """Yields what stands against each other; ``same`` are the findings known to be one fact.

    ``judged`` is what the ``judge`` says of sentences, empty where there is none. A record holds one contradiction
    for two ends in their order. Where two findings conflict in two ways, the second goes the other way round; there is
    no third.
    """
    ruled = list(_ruled(by, same, judged, judge, among))
    taken: set[tuple[str, str]] = set()
    told: set[tuple[str, str, str]] = set()
    for link in (*ruled, *clashes(judged, ruled, same, by), *term_conflicts(by, judged)):
        ends = (link.left, link.right)
        if (*ends, link.why) in told:
            continue
        told.add((*ends, link.why))
        if ends in taken:
            turned = tuple(SharedPassage(s.right, s.left) for s in link.shared)
            link = replace(link, left=link.right, right=link.left, shared=turned)
        if (link.left, link.right) not in taken:
            taken.add((link.left, link.right))
            yield link


def _ruled(
    by: Compared, same: Sequence[Link], judged: Sequence[Judged], judge: Judge | None, among: Collection[str]
) -> Iterator[Link]:
    """Yields the conflicts that rules find, kind by kind."""
    view, passages, closeness, kin = by.view, by.passages, by.closeness, by.kin
    heads = Heads((*view.links, *same))
    sides = Sides(view, heads, kin)
    weighing = Weighing(by, judged)
    for two in figure_conflicts(view, sides, weighing, among):
        yield _figures(two, view, sides)
    for two in rewritten_figures(view, sides, heads, weighing, kin, among):
        yield _figures(two, view, sides)
    for failing in failing_sums(view, sides, among):
        for part in failing.parts:
            yield _sum(failing, part)
    yield from name_conflicts(view, kin, among)
    yield from attribution_conflicts(by, same, sides)
    yield from denials(view, passages, among)
    yield from denials_elsewhere(view, passages, closeness, kin, among)
    yield from day_conflicts(view, passages, closeness, among)
    yield from days_of_tellings(by, judged)
    yield from role_conflicts(view, passages.sentences, among)
    yield from quotation_conflicts(by, judge, among)
    yield from referent_conflicts(view, same, kin)
    yield from distanced_names(by, among)


def _sum(failing: Failing, part: Figure) -> Link:
    shared = (SharedPassage(failing.whole.span, part.span),)
    ends = (failing.whole.id, part.id)
    return Link("contradicts", *ends, 0.9, failing.why, shared=shared, aspect="figure", relation="contradicts")


def _figures(two: Two, view: View, sides: Sides) -> Link:
    left, right = (_told(f, view, sides) for f in (two.left, two.right))
    why = {
        "newer": f"{left} first, {right} later",
        "rounding": f"{left}, {right}: one number made round",
        "other_scope": f"{left}, and {right}: told alike, but other people, another place or another time is counted",
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
