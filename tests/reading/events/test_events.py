"""Which clauses of a report are events, with who, when, where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosswire.reading.events import STAGE
from crosswire.record import Event, Reading

REPORT = (
    "HALLEN — Envoys of Kestria and Velden opened talks in Hallen on Tuesday. "
    "Kestria rejected the offer on Wednesday. "
    "Velden said it would release forty prisoners. "
    "The shelling of the harbour on Monday left the market in ruins."
)


@pytest.fixture(scope="module")
def report(read: Callable[..., Reading]) -> Reading:
    """A report read through every stage."""
    return read(REPORT)


def kinds(events: Sequence[Event]) -> dict[str, Event]:
    """Events by kind."""
    return {e.kind: e for e in events}


def test_events_have_kind_actor_and_day(report: Reading) -> None:
    """A clause with a party and a day is an event of its kind, on that day."""
    found = kinds(report.events)
    rejected = found["reject"]
    assert rejected.actors == ("Kestria",)
    assert rejected.when is not None
    assert rejected.when.earliest == date(2025, 3, 12)
    assert rejected.plover is not None
    assert rejected.plover.event == "REJECT"


def test_a_light_verb_and_its_noun_are_one_event(report: Reading) -> None:
    """ "Opened talks" is one meeting, told by the whole clause."""
    meetings = [e for e in report.events if e.kind == "meet"]
    assert len(meetings) == 1
    assert "opened talks" in meetings[0].span.of(REPORT)


def test_a_noun_with_its_day_is_an_event(report: Reading) -> None:
    """ "The shelling of the harbour on Monday" is an attack although nobody is named for it."""
    attack = kinds(report.events)["attack"]
    assert attack.when is not None
    assert attack.when.earliest == date(2025, 3, 10)
    assert attack.actors == ()


def test_what_is_promised_has_not_happened(report: Reading) -> None:
    """A release that is announced is planned."""
    assert kinds(report.events)["release"].modality == "planned"


def test_an_event_inside_a_statement_says_so(report: Reading) -> None:
    """The event that a statement tells of names it."""
    statements = {s.id for s in report.statements}
    assert kinds(report.events)["release"].statement in statements


@pytest.mark.parametrize(
    "text",
    [
        "The plan meets the needs of the islanders of Kestria.",
        "The parties struck a balance on Tuesday.",
        "Kestria left a message for the mayor.",
    ],
)
def test_idle_wordings_are_no_events(read: Callable[..., Reading], text: str) -> None:
    """Verbs of meeting, striking and leaving name nothing in these wordings."""
    assert [e for e in read(text).events if e.kind in ("meet", "travel", "attack")] == []


def test_headlines_tell_no_events(read: Callable[..., Reading]) -> None:
    """A line without a mark at its end is a headline, and its event is told below it."""
    reading = read("Kestria rejects offer\n\nKestria rejected the offer on Wednesday.")
    assert [e.kind for e in reading.events] == ["reject"]


def test_plain_saying_counts_once_a_speaker(read: Callable[..., Reading]) -> None:
    """The second remark of one speaker is a statement, but no event of its own."""
    text = (
        "“We are tired of waiting,” said Lena Orlov, the foreign minister of Kestria. "
        "“The lake is wide,” Orlov said. Orlov condemned the delay."
    )
    reading = read(text)
    spoken = [e for e in reading.events if e.trigger and e.trigger.of(text) == "said"]
    assert len(spoken) == 1


def test_a_text_without_a_parse_has_no_events() -> None:
    """Without tokens there is nothing to read, and nothing fails."""
    from crosswire.record import Article, Parsed

    bare = Reading(Parsed(Article(id="a", text="Nada.", raw_sha256="0", language="pt")))
    assert list(STAGE.read(bare)) == []


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(REPORT.split()), min_size=1, max_size=25))
def test_spans_lie_in_the_text(read: Callable[..., Reading], words: list[str]) -> None:
    """Whatever the words, each event is a span of the text with its trigger near it, and reading twice is the same."""
    text = " ".join(words)
    first, second = read(text).events, read(text).events
    assert first == second
    assert all(e.span.end <= len(text) and e.trigger is not None for e in first)
