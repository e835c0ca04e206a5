"""The stage: from a parsed article to its figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crosswire.reading.figures.amounts import amounts_of
from crosswire.reading.figures.authority import authority_of
from crosswire.reading.figures.choice import domain_of, language_of
from crosswire.reading.figures.circumstance import CountKind, as_of, rate_of
from crosswire.reading.figures.counted import noun_of
from crosswire.reading.figures.lending import opens_move, with_units_lent
from crosswire.reading.figures.measure import OTHER, Finding
from crosswire.reading.figures.places import SpanIndex
from crosswire.reading.figures.resolve import Resolved, neighbours, resolve
from crosswire.reading.figures.scope import place_of, side_of
from crosswire.reading.figures.syntax import sentence_around
from crosswire.reading.figures.tone import cumulative_of, is_guessed, modality_of, of_an_offer, takes_up
from crosswire.reading.figures.vocabulary import Vocabulary, vocabulary
from crosswire.record import Figure, FigureModality, Parsed, Reading, Span, Stage, content_id

__all__ = ["STAGE", "read", "read_as"]

_LONGEST_NOUN = 90  # code points from a number to the end of what it counts


def read(reading: Reading) -> Iterator[Figure]:
    """Yields the figures of an article, in order, measured by the domain that its words tell."""
    yield from read_as(reading, domain_of(reading.parsed))


def read_as(reading: Reading, domain_name: str) -> Iterator[Figure]:
    """Yields the figures of an article, measured by this domain whatever its words tell.

    Raises LexiconError where there is no such domain.
    """
    parsed = reading.parsed
    language = language_of(parsed)
    words = vocabulary(language)
    findings = [
        Finding(amount, noun_of(parsed, amount, domain_name, words), sentence_around(parsed, amount.number_start))
        for amount in amounts_of(reading, words)
    ]
    findings = with_units_lent(parsed.text, findings, language)
    place = {finding: n for n, finding in enumerate(findings)}
    dates = SpanIndex((d.span, d) for d in reading.dates)
    contents = SpanIndex((c, s) for s in reading.statements for c in s.content)
    asked: set[tuple[float | None, float | None, str | None]] = set()
    for resolved in resolve(parsed, findings, domain_name, language):
        sentence = resolved.finding.sentence
        local = replace(
            reading,
            dates=tuple(dates.touching(sentence)),
            statements=tuple(dict.fromkeys(contents.touching(sentence))),
        )
        figure = _figure(local, resolved, neighbours(findings, place[resolved.finding]), words)
        value = (figure.value_low, figure.value_high, figure.unit)
        if figure.modality == "reported" and value in asked and _taken_up(parsed, resolved):
            figure = replace(figure, modality="proposed")
        if figure.modality == "proposed":
            asked.add(value)
        yield figure


def _taken_up(parsed: Parsed, resolved: Resolved) -> bool:
    """Whether a figure that names nothing anew is judged: the offer's "Fourteen" in "Fourteen is too much"."""
    names_nothing = resolved.source is not None or resolved.finding.noun.kind == "time"
    return names_nothing and takes_up(parsed, resolved.finding)


def _figure(reading: Reading, resolved: Resolved, together: Sequence[Finding], v: Vocabulary) -> Figure:
    parsed, finding, measure = reading.parsed, resolved.finding, resolved.measure
    amount = finding.amount
    per = rate_of(parsed, finding, together, v)
    lender = _lender(resolved, together) if per is None else None
    if lender is not None:
        per = rate_of(parsed, lender, together, v)
    modality = modality_of(
        parsed,
        finding,
        v.language,
        negotiable=measure is not None and measure.negotiable,
        asked=measure is not None and measure.asked,
    )
    standing = amount.kind == "time" or not (
        measure is None or measure.asked or of_an_offer(parsed, finding, v.language)
    )
    if modality == "proposed" and standing and opens_move(parsed.text, finding, together, v.language):
        modality = "reported"
    told = authority = authority_of(reading, finding, modality, v.language)
    if told.name is None and finding.noun.partitive and resolved.source and resolved.source.finding in together:
        authority = authority_of(reading, resolved.source.finding, modality, v.language)
    if modality == "reported" and told.statement and is_guessed(parsed, told.statement.cue, v.language):
        modality = "estimated"
    dated = measure is not None and measure.dated
    span = Span(amount.start, max(amount.end, min(finding.noun.end, amount.end + _LONGEST_NOUN)))
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
        as_of=as_of(reading, finding, together, told.statement, _count_kind(reading, resolved, modality)),
        authority=authority.name,
        authority_basis=authority.basis,
        modality=modality,
        cumulative=cumulative_of(parsed, finding, together, dated=dated, rate=per is not None, language=v.language),
        statement=told.statement.id if told.statement else None,
        number=Span(amount.number_start, amount.number_end),
    )


def _lender(resolved: Resolved, together: Sequence[Finding]) -> Finding | None:
    """The figure of the sentence that says what this one counts, where it does not say so itself."""
    finding, source = resolved.finding, resolved.source
    if finding.noun.elliptic:
        return source.finding if source is not None and source.finding in together else None
    if finding.noun.head is not None or finding.noun.kind != "things":
        return None
    before = [o for o in together if o.noun.kind == "things" and o.amount.end <= finding.amount.start]
    return before[-1] if before else None


def _count_kind(reading: Reading, resolved: Resolved, modality: FigureModality) -> CountKind:
    """Whether the figure counts what stands, what happened, or neither: that decides which day it holds for."""
    measure, cue = resolved.measure, resolved.cue
    if modality == "proposed" or resolved.finding.noun.kind == "time":
        return "none"
    if measure is None or measure.name == OTHER:
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


STAGE = Stage("figures", "2", read)
