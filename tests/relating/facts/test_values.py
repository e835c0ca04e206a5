"""Values of figures: the same, a slip of the pen, telling or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.record import Figure, Span
from crosswire.relating.facts.values import holds, is_same_value, is_slip, ratio, roundness, weight


def figure(low: float | None, high: float | None, bound: str = "exact") -> Figure:
    """A figure of this value."""
    return Figure("f", "a", Span(0, 1), low, high, bound)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b", "slip"),
    [(1470, 1740, True), (312, 321, True), (5800, 580, True), (12, 21, True), (470, 480, False), (7, 8, False)],
)
def test_swapped_and_lost_digits_are_slips(a: float, b: float, slip: bool) -> None:
    """Two digits that change places, or one that is lost, make a slip; another number does not."""
    assert is_slip(figure(a, a), figure(b, b)) is slip
    assert is_slip(figure(b, b), figure(a, a)) is slip


@pytest.mark.parametrize(("value", "telling"), [(30, 1), (900, 2), (482, 3), (31_706, 6)])
def test_large_and_uneven_numbers_tell_more(value: float, telling: int) -> None:
    """A number weighs what it has in digits of its own, large ones one more."""
    assert weight(figure(value, value)) == telling


def test_a_bound_holds_what_lies_beyond_it() -> None:
    """More than forty leaves room for forty-six, an exact number for none."""
    assert holds(figure(40, None, "more_than"), figure(46, 46))
    assert not holds(figure(40, 40), figure(46, 46))
    assert not holds(figure(None, 40, "up_to"), figure(46, 46))
    assert is_same_value(figure(40, None, "at_least"), figure(40, 40))


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_laws_of_values(a: int, b: int) -> None:
    """A ratio is symmetric and never below one; a number is no slip of itself; roundness counts its noughts."""
    x, y = figure(a, a), figure(b, b)
    assert ratio(x, y) == ratio(y, x) >= 1
    assert not is_slip(x, x)
    assert a % 10 ** roundness(x) == 0
