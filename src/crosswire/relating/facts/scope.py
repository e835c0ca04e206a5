"""What a figure is about: measure, population, place, rate, and who proposes it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from datetime import date
from functools import lru_cache

from crosswire.lexicon.referents import referents, term_of
from crosswire.lexicon.series import series_words
from crosswire.lexicon.voices import agree, bare_name
from crosswire.record import Figure, Mention, View
from crosswire.text import fold

__all__ = ["Scope", "unit_key"]

_LOOSE = frozenset({"other", "duration"})  # measures that say little of what is counted


class Scope:
    """Compares what the figures of a view are about."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._names: dict[str, list[Mention]] = defaultdict(list)
        for mention in view.mentions:
            if mention.form == "name":
                self._names[mention.article].append(mention)
        for mentions in self._names.values():
            mentions.sort(key=lambda m: m.span)

    def comparable(self, left: Figure, right: Figure) -> bool:
        """Whether two figures count one kind of thing at one kind of rate."""
        if left.measure != right.measure or (left.per or "") != (right.per or ""):
            return False
        units = {unit_key(left), unit_key(right)}
        if left.measure not in _LOOSE or len(units) == 1:
            return True
        return left.measure == "other" and (
            "" in units or any(fold(f.unit or "") in series_words().anyone for f in (left, right))
        )

    def apart(self, left: Figure, right: Figure) -> bool:
        """Whether two comparable figures are told of different places, populations or counting."""
        if left.place and right.place and not agree(bare_name(left.place), bare_name(right.place)):
            return True
        if left.cumulative is not None and right.cumulative is not None and left.cumulative != right.cumulative:
            return True
        return _sides_apart(left, right)

    def proposer(self, figure: Figure) -> frozenset[str]:
        """Returns the words of the first name before a figure in its statement or sentence: whoever proposes it."""
        statement = self._view.statement.get(figure.statement or "")
        start = min((s.start for s in statement.content), default=figure.span.start) if statement else None
        mentions = self._names[figure.article]
        at = bisect_left(mentions, figure.span.start, key=lambda m: m.span.start)
        text = self._view.article[figure.article].text
        first: Mention | None = None
        for mention in reversed(mentions[:at]):
            between = text[mention.span.end : figure.span.start]
            if (start is not None and mention.span.start < start) or "\n" in between or ". " in between:
                break
            first = mention
        return bare_name(first.span.of(text)) if first else frozenset()

    def day(self, figure: Figure) -> date | None:
        """Returns the day that a figure holds for, by its own word, else the day of its report."""
        when = figure.as_of
        told = (when.latest or when.earliest) if when else None
        return told or self._view.article[figure.article].published


@lru_cache(maxsize=20_000)
def _referent(words: str) -> str | None:
    """Returns the referent that words name, whatever they call it: replacements, also as "scabs"."""
    return next((r.name for r in referents() if r.counted and term_of(r, words)), None)


def unit_key(figure: Figure) -> str:
    """Returns the unit, folded and without plural; one word for percent, and for what goes by several names."""
    unit = fold(figure.unit or "")
    if figure.side and (referent := _referent(figure.side)):
        return referent
    if unit in series_words().percent:
        return "percent"
    return unit.removesuffix(" (ordinal)").removesuffix("s") + (" (ordinal)" if unit.endswith("(ordinal)") else "")


def _sides_apart(left: Figure, right: Figure) -> bool:
    a, b = (_side(f) for f in (left, right))
    one = _referent(left.side or "")
    if one is not None and one == _referent(right.side or ""):
        return False
    return bool(a and b) and not (a & b)


def _side(figure: Figure) -> frozenset[str]:
    """Returns the stems of a population, empty where it names nobody in particular."""
    side = fold(figure.side or "").split(" in ")[0]
    if side in series_words().anyone:
        return frozenset()
    return frozenset(w[:5] for w in bare_name(side))
