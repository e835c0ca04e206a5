"""Reads one article: which stages there are, in what order, and what decides whether they must run again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

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
    Span,
    Stage,
    StageVersion,
    Statement,
    content_id,
    overlap,
)
from crosswire.settings import Settings

__all__ = ["STAGES", "Read", "dated", "failed", "fingerprint", "read", "read_parsed", "said", "stage_versions"]

STAGES: tuple[Stage, ...] = (
    dates.STAGE,
    actors.STAGE,
    statements.STAGE,
    figures.STAGE,
    events.STAGE,
    positions.STAGE,
)


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


def dated(article: Article) -> Article:
    """Returns the article with the one day that its text gives away, where nothing said when it was published."""
    if article.published is not None or (article.language or "en") != "en":
        return article
    inferred = dates.inferred_day(article.text)
    if inferred is None or inferred.window.earliest is None or inferred.window.earliest != inferred.window.latest:
        return article
    day, evidence = inferred.window.earliest, inferred.evidence[0]
    return replace(article, published=day, published_basis="inferred", published_span=evidence)


def read(room: LanguageRoom, article: Article) -> Read:
    """Reads one article through every stage; a stage that fails is a failure, and those after it go on."""
    marked = marking.noise(article)
    try:
        return read_parsed(room.parse(article, marked))
    except Exception as error:  # noqa: BLE001 -- one bad article must not lose the run; the reason is stored
        bare = Read(Reading(Parsed(article=article, noise=marked)), ())
        return replace(bare, failures=(failed(article, "language", said(error)),))


def read_parsed(parsed: Parsed) -> Read:
    """Reads a parsed article through every stage."""
    failures: list[Failure] = []
    reading = Reading(parsed)
    for stage in STAGES:
        try:
            reading = reading.with_findings(_clean(stage.read(reading), parsed))
        except Exception as error:  # noqa: BLE001 -- as above
            failures.append(failed(parsed.article, stage.name, said(error)))
    slim = replace(parsed, tokens=(), sentences=(), entities=(), attributions=None)
    return Read(replace(reading, parsed=slim), tuple(failures))


def said(error: Exception) -> str:
    """Returns the reason of a failure in one line."""
    return str(error) if isinstance(error, CrosswireError) else f"{type(error).__name__}: {error}"


def failed(article: Article, stage: str, reason: str) -> Failure:
    """Returns the failure of a stage at an article."""
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
