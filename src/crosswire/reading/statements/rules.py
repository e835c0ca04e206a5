"""Attribution by rules over the parse: the reader that needs no trained model.

Cue verbs, cue nouns and phrases come from ``lexicon/speech.yaml``; the method is that of Krestel et al. (2008) and
Pareti (2015): find a cue, take its subject as source and its clause, object or quotation as content.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from crosswire.lexicon.words import speech
from crosswire.reading.quotes import all_quotations
from crosswire.reading.statements.nouns import by_noun, by_phrase, by_tally
from crosswire.reading.statements.verbs import by_verb
from crosswire.record import Attribution, Coverage, Parsed, Sentence, Span, inside

__all__ = ["attributions"]

# P(right) of a quotation that follows a speaker, from the PolNeAR training split (bench/statements, rules reader)
_FOLLOWS = 0.6
_LOOSE = 25  # code points: shorter ones are scare quotes and titles
_NEAR = 250  # code points between a speaker's last words and a quotation that goes on


def attributions(parsed: Parsed) -> tuple[Attribution, ...]:
    """Returns the attributions of an article, in order; empty where there is no parse."""
    if not parsed.has_parse:
        return ()
    quotes = all_quotations(parsed)
    found: list[Attribution] = []
    for sentence in parsed.sentences:
        found.extend(_in_sentence(parsed, sentence, quotes))
    found = _distinct(found)
    found = sorted(_with_loose_quotes(parsed, found, quotes), key=lambda a: (a.content[0], a.cue))
    return tuple(_nested(found))


def _in_sentence(parsed: Parsed, sentence: Sentence, quotes: list[Span]) -> Iterator[Attribution]:
    words = speech()
    held = quotes[bisect_right(quotes, sentence.span.start, key=lambda q: q.end) :]
    held = held[: bisect_left(held, sentence.span.end, key=lambda q: q.start)]
    for i in range(sentence.first, sentence.last):
        token = parsed.tokens[i]
        lemma = token.lemma.lower()
        if token.pos in ("VERB", "AUX") and (lemma in words.verbs or lemma in words.counting):
            yield from by_verb(parsed, i, held)
        elif token.pos == "NOUN" and lemma in words.nouns:
            yield from by_noun(parsed, i)
    yield from by_phrase(parsed, sentence, words)
    yield from by_tally(parsed, sentence, words)


def _distinct(found: list[Attribution]) -> list[Attribution]:
    """Keeps, of attributions with one content, the likeliest."""
    best: dict[tuple[Span, ...], Attribution] = {}
    for a in found:
        if a.content not in best or best[a.content].score < a.score:
            best[a.content] = a
    return list(best.values())


def _with_loose_quotes(parsed: Parsed, found: list[Attribution], quotes: list[Span]) -> Iterator[Attribution]:
    """Adds whole-sentence quotations without a cue to the speaker of the same or the previous paragraph."""
    yield from found
    taken = Coverage(s for a in found for s in a.content)
    spoken = sorted((a.content[-1].end, -n) for n, a in enumerate(found) if a.source)
    for quote in quotes:
        if len(quote) < _LOOSE or taken.touches(quote):
            continue
        last = bisect_right(spoken, (quote.start, 0)) - 1
        if last < 0 or quote.start - spoken[last][0] >= _NEAR or not _stands_alone(parsed, quote):
            continue
        yield replace(found[-spoken[last][1]], cue=(), content=(quote,), score=_FOLLOWS)


def _stands_alone(parsed: Parsed, quote: Span) -> bool:
    sentence = parsed.sentence_at(quote.start)
    return sentence is not None and abs(sentence.span.start - quote.start) <= 1


def _nested(found: list[Attribution]) -> Iterator[Attribution]:
    """Yields the attributions, sorted by content, each with the place of the narrowest one that holds it."""
    open_ones: list[int] = []
    first = 0
    for a in found:
        while first < len(found) and found[first].content[0].start <= a.content[0].start:
            open_ones.append(first)
            first += 1
        open_ones = [j for j in open_ones if found[j].content[-1].end > a.content[0].start]
        holders = [(sum(map(len, found[j].content)), j) for j in open_ones if _holds(found[j], a)]
        yield replace(a, parent=min(holders)[1]) if holders else a


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return outer is not inner and all(any(inside(s, t) and s != t for t in outer.content) for s in inner.content)
