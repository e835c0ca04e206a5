"""The board as one self-contained page."""

from __future__ import annotations

from markupsafe import Markup

from crosswire.telling.as_html import brief_page
from crosswire.telling.board import MOVES, Board, Cell, board_passages, issue_label
from crosswire.telling.board_text import board_title
from crosswire.telling.line import clean, day_words, label, plain

__all__ = ["board_grid", "board_page"]


def board_page(board: Board) -> str:
    """Returns the grid and, under it, every stance with its passage."""
    return brief_page(board_passages(board), board_grid(board))


def board_grid(board: Board) -> Markup:
    """Returns the grid as a table; every cell opens its stances further down the page."""
    heads = Markup("").join(
        Markup('<th scope="col"><bdi>{}</bdi></th>').format(plain(p.heading)) for p in board.parties
    )
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            issue_label(issue), Markup("").join(_cell(board.cell(issue, p.key)) for p in board.parties)
        )
        for issue in board.issues
    )
    return Markup('<table class="board"><caption>{}</caption><thead><tr><td></td>{}</tr></thead>{}</table>').format(
        board_title(board), heads, Markup("<tbody>{}</tbody>").format(rows)
    )


def _cell(cell: Cell) -> Markup:
    latest = cell.latest
    if latest is None:
        return Markup('<td class="none">not stated</td>')
    day = Markup(' <span class="day">{}</span>').format(day_words(latest.day)) if latest.day else ""
    moved = Markup("")
    if cell.before is not None and cell.moved:
        before = f"{cell.before.stance}, {day_words(cell.before.day)}" if cell.before.day else cell.before.stance
        moved = Markup('<div class="moved {}">{}; before: {}</div>').format(
            cell.moved, label(MOVES[cell.moved]), before
        )
    refs = Markup(" ").join(Markup("<code>{}</code>").format(clean(r.short)) for r in latest.entry.refs[:3])
    return Markup('<td><b class="stance {}">{}</b>{}{}<div>{}</div></td>').format(
        latest.stance, latest.stance, day, moved, refs
    )
