"""What of an article is parsed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crosswire.language.segments import LONGEST_PIECE, pieces
from crosswire.record import Article, Layout, Noise, Span, overlap


def article(text: str, dateline: Span | None = None) -> Article:
    """An article of this text."""
    return Article(id="a", text=text, raw_sha256="0", layout=Layout(dateline=dateline))


@given(st.text(alphabet="ab .\n", min_size=1), st.data())
def test_pieces_avoid_noise_and_keep_order(text: str, data: st.DataObject) -> None:
    """Pieces come in order, hold no noise, and together hold every letter that is none."""
    start = data.draw(st.integers(0, len(text) - 1))
    noise = Noise("n", "a", Span(start, data.draw(st.integers(start + 1, len(text)))), "advert")
    found = list(pieces(article(text), [noise]))
    assert found == sorted(found)
    assert all(overlap(piece, noise.span) == 0 for piece in found)
    held = {i for piece in found for i in range(piece.start, piece.end)}
    assert all(i in held or noise.span.start <= i < noise.span.end for i, c in enumerate(text) if c in "ab")


def test_a_dateline_ends_a_piece() -> None:
    """The report's first sentence does not begin with its dateline."""
    text = "PORT ALDER — Talks resume."
    found = list(pieces(article(text, Span(0, 12)), []))
    assert [p.of(text) for p in found] == ["PORT ALDER —", " Talks resume."]


def test_a_line_of_any_length_is_cut() -> None:
    """A text that is one line is cut at blanks into pieces that the parser can take, and none of it is lost."""
    text = "word " * LONGEST_PIECE
    found = list(pieces(article(text), []))
    assert max(map(len, found)) <= LONGEST_PIECE
    assert "".join(p.of(text) for p in found) == text.rstrip()
