"""A passage for a terminal: what is known of it, then its paragraphs with the marked stretches set off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from textwrap import wrap

from crosswire.record import Span
from crosswire.telling.line import clean
from crosswire.telling.passage import Mark, Passage, Place

__all__ = ["passage_text"]

_ON, _OFF = "\u27e6", "\u27e7"  # ⟦ ⟧: brackets that no news text uses
_STYLES = {"speaker": "1", "cue": "3", "anonymity": "4", "noise": "2"}
_DEFAULT_STYLE = "7"
_LEAST_WIDTH = 40


def passage_text(passage: Passage, width: int = 100, *, colour: bool = False) -> str:
    """Returns the passage as text: marked stretches in ⟦ ⟧, or in ANSI styles where ``colour`` is wanted."""
    widest = max((len(p.label) for p in passage.properties), default=0)
    lines = [f"{passage.kind} {passage.id}"]
    lines.extend(f"  {p.label:<{widest}}  {p.words}" for p in passage.properties)
    for place in passage.places:
        span = place.span
        lines.extend(["", f"{_source(place)}, characters {span.start}–{span.end}:", ""])
        for paragraph in place.paragraphs:
            lines.extend([*_wrapped("".join(_marked(place, paragraph, colour)), width), ""])
    return "\n".join(lines).rstrip() + "\n"


def _source(place: Place) -> str:
    article = place.article
    day = article.published.isoformat() if article.published else "day unknown"
    return f"{clean(article.publisher or article.path or article.id)}, {day}"


def _marked(place: Place, paragraph: Span, colour: bool) -> Iterator[str]:
    """Yields the paragraph in stretches; where marks overlap, the shortest one shows."""
    marks = [m for m in place.marks if m.span.start < paragraph.end and paragraph.start < m.span.end]
    edges = {paragraph.start, paragraph.end, *_edges(marks, paragraph)}
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        over = [m for m in marks if m.span.start <= start and end <= m.span.end]
        raw = place.article.text[start:end]
        text = " " * raw[:1].isspace() + clean(raw) + " " * (raw[-1:].isspace() and bool(raw.strip()))
        yield _set_off(text, min(over, key=lambda m: len(m.span)), colour) if over else text


def _edges(marks: Iterable[Mark], paragraph: Span) -> Iterator[int]:
    for mark in marks:
        yield max(mark.span.start, paragraph.start)
        yield min(mark.span.end, paragraph.end)


def _set_off(text: str, mark: Mark, colour: bool) -> str:
    if not colour:
        return text if mark.role == "noise" else f"{_ON}{text}{_OFF}"
    code = _STYLES.get(mark.role, _DEFAULT_STYLE)
    return " ".join(f"\x1b[{code}m{word}\x1b[0m" if word else "" for word in text.split(" "))


def _wrapped(text: str, width: int) -> list[str]:
    indent = "    "
    return wrap(text, max(width, _LEAST_WIDTH), initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
