"""The number words of a language, compiled once into the expressions that the scan runs on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from crosswire.lexicon import lexicon
from crosswire.lexicon.trie import any_of
from crosswire.record import Bound

__all__ = ["Fuzzy", "Vocabulary", "lowered", "vocabulary"]

_GROUPING = "\u00a0\u202f\u2009'’"  # blanks and marks that group thousands in print
_BOUNDS: tuple[Bound, ...] = ("at_least", "more_than", "up_to", "about", "exact")


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word that leaves the number open ("several"): its ends and its bound."""

    low: float
    high: float | None
    bound: Bound


@dataclass(frozen=True)
class Vocabulary:
    """Patterns and tables of one language; every pattern is linear in what it is run on."""

    language: str
    decimal: str
    digits: re.Pattern[str]
    word: re.Pattern[str]
    letter_signs: tuple[str, ...]
    number: Mapping[str, float]
    scales: Mapping[str, float]
    short_scales: Mapping[str, float]
    plurals: Mapping[str, float]
    fuzzy: Mapping[str, Fuzzy]
    fractions: Mapping[str, float]
    article: re.Pattern[str]
    join_and: re.Pattern[str]
    join_of: re.Pattern[str]
    out_of: re.Pattern[str]
    range_to: re.Pattern[str]
    between: re.Pattern[str]
    from_: re.Pattern[str]
    bounds_before: re.Pattern[str]
    bounds_after: re.Pattern[str]
    bound_of: Mapping[str, Bound]
    percent: re.Pattern[str]
    money_before: re.Pattern[str]
    money_after: re.Pattern[str]
    currency: Mapping[str, str]
    time: re.Pattern[str]
    time_unit: Mapping[str, str]
    unit_hyphened: re.Pattern[str]
    unit_spaced: re.Pattern[str]
    rate: re.Pattern[str]
    rate_before: re.Pattern[str]
    rate_adverb: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    raw: Mapping[str, Any]

    def in_list(self, name: str, word: str) -> bool:
        """Whether the word is in this list of the lexicon, without case."""
        return word.lower() in self.words.get(name, frozenset())


