"""Facts and conflicts: which findings assert the same, and which stand against each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from crosswire.record import Link, View
from crosswire.relating.facts.kin import Kin
from crosswire.relating.facts.passages import Closeness, Judge, Passages, Vectors
from crosswire.relating.facts.same_figures import same_figures
from crosswire.relating.facts.same_sayings import same_events, same_statements

__all__ = ["VERSION", "Judge", "Vectors", "links"]

VERSION = "3"
_CONTRADICTION = 0.8  # probability from which a judge's "contradiction" parts two statements


def links(view: View, vectors: Vectors, judge: Judge | None, among: Collection[str]) -> Iterator[Link]:
    """Yields what asserts the same (``same_fact``) and what stands against each other (``contradicts``).

    ``view.links`` holds the lineage; ``among`` are the articles of which at least one takes part in every link.
    ``vectors`` gives unit vectors of texts; ``judge`` the probabilities that two texts say the same, contradict each
    other, or neither, and may be null. The result does not depend on the order of the view.
    """
    from crosswire.relating.conflicts import conflicts

    passages, closeness, kin = Passages(view), Closeness(vectors), Kin(view)
    same = [
        *same_figures(view, passages, closeness, kin, among),
        *_not_refused(list(same_statements(view, passages, closeness, kin, among)), view, passages, kin, judge),
        *same_events(view, passages, closeness, kin, among),
    ]
    yield from same
    yield from conflicts(view, same, passages, closeness, kin, among)


def _not_refused(same: Sequence[Link], view: View, passages: Passages, kin: Kin, judge: Judge | None) -> Iterator[Link]:
    """Yields the links of statements without those of independent reports that the judge takes for contradictions."""
    told = [tuple(view.statement[key] for key in (link.left, link.right)) for link in same]
    pairs = [(passages.of(left).own, passages.of(right).own) for left, right in told]
    judged = judge(pairs) if judge is not None and pairs else None
    for row, (link, (left, right)) in enumerate(zip(same, told, strict=True)):
        independent = not kin.are_kin(left.article, right.article)
        if judged is None or not independent or judged[row][1] < _CONTRADICTION:
            yield link
