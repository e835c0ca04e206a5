"""From what the words say to what is meant: measures, units, and the figures that elliptic ones go back to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from crosswire.lexicon.domain import Measure
from crosswire.reading.figures.lending import opens_move
from crosswire.reading.figures.measure import LAST, OTHER, Cue, Finding, Weighed, best_measure, cues_in, shared_measure
from crosswire.reading.figures.tone import tone
from crosswire.record import Parsed

__all__ = ["Resolved", "neighbours", "resolve"]

_REMEMBERED = 8  # figures back that an elliptic one may mean
_PER_SOURCE = 0.3  # a nearer figure is likelier to be meant than one further back
_TWINS = 40  # figures back that the same number of the same may repeat
_NEIGHBOURS = 8  # figures on either side that may own a cue: more stand only in tables
_MANY_CUES, _CUE_REACH = 40, 400  # cues, code points: sentences without end stay cheap
_REACH = 900  # code points back: two or three paragraphs of news
_SAME_BREATH = 350  # code points back within which a figure with no cue of its own goes on with the one before
_REPEATED = frozenset({"people", "unknown", "things", "money", "percent"})
_LARGE = 100_000  # from here on a bare number goes on with the one before if both are of one order
_ONE_ORDER = 0.1
_SUMS = frozenset({"money", "percent"})
_PEOPLE_NAMES = frozenset({"persons", "person", "individuals", "individual", "folk", "souls", "humans", "others"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """A figure with its measure and unit; ``measure`` is null for ``other``."""

    finding: Finding
    measure: Measure | None
    unit: str | None
    populations: frozenset[str]
    cue: Cue | None
    source: Resolved | None = None

    @property
    def name(self) -> str:
        """The measure's name."""
        return self.measure.name if self.measure else OTHER


def resolve(parsed: Parsed, findings: Iterable[Finding], domain_name: str, language: str) -> Iterator[Resolved]:
    """Yields every figure with its measure, in order; one that counts for two measures comes twice."""
    earlier: list[Resolved] = []
    for sentence, group in groupby(findings, key=lambda f: f.sentence):
        sentence_findings = list(group)
        sentence_cues = cues_in(parsed, sentence, domain_name, language)
        for n, finding in enumerate(sentence_findings):
            together = neighbours(sentence_findings, n)
            cues = _within_reach(sentence_cues, finding)
            resolved, weighed = _one(parsed, finding, together, cues, domain_name, earlier, language)
            yield resolved
            if weighed is not None and not finding.noun.elliptic:
                second = shared_measure(parsed, weighed, cues, domain_name)
                if second is not None and not _taken(second, finding, together, parsed, cues, domain_name):
                    yield Resolved(finding, second, resolved.unit, resolved.populations, weighed.cue)
            if finding.noun.kind in _REPEATED:
                earlier.append(resolved)


def neighbours(findings: Sequence[Finding], n: int) -> Sequence[Finding]:
    """Returns the figures around the one at ``n`` in its sentence, itself among them: never more than a few."""
    around = findings[max(0, n - _NEIGHBOURS) : n + _NEIGHBOURS + 1]
    return [f for f in around if f.sentence == findings[n].sentence]


def _within_reach(cues: Sequence[Cue], finding: Finding) -> Sequence[Cue]:
    if len(cues) <= _MANY_CUES:
        return cues
    return [c for c in cues if abs(c.span.start - finding.amount.start) <= _CUE_REACH]


def _taken(
    second: Measure,
    finding: Finding,
    together: Sequence[Finding],
    parsed: Parsed,
    cues: Sequence[Cue],
    domain_name: str,
) -> bool:
    """Whether another figure of the sentence has this measure: "40 were killed and 60 wounded"."""
    for other in together:
        if other is not finding:
            weighed = best_measure(parsed, other, together, cues, domain_name)
            if weighed is not None and weighed.measure.name == second.name:
                return True
    return False


