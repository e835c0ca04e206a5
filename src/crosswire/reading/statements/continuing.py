"""Sentences that go on with a speaker's reported speech without a cue of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crosswire.lexicon.words import speech
from crosswire.reading.statements.nouns import by_tally
from crosswire.record import Attribution, Parsed, Sentence, Span, inside, overlap
from crosswire.text import is_quote

__all__ = ["continuations", "told_before"]

_SCORE = 0.5  # share that was right among those found in own articles read by hand
_NEAR = 200  # code points between the end of what was said and the sentence that goes on


def continuations(parsed: Parsed, found: Sequence[Attribution]) -> Iterator[tuple[Attribution, int]]:
    """Yields attributions without a cue, each with the index of the one it goes on from.

    The sentence's main verb stands under "would" or "could" outside quotation marks, it follows right upon what an
    identified speaker said, and has no attribution of its own. Whoever is only told of by a speaker does not go on.
    """
    ends = sorted(
        (max(s.end for s in (*a.content, *a.cue, *a.source)), i)
        for i, a in enumerate(found)
        if a.source and not any(inside(a.source[0], s) for other in found if other is not a for s in other.content)
    )
    for sentence in parsed.sentences:
        if not _goes_on(parsed, sentence) or any(overlap(sentence.span, s) for a in found for s in a.content):
            continue
        before = [(end, i) for end, i in ends if end <= sentence.span.start]
        if before and sentence.span.start - before[-1][0] <= _NEAR:
            source = found[before[-1][1]]
            yield Attribution(source.source, (), (_bare(parsed, sentence),), _SCORE), before[-1][1]


def told_before(parsed: Parsed, a: Attribution) -> tuple[Attribution, list[Attribution]]:
    """Returns the attribution with what its own sentence holds, and each sentence before that goes with it.

    The trained head gives an unquoted sentence to the cue of the next one ("…would open a road. … would pass, he
    said."): that sentence is a statement of its own, without a cue. A quotation that runs over sentences stays whole.
    """
    home = parsed.sentence_at(a.cue[0].start) if a.cue else None
    if home is None or not a.source:
        return a, []
    own = [s for s in a.content if s.end > home.span.start]
    before = [s for s in a.content if s.end <= home.span.start and not is_quote(parsed.text[s.start])]
    if not own or not before or len(own) + len(before) < len(a.content):
        return a, []
    sentences = {
        h.span: h for s in before if (h := parsed.sentence_at(s.start)) is not None and not _sourced(parsed, h)
    }
    held = [Attribution(a.source, (), (_bare(parsed, h),), _SCORE) for h in sentences.values()]
    return replace(a, content=tuple(own)), held


def _sourced(parsed: Parsed, sentence: Sentence) -> bool:
    """Whether the sentence names a source of its own at its beginning: "By the ministry's count …"."""
    words = speech()
    low = sentence.span.of(parsed.text).lower()
    return any(by_tally(parsed, sentence, words)) or low.startswith(words.according)


def _goes_on(parsed: Parsed, sentence: Sentence) -> bool:
    root = next((i for i in range(sentence.first, sentence.last) if parsed.tokens[i].dep == "ROOT"), None)
    if root is None or sentence.last - sentence.first < 6:
        return False
    modal = any(parsed.tokens[c].lemma.lower() in speech().continuation for c in parsed.children[root])
    spoken = any(c in '“”"«»' for c in sentence.span.of(parsed.text))
    return modal and not spoken


def _bare(parsed: Parsed, sentence: Sentence) -> Span:
    end = sentence.span.end
    while parsed.text[end - 1] in ".!?;":
        end -= 1
    return Span(sentence.span.start, end)
