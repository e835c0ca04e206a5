"""What is new since a day: new facts, changed figures, moved positions, corrections; and what is only told again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from crosswire.record import Event, Figure, Position, Statement, View
from crosswire.telling.citing import Citer
from crosswire.telling.counted import figure_entry
from crosswire.telling.facts import Asserted, Facts, facts_of
from crosswire.telling.happened import event_entry
from crosswire.telling.line import Entry, Group, Run, Section, alike, joined, label, plain, together
from crosswire.telling.parties import PartyNames
from crosswire.telling.said import statement_entry
from crosswire.telling.series_key import Authorities, series_key
from crosswire.telling.series_words import value_words
from crosswire.telling.standing import position_entry

__all__ = ["NEWS", "News"]

NEWS = {
    "facts": "New facts",
    "changed": "Changed figures",
    "moved": "Moved positions",
    "corrected": "Corrections",
    "repeats": "Told again",
}
_EMPTY = {
    "facts": "Nothing is told for the first time in these days.",
    "changed": "No authority gives another value than before.",
    "moved": "No party takes another stance than before.",
    "corrected": "No report of these days sets an earlier one right.",
    "repeats": "Nothing of these days was told before.",
}
_KINDS: tuple[tuple[type, str], ...] = (
    (Statement, "Said"),
    (Figure, "Counted"),
    (Event, "Happened, planned or spoken of"),
    (Position, "Positions"),
)


@dataclass(slots=True)
class _Sorted:
    """Lines by the part of the news they belong to, then by their heading there."""

    lines: dict[str, dict[str, list[Entry]]] = field(default_factory=lambda: {key: defaultdict(list) for key in NEWS})

    def add(self, part: str, heading: str, entry: Entry) -> None:
        self.lines[part][heading].append(entry)


class News:
    """Tells what of a stretch of days is new against all that was published before it."""

    def __init__(self, view: View, citer: Citer) -> None:
        self._view = view
        self._citer = citer
        self._facts: Facts = facts_of(view)
        self._authorities = Authorities(view)

    def since(self, first: date, until: date | None = None) -> tuple[Section, ...]:
        """Returns the news of these days as sections, in the order of ``NEWS``.

        A fact is new where no report of an earlier day tells it, also in other words; a figure is changed where its
        authority gave another value of the same thing before; a position is moved where its party took another stance
        on the issue before. Reports of unknown day count as earlier ones: nobody can say that they are new.
        """
        days = {a.id: a.published for a in self._view.articles}
        new = {a for a, day in days.items() if day and day >= first and (not until or day <= until)}
        told: set[str] = set()
        found = _Sorted()
        for kind, heading in _KINDS:
            for item in self._of(kind, new):
                head = self._facts.head(item.id)
                if head not in told:
                    told.add(head)
                    self._sort(item, heading, new, days, found)
        return tuple(_section(key, found.lines[key]) for key in NEWS)

    def _of(self, kind: type, articles: set[str]) -> Iterator[Asserted]:
        view = self._view
        for items in (view.statements, view.figures, view.events, view.positions):
            if items and isinstance(items[0], kind):
                for item in items:
                    if item.article in articles and not (isinstance(item, Event) and item.kind == "statement"):
                        yield item

    def _sort(self, item: Asserted, heading: str, new: set[str], days: dict[str, date | None], found: _Sorted) -> None:
        fact = self._facts.of(item.id)
        told = [i for i in fact.items if i.article in new and isinstance(i, type(item))] or [item]
        entry = together([self._entry(i) for i in told])
        earlier = [i for i in fact.items if i.article not in new and not _later(days[i.article], days[item.article])]
        before = self._before(item, days) if not earlier else None
        if earlier:
            found.add("repeats", heading, entry)
        elif before is not None:
            part = (
                "corrected" if self._sets_right(item, before) else "moved" if isinstance(item, Position) else "changed"
            )
            found.add(part, self._heading(item), _against(entry, before, self._entry(before)))
        elif isinstance(item, Position):
            found.add("facts", "Positions", entry)
        else:
            found.add("facts", heading, entry)

    def _entry(self, item: Asserted) -> Entry:
        if isinstance(item, Statement):
            return statement_entry(item, self._citer)
        if isinstance(item, Figure):
            return figure_entry(item, self._citer)
        return event_entry(item, self._citer) if isinstance(item, Event) else position_entry(item, self._citer)

    def _heading(self, item: Asserted) -> str:
        return label(item.measure if isinstance(item, Figure) else item.issue if isinstance(item, Position) else "")

    def _before(self, item: Asserted, days: dict[str, date | None]) -> Figure | Position | None:
        """Returns the newest earlier figure of the same authority, or stance of the same party, that differs."""
        day = days[item.article]
        if isinstance(item, Figure):
            same: Sequence[Figure] = self._figures.get(self._figure_key(item), ())
            return _newest((f for f in same if value_words(f) != value_words(item)), same, days, day)
        if isinstance(item, Position):
            stands: Sequence[Position] = self._positions.get(self._position_key(item), ())
            return _newest((p for p in stands if p.stance != item.stance), stands, days, day)
        return None

    @cached_property
    def _figures(self) -> dict[object, list[Figure]]:
        found: dict[object, list[Figure]] = defaultdict(list)
        for figure in self._view.figures:
            if (key := self._figure_key(figure)) is not None:
                found[key].append(figure)
        return found

    def _figure_key(self, figure: Figure) -> object:
        """Returns what figures share that one authority gives of one thing; null where nobody is named."""
        authority = self._authorities.of(figure)
        if authority.told != "named" or figure.measure in ("other", "duration"):
            return None
        return figure.measure, series_key(figure), authority.key

    @cached_property
    def _names(self) -> PartyNames:
        return PartyNames(self._view)

    @cached_property
    def _positions(self) -> dict[object, list[Position]]:
        found: dict[object, list[Position]] = defaultdict(list)
        for position in self._view.positions:
            found[self._position_key(position)].append(position)
        return found

    def _position_key(self, position: Position) -> object:
        return (position.issue, self._names.key(position.party)) if position.issue != "other" else position.id

    @cached_property
    def _updates(self) -> frozenset[tuple[str, str]]:
        return frozenset((link.left, link.right) for link in self._view.links if link.kind == "updates")

    def _sets_right(self, item: Asserted, before: Asserted) -> bool:
        """Whether a report updates the very report in which the earlier value stood, of the same day as it holds."""
        if (item.article, before.article) not in self._updates:
            return False
        if isinstance(item, Figure) and isinstance(before, Figure):
            return item.as_of is not None and before.as_of is not None and item.as_of.iso == before.as_of.iso
        return False


def _later(day: date | None, than: date | None) -> bool:
    return day is not None and than is not None and day > than


def _newest(
    differing: Iterable[Figure] | Iterable[Position],
    same: Sequence[Figure] | Sequence[Position],
    days: dict[str, date | None],
    day: date | None,
) -> Figure | Position | None:
    """Returns the newest of the differing ones from an earlier day, null where that day's newest are not among them."""
    if day is None:
        return None
    earlier = [i for i in same if (d := days[i.article]) is not None and d < day]
    if not earlier:
        return None
    last = max(days[i.article] or date.min for i in earlier)
    on_last = [i for i in differing if days[i.article] == last]
    return on_last[0] if len(on_last) == sum(days[i.article] == last for i in earlier) and on_last else None


def _against(entry: Entry, before: Figure | Position, older: Entry) -> Entry:
    """Returns a line with what stood before it, and the passage of that."""
    if isinstance(before, Position):
        note: tuple[Run, ...] = (Run("label", f"before: {before.stance}"), *older.body)
    else:
        note = (Run("label", "before:"), *older.lead)
    return replace(entry, notes=(note, *entry.notes), refs=(*entry.refs, *older.refs))


def _section(key: str, by_heading: dict[str, list[Entry]]) -> Section:
    groups = tuple(
        Group((Run("label", heading[:1].upper() + heading[1:]),), entries=tuple(_widest(joined(entries))))
        for heading, entries in by_heading.items()
    )
    return Section(key, NEWS[key], groups, _EMPTY[key])


def _merged(entries: Iterable[Entry]) -> Iterable[Entry]:
    same: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        same[alike(plain(entry.lead)), alike(plain(entry.body))].append(entry)
    return [together(of) for of in same.values()]


def _widest(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: len({ref.article for ref in entry.refs}), reverse=True)
