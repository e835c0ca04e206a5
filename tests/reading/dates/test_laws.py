"""Laws of the reader of dates, on any text."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from crosswire.reading.dates import dates, inferred_day
from crosswire.reading.dates.words import _VOCABULARY, Words, runs

ODDITIES = ["May", "Sept.", "7", "31", "2024", "0735", "12:30", "3-5", "1,160", "2024-02-30", "7th", "'80s", "1/2"]
ODDITIES += ["31/02/2024", "9999", "1990s", "envoys", "said", "will", ".", "½", "9" * 20, "a.m.", "24:00", "Feb", "0"]
PIECES = st.sampled_from([*_VOCABULARY, *ODDITIES, "\n", "\n\n"])
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES).map("".join))
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max, date(2024, 2, 29)]))


@given(TEXTS, DAYS)
def test_every_find_is_a_passage_with_ordered_days(text: str, published: date | None) -> None:
    """Whatever the text and the day: no crash, spans in order inside the text, earliest not after latest."""
    end = 0
    for found in dates(text, published):
        assert end <= found.span.start < found.span.end <= len(text)
        end = found.span.end
        first, last = found.meaning.first, found.meaning.last
        assert found.meaning.value
        assert (first is None) == (last is None)
        assert first is None or last is None or first <= last


@given(TEXTS)
def test_unknown_publication_names_only_what_the_text_fixes(text: str) -> None:
    """With no day of publication, the days are the same whatever that day is in truth."""
    for found in dates(text, None):
        if found.meaning.first is not None and found.meaning.grain == "D":
            assert "X" not in found.meaning.value


@given(TEXTS)
def test_inference_never_comes_without_evidence(text: str) -> None:
    """A day is inferred only with passages of the text that prove it."""
    found = inferred_day(text)
    if found is not None:
        assert found.evidence
        assert all(span.end <= len(text) for span in found.evidence)
        assert found.window.earliest is not None


def test_one_long_line_is_read_in_bounded_stretches() -> None:
    """A line that is one long list of dates is cut into stretches, so that the work grows with its length."""
    text = "Monday the 3 of May , " * 1_000
    words = Words.of(text)
    assert max(last - first for first, last in runs(words)) <= 60
    assert sum(1 for _ in dates(text, date(2031, 3, 13))) >= 800
