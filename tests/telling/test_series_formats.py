"""Figures over time for readers and for programs: text, JSON, CSV, UCDP columns, pictures, a page."""

from __future__ import annotations

import csv
import io
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from crosswire.errors import CrosswireError
from crosswire.record import Bound, When
from crosswire.telling.filters import Wanted
from crosswire.telling.series import FiguresOverTime, Point, Series
from crosswire.telling.series_days import days_scale
from crosswire.telling.series_drawing import drawing, top_of
from crosswire.telling.series_making import figures_over_time, measures_held
from crosswire.telling.series_words import difference_words, value_words

TEXT = """Toll of the ridge war

At least 1,400 people had died by Tuesday, the health ministry said. The rebels put the dead at 1,200 to 1,300.

Later the ministry spoke of 1,350 dead. About 90 lorries had crossed."""


def point(low: float | None, high: float | None, bound: Bound = "exact") -> Point:
    """Returns a bare point."""
    return Point(low, high, bound, None, None, "unknown", "unknown", ())


@pytest.fixture
def toll(desk: Any) -> FiguresOverTime:
    """A toll that falls, and another authority that differs, in one report and a copy of it."""
    for publisher in ("Ridge Wire", "Valley Post"):
        report = desk.report(TEXT + ("" if publisher == "Ridge Wire" else " "), publisher, "2031-05-07")
        tuesday = When(date(2031, 5, 6), date(2031, 5, 6), "day", "Tuesday")
        today = When(date(2031, 5, 7), date(2031, 5, 7), "day", "")
        more = {"measure": "killed", "unit": "people", "cumulative": True}
        desk.figure(report, "At least 1,400 people", 1400, None, bound="at_least", authority="health ministry",
                    as_of=tuesday, **more)  # fmt: skip
        desk.figure(report, "1,200 to 1,300", 1200, 1300, bound="range", authority="rebels", as_of=tuesday, **more)
        desk.figure(report, "1,350 dead", 1350, 1350, authority="the health ministry", as_of=today, **more)
    return figures_over_time(desk.view(), Wanted(measure="killed"))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (point(1904, 1904), "1,904"),
        (point(2.5, 2.5), "2.5"),
        (point(40, None, "at_least"), "at least 40"),
        (point(40, None, "more_than"), "more than 40"),
        (point(None, 40, "up_to"), "up to 40"),
        (point(40, 40, "about"), "about 40"),
        (point(60, 80, "range"), "60 to 80"),
        (point(60, 80, "about"), "about 60 to 80"),
        (point(None, None), "no value"),
    ],
)
def test_values_are_in_words_with_their_bound(value: Point, words: str) -> None:
    """Every bound has its words."""
    assert value_words(value) == words


@pytest.mark.parametrize(
    ("value", "drawn"),
    [
        (point(80, 80), "━━━━━━━━━━●"),
        (point(40, 40, "about"), "━━━━━~"),
        (point(40, None, "at_least"), "━━━━━▶"),
        (point(40, None, "more_than"), "━━━━━▶"),
        (point(None, 40, "up_to"), "┄┄┄┄┄◀"),
        (point(40, 64, "range"), "━━━━━├──┤"),
        (point(79, 80, "range"), "━━━━━━━━━├┤"),
        (point(0, 0), "●"),
        (point(-5, -5), "●"),
        (point(None, None), ""),
    ],
)
def test_values_are_drawn_with_their_bound(value: Point, drawn: str) -> None:
    """Arrows for open ends, brackets for ranges, never wider than the column."""
    assert drawing(value, 80, 11) == drawn


def test_a_drawing_without_a_scale_is_its_sign() -> None:
    """Where all values are 0 there is nothing to scale by."""
    assert (top_of([point(0, 0)]), drawing(point(0, 0), 0, 11)) == (0, "●")


