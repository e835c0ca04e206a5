"""Takes in files, folders and streams: what is read, what is known already, what failed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain
from pathlib import Path

from crosswire import engine, sources
from crosswire.errors import CrosswireError
from crosswire.language import LanguageRoom, foreign_vectors, has_foreign_vectors
from crosswire.pipeline.reading import Read, dated, failed, fingerprint, read, stage_versions
from crosswire.pipeline.relating import relate
from crosswire.record import Article, Failure, RecordStore, StageVersion
from crosswire.settings import Settings

__all__ = ["AddReport", "Progress", "add", "reread"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come; ``total`` is null where the source does not tell."""

    done: int
    total: int | None
    words: int
    path: str


@dataclass(frozen=True, slots=True)
class AddReport:
    """What a run did: ids of the articles added, read again, already there; what failed; time and words read."""

    added: tuple[str, ...]
    reread: tuple[str, ...]
    unchanged: tuple[str, ...]
    failures: tuple[Failure, ...]
    seconds: float
    words: int


def add(
    store: RecordStore,
    inputs: Sequence[str],
    *,
    settings: Settings,
    meta: Path | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> AddReport:
    """Takes in files, folders and streams; each article is one transaction, and one that is known is not read again.

    Raises SourceError where ``meta`` cannot be read, ModelMissing before anything is stored. An interrupt loses only
    what was not finished.
    """
    gathering = sources.Gathering(meta=sources.read_meta(meta) if meta else None, max_bytes=settings.max_bytes)
    total = sources.count(inputs)
    return _run(store, sources.collect(inputs, gathering), settings, total, on_progress)


def reread(
    store: RecordStore, *, settings: Settings, on_progress: Callable[[Progress], None] | None = None
) -> AddReport:
    """Reads those articles of the record again whose stages or models have changed since."""
    articles = store.articles()
    return _run(store, articles, settings, len(articles), on_progress)


class _Tally:
    """Counts what a run did, and tells its watcher."""

    def __init__(self, total: int | None, watcher: Callable[[Progress], None] | None) -> None:
        self.outcome: dict[str, list[str]] = {"added": [], "reread": [], "unchanged": []}
        self.failures: list[Failure] = []
        self.words = 0
        self._done = 0
        self._total = total
        self._watcher = watcher

    def step(self, path: str, words: int = 0) -> None:
        self._done += 1
        self.words += words
        if self._watcher is not None:
            self._watcher(Progress(self._done, self._total, self.words, path))

    def report(self, seconds: float) -> AddReport:
        done = {name: tuple(ids) for name, ids in self.outcome.items()}
        return AddReport(done["added"], done["reread"], done["unchanged"], tuple(self.failures), seconds, self.words)


def _run(
    store: RecordStore,
    found: Iterable[Article | Failure],
    settings: Settings,
    total: int | None,
    on_progress: Callable[[Progress], None] | None,
) -> AddReport:
    began = time.perf_counter()
    tally = _Tally(total, on_progress)
    unread = _unread(store, found, settings, tally)
    first = next(unread, None)
    if first is not None:
        _room(settings).check()
        versions = stage_versions(settings)
        for result in engine.run(partial(_reader, settings), chain((first,), unread), settings.workers):
            _keep(store, result, versions, settings, tally)
    abroad = foreign_vectors if has_foreign_vectors() else None
    room = _room(settings)
    judge = room.signs if settings.use_encoder else None
    tally.failures += relate(store, room.vectors, abroad, judge)
    return tally.report(time.perf_counter() - began)


def _keep(
    store: RecordStore, result: Read, versions: Sequence[StageVersion], settings: Settings, tally: _Tally
) -> None:
    article = result.reading.parsed.article
    where = article.path or article.url or article.id
    try:
        saved = store.save(result.reading, versions, fingerprint(article, settings))
    except CrosswireError as error:
        broken = failed(article, "store", str(error))
        store.fail(broken)
        tally.failures.append(broken)
    else:
        tally.outcome[saved].append(article.id)
    for failure in result.failures:
        store.fail(failure)
        tally.failures.append(failure)
    tally.step(where, len(article.text.split()))


def _unread(
    store: RecordStore, found: Iterable[Article | Failure], settings: Settings, tally: _Tally
) -> Iterator[Article]:
    for item in found:
        if isinstance(item, Failure):
            store.fail(item)
            tally.failures.append(item)
            tally.step(item.path)
            continue
        if len(item.text) > settings.max_characters:
            long = replace(failed(item, "length", _too_long(item, settings)), article=None)
            store.fail(long)
            tally.failures.append(long)
            tally.step(long.path)
            continue
        article = dated(item)
        if store.fingerprint(article.id) == fingerprint(article, settings):
            tally.outcome["unchanged"].append(article.id)
            tally.step(article.path or article.url or article.id)
        else:
            yield article


def _too_long(article: Article, settings: Settings) -> str:
    where, most = article.path or article.url or article.id, settings.max_characters
    return f"{where}: its text has {len(article.text):,} characters, more than {most:,}: split it into its reports"


def _reader(settings: Settings) -> Callable[[Article], Read]:
    return partial(read, _room(settings))


@cache
def _room(settings: Settings) -> LanguageRoom:
    """One set of models a process."""
    return LanguageRoom(settings)
