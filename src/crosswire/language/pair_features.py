"""What spelling alone tells of two texts: numbers and names in common, negations, opposite words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from crosswire.lexicon.comparing import comparing
from crosswire.text import fold

__all__ = ["WIDTH", "pair_features"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d{3})*(?:[.,]\d+)?")
_STEM = 5
WIDTH = 27
_GRAM, _SHORT_GRAM = 4, 3  # code points
_MOST_WORDS = 12  # words of the second text that are looked up among the first's


class _Text(NamedTuple):
    stems: frozenset[str]
    words: tuple[str, ...]
    numbers: frozenset[str]
    names: frozenset[str]
    negations: int
    all_words: tuple[str, ...]
    grams: frozenset[str]
    short_grams: frozenset[str]


@lru_cache(maxsize=20_000)
def _text(words: str) -> _Text:
    found = _WORD.findall(words)
    folded = tuple(fold(w) for w in found)
    known = comparing()
    stems = frozenset(w[:_STEM] for w in folded if w not in known.plain and len(w) > 2)
    names = frozenset(f[:_STEM] for w, f in zip(found[1:], folded[1:], strict=True) if w[0].isupper())
    numbers = frozenset(re.sub(r"\D", "", n) for n in _NUMBER.findall(words))
    negations = sum(w in known.negations or w.endswith("n't") or w.startswith("n'") for w in folded)
    plain = fold(words)
    spelt = " " + re.sub(r"\W+", " ", plain) + " "
    tokens = tuple(re.findall(r"\w+", plain))
    return _Text(stems, folded, numbers, names, negations, tokens, _grams(spelt, _GRAM), _grams(spelt, _SHORT_GRAM))


def _grams(text: str, n: int) -> frozenset[str]:
    return frozenset(text[i : i + n] for i in range(len(text) - n + 1))


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
        *_overlaps(a, b),
    ]


def _overlaps(a: _Text, b: _Text) -> list[float]:
    """Returns how much of the spelling, words and word pairs of the second text stands in the first."""
    words_a, words_b = frozenset(a.all_words), frozenset(b.all_words)
    new = [w for w in b.all_words if w not in words_a]
    gone = [w for w in a.all_words if w not in words_b]
    nearest = [_nearest(w, gone) for w in new[:_MOST_WORDS]]
    pairs_a, pairs_b = set(pairwise(a.all_words)), set(pairwise(b.all_words))
    return [
        _within(b.grams, a.grams),
        _share(a.grams, b.grams),
        _within(b.short_grams, a.short_grams),
        len(words_a & words_b) / max(len(words_b), 1),
        len(pairs_a & pairs_b) / max(len(pairs_b), 1),
        min(len(new), 10) / 10,
        min(len(gone), 20) / 20,
        sum(nearest) / len(nearest) if nearest else 1.0,
        min(nearest, default=1.0),
        SequenceMatcher(None, a.all_words, b.all_words, autojunk=False).ratio(),
        float(not new),
        float(len(new) == 1 and len(gone) == 1),
        float(a.all_words[:2] == b.all_words[:2]),
    ]


def _nearest(word: str, others: list[str]) -> float:
    own = _grams(word, _SHORT_GRAM)
    return max((len(own & _grams(other, _SHORT_GRAM)) / max(len(own), 1) for other in others), default=0.0)


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
