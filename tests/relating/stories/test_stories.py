"""Stories: what is told of one thing stands together, whatever the order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from crosswire.record import Article, Link, View
from crosswire.relating.stories import stories
from crosswire.relating.stories.grouping import grouped

FERRY = [
    "Ferry crews in Penmarrow struck on Monday. The union of deckhands wants higher pay from the Arlen line.",
    "The Arlen line offered its deckhands more pay on Tuesday, and the ferry crews in Penmarrow refused.",
    "Penmarrow: ferry crews of the Arlen line walk out. Deckhands ask for pay, their union says.",
]
SNOW = [
    "Heavy snow closed the Gharan pass. Rescue teams dug for three skiers below the Tollin glacier.",
    "Three skiers were found alive below the Tollin glacier after snow closed the Gharan pass, rescue teams said.",
]


def view(texts: list[str], days: list[date | None] | None = None) -> View:
    """A view of reports with these texts."""
    published = days or [None] * len(texts)
    return View(
        tuple(
            Article(f"{n:02d}", text, "0", title=text[:20], published=day)
            for n, (text, day) in enumerate(zip(texts, published, strict=True))
        )
    )


def test_two_stories_are_told_apart() -> None:
    """Reports of a strike and reports of a storm are two stories, the larger first."""
    found = stories(view(FERRY + SNOW))
    assert [s.articles for s in found] == [("00", "01", "02"), ("03", "04")]
    assert found[0].title


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(5)))
def test_the_order_of_arrival_does_not_matter(order: list[int]) -> None:
    """The same reports in any order are the same stories."""
    articles = view(FERRY + SNOW).articles
    assert stories(View(tuple(articles[n] for n in order))) == stories(View(articles))


def test_kin_are_of_one_story() -> None:
    """A translation shares no word with its original; lineage joins them, and a refused link does not."""
    texts = [FERRY[0], "Los marineros de los transbordadores están en huelga desde el lunes por sus salarios."]
    link = Link("translates", "01", "00", 0.9, "same figures", directed=True)
    joined = replace(view(texts), links=(link,))
    refused = replace(joined, links=(replace(link, judgement="no"),))
    assert len(stories(joined)) == 1
    assert len(stories(refused)) == 2


def test_a_story_keeps_its_id_as_it_grows() -> None:
    """The id is made of the oldest report."""
    days = [date(2031, 5, n + 1) for n in range(3)]
    assert stories(view(FERRY[:2], days[:2]))[0].id == stories(view(FERRY, days))[0].id


def test_an_empty_record_has_no_story() -> None:
    """Nothing tells nothing."""
    assert stories(View()) == ()


@settings(deadline=None)
@given(st.integers(0, 8), st.randoms(use_true_random=False))
def test_groups_hold_everything_once(size: int, random: object) -> None:
    """Every row is in one group."""
    numbers = np.array([[random.random() for _ in range(size)] for _ in range(size)], dtype=np.float32)  # type: ignore[attr-defined]
    alike = (numbers + numbers.T) / 2 if size else np.zeros((0, 0), dtype=np.float32)
    assert sorted(n for group in grouped(alike, 0.5) for n in group) == list(range(size))
