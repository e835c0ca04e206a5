"""What plain similarities of two texts can do: the usual ways to find copies."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping
from hashlib import blake2b
from itertools import combinations

__all__ = ["BASELINES", "similarities"]

_WORD = re.compile(r"\w+")
_PHRASE = 5
_PERMUTATIONS = 128
_PRIME = (1 << 61) - 1

Texts = Mapping[str, str]
Similar = Callable[[str, str], float]


def similarities(method: str, texts: Texts) -> dict[frozenset[str], float]:
    """Returns how similar every two texts are by a method of ``BASELINES``, 0 to 1."""
    similar = BASELINES[method](texts)
    return {frozenset((a, b)): similar(a, b) for a, b in combinations(sorted(texts), 2)}


def words(text: str) -> list[str]:
    """Returns the words of a text in lower case."""
    return _WORD.findall(text.casefold())


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Returns the runs of five words of a text."""
    held = words(text)
    return frozenset(zip(*(held[n:] for n in range(_PHRASE)), strict=False))


def _jaccard(sets: Mapping[str, frozenset[object]]) -> Similar:
    def similar(a: str, b: str) -> float:
        return len(sets[a] & sets[b]) / max(len(sets[a] | sets[b]), 1)

    return similar


def shingle_jaccard(texts: Texts) -> Similar:
    """Jaccard index of runs of five words (Broder 1997)."""
    return _jaccard({key: frozenset(shingles(text)) for key, text in texts.items()})


def minhash(texts: Texts) -> Similar:
    """The same, estimated by MinHash of 128 permutations, as datasketch and its like do."""
    factors = [(_number(f"a{n}"), _number(f"b{n}")) for n in range(_PERMUTATIONS)]

    def sketch(text: str) -> list[int]:
        hashes = [_number(" ".join(run)) for run in shingles(text)] or [0]
        return [min((a * h + b) % _PRIME for h in hashes) for a, b in factors]

    sketches = {key: sketch(text) for key, text in texts.items()}

    def similar(a: str, b: str) -> float:
        return sum(x == y for x, y in zip(sketches[a], sketches[b], strict=True)) / _PERMUTATIONS

    return similar


def tfidf(texts: Texts) -> Similar:
    """Cosine of TF-IDF vectors of words, weighted over the set."""
    counts = {key: Counter(words(text)) for key, text in texts.items()}
    frequency = Counter(word for count in counts.values() for word in count)
    vectors: dict[str, dict[str, float]] = {}
    for key, count in counts.items():
        weights = {w: n * (math.log((1 + len(texts)) / (1 + frequency[w])) + 1) for w, n in count.items()}
        length = math.sqrt(sum(v * v for v in weights.values())) or 1.0
        vectors[key] = {w: v / length for w, v in weights.items()}

    def similar(a: str, b: str) -> float:
        return sum(value * vectors[b].get(word, 0.0) for word, value in vectors[a].items())

    return similar


def headline(texts: Texts) -> Similar:
    """Jaccard index of the words of the first line that reads like a headline: four words at least."""

    def first(text: str) -> str:
        lines = [line for line in text.splitlines() if len(words(line)) >= 4]
        return lines[0] if lines else ""

    return _jaccard({key: frozenset(words(first(text))) for key, text in texts.items()})


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8"), digest_size=8).digest(), "big") % _PRIME


BASELINES: dict[str, Callable[[Texts], Similar]] = {
    "shingle Jaccard": shingle_jaccard,
    "MinHash": minhash,
    "TF-IDF": tfidf,
    "headline": headline,
}
