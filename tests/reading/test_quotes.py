"""Quotation marks in any style."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.reading.quotes import quotations
from crosswire.record import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" and "maybe".', ['"no"', '"maybe"']),
        ("The union’s ‘last offer’ isn’t the ferry’s, ‘she’ said.", ["‘last offer’", "‘she’"]),
        ("He said 'we can't go' today.", ["'we can't go'"]),
        ("«Non», dit-elle.", ["«Non»"]),
        ("„Nein“, sagte sie.", ["„Nein“"]),
        ("“She told us ‘never’ twice,” he said.", ["“She told us ‘never’ twice,”"]),
        ("He wrote: “We will go on.", ["“We will go on."]),
        ("A 6' plank and 12\" of rope", []),
        ("The 1990's and the dogs' owner", []),
        ("no marks", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    """Quotations are found with their marks; apostrophes, inches and marks never closed are not."""
    assert [s.of(text) for s in quotations(text, Span(0, len(text)))] == expected


@given(st.text(alphabet="ab “”\"'‘’«».\n", min_size=1))
def test_no_text_derails_it(text: str) -> None:
    """Any jumble of marks gives quotations in order, none overlapping another."""
    found = quotations(text, Span(0, len(text)))
    assert all(a.end <= b.start for a, b in pairwise(found))
