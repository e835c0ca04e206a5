"""What two reports have in common, as numbers to judge by."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from crosswire.relating.lineage.alignment import Alignment, Floats, align, longest_rise
from crosswire.relating.lineage.profile import Passage, Profile

__all__ = ["Signals", "signals", "verbatim"]

_ENOUGH_FIGURES = 6  # figures in common beyond which more prove nothing more
_ENOUGH_NAMES = 12
_QUOTE_WORDS = 4  # words two quotations share before they may be one
_OTHER_WORDS = (0.25, 0.9)  # share of their words in common: below, two quotations; above, one wording


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for and against one report having come from the other; shares are 0 to 1.

    ``verbatim_left`` is the share of the left report's runs of five words that the right one has too, quotations
    aside: a press release that both quote makes no kin. ``figures`` and ``names`` are shares of the smaller set,
    ``figures_held`` how many are shared, ``figures_in_order`` how many of these both reports bring up in one order;
    ``together`` the share of twins that hold a figure in common among those
    where both have one; ``reworded`` the number of twins that give one quotation in two wordings; ``days`` the distance
    of publication, null where a day is unknown; ``retold`` the share of the shorter report's sentences that the other
    tells again in order, where a judge of sentences was asked.
    """

    verbatim_left: float
    verbatim_right: float
    quoted: int
    figures: float
    figures_held: int
    figures_in_order: int
    names: float
    together: float
    reworded: int
    alignment: Alignment
    days: int | None
    same_publisher: bool
    same_credit: bool
    same_language: bool
    retold: float = 0.0


def verbatim(left: Profile, right: Profile) -> tuple[float, float]:
    """Returns the shares of either report's runs of words, quotations aside, that stand in the other."""
    both = len(left.phrases & right.phrases)
    return both / max(len(left.phrases), 1), both / max(len(right.phrases), 1)


def signals(left: Profile, right: Profile, cosines: Floats | None) -> Signals:
    """Returns what two reports have in common; ``cosines`` as in ``align``."""
    alignment = align(left, right, cosines)
    shares = verbatim(left, right)
    figures = left.figures.keys() & right.figures.keys()
    names = left.names.keys() & right.names.keys()
    return Signals(
        verbatim_left=shares[0],
        verbatim_right=shares[1],
        quoted=len(left.quotations & right.quotations),
        figures=len(figures) / max(min(len(left.figures), len(right.figures)), _ENOUGH_FIGURES),
        figures_held=len(figures),
        figures_in_order=_in_order(left, right, figures),
        names=len(names) / max(min(len(left.names), len(right.names)), _ENOUGH_NAMES),
        together=_together(alignment),
        reworded=sum(_reworded(p, q) for p, q in _pairs(alignment)),
        alignment=alignment,
        days=abs((left.day - right.day).days) if left.day and right.day else None,
        same_publisher=left.publisher is not None and left.publisher == right.publisher,
        same_credit=bool(left.agencies & right.agencies),
        same_language=left.language == right.language,
    )


def _in_order(left: Profile, right: Profile, figures: Collection[str]) -> int:
    """Returns how many figures in common both reports bring up in one order, a sentence being one place."""
    first, second = _places(left), _places(right)
    return longest_rise([at for _, at in sorted((first[mark], second[mark]) for mark in figures)])


def _places(report: Profile) -> dict[str, int]:
    """Returns the first sentence that holds each figure."""
    places: dict[str, int] = {}
    for at, passage in enumerate(report.passages):
        for mark in passage.figures:
            places.setdefault(mark, at)
    return places


def _together(alignment: Alignment) -> float:
    """Returns how far the twins' figures agree: shared over all, among twins that both hold figures."""
    shared = total = 0
    for p, q in _pairs(alignment):
        if p.figures and q.figures:
            shared += len(p.figures & q.figures)
            total += min(len(p.figures), len(q.figures))
    return shared / total if total else 0.0


def _reworded(left: Passage, right: Passage) -> bool:
    """Whether both quote, with words in common but not the same ones."""
    a, b = set(left.quoted), set(right.quoted)
    share = len(a & b) / max(len(a | b), 1)
    return len(a & b) >= _QUOTE_WORDS and _OTHER_WORDS[0] <= share <= _OTHER_WORDS[1]


def _pairs(alignment: Alignment) -> Iterator[tuple[Passage, Passage]]:
    for twin in alignment.twins:
        yield alignment.left.passages[twin.left], alignment.right.passages[twin.right]
