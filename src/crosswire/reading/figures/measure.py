"""Which measure of the domain a figure is, by the cues nearest to it in the parse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosswire.lexicon.domain import OTHER, Measure, Rule, domain
from crosswire.reading.figures.counted import Noun, family_patterns
from crosswire.reading.figures.scan import Amount
from crosswire.reading.figures.syntax import arcs_between, head_of, is_acting_subject
from crosswire.reading.figures.vocabulary import lowered
from crosswire.record import Parsed, Span

__all__ = ["LAST", "OTHER", "Cue", "Finding", "Weighed", "best_measure", "cues_in", "shared_measure"]

_FARTHEST = 6.0  # arcs, or pairs of words: beyond, the cue is about something else (samples, first run)
_FARTHEST_UNKNOWN = 2.6  # for nouns that no population lists: only what governs them
_PER_WORD = 0.04  # between cues of equal arcs the nearer one wins
_PER_FIGURE = 1.5  # another figure between number and cue is likelier to be the one meant
_NOT_OWN = 1.5  # a cue that stands nearer to another figure
_EXCHANGED = 2.0  # the other side of an exchange needs the cue only somewhere in its sentence
_OWN_NOUN = 0.25  # the noun itself says it
LAST = 10.0  # any other rule goes before
_JOINED = re.compile(r"\s*,?\s*(?:and|or|e|y|et|und|ou)\s+(?:\w+\s+){0,2}", re.I)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of the sentence that speak for a family of the domain."""

    family: str
    span: Span
    token: int | None


@dataclass(frozen=True, slots=True)
class Finding:
    """A figure in the making: the amount, what it counts, and the sentence it stands in."""

    amount: Amount
    noun: Noun
    sentence: Span


@dataclass(frozen=True, slots=True)
class Weighed:
    """A measure with what it cost to reach, and the cue that led there; less is surer."""

    measure: Measure
    cost: float
    cue: Cue | None


def cues_in(parsed: Parsed, sentence: Span, domain_name: str, language: str) -> tuple[Cue, ...]:
    """Returns every cue of the domain in a sentence."""
    found = []
    text = lowered(parsed.text)
    for family, pattern in family_patterns(domain_name, language).items():
        for match in pattern.finditer(text, sentence.start, sentence.end):
            span = Span(match.start(), match.end())
            found.append(Cue(family, span, head_of(parsed, span) if parsed.has_parse else None))
    return tuple(found)


def best_measure(
    parsed: Parsed,
    finding: Finding,
    others: Sequence[Finding],
    cues: Sequence[Cue],
    domain_name: str,
    inherited: frozenset[str] = frozenset(),
    before: str | None = None,
) -> Weighed | None:
    """Returns the measure whose rule holds at the least cost, or null where none does.

    ``inherited`` are the populations of whoever an elliptic figure goes back to; ``before`` is the measure of the
    figure before in the sentence.
    """
    options = list(_options(parsed, finding, others, cues, domain_name, inherited, before))
    return min(options, key=lambda w: w.cost, default=None)


def _options(
    parsed: Parsed,
    finding: Finding,
    others: Sequence[Finding],
    cues: Sequence[Cue],
    domain_name: str,
    inherited: frozenset[str],
    before: str | None,
) -> Iterator[Weighed]:
    noun = finding.noun
    costs = [(cue, _cost(parsed, finding, others, cue)) for cue in cues]
    populations = noun.populations | inherited
    families = {None, *(cue.family for cue in cues)}
    known = domain(domain_name)
    for measure in (*known.measures, *known.elsewhere):
        if not _counts(measure, noun):
            continue
        for rule in measure.rules:
            if rule.cue not in families or (rule.counterpart and rule.counterpart != before):
                continue
            if not _of_population(rule, noun, populations):
                continue
            if rule.cue is None:
                yield Weighed(measure, LAST if rule.last else _OWN_NOUN, None)
                continue
            for cue, own_cost in costs:
                cost = _EXCHANGED if rule.counterpart or rule.anywhere else own_cost
                if rule.last and cost is not None:
                    cost += LAST
                if cue.family == rule.cue and cost is not None and _in_role(parsed, finding, cue, rule, cost):
                    yield Weighed(measure, cost, cue)


def _counts(measure: Measure, noun: Noun) -> bool:
    if noun.kind in measure.counts:
        return True
    return noun.elliptic and "people" in measure.counts


def _of_population(rule: Rule, noun: Noun, populations: frozenset[str]) -> bool:
    if rule.cue is None and rule.of:
        return bool(noun.populations.intersection(rule.of))
    wanted = not rule.of or populations.intersection(rule.of) or (noun.elliptic and "people" in rule.of)
    return bool(wanted) and not populations.intersection(rule.not_of)


def _in_role(parsed: Parsed, finding: Finding, cue: Cue, rule: Rule, cost: float) -> bool:
    if rule.near is not None and cost > rule.near + 1:
        return False
    if rule.role is None or cue.token is None or finding.noun.index is None:
        return True
    return not is_acting_subject(parsed, finding.noun.index, cue.token)


def _cost(parsed: Parsed, finding: Finding, others: Sequence[Finding], cue: Cue) -> float | None:
    amount, noun = finding.amount, finding.noun
    if amount.start <= cue.span.start and cue.span.end <= amount.core_start:
        return None  # the bound, "a total of", tells nothing
    if noun.head is not None and amount.core_end <= cue.span.start and cue.span.end <= noun.end:
        return None  # what is counted is told by its populations, and "abductees" abduct nobody
    low, high = min(cue.span.end, amount.end), max(cue.span.start, amount.start)
    between = sum(low <= o.amount.start and o.amount.end <= high for o in others if o is not finding)
    words = parsed.text.count(" ", low, high) if low < high else 0
    if cue.token is not None and noun.index is not None:
        arcs = arcs_between(parsed, noun.index, cue.token)
        if arcs is None:
            return None
        cost = arcs + _PER_WORD * words + _PER_FIGURE * between
        if any(_nearer(parsed, o, cue, arcs) for o in others if o is not finding):
            cost += _NOT_OWN
    else:
        breaks = sum(parsed.text.count(mark, low, high) for mark in ";:.") if low < high else 0
        cost = words / 2 + _PER_FIGURE * between + 2 * breaks
    farthest = _FARTHEST if noun.kind != "unknown" or noun.elliptic else _FARTHEST_UNKNOWN
    return cost if cost <= farthest else None


def _nearer(parsed: Parsed, other: Finding, cue: Cue, arcs: int) -> bool:
    if other.noun.kind not in ("people", "unknown", "things") or other.noun.index is None or cue.token is None:
        return False
    between = arcs_between(parsed, other.noun.index, cue.token)
    return between is not None and between < arcs


def shared_measure(parsed: Parsed, weighed: Weighed, cues: Sequence[Cue], domain_name: str) -> Measure | None:
    """Returns a second measure that the same figure counts ("thousands were killed and injured"), or null.

    The two cues must be joined by nothing but "and" or "or".
    """
    if weighed.cue is None or not weighed.measure.dated:
        return None
    for cue in cues:
        left, right = sorted((weighed.cue.span, cue.span))
        if cue.family == weighed.cue.family or not _JOINED.fullmatch(parsed.text, left.end, right.start):
            continue
        for measure in domain(domain_name).measures:
            if measure.dated and any(r.cue == cue.family and not r.of for r in measure.rules):
                return measure
    return None
