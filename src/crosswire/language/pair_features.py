"""What spelling alone tells of two texts: numbers and names in common, negations, opposite words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from crosswire.lexicon.comparing import comparing
from crosswire.text import fold

__all__ = ["WIDTH", "pair_features"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d{3})*(?:[.,]\d+)?")
_STEM = 5
WIDTH = 14


class _Text(NamedTuple):
    stems: frozenset[str]
    words: tuple[str, ...]
    numbers: frozenset[str]
    names: frozenset[str]
    negations: int


@lru_cache(maxsize=20_000)
def _text(words: str) -> _Text:
    found = _WORD.findall(words)
    folded = tuple(fold(w) for w in found)
    known = comparing()
    stems = frozenset(w[:_STEM] for w in folded if w not in known.plain and len(w) > 2)
    names = frozenset(f[:_STEM] for w, f in zip(found[1:], folded[1:], strict=True) if w[0].isupper())
    numbers = frozenset(re.sub(r"\D", "", n) for n in _NUMBER.findall(words))
    negations = sum(w in known.negations or w.endswith("n't") or w.startswith("n'") for w in folded)
    return _Text(stems, folded, numbers, names, negations)


def pair_features(pairs: Sequence[tuple[str, str]]) -> npt.NDArray[np.float32]:
    """Returns a row of ``WIDTH`` numbers, most of them from 0 to 1, for every pair of texts.

    >>> same, other = pair_features([("The dockers won 40 posts.", "Dockers won 40 posts."), ("40 posts", "60 posts")])
    >>> float(same[3]), float(other[3])
    (0.0, 1.0)
    """
    return np.array([_row(_text(a), _text(b)) for a, b in pairs], dtype=np.float32).reshape(-1, WIDTH)


def _row(a: _Text, b: _Text) -> list[float]:
    both = a.numbers and b.numbers
    return [
        _share(a.stems, b.stems),
        _within(b.stems, a.stems),
        _within(b.numbers, a.numbers),
        float(bool(both) and not a.numbers & b.numbers),
        float(bool(b.numbers - a.numbers)),
        float(bool(both) and a.numbers == b.numbers),
        _within(b.names, a.names),
        float(bool(b.names - a.names)),
        float((a.negations > 0) != (b.negations > 0)),
        float(b.negations > 0),
        float(_opposed(a, b)),
        min(len(a.words), 60) / 60,
        min(len(b.words), 60) / 60,
        min(len(b.words) / max(len(a.words), 1), 2.0) / 2,
    ]


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def _within(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a) if a else 1.0


def _opposed(a: _Text, b: _Text) -> bool:
    only_a, only_b = set(a.words) - set(b.words), set(b.words) - set(a.words)
    if not only_a or not only_b:
        return False
    return any(
        (_begins(only_a, x) and _begins(only_b, y)) or (_begins(only_a, y) and _begins(only_b, x))
        for x, y in comparing().opposites
    )


def _begins(words: set[str], beginning: str) -> bool:
    return any(w.startswith(beginning) for w in words)
