"""What a brief says of two reports on an invented ferry strike."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from crosswire.record import View
from crosswire.telling.brief import Brief, brief
from crosswire.telling.line import plain


def _section(told: Brief, key: str) -> Any:
    return next(s for s in told.sections if s.key == key)


def test_the_head_counts_reports_and_never_calls_them_sources(strike: View) -> None:
    """Reports are counted by outlet; that copies have not been told apart is said."""
    told = brief(strike)
    assert (told.head.reports, [o.name for o in told.head.outlets]) == (2, ["Coastwire", "Lindholm Paper"])
    assert "source" not in told.text().split("WHAT COULD NOT BE READ")[0]
    assert any("several reports may rest on one source" in line for line in told.unknown)


def test_days_come_newest_first(strike: View) -> None:
    """Who said what is ordered by day of publication."""
    headings = [plain(g.heading) for g in _section(brief(strike), "said").groups]
    assert headings == ["Reported on 7 May 2031", "Reported on 6 May 2031"]


def test_what_one_speaker_says_stands_together(strike: View) -> None:
    """The president's lines of one day are one group, her office in its heading, a pronoun at its line."""
    day = _section(brief(strike), "said").groups[1]
    greta = next(g for g in day.groups if "Halloran" in plain(g.heading))
    assert plain(greta.heading) == "its president, Greta Halloran"
    assert [plain(e.lead) for e in greta.entries] == ["said", "she told"]
    assert plain(greta.entries[1].notes[0]) == "told to Coastwire"


def test_an_unnamed_speaker_is_called_unnamed_and_the_reason_is_given(strike: View) -> None:
    """The fullest description heads the lines, with why no name is given."""
    text = brief(strike).text(200)
    assert "unnamed: A manager close to the company’s board (because the board had not voted)" in text


def test_a_relay_is_shown_where_it_is_longer_than_the_outlet(strike: View) -> None:
    """What the paper took from the wire says so; what the wire reports itself does not."""
    text = brief(strike).text(200)
    assert "via Coastwire › Lindholm Paper" not in text, "the paper does not mention the wire: nothing to cite"
    assert "via Coastwire" not in text


def test_a_credited_relay_is_shown(desk: Any) -> None:
    """An agency that the article credits is metadata and may be shown."""
    report = desk.report("Ann Lee said the pier was shut.", "Lindholm Paper", "2031-05-06", credits=("Coastwire",))
    desk.said(report, "Ann Lee", "Ann Lee", "said", "the pier was shut", relay=("Coastwire",))
    assert "via Coastwire › Lindholm Paper" in brief(desk.view()).text()


def test_values_that_differ_stand_side_by_side(strike: View) -> None:
    """Two counts of one population are two lines with their authorities, bound in words, nothing summed."""
    measure = next(g for g in _section(brief(strike), "figures").groups if plain(g.heading) == "Passengers")
    lines = [(plain(e.lead), plain(e.notes[-1])) for sub in measure.groups for e in sub.entries]
    assert lines == [
        ("5,100", "authority not stated"),
        ("at least 4,300 passengers", "according to harbour office"),
    ]
    assert "9,400" not in brief(strike).text()


def test_rates_and_windows_stand_apart_from_totals(desk: Any) -> None:
    """A daily count is never in one series with a total."""
    report = desk.report("Crews moved 90 cars. They move 12 cars a day. Overnight 3 cars left.", "Coastwire")
    for words, more in (("90", {}), ("12", {"per": "day"}), ("3", {"cumulative": False})):
        desk.figure(report, f"{words} cars", int(words), int(words), measure="cars", **more)
    groups = _section(brief(desk.view()), "figures").groups[0].groups
    assert [plain(g.heading) for g in groups] == [
        "Not said here of whom",
        "Not said here of whom · per day",
        "Not said here of whom · within a stretch of time",
    ]


def test_a_bound_is_put_into_words_where_the_span_lacks_it(desk: Any) -> None:
    """A figure whose span is the bare number still says that it is a lower bound."""
    report = desk.report("They number 4,300 or more.", "Coastwire")
    desk.figure(report, "4,300", 4300, None, bound="at_least", number=desk.at(report, "4,300"))
    assert "- at least 4,300:" in brief(desk.view()).text()


