"""What happened, is planned, was denied or is only spoken of, by rules over the parse.

Kinds and their words come from ``lexicon/events.yaml``, classes from the PLOVER codebook (``lexicon/plover.yaml``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from crosswire.lexicon.events import event_words
from crosswire.lexicon.words import roles
from crosswire.reading.events.around import Surroundings
from crosswire.reading.events.coding import Coder
from crosswire.reading.events.detail import detailed
from crosswire.reading.events.modality import modality
from crosswire.reading.events.speech import speech
from crosswire.reading.events.syntax import Syntax
from crosswire.reading.events.triggers import Trigger, clause, triggers
from crosswire.record import Event, EventKind, Plover, Reading, Sentence, Span, Stage, When, content_id

__all__ = ["STAGE", "read"]

_ENDS = frozenset(".!?…:;,\"'”’»)]")
_WITH_WHOM = frozenset({"with", "against", "on", "to", "upon"})
_OF_WHOM = frozenset({"by", "between", "of", "among"})
_CENTRAL = frozenset({"nsubj", "nsubjpass", "dobj"})
_OTHER_DAY = frozenset({"ccomp", "relcl"})
_BEHIND = 20  # characters behind a phrase in which its day may stand: a preposition and a date
_MARKS = frozenset('.,;:!?\n()"“”—–')
_SPECIFIED = frozenset({"attack", "release", "meet", "mediate"})
_SPECIFIES = frozenset({"of", "on", "between", "against"})

# Shares of events that human readers hold to be events too, by who does them (bench/samples, November 2026).
_SCORE_NAMED = 0.8
_SCORE_DESCRIBED = 0.6


def read(reading: Reading) -> Iterable[Event]:
    """Yields the events of an article in order, speech last; nothing without a parse."""
    reader = _Reader(reading)
    told = [e for s in reading.parsed.sentences if not _is_headline(reading, s) for e in reader.events(s)]
    yield from {e.id: e for e in (*told, *speech(reading, told))}.values()


def _is_headline(reading: Reading, sentence: Sentence) -> bool:
    """Whether a paragraph ends without a mark: headlines, kickers and subheads tell nothing that the text does not."""
    paragraph = reading.parsed.paragraph_at(sentence.span.start)
    if paragraph is None:
        return False
    return reading.parsed.text[max(paragraph.start, paragraph.end - 4) : paragraph.end].rstrip()[-1:] not in _ENDS


class _Reader:
    """Turns the words of one article that name events into events."""

    def __init__(self, reading: Reading) -> None:
        self._parsed = reading.parsed
        self._syntax = Syntax(reading.parsed)
        self._coder = Coder(reading.parsed, reading.dates)
        self._around = Surroundings(reading)

    def events(self, sentence: Sentence) -> Iterator[Event]:
        """Yields the events of a sentence; a light verb and its noun are one."""
        used: set[int] = set()
        for trigger in triggers(self._syntax, self._coder, sentence):
            words = {trigger.at, trigger.clause}
            event = None if words & used else self._event(sentence, trigger)
            if event is not None:
                used |= words
                yield event

    def _event(self, sentence: Sentence, trigger: Trigger) -> Event | None:
        syntax, around = self._syntax, self._around
        tokens = clause(syntax, sentence, trigger.clause)
        span = Span(syntax.tokens[tokens[0]].start, syntax.tokens[tokens[-1]].end)
        actors = around.parties(self._doers(trigger))
        thing = trigger.kind == "travel" and not actors and not self._described(trigger)
        kind = cast(EventKind, "other" if thing and trigger.verbal(syntax) else trigger.kind)
        event = Event(
            id=content_id("event", self._parsed.article.id, span.start, span.end, kind),
            article=self._parsed.article.id,
            span=span,
            kind=kind,
            modality=modality(self._parsed, trigger.at),
            trigger=syntax.tokens[trigger.at].span,
            plover=self._plover(trigger, tokens, sentence),
            actors=actors,
            recipients=tuple(p for p in around.parties(self._done_to(trigger)) if p not in actors),
            place=around.place(tokens),
            when=self._when(trigger, span, sentence),
            statement=statement.id if (statement := around.statement(span)) else None,
            score=_SCORE_NAMED if actors else _SCORE_DESCRIBED,
        )
        return event if self._is_told(event, trigger) else None

    def _is_told(self, event: Event, trigger: Trigger) -> bool:
        """Whether a word's deed is told as an event: somebody does it, it has its day, or it is a term."""
        still_open = event.modality in ("planned", "hypothetical")
        dated = bool(self._around.days(event.span))
        counted = self._around.counts(event.span)
        if trigger.term and not still_open:
            return False
        if not trigger.verbal(self._syntax):
            return (
                bool(event.actors or event.recipients) or dated or trigger.verb is not None or self._specified(trigger)
            )
        if event.actors or (still_open and counted):
            return True
        major = event.kind != "other"
        if self._described(trigger):
            return major or still_open or dated or counted
        tolls = self._syntax.lemma(trigger.at) in event_words().tolls
        suffered = counted and self._syntax.under(trigger.at, "nsubjpass")
        return (bool(event.recipients) and major) or (not tolls and (dated or bool(suffered)))

    def _described(self, trigger: Trigger) -> bool:
        """Whether the doer is somebody without a name: "the president", "they"."""
        heads = self._syntax.subjects(trigger.at)
        known = roles().person | roles().organisation | roles().unnamed_heads | event_words().doers
        return any(self._syntax.tokens[h].tag == "PRP" or self._syntax.lemma(h) in known for h in heads)

    def _specified(self, trigger: Trigger) -> bool:
        """Whether a noun says what was done to whom: "the shelling of the market"."""
        return trigger.kind in _SPECIFIED and bool(self._phrases(trigger.at, _SPECIFIES))

    def _doers(self, trigger: Trigger) -> list[int]:
        """Tokens of the subject, or of a noun's owner, "by", "of" or "between"."""
        syntax = self._syntax
        heads = syntax.subjects(trigger.clause) if syntax.tokens[trigger.clause].pos == "VERB" else []
        if not heads or trigger.at in heads:
            owners = syntax.under(trigger.at, "poss", "compound", "amod", "nmod")
            heads = [*owners, *self._phrases(trigger.at, _OF_WHOM)]
        return [i for h in heads for i in syntax.phrase(h)]

    def _done_to(self, trigger: Trigger) -> list[int]:
        heads = self._syntax.under(trigger.clause, "dobj", "nsubjpass", "dative")
        return [i for h in (*heads, *self._phrases(trigger.at, _WITH_WHOM)) for i in self._syntax.phrase(h)]

    def _phrases(self, at: int, prepositions: frozenset[str]) -> list[int]:
        return [c for c in self._syntax.under(at, "prep") if self._syntax.lemma(c) in prepositions]

    def _when(self, trigger: Trigger, span: Span, sentence: Sentence) -> When | None:
        """The day in the clause, else the only one of the sentence, unless it is the day of something else."""
        own, near = self._around.days(self._with_next_words(span)), self._around.days(sentence.span)
        if own:
            return own[0].when
        return near[0].when if len(near) == 1 and self._shares(trigger) else None

    def _with_next_words(self, span: Span) -> Span:
        """The span with the words right behind it up to a mark: "the raid on the port" + "on Monday"."""
        behind = self._parsed.text[span.end : span.end + _BEHIND]
        cut = next((i for i, c in enumerate(behind) if c in _MARKS), len(behind))
        return Span(span.start, span.end + cut) if cut else span

    def _shares(self, trigger: Trigger) -> bool:
        """Whether a day elsewhere in the sentence is the event's own too: not in a clause told or said by the way."""
        tokens = self._syntax.tokens
        if not trigger.verbal(self._syntax) and trigger.verb is None and tokens[trigger.at].dep not in _CENTRAL:
            return False
        up = trigger.clause
        while tokens[up].head != up:
            if tokens[up].dep in _OTHER_DAY:
                return False
            up = tokens[up].head
        return True

    def _plover(self, trigger: Trigger, tokens: Sequence[int], sentence: Sentence) -> Plover | None:
        deed = self._coder.code(trigger.clause)
        name = deed.event if deed is not None else event_words().plover.get(trigger.kind)
        if name is None:
            return None
        around = range(sentence.first, sentence.last)
        return detailed(name, [self._syntax.lemma(i) for i in tokens], [self._syntax.lemma(i) for i in around])


STAGE = Stage("events", "2", read)
