"""Cites: turns findings into runs of words that their article really holds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise

from crosswire.record import DateMention, Mention, Span, Statement, View, When, inside
from crosswire.telling.corrected import given_name, given_speaker
from crosswire.telling.line import Ref, Run, alike, clean, day_words, file_name, shorten, when_words
from crosswire.telling.parties import PartyNames
from crosswire.text import paragraphs

__all__ = ["Citer"]

_SHORTEST = 6  # hex digits of a short id: easy to read out, and unique up to some thousand findings
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*\s+")
_NAME_OR_NUMBER = re.compile(r"\d[\d,.]*|\b[^\W\d_a-z]\w*(?:['’-]\w+)*")
_LEAST_REST = 12  # code points after a figure that are worth showing
_FEW = 60  # code points: a longer passage speaks for itself
_NAME_LIMIT = 110  # code points: a speaker with office and affiliation fits, a run-on description is cut


class Citer:
    """Cites from one view. What it cannot find in the article's own text, it does not show."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._mentions: dict[tuple[str, str], list[Mention]] = defaultdict(list)
        for mention in view.mentions:
            self._mentions[mention.article, mention.actor].append(mention)
        self._dates: dict[str, list[DateMention]] = defaultdict(list)
        for expression in view.dates:
            self._dates[expression.article].append(expression)
        self._actors: dict[str, list[str]] = defaultdict(list)
        for actor in view.actors:
            for name in {alike(n) for n in (actor.name, *actor.aliases)}:
                self._actors[name].append(actor.id)
        self._paragraphs: dict[str, list[Span]] = {}
        self._short = _shortest_unique(view)

    @cached_property
    def parties(self) -> PartyNames:
        """Which names stand for one party."""
        return PartyNames(self.view)

    def words(self, article: str, span: Span, limit: int = _NAME_LIMIT, *, strong: bool = False) -> Run:
        """Returns the text's own words at a span, cut at a word."""
        return Run("words", shorten(clean(span.of(self.text(article))), limit), article, span, strong)

    def passage(self, article: str, spans: Sequence[Span], limit: int) -> tuple[Run, ...]:
        """Returns the words at several spans in order, an ellipsis where the text between them was left out."""
        out: list[Run] = []
        left, last = limit, None
        for span in sorted(spans):
            if left <= 0:
                break
            if last is not None and any(c.isalnum() for c in self.text(article)[last : span.start]):
                out.append(Run("label", "…"))
            run = self.words(article, span, max(left, limit // 4))
            out.append(run)
            left, last = left - len(run.text), span.end
        return tuple(out)

    def text(self, article: str) -> str:
        """Returns the text of an article of the view."""
        return self.view.article[article].text

    def paragraph(self, article: str, offset: int) -> Span:
        """Returns the paragraph that holds the offset, or the one character there."""
        if article not in self._paragraphs:
            self._paragraphs[article] = [Span(s, e) for s, e in paragraphs(self.text(article))]
        spans = self._paragraphs[article]
        i = bisect_right(spans, offset, key=lambda p: p.start) - 1
        return spans[i] if i >= 0 and offset < spans[i].end else Span(offset, offset + 1)

    def sentence(self, article: str, span: Span) -> Span:
        """Returns the sentence around a span, by punctuation alone, within its paragraph."""
        paragraph = self.paragraph(article, span.start)
        text = self.text(article)
        start, end = paragraph.start, max(paragraph.end, span.end)
        for stop in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
            if stop.end() <= span.start:
                start = stop.end()
            elif stop.start() >= span.end:
                end = stop.end()
                break
        return Span(start, start + len(text[start:end].rstrip()))

    def is_little(self, article: str, span: Span) -> bool:
        """Whether a passage is a name, a term or a number, that says nothing without its sentence."""
        return len(span) <= min(_FEW, len(self.sentence(article, span)) // 2)

    def excerpt(self, article: str, span: Span, limit: int) -> tuple[Run, ...]:
        """Returns the sentence around a span, the span set off in it, cut at both ends to about ``limit``."""
        whole, text = self.sentence(article, span), self.text(article)
        start = whole.start
        if len(whole) > limit:
            before = max((limit - len(span)) // 2, 0)
            start = max(whole.start, min(span.start - before, whole.end - limit))
            blank = text.find(" ", start, span.start) if start > whole.start else start - 1
            start = blank + 1 if blank >= 0 else span.start
        runs = [Run("label", "…")] if start > whole.start else []
        if text[start : span.start].strip():
            runs.append(self.words(article, Span(start, span.start), limit))
        runs.append(self.words(article, span, max(limit, 1), strong=True))
        rest = limit - (span.end - start)
        if rest < _LEAST_REST:
            runs.extend([Run("label", "…")] if span.end < whole.end else [])
        elif text[span.end : whole.end].strip():
            runs.append(self.words(article, Span(span.end, whole.end), rest))
        return tuple(runs)

    def described(self, article: str, description: str | None, near: Span) -> tuple[Run, ...]:
        """Returns a description of a population; where the article words it otherwise, resolved from its one name.

        A description of more names, or of a name that stands nowhere in the article, is not shown.
        """
        verbatim = self.name(article, description, near)
        if verbatim or not description:
            return verbatim
        names = _NAME_OR_NUMBER.findall(description)
        if not names:
            return (Run("label", clean(description)),)
        found = _nearest(_occurrences(self.text(article), names[0]), near)
        return (Run("resolved", clean(description), article, found),) if found and len(names) == 1 else ()

    def name(self, article: str, name: str | None, near: Span) -> tuple[Run, ...]:
        """Returns a name as the article has it: in the same paragraph, else resolved from elsewhere, else nothing."""
        if not name:
            return ()
        home = self.paragraph(article, near.start)
        found = _nearest(_occurrences(self.text(article), name), near) or self._mentioned(article, name, near)
        if found is None:
            return ()
        run = self.words(article, found)
        return (run,) if inside(found, home) else (Run("resolved", run.text, article, found),)

    def speaker(self, statement: Statement, *, strong: bool = False) -> tuple[Run, ...]:
        """Returns whoever speaks: the words used here and, where these do not name them, the name from elsewhere.

        Where a person says who speaks, or what whoever speaks is called, their word is shown as theirs.
        """
        if given := given_speaker(statement.id, self.view):
            return (given,)
        runs, speaker = self._speaker(statement, strong=strong), statement.speaker
        name = given_name(speaker.actor, self.view) if speaker else None
        if speaker is None or name is None or any(alike(speaker.name) in alike(run.text) for run in runs):
            return runs
        return (*runs, name)

    def _speaker(self, statement: Statement, *, strong: bool) -> tuple[Run, ...]:
        speaker, span, article = statement.speaker, statement.speaker_span, statement.article
        if speaker is None:
            return (self.words(article, span),) if span else (Run("label", "speaker not told"),)
        surface = [self.words(article, span, strong=strong)] if span else []
        if any(alike(speaker.name) in alike(run.text) for run in surface):
            return tuple(surface)
        near = span or statement.content[0]
        full = self._full_name(article, speaker.actor, speaker.name, near)
        if full is None or (span and inside(full, span)):
            return tuple(surface) or (Run("label", "speaker not told here"),)
        return (*surface, Run("resolved", self.words(article, full).text, article, full, strong))

    def when(self, article: str, when: When | None, near: Span) -> tuple[Run, ...]:
        """Returns the expression of time as written near by and the days it stands for; nothing where neither holds."""
        if when is None or when.earliest is None:
            return ()
        home = self.paragraph(article, near.start)
        found = _nearest(_occurrences(self.text(article), when.text), near) if when.text else None
        if found is None or not inside(found, home):
            return self.day(article, when.earliest, near)
        return (self.words(article, found), Run("day", when_words(when), article, found))

    def day(self, article: str, day: date | None, near: Span) -> tuple[Run, ...]:
        """Returns the nearest expression in the article that stands for the day, with the day; else nothing."""
        said = [d for d in self._dates[article] if d.when and d.when.earliest == day == d.when.latest]
        if day is None or not said:
            return ()
        span = min(said, key=lambda d: abs(d.span.start - near.start)).span
        return (self.words(article, span), Run("day", day_words(day), article, span))

    def ref(self, finding: str, article: str, spans: Iterable[Span], runs: Iterable[Run] = ()) -> Ref:
        """Returns the reference of a line that shows these runs of a finding with these spans."""
        shown = {r.span for r in runs if r.span is not None and r.article == article}
        source = self.view.article[article]
        publisher = clean(source.publisher) if source.publisher else None
        file = file_name(source.path) if source.path else None
        cited = tuple(sorted({*spans, *shown}))
        return Ref(finding, self.short(finding), article, publisher, source.published, cited, file)

    def short(self, finding: str) -> str:
        """Returns the shortest prefix, of one length for all, that no other id of the view has."""
        return finding[: self._short]

    def _mentioned(self, article: str, name: str, near: Span) -> Span | None:
        ids = self._actors.get(alike(name), ())
        return _nearest((m.span for i in ids for m in self._mentions[article, i] if m.form != "pronoun"), near)

    def _full_name(self, article: str, actor: str | None, name: str, near: Span) -> Span | None:
        text = self.text(article)
        verbatim = _nearest(_occurrences(text, name), near)
        if verbatim or actor is None:
            return verbatim
        named = [m.span for m in self._mentions[article, actor] if m.form == "name"]
        described = [m.span for m in self._mentions[article, actor] if m.form == "description"]
        return max(named or described, key=len, default=None)


def _shortest_unique(view: View) -> int:
    kinds = (view.articles, view.noise, view.statements, view.figures, view.events, view.positions, view.failures)
    ids = sorted(item.id for kind in kinds for item in kind)
    shared = 0
    for a, b in pairwise(ids):
        if a != b and a[: shared + 1] == b[: shared + 1]:
            shared = next(i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y)
    return max(_SHORTEST, shared + 1)


def _occurrences(text: str, words: str) -> Iterable[Span]:
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            yield Span(at, end)
        at = text.find(words, end)


def _nearest(spans: Iterable[Span], near: Span) -> Span | None:
    return min(spans, key=lambda s: 0 if inside(s, near) else abs(s.start - near.start), default=None)