def _one(
    parsed: Parsed,
    finding: Finding,
    together: Sequence[Finding],
    cues: Sequence[Cue],
    domain_name: str,
    earlier: Sequence[Resolved],
    language: str,
) -> tuple[Resolved, Weighed | None]:
    noun = finding.noun
    before = earlier[-1].name if earlier and earlier[-1].finding.sentence == finding.sentence else None
    weighed = best_measure(parsed, finding, together, cues, domain_name, frozenset(), before)
    weighed = _by_start_of_move(parsed, finding, together, cues, domain_name, weighed, language)
    if noun.elliptic:
        return _elliptic(parsed, finding, together, cues, domain_name, earlier, weighed, language)
    measure = weighed.measure if weighed else None
    unsure = weighed is None or weighed.cost >= LAST
    if unsure and noun.kind in _REPEATED:
        twin = _twin(finding, earlier[-_TWINS:]) or _beside(finding, earlier)
        if twin is not None:
            return Resolved(finding, twin.measure, _unit(finding), twin.populations, twin.cue, twin), None
        weighed = _ahead(parsed, finding, together, cues, domain_name) or weighed
        measure = weighed.measure if weighed else None
    populations = noun.populations | ({measure.makes} if measure and measure.makes else set())
    return Resolved(finding, measure, _unit(finding), frozenset(populations), weighed.cue if weighed else None), weighed


def _by_start_of_move(
    parsed: Parsed,
    finding: Finding,
    together: Sequence[Finding],
    cues: Sequence[Cue],
    domain_name: str,
    weighed: Weighed | None,
    language: str,
) -> Weighed | None:
    """What the surer end of a move measures: the 3 and the 5 of "the toll rose from 3 to 5 percent" are one thing."""
    before = [o for o in together if o.amount.end <= finding.amount.start]
    if not before or not opens_move(parsed.text, before[-1], [finding], language):
        return weighed
    start = best_measure(parsed, before[-1], together, cues, domain_name)
    if start is None or (weighed is not None and weighed.cost <= start.cost):
        return weighed
    return start


def _elliptic(
    parsed: Parsed,
    finding: Finding,
    together: Sequence[Finding],
    cues: Sequence[Cue],
    domain_name: str,
    earlier: Sequence[Resolved],
    weighed: Weighed | None,
    language: str,
) -> tuple[Resolved, Weighed | None]:
    counts = [r for r in earlier[-_TWINS:] if r.finding.noun.kind not in _SUMS]
    near = [r for r in counts[-_REMEMBERED:] if finding.amount.start - r.finding.amount.start <= _REACH]
    twin = _twin(finding, near)
    sources = [r for r in reversed(near) if finding.noun.partitive or _may_be_part(finding, r)]
    options = []
    for rank, source in enumerate(sources[:1] if finding.noun.partitive else sources):
        own = best_measure(parsed, finding, together, cues, domain_name, source.populations, source.name)
        if own is not None:
            options.append((own.cost + _PER_SOURCE * rank, rank, own, source))
    if options:
        _, _, own, source = min(options, key=lambda o: o[:2])
        populations = source.populations | ({own.measure.makes} if own.measure.makes else frozenset())
        return Resolved(finding, own.measure, source.unit, frozenset(populations), own.cue, source), own
    if weighed is not None:
        unit = "people" if "people" in weighed.measure.counts else None
        made = frozenset({weighed.measure.makes}) if weighed.measure.makes else frozenset()
        return Resolved(finding, weighed.measure, unit, frozenset(m for m in made if m), weighed.cue), weighed
    last = twin or next((r for r in reversed(near) if _close(parsed, finding, r, language)), None)
    last = last or _repeated_sum(finding, earlier[-_TWINS:])
    if last is not None:
        return Resolved(finding, last.measure, last.unit, last.populations, last.cue, last), None
    return Resolved(finding, None, None, frozenset(), None), None


