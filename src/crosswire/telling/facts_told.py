"""Facts and conflicts as lines: what is asserted, from how many origins, and what stands against it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from crosswire.record import Event, Figure, Statement, View
from crosswire.telling.citing import Citer
from crosswire.telling.counted import figure_entry
from crosswire.telling.facts import Asserted, Fact, Facts, facts_of
from crosswire.telling.happened import event_entry
from crosswire.telling.line import Entry, Group, Ref, Run, Section
from crosswire.telling.said import statement_entry
from crosswire.telling.standing import position_entry

__all__ = ["asserted_entry", "origins_words", "source_counts", "with_origins"]


def asserted_entry(item: Asserted, citer: Citer) -> Entry:
    """Returns the line of a statement, figure, event or position."""
    if isinstance(item, Statement):
        return statement_entry(item, citer)
    if isinstance(item, Figure):
        return figure_entry(item, citer)
    return event_entry(item, citer) if isinstance(item, Event) else position_entry(item, citer)


def origins_words(fact: Fact) -> str:
    """Returns from how many independent origins a fact comes, and how many reports carry it."""
    origins, reports = len(fact.origins), len(fact.articles)
    return f"{origins} independent origin{'s' * (origins != 1)} / {reports} report{'s' * (reports != 1)}"


def source_counts(view: View, refs: Iterable[Ref]) -> frozenset[str]:
    """Returns the counts of origins and reports that lines with these references may show."""
    facts = facts_of(view)
    return frozenset(origins_words(facts.of(r.finding)) for r in refs if r.finding in facts.found)


def with_origins(sections: Sequence[Section], view: View) -> tuple[Section, ...]:
    """Returns the sections with the number of origins on every line that more than one report carries."""
    facts = facts_of(view)
    return tuple(replace(s, groups=tuple(_counted(group, facts) for group in s.groups)) for s in sections)


def _counted(group: Group, facts: Facts) -> Group:
    entries = tuple(_noted(entry, facts) for entry in group.entries)
    return replace(group, entries=entries, groups=tuple(_counted(sub, facts) for sub in group.groups))


def _noted(entry: Entry, facts: Facts) -> Entry:
    told = [facts.of(ref.finding) for ref in entry.refs if ref.finding in facts.found]
    several = [fact for fact in told if len(fact.articles) > 1]
    if not several:
        return entry
    widest = max(several, key=lambda fact: len(fact.articles))
    return replace(entry, notes=(*entry.notes, (Run("meta", origins_words(widest)),)))
