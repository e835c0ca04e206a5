"""The rule: no line of any page shows a name, number or day that does not stand inside the span it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import lxml.html
from starlette.testclient import TestClient

from crosswire.api import Record
from crosswire.record import View
from crosswire.telling.audit import unsupported
from crosswire.telling.brief import Brief
from crosswire.telling.choosing import EventsAsked, StatementsAsked
from crosswire.telling.line import Entry, Group, Section, clean, day_words, when_words

_NAME_OR_NUMBER = re.compile(r"\d[\d,.]*\d|\d|\b[^\W\d_a-z]\w+")
# What is Crosswire's own wording, or metadata of the report that the line links to, and says so by its class.
_OWN = {
    "own",
    "meta",
    "tick",
    "value",
    "count",
    "quiet",
    "badge",
    "refs",
    "rests",
    "unseen",
    "cite",
    "why",
    "moved",
    "when",
    "num",
}


def test_every_line_of_every_page_keeps_to_what_it_cites(
    client: TestClient, record: Record, pages: dict[str, str]
) -> None:
    """Each page of the samples is read as a browser has it, and each cited line held against the texts."""
    view = record.desk().view
    lines = 0
    for path in (*pages.values(), *_further(view)):
        page = lxml.html.fromstring(client.get(path).text)
        for line in page.xpath("//*[@data-cites]"):
            lines += 1
            wrong = list(_unsupported(line, view))
            assert not wrong, (path, wrong, line.text_content()[:300])
    assert lines > 500


def test_no_actor_is_named_outside_a_cited_line(client: TestClient, record: Record, pages: dict[str, str]) -> None:
    """What is not a cited line is our own wording or metadata: no name that the reading found stands there."""
    view = record.desk().view
    outlets = " ".join(clean(a.publisher or "") + " " + clean(a.title or "") for a in view.articles)
    names = {a.name for a in view.actors if a.named and len(a.name) > 5 and " " in a.name and a.name not in outlets}
    for path in pages.values():
        page = lxml.html.fromstring(client.get(path).text)
        for element in page.xpath("//main//*[not(ancestor-or-self::*[@data-cites]) and not(ancestor-or-self::form)]"):
            if _is_own(element) or any(_is_own(above) for above in element.iterancestors()):
                continue
            own = " ".join([element.text or "", *(child.tail or "" for child in element)])
            assert not [name for name in names if name in own], (path, own)


def test_every_line_that_pages_are_made_of_passes_the_audit(record: Record) -> None:
    """Statements, figures, events, positions, news and board, all of them, not only those on a first page."""
    desk = record.desk()
    view = desk.view
    lines: list[Entry] = [desk.statement_line(*of) for of in desk.statements.chosen(StatementsAsked())]
    lines += [desk.event_line(*of) for of in desk.events.chosen(EventsAsked())]
    lines += [desk.figure_line(f) for f in view.figures] + [desk.position_line(p) for p in view.positions]
    lines += [stand.entry for cell in desk.board(None, None, 24).cells for stand in cell.stands]
    assert len(lines) > 300
    made = Brief(desk.brief(None, None).head, (Section("lines", "Lines", (Group((), entries=tuple(lines)),), ""),))
    assert list(unsupported(made, view)) == []
    for day in desk.days:
        news = Brief(made.head, desk.news(day))
        assert list(unsupported(news, view)) == []
        assert list(unsupported(desk.brief(day), desk.part(day, None))) == []


def _further(view: View) -> Iterator[str]:
    yield from (f"/reports/{a.id}" for a in view.articles)
    yield from (f"/statements?page={n}" for n in range(1, 6))
    yield from (f"/timeline?page={n}" for n in range(1, 4))
    yield from (f"/figures?measure={m}" for m in sorted({f.measure for f in view.figures}))
    yield from (f"/?part={part}" for part in ("said", "figures", "events", "positions"))
    yield from (f"/board?parties=24&issue={p.issue}" for p in view.positions[:1])


def _unsupported(line: lxml.html.HtmlElement, view: View) -> Iterator[str]:
    cited = list(_spans(line.get("data-cites"), view))
    text = clean(" ".join(words for _, _, _, words in cited))
    worked = _days(cited, view)
    for kind, words in _texts(line):
        if kind == "worked":
            if words.strip(" []") and words.strip(" []") not in worked:
                yield f"day {words!r}"
            continue
        # Our own wording may begin with a capital; the reports' words stand in <bdi>, and are held to each of theirs.
        first_is_ours = kind == "label" and words.strip()[:1].isupper()
        for name in _NAME_OR_NUMBER.findall(words)[first_is_ours:]:
            if name not in text and name.rstrip("…") not in text:
                yield name


def _spans(cites: str, view: View) -> Iterator[tuple[str, int, int, str]]:
    for cite in cites.split():
        article, _, span = cite.partition(":")
        start, end = (int(n) for n in span.split("-"))
        words = view.article[article].text[start:end]
        assert words, cite
        yield article, start, end, words


def _days(cited: Iterable[tuple[str, int, int, str]], view: View) -> set[str]:
    """Every way in which the days that expressions within the cited spans stand for can be written."""
    spans = [(article, start, end) for article, start, end, _ in cited]
    whens = [
        d.when for d in view.dates if d.when and any(a == d.article and s <= d.span.start < e for a, s, e in spans)
    ]
    whens += [
        f.as_of for f in view.figures if f.as_of and any(a == f.article and s <= f.span.start < e for a, s, e in spans)
    ]
    return {w for when in whens for w in (when_words(when), day_words(when.earliest) if when.earliest else "")}


def _is_own(element: lxml.html.HtmlElement) -> bool:
    return bool(_OWN & set((element.get("class") or "").split())) or element.tag in (
        "option",
        "time",
        "summary",
        "title",
    )


def _texts(element: lxml.html.HtmlElement, kind: str = "label") -> Iterator[tuple[str, str]]:
    """Yields the words of a line with what they are; lines within it, and what is our own, are left out."""
    worked = "worked" in (element.get("class") or "").split()
    if worked:
        yield "worked", element.text_content()
        return
    kind = "words" if element.tag in ("bdi", "q", "mark", "p", "blockquote") else kind
    kind = "label" if element.tag == "p" and "para" not in (element.get("class") or "") else kind
    if element.text:
        yield kind, element.text
    for child in element:
        inner = not isinstance(child.tag, str) or child.get("data-cites") is not None or _is_own(child)
        if "worked" in (child.get("class") or "").split() or not inner:
            yield from _texts(child, kind)
        if child.tail:
            yield kind, child.tail
