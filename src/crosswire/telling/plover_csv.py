"""Events as rows with the columns of PLOVER data sets, and the roots of CAMEO that each class answers to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from crosswire.lexicon.plover import plover_words
from crosswire.record import Event, Plover, View
from crosswire.telling.export import csv_text
from crosswire.telling.iri import address
from crosswire.telling.line import alike, clean
from crosswire.telling.rows import Json

__all__ = ["PLOVER_COLUMNS", "plover_csv"]

# fmt: off
PLOVER_COLUMNS = (
    "Event ID", "Event Date", "Event Date End", "Date Precision", "Event Type", "Event Mode", "Contexts", "CAMEO Roots",
    "Modality", "Actor Name", "Actor Country", "Recipient Name", "Recipient Country", "Raw Placename", "Said By",
    "Source", "Publication Date", "Headline", "Language", "URL", "Text", "Article ID", "Span Start", "Span End",
)
# fmt: on


def plover_csv(view: View) -> Iterator[str]:
    """Yields a CSV file with a row for every event that has a PLOVER code; lists are joined by semicolons.

    Names of columns are those of POLECAT where it has one. A day that no text tells stays empty; ``Modality`` says
    whether it happened, is planned, was denied or is only spoken of: count nothing without it.
    """
    countries = {alike(n): a.code for a in view.actors if a.code for n in (a.name, *a.aliases)}
    coded = ((e, e.plover) for e in view.events if e.plover is not None)
    yield csv_text(PLOVER_COLUMNS, (_row(event, plover, view, countries) for event, plover in coded))


def _row(event: Event, plover: Plover, view: View, countries: Mapping[str, str]) -> list[Json]:
    article = view.article[event.article]
    when, said = event.when, view.statement.get(event.statement or "")
    return [
        event.id,
        _day(when.earliest if when else None),
        _day(when.latest if when else None),
        when.precision if when else None,
        plover.event,
        plover.mode,
        plover.context,
        "; ".join(plover_words().cameo.get(plover.event, ())),
        event.modality,
        _names(event.actors),
        _countries(event.actors, countries),
        _names(event.recipients),
        _countries(event.recipients, countries),
        clean(event.place) if event.place else None,
        clean(said.speaker.name) if said is not None and said.speaker else None,
        clean(article.publisher) if article.publisher else None,
        _day(article.published),
        clean(article.title) if article.title else None,
        article.language,
        address(article),
        clean(event.span.of(article.text)),
        article.id,
        event.span.start,
        event.span.end,
    ]


def _names(names: tuple[str, ...]) -> str | None:
    return "; ".join(clean(name) for name in names) or None


def _countries(names: tuple[str, ...], countries: Mapping[str, str]) -> str | None:
    found = dict.fromkeys(countries[alike(name)] for name in names if alike(name) in countries)
    return "; ".join(found) or None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
