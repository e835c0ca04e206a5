"""Plain text: paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.text import fold, paragraphs, squeeze

WRAPPED = (
    "The dockers of Port Alder will vote on Friday on an offer that\n"
    "their union calls the last one it can bring home, a spokesman\n"
    "said. Ballots close at noon."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("  \n\n ", []),
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.", ["One.", "Two."]),
        ("One.\n \nTwo.\n", ["One.", "Two."]),
        (WRAPPED, [WRAPPED]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    """Lines are paragraphs, blank lines part them, and a hard-wrapped block is one."""
    assert [text[s:e] for s, e in paragraphs(text)] == expected


@given(st.text())
def test_paragraphs_cover_all_that_is_not_blank(text: str) -> None:
    """Paragraphs come in order, never overlap, and leave out white space only."""
    covered, last = set(), 0
    for start, end in paragraphs(text):
        assert last <= start < end
        last = end
        covered |= set(range(start, end))
    assert all(c.isspace() or c in "\u200b\ufeff\x00" for i, c in enumerate(text) if i not in covered)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    """A folded name stays as it is when folded again, and holds no run of white space."""
    assert squeeze(fold(text)) == fold(text)
