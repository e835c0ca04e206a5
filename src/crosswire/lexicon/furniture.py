"""The lines that scraped pages carry beside the report, as ``noise.yaml`` lists them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from crosswire.errors import LexiconError
from crosswire.lexicon import lexicon

__all__ = ["Furniture", "Place", "furniture", "undecorated"]

Place = Literal["top", "body", "tail"]

MAX_LINE = 240  # code points: the longest line that a pattern may match; most paragraphs of a report are longer
_MAX_CAPTION = 600
_MAX_ITEM_WORDS = 4
_SHARED = 0.8  # of the words of a caption; agencies respell places between the two
_MIN_SHARED = 4
_MENU_GAP = re.compile(r"\s*[|·•>»›]\s*|\s{2,}|\s/\s")
_TRAIL = re.compile(r"\S\s*[>»›]\s*\S")
_DIGIT = re.compile(r"\d")
_YEAR_OR_CLOCK = re.compile(r"\b\d{4}\b|\d[:.h]\d\d|\b\d{1,2}\b")
_WORD = re.compile(r"\w+")
_CLOSING = re.compile(r"\s*(?:\[([^\[\]]{2,120})\]|\(([^()]{2,120})\))\.?\s*$")
# "Jane Doe/Agency", "Agency/Jane Doe": two names about a stroke, one of them of two words.
_NAME = r"(?:[A-ZÀ-Þ][\w.’'-]*)"
_BY_AND_FOR = re.compile(
    rf"{_NAME}(?:\s{_NAME}){{1,3}}\s?/\s?{_NAME}(?:[\s/]{_NAME}){{0,4}}|{_NAME}\s?/\s?{_NAME}(?:\s{_NAME}){{1,3}}"
)
_KINDS = ("advert", "related", "comment_form", "navigation", "credit", "caption")
_SCOPES: Mapping[Place, tuple[str, ...]] = {
    "top": ("anywhere", "edges"),
    "body": ("anywhere",),
    "tail": ("anywhere", "edges", "tail"),
}
_DECORATION = " \t\u00a0\u200b\ufeff•·●▪■►▶▸‣◦*-–—=_~|>»›→←↑↓<«#+✓✔✉☰✕×…"


@dataclass(frozen=True)
class Furniture:
    """Compiled patterns: ``lines`` by place and kind, ``any`` of them at once by place; captions, menus, headings."""

    lines: Mapping[Place, tuple[tuple[str, re.Pattern[str]], ...]]
    any: Mapping[Place, re.Pattern[str]]
    caption_credit: re.Pattern[str]
    list_heading: re.Pattern[str]
    menu_words: frozenset[str]

    def kind(self, line: str, place: Place) -> str | None:
        """Returns which kind of furniture a whole line is, or null where it may belong to the report.

        >>> furniture().kind("READ ALSO: Five things to know about the ferry strike", "body")
        'related'
        >>> furniture().kind("Privacy", "body") is None
        True
        """
        if len(line) > MAX_LINE:
            return None
        bare = undecorated(line)
        if not self.any[place].fullmatch(bare):
            return None
        return next((kind for kind, pattern in self.lines[place] if pattern.fullmatch(bare)), None)

    def is_menu(self, line: str) -> bool:
        """Whether a line is a row of short items or a trail of sections, and no byline or list in a sentence.

        >>> furniture().is_menu("Home | World | Shipping | Markets"), furniture().is_menu("Ferry Post > Politics")
        (True, True)
        >>> furniture().is_menu("Port24 » World » Harbour")
        True
        >>> furniture().is_menu("Pia Lindqvist | Tarn Wire | 4 March 2025")
        False
        """
        dated = _DIGIT if not _TRAIL.search(line) else _YEAR_OR_CLOCK  # an outlet's name may hold digits
        if len(line) > MAX_LINE or not _MENU_GAP.search(line) or dated.search(line):
            return False
        rest = line.partition(":")[2]
        items = [i for i in _MENU_GAP.split(rest if _MENU_GAP.search(rest) else line) if i.strip()]
        if len(items) < 2 or any(len(i.split()) > _MAX_ITEM_WORDS or i.rstrip().endswith(".") for i in items):
            return False
        if _TRAIL.search(line):
            return True
        known = sum(bool(self.menu_words & set(i.casefold().split())) for i in items)
        return known >= 1 and (len(items) >= 3 or known == len(items))

    def is_caption(self, line: str) -> bool:
        """Whether a line is a caption: marked as one, or closed by the credit of a picture in brackets.

        >>> furniture().is_caption("Dockers at the gate on Tuesday. [Photo: Pia Lindqvist/Tarn Wire]")
        True
        >>> furniture().is_caption("Dockers left the gate on Tuesday (pictured above were their banners).")
        False
        """
        if len(line) > _MAX_CAPTION:
            return False
        closing = _CLOSING.search(line) if line.rstrip(". ").endswith((")", "]")) else None
        if closing is None:
            return self.kind(line, "body") == "caption"
        inner = next(g for g in closing.groups() if g).strip()
        return self.caption_credit.fullmatch(inner) is not None or _BY_AND_FOR.fullmatch(inner) is not None

    def tells_same(self, line: str, caption: str) -> bool:
        """Whether a line holds the words of the caption after it, as pages print it twice.

        >>> furniture().tells_same("PORT ALDER - MARCH 4: Dockers leave the gate", "Dockers leave the gate [File: X]")
        True
        """
        if len(line) > 2 * _MAX_CAPTION:
            return False
        ours, theirs = (set(_WORD.findall(part.casefold())) for part in (line, _CLOSING.sub("", caption)))
        return len(theirs) >= _MIN_SHARED and len(ours & theirs) >= _SHARED * len(theirs)


def undecorated(line: str) -> str:
    """Returns a line without the bullets, arrows and rules at its ends.

    >>> undecorated("  • Scroll to Top ↑")
    'Scroll to Top'
    """
    return line.strip(_DECORATION)


@cache
def furniture() -> Furniture:
    """Returns the patterns of ``noise.yaml``; raises LexiconError where one is no regular expression."""
    rows = lexicon("noise")
    by_kind = {
        place: {kind: [p for scope in scopes for p in rows[kind].get(scope, ())] for kind in _KINDS}
        for place, scopes in _SCOPES.items()
    }
    return Furniture(
        lines={
            place: tuple((kind, _compiled(patterns, kind)) for kind, patterns in kinds.items() if patterns)
            for place, kinds in by_kind.items()
        },
        any={
            place: _compiled((p for patterns in kinds.values() for p in patterns), place)
            for place, kinds in by_kind.items()
        },
        caption_credit=_compiled(rows["caption_credit"], "caption_credit"),
        list_heading=_compiled(rows["list_headings"], "list_headings"),
        menu_words=frozenset(rows["menu_words"].split()),
    )


def _compiled(patterns: Iterable[str], name: str) -> re.Pattern[str]:
    try:
        return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)
    except re.error as error:
        raise LexiconError(f"noise.yaml: a pattern under {name} is no regular expression: {error}") from error
