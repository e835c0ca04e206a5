"""What a passage is made of: content words, numbers and names, as far as spelling alone tells them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from crosswire.lexicon.comparing import comparing
from crosswire.text import fold

__all__ = ["Content", "content", "is_turned", "shares"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?")
_OPENING = re.compile(r"(?:^|[.!?…:]\s+|[\"“‘«(]\s*)$")
_STEM = 5  # code points: enough for "withdraw" to meet "withdrawal", too few for "accept" to meet "except"
_SHORTEST = 3  # code points of a content word


@dataclass(frozen=True, slots=True)
class Content:
    """Stems of content words, numbers by their digits, names by their folded words, and how often it is turned."""

    stems: frozenset[str]
    numbers: frozenset[str]
    names: frozenset[str]
    negations: int


@lru_cache(maxsize=100_000)
def content(text: str) -> Content:
    """Returns what a passage is made of.

    >>> found = content("The ferry union did not accept 1,200 kronor from Aldmoor.")
    >>> sorted(found.names), sorted(found.numbers), found.negations
    (['aldmoor'], ['1200'], 1)
    """
    words = comparing()
    stems: set[str] = set()
    names: set[str] = set()
    negations = 0
    for match in _WORD.finditer(text):
        word = fold(match.group()).removesuffix("'s")
        negations += word in words.negations or word.endswith("n't")
        if word in words.plain or len(word) < _SHORTEST:
            continue
        if match.group()[0].isupper() and not _OPENING.search(text, max(match.start() - 3, 0), match.start()):
            names.add(word)
        stems.add(word[:_STEM])
    numbers = frozenset(re.sub(r"\D", "", m.group()) for m in _NUMBER.finditer(text))
    return Content(frozenset(stems), numbers, frozenset(names), negations)


def shares(left: frozenset[str], right: frozenset[str]) -> float:
    """Returns the share of the smaller set that stands in the other; 0 where one is empty.

    >>> shares(frozenset({"strike", "ferry"}), frozenset({"ferry"}))
    1.0
    """
    least = min(len(left), len(right))
    return len(left & right) / least if least else 0.0


def is_turned(left: str, right: str) -> bool:
    """Whether one passage negates what the other says, or uses the opposite word.

    >>> is_turned("The union accepted the offer.", "The union rejected the offer.")
    True
    >>> is_turned("The union accepted the offer.", "The union took the offer.")
    False
    """
    a, b = content(left), content(right)
    if (a.negations > 0) != (b.negations > 0):
        return True
    only_a = [fold(w) for w in _WORD.findall(left)]
    only_b = [fold(w) for w in _WORD.findall(right)]
    return any(_stands(x, only_a, only_b) and _stands(y, only_b, only_a) for x, y in _both_ways())


def _both_ways() -> tuple[tuple[str, str], ...]:
    pairs = comparing().opposites
    return (*pairs, *((b, a) for a, b in pairs))


def _stands(beginning: str, here: list[str], there: list[str]) -> bool:
    return any(w.startswith(beginning) for w in here) and not any(w.startswith(beginning) for w in there)
