"""Paragraphs as the readers of noise see them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crosswire.record import NoiseKind, Span
from crosswire.text import paragraphs

__all__ = ["Block", "Marked", "blocks_of", "is_sentence"]

_MIN_SENTENCE_WORDS = 7
_FULL_STOP = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph; ``gap`` is whether a blank line stands before it."""

    span: Span
    gap: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of noise, before it has an id."""

    span: Span
    kind: NoiseKind


def blocks_of(text: str) -> list[Block]:
    """Returns the paragraphs of a text in order."""
    found: list[Block] = []
    last = 0
    for start, end in paragraphs(text):
        found.append(Block(Span(start, end), text.count("\n", last, start) > 1))
        last = end
    return found


def is_sentence(line: str) -> bool:
    """Whether a line reads like a sentence of a report: long enough, and with a full stop at its end.

    >>> is_sentence("Dockers in Port Alder walked out on Tuesday."), is_sentence("Five things to know about the strike")
    (True, False)
    """
    return bool(_FULL_STOP.search(line[-8:])) and len(line[:400].split()) >= _MIN_SENTENCE_WORDS
