"""The gaps: where the latest stances meet, where they oppose, what moved; it describes what was said, no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

from crosswire.lexicon.board import Relation, board_words
from crosswire.lexicon.domain import Domain, domain
from crosswire.record import Span, View
from crosswire.telling.board import MOVES, Board, Cell, PartyHeld, issue_label
from crosswire.telling.brief import Brief, head_of
from crosswire.telling.citing import Citer
from crosswire.telling.line import Entry, Group, Run, Section, alike, day_words, plain, together
from crosswire.telling.negotiation import principals
from crosswire.telling.proposals import compared, proposals

__all__ = ["gaps"]

_PASSAGE_LIMIT = 260


def gaps(view: View, as_of: date | None = None, wanted: str | None = None) -> Brief:
    """Returns, by issue, where the parties' latest stances meet and where they oppose, and what moved before.

    Sticking points are those that a report itself names as such. Two proposals are compared term by term where the
    record holds two. Raises LexiconError where there is no such domain.
    """
    shown = principals(view, as_of, wanted)
    citer = Citer(view)
    sections = (
        _pairs(shown, "oppose", "Where latest stances oppose each other"),
        _pairs(shown, "meet", "Where latest stances meet"),
        _moved(shown),
        _sticking(view, citer, wanted),
        compared(proposals(view, as_of), citer),
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


def _sticking(view: View, citer: Citer, wanted: str | None) -> Section:
    """Sentences in which a report names a point in dispute, under the issue that they speak of."""
    issues = domain(wanted) if wanted else None
    found: dict[str, dict[str, list[Entry]]] = {}
    for article in view.articles:
        for match in board_words().sticking.finditer(article.text):
            span = Span(*match.span())
            if any(n.article == article.id and n.span.start <= span.start < n.span.end for n in view.noise):
                continue
            sentence = citer.sentence(article.id, span)
            body = citer.excerpt(article.id, span, _PASSAGE_LIMIT)
            entry = Entry((), body, (), (citer.ref(article.id, article.id, (sentence,), body),))
            issue = _issue_of(sentence, article.id, view, issues)
            found.setdefault(issue, {}).setdefault(alike(plain(body)), []).append(entry)
    groups = tuple(
        Group((Run("label", issue_label(issue)),), entries=tuple(together(same) for same in lines.values()))
        for issue, lines in sorted(found.items(), key=lambda item: item[0] == "other")
    )
    return Section("sticking", "What reports name as sticking points", groups, "No report names one.")


def _issue_of(sentence: Span, article: str, view: View, issues: Domain | None) -> str:
    """The issue of a position in the sentence; ``other`` where there is none."""
    for position in view.positions:
        within = position.article == article and sentence.start <= position.span.start < sentence.end
        if within and (issues is None or any(i.name == position.issue for i in issues.issues)):
            return position.issue
    return "other"
