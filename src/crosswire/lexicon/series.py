"""Words that tell no series of figures from another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from crosswire.lexicon import lexicon
from crosswire.text import fold

__all__ = ["SeriesWords", "series_words"]


@dataclass(frozen=True, slots=True)
class SeriesWords:
    """Folded words: articles, populations that name nobody in particular, and words for percent."""

    articles: frozenset[str]
    anyone: frozenset[str]
    percent: frozenset[str]


@cache
def series_words() -> SeriesWords:
    """Returns the words of all languages together.

    >>> "people" in series_words().anyone
    True
    """
    raw, numbers = lexicon("series"), lexicon("numbers")
    return SeriesWords(
        articles=frozenset(map(fold, raw["articles"])),
        anyone=frozenset(fold(word) for words in raw["anyone"].values() for word in words),
        percent=frozenset(
            fold(word) for words in numbers.values() if isinstance(words, dict) for word in words.get("percent") or ()
        ),
    )
