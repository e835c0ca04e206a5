"""How alike the topics of reports are: words, words of the lead and names, weighted by how rare they are."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from crosswire.record import Article
from crosswire.text import fold

__all__ = ["Floats", "Topic", "likenesses", "topic"]

Floats = npt.NDArray[np.float32]

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’»)\]]*\s+|\n+")
_STEM = 6  # letters by which words are the same, whatever their ending
_LEAD = 80  # words
_COMMON = 0.6  # share of the reports that hold a word beyond which it says nothing, once there are enough reports
_ENOUGH = 8

# Weights of the three views of a report: the best on half of the topics of ECB+, see bench/stories/README.md.
_WEIGHTS = {"words": 0.4, "lead": 0.3, "names": 0.3}


@dataclass(frozen=True, slots=True)
class Topic:
    """A report as its topic is compared: counts of stems in all of it, in its lead, and of its names."""

    article: str
    words: Counter[str]
    lead: Counter[str]
    names: Counter[str]

    def of(self, field: str) -> Counter[str]:
        """Returns the counts by the name of the field."""
        counts: Counter[str] = getattr(self, field)
        return counts


def topic(article: Article, noise: Sequence[tuple[int, int]] = ()) -> Topic:
    """Returns the topic of an article; ``noise`` are stretches to leave out."""
    text = article.text
    for start, end in noise:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    stems = [_stem(m[0]) for m in _WORD.finditer(text)]
    return Topic(article.id, Counter(stems), Counter(stems[:_LEAD]), Counter(_names(text)))


def _stem(word: str) -> str:
    return fold(word)[:_STEM]


def _names(text: str) -> Iterator[str]:
    for sentence in _SENTENCE.split(text):
        for word in list(_WORD.finditer(sentence))[1:]:
            if word[0][0].isupper():
                yield _stem(word[0])


def likenesses(topics: Sequence[Topic]) -> Iterator[Floats]:
    """Yields for each topic how alike it is to every topic, 0 to 1, in their order.

    The weight of a word falls with the number of reports that hold it (TF-IDF; Salton & Buckley 1988), so it depends
    on all topics, but not on their order. Cost: the sum, over the words of each report, of the reports that hold them.
    """
    indexes = [(weight, _Index(topics, field)) for field, weight in _WEIGHTS.items()]
    for n in range(len(topics)):
        row = np.zeros(len(topics), dtype=np.float32)
        for weight, index in indexes:
            index.add(n, row, weight)
        yield row


class _Index:
    """Reports by the words of one field, with unit vectors of TF-IDF weights."""

    def __init__(self, topics: Sequence[Topic], field: str) -> None:
        held = Counter(word for one in topics for word in one.of(field))
        most = len(topics) * _COMMON if len(topics) >= _ENOUGH else len(topics)
        rarity = {w: math.log((1 + len(topics)) / (1 + n)) + 1 for w, n in held.items() if 1 < n <= most}
        self._vectors = [_unit(one.of(field), rarity) for one in topics]
        places: dict[str, list[int]] = {}
        for n, vector in enumerate(self._vectors):
            for word in vector:
                places.setdefault(word, []).append(n)
        self._places = {word: np.array(found) for word, found in places.items()}
        self._weights = {
            word: np.array([self._vectors[n][word] for n in found], dtype=np.float32) for word, found in places.items()
        }

    def add(self, n: int, row: Floats, weight: float) -> None:
        """Adds to a row how alike topic ``n`` is to each."""
        for word, value in self._vectors[n].items():
            row[self._places[word]] += weight * value * self._weights[word]


def _unit(counts: Mapping[str, int], rarity: Mapping[str, float]) -> dict[str, float]:
    weights = {word: (1 + math.log(n)) * rarity[word] for word, n in counts.items() if word in rarity}
    length = math.sqrt(sum(_squares(weights.values()))) or 1.0
    return {word: value / length for word, value in weights.items()}


def _squares(values: Iterable[float]) -> Iterator[float]:
    return (value * value for value in values)
