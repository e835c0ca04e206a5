"""Holds reports against each other: which pairs, how far they must be looked into, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from crosswire.record import Noise, View
from crosswire.relating.facts.passages import Judge
from crosswire.relating.lineage.alignment import Floats
from crosswire.relating.lineage.descent import descent
from crosswire.relating.lineage.families import Edge, Pair
from crosswire.relating.lineage.judging import Verdict, judge, strength, too_far
from crosswire.relating.lineage.profile import profile
from crosswire.relating.lineage.retold import retold
from crosswire.relating.lineage.signals import Signals, signals
from crosswire.relating.lineage.traces import LEAST_SHARED, traces
from crosswire.text import squeeze

__all__ = ["Kin", "Vectors"]

Vectors = Callable[[Sequence[str]], Floats]

_SURE = 0.9  # likelihood without vectors from which they are not asked
_HOPELESS = 0.002  # likelihood without vectors below which they are not asked
_FOREIGN_FLOOR, _FOREIGN_RANGE = 0.8, 0.15  # cosines across languages: strangers below .80, translations at .95
_DOUBTFUL, _UNLIKELY = 0.02, 0.5  # likelihood between which a judge of sentences is asked
_NEAR = 0.2  # likelihood from which two members of a family are linked through others


class Kin:
    """The reports of a view, and what any two of them are to each other, worked out once and only when asked."""

    def __init__(
        self, view: View, vectors: Vectors | None, foreign: Vectors | None = None, judge: Judge | None = None
    ) -> None:
        noise: dict[str, list[Noise]] = {}
        for mark in view.noise:
            noise.setdefault(mark.article, []).append(mark)
        self.profiles = {a.id: profile(a, noise.get(a.id, ())) for a in view.articles}
        self._texts = {a.id: a.text for a in view.articles}
        self._vectors = vectors
        self._foreign = foreign
        self._judge = judge
        self._rows: dict[tuple[str, bool], Floats] = {}
        self._signals: dict[Pair, Signals] = {}
        self._edges: dict[Pair, Edge | None] = {}

    def candidates(self) -> Mapping[str, frozenset[str]]:
        """Returns for each report those that share enough traces with it to be looked into."""
        holders: dict[int, list[str]] = {}
        for article, report in self.profiles.items():
            for key in traces(report).keys:
                holders.setdefault(key, []).append(article)
        shared: dict[Pair, int] = {}
        for articles in holders.values():
            for a, b in combinations(sorted(articles), 2):
                shared[a, b] = shared.get((a, b), 0) + 1
        near: dict[str, set[str]] = {article: set() for article in self.profiles}
        for (a, b), keys in shared.items():
            if keys >= LEAST_SHARED:
                near[a].add(b)
                near[b].add(a)
        return {article: frozenset(others) for article, others in near.items()}

    def edges(self, among: Iterable[str], apart: Collection[frozenset[str]]) -> dict[Pair, Edge]:
        """Returns the edges of the families that the reports ``among`` belong to; never one between those ``apart``."""
        near = self.candidates()
        found: dict[Pair, Edge] = {}
        todo, seen = sorted(set(among) & near.keys()), set[str]()
        while todo:
            one = todo.pop()
            seen.add(one)
            for other in sorted(near[one] - seen):
                pair = (min(one, other), max(one, other))
                edge = None if frozenset(pair) in apart else self.edge(pair)
                if edge is not None:
                    found[pair] = edge
                    if other not in todo:
                        todo.append(other)
        return found

    def edge(self, pair: Pair) -> Edge | None:
        """Returns the verdict on two reports with who comes from whom, or null where they are independent."""
        if pair not in self._edges:
            self._edges[pair] = self._judged(pair)
        return self._edges[pair]

    def akin(self, pair: Pair) -> bool:
        """Whether two reports of one family are near enough to be linked through others."""
        found = self._looked_into(pair)
        return max(strength(found), found.retold) >= _NEAR and not too_far(found)

    def _judged(self, pair: Pair) -> Edge | None:
        found = self._looked_into(pair)
        verdict: Verdict | None = judge(found)
        if verdict is None:
            return None
        left, right = (self.profiles[one] for one in pair)
        return Edge(pair, verdict, descent(left, right, found, verdict.kind))

    def _looked_into(self, pair: Pair) -> Signals:
        if pair not in self._signals:
            left, right = (self.profiles[one] for one in pair)
            found = signals(left, right, None)
            vectors = self._vectors if found.same_language else self._foreign
            if vectors is not None and not too_far(found) and _HOPELESS < strength(found) < _SURE:
                rows = [self._sentences(one, vectors, foreign=not found.same_language) for one in pair]
                cosines = rows[0] @ rows[1].T
                found = signals(left, right, cosines if found.same_language else _spread(cosines))
                if self._judge is not None and found.same_language and _DOUBTFUL < strength(found) < _UNLIKELY:
                    texts = [self._texts_of(one) for one in pair]
                    found = replace(found, retold=retold(texts[0], texts[1], cosines, self._judge))
            self._signals[pair] = found
        return self._signals[pair]

    def _texts_of(self, article: str) -> list[str]:
        return [squeeze(p.span.of(self._texts[article])) for p in self.profiles[article].passages]

    def _sentences(self, article: str, vectors: Vectors, *, foreign: bool) -> Floats:
        if (article, foreign) not in self._rows:
            text = self._texts[article]
            self._rows[article, foreign] = vectors([p.span.of(text) for p in self.profiles[article].passages])
        return self._rows[article, foreign]


def _spread(cosines: Floats) -> Floats:
    """Returns cosines of the multilingual model on the scale of the other."""
    out: Floats = np.clip((cosines - _FOREIGN_FLOOR) / _FOREIGN_RANGE, 0, 1).astype(np.float32)
    return out
