"""What a judge of sentences adds to facts and conflicts, told by a judge made for the test."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from crosswire.record import Link
from crosswire.relating import facts

FIRST = "The shells that hit the bakery queue were fired by the army, the Front said."
SECOND = "Army guns hit the bakery queue with shells, a baker told the Hub."
THIRD = "No army gun hit the bakery queue with shells, the general said."


class Told:
    """A judge that knows what it was told, and counts what it is asked."""

    def __init__(self, shared: float = 0.0, against: float = 0.0) -> None:
        self.signs = (shared, against)
        self.asked: list[tuple[str, str]] = []

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> npt.NDArray[np.float32]:
        """The same signs for every pair."""
        self.asked += pairs
        return np.array([self.signs] * len(pairs), np.float32).reshape(-1, 2)


def two(shelf: Any, second: str, day: str = "2031-05-06") -> tuple[Any, Any]:
    """Two reports with an event each."""
    a = shelf.report(FIRST, "Coastwire", "2031-05-06")
    b = shelf.report(second, "Hub", day)
    return shelf.event(a, "The shells that hit the bakery queue", "attack"), shelf.event(b, second[:30], "meet")


def links(shelf: Any, vectors: Any, judge: Told) -> list[Link]:
    """All links of a shelf by this judge."""
    view = shelf.view()
    return list(facts.links(view, vectors, judge, {a.id for a in view.articles}))


def test_sentences_that_share_a_fact_join_their_findings(shelf: Any, vectors: Any) -> None:
    """What the judge is sure of is a link between the findings, with its score and in words."""
    one, other = two(shelf, SECOND)
    (link,) = links(shelf, vectors, Told(shared=0.9))
    assert {link.left, link.right} == {one.id, other.id}
    assert (link.kind, link.score) == ("same_fact", 0.9)
    assert "0.90" in link.why


def test_an_unsure_judge_joins_nothing(shelf: Any, vectors: Any) -> None:
    """Below its threshold nothing is told."""
    two(shelf, SECOND)
    assert links(shelf, vectors, Told(shared=0.3, against=0.2)) == []


def test_sentences_that_stand_against_each_other(shelf: Any, vectors: Any) -> None:
    """A clash is a conflict of facts that shows both sentences."""
    two(shelf, THIRD)
    (link,) = links(shelf, vectors, Told(against=0.95))
    assert (link.kind, link.aspect) == ("contradicts", "fact")
    assert "fired by the army" in link.why
    assert "No army gun" in link.why


def test_a_judge_is_asked_about_days_near_each_other_alone(shelf: Any, vectors: Any) -> None:
    """Reports of another season are not held against each other, and a copied sentence needs no judge."""
    two(shelf, SECOND, "2031-09-06")
    judge = Told(shared=1.0)
    assert links(shelf, vectors, judge) == []
    assert judge.asked == []


def test_copies_of_one_sentence_are_one_fact(shelf: Any, vectors: Any) -> None:
    """Whatever a judge says of it, a sentence shares what it says with its copy."""
    two(shelf, FIRST)
    assert [link.kind for link in links(shelf, vectors, Told(against=0.99))] == ["same_fact"]


@pytest.mark.parametrize("turned", [False, True])
def test_order_of_arrival_changes_nothing(shelf: Any, vectors: Any, turned: bool) -> None:
    """The pairs asked are the same whichever report stands first."""
    two(shelf, SECOND)
    if turned:
        shelf.articles.reverse()
    judge = Told(shared=0.9)
    assert len(links(shelf, vectors, judge)) == 1
    assert [frozenset(p) for p in judge.asked] == [frozenset((FIRST, SECOND))]
