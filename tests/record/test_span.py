"""Spans, ids and readings: what every finding rests on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.record import (
    Article,
    DateMention,
    Noise,
    Parsed,
    Reading,
    Span,
    content_id,
    covering,
    inside,
    overlap,
)

spans = st.tuples(st.integers(0, 50), st.integers(1, 50)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(st.text(min_size=1), st.data())
def test_a_span_slices_its_surface(text: str, data: st.DataObject) -> None:
    """A span of any text gives back exactly the characters it was made of."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert Span(start, end).of(text) == text[start:end]
    assert len(Span(start, end)) == end - start


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2)])
def test_an_empty_span_is_refused(start: int, end: int) -> None:
    """A span that holds nothing cannot be made."""
    with pytest.raises(ValueError, match="empty or negative"):
        Span(start, end)


@given(spans, spans)
def test_overlap_is_symmetric_and_bounded(a: Span, b: Span) -> None:
    """Two spans share as much as either way round, never more than the shorter holds."""
    assert overlap(a, b) == overlap(b, a) <= min(len(a), len(b))
    assert inside(a, b) == (overlap(a, b) == len(a))
    assert inside(a, covering([a, b]))


def test_ids_are_of_content() -> None:
    """The same content has one id, other content another, and null is not an empty text."""
    assert content_id("figure", "a", 1) == content_id("figure", "a", 1)
    assert len({content_id("figure", "a", None), content_id("figure", "a", ""), content_id("figure", "a")}) == 3


def test_an_article_is_its_bytes_at_its_address() -> None:
    """The folder does not count for an article's id; the address, the file's name and the bytes do."""
    one = Article.identify("sha", None, "here/report.txt")
    assert one == Article.identify("sha", None, "there/report.txt")
    assert one != Article.identify("sha", None, "there/other.txt")
    assert one != Article.identify("other", None, "here/report.txt")
    assert Article.identify("sha", "https://a.example/1", "x") == Article.identify("sha", "https://a.example/1", "y")


def test_findings_go_to_their_kind() -> None:
    """A reading files findings by kind, behind those it had, and leaves the one it was made from as it was."""
    article = Article(id="a", text="On Monday they met.", raw_sha256="0")
    noise = Noise("n", "a", Span(0, 2), "stray")
    before = Reading(Parsed(article=article, noise=(noise,)))
    day = DateMention("d", "a", Span(3, 9), "date", "2025-03-10", None)
    after = before.with_findings([day])
    assert before.dates == ()
    assert after.dates == (day,)
    assert list(after.findings()) == [noise, day]
