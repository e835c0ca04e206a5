"""What happened, is planned, was denied, or is only spoken of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from crosswire.record import Event, Modality, View
from crosswire.telling.citing import Citer
from crosswire.telling.corrected import given_notes
from crosswire.telling.line import Entry, Group, Run, Section, alike, label

__all__ = ["event_entry", "happened"]

_SPAN_LIMIT = 240
_EXCERPT_LIMIT = 170
_TELLS_ALONE = 70  # code points: a shorter passage is shown in its sentence
_HEADINGS: dict[Modality, str] = {
    "happened": "Happened, as reported",
    "planned": "Planned",
    "denied": "Denied",
    "hypothetical": "Only spoken of",
}


def happened(view: View, citer: Citer) -> Section:
    """Returns the events by how real they are told to be, newest first; speech acts stand with the statements."""
    groups = []
    for modality, heading in _HEADINGS.items():
        events = [e for e in view.events if e.modality == modality and e.kind != "statement"]
        events.sort(key=lambda e: _day(e, view), reverse=True)
        if events:
            groups.append(Group((Run("label", heading),), entries=tuple(_merged(events, citer))))
    return Section("events", "What happened, is planned, or is spoken of", tuple(groups), "No event was found.")


def _day(event: Event, view: View) -> date:
    told = event.when.earliest if event.when else None
    return told or view.article[event.article].published or date.min


def _merged(events: Iterable[Event], citer: Citer) -> Iterable[Entry]:
    """Returns a line a passage; the same words in several reports are one line with several references."""
    lines: dict[tuple[str, str], Entry] = {}
    for event in events:
        entry = event_entry(event, citer)
        key = (event.kind, alike(event.span.of(citer.text(event.article))))
        old = lines.get(key)
        lines[key] = Entry(old.lead, old.body, old.notes, (*old.refs, *entry.refs)) if old else entry
    return lines.values()


def event_entry(event: Event, citer: Citer) -> Entry:
    """Returns an event as a line: its kind, its passage, its day, who and where."""
    lead = (Run("label", label(event.kind)),) if event.kind != "other" else ()
    short = len(event.span) < _TELLS_ALONE
    passage = citer.excerpt(event.article, event.span, _EXCERPT_LIMIT) if short else ()
    body = passage or citer.passage(event.article, (event.span,), _SPAN_LIMIT)
    notes = tuple(_notes(event, citer))
    shown = [*lead, *body, *(r for note in notes for r in note)]
    return Entry(lead, body, notes, (citer.ref(event.id, event.article, (event.span,), shown),))


def _notes(event: Event, citer: Citer) -> Iterable[tuple[Run, ...]]:
    surface = alike(event.span.of(citer.text(event.article)))
    if when := citer.when(event.article, event.when, event.span):
        yield when
    absent = [n for n in (*event.actors, *event.recipients) if alike(n) not in surface]
    if found := [run for name in dict.fromkeys(absent) for run in citer.name(event.article, name, event.span)[:1]]:
        between = [r for run in found for r in (Run("label", ","), run)]
        yield (Run("label", "involving"), *between[1:])
    if (
        event.place
        and alike(event.place) not in surface
        and (place := citer.name(event.article, event.place, event.span))
    ):
        yield (Run("label", "in"), *place)
    statement = citer.view.statement.get(event.statement or "")
    if statement is not None:
        yield (Run("label", "according to"), *citer.speaker(statement))
    yield from given_notes(event.id, citer.view)
