"""Proposals: what a party put on the table on a day, term by term, and who answered; and how two of them differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from crosswire.record import Figure, Position, View, inside
from crosswire.telling.citing import Citer
from crosswire.telling.counted import figure_entry
from crosswire.telling.line import Entry, Group, Ref, Run, Section, alike, day_words, joined, label, plain, together
from crosswire.telling.standing import position_entry

__all__ = ["Proposal", "Term", "compared", "proposals", "proposals_section"]

_TERMS = frozenset({"offers", "conditions", "demands"})
_ANSWERS = frozenset({"accepts", "rejects"})
_LEAST_TERMS = 2  # a single offer is a position; two terms of one day are a proposal
_ANSWERED_WITHIN = timedelta(days=7)
_PHASE = re.compile(r"\b(?:first|second|third|final|initial|next)\s+(?:phase|stage|step)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """One term: its issue, what the sponsor does with it, the phase that the passage names, its proposed figures."""

    issue: str
    position: str
    phase: str | None
    figures: tuple[str, ...]
    entry: Entry


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one party offered, asked and made conditions of on one day, and what others answered in the days after."""

    sponsor: str
    heading: tuple[Run, ...]
    ref: Ref
    day: date
    terms: tuple[Term, ...]
    answers: tuple[Entry, ...]


def proposals(view: View, as_of: date | None = None) -> tuple[Proposal, ...]:
    """Returns the proposals, newest first: two terms at least that one party put on one day, on two issues at least.

    Answers are what other parties are told to accept or reject on those issues within a week.
    """
    return proposals_of(Citer(view), as_of)


def proposals_of(citer: Citer, as_of: date | None = None) -> tuple[Proposal, ...]:
    """Returns the proposals of the view cited from, as ``proposals`` does."""
    view, names = citer.view, citer.parties
    answering = [p for p in view.positions if p.stance in _ANSWERS]
    counted: dict[str, list[Figure]] = defaultdict(list)
    for figure in view.figures:
        counted[figure.article].append(figure)
    put: dict[tuple[str, date], list[Position]] = defaultdict(list)
    for position in view.positions:
        day = _day(position, view)
        if day and position.stance in _TERMS and position.issue != "other" and (as_of is None or day <= as_of):
            put[names.key(position.party), day].append(position)
    found = []
    for (party, day), terms in sorted(put.items(), key=lambda item: (-item[0][1].toordinal(), item[0][0])):
        if len(terms) >= _LEAST_TERMS and len({t.issue for t in terms}) >= _LEAST_TERMS:
            told = _sponsor(terms, citer)
            issues = {t.issue for t in terms}
            answers = _answers((p for p in answering if p.issue in issues), citer, party, day)
            found.append(Proposal(party, told.heading, told.refs[0], day, _terms(terms, counted, citer), answers))
    return tuple(found)


def _sponsor(terms: Sequence[Position], citer: Citer) -> Group:
    """The sponsor's name as some report of the day has it, with what it rests on."""
    for term in terms:
        if found := citer.name(term.article, term.party, term.span):
            return Group(found, refs=(citer.ref(term.id, term.article, (term.span,), found),))
    first = terms[0]
    return Group(
        (Run("label", "a party named in the passage"),), refs=(citer.ref(first.id, first.article, (first.span,)),)
    )


def _terms(positions: Sequence[Position], counted: Mapping[str, list[Figure]], citer: Citer) -> tuple[Term, ...]:
    lines: dict[tuple[str, str], list[tuple[Position, Entry]]] = defaultdict(list)
    for position in positions:
        entry = position_entry(position, citer)
        lines[position.issue, alike(plain(entry.body))].append((position, entry))
    terms = []
    for (issue, _), same in sorted(lines.items(), key=lambda item: item[0]):
        position = same[0][0]
        phase = _PHASE.search(position.span.of(citer.text(position.article)))
        figures = tuple(f.id for f in counted.get(position.article, ()) if inside(f.span, position.span))
        entry = together([e for _, e in same])
        terms.append(Term(issue, position.id, phase.group().lower() if phase else None, figures, entry))
    return tuple(terms)


def _answers(answering: Iterable[Position], citer: Citer, party: str, day: date) -> tuple[Entry, ...]:
    answers: list[Entry] = []
    for position in answering:
        on = _day(position, citer.view)
        if on is None or not day <= on <= day + _ANSWERED_WITHIN or citer.parties.key(position.party) == party:
            continue
        entry = position_entry(position, citer)
        who = citer.name(position.article, position.party, position.span)
        ref = citer.ref(position.id, position.article, (position.span,), (*who, *entry.body))
        lead = (*who, Run("label", f"{position.stance} ({label(position.issue)})"))
        refs = (ref, *(r for r in entry.refs if r.finding != ref.finding))
        answers.append(Entry(lead, entry.body, (), refs))
    return joined(answers)


def _day(position: Position, view: View) -> date | None:
    return position.as_of or view.article[position.article].published


def proposals_section(found: Iterable[Proposal]) -> Section:
    """Returns the proposals as a section: the sponsor and the day, the terms by issue, the answers."""
    groups = []
    for proposal in found:
        inner = [Group((Run("label", label(t.issue).capitalize()),), entries=(t.entry,)) for t in proposal.terms]
        if proposal.answers:
            inner.append(Group((Run("label", "Answers"),), entries=proposal.answers))
        groups.append(
            Group((*proposal.heading, Run("meta", day_words(proposal.day))), groups=tuple(inner), refs=(proposal.ref,))
        )
    return Section("proposals", "What was put on the table", tuple(groups), "No proposal of two terms was found.")


def compared(found: Sequence[Proposal], citer: Citer) -> Section:
    """Returns the two newest proposals of different parties or days side by side, issue by issue."""
    title = "How the two newest proposals differ"
    if len(found) < 2:
        return Section("compared", title, (), "The record holds no two proposals.")
    newer, older = found[0], found[1]
    figures = {f.id: f for f in citer.view.figures}
    groups = []
    for issue in sorted({t.issue for p in (newer, older) for t in p.terms}):
        sides = tuple(_side(p, issue, figures, citer) for p in (newer, older))
        groups.append(Group((Run("label", label(issue).capitalize()),), groups=sides))
    return Section("compared", title, tuple(groups), "")


def _side(proposal: Proposal, issue: str, figures: dict[str, Figure], citer: Citer) -> Group:
    terms = [t for t in proposal.terms if t.issue == issue]
    counted = [figure_entry(figures[f], citer) for t in terms for f in t.figures]
    silent = () if terms else (Run("label", ": not stated"),)
    return Group((*proposal.heading, *silent), entries=(*(t.entry for t in terms), *counted), refs=(proposal.ref,))
