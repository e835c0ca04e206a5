"""Lines of the page around the report: menus, adverts, links, forms, captions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from crosswire.lexicon.furniture import Place, furniture
from crosswire.reading.noise.blocks import Block, Marked, is_sentence
from crosswire.record import Article, NoiseKind
from crosswire.text import fold

__all__ = ["marked_furniture"]

_MAX_ITEM_WORDS = 20  # of a headline in a list of links
_MAX_ITEMS = 12
_MAX_SECTION_WORDS = 3
_NUMBERED = re.compile(r"(?:\d{1,2}[.)]|[•·●▪■►▶‣◦*–-])\s")


@dataclass(frozen=True, slots=True)
class _Line:
    """A block with what its text alone tells: the kind it would be at the foot of a page, and whether a caption."""

    text: str
    block: Block
    foot_kind: str | None
    caption: bool


def marked_furniture(text: str, blocks: Sequence[Block], article: Article) -> list[Marked]:
    """Returns the blocks that are furniture of the page, whole, in order."""
    lines = [_line(text, block) for block in blocks]
    first, last = _bounds(lines, article)
    masthead = _bare(article.publisher or "")
    found: list[Marked] = []
    heading: NoiseKind | None = None
    items = 0
    for i, line in enumerate(lines):
        place: Place = "top" if i < first else "tail" if i > last else "body"
        kind = _kind(line, place, masthead) or _kind_beside(lines, i, place, masthead)
        if kind is None and heading and items < _MAX_ITEMS and _is_item(line, place, items):
            kind, items = heading, items + 1
        else:
            heading, items = _heading(line.text, kind), 0
        if kind is not None:
            found.append(Marked(line.block.span, kind))
    return found


def _line(text: str, block: Block) -> _Line:
    line = block.span.of(text)
    kind = furniture().kind(line, "tail")
    return _Line(line, block, kind, kind == "caption" or furniture().is_caption(line))


def _kind(line: _Line, place: Place, masthead: str) -> NoiseKind | None:
    if line.foot_kind:  # what is nothing at the foot of a page is nothing anywhere
        known = furniture().kind(line.text, place)
        if known:
            return cast(NoiseKind, known)
    if line.caption:
        return "caption"
    if furniture().is_menu(line.text) or (place != "body" and masthead and _bare(line.text) == masthead):
        return "navigation"
    return None


def _kind_beside(lines: Sequence[_Line], i: int, place: Place, masthead: str) -> NoiseKind | None:
    """The kind that a line has from its neighbours: a caption printed twice, a section under the masthead."""
    line = lines[i].text
    if i + 1 < len(lines) and lines[i + 1].caption and furniture().tells_same(line, lines[i + 1].text):
        return "caption"
    if place == "top" and i and masthead and not lines[i].block.gap and _bare(lines[i - 1].text) == masthead:
        return "navigation" if len(line.split()) <= _MAX_SECTION_WORDS else None
    return None


def _heading(line: str, kind: NoiseKind | None) -> NoiseKind | None:
    """The kind of the items that stand below this line, where it is the heading of a list."""
    if kind != "related":
        return None
    return kind if furniture().list_heading.fullmatch(line.strip(" :.…-–—*>»→|\t")) else None


def _is_item(line: _Line, place: Place, items: int) -> bool:
    """Whether a line below a list heading is an item of it: a headline, not a sentence of the report."""
    text = line.text
    if is_sentence(text) or len(text.split()) > _MAX_ITEM_WORDS or text.endswith("."):
        return False
    return bool(_NUMBERED.match(text)) or place == "tail" or (items == 0 and not line.block.gap)


def _bounds(lines: Sequence[_Line], article: Article) -> tuple[int, int]:
    """Indices of the first and the last line that is the report's own: between them is its body."""
    own = [i for i, line in enumerate(lines) if line.foot_kind is None and not line.caption and is_sentence(line.text)]
    if not own:
        return 0, len(lines)
    title = article.layout.title
    first = next((i for i, line in enumerate(lines) if title and line.block.span.start >= title.start), own[0])
    return min(first, own[0]), own[-1]


def _bare(name: str) -> str:
    return "".join(c for c in fold(name) if c.isalnum())
