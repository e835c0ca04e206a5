"""Which stages there are, in what order, and what is already done."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain
from pathlib import Path

from crosswire import engine, sources
from crosswire.errors import CrosswireError
from crosswire.language import LanguageRoom
from crosswire.reading import actors, dates, events, figures, positions, statements
from crosswire.reading import noise as marking
from crosswire.record import (
    Article,
    Failure,
    Finding,
    Parsed,
    Reading,
    RecordStore,
    Span,
    Stage,
    StageVersion,
    Statement,
    content_id,
    overlap,
)
from crosswire.settings import Settings

__all__ = ["STAGES", "AddReport", "Progress", "Read", "add", "fingerprint", "read", "read_parsed", "reread"]

STAGES: tuple[Stage, ...] = (
    dates.STAGE,
    actors.STAGE,
    statements.STAGE,
    figures.STAGE,
    events.STAGE,
    positions.STAGE,
)


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


@dataclass(frozen=True, slots=True)
class Read:
    """An article as read, without its parse, and what could not be done with it."""

    reading: Reading
    failures: tuple[Failure, ...]


def stage_versions(settings: Settings) -> tuple[StageVersion, ...]:
    """Returns every stage with its version, the models included."""
    language = f"{settings.parser}+{'encoder' if settings.use_encoder else 'rules'}"
    return (
        StageVersion("language", language),
        StageVersion("noise", marking.VERSION),
        *(StageVersion(s.name, s.version) for s in STAGES),
    )


def fingerprint(article: Article, settings: Settings) -> str:
    """Returns what decides whether an article must be read again: its metadata, the stages and models."""
    versions = ",".join(f"{v.name}={v.version}" for v in stage_versions(settings))
    return content_id(
        "read",
        versions,
        article.url,
        article.publisher,
        article.title,
        article.byline,
        article.language,
        article.published,
        article.published_basis,
        *article.credits,
    )


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
    return tally.report(time.perf_counter() - began)


def _keep(
    store: RecordStore, result: Read, versions: Sequence[StageVersion], settings: Settings, tally: _Tally
) -> None:
    article = result.reading.parsed.article
    where = article.path or article.url or article.id
    try:
        saved = store.save(result.reading, versions, fingerprint(article, settings))
    except CrosswireError as error:
        failed = _failure(article, "store", str(error))
        store.fail(failed)
        tally.failures.append(failed)
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
            long = replace(_failure(item, "length", _too_long(item, settings)), article=None)
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


def dated(article: Article) -> Article:
    """Returns the article with the one day that its text gives away, where nothing said when it was published."""
    if article.published is not None or (article.language or "en") != "en":
        return article
    inferred = dates.inferred_day(article.text)
    if inferred is None or inferred.window.earliest is None or inferred.window.earliest != inferred.window.latest:
        return article
    day, evidence = inferred.window.earliest, inferred.evidence[0]
    return replace(article, published=day, published_basis="inferred", published_span=evidence)


def _reader(settings: Settings) -> Callable[[Article], Read]:
    return partial(read, _room(settings))


@cache
def _room(settings: Settings) -> LanguageRoom:
    """One set of models a process."""
    return LanguageRoom(settings)


def read(room: LanguageRoom, article: Article) -> Read:
    """Reads one article through every stage; a stage that fails is a failure, and those after it go on."""
    marked = marking.noise(article)
    try:
        return read_parsed(room.parse(article, marked))
    except Exception as error:  # noqa: BLE001 -- one bad article must not lose the run; the reason is stored
        bare = Read(Reading(Parsed(article=article, noise=marked)), ())
        return replace(bare, failures=(_failure(article, "language", _said(error)),))


def read_parsed(parsed: Parsed) -> Read:
    """Reads a parsed article through every stage."""
    failures: list[Failure] = []
    reading = Reading(parsed)
    for stage in STAGES:
        try:
            reading = reading.with_findings(_clean(stage.read(reading), parsed))
        except Exception as error:  # noqa: BLE001 -- as above
            failures.append(_failure(parsed.article, stage.name, _said(error)))
    slim = replace(parsed, tokens=(), sentences=(), entities=(), attributions=None)
    return Read(replace(reading, parsed=slim), tuple(failures))


def _said(error: Exception) -> str:
    return str(error) if isinstance(error, CrosswireError) else f"{type(error).__name__}: {error}"


def _failure(article: Article, stage: str, reason: str) -> Failure:
    path = article.path or article.url or article.id
    return Failure(content_id("failure", path, stage, reason), path, stage, reason, article.id)


def _clean(found: Iterable[Finding], parsed: Parsed) -> Iterator[Finding]:
    """Keeps noise out of every finding."""
    marked = [n.span for n in parsed.noise]
    for finding in found:
        if not any(overlap(span, noisy) for span in _spans(finding) for noisy in marked):
            yield finding


def _spans(finding: Finding) -> tuple[Span, ...]:
    if isinstance(finding, Statement):
        return finding.content
    span = getattr(finding, "span", None)
    return (span,) if isinstance(span, Span) else ()
