"""Who comes from whom in a family, and what follows for those that no edge joins."""

from __future__ import annotations

from datetime import date

from crosswire.record import Article, LinkKind
from crosswire.relating.lineage.families import Edge, kinships
from crosswire.relating.lineage.judging import Verdict
from crosswire.relating.lineage.profile import profile
from crosswire.relating.lineage.signals import signals

ALIKE = signals(
    *(
        profile(Article(n, "The ferry to Tarn is laid up.", "0", language="en", published=date(2031, 5, 3)), ())
        for n in "ab"
    ),
    None,
)


def edge(first: str, second: str, kind: LinkKind, descent: int, score: float = 0.9) -> Edge:
    """An edge: above 0 the second comes from the first."""
    return Edge((first, second), Verdict(kind, score, ALIKE), descent)


def told(*edges: Edge) -> dict[tuple[str, str], bool]:
    """What a family of edges comes to when none is near by itself: left, right, and whether the left comes from it."""
    family = {member for e in edges for member in e.pair}
    found = kinships(family, {e.pair: e for e in edges}, lambda _: False)
    return {(k.left, k.right): k.directed for k in found}


def test_a_copy_is_as_near_to_others_as_its_original() -> None:
    """A rewrite of the original is linked to its cut copy too; two rewrites need likeness of their own."""
    copied = told(edge("a", "b", "copies", 12), edge("a", "c", "rewrites", 12))
    assert ("b", "c") in copied
    rewritten = told(edge("a", "b", "rewrites", 12), edge("a", "c", "rewrites", 12))
    assert ("b", "c") not in rewritten


def test_a_report_that_names_two_comes_from_the_nearer() -> None:
    """Where an outlet credits an agency, a third that names both has its text from the outlet."""
    found = told(
        edge("agency", "outlet", "translates", 12),
        edge("agency", "third", "translates", 12, 0.99),
        edge("outlet", "third", "translates", 12, 0.6),
    )
    assert found == {("outlet", "agency"): True, ("third", "agency"): True, ("third", "outlet"): True}


def test_days_alone_make_no_report_the_nearer() -> None:
    """Where nobody is named, the likest of the earlier reports is the one it comes from."""
    found = told(
        edge("first", "second", "rewrites", 4),
        edge("first", "third", "rewrites", 4, 0.99),
        edge("second", "third", "rewrites", 4, 0.6),
    )
    assert found == {("second", "first"): True, ("third", "first"): True, ("second", "third"): False}
