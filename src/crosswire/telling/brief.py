"""The brief: where things stand, as values; renderers make text, Markdown, JSON and HTML of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from crosswire.record import Failure, View
from crosswire.telling.citing import Citer
from crosswire.telling.counted import counted
from crosswire.telling.facts_told import with_origins
from crosswire.telling.happened import happened
from crosswire.telling.line import Group, Section, clean
from crosswire.telling.said import said
from crosswire.telling.standing import standing

__all__ = ["Brief", "Head", "Outlet", "Unread", "brief", "head_of", "narrowed"]

_SHARE = 3  # of the lines under a heading, one subheading takes at most a third


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet and how many reports of it there are; ``name`` is null where nothing names it."""

    name: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class Head:
    """What the brief rests on. The number of reports is no number of sources: reports copy each other."""

    reports: int
    outlets: tuple[Outlet, ...]
    first_day: date | None
    last_day: date | None
    since: date | None
    as_known_on: date | None


@dataclass(frozen=True, slots=True)
class Unread:
    """A source that could not be read, at which stage, and why; ``short`` opens it."""

    id: str
    short: str
    path: str
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class Brief:
    """Lines of the record in sections: who said what, which figures, what happened, where parties stand.

    With what was not read and what nobody tells. Timeline and gaps are briefs too, under titles of their own.
    """

    head: Head
    sections: tuple[Section, ...]
    unread: tuple[Unread, ...] = ()
    unknown: tuple[str, ...] = ()
    title: str = "Where things stand"

    def text(self, width: int = 100, *, colour: bool = False) -> str:
        """Returns the brief for a terminal of this width, with ANSI styles where ``colour`` is wanted."""
        from crosswire.telling.as_text import as_text

        return as_text(self, width, colour=colour)

    def markdown(self) -> str:
        """Returns the brief as Markdown in which the texts cannot become markup."""
        from crosswire.telling.as_markdown import as_markdown

        return as_markdown(self)

    def json(self) -> str:
        """Returns the brief as JSON with the span of every run."""
        from crosswire.telling.as_json import as_json

        return as_json(self)

    def html(self) -> str:
        """Returns the brief as one self-contained page; a report holds the articles as well."""
        from crosswire.telling.as_html import brief_page

        return brief_page(self)

    def limited(self, lines: int) -> Brief:
        """Returns the brief with at most so many main headings a section, and so many lines under each.

        Groups and sections say how many lines were left off.
        """
        return replace(self, sections=tuple(_shortened(section, lines) for section in self.sections))

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        from crosswire.telling.as_html import brief_fragment

        return brief_fragment(self)


def brief(view: View, since: date | None = None, as_known_on: date | None = None) -> Brief:
    """Returns where things stand by the reports of the view, or by those published in a stretch of days.

    ``since`` keeps reports of that day or later, ``as_known_on`` those of that day or earlier; either leaves out the
    reports of unknown day, and says so. Every line shows only what its references hold (see ``line.Run``).
    """
    part = narrowed(view, since, as_known_on)
    citer = Citer(part)
    told = (said(part, citer), counted(part, citer), happened(part, citer), standing(part, citer))
    sections = (*with_origins(told, part), *against(part, citer))
    unread = tuple(_unread(f, citer) for f in part.failures)
    unknown = tuple(_unknown(view, part, bool(since or as_known_on)))
    return Brief(head_of(part, since, as_known_on), sections, unread, unknown)


def against(view: View, citer: Citer) -> tuple[Section, ...]:
    """Returns the section of what stands against each other; none where the record holds no such thing."""
    from crosswire.telling.conflicts import conflicts_of
    from crosswire.telling.conflicts_told import conflicts_section

    found = conflicts_of(view)
    return (conflicts_section(found, view, citer),) if found else ()


def narrowed(view: View, since: date | None, until: date | None) -> View:
    """Returns the part of the view published in these days, both inclusive; the view itself where neither is given."""
    if since is None and until is None:
        return view
    kept = {
        a.id
        for a in view.articles
        if a.published and (since is None or a.published >= since) and (until is None or a.published <= until)
    }
    return replace(
        view,
        articles=tuple(a for a in view.articles if a.id in kept),
        noise=tuple(n for n in view.noise if n.article in kept),
        dates=tuple(d for d in view.dates if d.article in kept),
        mentions=tuple(m for m in view.mentions if m.article in kept),
        statements=tuple(s for s in view.statements if s.article in kept),
        figures=tuple(f for f in view.figures if f.article in kept),
        events=tuple(e for e in view.events if e.article in kept),
        positions=tuple(p for p in view.positions if p.article in kept),
    )


def head_of(view: View, since: date | None = None, as_known_on: date | None = None) -> Head:
    """Returns what a brief of these reports rests on."""
    days = [a.published for a in view.articles if a.published]
    outlets = Counter(clean(a.publisher) if a.publisher else None for a in view.articles)
    listed = tuple(
        Outlet(name, n) for name, n in sorted(outlets.items(), key=lambda o: (o[0] is None, -o[1], o[0] or ""))
    )
    return Head(len(view.articles), listed, min(days, default=None), max(days, default=None), since, as_known_on)


def _unread(failure: Failure, citer: Citer) -> Unread:
    short = citer.short(failure.id)
    return Unread(failure.id, short, clean(failure.path), failure.stage, clean(failure.reason))


def _unknown(whole: View, view: View, narrow: bool) -> Iterable[str]:
    """Yields in words what the reports do not tell, with how often."""
    undated = [a for a in whole.articles if a.published is None]
    if undated:
        left_out = ", and so are left out here" if narrow else ""
        yield f"{_count(len(undated), len(whole.articles), 'report')}: no day of publication{left_out}."
    unnamed = sum(a.publisher is None for a in view.articles)
    if unnamed:
        yield f"{_count(unnamed, len(view.articles), 'report')}: no outlet named."
    silent = sum(s.speaker is None for s in view.statements)
    if silent:
        yield f"{_count(silent, len(view.statements), 'statement')}: speaker not identified."
    loose = sum(f.authority is None and f.statement is None for f in view.figures)
    if loose:
        yield f"{_count(loose, len(view.figures), 'figure')}: no authority stated."
    undated_figures = sum(f.as_of is None for f in view.figures)
    if undated_figures:
        yield f"{_count(undated_figures, len(view.figures), 'figure')}: no day given as of which the number holds."
    floating = sum(e.when is None for e in view.events)
    if floating:
        yield f"{_count(floating, len(view.events), 'event')}: no day given."
    if view.articles and not view.links:
        yield "Which reports copy one another has not been worked out: several reports may rest on one source."


def _count(n: int, of: int, noun: str) -> str:
    return f"{n} of {of} {noun}{'' if of == 1 else 's'}"


def _shortened(section: Section, lines: int) -> Section:
    kept = tuple(_limited(group, lines) for group in section.groups[:lines])
    return replace(section, groups=kept, more=sum(group.size for group in section.groups[lines:]))


def _limited(group: Group, lines: int) -> Group:
    own = group.entries[:lines]
    left = lines - len(own)
    share = max(lines // _SHARE, 2)
    kept: list[Group] = []
    dropped = len(group.entries) - len(own)
    for sub in group.groups:
        if left <= 0:
            dropped += sub.size
            continue
        kept.append(_limited(sub, min(share, left)) if sub.entries else sub)
        left -= len(kept[-1].entries)
    return replace(group, entries=own, groups=tuple(kept), more=dropped)
