"""Lines over time: what is one point, what is one line, and what never shares one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crosswire.record import View, When
from crosswire.telling.filters import Wanted
from crosswire.telling.series import FiguresOverTime, Series
from crosswire.telling.series_making import figures_over_time, measures_held
from crosswire.telling.series_words import series_words, value_words

TEXT = """Toll of the ridge war

The health ministry said 1,400 people had died. The Health Ministry put the dead at 1,400 again, 40 of them miners. \
The rebels spoke of more than 2,000. An official said 60 to 80 lorries a day were needed."""


def day(iso: str) -> When:
    """Returns a day as a figure holds it."""
    on = date.fromisoformat(iso)
    return When(on, on, "day", "")


def following(desk: Any, measure: str = "killed", **wanted: Any) -> FiguresOverTime:
    """Follows a measure through what is on the desk."""
    side, place = wanted.pop("side", None), wanted.pop("place", None)
    return figures_over_time(desk.view(), Wanted(measure=measure, **wanted), side, place)


def shape(series: Series) -> list[tuple[str | None, list[str]]]:
    """Returns authorities and values of a series, as a reader sees them."""
    return [(line.authority, [value_words(p) for p in line.points]) for line in series.lines]


def toll(desk: Any, words: str, value: float | None, publisher: str = "Ridge Wire", **more: Any) -> Any:
    """Files a toll by the health ministry in a report of its own; fields given win."""
    published = more.pop("published", "2031-05-06")
    text = f"{words} people died, it was said ({len(desk.articles)})."
    report = desk.report(text, publisher, published)
    fields = {"measure": "killed", "authority": "health ministry", "unit": "people", "side": "people", **more}
    high = fields.pop("high", value)
    return desk.figure(report, words, value, high, **fields)


def test_the_same_value_on_the_same_day_is_one_point_with_all_its_reports(desk: Any) -> None:
    """Two reports of one toll make one point that names both, with the finding each opens."""
    first = toll(desk, "1,400", 1400, "Ridge Wire", as_of=day("2031-05-05"))
    second = toll(desk, "1,400", 1400, "Valley Post", as_of=day("2031-05-05"), published="2031-05-07")
    (series,) = following(desk).series
    (point,) = series.lines[0].points
    assert point.reports == 2
    assert [(a.publisher, a.finding) for a in point.accounts] == [("Ridge Wire", first.id), ("Valley Post", second.id)]


def test_a_value_twice_in_one_report_is_one_report(desk: Any) -> None:
    """Accounts count passages, reports count articles."""
    report = desk.report(TEXT, "Ridge Wire", "2031-05-06")
    for nth in (0, 1):
        desk.figures.append(
            replace(
                desk.figure(report, "1,400", 1400, 1400, measure="killed", authority="health ministry"),
                id=f"{nth:016d}",
                span=desk.at(report, "1,400", nth),
            )
        )
    (point,) = following(desk).series[0].lines[0].points
    assert (point.reports, len({a.span for a in point.accounts})) == (1, 2)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the health ministry", "Health Ministry", True),
        ("The Health  Ministry", "health ministry", True),
        ("la Croix-Verte", "Croix-Verte", True),
        ("Health Ministry", "Provincial Health Ministry", False),
        ("Health Ministry", "Health Ministers", False),
        ("the ministry", "the health ministry", False),
        ("The", "A", False),
    ],
)
def test_authorities_are_one_after_articles_and_case_only(desk: Any, one: str, other: str, same: bool) -> None:
    """Nothing more is folded: who could be two stays two."""
    toll(desk, "1,400", 1400, authority=one)
    toll(desk, "1,500", 1500, authority=other)
    (series,) = following(desk).series
    assert len(series.lines) == (1 if same else 2)


@pytest.mark.parametrize(
    "apart",
    [
        {"cumulative": True},
        {"cumulative": False},
        {"per": "day"},
        {"modality": "estimated"},
        {"modality": "proposed"},
        {"side": "miners"},
        {"place": "Corran"},
        {"unit": "percent"},
    ],
    ids=str,
)
def test_what_may_not_be_compared_shares_no_line(desk: Any, apart: dict[str, Any]) -> None:
    """Totals, windows, what does not say, rates, modalities, populations, places and units are series of their own."""
    toll(desk, "1,400", 1400)
    toll(desk, "1,500", 1500, **apart)
    found = following(desk).series
    assert len(found) == 2
    assert [len(s.lines) for s in found] == [1, 1]


def test_totals_windows_and_what_does_not_say_are_three(desk: Any) -> None:
    """Each of the three is headed by what it is, totals first."""
    for n, cumulative in enumerate((None, False, True)):
        toll(desk, f"{n + 5}0", 50 + 10 * n, cumulative=cumulative)
    headings = [series_words("killed", s) for s in following(desk).series]
    assert [h.split(" · ")[1] for h in headings] == ["totals so far", "since when not told", "within a stretch of time"]


@pytest.mark.parametrize(
    ("measure", "sides", "together"),
    [
        ("killed", ("people", "deaths", None, "lives"), True),
        ("killed", ("people", "soldiers"), False),
        ("still_held", ("captives", "hostages", None), True),
        ("still_held", ("captives", "sick captives"), False),
        ("other", ("tents", "blankets"), False),
    ],
)
def test_a_population_that_the_measure_implies_sets_nothing_apart(
    desk: Any, measure: str, sides: tuple[str | None, ...], together: bool
) -> None:
    """The dead among the killed and captives among the held are nobody else than the measure says."""
    for n, side in enumerate(sides):
        toll(desk, f"{n + 5}0", 50 + 10 * n, measure=measure, side=side, unit=side)
    found = following(desk, measure).series
    assert (len(found) == 1) is together
    assert not together or found[0].side is None


@pytest.mark.parametrize(
    ("measure", "units", "together"),
    [
        ("duration", ("day", "days"), True),
        ("duration", ("days", "weeks"), False),
        ("volume", ("tonnes", "barrels"), False),
        ("trucks", ("lorries", "trucks"), True),
        ("killed", ("people", "soldiers"), True),
    ],
)
def test_units_are_never_mixed(desk: Any, measure: str, units: tuple[str, str], together: bool) -> None:
    """One and many of a unit are one; words for one thing are one where the measure says so."""
    for n, unit in enumerate(units):
        toll(desk, f"{n + 5}0", 50 + 10 * n, measure=measure, unit=unit, side=None)
    assert (len(following(desk, measure).series) == 1) is together


def test_a_point_without_a_day_stands_at_publication_or_last(desk: Any) -> None:
    """The as-of day comes first, the day of publication is marked, and what has no day comes last."""
    toll(desk, "1,700", 1700, published=None)
    toll(desk, "1,600", 1600, published="2031-05-09")
    toll(desk, "1,500", 1500, as_of=day("2031-05-01"), published="2031-05-09")
    points = following(desk).series[0].lines[0].points
    assert [(p.low, p.dated_by) for p in points] == [(1500, "as_of"), (1600, "published"), (1700, "unknown")]


def test_relays_are_named_and_the_outlet_is_not_its_own_relay(desk: Any) -> None:
    """A report says through whom it has a figure."""
    report = desk.report(TEXT, "Valley Post", "2031-05-06")
    said = desk.said(report, "Ada Corr", "The rebels", "spoke", "more than 2,000", relay=("Ridge Wire", "Valley Post"))
    desk.figure(report, "more than 2,000", 2000, None, bound="more_than", measure="killed", statement=said.id)
    (line,) = following(desk).series[0].lines
    assert (line.authority, line.told) == ("Ada Corr", "named")
    assert line.points[0].accounts[0].via == ("Ridge Wire",)


def test_an_authority_without_a_name_is_said_to_be_none(desk: Any) -> None:
    """Two reports may mean two people by "an official"."""
    report = desk.report(TEXT, "Valley Post", "2031-05-06")
    said = desk.said(report, "official", "An official", "said", "60 to 80 lorries a day were needed", named=False)
    desk.figure(
        report, "60 to 80 lorries", 60, 80, bound="range", measure="trucks", authority="official", statement=said.id
    )
    assert following(desk, "trucks").series[0].lines[0].told == "unnamed"


def test_side_and_place_choose(desk: Any) -> None:
    """Parts of what a figure says of side and place are enough, case does not count."""
    toll(desk, "40", 40, side="coal miners")
    toll(desk, "50", 50, place="Corran Valley")
    assert [shape(s) for s in following(desk, side="MINERS").series] == [[("health ministry", ["40"])]]
    assert [shape(s) for s in following(desk, place="corran").series] == [[("health ministry", ["50"])]]
    assert following(desk, side="sailors").series == ()


def test_days_of_publication_choose(desk: Any) -> None:
    """Since and until are days of publication."""
    toll(desk, "40", 40, published="2031-05-01")
    toll(desk, "50", 50, published="2031-05-03")
    assert shape(following(desk, since=date(2031, 5, 2)).series[0]) == [("health ministry", ["50"])]


def test_measures_are_listed_with_counts(desk: Any) -> None:
    """Figures, reports and named authorities are counted; other comes last."""
    for n, measure in enumerate(("other", "other", "killed")):
        toll(desk, f"{n + 5}0", 50, measure=measure, authority=None if n else "the League")
    held = measures_held(desk.view(), Wanted()).measures
    assert [(m.measure, m.figures, m.reports, m.authorities) for m in held] == [("killed", 1, 1, 0), ("other", 2, 2, 1)]


@pytest.fixture
def crowd(desk: Any) -> View:
    """Five reports of two authorities, one of them by two names, with a total that falls."""
    reports = [desk.report(f"{TEXT} ({n})", f"Outlet {n % 3}", f"2031-05-0{n + 1}") for n in range(5)]
    for n, report in enumerate(reports):
        name = ("the health ministry", "Health Ministry", "rebels")[n % 3]
        desk.figure(report, "1,400", 1400, 1400, measure="killed", authority=name, cumulative=True)
        more = {"bound": "more_than", "measure": "killed", "authority": "rebels", "cumulative": True}
        desk.figure(report, "more than 2,000", 2000 - 100 * n, None, as_of=day("2031-05-01"), **more)
    view: View = desk.view()
    return view


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_no_series(crowd: View, order: Any) -> None:
    """Whatever order articles and figures come in, the lines, points, reports and flags are the same."""
    view = crowd
    articles, figures = list(view.articles), list(view.figures)
    order.shuffle(articles)
    order.shuffle(figures)
    shuffled = replace(view, articles=tuple(articles), figures=tuple(figures))
    wanted = Wanted(measure="killed")
    assert figures_over_time(shuffled, wanted) == figures_over_time(view, wanted)