def _close(parsed: Parsed, finding: Finding, source: Resolved, language: str) -> bool:
    """Whether a figure without any cue goes on with the one before: in one sentence, or by "puts the number at"."""
    if finding.noun.partitive or source.finding.sentence == finding.sentence:
        return True
    if finding.amount.start - source.finding.amount.start > _SAME_BREATH:
        return False
    if _of_one_order(finding, source):
        return True
    return tone(language).counting.search(parsed.text, finding.sentence.start, finding.sentence.end) is not None


def _of_one_order(finding: Finding, source: Resolved) -> bool:
    """Whether both are large, and near enough for one thing: "puts sales at 6 million litres. Mills show 5 million"."""
    ends = [x for f in (finding, source.finding) if (x := f.amount.low or f.amount.high) is not None]
    large = len(ends) == 2 and min(ends) >= _LARGE and source.unit is not None
    return large and min(ends) / max(ends) >= _ONE_ORDER


def _repeated_sum(finding: Finding, earlier: Sequence[Resolved]) -> Resolved | None:
    """The share or sum just before that a bare number repeats: "a duty of 14 percent … Fourteen is too much"."""
    sums = (r for r in reversed(earlier) if r.finding.noun.kind in _SUMS and r.measure is not None)
    near = (r for r in sums if finding.amount.start - r.finding.amount.start <= _REACH)
    value = (finding.amount.low, finding.amount.high)
    return next((r for r in near if (r.finding.amount.low, r.finding.amount.high) == value), None)


def _may_be_part(finding: Finding, source: Resolved) -> bool:
    """Whether the figure can count some of those the source counts: no part is larger than its whole."""
    part = finding.amount.low if finding.amount.low is not None else finding.amount.high
    whole = source.finding.amount.high if source.finding.amount.high is not None else source.finding.amount.low
    return part is None or whole is None or part <= whole or source.finding.amount.high is None


def _twin(finding: Finding, earlier: Sequence[Resolved]) -> Resolved | None:
    """The nearest earlier figure of the same value that has a measure, and counts the same if it says what."""
    for source in reversed(earlier):
        if (source.finding.amount.low, source.finding.amount.high) != (finding.amount.low, finding.amount.high):
            continue
        if source.measure is not None and (finding.noun.head is None or _unit(finding) == source.unit):
            return source
    return None


def _beside(finding: Finding, earlier: Sequence[Resolved]) -> Resolved | None:
    """The sum or share just before, of the same unit: "it has cost 7 million crowns; others speak of 5 million"."""
    if not earlier or finding.noun.kind not in (*_SUMS, "things"):
        return None
    last = earlier[-1]
    near = finding.amount.start - last.finding.amount.end <= _SAME_BREATH // 2
    return last if near and last.measure is not None and last.unit == _unit(finding) else None


def _ahead(
    parsed: Parsed, finding: Finding, together: Sequence[Finding], cues: Sequence[Cue], domain_name: str
) -> Weighed | None:
    """What the next figure of the same unit measures: both ends of "from 12,000 to 18,000 tonnes" measure one thing."""
    after = (o for o in together if o.amount.start > finding.amount.end and _unit(o) == _unit(finding) is not None)
    other = next(after, None)
    if other is None or finding.noun.head is not None:
        return None
    weighed = best_measure(parsed, other, together, cues, domain_name)
    return weighed if weighed is not None and weighed.cost < LAST else None


def _unit(finding: Finding) -> str | None:
    """Names the unit: the noun as the text has it, ``people`` for nationals, a plural for stretches of time."""
    amount, noun = finding.amount, finding.noun
    if amount.kind == "time":
        single = amount.high == 1 or (amount.low == 1 and amount.high in (None, 1))
        return amount.unit if single or amount.unit is None else f"{amount.unit}s"
    if amount.unit is not None:
        return amount.unit
    if noun.head is None:
        return None
    if noun.kind == "people" and (noun.head[0].isupper() or noun.head.lower() in _PEOPLE_NAMES):
        return "people"
    return noun.head.lower()
