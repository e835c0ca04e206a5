"""Lines as HTML: what pages are made of by the hundred, put together without a template, every word escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from markupsafe import Markup, escape

from crosswire.api import Desk, day_words
from crosswire.telling.line import Entry, Group, Ref, Run, RunKind
from crosswire.telling.moments import Bar

__all__ = ["Lines", "cites", "day", "runs", "strip"]

_MOST_REFS, _ALL_REFS, _FEW_REFS = 6, 24, 3
_BARS = 46  # pixels: how high the strip of days is
_NO_BLANK_BEFORE = frozenset(",.;:)…?!’”")
_AROUND: Mapping[RunKind, tuple[str, str]] = {
    "words": ("<bdi>", "</bdi>"),
    "label": ('<span class="own">', "</span>"),
    "meta": ('<bdi class="meta">', "</bdi>"),
    "resolved": ('<span class="resolved">[<bdi>', "</bdi>]</span>"),
    "day": ('<span class="resolved worked">[<bdi>', "</bdi>]</span>"),
    "correction": ('<span class="resolved corrected meta" title="put right by a person">[<bdi>', "</bdi>]</span>"),
}


@lru_cache(maxsize=4096)
def day(on: date | None, otherwise: str = "day unknown") -> Markup:
    """Returns a day as people write it, with its ISO form for machines and on hover.

    >>> day(date(2025, 3, 2))
    Markup('<time class="meta" datetime="2025-03-02" title="2025-03-02">2 Mar 2025</time>')
    """
    if on is None:
        return Markup('<span class="meta">{}</span>').format(otherwise)
    iso = on.isoformat()
    html = f'<time class="meta" datetime="{iso}" title="{iso}">{day_words(on)}</time>'
    return Markup(html)  # noqa: S704 - digits and the names of months


def runs(of: Sequence[Run]) -> Markup:
    """Returns runs of words, what is not the text's own at this place in brackets or in our own colour."""
    out: list[str] = []
    for run in of:
        before, after = _AROUND[run.kind]
        if run.strong and run.kind == "words":
            before, after = "<strong><bdi>", "</bdi></strong>"
        glue = " " if out and run.text[:1] not in _NO_BLANK_BEFORE else ""
        out.append(f"{glue}{before}{escape(run.text)}{after}")
    return Markup("".join(out))  # noqa: S704 - every text is escaped


def cites(refs: Iterable[Ref]) -> str:
    """Returns what a line rests on, for whoever checks it: ``ARTICLE:START-END``, one after the other."""
    return " ".join(f"{ref.article}:{s.start}-{s.end}" for ref in refs for s in ref.spans)