def test_differences_claim_no_more_than_bounds_allow() -> None:
    """What cannot be told is not told."""
    assert difference_words(point(None, None), point(4, 4)) == "differ"
    assert difference_words(point(40, None, "at_least"), point(44, 44)) == "differ by at least 4"


def test_text_tells_value_day_authority_reports_and_flags(toll: FiguresOverTime) -> None:
    """A reader sees all of it, and the ids that open it."""
    text = toll.text(90)
    shown = " ".join(text.split())
    assert "Killed · totals so far · reported" in text
    assert "6 May 2031 at least 1,400 ━" in shown
    assert "▶ 2 reports" in shown
    assert "Ridge Wire, 7 May 2031, " in shown
    assert "falls from at least 1,400 to 1,350 (differ by at least 50)" in shown
    assert "6 May 2031: differ by at least 100" in shown
    assert "TOTALS THAT FALL" in text
    assert "“Later the ministry spoke of 1,350 dead.” [Ridge Wire, " in shown
    for line in toll.series[0].lines:
        for account in (a for p in line.points for a in p.accounts):
            assert account.short in text
            assert account.finding.startswith(account.short)
    assert max(map(len, text.splitlines())) <= 90


def test_styles_come_only_where_wanted(toll: FiguresOverTime) -> None:
    """Without colour there is no escape sequence, with it the same words."""
    plain, styled = toll.text(80), toll.text(80, colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1;36m" in styled


def test_json_holds_every_field_and_evidence(toll: FiguresOverTime) -> None:
    """Spans slice back to their quotes; flags point to their series."""
    read = json.loads(toll.json())
    assert read["measure"] == "killed"
    given = [a for s in read["series"] for line in s["lines"] for p in line["points"] for a in p["accounts"]]
    for account in given:
        start, end = account["span"]
        assert TEXT[start:end] == account["quote"]
        assert account["quote"] in account["passage"]
    assert read["falling"][0]["series"] == 0
    assert {"low", "high", "bound", "in_words", "first", "last", "dated_by", "n_reports"} <= set(
        read["series"][0]["lines"][0]["points"][0]
    )


def test_csv_has_a_row_a_point(toll: FiguresOverTime) -> None:
    """Values, days, bound in words, authority, reports and findings."""
    rows = list(csv.DictReader(io.StringIO(toll.csv())))
    assert [(r["authority"], r["value_low"], r["value_high"], r["in_words"], r["n_reports"]) for r in rows] == [
        ("health ministry", "1400", "", "at least 1,400", "2"),
        ("health ministry", "1350", "1350", "1,350", "2"),
        ("rebels", "1200", "1300", "1,200 to 1,300", "2"),
    ]
    assert rows[0]["reported_by"] == "Ridge Wire; Valley Post"


def test_ucdp_columns_hold_a_best_value_only_where_one_is_given(toll: FiguresOverTime) -> None:
    """Low, best and high; nothing is chosen among values."""
    rows = list(csv.DictReader(io.StringIO(toll.ucdp())))
    assert list(rows[0])[:12] == [
        *("measure", "side", "place", "date_start", "date_end", "date_prec", "low", "best", "high"),
        *("source_original", "source_article", "n_reports"),
    ]
    assert [(r["low"], r["best"], r["high"], r["source_original"]) for r in rows] == [
        ("1400", "", "", "health ministry"),
        ("1350", "1350", "1350", "health ministry"),
        ("1200", "", "1300", "rebels"),
    ]
    assert rows[0]["source_article"] == "Ridge Wire, 2031-05-07; Valley Post, 2031-05-07"


@pytest.mark.parametrize(
    ("first", "last", "prec"),
    [
        ("2031-05-06", "2031-05-06", "1"),
        ("2031-05-04", "2031-05-06", "2"),
        ("2031-05-05", "2031-05-11", "3"),
        ("2031-05-01", "2031-05-31", "4"),
        ("2031-01-01", "2031-12-31", "5"),
        ("2021-01-01", "2031-12-31", ""),
        (None, None, ""),
    ],
)
def test_ucdp_precision_is_told_of_as_of_days_only(desk: Any, first: Any, last: Any, prec: str) -> None:
    """Days, weeks, months, years; a day of publication is no day as of which anything holds."""
    report = desk.report(TEXT, "Ridge Wire", "2031-05-07")
    when = When(date.fromisoformat(first), date.fromisoformat(last), "range", "") if first else None
    desk.figure(report, "1,350 dead", 1350, 1350, measure="killed", as_of=when)
    (row,) = csv.DictReader(io.StringIO(figures_over_time(desk.view(), Wanted(measure="killed")).ucdp()))
    assert row["date_prec"] == prec
    assert row["date_basis"] == ("as_of" if first else "published")


def test_measures_come_as_text_json_and_csv(toll: FiguresOverTime, desk: Any) -> None:
    """The list of measures in three ways."""
    held = measures_held(desk.view(), Wanted())
    assert held.text().split() == ["measure", "figures", "reports", "authorities", "killed", "6", "2", "2"]
    assert json.loads(held.json()) == [{"measure": "killed", "figures": 6, "reports": 2, "authorities": 2}]
    assert held.csv() == "measure,figures,reports,authorities\nkilled,6,2,2\n"


def test_nothing_found_is_said(desk: Any) -> None:
    """An empty record has no lines, and says so."""
    desk.report(TEXT, "Ridge Wire", "2031-05-07")
    nothing = figures_over_time(desk.view(), Wanted(measure="killed"))
    assert nothing.text() == "No figure of killed.\n"
    assert str(measures_held(desk.view(), Wanted())) == "No figure.\n"
    with pytest.raises(CrosswireError, match="nothing to draw"):
        nothing.svg()


def test_a_picture_holds_authorities_values_and_days(toll: FiguresOverTime) -> None:
    """SVG keeps its words as text; the PNG is one."""
    svg = toll.svg()
    for words in ("health ministry", "rebels", "≥1,400", "1,200–1,300", "6 May 2031", "totals so far"):
        assert words in svg
    assert toll.png().startswith(b"\x89PNG")


def test_a_picture_says_what_it_leaves_out(desk: Any) -> None:
    """What has no day is counted, and so is the day of publication where it stands in."""
    for published in ("2031-05-07", None):
        report = desk.report(TEXT + str(published), "Ridge Wire", published)
        desk.figure(report, "About 90 lorries", 90, 90, bound="about", measure="trucks")
    svg = figures_over_time(desk.view(), Wanted(measure="trucks")).svg()
    assert "Values not drawn: 1 without any day." in svg
    assert "day of publication" in svg


def test_a_picture_without_altair_says_what_to_install(toll: FiguresOverTime, monkeypatch: pytest.MonkeyPatch) -> None:
    """One clear line; tables and page need no Altair."""
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(CrosswireError, match=r"a picture needs altair: pip install 'crosswire\[charts\]'"):
        toll.png()
    assert "<img" not in toll.html()
    assert "1,350" in toll.html()


def test_a_page_loads_nothing_and_runs_nothing(toll: FiguresOverTime) -> None:
    """The picture is inside; there is no script and no address."""
    page = toll.html()
    assert 'src="data:image/svg+xml;base64,' in page
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")


def test_hostile_names_stay_text(desk: Any) -> None:
    """Markup, escape sequences and formulas of a report become none in any format."""
    attack = "=<img src=x onerror=alert(1)>\x1b[31m\u202e"
    report = desk.report(f"{attack} said 44.", attack, "2031-05-07")
    desk.figure(report, "44", 44, 44, measure="killed", authority=attack, side=attack, place=attack)
    found = figures_over_time(desk.view(), Wanted(measure="killed"))
    assert "<img src=x" not in found.html()
    assert "\x1b" not in found.text() + found.html()
    assert "\u202e" not in found.text() + found.html()
    (row,) = csv.DictReader(io.StringIO(found.ucdp()))
    assert row["source_original"].startswith("'=")
    assert "<img src=x" not in found.svg()


def test_a_lone_surrogate_breaks_no_format(desk: Any) -> None:
    """A text that UTF-8 cannot hold is told all the same."""
    report = desk.report("lone \ud800 said 44.", "Ridge \ud800 Wire", "2031-05-07")
    desk.figure(report, "44", 44, 44, measure="killed", authority="lone \ud800")
    found = figures_over_time(desk.view(), Wanted(measure="killed"))
    for text in (found.json(), found.csv(), found.ucdp()):
        text.encode("utf-8")
    assert found.png().startswith(b"\x89PNG")


@pytest.mark.parametrize("format_", ["text", "json", "csv", "ucdp", "svg", "png", "html"])
def test_every_format_can_be_saved(toll: FiguresOverTime, tmp_path: Path, format_: str) -> None:
    """A file is written whole."""
    out = tmp_path / f"killed.{format_}"
    assert toll.save(out, format_) == out
    assert out.stat().st_size > 100


def test_a_file_that_cannot_be_written_is_an_error(toll: FiguresOverTime, tmp_path: Path) -> None:
    """The message names the file."""
    with pytest.raises(CrosswireError, match="cannot write"):
        toll.save(tmp_path / "nowhere" / "killed.csv", "csv")


def _series_on(desk: Any, days: list[str]) -> tuple[Series, ...]:
    for n, day in enumerate(days):
        report = desk.report(f"{TEXT} {n}", "Ridge Wire", day)
        desk.figure(report, "1,350 dead", 1350 + n, 1350 + n, measure="killed")
    found: tuple[Series, ...] = figures_over_time(desk.view(), Wanted(measure="killed")).series
    return found


@pytest.mark.parametrize(
    ("days", "steps", "skips"),
    [
        (["2031-05-01", "2031-05-03"], 3, False),
        (["2031-05-01", "2031-11-03"], 2, True),
        ([f"2031-{m:02}-01" for m in range(1, 13)] + ["2032-01-01"], 366, False),
        (["2031-05-01"], 1, False),
    ],
)
def test_an_axis_is_true_to_time_where_it_has_room(desk: Any, days: list[str], steps: int, skips: bool) -> None:
    """Else it holds only days with a value, and says so; with many such days it is true to time again."""
    scale = days_scale(_series_on(desk, days), 720)
    assert (len(scale.steps), scale.skips_days) == (steps, skips)
    assert len(scale.ticks) <= 12


def test_points_of_one_day_stand_side_by_side(desk: Any) -> None:
    """No mark hides another, and none leaves its day."""
    series = _series_on(desk, ["2031-05-01"] * 3 + ["2031-05-02"])
    points = [p for s in series for line in s.lines for p in line.points]
    places = [p.at for p in days_scale(series, 720).places(points)]
    assert len(set(places)) == 4
    assert all(abs(at - round(at)) < 0.5 for at in places)
    assert [round(at) for at in places] == [0, 0, 0, 1]


def test_numbers_are_left_off_a_crowded_picture(desk: Any) -> None:
    """Where nobody could read them; the picture says so."""
    few, many = (figures_over_time_of(desk, n) for n in (5, 60))
    assert "1,350" in few.svg()
    assert "1,350" not in many.svg()
    assert "Numbers are left off" in many.svg()


def figures_over_time_of(desk: Any, count: int) -> FiguresOverTime:
    """Returns a toll of so many days."""
    for n in range(count):
        report = desk.report(f"{TEXT} {count} {n}", "Ridge Wire", date.fromordinal(741_000 + n).isoformat())
        desk.figure(report, "1,350 dead", 1350 + n, 1350 + n, measure="killed", authority="health ministry")
    return figures_over_time(desk.view(), Wanted(measure="killed"))
