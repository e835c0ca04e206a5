"""The stage: from a parsed article to its figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from crosswire.lexicon.domain import domain
from crosswire.reading.figures.choice import domain_of, language_of
from crosswire.reading.figures.circumstance import CountKind, as_of, authority_of, rate_of
from crosswire.reading.figures.counted import noun_of
from crosswire.reading.figures.elapsed import elapsed
from crosswire.reading.figures.measure import Finding
from crosswire.reading.figures.refusal import accepted
from crosswire.reading.figures.resolve import Resolved, resolve
from crosswire.reading.figures.scan import Amount, scan
from crosswire.reading.figures.scope import place_of, side_of
from crosswire.reading.figures.syntax import sentence_around
from crosswire.reading.figures.tone import cumulative_of, modality_of, tone
from crosswire.reading.figures.vocabulary import Vocabulary, vocabulary
from crosswire.record import Figure, FigureModality, Reading, Span, Stage, content_id, overlap

__all__ = ["STAGE", "read", "read_as"]

_LOOK = 16  # code points before a stretch of time that may set it as a window: "the last"
_NOT_A_LENGTH = re.compile(r"\s(?:ago|earlier|hence|later|old|from\snow|prior)\b", re.I)


def read(reading: Reading) -> Iterator[Figure]:
    """Yields the figures of an article, in order, measured by the domain that its words tell."""
    yield from read_as(reading, domain_of(reading.parsed))


def read_as(reading: Reading, domain_name: str) -> Iterator[Figure]:
    """Yields the figures of an article, measured by this domain whatever its words tell."""
    parsed = reading.parsed
    language = language_of(parsed)
    words = vocabulary(language)
    domain(domain_name)
    findings = [
        Finding(amount, noun_of(parsed, amount, domain_name, words), sentence_around(parsed, amount.number_start))
        for amount in _amounts(reading, words)
    ]
    for resolved in resolve(parsed, findings, domain_name, language):
        yield _figure(reading, resolved, findings, words)


def _amounts(reading: Reading, v: Vocabulary) -> Sequence[Amount]:
    text = reading.parsed.text
    counted = list(accepted(text, scan(text, v), v.language))
    merged = list(_merged(list(elapsed(text, v)), counted))
    blocked = sorted([*(n.span for n in reading.parsed.noise), *_furniture(reading)], key=lambda s: s.start)
    dates = [d.span for d in reading.dates if d.kind != "duration"]
    kept = [
        a
        for a in sorted(merged, key=lambda a: a.start)
        if not _hits(a, blocked) and not _is_date(a, dates, text) and not _is_window(a, text, v)
    ]
    return list(_without_headlines(reading, kept))


def _without_headlines(reading: Reading, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """Leaves out the figures of title and kicker that the report itself gives again."""
    layout = reading.parsed.article.layout
    heads = [s for s in (layout.title, layout.kicker) if s is not None]
    body = {(a.low, a.high, a.unit) for a in amounts if not _hits(a, heads)}
    yield from (a for a in amounts if not (_hits(a, heads) and (a.low, a.high, a.unit) in body))


def _merged(spoken: Sequence[Amount], counted: Sequence[Amount]) -> Iterator[Amount]:
    """Yields both; where they overlap, a number of its own ("a few hours") goes before the bare word of time."""
    starts = [a.start for a in counted]
    beaten = set()
    for one in spoken:
        near = range(max(0, bisect_left(starts, one.start) - 2), min(len(counted), bisect_left(starts, one.end) + 1))
        rivals = [n for n in near if counted[n].start < one.end and one.start < counted[n].end]
        if any(counted[n].kind == "time" for n in rivals):
            continue
        beaten.update(rivals)
        yield one
    yield from (a for n, a in enumerate(counted) if n not in beaten)


def _furniture(reading: Reading) -> Iterator[Span]:
    layout = reading.parsed.article.layout
    for span in (layout.byline, layout.dateline, *layout.credits):
        if span is not None:
            yield span


def _hits(amount: Amount, spans: Sequence[Span]) -> bool:
    own = Span(amount.number_start, amount.number_end)
    return any(overlap(own, s) for s in spans)


def _is_date(amount: Amount, dates: Iterable[Span], text: str) -> bool:
    """Whether a date, a clock time or a set of times holds the number; a rate's "a day" holds none."""
    own = Span(amount.number_start, amount.number_end)
    if amount.kind == "time" and re.match(r"\s(?:before|after|of)\b", text[amount.core_end : amount.core_end + 8]):
        return False
    return amount.kind in ("count", "time") and any(s.start <= own.start and own.end <= s.end for s in dates)


def _is_window(amount: Amount, text: str, v: Vocabulary) -> bool:
    """Whether a stretch of time says when, not how long: "in the last 24 hours", "two days ago"."""
    if amount.kind != "time":
        return False
    before = tone(v.language).window_before.search(text, max(0, amount.start - _LOOK), amount.start)
    return before is not None or _NOT_A_LENGTH.match(text, amount.core_end) is not None


def _figure(reading: Reading, resolved: Resolved, findings: Sequence[Finding], v: Vocabulary) -> Figure:
    parsed, finding, measure = reading.parsed, resolved.finding, resolved.measure
    amount = finding.amount
    together = [f for f in findings if f.sentence == finding.sentence]
    per = rate_of(parsed, finding, together, v)
    if per is None and finding.noun.elliptic and resolved.source is not None and resolved.source.finding in together:
        per = rate_of(parsed, resolved.source.finding, together, v)
    modality = modality_of(parsed, finding, v.language, negotiable=measure is not None and measure.negotiable)
    authority = authority_of(reading, finding, modality, v.language)
    dated = measure is not None and measure.dated
    span = Span(amount.start, max(amount.end, min(finding.noun.end, amount.end + 90)))
    return Figure(
        id=content_id("figure", parsed.article.id, span.start, span.end, amount.low, amount.high, resolved.name),
        article=parsed.article.id,
        span=span,
        value_low=amount.low,
        value_high=amount.high,
        bound=amount.bound,
        unit=resolved.unit,
        measure=resolved.name,
        side=side_of(parsed, resolved),
        place=place_of(parsed, finding),
        per=per,
        as_of=as_of(reading, finding, together, authority.statement, _count_kind(reading, resolved, modality)),
        authority=authority.name,
        authority_basis=authority.basis,
        modality=modality,
        cumulative=cumulative_of(parsed, finding, dated=dated, rate=per is not None, language=v.language),
        statement=authority.statement.id if authority.statement else None,
        number=Span(amount.number_start, amount.number_end),
    )


def _count_kind(reading: Reading, resolved: Resolved, modality: FigureModality) -> CountKind:
    """Whether the figure counts what stands, what happened, or neither: that decides which day it holds for."""
    measure, cue = resolved.measure, resolved.cue
    if modality == "proposed" or resolved.finding.noun.kind == "time":
        return "none"
    if measure is None:
        return "plain"
    if not measure.dated:
        return "none"
    if cue is None or cue.token is None:
        return "standing"
    parsed = reading.parsed
    token = parsed.tokens[cue.token]
    children = [parsed.tokens[c] for c in parsed.children[cue.token]]
    perfect = any(c.dep.startswith("aux") and c.lemma.lower() == "have" for c in children)
    return "event" if token.tag in ("VBD", "VBG", "VBN") and not perfect else "standing"


STAGE = Stage("figures", "1", read)
