"""Stretches of numbers: what a bounded value can be, sums of them, and whether two can be one number."""

from __future__ import annotations

from math import inf
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.telling.series_interval import ABOUT_SLACK, Interval, interval

EXACT_40 = (40, 40, "exact")


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        (EXACT_40, 40, 40),
        ((40, None, "at_least"), 40, inf),
        ((40, 40, "at_least"), 40, inf),
        ((40, None, "more_than"), 40, inf),
        ((None, 40, "up_to"), 0, 40),
        ((40, 40, "up_to"), 0, 40),
        ((30, 40, "range"), 30, 40),
        ((None, 40, "range"), 0, 40),
        ((40, None, "range"), 40, inf),
        ((None, -5, "up_to"), -inf, -5),
        ((None, None, "exact"), -inf, inf),
    ],
)
def test_every_bound_has_its_stretch(value: Any, low: float, high: float) -> None:
    """An open end is open; people and things are not fewer than none."""
    found = interval(*value)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (EXACT_40, EXACT_40, True),
        (EXACT_40, (41, 41, "exact"), False),
        (EXACT_40, (40, None, "at_least"), True),
        (EXACT_40, (40, None, "more_than"), False),
        ((41, 41, "exact"), (40, None, "more_than"), True),
        (EXACT_40, (None, 40, "up_to"), True),
        ((41, 41, "exact"), (None, 40, "up_to"), False),
        (EXACT_40, (43, 43, "about"), True),
        (EXACT_40, (50, 50, "about"), False),
        (EXACT_40, (30, 50, "range"), True),
        ((60, 80, "range"), (80, 90, "range"), True),
        ((60, 80, "range"), (81, 90, "range"), False),
        ((50, None, "at_least"), (None, 40, "up_to"), False),
        ((50, None, "at_least"), (90, None, "more_than"), True),
    ],
)
def test_two_values_can_or_cannot_be_one_number(one: Any, other: Any, both: bool) -> None:
    """It does not matter which is asked first."""
    a, b = interval(*one), interval(*other)
    assert a.meets(b) is b.meets(a) is both


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_what_is_about_a_value_can_be_it(value: float, other: float) -> None:
    """A value meets itself said roughly, and nothing much further off than the slack."""
    roughly = interval(value, value, "about")
    assert roughly.meets(interval(value, value, "exact"))
    if abs(value - other) > 2 * ABOUT_SLACK * max(value, other):
        assert not roughly.meets(interval(other, other, "exact"))


@given(*[st.integers(0, 1000)] * 4)
def test_sums_hold_every_sum(a: int, b: int, c: int, d: int) -> None:
    """Whatever two numbers of two stretches are added, the sum is in the sum of the stretches."""
    one, other = Interval(min(a, b), max(a, b)), Interval(min(c, d), max(c, d))
    for sum_ in (a + c, b + d, a + d):
        assert (one + other).meets(Interval(sum_, sum_))


def test_more_than_stays_open_in_a_sum() -> None:
    """More than 40 and 10 are more than 50."""
    total = interval(40, None, "more_than") + interval(10, 10, "exact")
    assert not total.meets(interval(50, 50, "exact"))
