"""Where the parties stand: by issue, each party's newest stance first, and who says nothing on it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import islice

from crosswire.record import Position, View
from crosswire.telling.citing import Citer
from crosswire.telling.corrected import given_notes
from crosswire.telling.line import Entry, Group, Run, Section, alike, label, plain

__all__ = ["position_entry", "standing"]

_SPAN_LIMIT = 220
_PRINCIPALS = 6  # parties whose silence on an issue is told: the named actors that take the most stands


def standing(view: View, citer: Citer) -> Section:
    """Returns the positions by issue (``other`` last), within it by party, newest first."""
    issues: dict[str, dict[str, list[Position]]] = defaultdict(lambda: defaultdict(list))
    for position in view.positions:
        issues[position.issue][alike(position.party)].append(position)
    stands = Counter(alike(p.party) for p in view.positions)
    known = {alike(name) for a in view.actors if a.named for name in (a.name, *a.aliases)}
    often = (party for party, n in stands.most_common() if n > 1 and party in known)
    principals = {party: _party(party, issues, citer) for party in islice(often, _PRINCIPALS)}
    ordered = sorted(issues.items(), key=lambda item: (item[0] == "other", -sum(map(len, item[1].values()))))
    groups = tuple(_issue(issue, parties, principals, citer) for issue, parties in ordered)
    return Section("positions", "Where the parties stand", groups, "No position was found.")


def _issue(issue: str, parties: dict[str, list[Position]], principals: dict[str, Group], citer: Citer) -> Group:
    groups = [_stances(found, citer) for _, found in sorted(parties.items(), key=lambda item: -len(item[1]))]
    silent = [group for party, group in principals.items() if party not in parties and group.heading]
    if silent and issue != "other":
        names = [run for group in silent for run in (Run("label", ","), *group.heading)]
        refs = tuple(ref for group in silent for ref in group.refs)
        groups.append(Group((Run("label", "Not stated:"), *names[1:]), refs=refs))
    return Group((Run("label", label(issue).capitalize()),), groups=tuple(groups))


def _party(party: str, issues: dict[str, dict[str, list[Position]]], citer: Citer) -> Group:
    return _heading([p for parties in issues.values() for p in parties.get(party, ())], citer)


def _heading(positions: Iterable[Position], citer: Citer) -> Group:
    """Returns the party's name as some article has it, in place rather than resolved, with what it rests on."""
    best: tuple[Run, ...] = ()
    for position in positions:
        found = citer.name(position.article, position.party, position.span)
        if found and (not best or best[0].kind == "resolved"):
            best = tuple(Run(r.kind, r.text, r.article, r.span, strong=True) for r in found)
            refs = (citer.ref(position.id, position.article, (position.span,), best),)
        if best and best[0].kind == "words":
            break
    return Group(best, refs=refs) if best else Group((Run("label", "A party named in the passage"),))


def _stances(positions: list[Position], citer: Citer) -> Group:
    head = _heading(positions, citer)
    newest_first = sorted(positions, key=lambda p: _day(p, citer.view), reverse=True)
    lines: dict[tuple[str, str], Entry] = {}
    for position in newest_first:
        entry = position_entry(position, citer)
        key = (position.stance, alike(plain(entry.body)))
        old = lines.get(key)
        lines[key] = Entry(old.lead, old.body, old.notes, (*old.refs, *entry.refs)) if old else entry
    return Group(head.heading, entries=tuple(lines.values()), refs=head.refs)


def _day(position: Position, view: View) -> date:
    return position.as_of or view.article[position.article].published or date.min


def position_entry(position: Position, citer: Citer) -> Entry:
    """Returns a position as a line: its stance, its passage, its day and who tells it."""
    lead = (Run("label", position.stance),)
    body = citer.passage(position.article, (position.span,), _SPAN_LIMIT)
    notes: list[tuple[Run, ...]] = []
    if position.as_of and position.as_of != citer.view.article[position.article].published:
        day = citer.day(position.article, position.as_of, position.span)
        notes.extend([(Run("label", "as of"), *day)] if day else [])
    statement = citer.view.statement.get(position.statement or "")
    if statement is not None and alike(position.party) not in alike(plain(citer.speaker(statement))):
        notes.append((Run("label", "according to"), *citer.speaker(statement)))
    notes.extend(given_notes(position.id, citer.view))
    shown = [*lead, *body, *(r for note in notes for r in note)]
    return Entry(lead, body, tuple(notes), (citer.ref(position.id, position.article, (position.span,), shown),))
