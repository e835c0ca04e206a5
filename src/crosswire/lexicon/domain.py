"""Domain files: what is counted, disputed and said in one kind of talks, as typed values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from crosswire.errors import LexiconError
from crosswire.lexicon import lexicon
from crosswire.lexicon.trie import any_unit_list

__all__ = ["OTHER", "Counted", "Domain", "Issue", "Measure", "Rule", "Sum", "cue_pattern", "domain", "domain_names"]

Counted = Literal["people", "things", "time", "money", "percent", "unknown"]
Words = Mapping[str, tuple[str, ...]]  # cues by language
OTHER = "other"  # the measure of what no measure of the domain counts


@dataclass(frozen=True, slots=True)
class Rule:
    """When a measure applies: a cue of this family stands by, and the counted are of one of these populations.

    ``near`` is the greatest distance to the cue (arcs of the parse, or words); ``counterpart`` names a measure that
    the figure before must have, as one side of an exchange; ``role`` is ``object`` where the counted must not be
    the subject of an active verb that has an object; ``anywhere`` lets the cue stand anywhere in the sentence;
    ``last`` holds only where no other rule does.
    """

    cue: str | None = None
    of: tuple[str, ...] = ()
    not_of: tuple[str, ...] = ()
    near: int | None = None
    counterpart: str | None = None
    role: Literal["object"] | None = None
    anywhere: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that figures of the domain count.

    ``counts`` may name ``unknown``: things that no population of the lexicon knows. ``dated`` where a new count
    replaces the older one; ``makes`` is the population that whoever is counted belongs to from then on;
    ``negotiable`` where "could" makes an offer of it; ``asked`` where it is asked or offered unless told as so;
    ``unit`` is the one unit of a measure whose counted things go by several words.
    """

    name: str
    about: str
    counts: frozenset[Counted]
    rules: tuple[Rule, ...]
    dated: bool = False
    makes: str | None = None
    negotiable: bool = False
    asked: bool = False
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """A measure that others make up: ``whole`` is the sum of ``parts``.

    ``perhaps_within`` tells, as ``(part, other part)``, which part reports count apart or inside another one.
    """

    whole: str
    parts: tuple[str, ...]
    perhaps_within: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that the parties of the domain talk about, and the cues that name it.

    ``measures`` are those whose figures are of this issue, whatever words stand around them; ``hints`` are cues that
    count where no issue's cue stands; ``settles`` where the agreement itself is of this issue.
    """

    name: str
    about: str
    cues: Words
    measures: tuple[str, ...] = ()
    hints: Words = field(default_factory=dict)
    settles: bool = False


@dataclass(frozen=True)
class Domain:
    """A domain file. Measures and issues keep the order of the file; the first rule that holds wins a tie.

    ``elsewhere`` holds the rules of ``other``: words of another matter that take a figure away from the measures.
    """

    name: str
    about: str
    cues: Words
    populations: Mapping[str, Words]
    families: Mapping[str, Words]
    measures: tuple[Measure, ...]
    issues: tuple[Issue, ...]
    sums: tuple[Sum, ...] = ()
    elsewhere: tuple[Measure, ...] = ()

    @property
    def measure_names(self) -> tuple[str, ...]:
        """The names that figures of this domain may carry, ``other`` last."""
        return (*(m.name for m in self.measures), OTHER)


def domain_names() -> tuple[str, ...]:
    """Returns the names of the domain files, ``default`` first.

    >>> domain_names()
    ('default', 'ceasefire', 'labour', 'trade')
    """
    folder = files("crosswire.lexicon").joinpath("domains")
    names = sorted(p.name.removesuffix(".yaml") for p in folder.iterdir() if p.name.endswith(".yaml"))
    return ("default", *(n for n in names if n != "default"))


@cache
def domain(name: str) -> Domain:
    """Returns a domain by the name of its file; raises LexiconError that says what is wrong with it.

    >>> domain("trade").measure_names
    ('tariff', 'quota', 'volume', 'value', 'duration', 'other')
    """
    raw = lexicon(f"domains/{name}")
    base = domain(raw["extends"]) if raw.get("extends") else None
    families = {**(base.families if base else {}), **_many(raw, "families", name)}
    populations = {**(base.populations if base else {}), **_many(raw, "populations", name)}
    measures = (*_measures(raw, name), *(base.measures if base else ()))
    _check(name, measures, families, populations)
    return Domain(
        name=name,
        about=str(raw.get("about", "")),
        cues=_words(raw.get("cues"), f"{name}: cues"),
        populations=populations,
        families=families,
        measures=tuple(m for m in measures if m.name != OTHER),
        issues=tuple(_issues(raw, name, {m.name for m in measures})),
        elsewhere=tuple(m for m in measures if m.name == OTHER),
        sums=tuple(_sums(raw, name, {m.name for m in measures})),
    )


def cue_pattern(cues: Iterable[str]) -> str:
    """Returns a regular expression for cues: ``*`` ends a word anyhow, ``...`` is up to three words.

    >>> bool(re.search(cue_pattern(["take* hostage", "abduct*"]), "They had taken hostage two drivers", re.I))
    True
    >>> bool(re.search(cue_pattern(["bring ... home"]), "to bring the last crew home", re.I))
    True
    """
    listed = [c for c in cues if c]
    opening = r"\b" if all(c[0].isalnum() for c in listed) else r"(?<!\w)"  # the first is the faster of the two
    return rf"{opening}{any_unit_list(_units(c) for c in listed)}(?!\w)"


def _units(cue: str) -> list[str]:
    units: list[str] = []
    for i, word in enumerate(cue.split()):
        if word == "...":
            units.append(r"(?:\s+[^\s.;]{1,30}){0,3}?")
            continue
        units += ([r"\s+"] if i else []) + [re.escape(c) for c in word.rstrip("*")]
        units += [r"\w*"] if word.endswith("*") else []
    return units


def _words(value: Any, where: str) -> Words:
    if value is None:
        return {}
    if isinstance(value, list):
        value = {"en": value}
    if not isinstance(value, dict) or not all(isinstance(v, list) for v in value.values()):
        raise LexiconError(f"{where} must be a list of cues, or lists by language")
    if bad := [c for v in value.values() for c in v if not isinstance(c, str)]:
        raise LexiconError(f"{where}: {bad[0]!r} is no text; put quotation marks around it")
    return {language: tuple(v) for language, v in value.items()}


def _many(raw: Mapping[str, Any], key: str, name: str) -> dict[str, Words]:
    return {k: _words(v, f"{name}: {key}: {k}") for k, v in (raw.get(key) or {}).items()}


def _measures(raw: Mapping[str, Any], name: str) -> Iterator[Measure]:
    for key, value in (raw.get("measures") or {}).items():
        counts = frozenset(value.get("counts") or ())
        if not counts or counts - set(get_args(Counted)):
            raise LexiconError(f"{name}: measure {key}: counts must name some of {', '.join(get_args(Counted))}")
        rules = tuple(_rule(r, f"{name}: measure {key}") for r in value.get("when") or ())
        yield Measure(
            name=key,
            about=str(value.get("about", "")),
            counts=counts,
            rules=rules,
            dated=bool(value.get("dated")),
            makes=value.get("makes"),
            negotiable=bool(value.get("negotiable")),
            asked=bool(value.get("asked")),
            unit=value.get("unit"),
        )


def _rule(raw: Any, where: str) -> Rule:
    known = {"cue", "of", "not_of", "near", "counterpart", "role", "anywhere", "last"}
    if not isinstance(raw, dict) or set(raw) - known:
        raise LexiconError(f"{where}: a rule holds some of {', '.join(sorted(known))}, not {raw!r}")
    return Rule(
        cue=raw.get("cue"),
        of=_names(raw.get("of")),
        not_of=_names(raw.get("not_of")),
        near=raw.get("near"),
        counterpart=raw.get("counterpart"),
        role=raw.get("role"),
        anywhere=bool(raw.get("anywhere")),
        last=bool(raw.get("last")),
    )


def _names(value: Any) -> tuple[str, ...]:
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)


def _issues(raw: Mapping[str, Any], name: str, known: set[str]) -> Iterator[Issue]:
    for key, value in (raw.get("issues") or {}).items():
        measures = _names(value.get("measures"))
        if unknown := set(measures) - known:
            raise LexiconError(f"{name}: issue {key}: there is no measure {unknown.pop()!r}")
        yield Issue(
            name=key,
            about=str(value.get("about", "")),
            cues=_words(value.get("cues"), f"{name}: issue {key}"),
            measures=measures,
            hints=_words(value.get("hints"), f"{name}: issue {key}: hints"),
            settles=bool(value.get("settles")),
        )


def _sums(raw: Mapping[str, Any], name: str, measures: set[str]) -> Iterator[Sum]:
    for whole, value in (raw.get("sums") or {}).items():
        parts, within = tuple(value.get("parts") or ()), value.get("perhaps_within") or {}
        named = (whole, *parts, *within, *within.values())
        if unknown := [measure for measure in named if measure not in measures]:
            raise LexiconError(f"{name}: sum {whole}: there is no measure {unknown[0]!r}")
        if len(parts) < 2 or not {*within, *within.values()} <= set(parts):
            raise LexiconError(f"{name}: sum {whole}: a sum has two parts or more, perhaps_within names some of them")
        yield Sum(whole, parts, tuple(within.items()))


def _check(
    name: str, measures: Iterable[Measure], families: Mapping[str, Words], populations: Mapping[str, Words]
) -> None:
    for measure in measures:
        for rule in measure.rules:
            if rule.cue is not None and rule.cue not in families:
                raise LexiconError(f"{name}: measure {measure.name}: there is no family {rule.cue!r}")
            for population in (*rule.of, *rule.not_of):
                if population not in populations:
                    raise LexiconError(f"{name}: measure {measure.name}: there is no population {population!r}")