def test_events_are_told_by_how_real_they_are(strike: View) -> None:
    """What happened, is planned and was denied stands under its own heading, with its day."""
    groups = _section(brief(strike), "events").groups
    assert [plain(g.heading) for g in groups] == ["Happened, as reported", "Planned", "Denied"]
    assert plain(groups[1].entries[0].notes[0]) == "on Thursday [8 May 2031]"


def test_positions_stand_by_issue_and_party_and_silence_is_told(strike: View) -> None:
    """A party that takes stands elsewhere but none on this issue is listed as not stated."""
    issues = {plain(g.heading): g for g in _section(brief(strike), "positions").groups}
    assert [plain(g.heading) for g in issues["Pay"].groups] == ["Norvane Lines", "Deckhands’ League"]
    assert [plain(e.lead) for e in issues["Pay"].groups[1].entries] == ["rejects"]


def test_the_same_words_in_two_reports_are_one_line_with_two_references(desk: Any) -> None:
    """A copied statement is told once; both reports are named."""
    for outlet in ("Coastwire", "Lindholm Paper"):
        report = desk.report("Ann Lee said the pier was shut.", outlet, "2031-05-06")
        desk.said(report, "Ann Lee", "Ann Lee", "said", "the pier was shut")
    entries = brief(desk.view()).sections[0].groups[0].groups[0].entries
    assert [len(e.refs) for e in entries] == [2]


def test_since_and_as_known_on_narrow_the_brief(strike: View) -> None:
    """Both days count; what has no day is left out, and that is said."""
    assert brief(strike, since=date(2031, 5, 7)).head.outlets[0].name == "Lindholm Paper"
    known = brief(strike, as_known_on=date(2031, 5, 6))
    assert (known.head.reports, known.head.last_day) == (1, date(2031, 5, 6))
    assert "paper boat" not in known.text()


def test_reports_without_a_day_are_left_out_of_a_narrowed_brief(desk: Any) -> None:
    """An unknown day is no day: the report is left out, and the brief says how many were."""
    desk.report("Nothing moved.", "Coastwire")
    told = brief(desk.view(), since=date(2031, 5, 1))
    assert told.head.reports == 0
    assert told.unknown[0] == "1 of 1 report: no day of publication, and so are left out here."


def test_every_reference_opens_one_finding(strike: View) -> None:
    """Short ids are unique in the view, and six digits or more."""
    ids = [*strike.articles, *strike.statements, *strike.figures, *strike.events, *strike.positions, *strike.noise]
    shorts = {
        r.short
        for s in brief(strike).sections
        for g in s.groups
        for sub in g.groups
        for e in sub.entries
        for r in e.refs
    }
    assert shorts
    for short in shorts:
        assert len(short) >= 6
        assert sum(item.id.startswith(short) for item in ids) == 1


def test_a_limited_brief_says_how_much_it_leaves_off(strike: View) -> None:
    """No line vanishes silently."""
    whole, cut = brief(strike), brief(strike).limited(1)
    assert "… and" in cut.text()
    assert len(cut.text()) < len(whole.text())


def test_what_could_not_be_read_is_told_with_its_reason(strike: View) -> None:
    """A failure is part of the brief."""
    assert "reports/minutes.pdf: not a text" in brief(strike).text()


@pytest.mark.parametrize("width", [40, 72, 100])
def test_no_line_of_text_is_wider_than_asked(strike: View, width: int) -> None:
    """Lines fit the terminal, references on a line of their own apart."""
    assert all(len(line) <= max(width, 48) for line in brief(strike).text(width).splitlines())


def test_colour_adds_styles_and_nothing_else(strike: View) -> None:
    """Without its ANSI styles the coloured text is the plain one."""
    import re

    told = brief(strike)
    assert re.sub("\x1b\\[[0-9;]*m", "", told.text(colour=True)) == told.text()


def test_json_keeps_every_span(strike: View) -> None:
    """Each run of words in the JSON slices back to the text it shows."""
    told = json.loads(brief(strike).json())
    entry = told["sections"][0]["groups"][0]["groups"][0]["entries"][0]
    run = entry["body"][0]
    assert strike.article[run["article"]].text[slice(*run["span"])] == run["text"]
    assert entry["line"].endswith("it “a paper boat”")


def test_markdown_holds_every_line(strike: View) -> None:
    """The Markdown has the sections, the words and the references."""
    text = brief(strike).markdown()
    assert "## Who said what" in text
    assert "it “a paper boat”" in text
    assert "7 May 2031, `" in text
