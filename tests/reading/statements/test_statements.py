"""Statements: speaker, relay, day, directness, and what carries over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crosswire.record import Reading, Statement, inside

REPORT = """PORT ALDER, March 13 (Tarn) — The dockers are ready to go back to work, an official close to the \
union told Tarn on Wednesday.

“We want a paper, not a promise,” said the official, who asked not to be named because the talks are private.

Minister Ana Reyes called the offer “generous”. She said the port would open on Monday.

The harbour master said on Tuesday that nine ships were waiting.

A tally by the harbour office says 40 ships have turned away."""


@pytest.fixture(scope="module")
def said(read: Callable[..., Reading]) -> Callable[[str], Statement]:
    """Finds the statement of REPORT whose content holds these words."""
    reading = read(REPORT)

    def find(words: str) -> Statement:
        return next(s for s in reading.statements if any(words in c.of(REPORT) for c in s.content))

    return find


def test_an_unnamed_source_is_one_actor(said: Callable[[str], Statement]) -> None:
    """A described source and a later "the official" are one unnamed actor of the article."""
    first, second = said("ready to go back"), said("a paper, not")
    assert first.speaker is not None
    assert second.speaker is not None
    assert first.speaker.actor == second.speaker.actor
    assert first.speaker.kind == "unnamed"
    assert not first.speaker.named


def test_who_was_told_carries_over(said: Callable[[str], Statement]) -> None:
    """The agency told, and the day, hold for the same unnamed speaker's further remarks."""
    for words in ("ready to go back", "a paper, not"):
        assert said(words).told_to == "Tarn"
        assert "Tarn" in said(words).relay
        assert said(words).said_on == date(2025, 3, 12)


def test_the_reason_for_anonymity_has_its_span(said: Callable[[str], Statement]) -> None:
    """The reason given stands on the statement, to the character."""
    span = said("a paper, not").anonymity
    assert span is not None
    assert span.of(REPORT) == "because the talks are private"


def test_a_pronoun_is_whoever_was_spoken_of(said: Callable[[str], Statement]) -> None:
    """ "She" is the minister named in the sentence before."""
    speaker = said("the port would open").speaker
    assert speaker is not None
    assert speaker.name == "Ana Reyes"
    assert speaker.named
    assert speaker.description == "She"


@pytest.mark.parametrize(
    ("words", "directness"), [("a paper, not", "direct"), ("the port would open", "indirect"), ("ready to", "indirect")]
)
def test_directness(said: Callable[[str], Statement], words: str, directness: str) -> None:
    """All in quotation marks is direct, none is indirect."""
    assert said(words).directness == directness


def test_the_day_stands_in_the_sentence(said: Callable[[str], Statement]) -> None:
    """A day beside the cue is the day of saying; a day in the content is not."""
    assert said("nine ships").said_on == date(2025, 3, 11)
    assert said("the port would open").said_on is None


def test_a_sentence_under_would_goes_on(read: Callable[..., Reading]) -> None:
    """A sentence without a cue that keeps to "would" is the speaker's too, without a cue."""
    text = (
        "The delegate said the pause would last a month. During that time lorries would pass every day. "
        "The weather was mild."
    )
    found = read(text).statements
    carried = [s for s in found if s.cue is None]
    assert [c.of(text) for s in carried for c in s.content] == ["During that time lorries would pass every day"]
    assert carried[0].speaker is not None
    assert carried[0].speaker.name == "delegate"


def test_evidence_is_disjoint(read: Callable[..., Reading]) -> None:
    """Content never holds its own cue or speaker, and lies in the text."""
    for s in read(REPORT).statements:
        for piece in s.content:
            assert 0 <= piece.start < piece.end <= len(REPORT)
            assert s.cue is None or not inside(s.cue, piece)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(alphabet="He said “a” the union told \n.,’'\"", min_size=1, max_size=120))
def test_no_text_stops_the_readers(read: Callable[..., Reading], text: str) -> None:
    """Any jumble of words and marks is read without a failure, and reading twice gives the same."""
    assert read(text) == read(text)
