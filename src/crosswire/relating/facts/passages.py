"""Passages: findings as they can be compared, each with its own words and the sentence around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from crosswire.record import Event, Figure, Span, Statement, View, covering
from crosswire.relating.facts.content import Content, content
from crosswire.relating.facts.sentences import Sentences
from crosswire.text import squeeze

__all__ = ["Closeness", "Found", "Judge", "Passage", "Passages", "Vectors", "spans_of"]

_SAYS_LITTLE = 4  # stems of content words: "It put the number at 300." has two

Vectors: TypeAlias = Callable[[Sequence[str]], npt.NDArray[np.float32]]
# rows: that two texts assert a fact in common, that they cannot both be right
Judge: TypeAlias = Callable[[Sequence[tuple[str, str]]], npt.NDArray[np.float32]]
Found: TypeAlias = Statement | Figure | Event


def spans_of(finding: Found) -> tuple[Span, ...]:
    """Returns where the words of a finding stand: those of a statement are its content."""
    return finding.content if isinstance(finding, Statement) else (finding.span,)


@dataclass(frozen=True, slots=True)
class Passage:
    """A finding with the words it stands in; ``own`` are its words alone, ``text`` those of its sentence."""

    id: str
    article: str
    kind: Literal["statement", "figure", "event"]
    span: Span
    sentence: Span
    own: str
    text: str

    @property
    def content(self) -> Content:
        """What the sentence is made of."""
        return content(self.text)


class Passages:
    """Makes passages of the findings of a view, each once."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.sentences = Sentences(view)
        self._made: dict[str, Passage] = {}

    def of(self, finding: Found) -> Passage:
        """Returns the passage of a statement, figure or event."""
        if finding.id not in self._made:
            self._made[finding.id] = self._make(finding)
        return self._made[finding.id]

    def _make(self, finding: Found) -> Passage:
        spans = spans_of(finding)
        text, span = self.view.article[finding.article].text, covering(spans)
        sentence = self.sentences.around(finding.article, span)
        own = " ".join(squeeze(s.of(text)) for s in spans)
        kind: Literal["statement", "figure", "event"] = (
            "statement" if isinstance(finding, Statement) else "figure" if isinstance(finding, Figure) else "event"
        )
        return Passage(finding.id, finding.article, kind, span, sentence, own, self.told(finding.article, sentence))

    def told(self, article: str, sentence: Span) -> str:
        """Returns the words of a sentence; one that says little by itself is read with the one before it."""
        text = self.view.article[article].text
        words = squeeze(sentence.of(text))
        if len(content(words).stems) >= _SAYS_LITTLE:
            return words
        before = self.sentences.before(article, sentence)
        return f"{squeeze(before.of(text))} {words}" if before else words


class Closeness:
    """Cosines of texts, each text turned into a vector once."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors
        self._row: dict[str, npt.NDArray[np.float32]] = {}

    def prepare(self, texts: Iterable[str]) -> None:
        """Turns texts into vectors in one go."""
        new = sorted({t for t in texts if t not in self._row})
        if new:
            self._row.update(zip(new, self._vectors(new), strict=True))

    def matrix(self, left: Sequence[str], right: Sequence[str]) -> npt.NDArray[np.float32]:
        """Returns how alike every text on the left is to every one on the right."""
        self.prepare((*left, *right))
        out: npt.NDArray[np.float32] = (
            np.stack([self._row[t] for t in left]) @ np.stack([self._row[t] for t in right]).T
        )
        return out

    def cosine(self, left: str, right: str) -> float:
        """Returns how alike two texts are, from -1 to 1."""
        self.prepare((left, right))
        return float(self._row[left] @ self._row[right])
