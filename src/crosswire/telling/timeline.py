"""The timeline: what was done and said, by the day of it, newest first, with how real it is told to be."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from crosswire.record import Event, Modality, Statement, View
from crosswire.telling.brief import Brief, head_of, narrowed
from crosswire.telling.citing import Citer
from crosswire.telling.happened import event_entry
from crosswire.telling.line import Entry, Group, Run, Section, day_words, joined, label
from crosswire.telling.said import statement_entry

__all__ = ["MODALITY_MARKS", "Days", "timeline"]

MODALITY_MARKS: dict[Modality, str] = {
    "happened": "● happened",
    "planned": "○ planned",
    "denied": "× denied",
    "hypothetical": "? only spoken of",
}


@dataclass(frozen=True, slots=True)
class Days:
    """Which days of the happening are wanted, both inclusive; and by what day the reports must be known."""

    since: date | None = None
    until: date | None = None
    as_known_on: date | None = None

    def holds(self, day: date | None) -> bool:
        """Whether a day is wanted; an unknown day is, where no days were asked for."""
        if day is None:
            return self.since is None and self.until is None
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)


def timeline(view: View, days: Days | None = None, *, statements: bool = True) -> Brief:
    """Returns events and statements by day, newest first; what no day is told of stands last.

    An event counts for the first day that it may have fallen on, a statement for the day it was said, which where
    the report does not tell it is the day of publication.
    """
    asked = days or Days()
    part = narrowed(view, None, asked.as_known_on)
    citer = Citer(part)
    by_day: dict[date | None, list[Entry]] = defaultdict(list)
    for event in part.events:
        if event.kind != "statement" or not statements:
            by_day[event.when.earliest if event.when else None].append(_event(event, citer))
    if statements:
        for statement in part.statements:
            by_day[_said(statement, part)].append(statement_entry(statement, citer))
    kept = [d for d in by_day if asked.holds(d)]
    ordered = sorted(kept, key=lambda d: (d is not None, d or date.min), reverse=True)
    groups = tuple(Group((Run("meta", _heading(d)),), entries=joined(by_day[d])) for d in ordered)
    section = Section("timeline", "Day by day", groups, "Nothing was found in these days.")
    return Brief(head_of(part, None, asked.as_known_on), (section,), title="Timeline")


def _heading(day: date | None) -> str:
    return day_words(day) if day else "On a day that no report tells"


def _said(statement: Statement, view: View) -> date | None:
    return statement.said_on or view.article[statement.article].published


def _event(event: Event, citer: Citer) -> Entry:
    entry = event_entry(event, citer)
    kind = f", {label(event.kind)}" if event.kind != "other" else ""
    return replace(entry, lead=(Run("label", f"{MODALITY_MARKS[event.modality]}{kind}"),))
