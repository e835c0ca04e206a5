"""Which domain a report belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import log

from crosswire.lexicon.domain import cue_pattern, domain, domain_names
from crosswire.reading.figures.vocabulary import lowered
from crosswire.record import Parsed

__all__ = ["PLAIN", "domain_of", "language_of"]

PLAIN = "default"
_FEWEST = 2  # cues: one word alone is often said in passing
_LONGEST = 40_000  # code points read: a report has told by then what it is about
_HEAD = 600  # code points: headline and lead say most plainly what a report is about
_IN_HEAD = 2.0  # times as much as a word further down


@dataclass(frozen=True)
class _Cues:
    """The cues of all domains as one expression, and which domains each cue alone speaks for."""

    any: re.Pattern[str]
    each: Mapping[str, re.Pattern[str]]


def language_of(parsed: Parsed) -> str:
    """Returns the two letters of the article's language, English where it is unknown."""
    return (parsed.article.language or "en").split("-")[0].split("_")[0].lower()


def domain_of(parsed: Parsed) -> str:
    """Returns the name of the domain whose cues the report holds most of, ``default`` where there are hardly any.

    The longest cue at a place counts for the domains that have it and for no other: a "trade union" is no trade, a
    "trade war" no war. Many different cues weigh more than one said often, those of the head more than later ones.

    >>> from crosswire.record import Article
    >>> domain_of(Parsed(Article("a", "Dockers at Sanremo walk out; their trade union asks for a pay rise.", "")))
    'labour'
    """
    text = lowered(parsed.text)
    cues = _cues(language_of(parsed))
    if cues is None:
        return PLAIN
    hidden = [n.span for n in parsed.noise]
    seen: dict[str, Counter[str]] = {name: Counter() for name in cues.each}
    counts: dict[str, float] = dict.fromkeys(cues.each, 0.0)
    head = _HEAD + (parsed.article.layout.title.start if parsed.article.layout.title else 0)
    for match in cues.any.finditer(text, 0, _LONGEST):
        if any(s.start <= match.start() < s.end for s in hidden):
            continue
        for name, pattern in cues.each.items():
            if pattern.fullmatch(match.group()):
                seen[name][match.group()] += 1
                counts[name] += 1 if match.start() > head else _IN_HEAD
    weight = {name: sum(1 + log(n) for n in seen[name].values()) + counts[name] / 4 for name in seen}
    best = max(weight, key=lambda name: (weight[name], name), default=PLAIN)
    return best if best != PLAIN and sum(seen[best].values()) >= _FEWEST else PLAIN


@cache
def _cues(language: str) -> _Cues | None:
    words = {name: domain(name).cues.get(language, ()) for name in domain_names()}
    listed = {name: [w.lower() for w in own] for name, own in words.items() if own}
    if not listed:
        return None
    every = sorted({w for own in listed.values() for w in own}, key=lambda w: (-len(w.split()), -len(w)))
    return _Cues(
        any=re.compile(cue_pattern(every)),
        each={name: re.compile(cue_pattern(own)) for name, own in listed.items()},
    )
