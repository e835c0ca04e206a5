"""A line of a brief: runs of words, each of which says where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from crosswire.record import Span, When
from crosswire.text import fold, squeeze

__all__ = [
    "Entry",
    "Group",
    "Ref",
    "Run",
    "RunKind",
    "Section",
    "alike",
    "clean",
    "day_words",
    "file_name",
    "joined",
    "label",
    "plain",
    "shorten",
    "together",
    "when_words",
]

RunKind = Literal["words", "resolved", "day", "meta", "label", "correction"]

# Control characters, and the marks that turn the direction of what follows: an article could hide or fake words.
_UNSHOWABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NO_BLANK_BEFORE = frozenset(",.;:)]…?!’”")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line.

    ``words`` are the text's own at ``span``, cut at a word where they end in ``…``; ``resolved`` a name, or a
    description by names, that stands at ``span`` elsewhere in the same article; ``day`` a calendar day worked out
    from the expression at ``span``; ``meta`` what is known of the article itself (outlet, day of publication) or a
    count; ``label`` is Crosswire's own wording; ``correction`` what a person put there, and who it was. Only
    ``words``, ``resolved`` and ``day`` have a span.
    """

    kind: RunKind
    text: str
    article: str | None = None
    span: Span | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Ref:
    """What a line rests on: a finding, its article, and every span that the line shows of it.

    ``short`` is a prefix of ``finding`` that no other finding of the view has; ``file`` the name of the file.
    """

    finding: str
    short: str
    article: str
    publisher: str | None
    published: date | None
    spans: tuple[Span, ...]
    file: str | None = None

    @property
    def outlet(self) -> str:
        """The outlet; where nothing names it, the file, so that reports can be told apart."""
        return self.publisher or self.file or "outlet not named"

    @property
    def day(self) -> str:
        """The day of publication in words."""
        return day_words(self.published) if self.published else "day unknown"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what leads it (a cue, a value, a stance), the passage, side remarks, and its references."""

    lead: tuple[Run, ...]
    body: tuple[Run, ...]
    notes: tuple[tuple[Run, ...], ...]
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading; ``refs`` is what the heading rests on, ``more`` counts the lines that were left off."""

    heading: tuple[Run, ...]
    notes: tuple[tuple[Run, ...], ...] = ()
    entries: tuple[Entry, ...] = ()
    groups: tuple[Group, ...] = ()
    refs: tuple[Ref, ...] = ()
    more: int = 0

    @property
    def size(self) -> int:
        """How many lines stand under the heading, at any depth."""
        return len(self.entries) + sum(group.size for group in self.groups)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a brief; ``empty`` is what it says where it has no groups, ``more`` counts lines of groups left off."""

    key: str
    title: str
    groups: tuple[Group, ...]
    empty: str
    more: int = 0


def clean(text: str) -> str:
    """Returns the text on one line, with characters that could hide or fake words shown as a replacement mark.

    >>> clean("a deal\\n  is \\x1b[31mnear")
    'a deal is �[31mnear'
    """
    line = squeeze(text)
    return line if line.isprintable() else _UNSHOWABLE.sub("\ufffd", line)


@lru_cache(maxsize=50_000)
def alike(text: str) -> str:
    """Returns what two wordings of the same share: ``fold``, remembered, for a brief asks it of the same names.

    >>> alike("The  Mayor’s") == alike("the mayor's")
    True
    """
    return squeeze(text).casefold() if text.isascii() else fold(text)


def shorten(text: str, limit: int) -> str:
    """Returns the text cut at a word, with an ellipsis, where it is longer than ``limit``.

    >>> shorten("The ferry crews want a written promise before Monday.", 30)
    'The ferry crews want a…'
    """
    if len(text) <= limit:
        return text
    cut = text[: max(limit - 1, 1)]
    at = cut.rfind(" ")
    return (cut[:at] if at > limit // 2 else cut).rstrip(" ,;:–—-") + "…"


def label(key: str) -> str:
    """Returns a key of the domain as words.

    >>> label("still_held")
    'still held'
    """
    return clean(key.replace("_", " "))


def file_name(path: str) -> str:
    """Returns the last part of a path: what is passed on tells nothing of the machine it was made on.

    >>> file_name("/home/desk/reports/wire.txt")
    'wire.txt'
    """
    return clean(path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1])


def day_words(day: date) -> str:
    """Returns a day as people write it.

    >>> day_words(date(2025, 3, 2))
    '2 Mar 2025'
    """
    return f"{day.day} {day:%b %Y}"


def when_words(when: When) -> str:
    """Returns days or a stretch of them as people write it, no finer than they are known.

    >>> when_words(When(date(2025, 3, 1), date(2025, 3, 31), "month"))
    'Mar 2025'
    """
    first, last = when.earliest, when.latest
    if first is None:
        return ""
    if when.precision == "year":
        return f"{first:%Y}"
    if when.precision == "month":
        return f"{first:%b %Y}"
    if last is None:
        return f"from {day_words(first)}"
    return day_words(first) if first == last else f"{day_words(first)} – {day_words(last)}"


def together(entries: Sequence[Entry]) -> Entry:
    """Returns lines of the same words as one: the first one's, with the notes that all have, and all references."""
    first = entries[0]
    told = [{alike(plain(note)) for note in entry.notes} for entry in entries[1:]]
    notes = tuple(note for note in first.notes if all(alike(plain(note)) in of for of in told))
    return Entry(first.lead, first.body, notes, tuple(ref for entry in entries for ref in entry.refs))


def joined(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Returns lines of the same words as one line with several references, in the order of the first of each."""
    lines: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        lines.setdefault((alike(plain(entry.lead)), alike(plain(entry.body))), []).append(entry)
    return tuple(together(same) for same in lines.values())


def plain(runs: Iterable[Run]) -> str:
    """Returns the runs as one string; what was resolved or worked out stands in square brackets.

    >>> plain([Run("words", "he"), Run("resolved", "Jane Doe"), Run("label", ", quoted")])
    'he [Jane Doe], quoted'
    """
    out = ""
    for run in runs:
        text = f"[{run.text}]" if run.kind in ("resolved", "day", "correction") else run.text
        out += text if not out or text[:1] in _NO_BLANK_BEFORE else " " + text
    return out
