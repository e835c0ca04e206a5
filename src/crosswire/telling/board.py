"""The board: issues by parties, the latest stance in every cell, with what it was before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from crosswire.lexicon.board import board_words
from crosswire.lexicon.domain import domain
from crosswire.record import Position, Stance, View
from crosswire.telling.brief import Brief, Head, head_of
from crosswire.telling.citing import Citer
from crosswire.telling.line import Entry, Group, Ref, Run, Section, day_words, joined, label
from crosswire.telling.standing import position_entry

__all__ = [
    "MOVES",
    "Board",
    "Cell",
    "PartyHeld",
    "Stand",
    "board",
    "board_of",
    "board_passages",
    "cell_words",
    "issue_label",
]

MOVES = {"towards": "nearer to agreeing", "away": "further from agreeing", "changed": "changed"}
"""How a change of stance is put into words; the order of stances stands in ``lexicon/board.yaml``."""


@dataclass(frozen=True, slots=True)
class Stand:
    """One stance: what was taken, on which day (null: not told), and the line with its passage and references."""

    position: str
    stance: Stance
    day: date | None
    entry: Entry


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a party stands on an issue: newest stance first; empty where nothing is stated.

    ``moved`` says how the newest differs from the last other stance before it: ``towards`` agreeing, ``away`` from it,
    ``changed`` where the two have no order; null where there was no other.
    """

    issue: str
    party: str
    stands: tuple[Stand, ...]
    before: Stand | None = None
    moved: str | None = None

    @property
    def latest(self) -> Stand | None:
        """The newest stance, null where nothing is stated."""
        return self.stands[0] if self.stands else None


@dataclass(frozen=True, slots=True)
class PartyHeld:
    """A party of the board: its key, and its name as some report has it."""

    key: str
    name: str
    heading: tuple[Run, ...]
    ref: Ref
    stands: int


@dataclass(frozen=True, slots=True)
class Board:
    """Issues by parties as of a day (null: all that is known); cells in the order of issues, then parties."""

    head: Head
    issues: tuple[str, ...]
    parties: tuple[PartyHeld, ...]
    cells: tuple[Cell, ...]
    as_of: date | None = None
    domain: str | None = None

    def cell(self, issue: str, party: str) -> Cell:
        """Returns the cell of an issue and a party; raises KeyError where either is not on the board."""
        return self.cells[self._place(issue, party)]

    def _place(self, issue: str, party: str) -> int:
        keys = [p.key for p in self.parties]
        if issue not in self.issues or party not in keys:
            raise KeyError(f"{issue}, {party}")
        return self.issues.index(issue) * len(keys) + keys.index(party)

    def text(self, width: int = 100, *, colour: bool = False) -> str:
        """Returns the board for a terminal of this width."""
        from crosswire.telling.board_text import board_text

        return board_text(self, width, colour=colour)

    def markdown(self) -> str:
        """Returns the board as a Markdown table with its passages under it."""
        from crosswire.telling.board_text import board_markdown

        return board_markdown(self)

    def json(self) -> str:
        """Returns the board as JSON with the span of every run."""
        from crosswire.telling.as_json import as_json

        return as_json(self)

    def html(self) -> str:
        """Returns the board as one self-contained page."""
        from crosswire.telling.board_page import board_page

        return board_page(self)


def board(view: View, as_of: date | None = None, wanted: str | None = None, parties: int | None = None) -> Board:
    """Returns where each party stands on each issue by the end of a day.

    ``wanted`` is a domain whose issues alone are shown; ``parties`` the most that are shown, those with most stands.
    A stance whose day no report tells counts for the day of publication; without either it is left out of a dated
    board. Raises LexiconError where there is no such domain.
    """
    return board_of(Citer(view), as_of, wanted, parties)


