"""Which domain a report belongs to."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from crosswire.lexicon.domain import cue_pattern, domain, domain_names
from crosswire.reading.figures.vocabulary import lowered
from crosswire.record import Parsed

__all__ = ["PLAIN", "domain_of", "language_of"]

PLAIN = "default"
_FEWEST = 2  # cues: one word alone is often said in passing
_LONGEST = 40_000  # code points read: a report has told by then what it is about


def language_of(parsed: Parsed) -> str:
    """Returns the two letters of the article's language, English where it is unknown."""
    return (parsed.article.language or "en").split("-")[0].split("_")[0].lower()


def domain_of(parsed: Parsed) -> str:
    """Returns the name of the domain whose cues the report holds most of, ``default`` where there are hardly any.

    >>> from crosswire.record import Article
    >>> domain_of(Parsed(Article("a", "Dockers at Sanremo walk out; their union asks for a pay rise.", "")))
    'labour'
    """
    text = lowered(parsed.text)
    language = language_of(parsed)
    counts: Counter[str] = Counter()
    for name in domain_names():
        pattern = _cues(name, language)
        if pattern is not None:
            counts[name] = sum(1 for _ in pattern.finditer(text, 0, _LONGEST))
    best = max(counts, key=lambda name: (counts[name], name), default=PLAIN)
    return best if counts[best] >= _FEWEST else PLAIN


@cache
def _cues(name: str, language: str) -> re.Pattern[str] | None:
    words = domain(name).cues.get(language)
    return re.compile(cue_pattern(w.lower() for w in words)) if words else None