@dataclass(frozen=True, slots=True)
class Lines:
    """Makes lines of one page: ``desk`` says where they lead and on how many origins they rest.

    ``href`` makes an address that keeps the day to which the reader turned back.
    """

    desk: Callable[[], Desk]
    href: Callable[..., str]

    def line(self, entry: Entry, marked: Markup | str = "") -> Markup:
        """Returns a line with its lead in a column of its own; ``marked`` is set before the lead."""
        html = (
            f'<li class="line" data-cites="{escape(cites(entry.refs))}">'
            f'<div class="lead">{escape(marked)}{runs(entry.lead)}</div>'
            f'<div class="said"><span class="words">{runs(entry.body)}</span> {self.notes(entry.notes)}</div>'
            f'<div class="refs">{self.refs(entry.refs)}{self.rests(entry)}</div></li>'
        )
        return Markup(html)  # noqa: S704 - every part is escaped

    def sentence(self, entry: Entry) -> Markup:
        """Returns a line that reads as a sentence: who, and what they say."""
        html = (
            f'<li class="line sentence" data-cites="{escape(cites(entry.refs))}">'
            f'<div class="said"><span class="who">{runs(entry.lead)}</span> '
            f'<span class="words">{runs(entry.body)}</span> {self.notes(entry.notes)}</div>'
            f'<div class="refs">{self.refs(entry.refs)}{self.rests(entry)}</div></li>'
        )
        return Markup(html)  # noqa: S704 - every part is escaped

    def headed(self, group: Group) -> Markup:
        """Returns lines under a heading, which cites what it rests on and what its remarks are taken from."""
        resting = cites([*group.refs, *(ref for entry in group.entries[:1] for ref in entry.refs)])
        bare = "" if group.entries else f' <span class="refs inline">{self.refs(group.refs, _FEW_REFS)}</span>'
        lines = "".join(self.line(entry) for entry in group.entries)
        html = (
            f'<div class="sub{"" if group.entries else " bare"}"><h4 data-cites="{escape(resting)}">'
            f"{runs(group.heading)} "
            f"{self.notes(n for n in group.notes)}{bare}</h4>"
            + (f'<ul class="lines">{lines}</ul>' if lines else "")
            + (f'<p class="more">and {group.more} more</p>' if group.more else "")
            + "</div>"
        )
        return Markup(html)  # noqa: S704 - every part is escaped

    def notes(self, notes: Iterable[tuple[Run, ...]]) -> Markup:
        """Returns side remarks; the one that counts origins is left to ``rests``, which links to why."""
        told = [runs(note) for note in notes if not _counts(note)]
        inner = '<span class="own">; </span>'.join(told)
        return Markup(f'<span class="notes">{inner}</span>' if told else "")  # noqa: S704 - as above

    def refs(self, refs: Sequence[Ref], most: int = _MOST_REFS) -> Markup:
        """Returns references, those beyond the first few folded away."""
        shown = "".join(self.ref(r) for r in refs[:most])
        if len(refs) > most:
            rest = "".join(self.ref(r) for r in refs[most : most + _ALL_REFS])
            shown += f'<details class="more-refs"><summary>{len(refs) - most} more</summary>{rest}</details>'
        return Markup(shown)  # noqa: S704 - as above

    def ref(self, ref: Ref) -> Markup:
        """Returns a reference: outlet and day, linked to the passage."""
        html = (
            f'<a class="ref" href="{escape(self.address(ref))}"><bdi class="meta">{escape(ref.outlet)}</bdi> '
            f'<span class="meta">{day(ref.published)}</span></a>'
        )
        return Markup(html)  # noqa: S704 - as above

    def address(self, ref: Ref) -> str:
        """Returns where a reference leads: to its finding, else to the first passage that it cites."""
        if self.desk().is_finding(ref.finding):
            return self.href(f"/reports/{ref.article}#{ref.finding}", open=ref.finding)
        if not ref.spans:
            return self.href(f"/reports/{ref.article}")
        return self.href(f"/reports/{ref.article}#passage", at=f"{ref.spans[0].start}-{ref.spans[0].end}")

    def rests(self, entry: Entry) -> Markup:
        """Returns on how many origins and reports a line rests, linked to why; nothing where one report tells it."""
        found = self.desk().resting(entry)
        if found is None:
            return Markup("")
        disputed = found.status == "disputed"
        words = f"{_many(found.origins, 'origin')} / {_many(found.reports, 'report')}"
        html = (
            f'<a class="rests{" disputed" if disputed else ""}" href="{escape(self.href(f"/why/{found.finding}"))}" '
            f'title="Why: every passage by the origin it goes back to">{"≠ disputed, " if disputed else ""}{words}</a>'
        )
        return Markup(html)  # noqa: S704 - as above


def strip(bars: Sequence[Bar], again: Callable[..., str]) -> Markup:
    """Returns the days of a timeline as bars that lead to their days."""
    out = []
    for number, bar in enumerate(bars):
        days = day_words(bar.first) + (f" – {day_words(bar.last)}" if bar.last != bar.first else "")
        words = f"{days}: {_many(bar.lines, 'line')}"
        tall, real = _BARS * bar.share, _BARS * bar.share * bar.happened / max(bar.lines, 1)
        at = f'x="{number * 10 + 1}" width="8"'
        address = escape(again(since=bar.first.isoformat(), until=bar.last.isoformat()))
        out.append(
            f'<a href="{address}" aria-label="{words}"><title>{words}, {bar.happened} told as happened</title>'
            f'<rect class="whole" {at} y="0" height="{_BARS}"/>'
            f'<rect class="all" {at} y="{_BARS - tall:.1f}" height="{tall:.1f}"/>'
            f'<rect class="real" {at} y="{_BARS - real:.1f}" height="{real:.1f}"/></a>'
        )
    return Markup("".join(out))  # noqa: S704 - numbers, days and an escaped address


def _counts(note: tuple[Run, ...]) -> bool:
    return len(note) == 1 and note[0].kind == "meta" and " / " in note[0].text


def _many(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"
