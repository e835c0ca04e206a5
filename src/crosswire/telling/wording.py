"""Wording: for one referent, what each outlet calls it, inside and outside quotation marks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosswire.lexicon.domain import cue_pattern
from crosswire.lexicon.referents import Referent, referents, term_of
from crosswire.record import Article, Noise, Span, View, inside
from crosswire.telling.brief import Brief, head_of
from crosswire.telling.citing import Citer
from crosswire.telling.line import Entry, Group, Run, Section, alike, clean

__all__ = ["Wording", "wording"]

_QUOTED = re.compile(r"“[^”\n]{1,600}”?|«[^»\n]{1,600}»|„[^“\n]{1,600}“|(?<!\w)\"[^\"\n]{1,600}\"(?!\w)")
_EXCERPT_LIMIT = 130
_TITLES = (("in the outlets' own words", False), ("inside quotation marks", True))


@dataclass(frozen=True, slots=True)
class Wording:
    """A place where a report names the referent: by which term, and whether inside quotation marks."""

    term: str
    article: str
    span: Span
    is_quoted: bool


def wording(view: View, term: str) -> Brief:
    """Returns, for what a term names, every term that the outlets choose, with counts and passages.

    Terms of one referent stand together in ``referents.yaml``; a term that is in none of its groups is followed
    alone. Inside quotation marks the word is a speaker's, outside them the outlet's.
    """
    groups = [r for r in referents() if term_of(r, term) is not None]
    citer = Citer(view)
    noise: dict[str, list[Noise]] = defaultdict(list)
    for marked in view.noise:
        noise[marked.article].append(marked)
    found = [w for article in view.articles for w in _places(article, noise[article.id], groups, term)]
    sections = (_by_term(found, citer), _by_outlet(found, citer))
    return Brief(head_of(view), sections, title="What the reports call it")


def _places(article: Article, noise: Sequence[Noise], groups: Sequence[Referent], term: str) -> Iterator[Wording]:
    text = article.text
    quoted = [Span(*m.span()) for m in _QUOTED.finditer(text)]
    taken: set[int] = set()
    for name, pattern in _patterns(groups, term):
        for match in pattern.finditer(text):
            span = Span(*match.span())
            hidden = span.start < article.layout.body or any(inside(span, n.span) for n in noise)
            if hidden or span.start in taken:
                continue
            taken.add(span.start)
            yield Wording(name, article.id, span, any(inside(span, q) for q in quoted))


def _patterns(groups: Sequence[Referent], term: str) -> list[tuple[str, re.Pattern[str]]]:
    """Returns what to look for, longer wordings first: "prisoners of war" before "prisoners"."""
    if not groups:
        return [(clean(term), re.compile(cue_pattern([term]), re.IGNORECASE))]
    pairs = [pair for r in groups for pair in zip(r.terms, r.patterns, strict=True)]
    return sorted(dict(pairs).items(), key=lambda pair: -len(pair[0].split()))


def _by_term(found: Sequence[Wording], citer: Citer) -> Section:
    by_term: dict[str, list[Wording]] = defaultdict(list)
    for place in found:
        by_term[place.term].append(place)
    groups = []
    for places in sorted(by_term.values(), key=lambda p: (-len(p), p[0].term)):
        sorted_out = [(title, [p for p in places if p.is_quoted is quoted]) for title, quoted in _TITLES]
        inner = tuple(_passages(title, some, citer) for title, some in sorted_out if some)
        groups.append(Group((Run("label", f"{places[0].term} ({len(places)})"),), groups=inner))
    return Section("terms", "Which words", tuple(groups), "No report uses the word, or one for the same.")


def _passages(title: str, places: Sequence[Wording], citer: Citer) -> Group:
    lines: dict[str, Entry] = {}
    for place in places:
        body = citer.excerpt(place.article, place.span, _EXCERPT_LIMIT)
        ref = citer.ref(place.article, place.article, (place.span,), body)
        key = alike("".join(run.text for run in body))
        old = lines.get(key)
        lines[key] = Entry((), old.body, (), (*old.refs, ref)) if old else Entry((), body, (), (ref,))
    refs = tuple(ref for entry in lines.values() for ref in entry.refs)
    return Group((Run("label", title),), entries=tuple(lines.values()), refs=refs)


def _by_outlet(found: Sequence[Wording], citer: Citer) -> Section:
    """Counts, by outlet, what it calls the referent in its own words and what it quotes."""
    by_outlet: dict[str, list[Wording]] = defaultdict(list)
    for place in found:
        article = citer.view.article[place.article]
        by_outlet[clean(article.publisher) if article.publisher else "outlet not named"].append(place)
    groups = [
        Group((Run("meta", f"{outlet}: {_counts(places)}"),))
        for outlet, places in sorted(by_outlet.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    return Section("outlets", "Which outlet", tuple(groups), "")


def _counts(places: Sequence[Wording]) -> str:
    counted: dict[tuple[str, bool], int] = defaultdict(int)
    for place in places:
        counted[place.term, place.is_quoted] += 1
    ordered = sorted(counted.items(), key=lambda item: (item[0][1], -item[1], item[0][0]))
    return ", ".join(f"{n} {term}{' in quotation marks' if quoted else ''}" for (term, quoted), n in ordered)