def board_of(
    citer: Citer,
    as_of: date | None = None,
    wanted: str | None = None,
    parties: int | None = None,
    mediating: Mapping[str, int] | None = None,
) -> Board:
    """Returns the board of the view cited from, as ``board`` does.

    ``mediating`` counts by party how often it mediates: one that does more often than it takes a stand is left out.
    """
    view, names = citer.view, citer.parties
    listed = {issue.name for issue in domain(wanted).issues} if wanted else None
    held: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in view.positions:
        day = _day(position, view)
        too_late = as_of is not None and (day is None or day > as_of)
        if not too_late and (listed is None or position.issue in listed):
            held[position.issue, names.key(position.party)].append(position)
    weight = Counter({p: 0 for _, p in held})
    for (_, party), found in held.items():
        weight[party] += len(found)
    ordered = sorted(weight.items(), key=lambda item: (-item[1], item[0]))
    chosen = [party for party, stands in ordered if stands >= (mediating or {}).get(party, 0)][:parties]
    taken: dict[str, list[Position]] = {party: [] for party in chosen}
    size: Counter[str] = Counter()
    for (issue, party), found in held.items():
        if party in taken:
            taken[party] += found
            size[issue] += len(found)
    rows = [_party(party, positions, citer) for party, positions in taken.items()]
    issues = sorted(size, key=lambda i: (i == "other", -size[i], i))
    cells = [_cell(i, p, held.get((i, p), ()), citer) for i in issues for p in chosen]
    return Board(head_of(view), tuple(issues), tuple(rows), tuple(cells), as_of, wanted)


def _day(position: Position, view: View) -> date | None:
    return position.as_of or view.article[position.article].published


def _party(key: str, positions: Sequence[Position], citer: Citer) -> PartyHeld:
    name = citer.parties.name(key, (p.party for p in positions))
    best, found = positions[0], citer.name(positions[0].article, positions[0].party, positions[0].span)
    for position in positions:
        here = citer.name(position.article, name, position.span)
        if here and (not found or here[0].kind == "words"):
            best, found = position, here
        if here and here[0].kind == "words":
            break
    heading = found or (Run("label", "a party named in the passage"),)
    return PartyHeld(key, name, heading, citer.ref(best.id, best.article, (best.span,), heading), len(positions))


def _cell(issue: str, party: str, positions: Iterable[Position], citer: Citer) -> Cell:
    stands = sorted(
        (Stand(p.id, p.stance, _day(p, citer.view), position_entry(p, citer)) for p in positions),
        key=lambda s: (s.day or date.min, s.position),
        reverse=True,
    )
    if not stands:
        return Cell(issue, party, ())
    earlier = [s for s in stands if s.day and stands[0].day and s.day < stands[0].day]
    before = next((s for s in earlier if s.stance != stands[0].stance), None)
    return Cell(issue, party, tuple(stands), before, _moved(before, stands[0]))


def _moved(before: Stand | None, latest: Stand) -> str | None:
    if before is None:
        return None
    step = board_words().step(before.stance, latest.stance)
    return "towards" if step > 0 else "away" if step < 0 else "changed"


def issue_label(issue: str) -> str:
    """Returns an issue as a heading."""
    return label(issue).capitalize()


def cell_words(cell: Cell) -> tuple[str, ...]:
    """Returns a cell in words: the latest stance with its day, and what it was before."""
    latest = cell.latest
    if latest is None:
        return ("not stated",)
    words = [f"{latest.stance}, {day_words(latest.day)}" if latest.day else latest.stance]
    if cell.before is not None and cell.moved:
        day = f", {day_words(cell.before.day)}" if cell.before.day else ""
        words.append(f"{MOVES[cell.moved]}; before: {cell.before.stance}{day}")
    return tuple(words)


def board_passages(board: Board) -> Brief:
    """Returns every stance of the board with its passage, by issue, then party, newest first."""
    groups = []
    for issue in board.issues:
        held = [(p, board.cell(issue, p.key)) for p in board.parties]
        inner = tuple(
            Group(p.heading, entries=joined(s.entry for s in c.stands), refs=(p.ref,)) for p, c in held if c.stands
        )
        groups.append(Group((Run("label", issue_label(issue)),), groups=inner))
    section = Section("positions", "Every stance with its passage", tuple(groups), "No position was found.")
    return Brief(board.head, (section,), title="Board")
