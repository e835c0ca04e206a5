"""Attributions whose cue is a noun ("her claim that …") or a phrase ("according to …")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crosswire.lexicon.words import Speech
from crosswire.reading.statements.phrases import bare_phrase, clause, spans_of
from crosswire.record import Attribution, Parsed, Sentence, Span

__all__ = ["by_noun", "by_phrase", "by_tally"]

_OPENING = re.compile(r"By (?P<source>[^,;.]{2,60}?(?:['’]s?|their|its) (?:own )?(?P<tally>\w+))\b")
_BY_NOUN, _BY_PHRASE = 0.4, 0.75  # P(right), from the PolNeAR training split (bench/statements, rules reader)


def by_noun(parsed: Parsed, noun: int) -> Iterator[Attribution]:
    """Yields what somebody's claim, demand or warning holds: "the union's insistence that …"."""
    clauses = [
        c
        for c in parsed.children[noun]
        if parsed.tokens[c].dep in ("acl", "ccomp")
        and any(parsed.tokens[g].dep == "mark" or parsed.tokens[g].tag == "TO" for g in parsed.children[c])
    ]
    owner = [c for c in parsed.children[noun] if parsed.tokens[c].dep == "poss"]
    if clauses and owner:
        source = [i for i in parsed.subtree(owner[0]) if parsed.tokens[i].dep != "case"]
        yield Attribution(
            source=spans_of(parsed, source),
            cue=(parsed.tokens[noun].span,),
            content=spans_of(parsed, clause(parsed, clauses[0])),
            score=_BY_NOUN,
        )


def by_phrase(parsed: Parsed, sentence: Sentence, words: Speech) -> Iterator[Attribution]:
    """Yields what stands "according to" somebody in the sentence."""
    text = sentence.span.of(parsed.text)
    low = text.lower()
    for phrase in words.according:
        at = low.find(phrase)
        if at < 0:
            continue
        cue = Span(sentence.span.start + at, sentence.span.start + at + len(phrase))
        source = _object_after(parsed, sentence, cue)
        if source is None:
            continue
        tail = max(parsed.tokens[i].end for i in source)
        content = [
            i
            for i in range(sentence.first, sentence.last)
            if parsed.tokens[i].end <= cue.start or parsed.tokens[i].start >= tail
        ]
        spans = spans_of(parsed, content)
        if spans:
            yield Attribution(spans_of(parsed, source), (cue,), spans, _BY_PHRASE)
        return


def by_tally(parsed: Parsed, sentence: Sentence, words: Speech) -> Iterator[Attribution]:
    """Yields a sentence that opens with whose count it goes by: "By the ministry's count 40 people died"."""
    opening = _OPENING.match(parsed.text, sentence.span.start, sentence.span.end)
    if opening is None or opening["tally"].lower() not in words.tallies:
        return
    behind = [i for i in range(sentence.first, sentence.last) if parsed.tokens[i].start >= opening.end("source")]
    content = spans_of(parsed, behind)
    if content:
        cue = Span(sentence.span.start, sentence.span.start + len("By"))
        yield Attribution((Span(*opening.span("source")),), (cue,), content, _BY_PHRASE)


def _object_after(parsed: Parsed, sentence: Sentence, cue: Span) -> list[int] | None:
    for i in parsed.tokens_in(cue):
        for child in parsed.children[i]:
            if parsed.tokens[child].dep in ("pobj", "dobj") and parsed.tokens[child].start >= cue.end:
                return [k for k in bare_phrase(parsed, child) if sentence.first <= k < sentence.last]
    return None
