"""Holds new articles against the record: which reports are kin, who is the same, what is told twice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from crosswire.errors import CrosswireError
from crosswire.record import LINEAGE_KINDS, Failure, Link, LinkKind, RecordStore, Traces, View, content_id
from crosswire.relating import facts, happenings, identity, lineage
from crosswire.relating.correcting import judged
from crosswire.relating.facts import Judge
from crosswire.relating.lineage import Floats, Vectors

__all__ = ["RELATERS", "Relater", "near_kin", "relate"]

_AT_ONCE = 16  # articles held against the record in one view
_WHOLE = 300  # articles of a record up to which findings are held against all of it
_DAYS = 40  # of publication within which reports may tell the same
_MOST_KIN = 60  # reports that a new one is held against: those that share most with it
_FAMILY = 200  # members of a family that are loaded with it
_KEPT = 20_000  # sentence vectors kept in memory: 30 MB


@dataclass(frozen=True, slots=True)
class Relater:
    """A stage of relating: a pure function from a view to links; ``among`` are the articles that are new.

    Its automatic links are replaced: those that touch the new articles, or, where it looks at ``all_alike``, all of
    the view.
    """

    name: str
    version: str
    kinds: tuple[LinkKind, ...]
    links: Callable[[View, Vectors, Judge | None, Collection[str]], Iterable[Link]]
    all_alike: bool = False


def _actors(
    view: View,
    vectors: Vectors,  # noqa: ARG001
    judge: Judge | None,  # noqa: ARG001
    among: Collection[str],  # noqa: ARG001
) -> Iterable[Link]:
    return identity.links(view)


def _told(view: View, vectors: Vectors, judge: Judge | None, among: Collection[str]) -> Iterator[Link]:
    new = {event.id for event in view.events if event.article in among}
    yield from (link for link in happenings.same_events(view) if link.left in new or link.right in new)
    yield from facts.links(view, vectors, judge, among)


RELATERS: tuple[Relater, ...] = (
    Relater("identity", "1", ("same_actor",), _actors, all_alike=True),
    Relater("facts", facts.VERSION, ("same_fact", "contradicts"), _told),
)


def relate(
    store: RecordStore, vectors: Vectors, foreign: Vectors | None = None, judge: Judge | None = None
) -> list[Failure]:
    """Relates what is not related yet, also what an interrupted run has left; returns what could not be.

    First lineage, since facts count origins by it; then the other stages. Relating an article again changes nothing;
    what people judged stays. ``foreign`` gives vectors that are near across languages, where the extra is installed;
    ``judge`` tells of two sentences whether they share a fact and whether they cannot both be right.
    """
    version = ",".join((f"lineage={lineage.VERSION}", *(f"{r.name}={r.version}" for r in RELATERS)))
    version += "" if judge else ",unjudged"
    waiting = store.unrelated(version)
    if not waiting:
        return []
    remembered, abroad = _Remembered(vectors), _Remembered(foreign) if foreign else None
    for some in _parts(waiting):
        store.lay_traces(_traces(store.reports(some)))
    failures: list[Failure] = []
    for some in _parts(waiting):
        failures += _descended(store, some, remembered, abroad, judge)
    whole = store.counts()["article"] <= _WHOLE
    for some in (waiting,) if whole else _parts(waiting):
        view = judged(store.view(articles=None if whole else _near(store, some)), store.corrections())
        failures += _related(store, remembered, judge, view, some)
        store.mark_related(some, version)
    return failures


def _parts(articles: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for first in range(0, len(articles), _AT_ONCE):
        yield tuple(articles[first : first + _AT_ONCE])


def _traces(view: View) -> list[Traces]:
    return [lineage.traces(a, tuple(n for n in view.noise if n.article == a.id)) for a in view.articles]


def _descended(
    store: RecordStore, new: Sequence[str], vectors: Vectors, foreign: Vectors | None, judge: Judge | None
) -> Iterator[Failure]:
    """Stores the lineage of the new articles and of the families that they join."""
    reports = judged(store.reports(_near(store, new)), store.corrections())
    try:
        links = list(lineage.links(reports, vectors, new, foreign, judge))
        store.link(links, replacing=LINEAGE_KINDS, within=_touched(new, (*links, *reports.links)))
    except Exception as error:  # noqa: BLE001 -- one bad article must not lose the run; the reason is stored
        yield _failed(store, "lineage", new, error)


def _related(
    store: RecordStore, vectors: Vectors, judge: Judge | None, view: View, new: Sequence[str]
) -> Iterator[Failure]:
    """Stores what the other stages find, each seeing the links of those before it."""
    for stage in RELATERS:
        try:
            links = list(stage.links(view, vectors, judge, new))
            if stage.all_alike:
                store.link(links, replacing=stage.kinds, within={actor.id for actor in view.actors})
            else:
                store.link(links, replacing=stage.kinds, touching=_findings(view, new))
        except Exception as error:  # noqa: BLE001 -- as above
            yield _failed(store, stage.name, new, error)
        else:
            view = _with_links(view, stage, links)


def _with_links(view: View, stage: Relater, links: Sequence[Link]) -> View:
    """Returns the view with these links instead of the stage's automatic ones; what people judged stays."""
    kept = [link for link in view.links if link.kind not in stage.kinds or link.judgement != "auto"]
    judged = {(link.kind, link.left, link.right) for link in kept}
    fresh = [link for link in links if (link.kind, link.left, link.right) not in judged]
    return replace(view, links=(*kept, *fresh))


def _near(store: RecordStore, new: Sequence[str]) -> frozenset[str]:
    """Returns the new articles, those that share most with them, and the families of all of these."""
    return store.family(_kin(store, new), LINEAGE_KINDS, _FAMILY)


def _kin(store: RecordStore, new: Sequence[str]) -> set[str]:
    """Returns the new articles and those that share most with them."""
    kin = set(new)
    for traces in _traces(store.reports(new)):
        kin.update(near_kin(store, traces))
    return kin


def near_kin(store: RecordStore, traces: Traces) -> list[str]:
    """Returns the articles that share most with one, most first; at most ``_MOST_KIN``."""
    shared = {other: len(keys) for other, keys in store.kin(traces, _DAYS).items()}
    near = [other for other, keys in shared.items() if keys >= lineage.LEAST_SHARED]
    return sorted(near, key=lambda other: (-shared[other], other))[:_MOST_KIN]


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
    kinds = (view.statements, view.figures, view.events, view.positions, view.mentions)
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
