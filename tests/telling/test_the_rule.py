"""The rule of every brief: no line shows a name, a number or a date that its cited spans do not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from crosswire.record import View
from crosswire.telling.brief import Brief, brief
from crosswire.telling.line import Entry, Group, Ref, Run, clean, day_words, when_words

_NAME_OR_NUMBER = re.compile(r"\d[\d,.]*\d|\d|\b[A-ZÀ-Þ]\w+")


def _groups(groups: tuple[Group, ...]) -> Iterator[Group]:
    for group in groups:
        yield group
        yield from _groups(group.groups)


def _lines(told: Brief) -> Iterator[tuple[tuple[Run, ...], tuple[Ref, ...], bool]]:
    """Yields the runs of every line and heading with what they cite, and whether it is a main heading."""
    for section in told.sections:
        for main in section.groups:
            yield main.heading, main.refs, True
            for group in _groups(main.groups):
                notes = tuple(run for note in group.notes for run in note)
                refs = (*group.refs, *(ref for entry in group.entries for ref in entry.refs))
                yield (*group.heading, *notes), refs, False
            for entry in (e for g in (main, *_groups(main.groups)) for e in g.entries):
                yield _runs(entry), entry.refs, False


def _runs(entry: Entry) -> tuple[Run, ...]:
    return (*entry.lead, *entry.body, *(run for note in entry.notes for run in note))


def broken(told: Brief, view: View) -> Iterator[str]:
    """Yields what breaks the rule."""
    for runs, refs, is_main in _lines(told):
        for run in runs:
            if problem := _problem(run, refs, is_main, view):
                yield f"{problem}: {run}"


def _problem(run: Run, refs: tuple[Ref, ...], is_main: bool, view: View) -> str | None:
    if run.kind == "meta":
        return (
            None
            if is_main or any(run.text in (r.publisher, *view.article[r.article].credits) for r in refs)
            else "unknown metadata"
        )
    if run.span is None or run.article is None:
        cited = " ".join(s.of(view.article[r.article].text) for r in refs for s in r.spans)
        names = [] if is_main else _NAME_OR_NUMBER.findall(run.text)[run.text[:1].isupper() :]
        return None if all(name in cited for name in names) else "a name without a span"
    if not any(r.article == run.article and run.span in r.spans for r in refs):
        return "not cited"
    surface = clean(run.span.of(view.article[run.article].text))
    if run.kind == "day":
        told = [d.when for d in view.dates if d.when and d.article == run.article and d.span == run.span]
        days = {words for w in told for words in (when_words(w), day_words(w.earliest) if w.earliest else "")}
        return None if run.text in days else "another day"
    if surface.startswith(run.text.removesuffix("…")):
        return None
    described = run.kind == "resolved" and surface in run.text and len(_NAME_OR_NUMBER.findall(run.text)) == 1
    return None if described else "not the text's own words"


def test_a_brief_shows_nothing_that_its_spans_do_not_hold(strike: View) -> None:
    """Every run of every line is the text's own at a cited span, or metadata, or a fixed label."""
    assert list(broken(brief(strike), strike)) == []


def test_a_name_that_the_text_does_not_hold_is_not_shown(desk: Any) -> None:
    """A canonical name, an authority and a party that stand nowhere in the report stay out of the line."""
    report = desk.report("Boats stay tied up, she said. The stranded are 90.", "Coastwire", "2031-05-06")
    desk.said(
        report, "Greta Halloran", "she", "said", "Boats stay tied up", told_to="Radio Nord", relay=("Radio Nord",)
    )
    desk.figure(report, "90", 90, 90, authority="Harbour Office of Lindholm", side="people of Norvane")
    desk.position(report, "Boats stay tied up", "Deckhands’ League", "insists", "strike_action")
    view = desk.view()
    told = brief(view)
    assert list(broken(told, view)) == []
    for absent in ("Greta", "Halloran", "Radio Nord", "Lindholm", "Norvane", "League"):
        assert absent not in told.text(), absent


def test_a_pronoun_is_followed_by_the_name_it_was_resolved_to(desk: Any) -> None:
    """He is shown as he [Jane Doe], and the name is cited where it stands."""
    report = desk.report("Jane Doe came.\n\nThen she said the boats would sail.", "Coastwire", "2031-05-06")
    desk.said(report, "Jane Doe", "she", "said", "the boats would sail")
    group = brief(desk.view()).sections[0].groups[0].groups[0]
    assert [(r.kind, r.text) for r in group.heading] == [("words", "she"), ("resolved", "Jane Doe")]
    assert group.heading[1].span in group.refs[0].spans


def test_a_day_is_shown_only_with_the_words_it_was_worked_out_from(desk: Any) -> None:
    """A day that no expression in the report stands for is left out; one that does comes in brackets after it."""
    report = desk.report("On Monday Ann Lee said yes. Bob Ray said no.", "Coastwire", "2031-05-07")
    monday = desk.day(report, "On Monday", "2031-05-05").when.earliest
    desk.said(report, "Ann Lee", "Ann Lee", "said", "yes", said_on=monday)
    desk.said(report, "Bob Ray", "Bob Ray", "said", "no", said_on=monday.replace(day=1))
    text = brief(desk.view()).text()
    assert "On Monday [5 May 2031]" in text
    assert "1 May 2031" not in text


@pytest.mark.parametrize("field", ["sections", "unknown", "unread"])
def test_a_brief_of_nothing_is_whole(field: str) -> None:
    """An empty record gives a brief that says that it is empty."""
    told = brief(View())
    assert "No report." in told.text()
    assert getattr(told, field) is not None
