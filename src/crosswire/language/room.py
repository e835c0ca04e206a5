"""From an article to its parse: the one door of the language room."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crosswire.language.encoder import Encoder
from crosswire.language.english import EnglishParser, ParsedPiece
from crosswire.language.entity_head import EntityHead
from crosswire.language.pairs import PairJudge
from crosswire.language.segments import pieces
from crosswire.language.vectors import Embedder, Vectors
from crosswire.record import Article, Entity, Noise, Parsed, Sentence, Token, overlap
from crosswire.settings import Settings

__all__ = ["LanguageRoom"]

_WITH_PARSER = frozenset({"en"})


class LanguageRoom:
    """Holds the models of one process, each loaded at its first use."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._english: EnglishParser | None = None
        self._encoder: Encoder | None = None
        self._entity_head: EntityHead | None = None
        self._embedder: Embedder | None = None
        self._judge: PairJudge | None = None

    @property
    def english(self) -> EnglishParser:
        """The English parser; raises ModelMissing."""
        if self._english is None:
            self._english = EnglishParser.load(self._settings.parser)
        return self._english

    @property
    def encoder(self) -> Encoder:
        """The trained encoder with its heads; raises ModelMissing."""
        if self._encoder is None:
            self._encoder = Encoder.load(self._settings.encoder)
        return self._encoder

    @property
    def entity_head(self) -> EntityHead:
        """The head that names actors; raises ModelMissing."""
        if self._entity_head is None:
            self._entity_head = EntityHead.load()
        return self._entity_head

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Returns a unit vector of 384 numbers for every text, in order; raises ModelMissing."""
        if self._embedder is None:
            self._embedder = Embedder.load(self._settings.embedder)
        return self._embedder.vectors(texts)

    def signs(self, pairs: Sequence[tuple[str, str]]) -> Vectors:
        """Returns the probabilities that two texts share a fact, and that they cannot both be right, for every pair.

        Raises ModelMissing.
        """
        if self._judge is None:
            self._judge = PairJudge.load(threads=os.cpu_count() or 1)
        return self._judge.signs(pairs)

    def check(self) -> None:
        """Loads every model that English needs, so that a missing one is said before the work begins."""
        _ = self.english
        if self._settings.use_encoder:
            _ = self.encoder, self.entity_head

    def parse(self, article: Article, noise: Sequence[Noise]) -> Parsed:
        """Returns tokens, sentences, entities and attributions, as far as the article's language allows.

        An article of unknown language is read as English if it has Latin letters enough to be tried; what could not
        be done stands in ``Parsed.skipped``.
        """
        spans = tuple(pieces(article, noise))
        bare = Parsed(article=article, noise=tuple(noise), paragraphs=spans)
        language = (article.language or "en").split("-")[0].lower()
        if language not in _WITH_PARSER:
            reason = f"no parser for {language!r}: statements by word order at most, no events or positions"
            return replace(bare, skipped=(reason,))
        with_heads = self._settings.use_encoder
        parsed = _joined(bare, self.english.parse(article.text, spans, names=not with_heads))
        if not with_heads:
            return replace(parsed, skipped=("no trained encoder: statements and names without it",))
        heard = self.encoder.hear(article.text, self.entity_head)
        noisy = [n.span for n in noise]
        named = tuple(e for e in heard.entities if not any(overlap(e.span, n) for n in noisy))
        return replace(parsed, attributions=heard.attributions, entities=named)


def _joined(bare: Parsed, parts: Iterator[ParsedPiece]) -> Parsed:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    for part in parts:
        base = len(tokens)
        tokens.extend(_rebased(part.tokens, base))
        sentences.extend(Sentence(s.span, s.first + base, s.last + base) for s in part.sentences)
        entities.extend(part.entities)
    return replace(bare, tokens=tuple(tokens), sentences=tuple(sentences), entities=tuple(entities), has_parse=True)


def _rebased(tokens: Sequence[Token], base: int) -> Iterator[Token]:
    if base == 0:
        yield from tokens
        return
    for t in tokens:
        yield Token(t.start, t.end, t.text, t.lemma, t.pos, t.tag, t.dep, t.head + base)
