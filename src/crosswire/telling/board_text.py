"""The board as a grid: for a terminal, and as a Markdown table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap

from crosswire.telling.as_markdown import escaped, section_markdown
from crosswire.telling.as_text import section_text
from crosswire.telling.board import Board, Cell, PartyHeld, board_passages, cell_words, issue_label
from crosswire.telling.line import day_words, plain, shorten

__all__ = ["board_markdown", "board_text"]

_ISSUE, _LEAST, _MOST = 20, 18, 30  # characters of a column: an issue's name, and a stance with its day
_NAME = 34
_GAP = "  "


def board_text(board: Board, width: int = 100, *, colour: bool = False) -> str:
    """Returns the grid, as many parties beside each other as fit, and under it every stance with its passage."""
    lines = [_styled(board_title(board), "1", colour), ""]
    if not board.cells:
        return "\n".join([*lines, "No position was found.", ""])
    room = max(width - _ISSUE, _LEAST)
    abreast = max(1, room // (_LEAST + len(_GAP)))
    column = min(_MOST, room // min(abreast, len(board.parties)) - len(_GAP))
    for first in range(0, len(board.parties), abreast):
        lines.extend(_grid(board, board.parties[first : first + abreast], column, colour))
        lines.append("")
    below = (section_text(s, width, colour=colour) for s in board_passages(board).sections)
    return "\n".join([*lines, *below])


def board_title(board: Board) -> str:
    """Returns what the board shows: its domain and its day."""
    known = f", as of {day_words(board.as_of)}" if board.as_of else ""
    return f"Board{f' ({board.domain})' if board.domain else ''}{known}"


def _grid(board: Board, parties: Sequence[PartyHeld], column: int, colour: bool) -> Iterable[str]:
    heads = [wrap(shorten(plain(p.heading), _NAME), column) for p in parties]
    yield from _row([], heads, column, "1;36", colour)
    yield "─" * (_ISSUE + (column + len(_GAP)) * len(parties))
    for issue in board.issues:
        cells = [board.cell(issue, p.key) for p in parties]
        yield from _row(wrap(issue_label(issue), _ISSUE - 1), [_cell(c, column) for c in cells], column, "", colour)


def _row(label: list[str], cells: list[list[str]], column: int, code: str, colour: bool) -> Iterable[str]:
    for n in range(max(len(label), *map(len, cells))):
        name = f"{label[n] if n < len(label) else '':<{_ISSUE}}"
        rest = _GAP.join(f"{cell[n] if n < len(cell) else '':<{column}}" for cell in cells)
        yield (name + (_styled(rest, code, colour) if code else rest)).rstrip()


def _cell(cell: Cell, column: int) -> list[str]:
    return [line for words in cell_words(cell) for line in wrap(words, column)]


def board_markdown(board: Board) -> str:
    """Returns the grid as a table, and under it every stance with its passage."""
    lines = [f"# {board_title(board)}", ""]
    if not board.cells:
        return "\n".join([*lines, "No position was found.", ""])
    lines.append("| | " + " | ".join(escaped(plain(p.heading)) for p in board.parties) + " |")
    lines.append("|---" * (len(board.parties) + 1) + "|")
    for issue in board.issues:
        cells = ["; ".join(cell_words(board.cell(issue, p.key))) for p in board.parties]
        lines.append(f"| {issue_label(issue)} | " + " | ".join(map(escaped, cells)) + " |")
    return "\n".join([*lines, "", *map(section_markdown, board_passages(board).sections)])


def _styled(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour and text else text
