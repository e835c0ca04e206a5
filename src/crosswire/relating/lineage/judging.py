"""Whether one report comes from another or both from a third, and by which way."""

from __future__ import annotations

import math
from dataclasses import dataclass

from crosswire.record import LinkKind
from crosswire.relating.lineage.signals import Signals

__all__ = ["MOST_DAYS", "Verdict", "judge", "strength", "too_far"]

MOST_DAYS = 10  # a report told again later than this is another round that looks alike
_COPY = 0.8  # share of the shorter report's phrases that a copy has, also a cut one
_WHOLE = 0.95  # share of both reports' phrases from which nothing was added
_TAKES = 0.15  # share of both reports' phrases from which they are two takes on one text
_LITERAL = 0.97  # mean likeness of twins from which a retelling is a translation back
_LITERAL_COVER = 0.75
_IN_ORDER = 0.85
_LIKELY = 0.5
# Share of sentences told again in order from which a report is a rewrite, however it is worded; of the independent
# pairs of ten sets one has .31, the others none (bench/lineage, 2026-11-30).
_RETOLD = 0.35

# Set by hand between a fit on the samples and the labour set, with pairs of ECB+ reports of one event as independent,
# and one with two translations of one text (WMT21) as kin; bench/lineage/README.md tells what each gives.
_BIAS = -10.5
_WEIGHTS = {
    "mass": 4.5,
    "figures": 3.0,
    "together": 0.5,
    "figures in order": 1.0,
    "names": 1.0,
    "order": 5.5,
    "orderly mass": 5.5,
    "likeness": 8.0,
    "verbatim": 3.0,
    "credit": 1.0,
    "reworded": 0.5,
    "credited quotation": 2.0,
}
_EVEN_ORDER, _EVEN_LIKENESS = 0.5, 0.75  # what twins of independent reports of one event have
_ENOUGH_TWINS = 4
_ENOUGH_FIGURES = 3
_EVEN_FIGURES, _TELLING_FIGURES = 5, 7  # figures in one order: from where it speaks for kinship, and fully
_QUOTED = 3  # runs of words in quotations from which two reports quote the same


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind of kinship, the probability that it holds, and what it rests on."""

    kind: LinkKind
    score: float
    signals: Signals


def judge(signals: Signals) -> Verdict | None:
    """Returns how two reports are akin, or null where they are independent."""
    most = max(signals.verbatim_left, signals.verbatim_right)
    if most >= _COPY and signals.same_language:
        return Verdict("updates" if _grown(signals) else "copies", most, signals)
    score = max(strength(signals), 0.5 + signals.retold / 2 if signals.retold >= _RETOLD else 0.0)
    if score < _LIKELY or too_far(signals):
        return None
    return Verdict(_kind(signals), score, signals)


def too_far(signals: Signals) -> bool:
    """Whether so many days lie between two reports that likeness alone makes them no kin."""
    return signals.days is not None and signals.days > MOST_DAYS


def _grown(signals: Signals) -> bool:
    """Whether an outlet printed its own report again with more in it."""
    return signals.same_publisher and min(signals.verbatim_left, signals.verbatim_right) < _WHOLE


def _kind(signals: Signals) -> LinkKind:
    least = min(signals.verbatim_left, signals.verbatim_right)
    if not signals.same_language:
        return "translates"
    if signals.same_publisher:
        return "updates"
    if least >= _TAKES:
        return "same_wire"
    alignment = signals.alignment
    literal = alignment.likeness >= _LITERAL and alignment.order >= _IN_ORDER
    if literal and max(alignment.cover_left, alignment.cover_right) >= _LITERAL_COVER:
        return "translates"
    return "rewrites"


def features(signals: Signals) -> dict[str, float]:
    """Returns what the probability is computed from, by name."""
    alignment = signals.alignment
    mass = math.sqrt(alignment.cover_left * alignment.cover_right)
    many = min(1.0, len(alignment.twins) / _ENOUGH_TWINS)
    in_order = (signals.figures_in_order - _EVEN_FIGURES) / (_TELLING_FIGURES - _EVEN_FIGURES)
    quotes = signals.quoted >= _QUOTED or signals.reworded > 0
    return {
        "mass": mass,
        "figures": signals.figures,
        "together": signals.together * min(1.0, signals.figures_held / _ENOUGH_FIGURES),
        "figures in order": min(1.0, max(0.0, in_order)),
        "names": signals.names,
        "order": (alignment.order - _EVEN_ORDER) * many,
        "orderly mass": (alignment.order - _EVEN_ORDER) * mass,
        "likeness": (alignment.likeness - _EVEN_LIKENESS) * many,
        "verbatim": min(signals.verbatim_left, signals.verbatim_right),
        "credit": float(signals.same_credit),
        "reworded": float(signals.reworded > 0),
        "credited quotation": float(signals.same_credit and quotes),
    }


def strength(signals: Signals) -> float:
    """Returns the probability that two reports are akin."""
    z = _BIAS + sum(_WEIGHTS[name] * value for name, value in features(signals).items())
    return 1 / (1 + math.exp(-z))
