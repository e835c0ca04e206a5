"""The trained encoder: whom it quotes, and that its offsets hold on any text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosswire.errors import ModelMissing
from crosswire.language.encoder import Encoder
from crosswire.record import Attribution, Span

REPORT = (
    "The port will reopen on Friday, the harbour minister said.\n\n"
    'Union leader Ana Sousa told reporters that her members "will not go back for less".\n\n'
    "According to two dockers, the night shift has already been called in."
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The shipped model, loaded once."""
    return Encoder.load()


def surfaces(text: str, spans: tuple[Span, ...]) -> str:
    """The spans' characters, joined."""
    return " … ".join(s.of(text) for s in spans)


def all_spans(found: tuple[Attribution, ...]) -> list[Span]:
    """Every span of every role."""
    return [s for a in found for s in (*a.source, *a.cue, *a.content)]


@pytest.mark.parametrize(
    ("number", "source", "cue", "content"),
    [
        (0, "the harbour minister", "said", "The port will reopen on Friday"),
        (1, "Union leader Ana Sousa", "told", 'her members "will not go back for less"'),
        (2, "two dockers", "According to", "the night shift has already been called in"),
    ],
)
def test_reads_said_told_and_according_to(encoder: Encoder, number: int, source: str, cue: str, content: str) -> None:
    """Each sentence of a plain report gives its source, its cue and the whole of its content."""
    found = encoder.attributions(REPORT)[number]
    assert surfaces(REPORT, found.source) == source
    assert surfaces(REPORT, found.cue).startswith(cue)
    assert surfaces(REPORT, found.content).removeprefix("that ").strip(".") == content


def test_scores_are_probabilities(encoder: Encoder) -> None:
    """Every score is a probability, and a plain "said" is nearly sure."""
    found = encoder.attributions(REPORT)
    assert all(0 <= a.score <= 1 for a in found)
    assert found[0].score > 0.8


def test_quote_around_its_cue_is_one_attribution(encoder: Encoder) -> None:
    """A quote that its cue interrupts is one attribution with two content spans."""
    text = '"We have a text," the envoy said, "and we will sign it tomorrow."'
    (found,) = encoder.attributions(text)
    assert len(found.content) == 2
    assert surfaces(text, found.source) == "the envoy"


def test_a_text_reads_the_same_in_any_company(encoder: Encoder) -> None:
    """Texts read together give what they give alone."""
    texts = [REPORT, "", "Nothing happened.", REPORT * 9]
    together = encoder.read(texts)
    for text, found in zip(texts, together, strict=True):
        assert found == encoder.attributions(text)


@pytest.mark.parametrize(
    "prefix",
    ["", "😀🚢 ", "\x00\x00 ", "\ud800 ", "\r\n\r\n", "\ufeff\u200b", "e\u0301. ", "İzmir. "],
    ids=["none", "emoji", "nul", "surrogate", "crlf", "bom", "combining", "dotted-i"],
)
def test_offsets_are_code_points_after_odd_characters(encoder: Encoder, prefix: str) -> None:
    """Characters that other layers count otherwise do not shift a span."""
    text = prefix + "The mayor said the bridge is closed."
    found = encoder.attributions(text)
    assert surfaces(text, found[0].source) == "The mayor"
    assert surfaces(text, found[0].cue) == "said"


def test_one_line_of_many_sentences_is_read_to_its_end(encoder: Encoder) -> None:
    """A text that is one long line is cut into windows, and its last sentence is still read."""
    text = "The mayor said the bridge is closed. " * 700
    found = encoder.attributions(text)
    assert found[-1].content[0].start > len(text) - 40
    assert len(found) > 500


def test_outer_contents_do_not_overlap(encoder: Encoder) -> None:
    """Contents of attributions that are not nested share no character."""
    spans = sorted(s for a in encoder.attributions(REPORT * 30) if a.parent is None for s in a.content)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_speech_within_speech_names_its_parent() -> None:
    """A claim inside somebody else's content is an attribution of its own, with that one as its parent."""
    text = "Rebels told him the convoy would never pass, the mediator said."
    found = Encoder.load(hint=0).attributions(text)
    assert [a.parent for a in found] == [None, 0]
    assert surfaces(text, found[1].source) == "Rebels"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=30),
            st.sampled_from(
                ["the minister said ", '"', "“", "” ", "\n\n", "\r\n", "talks failed. ", "😀", "\x00", "\udfff"]
            ),
        ),
        max_size=30,
    ).map("".join)
)
def test_every_span_lies_in_the_text(encoder: Encoder, text: str) -> None:
    """Whatever the text, spans lie inside it and hold more than white space."""
    assert all(s.end <= len(text) and s.of(text).strip() for s in all_spans(encoder.attributions(text)))


def test_missing_model_says_what_to_do(tmp_path: Path) -> None:
    """An empty folder raises ModelMissing that names the way out."""
    with pytest.raises(ModelMissing, match="CROSSWIRE_ENCODER"):
        Encoder.load(tmp_path)
