"""Totals that fall, authorities that differ, sums that do not come out; and when nothing is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from crosswire.record import View, When
from crosswire.telling.filters import Wanted
from crosswire.telling.series import FiguresOverTime
from crosswire.telling.series_making import figures_over_time

DAYS = ("2031-05-01", "2031-05-02", "2031-05-03")
TOTAL = {"cumulative": True}


def at(iso: str) -> When:
    """Returns a day as a figure holds it."""
    on = date.fromisoformat(iso)
    return When(on, on, "day", "")


def value(desk: Any, low: float | None, high: float | None, bound: Any, iso: str | None, **more: Any) -> Any:
    """Files a value in a report of its own."""
    report = desk.report(f"The dead were counted anew, {len(desk.articles)} times now.", "Ridge Wire", "2031-05-09")
    fields = {"measure": "killed", "authority": "health ministry", "bound": bound, **more}
    return desk.figure(report, "The dead", low, high, as_of=at(iso) if iso else None, **fields)


def found(desk: Any, measure: str = "killed") -> FiguresOverTime:
    """Follows a measure through what is on the desk."""
    return figures_over_time(desk.view(), Wanted(measure=measure))


@pytest.mark.parametrize(
    ("values", "falls"),
    [
        ([(90, 90, "exact"), (95, 95, "exact")], []),
        ([(90, 90, "exact"), (90, 90, "exact")], []),
        ([(90, 90, "exact"), (85, 85, "exact")], [(90, 85)]),
        ([(90, 90, "exact"), (85, None, "at_least")], []),
        ([(90, None, "at_least"), (85, 85, "exact")], [(90, 85)]),
        ([(90, None, "more_than"), (90, 90, "exact")], [(90, 90)]),
        ([(90, 90, "about"), (85, 85, "exact")], []),
        ([(90, 90, "about"), (50, 50, "exact")], [(90, 50)]),
        ([(None, 90, "up_to"), (50, 50, "exact")], []),
        ([(90, 90, "exact"), (None, 50, "up_to")], [(90, None)]),
        ([(90, 95, "range"), (80, 92, "range")], []),
        ([(90, 95, "range"), (80, 85, "range")], [(90, 80)]),
        ([(90, 90, "exact"), (95, 95, "exact"), (85, 85, "exact")], [(95, 85)]),
        ([(90, 90, "exact"), (85, 85, "exact"), (88, 88, "exact")], [(90, 85), (90, 88)]),
    ],
)
def test_a_total_that_falls_is_flagged_unless_bounds_allow_it(desk: Any, values: Any, falls: Any) -> None:
    """Each lower point is shown once, against the latest it falls from."""
    for one, iso in zip(values, DAYS, strict=False):
        value(desk, *one, iso, **TOTAL)
    assert [(f.before.low, f.after.low) for f in found(desk).falling] == falls


@pytest.mark.parametrize(
    "more",
    [{}, {"cumulative": False}, {"cumulative": True, "modality": "estimated"}, {"cumulative": True, "per": "day"}],
    ids=str,
)
def test_only_reported_totals_can_fall(desk: Any, more: dict[str, Any]) -> None:
    """A day's count may be lower than the day before."""
    for low, iso in ((90, DAYS[0]), (80, DAYS[1])):
        value(desk, low, low, "exact", iso, **more)
    assert found(desk).falling == ()


def test_two_values_of_one_day_do_not_fall(desk: Any) -> None:
    """A fall takes a later day."""
    for low in (90, 80):
        value(desk, low, low, "exact", DAYS[0], **TOTAL)
    assert found(desk).falling == ()


def test_another_authority_is_no_fall(desk: Any) -> None:
    """Whoever counts fewer than another differs from it; whoever has no name may be another."""
    value(desk, 90, 90, "exact", DAYS[0], **TOTAL)
    value(desk, 80, 80, "exact", DAYS[1], authority="rebels", **TOTAL)
    value(desk, 95, 95, "exact", DAYS[0], authority=None, **TOTAL)
    value(desk, 70, 70, "exact", DAYS[1], authority=None, **TOTAL)
    assert found(desk).falling == ()


