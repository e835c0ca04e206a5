"""Facts and conflicts: which findings assert the same, and which stand against each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from crosswire.record import Link, View
from crosswire.relating.facts.compared import Compared
from crosswire.relating.facts.judged import judged_pairs, not_refused, same_tellings
from crosswire.relating.facts.passages import Judge, Vectors
from crosswire.relating.facts.same_figures import same_figures
from crosswire.relating.facts.same_sayings import same_events, same_statements

__all__ = ["VERSION", "Judge", "Vectors", "links"]

VERSION = "5"


def links(view: View, vectors: Vectors, judge: Judge | None, among: Collection[str]) -> Iterator[Link]:
    """Yields what asserts the same (``same_fact``) and what stands against each other (``contradicts``).

    ``view.links`` holds the lineage; ``among`` are the articles of which at least one takes part in every link.
    ``vectors`` gives unit vectors of texts; ``judge`` the probabilities that two texts assert a fact in common and that
    they cannot both be right, and may be null: then rules alone decide. The result does not depend on the order of the
    view.
    """
    from crosswire.relating.conflicts import conflicts

    by = Compared.of(view, vectors)
    judged = judged_pairs(by, judge, among) if judge is not None else ()
    same = [
        *same_figures(view, by.passages, by.closeness, by.kin, among),
        *same_statements(view, by.passages, by.closeness, by.kin, among),
        *same_events(view, by.passages, by.closeness, by.kin, among),
    ]
    same = list(not_refused(same, judged, by.kin))
    same += same_tellings(judged, same, by)
    yield from same
    yield from conflicts(by, same, judged, judge, among)
