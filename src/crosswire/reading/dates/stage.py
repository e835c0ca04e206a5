"""The reader of dates as a stage: a parsed article in, its expressions of time out."""

from __future__ import annotations

from collections.abc import Iterable

from crosswire.reading.dates.finding import dates
from crosswire.record import DateMention, Reading, Stage, content_id

__all__ = ["STAGE"]


def _read(reading: Reading) -> Iterable[DateMention]:
    parsed = reading.parsed
    article = parsed.article
    hidden = bytearray(len(parsed.text))
    for noise in parsed.noise:
        hidden[noise.span.start : noise.span.end] = b"\1" * len(noise.span)
    for found in dates(parsed.text, article.published, parsed):
        if any(hidden[found.span.start : found.span.end]):
            continue
        yield DateMention(
            id=content_id("date", article.id, found.span.start, found.span.end),
            article=article.id,
            span=found.span,
            kind=found.meaning.kind,
            value=found.meaning.value,
            when=found.when(parsed.text),
        )


STAGE = Stage("dates", "1", _read)
