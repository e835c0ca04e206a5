"""Sums in a currency that no list knows, told by how the report speaks of it: "a payment of 600 tarls"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from crosswire.lexicon import lexicon
from crosswire.lexicon.domain import cue_pattern, domain, domain_names
from crosswire.reading.figures.scan import Amount
from crosswire.reading.figures.vocabulary import lowered, vocabulary

__all__ = ["with_coins"]

_LOOK = 48  # code points before and after a sum
_SURE = 2  # a weak sign ("cost 600 tarls") counts once, a strong one twice
_LARGE = 1_000_000  # hardly anything but money is lost or spent by the million
_NEXT = re.compile(r"\s([^\W\d_]+)")
_WORD = re.compile(r"[\s\u00a0](?:(?:de|d’|d')\s?)?(?P<word>[^\W\d_]{3,20})(?!\w|[-’'])")


@dataclass(frozen=True)
class _Signs:
    strong_before: re.Pattern[str]
    weak_before: re.Pattern[str]
    after: re.Pattern[str]
    refused: re.Pattern[str]


@cache
def _signs(language: str) -> _Signs:
    raw = lexicon("figures").get(language) or lexicon("figures")["en"]
    coins = raw["coins"]
    counted = [
        word.lower()
        for name in domain_names()
        for words in domain(name).populations.values()
        for word in words.get(language, ())
    ]
    return _Signs(
        strong_before=re.compile(cue_pattern(coins["before"]) + r"\s$"),
        weak_before=re.compile(cue_pattern(coins["weak"]) + r"(?:\s[^\W\d_]+){0,2}?\s$"),
        after=re.compile(r"\s" + cue_pattern(coins["after"])),
        refused=re.compile(cue_pattern([*coins["not"], *counted])),
    )


def with_coins(text: str, amounts: Sequence[Amount], language: str) -> list[Amount]:
    """Returns the amounts; counts of what the article speaks of as money are sums of it, wherever they stand.

    >>> from crosswire.reading.figures.scan import scan
    >>> line = "A single payment of 600 tarls was refused; the crews want 900 tarls."
    >>> [(a.kind, a.unit) for a in with_coins(line, list(scan(line, vocabulary("en"))), "en")]
    [('money', 'tarls'), ('money', 'tarls')]
    """
    if language not in lexicon("figures"):
        return list(amounts)
    low = lowered(text)
    counts = [(a, match) for a in amounts if a.kind == "count" and (match := _WORD.match(low, a.core_end))]
    known = _coins(low, counts, language)
    if not known:
        return list(amounts)
    coined = {id(a): match for a, match in counts if match["word"] in known}
    return [_as_money(a, coined[id(a)]) if id(a) in coined else a for a in amounts]


def _coins(low: str, counts: Iterable[tuple[Amount, re.Match[str]]], language: str) -> frozenset[str]:
    signs, v = _signs(language), vocabulary(language)
    seen: dict[str, int] = {}
    for amount, match in counts:
        word = match["word"]
        if signs.refused.fullmatch(word) or v.in_list("stop", word) or word in v.time_unit:
            continue
        start = max(0, amount.start - _LOOK)
        if signs.strong_before.search(low, start, amount.start) or signs.after.match(low, match.end()):
            seen[word] = seen.get(word, 0) + _SURE
        elif signs.weak_before.search(low, start, amount.start) and _ends(low, match.end(), language):
            seen[word] = seen.get(word, 0) + (_SURE if (amount.low or amount.high or 0) >= _LARGE else 1)
    return frozenset(word for word, times in seen.items() if times >= _SURE)


def _ends(low: str, at: int, language: str) -> bool:
    """Whether the word closes its phrase: "cost 600 tarls in all", but not "offered 3 million free doses"."""
    following = _NEXT.match(low, at)
    return following is None or vocabulary(language).in_list("stop", following[1])


def _as_money(amount: Amount, match: re.Match[str]) -> Amount:
    end = match.end("word")
    return replace(amount, kind="money", unit=match["word"], end=max(amount.end, end), core_end=end)
