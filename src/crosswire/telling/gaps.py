"""The gaps: where the latest stances meet, where they oppose, what moved; it describes what was said, no more."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from itertools import combinations

from crosswire.lexicon.board import Relation, board_words
from crosswire.lexicon.domain import domain
from crosswire.record import Position, Span, View
from crosswire.telling.board import MOVES, Board, Cell, PartyHeld, issue_label
from crosswire.telling.brief import Brief, head_of
from crosswire.telling.citing import Citer
from crosswire.telling.line import Entry, Group, Run, Section, day_words, joined
from crosswire.telling.negotiation import mediators, principals
from crosswire.telling.proposals import compared, proposals_of

__all__ = ["gaps"]

_PASSAGE_LIMIT = 260


def gaps(view: View, as_of: date | None = None, wanted: str | None = None) -> Brief:
    """Returns, by issue, where the parties' latest stances meet and where they oppose, and what moved before.

    Sticking points are those that a report itself names as such. Two proposals are compared term by term where the
    record holds two. Raises LexiconError where there is no such domain.
    """
    citer = Citer(view)
    shown = principals(citer, mediators(citer), as_of, wanted)
    sections = (
        _pairs(shown, "oppose", "Where latest stances oppose each other"),
        _pairs(shown, "meet", "Where latest stances meet"),
        _moved(shown),
        _sticking(citer, wanted),
        compared(proposals_of(citer, as_of), citer),
    )
    return Brief(head_of(view), sections, title="Gaps" + (f", as of {day_words(as_of)}" if as_of else ""))


def _pairs(shown: Board, relation: Relation, title: str) -> Section:
    groups = []
    for issue in shown.issues:
        held = [c for p in shown.parties if (c := shown.cell(issue, p.key)).latest]
        pairs = [pair for pair in combinations(held, 2) if _relation(*pair) == relation and issue != "other"]
        if pairs:
            inner = tuple(_pair(shown, *pair) for pair in pairs)
            groups.append(Group((Run("label", issue_label(issue)),), groups=inner))
    return Section(relation, title, tuple(groups), "Nothing of the kind is stated.")


def _relation(one: Cell, other: Cell) -> Relation:
    first, second = one.latest, other.latest
    return "open" if first is None or second is None else board_words().relation(first.stance, second.stance)


def _pair(shown: Board, *cells: Cell) -> Group:
    heading: list[Run] = []
    parties = [next(p for p in shown.parties if p.key == cell.party) for cell in cells]
    for party in parties:
        heading += [Run("label", "and"), *party.heading] if heading else [*party.heading]
    entries = tuple(_of(p, c.latest.entry) for p, c in zip(parties, cells, strict=True) if c.latest)
    return Group(tuple(heading), entries=entries, refs=tuple(p.ref for p in parties))


def _of(party: PartyHeld, entry: Entry) -> Entry:
    """The line with its party before the stance."""
    ref = party.ref
    return replace(
        entry, lead=(*party.heading, *entry.lead), refs=(*entry.refs, *((ref,) if ref not in entry.refs else ()))
    )


def _moved(shown: Board) -> Section:
    """Cells whose newest stance is another than before, with both."""
    groups = []
    for issue in shown.issues:
        inner = []
        for party in shown.parties:
            cell = shown.cell(issue, party.key)
            if cell.before is not None and cell.latest is not None and cell.moved and issue != "other":
                what = Run("label", MOVES[cell.moved])
                before = replace(cell.before.entry, lead=(Run("label", f"before: {cell.before.stance}"),))
                now = replace(cell.latest.entry, lead=(Run("label", f"now: {cell.latest.stance}"),))
                inner.append(Group((*party.heading, Run("label", ":"), what), entries=(now, before), refs=(party.ref,)))
        if inner:
            groups.append(Group((Run("label", issue_label(issue)),), groups=tuple(inner)))
    return Section("moved", "What moved since the stance before", tuple(groups), "No stance changed.")


def _sticking(citer: Citer, wanted: str | None) -> Section:
    """Sentences in which a report names a point in dispute, under the issue that they speak of."""
    listed = {issue.name for issue in domain(wanted).issues} if wanted else None
    noise: dict[str, list[Span]] = defaultdict(list)
    for mark in citer.view.noise:
        noise[mark.article].append(mark.span)
    stands: dict[str, list[Position]] = defaultdict(list)
    for position in citer.view.positions:
        if listed is None or position.issue in listed:
            stands[position.article].append(position)
    found: dict[str, list[Entry]] = defaultdict(list)
    for article in citer.view.articles:
        for match in board_words().sticking.finditer(article.text):
            span = Span(*match.span())
            if any(s.start <= span.start < s.end for s in noise[article.id]):
                continue
            sentence = citer.sentence(article.id, span)
            body = citer.excerpt(article.id, span, _PASSAGE_LIMIT)
            entry = Entry((), body, (), (citer.ref(article.id, article.id, (sentence,), body),))
            here = (p.issue for p in stands[article.id] if sentence.start <= p.span.start < sentence.end)
            found[next(here, "other")].append(entry)
    groups = tuple(
        Group((Run("label", issue_label(issue)),), entries=joined(lines))
        for issue, lines in sorted(found.items(), key=lambda item: item[0] == "other")
    )
    return Section("sticking", "What reports name as sticking points", groups, "No report names one.")