@lru_cache(maxsize=4)
def lowered(text: str) -> str:
    """Returns the text in lower case with every offset kept: what the long word lists are run on.

    A letter whose lower case is longer than itself stays as it is.
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@cache
def vocabulary(language: str) -> Vocabulary:
    """Returns the vocabulary of a language; English number words where the language has no list of its own."""
    numbers = lexicon("numbers")
    raw = numbers.get(language, numbers["en"])
    currencies = numbers["currencies"]
    bounds: Mapping[str, Any] = raw["bounds"]
    number = {**_lower(raw["values"])}
    scales = _lower(raw["scales"])
    plurals = _lower(raw["plurals"])
    short = _lower(raw.get("short_scales", {}))
    fuzzy = {k.lower(): Fuzzy(*v) for k, v in raw["fuzzy"].items()}
    fractions = _lower(raw.get("fractions", {}))
    times = {form.lower(): unit for unit, forms in raw["times"].items() for form in forms}
    adverbs = _lower(raw["rates"]["adverbs"])
    signs, words = currencies["signs"], currencies["words"]
    words_alone = {**number, **scales, **plurals, **fuzzy, **fractions}
    return Vocabulary(
        language=language,
        decimal=raw["decimal"],
        digits=_digits(short, raw["decimal"]),
        word=re.compile(rf"\b{any_of(words_alone)}(?!\w)"),
        letter_signs=tuple(s.lower() for s in signs if s[0].isalpha() and s[-1] not in "$#£"),
        number=number,
        scales=scales,
        short_scales=short,
        plurals=plurals,
        fuzzy=fuzzy,
        fractions=fractions,
        article=re.compile(rf"(?<!\w)(?:{any_of(raw['article'])})[\s-]$", re.I),
        join_and=re.compile(rf"\s(?:{any_of(raw['and'])})\s", re.I),
        join_of=re.compile(rf"\s(?:{any_of(raw['of'])})\s?", re.I),
        out_of=re.compile(rf"\s(?:{any_of(raw.get('out_of', ()))})\s", re.I),
        range_to=re.compile(
            rf"(?P<dash>\s?[-–—‑−]\s?)|(?P<to>\s+(?:{any_of(raw['to'])})\s+)|(?P<or>\s+(?:{any_of(raw['or'])})\s+)"
            rf"|(?P<and>\s+(?:{any_of(raw['and'])})\s+)",
            re.I,
        ),
        between=re.compile(rf"(?<!\w)(?:{any_of(raw['between'])})\s+$", re.I),
        from_=re.compile(rf"(?<!\w)(?:{any_of(raw['from'])})\s+$", re.I),
        bounds_before=re.compile(
            rf"(?:(?<!\w)(?P<bound>{any_of(b for k in _BOUNDS for b in bounds['before'].get(k, ()))})"
            rf"(?:\s(?:{any_of(raw.get('bound_article', ()))}))?\s*)$",
            re.I,
        ),
        bounds_after=re.compile(rf"(?:{any_of(b for k in _BOUNDS for b in bounds['after'].get(k, ()))})(?!\w)", re.I),
        bound_of={
            b.lower().strip(): k for side in ("before", "after") for k in _BOUNDS for b in bounds[side].get(k, ())
        },
        percent=re.compile(
            rf"[\s-]?(?:(?P<points>{any_of(raw.get('points', ['%-points']))})|{any_of(raw['percent'])})(?!\w)", re.I
        ),
        money_before=_money_before(signs),
        money_after=re.compile(
            rf"\s?(?:\(\s)?(?:(?:{any_of(raw.get('money_of', ()))})\s?)?(?P<word>{any_of(words)})(?!\w)"
        ),
        currency={**{k.lower(): v for k, v in signs.items()}, **{k.lower(): v for k, v in words.items()}},
        time=re.compile(rf"[\s-](?:{any_of(raw.get('time_between', ()))}\s)?(?P<unit>{any_of(times)})(?!\w)", re.I),
        time_unit=times,
        unit_hyphened=re.compile(
            rf"\s?-\s?(?:{any_of(f for forms in raw.get('units', {}).values() for f in forms)})(?!\w)"
        ),
        unit_spaced=re.compile(rf"\s{any_of(raw.get('attached', ()))}(?!\w)"),
        rate=re.compile(
            rf"(?<!\w)(?:(?:{any_of(raw['rates']['each'])})\s+(?P<unit>{any_of(times)})|(?P<adverb>{any_of(adverbs)}))(?!\w)",
            re.I,
        ),
        rate_before=re.compile(
            rf"(?<!\w)(?:{any_of(raw['rates'].get('leading', ()))})\s(?P<unit>{any_of(times)})(?!\w)", re.I
        ),
        rate_adverb=adverbs,
        words={k: frozenset(str(w).lower() for w in v) for k, v in _lists(raw)},
        raw=raw,
    )


def _money_before(signs: Iterable[str]) -> re.Pattern[str]:
    """Letters must not go on with a word: "US$", but the "$" of "thus$"."""
    listed = list(signs)
    lettered, marks = [s for s in listed if s[0].isalpha()], [s for s in listed if not s[0].isalpha()]
    return re.compile(rf"(?:(?<!\w){any_of(lettered)}|{any_of(marks)})\s?$")


def _lists(raw: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, Iterable[Any]]]:
    for key, value in raw.items():
        if isinstance(value, list):
            yield prefix + key, value
        elif isinstance(value, dict) and key in ("open_time", "ages", "particle_verbs"):
            yield from _lists(value, f"{key}.")


def _lower(table: Mapping[str, Any]) -> dict[str, Any]:
    return {k.lower(): v for k, v in table.items()}


def _digits(short: Iterable[str], decimal: str) -> re.Pattern[str]:
    """Begins with a digit and with nothing else, so that the search leaps from digit to digit."""
    grouping = _GROUPING + (" " if decimal == "," else "")
    digits = rf"\d+(?:[.,]\d+|[{grouping}]\d{{3}}(?!\d))*"
    return re.compile(rf"(?P<digits>{digits})(?:[\s-]?(?P<short>{any_of(short)})(?!\w))?")
