"""Article text is hostile: in no format may it become markup, an escape sequence, a formula or a link."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from crosswire.record import View
from crosswire.telling.as_html import brief_page, report_page
from crosswire.telling.brief import brief
from crosswire.telling.export import as_csv, as_json_line, json_lines
from crosswire.telling.passage import open_passage
from crosswire.telling.rows import rows
from crosswire.telling.table import Table

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "=HYPERLINK(1)",
    "\x1b[31mred\x1b]0;title\x07",
    "\u202egnp.exe\u202c",
    "[link](javascript:alert(1))",
    "lone \ud800 surrogate and \x00",
)
_ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "footer", "nav", "section", "article"),
    *("h1", "h2", "h3", "h4", "p", "ul", "li", "div", "details", "summary"),
    *("a", "span", "bdi", "code", "strong", "mark", "s", "q", "b", "i"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}


class _Reader(HTMLParser):
    """Collects elements, attributes and ids, and checks that every element is closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str | None]] = []
        self.stack: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag != "meta":
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag


@pytest.fixture
def hostile(desk: Any) -> View:
    """A report in which every field and every finding is an attack."""
    text = "Headline " + ATTACKS[0] + "\n\n" + "\n\n".join(f"{a} said {a} 44." for a in ATTACKS)
    report = desk.report(text, ATTACKS[1], "2031-05-06", url="javascript:alert(1)", byline=ATTACKS[2], path=ATTACKS[1])
    for attack in ATTACKS:
        desk.said(report, attack, attack, "said", f"{attack} 44", told_to=attack, relay=(attack,), role=attack)
        desk.figure(report, f"{attack} 44", 44, 44, side=attack, authority=attack, unit=attack, measure=attack)
        desk.event(report, attack, "other", "planned", actors=(attack,), place=attack)
        desk.position(report, attack, attack, "demands", attack)
    desk.hush(report, ATTACKS[3])
    return desk.view()


def _read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader


def test_a_page_holds_our_elements_only(hostile: View) -> None:
    """No element, no handler and no script address comes from the text; every element is closed in its turn."""
    for page in (report_page(brief(hostile), hostile), brief_page(brief(hostile))):
        read = _read(page)
        assert read.tags <= _ALLOWED
        assert not read.stack
        assert not [a for a in read.attributes if a[1].startswith("on") or a[1] in ("src", "style", "srcdoc")]
        assert all((v or "").startswith(("#", "https:", "http:")) for _, name, v in read.attributes if name == "href")
        page.encode("utf-8")
        assert not re.search("[\x00-\x08\x1b\u202e]", page)


def test_a_page_forbids_what_it_does_not_need(hostile: View) -> None:
    """The policy forbids scripts, frames, images and connections; styles only by the hash of our own."""
    page = report_page(brief(hostile), hostile)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert policy[1].startswith("default-src &#39;none&#39;; style-src &#39;sha256-")
    assert "unsafe" not in policy[1]


def test_terminal_text_has_no_control_characters(hostile: View) -> None:
    """No escape sequence and no direction mark of the text reaches a terminal."""
    told = brief(hostile)
    key = hostile.statements[0].id
    for text in (
        told.text(),
        told.markdown(),
        open_passage(hostile, key).text(),
        repr(Table(hostile.statements, hostile, "statement")),
    ):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\ud800-\udfff]", text)


def test_markdown_has_no_link_or_element_of_the_text(hostile: View) -> None:
    """Brackets, angle brackets and stars of the text stand behind a backslash."""
    text = brief(hostile).markdown()
    assert not re.search(r"(?<!\\)<", text)
    assert not re.search(r"(?<!\\)\]\(", text)


def test_no_cell_of_a_csv_begins_a_formula(hostile: View) -> None:
    """A spreadsheet that opens the CSV has nothing to run."""
    table = as_csv(rows(hostile, "position"), "position")
    assert "'=HYPERLINK(1)" in table
    assert ",=HYPERLINK" not in table
    table.encode("utf-8")


def test_json_lines_are_utf8_whatever_the_text(hostile: View) -> None:
    """A lone surrogate is escaped; every line encodes and stays one line."""
    for line in json_lines(hostile):
        line.encode("utf-8")
        assert "\n" not in line
    assert as_json_line({"a": "\ud800"}) == '{"a": "\\ud800"}'


def test_a_notebook_table_escapes_its_cells(hostile: View) -> None:
    """The HTML of a table has no element of the text."""
    html = Table(hostile.statements, hostile, "statement")._repr_html_()
    assert "<script" not in html
    assert _read(html).tags <= {"table", "thead", "tbody", "tr", "th", "td", "p"}
