"""Holds new articles against the record: which reports are kin, who is the same, what is told twice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from crosswire.errors import CrosswireError
from crosswire.record import Failure, Link, LinkKind, RecordStore, Traces, View, content_id
from crosswire.relating import lineage
from crosswire.relating.lineage import Floats, Vectors

__all__ = ["RELATING", "Relater", "relate"]

_AT_ONCE = 16  # articles held against the record in one view
_MOST_KIN = 24  # reports that a new one is held against: those that share the rarest keys
_FAMILY = 200  # members of a family that are loaded with it
_KEPT = 20_000  # sentence vectors kept in memory: 30 MB


@dataclass(frozen=True, slots=True)
class Relater:
    """A stage of relating: a pure function from a view to links that the articles ``among`` are part of.

    The links of its ``kinds`` that touch these articles, or the families of them, are replaced.
    """

    name: str
    version: str
    kinds: tuple[LinkKind, ...]
    links: Callable[[View, Vectors, Collection[str]], Iterable[Link]]


RELATING: tuple[Relater, ...] = ()


def relate(store: RecordStore, vectors: Vectors) -> list[Failure]:
    """Relates what is not related yet, also what an interrupted run has left; returns what could not be.

    Relating an article again changes nothing; what people judged stays.
    """
    version = ",".join((f"lineage={lineage.VERSION}", *(f"{r.name}={r.version}" for r in RELATING)))
    waiting = store.unrelated(version)
    if not waiting:
        return []
    remembered = _Remembered(vectors)
    for some in _parts(waiting):
        store.lay_traces(_traces(store.reports(some)))
    failures: list[Failure] = []
    for some in _parts(waiting):
        failures += _related(store, remembered, some)
        store.mark_related(some, version)
    return failures


def _parts(articles: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for first in range(0, len(articles), _AT_ONCE):
        yield tuple(articles[first : first + _AT_ONCE])


def _traces(view: View) -> list[Traces]:
    return [lineage.traces(a, tuple(n for n in view.noise if n.article == a.id)) for a in view.articles]


def _related(store: RecordStore, vectors: Vectors, new: Sequence[str]) -> Iterator[Failure]:
    near = store.family(_kin(store, new), lineage.KINDS, _FAMILY)
    reports = store.reports(near)
    try:
        links = list(lineage.links(reports, vectors, new))
        store.link(links, replacing=lineage.KINDS, within=_touched(new, (*links, *reports.links)))
    except Exception as error:  # noqa: BLE001 -- one bad article must not lose the run; the reason is stored
        yield _failed(store, "lineage", new, error)
    for stage in RELATING:
        view = store.view(articles=near)
        try:
            store.link(stage.links(view, vectors, new), replacing=stage.kinds, touching=_findings(view, new))
        except Exception as error:  # noqa: BLE001 -- as above
            yield _failed(store, stage.name, new, error)


def _kin(store: RecordStore, new: Sequence[str]) -> set[str]:
    """Returns the new articles and those that share most with them."""
    kin = set(new)
    for traces in _traces(store.reports(new)):
        shared = {other: len(keys) for other, keys in store.kin(traces, lineage.MOST_DAYS).items()}
        near = [other for other, keys in shared.items() if keys >= lineage.LEAST_SHARED]
        kin.update(sorted(near, key=lambda other: (-shared[other], other))[:_MOST_KIN])
    return kin


def _touched(new: Sequence[str], links: Iterable[Link]) -> set[str]:
    """Returns the articles whose links are worked out anew: those that hang together with the new ones."""
    near: dict[str, set[str]] = {}
    for link in links:
        near.setdefault(link.left, set()).add(link.right)
        near.setdefault(link.right, set()).add(link.left)
    touched, todo = set(new), list(new)
    while todo:
        fresh = near.get(todo.pop(), set()) - touched
        touched |= fresh
        todo += fresh
    return touched


def _findings(view: View, articles: Sequence[str]) -> set[str]:
    among = set(articles)
    kinds = (view.statements, view.figures, view.events, view.positions)
    return {finding.id for kind in kinds for finding in kind if finding.article in among}


def _failed(store: RecordStore, stage: str, articles: Sequence[str], error: Exception) -> Failure:
    reason = str(error) if isinstance(error, CrosswireError) else f"{type(error).__name__}: {error}"
    path = f"{len(articles)} reports from {articles[0]}"
    failure = Failure(content_id("failure", path, stage, reason), path, stage, reason)
    store.fail(failure)
    return failure


class _Remembered:
    """Sentence vectors that were asked for in this run are not worked out again."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors
        self._held: dict[str, Floats] = {}

    def __call__(self, texts: Sequence[str]) -> Floats:
        if len(self._held) > _KEPT:
            self._held.clear()
        missing = [text for text in dict.fromkeys(texts) if text not in self._held]
        if missing:
            self._held.update(zip(missing, self._vectors(missing), strict=True))
        return np.stack([self._held[text] for text in texts])
