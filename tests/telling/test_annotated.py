"""Articles with their marks: properly nested, nothing of the text lost."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from crosswire.record import Span, View
from crosswire.telling.annotated import Close, MarkedSpan, Open, Text, annotated, nested
from crosswire.telling.as_html import report_page
from crosswire.telling.brief import brief
from crosswire.telling.citing import Citer

TEXT = "abcdefghijklmnopqrstuvwxyz"
spans = st.tuples(st.integers(0, 25), st.integers(1, 12)).map(lambda t: Span(t[0], min(t[0] + t[1], 26)))


@given(st.lists(spans, max_size=8))
def test_marks_nest_and_no_character_is_lost(found: list[Span]) -> None:
    """However spans overlap, the pieces hold the text once, every mark covers its span, and all are closed."""
    marks = [MarkedSpan(span, "event", str(i)) for i, span in enumerate(found)]
    at, stack, covered = 0, [], {str(i): set() for i in range(len(found))}
    firsts: list[str] = []
    order = [m.id for m in sorted(marks, key=lambda m: (m.span.start, -m.span.end))]
    for piece in nested(TEXT, Span(0, 26), marks):
        if isinstance(piece, Text):
            assert TEXT[at : at + len(piece.text)] == piece.text
            at += len(piece.text)
        elif isinstance(piece, Open):
            stack.append(piece)
            firsts += [piece.id] if piece.id else []
        else:
            assert isinstance(piece, Close)
            stack.pop()
    assert at == 26
    assert not stack
    assert firsts == order
    assert covered.keys() == set(order)


def test_a_mark_over_two_paragraphs_has_its_id_once(desk: Any) -> None:
    """A quotation that runs on into the next paragraph is marked in both and anchored in the first."""
    report = desk.report("Strike\n\nAnn Lee said: “We wait.\n\n“We do not mind.”", "Coastwire", "2031-05-06")
    statement = desk.said(report, "Ann Lee", "Ann Lee", "said", "“We wait.", "“We do not mind.”")
    view = desk.view()
    page = report_page(brief(view), view)
    assert page.count(f'id="{statement.id}"') == 1
    (laid_out,) = annotated(view, Citer(view))
    assert any(isinstance(p, Open) and p.role == "content" for p in laid_out.paragraphs[2].pieces)


def test_every_reference_of_a_report_links_to_an_id_on_its_page(strike: View) -> None:
    """No link of the page leads nowhere, and no id stands twice."""
    page = report_page(brief(strike), strike)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert {f.id for f in (*strike.statements, *strike.figures, *strike.events, *strike.positions)} <= set(ids)


def test_a_report_holds_the_whole_text_of_every_article(strike: View) -> None:
    """Paragraph by paragraph, without its marks, the text on the page is the article's own."""
    page = report_page(brief(strike), strike)
    shown = [
        unescape(re.sub("<[^>]+>", "", p)) for p in re.findall(r'<p(?: class="headline")? dir="auto">(.*?)</p>', page)
    ]
    for article in strike.articles:
        for paragraph in filter(None, article.text.split("\n")):
            assert paragraph in shown


def test_noise_is_greyed_and_not_gone(strike: View) -> None:
    """Noise stands in the text as noise."""
    assert ">Advertisement</s>" in report_page(brief(strike), strike)