def test_a_fall_says_how_far_and_opens_both_passages(desk: Any) -> None:
    """The difference is in words; both points have their findings."""
    before = value(desk, 90, 90, "exact", DAYS[0], **TOTAL)
    after = value(desk, 84, 84, "exact", DAYS[1], **TOTAL)
    (fall,) = found(desk).falling
    assert fall.why == "falls from 90 to 84 (differ by 6)"
    assert [p.accounts[0].finding for p in (fall.before, fall.after)] == [before.id, after.id]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ((90, 90, "exact"), (90, 90, "exact"), None),
        ((90, 90, "exact"), (84, 84, "exact"), "differ by 6"),
        ((90, None, "at_least"), (84, 84, "exact"), "differ by at least 6"),
        ((90, None, "at_least"), (94, 94, "exact"), None),
        ((90, None, "more_than"), (90, 90, "exact"), "differ in their bounds"),
        ((90, 90, "about"), (84, 84, "exact"), None),
        ((90, 90, "about"), (60, 60, "exact"), "differ by about 30"),
        ((90, 95, "range"), (60, 80, "range"), "differ by at least 10"),
        ((90, 95, "range"), (60, 92, "range"), None),
        ((None, 50, "up_to"), (60, None, "at_least"), "differ by at least 10"),
    ],
)
def test_authorities_differ_where_no_bound_allows_both(desk: Any, one: Any, other: Any, why: str | None) -> None:
    """Values of one day stand side by side with their difference in words; nothing is averaged."""
    value(desk, *one, DAYS[0])
    value(desk, *other, DAYS[0], authority="rebels")
    clashes = found(desk).differing
    assert [c.why for c in clashes] == ([why] if why else [])
    assert all({s.authority for s in c.stands} == {"health ministry", "rebels"} for c in clashes)


def test_who_agrees_in_one_value_does_not_differ(desk: Any) -> None:
    """An authority with several values of a day differs only where none of them fits."""
    value(desk, 90, 90, "exact", DAYS[0])
    value(desk, 84, 84, "exact", DAYS[0])
    value(desk, 84, 84, "exact", DAYS[0], authority="rebels")
    assert found(desk).differing == ()


@pytest.mark.parametrize(
    ("more", "differ"),
    [({}, False), ({"cumulative": True}, True), ({"per": "day"}, True), ({"cumulative": False}, False)],
    ids=str,
)
def test_by_the_day_of_publication_only_totals_and_rates_are_compared(desk: Any, more: Any, differ: bool) -> None:
    """Two counts published on a day need not be of the same stretch of time."""
    value(desk, 90, 90, "exact", None, **more)
    value(desk, 40, 40, "exact", None, authority="rebels", **more)
    assert bool(found(desk).differing) is differ


@pytest.mark.parametrize("measure", ["duration", "other", "made_up"])
def test_lengths_of_time_and_anything_else_are_not_compared(desk: Any, measure: str) -> None:
    """A pause of 30 days and one of 60 are two pauses."""
    for low, who in ((30, "health ministry"), (60, "rebels")):
        value(desk, low, low, "exact", DAYS[0], authority=who, measure=measure, unit="days", cumulative=True)
    assert found(desk, measure).differing == ()


# taken = released + still held (+ dead where they are counted apart)
SUMS = [
    ("100 were seized; 60 freed; 30 still held; 10 died", "taken_hostage released still_held held_dead", True),
    ("100 were seized; 60 freed; 40 still held; 10 died", "taken_hostage released still_held held_dead", True),
    ("100 were seized; 60 freed; 45 still held; 10 died", "taken_hostage released still_held held_dead", False),
    ("100 were seized; 60 freed; 30 still held", "taken_hostage released still_held", True),
    ("60 freed; 45 still held; 10 died", "released still_held held_dead", True),
    (
        "100 were seized; 50 freed; 10 freed later; 30 still held; 10 died",
        "taken_hostage released released still_held held_dead",
        True,
    ),
    (
        "100 were seized; 50 freed; 15 freed later; 30 still held; 10 died",
        "taken_hostage released released still_held held_dead",
        False,
    ),
    (
        "90 or 100 were seized; 60 freed; 30 still held; 10 died",
        "taken_hostage taken_hostage released still_held held_dead",
        True,
    ),
]


def report_sum(desk: Any, text: str, measures: str, *, bounds: str = "", **more: Any) -> View:
    """Files a report with these figures, by their numbers in the order of the text."""
    report = desk.report(f"{text}, the office said.", "Ridge Wire", "2031-05-06")
    numbers = [w.rstrip(";,") for w in text.split() if w.rstrip(";,").isdigit()]
    for i, (number, measure) in enumerate(zip(numbers, measures.split(), strict=True)):
        bound: Any = dict(pair.split("=") for pair in bounds.split()).get(number, "exact")
        low = None if bound == "up_to" else float(number)
        high = None if bound in ("at_least", "more_than") else float(number)
        fields = {"measure": measure, "bound": bound, "authority": "the office", "unit": "people", **more}
        desk.figure(report, number, low, high, **fields, score=i / 10)
    view: View = desk.view()
    return view


