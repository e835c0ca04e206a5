"""Mentions of one event in several reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

from crosswire.record import Actor, Article, Event, Link, Span, View, When
from crosswire.relating.happenings import same_events

TEXTS = {
    "a": "Envoys of Kestria and Velden opened talks in Hallen on Tuesday.",
    "b": "Velden and Kestria opened their talks in Hallen on Tuesday, hosts said.",
    "c": "Kestria opened talks with the dockers of Tamarin on Friday.",
}
DAYS = {"a": date(2025, 3, 11), "b": date(2025, 3, 11), "c": date(2025, 3, 14)}


def event(article: str, actors: tuple[str, ...], place: str | None, day: date | None) -> Event:
    """A meeting that the whole of a short report tells."""
    text = TEXTS[article]
    when = When(day, day, "day") if day else None
    return Event(f"e-{article}", article, Span(0, len(text)), "meet", "happened", actors=actors, place=place, when=when)


EVENTS = (
    event("a", ("Kestria", "Velden"), "Hallen", DAYS["a"]),
    event("b", ("Velden", "Kestria"), "Hallen", DAYS["b"]),
    event("c", ("Kestria",), "Tamarin", DAYS["c"]),
)


def view(events: tuple[Event, ...] = EVENTS, **about: object) -> View:
    """A record of three short reports."""
    articles = tuple(
        Article(id=i, text=t, raw_sha256="0", published=DAYS[i], published_basis="given") for i, t in TEXTS.items()
    )
    return View(articles=articles, events=events, **about)  # type: ignore[arg-type]


def ends(links: list[Link]) -> set[frozenset[str]]:
    """Which events are joined."""
    return {frozenset((link.left, link.right)) for link in links}


def test_one_meeting_in_two_reports_is_one() -> None:
    """Kind, parties, day, place and words agree; another day and place is another meeting."""
    links = list(same_events(view()))
    assert ends(links) == {frozenset(("e-a", "e-b"))}
    assert "same parties" in links[0].why
    assert "2025-03-11" in links[0].why


def test_modality_does_not_part_them() -> None:
    """A meeting planned in one report and held in the next is one, and the reason says so."""
    planned = replace(EVENTS[0], modality="planned")
    links = list(same_events(view((planned, *EVENTS[1:]))))
    assert ends(links) == {frozenset(("e-a", "e-b"))}
    assert "planned in one" in links[0].why


def test_another_day_parts_them() -> None:
    """The same parties at the same place on another day met again."""
    later = replace(EVENTS[1], when=When(DAYS["c"], DAYS["c"], "day"))
    assert list(same_events(view((EVENTS[0], later)))) == []


def test_a_party_is_known_by_all_its_names() -> None:
    """Names that the record holds to be one actor are one party."""
    renamed = replace(EVENTS[1], actors=("Veldener", "Kestrian government"))
    actors = (
        Actor("k1", "state", "Kestria"),
        Actor("k2", "organisation", "Kestrian government"),
        Actor("v", "state", "Velden", aliases=("Veldener",)),
    )
    joined = Link("same_actor", "k1", "k2", 0.9, "one government")
    links = list(same_events(view((EVENTS[0], renamed), actors=actors, links=(joined,))))
    assert links[0].why.count("same parties") == 1


def test_speech_is_left_to_the_statements() -> None:
    """Two remarks are no event that is joined here."""
    said = tuple(replace(e, kind="statement") for e in EVENTS)
    assert list(same_events(view(said))) == []


def test_the_order_of_the_view_changes_nothing() -> None:
    """Shuffled articles and events give the same links."""
    expected = {(link.left, link.right, link.score) for link in same_events(view())}
    for order in permutations(EVENTS):
        assert {(link.left, link.right, link.score) for link in same_events(view(order))} == expected
