"""Who said what: attributions made statements, with speaker, relay, day and directness."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from crosswire.lexicon.abroad import tongue
from crosswire.lexicon.words import speech
from crosswire.reading.quotes import all_quotations
from crosswire.reading.statements import rules
from crosswire.reading.statements.admitting import admitted, cut_at_next
from crosswire.reading.statements.conduits import passed_on
from crosswire.reading.statements.context import anonymity, carriers, chain, said_on, speaks_today, told_to
from crosswire.reading.statements.continuing import continuations, told_before
from crosswire.reading.statements.foreign import read_foreign
from crosswire.reading.statements.speakers import Cast
from crosswire.record import (
    Attribution,
    Coverage,
    Directness,
    Finding,
    Parsed,
    Reading,
    Span,
    Speaker,
    Stage,
    Statement,
    content_id,
    covering,
    inside,
    overlap,
)
from crosswire.text import squeeze

__all__ = ["STAGE", "attributed", "read"]

_ADDRESSED = re.compile(r"\b(?:said|says|saying) to (?:the )?$")
_BEFORE = 14  # code points: "saying to the "
_UNSURE = 0.7  # the head's score below which rules may mend its content
_SHARED = 0.5  # of the rule's content
_CARRIED_SENTENCES = 4  # the day of a speaker's last statement holds for the next one within so many sentences


def read(reading: Reading) -> Iterable[Finding]:
    """Yields the statements of an article and the actors it describes without naming them."""
    parsed = reading.parsed
    spoken = None if parsed.has_parse else tongue(parsed.article.language)
    if spoken is not None:
        yield from read_foreign(reading, spoken)
        return
    found = attributed(parsed)
    scene = _Scene(reading)
    statements = scene.play(found)
    yield from scene.cast.new_actors
    yield from scene.cast.mentions
    yield from statements


def attributed(parsed: Parsed) -> list[Attribution]:
    """Returns the attributions by the trained head and by rules where it is silent; by rules alone without it."""
    by_rules = rules.attributions(parsed)
    if parsed.attributions is None:
        return _ordered(parsed, by_rules)
    by_cue = {cue.start: rule for rule in by_rules for cue in rule.cue}
    parted = [told_before(parsed, _repaired(a, by_cue)) for a in parsed.attributions]
    found = (*(own for own, _ in parted), *(a for _, before in parted for a in before))
    return _ordered(parsed, (*found, *_added(parsed.attributions, by_rules)))


def _repaired(a: Attribution, by_cue: Mapping[int, Attribution]) -> Attribution:
    """The attribution with the content that rules give its cue, where the head, unsure, left out most of that."""
    if a.score >= _UNSURE or not a.cue:
        return a
    rule = by_cue.get(a.cue[0].start)
    if rule is None or not any(overlap(s, t) for s in a.source for t in rule.source):
        return a
    shared = sum(overlap(s, t) for s in a.content for t in rule.content)
    return replace(a, content=rule.content) if shared < _SHARED * sum(map(len, rule.content)) else a


def _added(model: Sequence[Attribution], by_rules: Sequence[Attribution]) -> Iterator[Attribution]:
    """What rules find at cues that the head passed over: mostly speech inside speech, and short objects."""
    heard = Coverage(c for a in model for c in a.cue)
    for a in by_rules:
        if a.cue and a.source and not any(map(heard.touches, a.cue)):
            yield replace(a, parent=None)


def _ordered(parsed: Parsed, found: Sequence[Attribution]) -> list[Attribution]:
    """Puts attributions in order of their place and leaves out what is no statement (see ``admitted``)."""
    clean = [admitted(parsed, cut_at_next(parsed, a, found[max(0, i - 6) : i + 7])) for i, a in enumerate(found)]
    told = Coverage(s for a in clean if a is not None for s in a.content)
    kept = [i for i, a in enumerate(clean) if a is not None and not _only_wished(parsed, a, told)]
    kept.sort(key=lambda i: (min(s.start for s in (*found[i].cue, *found[i].content)), i))
    place = {old: new for new, old in enumerate(kept)}
    out = []
    for i in kept:
        attribution = clean[i]
        if attribution is not None:
            parent = attribution.parent
            out.append(replace(attribution, parent=None if parent is None else place.get(parent)))
    return out


def _only_wished(parsed: Parsed, a: Attribution, told: Coverage) -> bool:
    """Whether it lies in what somebody else says and its cue is no word of speech: "…still want a deal, he said"."""
    words = speech()
    spoken = words.verbs | words.counting | words.nouns
    if not a.cue or any(parsed.tokens[i].lemma.lower() in spoken for c in a.cue for i in parsed.tokens_in(c)):
        return False
    mine = (*a.cue, *a.content)
    return all(any(inside(s, t) and t not in a.content for t in told.touching(s)) for s in mine)


@dataclass
class _Scene:
    """The statements of one article as they are made, and what carries over from one to the next."""

    reading: Reading
    told: dict[str, str] = field(default_factory=dict)
    last_day: dict[str, tuple[int, date]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        parsed = self.reading.parsed
        self._quotes = all_quotations(parsed)
        self._quoted = Coverage(self._quotes)
        self.cast = Cast(self.reading, self._quotes)
        self._carriers = carriers(parsed.article)
        self._heard = {cue for a in parsed.attributions or () for cue in a.cue}

    def play(self, attributed_to: list[Attribution]) -> list[Statement]:
        parsed = self.reading.parsed
        passed = passed_on(parsed, attributed_to)
        found = [a for a, _ in passed]
        self._conduits = {i: outlet.of(parsed.text) for i, (_, outlet) in enumerate(passed) if outlet is not None}
        going_on = [(a, origin) for a, origin in continuations(parsed, found) if admitted(parsed, a) is not None]
        acts: list[tuple[Attribution, int | None]] = [(a, None) for a in found]
        acts.extend((a, origin) for a, origin in going_on)
        order = sorted(range(len(acts)), key=lambda i: min(s.start for s in (*acts[i][0].cue, *acts[i][0].content)))
        made: dict[int, Statement] = {}
        for i in order:
            attribution, origin = acts[i]
            before = made.get(origin) if origin is not None else None
            made[i] = self._statement(attribution, before, self._conduits.get(i))
        linked = [self._linked(made[i], acts[i][0], made) for i in order]
        return list({s.id: s for s in linked}.values())

    def _statement(self, a: Attribution, before: Statement | None, conduit: str | None) -> Statement:
        parsed = self.reading.parsed
        span = before.speaker_span if before else _voice(a, parsed.text)
        speaker = before.speaker if before else self.cast.speaker(span) if span else None
        to = self._told_to(a, speaker)
        cue = covering(a.cue) if a.cue else None
        return Statement(
            id=content_id(
                "statement",
                parsed.article.id,
                *(x for s in a.content for x in (s.start, s.end)),
                cue.start if cue else None,
                span.start if span else None,
            ),
            article=parsed.article.id,
            content=a.content,
            speaker=speaker,
            speaker_span=span,
            cue=cue,
            directness=self._directness(a.content),
            told_to=to,
            relay=before.relay if before else self._relay(to, conduit),
            anonymity=anonymity(parsed, a) if speaker is not None and not speaker.named else None,
            said_on=before.said_on if before else self._day(a, speaker),
            reader="rules" if before else self._reader_of(a),
            score=round(a.score, 3),
        )

    def _reader_of(self, a: Attribution) -> str:
        by_head = self.reading.parsed.attributions is not None and (not a.cue or any(c in self._heard for c in a.cue))
        return "model" if by_head else "rules"

    def _linked(self, statement: Statement, a: Attribution, made: dict[int, Statement]) -> Statement:
        """Ties a nested statement to the one it stands in, whose relay it came through too."""
        if a.parent is None or a.parent not in made or made[a.parent].id == statement.id:
            return statement
        holder = made[a.parent]
        relay = tuple(dict.fromkeys((*statement.relay, *holder.relay)))
        return replace(statement, within=holder.id, relay=relay)

    def _told_to(self, a: Attribution, speaker: Speaker | None) -> str | None:
        to = told_to(self.reading.parsed, a, self.reading.mentions)
        if speaker is None or speaker.actor is None:
            return to
        if to is not None:
            self.told[speaker.actor] = to
        return to or (self.told.get(speaker.actor) if not speaker.named else None)

    def _relay(self, to: str | None, conduit: str | None) -> tuple[str, ...]:
        return chain([*([to] if to else []), *([_outlet_name(conduit)] if conduit else []), *self._carriers])

    def _day(self, a: Attribution, speaker: Speaker | None) -> date | None:
        parsed = self.reading.parsed
        day = said_on(parsed, a, self.reading.dates)
        here = self._place(a)
        actor = speaker.actor if speaker else None
        if day is None and actor in self.last_day:
            at, last = self.last_day[actor]
            if here - at <= _CARRIED_SENTENCES or (speaker is not None and not speaker.named):
                day = last
        if day is None and speaks_today(parsed, a):
            day = parsed.article.published
        if day is not None and actor is not None:
            self.last_day[actor] = (here, day)
        return day

    def _place(self, a: Attribution) -> int:
        sentence = self.reading.parsed.sentence_at(a.content[0].start)
        return self.reading.parsed.sentence_number(sentence) if sentence else 0

    def _directness(self, content: Sequence[Span]) -> Directness:
        if not any(map(self._quoted.touches, content)):
            return "indirect"
        bare = [s for s in content if not self._is_quoted(_trimmed(self.reading.parsed, s))]
        return "mixed" if bare else "direct"

    def _is_quoted(self, span: Span) -> bool:
        return any(inside(span, q) for q in self._quoted.touching(span))


def _voice(a: Attribution, text: str) -> Span | None:
    """The phrase of the speaker: of several pieces the one nearest to the cue, but not whoever was spoken to."""
    anchor = (a.cue or a.content)[0]
    speaking = [s for s in a.source if not _ADDRESSED.search(text, max(0, s.start - _BEFORE), s.start)] or a.source
    return min(speaking, key=lambda s: max(s.start - anchor.end, anchor.start - s.end), default=None)


def _outlet_name(phrase: str) -> str:
    """An outlet's short form where it gives one in brackets, else its phrase without article and description."""
    short = re.search(r"\(([A-Z]{2,8})\)", phrase)
    name = re.search(r"[A-Z][\w’'&.-]*(?:\s+[A-Z][\w’'&.-]*)*\s*$", phrase.rstrip(" ,"))
    return short.group(1) if short else squeeze(name.group(0) if name else phrase)


def _trimmed(parsed: Parsed, span: Span) -> Span:
    start, end = span.start, span.end
    while end - start > 1 and parsed.text[end - 1] in " .,;:\n":
        end -= 1
    return Span(start, end)


STAGE = Stage("statements", "3", read)
