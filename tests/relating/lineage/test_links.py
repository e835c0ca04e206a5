"""Who is kin to whom among the samples, by wording, figures and names alone and with vectors."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from crosswire.api import sample_reports
from crosswire.record import Link, View
from crosswire.relating import lineage

KIND = {
    "copies": "copy",
    "rewrites": "rewrite",
    "translates": "translation",
    "same_wire": "same_wire",
    "updates": "update",
}
Number = Callable[[View, str], str]


def truth() -> dict[frozenset[str], tuple[str, str | None]]:
    """Kind, and who comes from whom, of every derived pair of the samples."""
    folder, _ = sample_reports()
    rows = map(json.loads, (folder.parent / "truth" / "across.jsonl").read_text(encoding="utf-8").splitlines())
    derived = [r for r in rows if r["type"] == "lineage" and r["kind"] != "independent"]
    child = {"a_from_b": "a", "b_from_a": "b"}
    pairs = {frozenset((r["a"], r["b"])): (r["kind"], r.get(child.get(r["direction"], ""))) for r in derived}
    return pairs | {frozenset(("14", "17")): ("copy", "17")}  # the page, which the truth of the texts leaves out


def told(view: View, links: list[Link], number: Number) -> dict[frozenset[str], tuple[str, str | None]]:
    """The links as the truth puts them."""
    return {
        frozenset((number(view, k.left), number(view, k.right))): (
            KIND[k.kind],
            number(view, k.left) if k.directed else None,
        )
        for k in links
    }


def test_the_samples_are_told_right_without_vectors(samples: View, number_of: Number) -> None:
    """Wording, figures and names find every derived pair with kind and way, translations too, and no other."""
    links = list(lineage.links(samples, None, samples.article))
    assert told(samples, links, number_of) == truth()


def test_every_link_says_why_and_shows_it(samples: View) -> None:
    """A link has a reason in words, a score, and passages that stand in both texts."""
    for link in lineage.links(samples, None, samples.article):
        assert link.why
        assert 0 < link.score <= 1
        assert link.shared
        for passage in link.shared:
            assert passage.left.of(samples.article[link.left].text).strip()
            assert passage.right.of(samples.article[link.right].text).strip()


def test_the_order_of_the_view_does_not_matter(samples: View) -> None:
    """The same reports in another order give the same links."""
    turned = View(articles=samples.articles[::-1], noise=samples.noise[::-1])
    assert set(lineage.links(turned, None, samples.article)) == set(lineage.links(samples, None, samples.article))


def test_vectors_change_no_verdict_on_the_samples(
    samples: View, number_of: Number, word_vectors: lineage.Vectors
) -> None:
    """Vectors that see no more than words leave what is found as it is."""
    links = list(lineage.links(samples, word_vectors, samples.article))
    assert told(samples, links, number_of).keys() == truth().keys()


def test_weeks_apart_likeness_is_no_kinship(samples: View, number_of: Number) -> None:
    """A rewrite printed a month later is taken for a report of another round; a copy stays a copy."""
    late = {"05": timedelta(30), "02": timedelta(60)}
    moved = tuple(
        replace(a, published=a.published + late.get(number_of(samples, a.id), timedelta())) if a.published else a
        for a in samples.articles
    )
    view = View(articles=moved, noise=samples.noise)
    found = told(view, list(lineage.links(view, None, view.article)), number_of)
    assert frozenset(("01", "02")) in found
    assert not any("05" in pair for pair in found)


@pytest.mark.parametrize("judgement", ["yes", "no"])
def test_what_people_judged_is_left_alone(samples: View, judgement: str) -> None:
    """A pair that a person has judged gets no link beside theirs; two told apart are not linked through each other."""
    first = next(k for k in lineage.links(samples, None, samples.article) if k.kind == "updates")
    judged = replace(first, judgement=judgement, judged_by="ada")  # type: ignore[arg-type]
    view = replace(samples, links=(judged,))
    pairs = [{k.left, k.right} for k in lineage.links(view, None, view.article)]
    assert {first.left, first.right} not in pairs


def test_an_empty_view_has_no_links() -> None:
    """Nothing comes from nothing."""
    assert list(lineage.links(View(), None, ())) == []
