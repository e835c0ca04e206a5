"""Statements of reports in a language without a parser: attributions made statements, with speaker, day and relay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from crosswire.lexicon.abroad import Tongue
from crosswire.reading.quotes import all_quotations
from crosswire.reading.statements.abroad import Heard, heard
from crosswire.reading.statements.context import carriers, chain
from crosswire.reading.statements.voices import Voices
from crosswire.record import Directness, Finding, Reading, Span, Speaker, Statement, content_id, inside, overlap

__all__ = ["read_foreign"]

_NEAR = 250  # code points between what a speaker said and a sentence without cue or subject that goes on
_WEEK = 7


def read_foreign(reading: Reading, tongue: Tongue) -> Iterator[Finding]:
    """Yields the statements of a report that has no parse, and whoever makes them."""
    scene = _Scene(reading, tongue)
    statements = list(scene.play())
    yield from scene.voices.actors.values()
    yield from {m.id: m for m in scene.voices.mentions}.values()
    yield from {s.id: s for s in statements}.values()


@dataclass
class _Scene:
    reading: Reading
    tongue: Tongue
    told: dict[str, str] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)

    def __post_init__(self) -> None:
        article = self.reading.parsed.article
        self.voices = Voices(article.id, article.text, self.tongue)
        self._carriers = carriers(article)
        self._quotes = all_quotations(self.reading.parsed)

    def play(self) -> Iterator[Statement]:
        last: Statement | None = None
        for h in heard(self.reading.parsed, self.tongue):
            spoken = self._spoken(h, last)
            if spoken is not None:
                last = spoken
                yield spoken

    def _spoken(self, h: Heard, last: Statement | None) -> Statement | None:
        if h.source is not None:
            return self._statement(h, self.voices.speaker(h.source), h.source)
        before = last is not None and h.frame.start - last.content[-1].end
        if last is None or last.speaker is None or last.speaker_span is None or before > _NEAR:
            return None
        if h.cue is None and last.speaker.kind not in ("person", "unnamed"):
            return None  # bodies and papers do not go on telling
        return self._statement(h, last.speaker, last.speaker_span)

    def _statement(self, h: Heard, speaker: Speaker, span: Span) -> Statement:
        article = self.reading.parsed.article
        actor = speaker.actor or ""
        to = h.told or (self.told.get(actor) if not speaker.named else None)
        if to is not None:
            self.told[actor] = to
        places = (x for s in h.content for x in (s.start, s.end))
        return Statement(
            id=content_id("statement", article.id, *places, h.cue.start if h.cue else None, span.start),
            article=article.id,
            content=h.content,
            speaker=speaker,
            speaker_span=span,
            cue=h.cue,
            directness=self._directness(h.content),
            told_to=to,
            relay=chain([*([to] if to else []), *self._carriers]),
            anonymity=None if speaker.named else self._anonymity(h),
            said_on=self._day(h, speaker),
            score=h.score,
        )

    def _anonymity(self, h: Heard) -> Span | None:
        text = self.reading.parsed.text
        wish = self.tongue.anonymity.search(text, h.frame.start, h.frame.end)
        reason = self.tongue.reason.search(text, wish.end(), h.frame.end) if wish else None
        return Span(*reason.span()) if reason else None

    def _day(self, h: Heard, speaker: Speaker) -> date | None:
        """The day that stands in the sentence outside the content; else the speaker's last, if without a name."""
        published = self.reading.parsed.article.published
        if published is None:
            return None
        for match in self.tongue.day.finditer(self.reading.parsed.text, h.frame.start, h.frame.end):
            if not any(overlap(Span(*match.span()), c) for c in h.content):
                day = self._resolved(match.group().lower(), published)
                self.days[speaker.actor or ""] = day
                return day
        return None if speaker.named else self.days.get(speaker.actor or "")

    def _resolved(self, word: str, published: date) -> date:
        if word in self.tongue.today:
            return published
        if word in self.tongue.yesterday:
            return published - timedelta(days=1)
        return published - timedelta(days=(published.weekday() - self.tongue.days[word]) % _WEEK)

    def _directness(self, content: Sequence[Span]) -> Directness:
        if not any(overlap(c, q) for c in content for q in self._quotes):
            return "indirect"
        direct = all(any(inside(c, q) for q in self._quotes) for c in content)
        return "direct" if direct else "mixed"
