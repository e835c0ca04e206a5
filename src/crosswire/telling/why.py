"""Why: the roots and relays behind a fact, and what stands against it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from crosswire.errors import CrosswireError
from crosswire.record import Link, Span, Statement, View
from crosswire.telling.brief import Brief, head_of
from crosswire.telling.citing import Citer
from crosswire.telling.conflicts import Conflict, conflicts_of
from crosswire.telling.conflicts_told import conflict_group, touching
from crosswire.telling.facts import Asserted, Fact, Facts, facts_of
from crosswire.telling.facts_families import LINEAGE_WORDS, Families
from crosswire.telling.facts_origins import Origin
from crosswire.telling.facts_told import asserted_entry, origins_words
from crosswire.telling.line import Entry, Group, Run, Section, clean, joined

__all__ = ["found_fact", "why"]

_STATUS_WORDS = {
    "agreed": "told from several independent origins",
    "single": "told from one origin",
    "disputed": "disputed: another report says otherwise",
}
_KIND_WORDS = {"spoken": "heard by a newsroom", "public": "made public", "own": "an outlet's own reporting"}


def why(view: View, key: str) -> Brief:
    """Returns the tree behind the fact that an id opens: its roots, the reports that carry each, what contradicts it.

    ``key`` is the id of a fact or of a finding, or the beginning of one. Raises CrosswireError where that is no one
    fact. Crosswire counts origins; it does not say that the fact is true.
    """
    facts, citer = facts_of(view), Citer(view)
    fact = found_fact(facts, key)
    families = Families(view)
    told = joined(asserted_entry(item, citer) for item in fact.items)
    status = (Run("label", _STATUS_WORDS[fact.status]), Run("label", "·"), Run("meta", origins_words(fact)))
    roots = tuple(_root(origin, fact, citer, families) for origin in fact.origins)
    against = touching(conflicts_of(view), [item.id for item in fact.items])
    sections = (
        Section("fact", "What is told", (Group(status, entries=told),), ""),
        Section("origins", "Where it comes from", roots, "Nothing tells where it comes from."),
        _against(against, view, citer),
    )
    return Brief(head_of(_narrowed(view, fact)), sections, title="Why this is in the record")


def found_fact(facts: Facts, key: str) -> Fact:
    """Returns the fact of this id, or of the finding of this id, or of one that begins so; raises CrosswireError."""
    shown = clean(key)
    if not key:
        raise CrosswireError("give the id of a fact or of a finding; the lists and the brief show them")
    named = {fact.id: fact for fact in facts.all if fact.id.startswith(key)}
    named |= {fact.id: fact for item in facts.found if item.startswith(key) for fact in (facts.of(item),)}
    if len(named) == 1:
        return next(iter(named.values()))
    if not named:
        raise CrosswireError(f"no fact, statement, figure, event or position has an id that begins with {shown!r}")
    raise CrosswireError(f"{shown!r} is the beginning of {len(named)} facts: {', '.join(sorted(named)[:5])}")


def _narrowed(view: View, fact: Fact) -> View:
    carried = set(fact.articles)
    return replace(view, articles=tuple(a for a in view.articles if a.id in carried))


def _root(origin: Origin, fact: Fact, citer: Citer, families: Families) -> Group:
    """Returns a root with the reports that carry it, first those that the others go back to."""
    items = [item for item in fact.items if item.id in origin.items]
    heading: list[Run] = []
    refs = []
    for item in items:
        named = citer.name(item.article, origin.who, _near(item)) if origin.who else ()
        if named:
            heading.extend(named)
            refs.append(citer.ref(item.id, item.article, (), named))
            break
    room = _newsroom(origin, items, citer)
    heading += [Run("label", ", to" if heading else "by"), room] if room and origin.kind != "public" else []
    heading += [] if heading else [Run("label", "a source that the reports do not name here")]
    note = (Run("label", _KIND_WORDS[origin.kind]),)
    ordered = sorted(items, key=lambda item: (families.depth(item.article), citer.view.article[item.article].id))
    entries = tuple(_carried(item, origin, citer, families) for item in ordered)
    every = tuple(ref for entry in entries for ref in entry.refs)
    return Group((Run("label", "Root:"), *heading), notes=(note,), entries=entries, refs=(*refs, *every))


def _near(item: Asserted) -> Span:
    return item.content[0] if isinstance(item, Statement) else item.span


def _newsroom(origin: Origin, items: Iterable[Asserted], citer: Citer) -> Run | None:
    """Returns the newsroom as a report's outlet or credit; one that stands in no metadata is not shown."""
    for item in items:
        source = citer.view.article[item.article]
        known = [clean(name) for name in (source.publisher, *source.credits) if name]
        if origin.newsroom and clean(origin.newsroom) in known:
            return Run("meta", clean(origin.newsroom))
    return None


def _carried(item: Asserted, origin: Origin, citer: Citer, families: Families) -> Entry:
    """Returns the line of a report that carries a root, with how it stands to the others of its family."""
    entry = asserted_entry(item, citer)
    links = [link for link in families.links if item.article in (link.left, link.right)]
    among = [link for link in links if {link.left, link.right} <= set(origin.articles)]
    how = _how(item.article, among)
    return replace(entry, notes=(*entry.notes, (Run("label", how),))) if how else entry


def _how(article: str, links: Iterable[Link]) -> str:
    derived = [link for link in links if link.directed and link.left == article]
    if derived:
        best = max(derived, key=lambda link: link.score)
        return f"a {LINEAGE_WORDS[best.kind]}"
    loose = [link for link in links if not link.directed]
    if any(link.directed and link.right == article for link in links):
        return "what the others go back to"
    return "of one family with the others" if loose else ""


def _against(found: tuple[Conflict, ...], view: View, citer: Citer) -> Section:
    inner = tuple(conflict_group(conflict, view, citer) for conflict in found)
    groups = (Group((Run("label", "Conflicts"),), groups=inner),) if inner else ()
    return Section("conflicts", "What stands against it", groups, "Nothing in the record stands against it.")
