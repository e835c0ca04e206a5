"""People have the last word on who is who."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from crosswire.record import Actor, Judgement, Link, View
from crosswire.relating.identity import united

ACTORS = tuple(Actor(i, "person", f"Person {i}") for i in "abcdef")


def link(left: str, right: str, judgement: Judgement = "auto", score: float = 0.9) -> Link:
    """A link between two actors."""
    return Link("same_actor", left, right, score, "why", judgement=judgement)


def whole(*links: Link) -> dict[str, str]:
    """Who stands for whom."""
    return {i: a.id for i, a in united(View(actors=ACTORS, links=links)).items()}


def test_links_join_through_others() -> None:
    """What is one with the same is one; the actor that stands for all has all the names."""
    one = united(View(actors=ACTORS, links=(link("a", "b"), link("b", "c"))))
    assert one["a"] == one["b"] == one["c"]
    assert {one["a"].name, *one["a"].aliases} == {"Person a", "Person b", "Person c"}


def test_a_no_stands_against_any_chain() -> None:
    """A judged "no" keeps two apart though others link them; the stronger link is kept."""
    got = whole(link("a", "b", score=0.95), link("b", "c", score=0.8), link("a", "c", "no"))
    assert got["a"] == got["b"] != got["c"]


def test_a_yes_goes_before_any_machine() -> None:
    """A judged "yes" joins even where an automatic link would have come first."""
    got = whole(link("a", "b", score=0.99), link("b", "c", "yes", 0.1), link("a", "c", "no"))
    assert got["b"] == got["c"] != got["a"]


def test_unsure_joins_nothing() -> None:
    """An "unsure" takes the place of the automatic link."""
    got = whole(link("a", "b", "unsure"), link("a", "b"))
    assert got["a"] != got["b"]


PAIRS = list(combinations("abcdef", 2))


@given(st.lists(st.tuples(st.sampled_from(PAIRS), st.sampled_from(["auto", "yes", "no"])), max_size=12), st.randoms())
def test_no_is_never_overruled(rows: list[tuple[tuple[str, str], Judgement]], chance: object) -> None:
    """Whatever the links and their order, no two that a "no" parts are one, and the result is the same."""
    links = [link(*pair, judgement) for pair, judgement in rows]
    got = whole(*links)
    assert all(got[left] != got[right] for (left, right), judgement in rows if judgement == "no")
    chance.shuffle(links)  # type: ignore[attr-defined]
    assert whole(*links) == got
    assert all(got[got[i]] == got[i] for i in got)
