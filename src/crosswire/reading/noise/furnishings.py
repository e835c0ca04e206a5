"""Lines of the page around the report: menus, adverts, links, forms, captions."""

from __future__ import annotations

import re
from collections.abc import Sequence
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


def marked_furniture(text: str, blocks: Sequence[Block], article: Article) -> list[Marked]:
    """Returns the blocks that are furniture of the page, whole, in order."""
    first, last = _bounds(text, blocks, article)
    masthead = _bare(article.publisher or "")
    found: list[Marked] = []
    heading: NoiseKind | None = None
    items = 0
    for i, block in enumerate(blocks):
        line = block.span.of(text)
        place: Place = "top" if i < first else "tail" if i > last else "body"
        following = blocks[i + 1].span.of(text) if i + 1 < len(blocks) else ""
        kind = _kind(line, following, place, masthead)
        if kind is None and place == "top" and _is_section(text, blocks, i, masthead):
            kind = "navigation"
        if kind is None and heading and items < _MAX_ITEMS and _is_item(line, block, place, items):
            kind, items = heading, items + 1
        else:
            heading, items = _heading(line, kind), 0
        if kind is not None:
            found.append(Marked(block.span, kind))
    return found


def _kind(line: str, following: str, place: Place, masthead: str) -> NoiseKind | None:
    f = furniture()
    known = f.kind(line, place)
    if known:
        return cast(NoiseKind, known)
    if f.is_caption(line) or (f.is_caption(following) and f.tells_same(line, following)):
        return "caption"
    if f.is_menu(line) or (place != "body" and masthead and _bare(line) == masthead):
        return "navigation"
    return None


def _is_section(text: str, blocks: Sequence[Block], i: int, masthead: str) -> bool:
    """Whether a short line stands right under the masthead: the section of the paper."""
    if i == 0 or blocks[i].gap or not masthead or len(blocks[i].span.of(text).split()) > _MAX_SECTION_WORDS:
        return False
    return _bare(blocks[i - 1].span.of(text)) == masthead


def _heading(line: str, kind: NoiseKind | None) -> NoiseKind | None:
    """The kind of the items that stand below this line, where it is the heading of a list."""
    if kind != "related":
        return None
    return kind if furniture().list_heading.fullmatch(line.strip(" :.…-–—*>»→|\t")) else None


def _is_item(line: str, block: Block, place: Place, items: int) -> bool:
    """Whether a line below a list heading is an item of it: a headline, not a sentence of the report."""
    if is_sentence(line) or len(line.split()) > _MAX_ITEM_WORDS or line.endswith("."):
        return False
    return bool(_NUMBERED.match(line)) or place == "tail" or (items == 0 and not block.gap)


def _bounds(text: str, blocks: Sequence[Block], article: Article) -> tuple[int, int]:
    """Indices of the first and the last block that is the report's own: between them is its body."""
    f = furniture()
    own = [
        i
        for i, b in enumerate(blocks)
        if is_sentence(line := b.span.of(text)) and not f.kind(line, "tail") and not f.is_caption(line)
    ]
    if not own:
        return 0, len(blocks)
    title = article.layout.title
    first = next((i for i, b in enumerate(blocks) if title and b.span.start >= title.start), own[0])
    return min(first, own[0]), own[-1]


def _bare(name: str) -> str:
    return "".join(c for c in fold(name) if c.isalnum())
