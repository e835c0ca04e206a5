"""CoNLL score of coreference: the mean F1 of MUC, B-cubed and CEAF-e over key and response chains of mentions.

MUC: Vilain et al. 1995; B-cubed: Bagga and Baldwin 1998; CEAF with phi-4: Luo 2005. A mention is anything hashable;
chains are sets of mentions. Chains of one mention are the caller's to keep or leave out (the CoNLL-2012 task left them
out).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Ratio", "b_cubed", "ceaf_e", "conll", "muc"]

Chain = frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Ratio:
    """Numerators and denominators of precision and recall; ratios of documents add up."""

    right: float = 0.0
    response: float = 0.0
    recalled: float = 0.0
    key: float = 0.0

    def __add__(self, other: Ratio) -> Ratio:
        """Adds the counts of another document."""
        return Ratio(
            self.right + other.right,
            self.response + other.response,
            self.recalled + other.recalled,
            self.key + other.key,
        )

    @property
    def precision(self) -> float:
        """Share of what was answered that is right."""
        return self.right / self.response if self.response else 0.0

    @property
    def recall(self) -> float:
        """Share of the truth that was answered."""
        return self.recalled / self.key if self.key else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def muc(key: Sequence[Chain], response: Sequence[Chain]) -> Ratio:
    """Counts links: a chain of n mentions has n - 1, and each break by the other side costs one.

    >>> key = [frozenset("abcde"), frozenset("fgh")]
    >>> round(muc(key, [frozenset("ab"), frozenset("cde"), frozenset("fgh")]).recall, 3)
    0.833
    """
    return Ratio(
        _links(response, key), sum(len(c) - 1 for c in response), _links(key, response), sum(len(c) - 1 for c in key)
    )


def _links(chains: Sequence[Chain], other: Sequence[Chain]) -> float:
    place = {m: i for i, chain in enumerate(other) for m in chain}
    kept = 0
    for chain in chains:
        parts = {place[m] for m in chain if m in place}
        kept += len(chain) - len(parts) - sum(m not in place for m in chain)
    return kept


def b_cubed(key: Sequence[Chain], response: Sequence[Chain]) -> Ratio:
    """Counts, for every mention, how much of its chain the other side keeps together with it.

    >>> round(b_cubed([frozenset("abc")], [frozenset("ab"), frozenset("c")]).recall, 3)
    0.556
    """
    return Ratio(_kept(response, key), sum(map(len, response)), _kept(key, response), sum(map(len, key)))


def _kept(chains: Sequence[Chain], other: Sequence[Chain]) -> float:
    of = {m: chain for chain in other for m in chain}
    return sum(len(chain & of[m]) / len(chain) for chain in chains for m in chain if m in of)


def ceaf_e(key: Sequence[Chain], response: Sequence[Chain]) -> Ratio:
    """Aligns chains one to one so that their Dice similarities add up to the most.

    >>> round(ceaf_e([frozenset("abc")], [frozenset("ab"), frozenset("c")]).f1, 3)
    0.533
    """
    if not key or not response:
        return Ratio(0.0, len(response), 0.0, len(key))
    place = {m: j for j, chain in enumerate(response) for m in chain}
    alike: dict[tuple[int, int], float] = {}
    for i, chain in enumerate(key):
        for j in {place[m] for m in chain if m in place}:
            alike[i, j] = 2 * len(chain & response[j]) / (len(chain) + len(response[j]))
    best = sum(_assigned([pair for pair in alike if pair in part], alike) for part in _parts(alike))
    return Ratio(best, len(response), best, len(key))


def _parts(pairs: Iterable[tuple[int, int]]) -> list[set[tuple[int, int]]]:
    """Pairs in parts that share no row and no column: each is assigned by itself."""
    rows: dict[int, set[tuple[int, int]]] = {}
    columns: dict[int, set[tuple[int, int]]] = {}
    for i, j in pairs:
        part = rows.get(i, set()) | columns.get(j, set()) | {(i, j)}
        for a, b in part:
            rows[a] = columns[b] = part
    return list({id(part): part for part in rows.values()}.values())


def _assigned(pairs: Sequence[tuple[int, int]], alike: Mapping[tuple[int, int], float]) -> float:
    """The most that rows and columns can add up to, one to one (Kuhn 1955, by potentials)."""
    rows, columns = sorted({i for i, _ in pairs}), sorted({j for _, j in pairs})
    if len(rows) > len(columns):
        return _assigned([(j, i) for i, j in pairs], {(j, i): alike[i, j] for i, j in pairs})
    n, m = len(rows), len(columns)
    cost = [[-alike.get((i, j), 0.0) for j in columns] for i in rows]
    u, v, of = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for row in range(1, n + 1):
        of[0] = row
        _augment(cost, u, v, of)
    return -sum(cost[of[j] - 1][j - 1] for j in range(1, m + 1) if of[j])


def _augment(cost: list[list[float]], u: list[float], v: list[float], of: list[int]) -> None:
    """Assigns one more row by the cheapest path; changes the potentials and ``of``, which holds each column's row."""
    m = len(v) - 1
    least, used, way, at = [float("inf")] * (m + 1), [False] * (m + 1), [0] * (m + 1), 0
    while of[at]:
        used[at] = True
        here = of[at]
        for j in (j for j in range(1, m + 1) if not used[j]):
            slack = cost[here - 1][j - 1] - u[here] - v[j]
            if slack < least[j]:
                least[j], way[j] = slack, at
        following = min((j for j in range(1, m + 1) if not used[j]), key=least.__getitem__)
        step = least[following]
        for j in range(m + 1):
            if used[j]:
                u[of[j]] += step
                v[j] -= step
            else:
                least[j] -= step
        at = following
    while at:
        of[at] = of[way[at]]
        at = way[at]


def conll(ratios: Sequence[Ratio]) -> float:
    """Returns the mean of the F1 of the three."""
    return sum(r.f1 for r in ratios) / len(ratios)
