"""The rule of every brief: no line shows a name, a number or a date that its cited spans do not hold."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from crosswire.record import View
from crosswire.telling.audit import unsupported
from crosswire.telling.brief import brief
from crosswire.telling.line import Entry, Run


def test_a_brief_shows_nothing_that_its_spans_do_not_hold(strike: View) -> None:
    """Every run of every line is the text's own at a cited span, or metadata, or a fixed label."""
    assert list(unsupported(brief(strike), strike)) == []


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
    assert list(unsupported(told, view)) == []
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


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda run: replace(run, text="it “a gold boat”"), "is not what stands there"),
        (lambda run: replace(run, span=replace(run.span, start=run.span.start - 1)), "is not cited"),
        (lambda _: Run("label", "by Quentin Marsh"), "holds a name or number that is not cited"),
        (lambda _: Run("meta", "The Daily Other"), "is no metadata of the reports cited"),
    ],
)
def test_the_audit_finds_what_breaks_the_rule(strike: View, change: Any, what: str) -> None:
    """A word, a span, a name or an outlet that is not in the sources is found."""
    told = brief(strike)
    section, day = told.sections[0], told.sections[0].groups[0]
    speaker = day.groups[0]
    entry = speaker.entries[0]
    forged = Entry(entry.lead, (change(entry.body[0]),), entry.notes, entry.refs)
    day = replace(day, groups=(replace(speaker, entries=(forged,)),))
    told = replace(told, sections=(replace(section, groups=(day,)),))
    assert [p.what.endswith(what) for p in unsupported(told, strike)] == [True]
