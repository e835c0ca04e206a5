"""What is compared of a report: its sentences, and in each the words, figures, names and quotations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from crosswire.record import Article, Noise, Span
from crosswire.relating.lineage.figures import figure_marks
from crosswire.relating.lineage.passages import passages
from crosswire.text import fold, is_quote

__all__ = ["Passage", "Profile", "profile"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_STEM = 5  # letters of a name that survive case, plural and adjective: Orant|he, Orant|hean, Orant|es
_QUOTED = re.compile(r"[“„«\"]([^“”„«»\"]{3,600})[”“»\"]")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"”»]+", re.IGNORECASE)
_ADDRESS_HEAD = re.compile(r"^(?:https?://)?(?:www\.)?")
_PHRASE = 5  # words of a shingle


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence as it is compared: folded words, those outside and inside quotations, figures, stems of names."""

    span: Span
    words: tuple[str, ...]
    told: tuple[str, ...]
    quoted: tuple[str, ...]
    figures: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True)
class Profile:
    """A report as it is compared.

    ``agencies`` are those it credits, ``address`` its own, ``sources`` the addresses that stand in its text;
    ``all_words`` its whole text folded, furniture included, for looking up who is named in it.
    """

    article: str
    language: str
    day: date | None
    publisher: str | None
    agencies: frozenset[str]
    address: str | None
    sources: frozenset[str]
    all_words: str = field(repr=False)
    passages: tuple[Passage, ...] = field(repr=False)

    def tells_of(self, name: str) -> bool:
        """Whether a name, given folded, stands anywhere in the text, furniture included."""
        return f" {' '.join(m[0] for m in _WORD.finditer(name))} " in self.all_words

    @cached_property
    def length(self) -> int:
        """Number of words."""
        return sum(len(p.words) for p in self.passages)

    @cached_property
    def phrases(self) -> frozenset[tuple[str, ...]]:
        """All runs of five words, also across sentences, quotations aside."""
        return _runs([w for p in self.passages for w in p.told])

    @cached_property
    def quotations(self) -> frozenset[tuple[str, ...]]:
        """All runs of five words in quotations."""
        return _runs([w for p in self.passages for w in p.quoted])

    @cached_property
    def figures(self) -> Counter[str]:
        """Marks of figures, with the number of sentences that hold them."""
        return Counter(mark for p in self.passages for mark in p.figures)

    @cached_property
    def names(self) -> Counter[str]:
        """Stems of names, with the number of sentences that hold them."""
        return Counter(name for p in self.passages for name in p.names)


def profile(article: Article, noise: Sequence[Noise]) -> Profile:
    """Returns what is compared of an article."""
    spans = passages(article, noise)
    names = _names(article.text, spans)
    return Profile(
        article=article.id,
        language=(article.language or "en").split("-")[0].lower(),
        day=article.published,
        publisher=fold(article.publisher) if article.publisher else None,
        agencies=frozenset(map(fold, article.credits)),
        address=_address(article.url) if article.url else None,
        sources=frozenset(_address(m[0]) for m in _ADDRESS.finditer(article.text)),
        all_words=f" {' '.join(_folded(m[0]) for m in _WORD.finditer(article.text))} ",
        passages=tuple(_passage(article, span, names) for span in spans),
    )


@lru_cache(maxsize=65_536)
def _folded(word: str) -> str:
    return fold(word)


def _passage(article: Article, span: Span, names: frozenset[str]) -> Passage:
    text = span.of(article.text)
    words = tuple(_folded(m[0]) for m in _WORD.finditer(text))
    held = {_folded(m[0]) for m in _WORD.finditer(text) if m[0][0].isupper() and _folded(m[0]) in names}
    quoted = tuple(_folded(m[0]) for q in _QUOTED.finditer(text) for m in _WORD.finditer(q[1]))
    told = tuple(_folded(m[0]) for m in _WORD.finditer(_QUOTED.sub(" ", text)))
    return Passage(span, words, told, quoted, figure_marks(text, article.language), frozenset(map(_stem, held)))


def _runs(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(zip(*(words[n:] for n in range(_PHRASE)), strict=False))


def _names(text: str, spans: Sequence[Span]) -> frozenset[str]:
    """Returns the capitalised words that stand somewhere else than at the beginning of a sentence or quotation."""
    found = set()
    for span in spans:
        for word in _WORD.finditer(text, span.start, span.end):
            before = text[span.start : word.start()].rstrip()
            if word[0][0].isupper() and len(word[0]) > 1 and before and not is_quote(before[-1]):
                found.add(_folded(word[0]))
    return frozenset(found)


def _address(url: str) -> str:
    return _ADDRESS_HEAD.sub("", url.casefold()).rstrip("/.,;)")


def _stem(name: str) -> str:
    return name.removesuffix("'s")[:_STEM]
