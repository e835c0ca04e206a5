"""Which of two kindred reports came from the other, as far as time or content tells."""

from __future__ import annotations

from crosswire.record import LinkKind
from crosswire.relating.lineage.profile import Profile
from crosswire.relating.lineage.signals import Signals

__all__ = ["NAMED", "Descent", "descent"]

Descent = int  # above 0: the right one comes from the left one; below 0: the other way round; further off 0: surer

_ADDRESS, _SITE, _CREDIT, _EARLIER, _PART, _FEWER = 16, 8, 8, 4, 2, 1
NAMED = _CREDIT  # distance from 0 from which one report names the other as its source
_CUT = 0.1  # difference of shares from which one text is part of the other
_FIGURES = 2  # figures lost from which a retelling has dropped some


def descent(left: Profile, right: Profile, signals: Signals, kind: LinkKind) -> Descent:
    """Returns who comes from whom.

    An address given as source and a credit say most; then the day of publication; then what was cut or lost. Two
    takes on a text that neither outlet wrote come from each other only where one names the other.
    """
    named = _names(right, left) - _names(left, right)
    if kind == "same_wire" or (kind == "copies" and _third_party(left, right) and not named):
        return named
    return named + _days(left, right) + _lost(left, right, signals, kind)


def _names(report: Profile, other: Profile) -> int:
    """Returns how plainly a report names the other as its source."""
    if other.address and other.address in report.sources:
        return _ADDRESS
    if other.address and any(_site(other.address) == _site(source) for source in report.sources):
        return _SITE
    if report.publisher == other.publisher or not other.publisher:
        return 0
    credited = any(_one_house(other.publisher, agency) for agency in report.agencies)
    return _CREDIT if credited or report.tells_of(other.publisher) else 0


def _one_house(a: str, b: str) -> bool:
    """Whether two names are one outlet's: the words of the one are among those of the other."""
    x, y = set(a.split()), set(b.split())
    return x <= y or y <= x


def _site(address: str) -> str:
    return address.split("/", 1)[0]


def _third_party(left: Profile, right: Profile) -> bool:
    """Whether both credit an agency that is neither of them."""
    return bool((left.agencies & right.agencies) - {left.publisher, right.publisher})


def _days(left: Profile, right: Profile) -> int:
    if left.day is None or right.day is None or left.day == right.day:
        return 0
    return _EARLIER if left.day < right.day else -_EARLIER


def _lost(left: Profile, right: Profile, signals: Signals, kind: LinkKind) -> int:
    """What is part of another text, or has lost figures, comes from it; a newer version has grown instead."""
    score = 0
    if abs(signals.verbatim_left - signals.verbatim_right) >= _CUT:
        score += _PART if signals.verbatim_right > signals.verbatim_left else -_PART
    fewer = len(left.figures) - len(right.figures)
    if abs(fewer) >= _FIGURES:
        score += _FEWER if fewer > 0 else -_FEWER
    return -score if kind == "updates" else score
