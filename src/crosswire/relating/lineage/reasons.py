"""What speaks for a link, in words."""

from __future__ import annotations

from collections.abc import Iterator

from crosswire.relating.lineage.judging import Verdict
from crosswire.relating.lineage.profile import Profile

__all__ = ["through", "why"]

_ORDERLY = 0.8


def why(verdict: Verdict, left: Profile, right: Profile) -> str:
    """Returns what two reports have in common and which names the other, most telling first."""
    return "; ".join(_reasons(verdict, left, right))


def through(kin: int) -> str:
    """Returns what speaks for two reports that are akin only through others."""
    return "both belong to one family" if kin == 1 else f"akin through {kin} other reports"


def _reasons(verdict: Verdict, left: Profile, right: Profile) -> Iterator[str]:
    signals, alignment = verdict.signals, verdict.signals.alignment
    most = max(signals.verbatim_left, signals.verbatim_right)
    if most >= 0.1:
        yield f"{most:.0%} of the one's phrases stand in the other"
    twins, least = len(alignment.twins), min(len(left.passages), len(right.passages))
    if twins:
        order = ", in one order" if alignment.order >= _ORDERLY and twins > 2 else ""
        yield f"{twins} of {least} sentences tell the same{order}"
    if signals.retold:
        yield f"{signals.retold:.0%} of the shorter one's sentences are judged to be told again in the same order"
    if signals.figures_held:
        yield f"{signals.figures_held} figures in common" if signals.figures_held > 1 else "one figure in common"
    if signals.reworded:
        yield "a quotation in other words" if signals.reworded == 1 else f"{signals.reworded} quotations in other words"
    if signals.same_credit:
        yield "both credit the same source"
    if signals.days:
        yield "a day apart" if signals.days == 1 else f"{signals.days} days apart"
    if not signals.same_language:
        yield "in two languages"