@pytest.mark.parametrize(("text", "measures", "fits"), SUMS)
def test_parts_are_held_against_their_whole(desk: Any, text: str, measures: str, fits: bool) -> None:
    """The dead may be among the held or apart, several values may be added; silence where a part is missing."""
    view = report_sum(desk, text, measures)
    for measure in ("taken_hostage", "still_held"):
        assert bool(figures_over_time(view, Wanted(measure=measure)).mismatches) is not fits
    assert figures_over_time(view, Wanted(measure="killed")).mismatches == ()


ALL_FOUR = "taken_hostage released still_held held_dead"


@pytest.mark.parametrize(
    ("bounds", "fits"),
    [
        ("", False),
        ("45=exact", False),
        ("45=at_least", False),
        ("45=up_to", True),
        ("60=up_to", True),
        ("60=about", True),
        ("100=about", True),
        ("100=at_least", True),
        ("100=more_than", True),
        ("100=up_to", False),
        ("10=more_than", False),
    ],
)
def test_bounds_may_allow_a_sum(desk: Any, bounds: str, fits: bool) -> None:
    """100 taken against 60 + 45 (+ 10): an interval that can meet is no mismatch."""
    view = report_sum(desk, "100 were seized; 60 freed; 45 still held; 10 died", ALL_FOUR, bounds=bounds)
    assert bool(figures_over_time(view, Wanted(measure="released")).mismatches) is not fits


def test_a_mismatch_shows_every_part_and_corrects_nothing(desk: Any) -> None:
    """Whole and parts come with values and passages."""
    view = report_sum(desk, "100 were seized; 60 freed; 45 still held; 10 died", ALL_FOUR)
    (found_,) = figures_over_time(view, Wanted(measure="taken_hostage")).mismatches
    assert [(s.measure, s.value, s.account.quote) for s in (*found_.whole, *found_.parts)] == [
        ("taken_hostage", "100", "100"),
        ("released", "60", "60"),
        ("still_held", "45", "45"),
        ("held_dead", "10", "10"),
    ]
    assert found_.whole[0].account.passage.startswith("100 were seized; 60 freed;")


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("100 were seized; 60 freed; 25 still held; 10 died; 5 were exchanged", f"{ALL_FOUR} prisoners_released"),
        ("100 were seized; 1 freed; 2 freed; 4 freed; 8 freed; 16 freed; 30 still held; 10 died",
         "taken_hostage released released released released released still_held held_dead"),
    ],
    ids=["a part read as something else", "too many to tell"],
)  # fmt: skip
def test_where_reading_may_be_at_fault_nothing_is_said(desk: Any, text: str, measures: str) -> None:
    """A figure close by that fills the gap, or a crowd of figures, speaks for the report."""
    assert figures_over_time(report_sum(desk, text, measures), Wanted(measure="released")).mismatches == ()


@pytest.mark.parametrize("more", [{"modality": "proposed"}, {"per": "day"}], ids=str)
def test_plans_and_rates_make_no_sum(desk: Any, more: dict[str, Any]) -> None:
    """Only what is reported to be so is added."""
    view = report_sum(desk, "100 were seized; 60 freed; 45 still held; 10 died", ALL_FOUR, **more)
    assert figures_over_time(view, Wanted(measure="released")).mismatches == ()


@pytest.mark.parametrize("more", [{"authority": "rebels"}, {"side": "the office"}, {"place": "Corran"}], ids=str)
def test_parts_of_another_authority_population_or_place_are_not_added(desk: Any, more: dict[str, str]) -> None:
    """Only figures that can be of the same people by the same count make a sum; here the held are then missing."""
    view = report_sum(desk, "100 were seized; 60 freed; 10 died", "taken_hostage released held_dead", place="Ostry")
    fields = {"measure": "still_held", "unit": "people", "authority": "the office", "place": "Ostry", **more}
    desk.figures[0] = replace(desk.figures[0], span=desk.at(view.articles[0], "100 were seized"), side="seized")
    desk.figure(view.articles[0], "the office", 45, 45, **fields)
    assert figures_over_time(desk.view(), Wanted(measure="released")).mismatches == ()
