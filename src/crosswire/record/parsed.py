"""What the language room makes of an article: plain data, no model in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from crosswire.record.article import Article, Noise
from crosswire.record.span import Span

__all__ = ["Attribution", "Entity", "Parsed", "Sentence", "Token"]


@dataclass(frozen=True, slots=True)
class Token:
    """A token; ``head`` is the index of its head in ``Parsed.tokens`` (its own index at the root).

    ``pos`` is a Universal part of speech, ``tag`` a Penn tag, ``dep`` a ClearNLP dependency label (spaCy's English
    scheme). Without a parser ``lemma`` is the folded text, the others are empty and ``head`` is the token itself.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int

    @property
    def span(self) -> Span:
        """Where the token stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span, and its tokens ``first`` to ``last`` (exclusive) in ``Parsed.tokens``."""

    span: Span
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity as the model saw it (OntoNotes labels: PERSON, ORG, GPE, NORP, LOC, FAC, DATE …)."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content as a reader found them, before anyone is identified.

    ``score`` is the probability that it is right; ``parent`` the index, among the attributions of the same text, of
    the one in whose content this one stands.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float
    parent: int | None = None


@dataclass(frozen=True)
class Parsed:
    """An article with tokens, sentences, entities and what the trained heads found.

    Sentences never cross a paragraph or a stretch of noise; noise has no tokens. ``attributions`` is null where no
    model ran. ``skipped`` says in words what could not be done ("no parser for Portuguese").
    """

    article: Article
    noise: tuple[Noise, ...] = ()
    paragraphs: tuple[Span, ...] = ()
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] | None = None
    has_parse: bool = False
    skipped: tuple[str, ...] = field(default=())

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @cached_property
    def token_starts(self) -> list[int]:
        """Start of every token, ascending."""
        return [t.start for t in self.tokens]

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Start of every sentence, ascending."""
        return [s.span.start for s in self.sentences]

    @cached_property
    def paragraph_starts(self) -> list[int]:
        """Start of every paragraph, ascending."""
        return [p.start for p in self.paragraphs]

    def token_at(self, offset: int) -> int | None:
        """Returns the index of the token that holds this code point, or null between tokens."""
        i = bisect_right(self.token_starts, offset) - 1
        return i if i >= 0 and offset < self.tokens[i].end else None

    def tokens_in(self, span: Span) -> range:
        """Returns the indices of the tokens that begin inside ``span``."""
        first = bisect_right(self.token_starts, span.start - 1)
        return range(first, bisect_right(self.token_starts, span.end - 1))

    def sentence_at(self, offset: int) -> Sentence | None:
        """Returns the sentence that holds this code point, or null."""
        i = bisect_right(self.sentence_starts, offset) - 1
        return self.sentences[i] if i >= 0 and offset < self.sentences[i].span.end else None

    def paragraph_at(self, offset: int) -> Span | None:
        """Returns the paragraph that holds this code point, or null."""
        i = bisect_right(self.paragraph_starts, offset) - 1
        return self.paragraphs[i] if i >= 0 and offset < self.paragraphs[i].end else None

    def paragraphs_in(self, span: Span) -> tuple[Span, ...]:
        """Returns the paragraphs that share a code point with ``span``, in order."""
        first = max(0, bisect_right(self.paragraph_starts, span.start) - 1)
        last = bisect_right(self.paragraph_starts, span.end - 1)
        return tuple(p for p in self.paragraphs[first:last] if p.end > span.start)

    def sentence_number(self, sentence: Sentence) -> int:
        """Returns the place of a sentence among the sentences."""
        return bisect_right(self.sentence_starts, sentence.span.start) - 1

    @cached_property
    def children(self) -> list[list[int]]:
        """For every token the indices of its dependents, ascending."""
        out: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                out[token.head].append(i)
        return out

    def subtree(self, index: int) -> list[int]:
        """Returns the indices of a token and all that depends on it, ascending."""
        seen, todo = {index}, [index]
        while todo:
            for child in self.children[todo.pop()]:
                if child not in seen:
                    seen.add(child)
                    todo.append(child)
        return sorted(seen)
