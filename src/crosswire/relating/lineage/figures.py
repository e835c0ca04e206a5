"""Numbers and days as marks that mean the same in every language: "3 de setembro" and "September 3" are both 09-03."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from crosswire.lexicon import lexicon
from crosswire.lexicon.press import press
from crosswire.text import fold

__all__ = ["figure_marks"]

_TOKEN = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d[\d.,]*\d|\d|[^\W\d_]+")
_GROUPED = re.compile(r"\d{1,3}([., ]\d{3})+")
_SMALLEST = 3  # one and two are articles and pronouns in half of the languages
_DAYS = 31


@dataclass(frozen=True, slots=True)
class _Words:
    """Number words of a language, folded, with those that join them."""

    values: Mapping[str, float]
    scales: Mapping[str, float]
    joiners: frozenset[str]
    decimal: str


@cache
def _words(language: str) -> _Words:
    rows = lexicon("numbers")
    row = rows.get(language, rows["en"])
    values = {fold(word): float(value) for word, value in row["values"].items()}
    scales = {fold(word): float(value) for word, value in row.get("scales", {}).items()}
    return _Words(values, scales, frozenset(map(fold, row["and"])), row["decimal"])


def figure_marks(text: str, language: str | None) -> frozenset[str]:
    """Returns the numbers from three up and the days of the year that a passage holds.

    >>> sorted(figure_marks("Some 2,400 dockers left on September 3, thirty-two of them hurt.", "en"))
    ['09-03', '2400', '32']
    >>> sorted(figure_marks("A 3 de setembro saíram 2.400 estivadores, trinta e dois deles feridos.", "pt"))
    ['09-03', '2400', '32']
    """
    words = _words((language or "en").split("-")[0].lower())
    tokens = _TOKEN.findall(text)
    return frozenset(_marks([_folded(t) for t in tokens], words))


@lru_cache(maxsize=65_536)
def _folded(token: str) -> str:
    return fold(token)


def _marks(tokens: list[str], words: _Words) -> Iterator[str]:
    at = 0
    while at < len(tokens):
        value, length = _number(tokens, at, words)
        if value is None:
            at += 1
            continue
        month = _month(tokens, at, length)
        if month is not None and value == int(value) and 1 <= value <= _DAYS:
            yield f"{month:02d}-{int(value):02d}"
        elif value >= _SMALLEST:
            yield f"{value:.10g}"
        at += length


def _month(tokens: list[str], at: int, length: int) -> int | None:
    months = _months()
    around = [tokens[at - 1 : at], tokens[at + length : at + length + 1]]
    if tokens[at + length : at + length + 1] and len(tokens[at + length]) <= 2:  # "3 de setembro", "3rd March"
        around.append(tokens[at + length + 1 : at + length + 2])
    for near in around:
        if near and len(near[0]) > 2 and near[0] in months:
            return months[near[0]]
    return None


@cache
def _months() -> Mapping[str, int]:
    return {fold(name): number for name, number in press().months.items()}


def _number(tokens: list[str], at: int, words: _Words) -> tuple[float | None, int]:
    """Returns the value of the number that begins here and how many tokens it takes."""
    if tokens[at][0].isdigit():
        value = _digits(tokens[at], words.decimal)
        if value is not None and at + 1 < len(tokens) and words.scales.get(tokens[at + 1], 0) >= 1000:
            return value * words.scales[tokens[at + 1]], 2
        return value, 1
    return _spelled(tokens, at, words)


def _digits(token: str, decimal: str) -> float | None:
    if _GROUPED.fullmatch(token):
        return float(re.sub(r"\D", "", token))
    other = "." if decimal == "," else ","
    try:
        return float(token.replace(other, "").replace(decimal, "."))
    except ValueError:
        return None


def _value(token: str, words: _Words) -> float | None:
    """Returns the value of a number word, also of one like the German "dreiundzwanzig"."""
    if token in words.values:
        return words.values[token]
    for joiner in words.joiners:
        units, _, tens = token.partition(joiner)
        if units in words.values and tens in words.values and words.values[units] < 10 <= words.values[tens]:
            return words.values[units] + words.values[tens]
    return None


def _spelled(tokens: list[str], at: int, words: _Words) -> tuple[float | None, int]:
    total, part, length, last = 0.0, 0.0, 0, 0
    for n, token in enumerate(tokens[at : at + 8]):
        value = _value(token, words)
        if value is not None and (part == 0 or value < 100):
            part += value
        elif token in words.scales:
            scale = words.scales[token]
            if scale == 100 and part:
                part *= scale
            else:
                total, part = total + (part or 1) * scale, 0.0
        elif not (length and token in words.joiners):
            break
        else:
            continue
        length, last = n + 1, n
    if not length:
        return None, 1
    return total + part, last + 1
