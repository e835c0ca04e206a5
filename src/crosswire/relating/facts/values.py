"""Values of figures: when two are the same, how far apart they are, how one may have become the other."""

from __future__ import annotations

from crosswire.record import Figure

__all__ = ["ends", "holds", "is_same_value", "is_slip", "number", "ratio", "roundness", "weight"]

_TINY = 1e-9
_LARGE = 500  # few things in one story are so many


def number(figure: Figure) -> float | None:
    """Returns the one number a figure turns on: its lower end, or its upper where it has no lower."""
    return figure.value_low if figure.value_low is not None else figure.value_high


def ends(figure: Figure) -> frozenset[float]:
    """Returns the numbers that a figure names."""
    return frozenset(v for v in (figure.value_low, figure.value_high) if v is not None)


def is_same_value(left: Figure, right: Figure) -> bool:
    """Whether two figures name the same number or numbers, whatever bound stands before them."""
    return bool(ends(left)) and ends(left) == ends(right)


def holds(bounded: Figure, exact: Figure) -> bool:
    """Whether the bound of one figure leaves room for the other: "more than 20" for 23."""
    value = number(exact)
    if value is None or bounded.bound == "exact":
        return False
    low = bounded.value_low if bounded.value_low is not None else 0.0
    high = bounded.value_high if bounded.value_high is not None else float("inf")
    return low <= value <= high


def ratio(left: Figure, right: Figure) -> float:
    """Returns how many times the greater number is the smaller one; infinite where one is nought or missing."""
    a, b = number(left), number(right)
    if a is None or b is None or min(a, b) <= 0:
        return float("inf")
    return max(a, b) / min(a, b)


def weight(figure: Figure) -> int:
    """Counts the digits that make a number its own, large numbers for one more: 1 for 30, 2 for 900, 4 for 27,840.

    Two reports that both name 27,840 hardly mean two things; two that name 30 often do.
    """
    best = 0
    for value in ends(figure):
        digits = f"{value:.6f}".rstrip("0").rstrip(".").replace(".", "")
        best = max(best, len(digits.strip("0")) + (value >= _LARGE))
    return best


def roundness(figure: Figure) -> int:
    """Counts the noughts that a whole number ends on: 1 for 20, 3 for 58,000, none for 346."""
    value = number(figure)
    if value is None or value < 1 or abs(value - round(value)) > _TINY:
        return 0
    written = str(round(value))
    return len(written) - len(written.rstrip("0"))


def is_slip(left: Figure, right: Figure) -> bool:
    """Whether one number may be the other one miscopied: two digits swapped, one lost, doubled or changed, or a nought.

    Numbers of one digit slip into every other, so they never count.
    """
    a, b = (str(round(v)) if v is not None and abs(v - round(v)) < _TINY else "" for v in (number(left), number(right)))
    if min(len(a), len(b)) < 2 or a == b:
        return False
    if len(a) == len(b):
        return sorted(a) == sorted(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 2
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return len(longer) - len(shorter) == 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
