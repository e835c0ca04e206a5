"""Conflicts as lines: both sides with their passages, under what kind of conflict it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from crosswire.record import ConflictKind, FigureRelation, View
from crosswire.telling.brief import Brief, head_of
from crosswire.telling.citing import Citer
from crosswire.telling.conflicts import Conflict, ConflictSide, conflicts_of
from crosswire.telling.facts import facts_of
from crosswire.telling.facts_told import asserted_entry
from crosswire.telling.line import Entry, Group, Run, Section, joined

__all__ = ["CONFLICT_HEADINGS", "RELATION_WORDS", "conflict_group", "conflicts", "conflicts_section", "touching"]

CONFLICT_HEADINGS: dict[ConflictKind, str] = {
    "figure": "Figures",
    "fact": "What happened, and who did it",
    "attribution": "Who says so",
    "wording": "In which words",
    "name": "Spelling of names",
}
RELATION_WORDS: dict[FigureRelation | None, str] = {
    "contradicts": "two counts of one thing",
    "newer": "an older and a newer number",
    "other_scope": "two numbers that count different things",
    "rounding": "one number made round",
    "rewrite_error": "changed on the way, in reports that go back to one text",
    None: "",
}
_KIND_WORDS: dict[ConflictKind, str] = {
    "figure": "figures differ",
    "fact": "told in two ways, or denied",
    "attribution": "the source changes on the way",
    "wording": "one thing in two wordings",
    "name": "one name in two spellings",
}
_EXCERPT_LIMIT = 160


def conflicts(view: View, kind: ConflictKind | None = None, article: str | None = None) -> Brief:
    """Returns what stands against each other in a record, of one kind or touching one article where that is asked."""
    found = [c for c in conflicts_of(view) if kind is None or c.kind == kind]
    if article is not None:
        found = [c for c in found if any(side.article == article for side in c.sides)]
    return Brief(head_of(view), (conflicts_section(found, view, Citer(view)),), title="Conflicts between reports")


def conflicts_section(found: Sequence[Conflict], view: View, citer: Citer) -> Section:
    """Returns conflicts by kind, the surest first; Crosswire says what differs, never which side is right."""
    by_kind: dict[ConflictKind, list[Conflict]] = defaultdict(list)
    for conflict in found:
        by_kind[conflict.kind].append(conflict)
    groups = tuple(
        Group((Run("label", heading),), groups=tuple(conflict_group(c, view, citer) for c in by_kind[kind]))
        for kind, heading in CONFLICT_HEADINGS.items()
        if by_kind[kind]
    )
    return Section("conflicts", "What stands against each other", groups, "No conflict was found.")


def conflict_group(conflict: Conflict, view: View, citer: Citer) -> Group:
    """Returns a conflict as lines: every passage of its sides, the same words once."""
    what = RELATION_WORDS[conflict.relation] or _KIND_WORDS[conflict.kind]
    if conflict.kind == "figure":
        entries = joined(_finding(side, view, citer) for side in conflict.sides)
    else:
        entries = joined(_passage(side, view, citer) for side in conflict.sides)
    refs = tuple(ref for entry in entries for ref in entry.refs)
    return Group((Run("label", what),), entries=entries, refs=refs)


def _finding(side: ConflictSide, view: View, citer: Citer) -> Entry:
    item = facts_of(view).found.get(side.finding)
    return asserted_entry(item, citer) if item is not None else _passage(side, view, citer)


def _passage(side: ConflictSide, view: View, citer: Citer) -> Entry:
    body = citer.excerpt(side.article, side.span, _EXCERPT_LIMIT)
    little = citer.is_little(side.article, side.span)
    lead = (citer.words(side.article, side.span, strong=True),) if little else ()
    opens = side.finding if side.finding in facts_of(view).found else side.article
    return Entry(lead, body, (), (citer.ref(opens, side.article, (side.span,), body),))


def touching(found: Iterable[Conflict], findings: Iterable[str]) -> tuple[Conflict, ...]:
    """Returns the conflicts that one of these findings is part of."""
    wanted = set(findings)
    return tuple(c for c in found if any(side.finding in wanted for side in c.sides))
