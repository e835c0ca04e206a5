"""Sides of a conflict of figures: what is known to be one fact stands on one side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from crosswire.lexicon.voices import Voice, agree, bare_name, voice
from crosswire.record import Figure, FigureRelation, Statement, View, covering, inside
from crosswire.relating.conflicts.weighing import Heads
from crosswire.relating.facts.content import content
from crosswire.relating.facts.kin import Kin
from crosswire.relating.facts.scope import Scope
from crosswire.relating.facts.values import is_same_value, number
from crosswire.text import squeeze

__all__ = ["Side", "Sides", "Two"]


@dataclass(frozen=True, slots=True)
class Side:
    """All figures that are one fact: by whose authority, since which day, in which families of reports."""

    key: str
    voices: tuple[Voice, ...]
    day: date | None
    families: frozenset[str]
    articles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Two:
    """Two figures that stand against each other, the earlier told first, and how."""

    left: Figure
    right: Figure
    relation: FigureRelation
    alike: float


class Sides:
    """The sides that the figures of a view are on."""

    def __init__(self, view: View, heads: Heads, kin: Kin) -> None:
        self._view = view
        self._heads = heads
        self.scope = Scope(view)
        members: dict[str, list[Figure]] = defaultdict(list)
        for figure in view.figures:
            members[heads.of(figure.id)].append(figure)
        self._carried = _carried_over(view)
        self._told: dict[str, list[Statement]] = defaultdict(list)
        for statement in view.statements:
            self._told[statement.article].append(statement)
        self._side = {key: self._make(key, figures, kin) for key, figures in members.items()}

    def of(self, figure: Figure) -> Side:
        """Returns the side that a figure is on."""
        return self._side[self._heads.of(figure.id)]

    def are_kin(self, left: Side, right: Side) -> bool:
        """Whether two sides are told in different reports of one family: then they are one passage rendered twice."""
        return bool(left.families & right.families) and not (left.articles & right.articles)

    def are_part_and_whole(self, left: Figure, right: Figure) -> bool:
        """Whether one figure names the other as the whole that it is part of: "58 of the 72", and "72 soldiers"."""
        return self._is_part(left, right) or self._is_part(right, left)

    def _is_part(self, part: Figure, whole: Figure) -> bool:
        told = content(squeeze(part.span.of(self._view.article[part.article].text))).numbers
        value = number(whole)
        return len(told) > 1 and value is not None and f"{value:.0f}" in told and not is_same_value(part, whole)

    def one_proposer(self, left: Figure, right: Figure) -> bool:
        """Whether nothing says that two parties propose them."""
        both = left.modality == right.modality == "proposed"
        a, b = (self._proposer(f) if both else self.scope.proposer(f) for f in (left, right))
        return not (a and b) or agree(a, b) or bool(a & b)

    def names_proposer(self, left: Figure, right: Figure) -> bool:
        """Whether a name before either figure says whose proposal it is."""
        return bool(self.scope.proposer(left) or self.scope.proposer(right))

    def who(self, figure: Figure) -> str | None:
        """Returns by whose authority a figure stands, in the words of its report; null where none is told."""
        statement = self._view.statement.get(figure.statement or "")
        told = statement.speaker.name if statement and statement.speaker else None
        return figure.authority or told or self._carried.get(figure.id)

    def _proposer(self, figure: Figure) -> frozenset[str]:
        return self.scope.proposer(figure) or bare_name(self.who(figure) or "")

    def _make(self, key: str, figures: list[Figure], kin: Kin) -> Side:
        articles = frozenset(f.article for f in figures)
        days = [d for a in articles if (d := self._view.article[a].published)]
        voices = dict.fromkeys(v for f in figures for v in self.voices(f))
        return Side(key, tuple(voices), min(days, default=None), frozenset(map(kin.family, articles)), articles)

    def voices(self, figure: Figure) -> list[Voice]:
        """Returns whose count it may be: the authority's own, and whoever tells what the authority said."""
        who = figure.authority or self._carried.get(figure.id)
        own = self._view.statement.get(figure.statement or "")
        out = [voice(who)] if who else []
        if own is not None and own.speaker is not None:
            out.append(voice(own.speaker.name, own.speaker.kind))
        if any(v.kind != "person" for v in out) or (own and own.speaker and own.speaker.named):
            return out
        around = [s for s in self._told[figure.article] if s.speaker and inside(figure.span, covering(s.content))]
        return out + [voice(s.speaker.name, s.speaker.kind) for s in around if s.speaker and s.speaker.named]


def _carried_over(view: View) -> dict[str, str]:
    """Returns, by figure, the authority of the figure before it in its paragraph, where it has none of its own."""
    out: dict[str, str] = {}
    before: Figure | None = None
    for figure in view.figures:
        if before is not None and before.article == figure.article and figure.authority is None:
            between = view.article[figure.article].text[before.span.end : figure.span.start]
            carried = before.authority or out.get(before.id)
            contrast = before.measure == figure.measure and (before.unit or "") == (figure.unit or "")
            if carried and figure.statement is None and "\n" not in between and not contrast:
                out[figure.id] = carried
        before = figure
    return out
