"""What is known of agencies, outlets, bylines and the days they print, as ``sources.yaml`` lists it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crosswire.lexicon import lexicon

__all__ = ["Press", "outlet_at", "press"]


@dataclass(frozen=True)
class Press:
    """Names and words of the trade; all folded to lower case unless said otherwise.

    ``agencies`` and ``outlet_words`` map the folded form to nothing but itself; ``byline_opener`` matches at the start
    of a line; ``labels`` are capitals that are no place; ``months`` and ``weekdays`` give 1..12 and 0..6;
    ``alphabets`` the letters beyond a to z by language.
    """

    agencies: frozenset[str]
    agency: re.Pattern[str]
    outlet_words: frozenset[str]
    institution_words: frozenset[str]
    name_particles: frozenset[str]
    generic_credits: frozenset[str]
    unnamed_sources: frozenset[str]
    byline_opener: re.Pattern[str]
    byline_roles: frozenset[str]
    labels: frozenset[str]
    day_openers: frozenset[str]
    change_openers: frozenset[str]
    day_joiners: frozenset[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    page_furniture: frozenset[str]
    alphabets: Mapping[str, frozenset[str]]


def outlet_at(host: str) -> str | None:
    """Returns the name of the outlet at an address, as ``outlets.tsv`` lists it; null where it is not there.

    >>> outlet_at("www.lemonde.fr"), outlet_at("blog.example")
    ('Le Monde', None)
    """
    parts = host.lower().split(".")
    return next((known for i in range(len(parts) - 1) if (known := _outlets().get(".".join(parts[i:])))), None)


@cache
def _outlets() -> Mapping[str, str]:
    lines = files("crosswire.lexicon").joinpath("outlets.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return {host: name for host, _, name in rows}


@cache
def press() -> Press:
    """Returns the content of ``sources.yaml``, compiled."""
    rows = lexicon("sources")
    openers = "|".join(rows["byline_openers"])
    return Press(
        agencies=_folded(rows["agencies"]),
        agency=re.compile(rf"(?<!\w)(?:{_longest_first(rows['agencies'])})(?!\w)"),
        outlet_words=_folded(rows["outlet_words"]),
        institution_words=_folded(rows["institution_words"]),
        name_particles=_folded(rows["name_particles"]),
        generic_credits=_folded(rows["generic_credits"]),
        unnamed_sources=_folded(rows["unnamed_sources"]),
        byline_opener=re.compile(rf"(?:{openers})(?:\s+|(?<=:)\s*)", re.IGNORECASE),
        byline_roles=_folded(rows["byline_roles"]),
        labels=_folded(rows["labels"]),
        day_openers=_folded(rows["day_openers"]),
        change_openers=_folded(rows["change_openers"]),
        day_joiners=_folded(rows["day_joiners"]),
        months={name.casefold(): number for number, names in rows["months"].items() for name in names},
        weekdays={name.casefold(): number for number, names in enumerate(rows["weekdays"]) for name in names},
        page_furniture=_folded(rows["page_furniture"]),
        alphabets={code: frozenset(letters) for code, letters in rows["alphabets"].items()},
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(str(word).casefold() for word in words)


def _longest_first(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
