"""What holds of every text: spans slice back, nothing crashes, ids are stable."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from parsing import unparsed

from crosswire.reading.figures import STAGE, domain_of, read_as
from crosswire.reading.figures.numerals import numerals
from crosswire.reading.figures.scan import scan
from crosswire.reading.figures.vocabulary import lowered, vocabulary
from crosswire.record import BOUNDS

PIECES = st.sampled_from(
    [
        *(
            "five",
            "a",
            "hundred",
            "and",
            "half",
            "million",
            "dozens",
            "of",
            "thousands",
            "several",
            "20",
            "1.4",
            "-",
            "–",
        ),
        *(
            "between",
            "to",
            "or",
            "more",
            "than",
            "$",
            "%",
            "days",
            "people",
            "killed",
            "5m",
            "27,840",
            ".",
            "\n",
            "one",
        ),
        *("third", "its", "fifth", "month", "a day", "per", "in", "2014", "March", "them", "İ", "\u202f", "EUR"),
    ]
)
_LINE = 2_000_000
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES).map("".join))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_a_span_slices_back_and_holds_its_number(text: str) -> None:
    """The number lies in the figure's span, both in the text, and the value has a bound."""
    for figure in read_as(unparsed(text), "ceasefire"):
        assert figure.number is not None
        assert 0 <= figure.span.start <= figure.number.start < figure.number.end <= figure.span.end <= len(text)
        assert figure.span.of(text).strip()
        assert figure.bound in BOUNDS
        assert figure.value_low is not None or figure.value_high is not None


@given(TEXTS, st.sampled_from(["en", "pt", "es", "fr", "de", "xx"]))
@settings(max_examples=200, deadline=None)
def test_no_text_of_any_language_crashes(text: str, language: str) -> None:
    """Any text in any language is read to its end, and the same twice."""
    first = list(STAGE.read(unparsed(text, language)))
    assert first == list(STAGE.read(unparsed(text, language)))


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_numerals_come_in_order_and_never_overlap(text: str) -> None:
    """Numbers stand one after the other."""
    found = list(numerals(text, vocabulary("en")))
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.integers(1, 10**12))
def test_digits_with_commas_are_read_back(value: int) -> None:
    """A whole number printed with thousands marks has its value."""
    amounts = list(scan(f"about {value:,} trees", vocabulary("en")))
    assert [(a.low, a.bound) for a in amounts] == [(float(value), "about")]


@given(st.text(max_size=60))
def test_lower_case_keeps_every_offset(text: str) -> None:
    """Lowering never moves a letter."""
    assert len(lowered(text)) == len(text)


def test_one_line_of_two_megabytes_is_read() -> None:
    """A line of two million characters, of digits or of words, comes to its end."""
    for piece in ("1,", "x", "$", "a quiet line of plain words ", "it killed 40 people and "):
        text = piece * (_LINE // len(piece) // (1 if "40" not in piece else 50))
        assert sum(1 for _ in read_as(unparsed(text), "ceasefire")) == text.count("40")


def test_a_report_is_read_in_the_domain_of_its_words() -> None:
    """Ceasefire, labour and trade words choose their domains; a report without any has the plain one."""
    words = {
        "ceasefire": "Rebels freed hostages as the truce held and the army withdrew.",
        "labour": "The union called a strike over wages.",
        "trade": "The tariff on imports hits exporters of steel.",
        "default": "The choir sang for 40 guests.",
    }
    assert {name: domain_of(unparsed(text).parsed) for name, text in words.items()} == {n: n for n in words}
