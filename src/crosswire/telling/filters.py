"""Chooses findings: by speaker, words, day, outlet, measure, kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from crosswire.record import Actor, Article, Event, Failure, Figure, Position, Span, Speaker, Statement, View
from crosswire.text import fold

__all__ = [
    "Wanted",
    "actors_wanted",
    "articles_wanted",
    "events_wanted",
    "failures_wanted",
    "figures_wanted",
    "positions_wanted",
    "statements_wanted",
]


@dataclass(frozen=True)
class Wanted:
    """What is asked for; null asks for nothing.

    ``speaker`` is part of a name, alias or description (for figures of the authority, for positions of the party, for
    actors of the name); ``about`` are words that the passage must hold, all of them; ``since`` and ``until`` are days
    of publication, both inclusive; ``measure`` a figure's; ``kind`` an event's or actor's kind, a position's issue or
    stance; ``article`` the beginning of an article's id. Case and accents do not count.
    """

    speaker: str | None = None
    about: str | None = None
    named: bool | None = None
    since: date | None = None
    until: date | None = None
    publisher: str | None = None
    measure: str | None = None
    kind: str | None = None
    article: str | None = None

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of ``about``, folded."""
        return tuple(fold(self.about or "").split())


def articles_wanted(view: View, wanted: Wanted) -> Iterator[Article]:
    """Yields the articles; ``about`` looks at title and text."""
    for article in view.articles:
        if _fits_source(article, wanted) and _holds(f"{article.title or ''} {article.text}", wanted):
            yield article


def statements_wanted(view: View, wanted: Wanted) -> Iterator[Statement]:
    """Yields the statements; ``about`` looks at their content."""
    fits = _source_test(view, wanted)
    for statement in view.statements:
        speaker = statement.speaker
        if wanted.named is not None and (speaker is None or speaker.named is not wanted.named):
            continue
        if fits(statement.article) and _speaks(speaker, wanted) and _about(view, statement, statement.content, wanted):
            yield statement


def figures_wanted(view: View, wanted: Wanted) -> Iterator[Figure]:
    """Yields the figures; ``about`` looks at figure, measure, side, place and unit."""
    fits = _source_test(view, wanted)
    for figure in view.figures:
        meaning = (figure.measure.replace("_", " "), figure.side, figure.place, figure.unit)
        if wanted.measure and fold(wanted.measure).replace(" ", "_") != figure.measure:
            continue
        if not (fits(figure.article) and _in(wanted.speaker, figure.authority)):
            continue
        if not wanted.words or _holds(" ".join(filter(None, (_words(view, figure, figure.span), *meaning))), wanted):
            yield figure


def events_wanted(view: View, wanted: Wanted) -> Iterator[Event]:
    """Yields the events; ``about`` looks at the passage, its actors and its place; ``kind`` also takes a modality."""
    fits = _source_test(view, wanted)
    for event in view.events:
        names = (*event.actors, *event.recipients, event.place or "")
        if wanted.kind and fold(wanted.kind) not in (event.kind, event.modality):
            continue
        if not (fits(event.article) and _in(wanted.speaker, *event.actors)):
            continue
        if not wanted.words or _holds(" ".join((_words(view, event, event.span), *names)), wanted):
            yield event


def positions_wanted(view: View, wanted: Wanted) -> Iterator[Position]:
    """Yields the positions; ``about`` looks at the passage and the issue."""
    fits = _source_test(view, wanted)
    for position in view.positions:
        if wanted.kind and fold(wanted.kind).replace(" ", "_") not in (position.issue, position.stance):
            continue
        if not (fits(position.article) and _in(wanted.speaker, position.party)):
            continue
        if _holds(f"{_words(view, position, position.span)} {position.issue.replace('_', ' ')}", wanted):
            yield position


def actors_wanted(view: View, wanted: Wanted) -> Iterator[Actor]:
    """Yields the actors that are mentioned in the articles asked for; ``about`` looks at names and roles."""
    fits = _source_test(view, wanted)
    for actor in view.actors:
        if wanted.kind and fold(wanted.kind) != actor.kind:
            continue
        if wanted.named is not None and actor.named is not wanted.named:
            continue
        names = (actor.name, *actor.aliases)
        if not (_in(wanted.speaker, *names) and _holds(" ".join((*names, *actor.roles)), wanted)):
            continue
        if _anywhere(wanted) or any(fits(m.article) for m in view.mentions_of.get(actor.id, ())):
            yield actor


def failures_wanted(view: View, wanted: Wanted) -> Iterator[Failure]:
    """Yields the failures; ``about`` looks at path and reason, ``kind`` at the stage."""
    for failure in view.failures:
        if wanted.kind and fold(wanted.kind) != fold(failure.stage):
            continue
        if wanted.article and not (failure.article or "").startswith(wanted.article):
            continue
        if _holds(f"{failure.path} {failure.reason}", wanted):
            yield failure


def _anywhere(wanted: Wanted) -> bool:
    return not (wanted.since or wanted.until or wanted.publisher or wanted.article)


def _source_test(view: View, wanted: Wanted) -> Callable[[str], bool]:
    if _anywhere(wanted):
        return lambda _: True
    kept = {a.id for a in view.articles if _fits_source(a, wanted)}
    return kept.__contains__


def _fits_source(article: Article, wanted: Wanted) -> bool:
    if wanted.article and not article.id.startswith(wanted.article):
        return False
    if (wanted.since or wanted.until) and article.published is None:
        return False
    if wanted.since and article.published and article.published < wanted.since:
        return False
    if wanted.until and article.published and article.published > wanted.until:
        return False
    return _in(wanted.publisher, article.publisher)


def _speaks(speaker: Speaker | None, wanted: Wanted) -> bool:
    if not wanted.speaker:
        return True
    return speaker is not None and _in(wanted.speaker, speaker.name, speaker.description, *speaker.aliases)


def _in(part: str | None, *names: str | None) -> bool:
    return not part or any(fold(part) in fold(name) for name in names if name)


def _about(view: View, statement: Statement, spans: tuple[Span, ...], wanted: Wanted) -> bool:
    return not wanted.words or _holds(" ".join(_words(view, statement, s) for s in spans), wanted)


def _words(view: View, finding: Statement | Figure | Event | Position, span: Span) -> str:
    return span.of(view.article[finding.article].text)


def _holds(text: str, wanted: Wanted) -> bool:
    if not wanted.words:
        return True
    folded = fold(text)
    return all(word in folded for word in wanted.words)
