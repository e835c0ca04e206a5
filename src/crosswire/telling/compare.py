"""Reports side by side: which facts each carries and leaves out, and where they stand against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crosswire.errors import CrosswireError
from crosswire.record import Article, View
from crosswire.telling.brief import Brief, head_of
from crosswire.telling.citing import Citer
from crosswire.telling.conflicts import conflicts_of
from crosswire.telling.conflicts_told import conflict_group
from crosswire.telling.facts import Asserted, Fact, Facts, facts_of
from crosswire.telling.facts_told import asserted_entry
from crosswire.telling.line import Entry, Group, Run, Section, clean, file_name, joined

__all__ = ["compare"]

_KINDS = ("Statement", "Figure", "Event")


def compare(view: View, keys: Sequence[str]) -> Brief:
    """Returns what two or more reports share, what each alone tells, what each leaves out, and their conflicts.

    ``keys`` are ids of articles, their beginnings, or names of their files. A fact counts as left out where another
    of these reports tells it and this one does not; what no other report tells is only that report's own. Raises
    CrosswireError where a key opens no one article, or fewer than two are given.
    """
    chosen = [_article(view, key) for key in dict.fromkeys(keys)]
    if len({a.id for a in chosen}) < 2:
        raise CrosswireError("give two reports or more: their ids, or the names of their files")
    facts, citer, wanted = facts_of(view), Citer(view), [a.id for a in chosen]
    told = [fact for fact in _facts(facts, view) if len(set(fact.articles) & set(wanted)) > 1]
    sections = (
        _shared(told, wanted, citer),
        *(_left_out(article, told, citer) for article in chosen),
        *(_alone(article, facts, view, citer) for article in chosen),
        _conflicts(view, wanted, citer),
    )
    part = replace(view, articles=tuple(a for a in view.articles if a.id in wanted))
    return Brief(head_of(part), sections, title="Reports side by side")


def _article(view: View, key: str) -> Article:
    named = [a for a in view.articles if a.path and key in (a.path, file_name(a.path))]
    found = named or [a for a in view.articles if key and a.id.startswith(key)]
    if len(found) != 1:
        what = "no report" if not found else f"{len(found)} reports"
        raise CrosswireError(f"{clean(key)!r} opens {what}: give an id (`crosswire list articles`) or a file's name")
    return found[0]


def _facts(facts: Facts, view: View) -> list[Fact]:
    """Returns the facts with what is told best of each first: a figure within a statement stands with the statement."""
    order = {a.id: i for i, a in enumerate(view.articles)}
    return sorted(facts.all, key=lambda fact: (-len(fact.articles), order[fact.items[0].article], fact.id))


def _shared(told: Sequence[Fact], wanted: Sequence[str], citer: Citer) -> Section:
    """What all of these reports tell."""
    in_all = [fact for fact in told if set(wanted) <= set(fact.articles)]
    groups = _by_kind(in_all, set(wanted), citer)
    return Section("shared", "What all of them tell", groups, "Nothing that all of them tell was found.")


def _left_out(article: Article, told: Sequence[Fact], citer: Citer) -> Section:
    """What several of these reports tell and this one does not."""
    missing = [fact for fact in told if article.id not in fact.articles]
    groups = _by_kind(missing, None, citer)
    return Section(f"left-out-{article.id}", f"Left out by {_name(article)}", groups, "Nothing that two others tell.")


def _alone(article: Article, facts: Facts, view: View, citer: Citer) -> Section:
    """What this report tells and no other of the record does."""
    own: list[Asserted] = [
        item
        for kind in (view.statements, view.figures)
        for item in kind
        if item.article == article.id and set(facts.of(item.id).articles) == {article.id}
    ]
    groups = _grouped(own, citer)
    return Section(f"alone-{article.id}", f"Only in {_name(article)}", groups, "Nothing that no other report tells.")


def _by_kind(told: Sequence[Fact], within: set[str] | None, citer: Citer) -> tuple[Group, ...]:
    items = [item for fact in told for item in fact.items if within is None or item.article in within]
    return _grouped(items, citer)


def _grouped(items: Sequence[Asserted], citer: Citer) -> tuple[Group, ...]:
    groups = []
    for kind in _KINDS:
        entries = _entries([item for item in items if type(item).__name__ == kind], citer)
        if entries:
            groups.append(Group((Run("label", f"{kind}s"),), entries=entries))
    return tuple(groups)


def _entries(items: Sequence[Asserted], citer: Citer) -> tuple[Entry, ...]:
    return joined(asserted_entry(item, citer) for item in items)


def _conflicts(view: View, wanted: Sequence[str], citer: Citer) -> Section:
    found = [c for c in conflicts_of(view) if len({side.article for side in c.sides} & set(wanted)) > 1]
    inner = tuple(conflict_group(conflict, view, citer) for conflict in found)
    groups = (Group((Run("label", "Between these reports"),), groups=inner),) if inner else ()
    return Section("conflicts", "Where they stand against each other", groups, "No conflict was found.")


def _name(article: Article) -> str:
    return clean(article.publisher or "") or (file_name(article.path) if article.path else article.id[:8])
