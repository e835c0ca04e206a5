"""Which way a sentence points: to the past, or to what is to come; by its verbs in the parse, else by cue words."""

from __future__ import annotations

from crosswire.reading.dates.words import LEXICON, Words
from crosswire.record import Parsed

__all__ = ["points"]

_FUTURE = frozenset(LEXICON["tense"]["future"])
_PAST = frozenset(LEXICON["tense"]["past"])
_AT_HAND = frozenset({"by", "until", "till"})
_AUXILIARY_PAST = frozenset({"had", "was", "were"})
_ENDS = frozenset({".", "!", "?", ";"})
_CLIMB = 6  # steps: from the number in "on the evening of May 3" to its verb and the one above
_BACK, _AHEAD = 16, 20  # words; most clauses of news are shorter


def points(words: Words, first: int, last: int, parsed: Parsed | None = None) -> int:
    """Returns -1 where what is around tokens ``first`` to ``last`` (exclusive) is past, 1 where it is to come.

    0 where it does not say. The nearest cue before counts first, then the nearest after; where there is none, the
    verb that the expression hangs on. (On bench/dates the cues alone are as good as the parse first: 82.1 to 81.8.)
    """
    at_hand = _at_hand(words, first)
    if at_hand:
        return at_hand
    found = _by_cues(words, first, last)
    if found or parsed is None or not parsed.has_parse:
        return found
    return _by_verb(parsed, words.starts[first])


def _at_hand(words: Words, first: int) -> int:
    """Looks at the words right before: "by Tuesday" (unless one had …), "as early as Tuesday"."""
    before = words.word(first - 1).lower()
    if before in _AT_HAND:
        return int(not any(words.word(j).lower() == "had" for j in range(max(first - 7, 0), first)))
    return int(before == "as" and words.word(first - 2).lower() in ("soon", "early", "late"))


def _by_verb(parsed: Parsed, start: int) -> int:
    """Climbs from the expression to the verbs above it; the first that tells decides."""
    index = parsed.token_at(start)
    for _ in range(_CLIMB):
        if index is None:
            return 0
        found = _tense(parsed, index)
        if found or parsed.tokens[index].head == index:
            return found
        index = parsed.tokens[index].head
    return 0


def _tense(parsed: Parsed, index: int) -> int:
    token = parsed.tokens[index]
    if token.pos not in ("VERB", "AUX") and token.text.lower() not in _FUTURE:
        return 0
    helpers = [parsed.tokens[i] for i in parsed.children[index] if parsed.tokens[i].dep in ("aux", "auxpass")]
    if any(h.tag == "MD" for h in helpers):
        return 1
    told = any(h.tag == "VBD" for h in helpers)
    if token.text.lower() in _FUTURE:  # "planned a march on Saturday", but "had been due to end on Saturday"
        return -1 if told else 1
    if told or token.tag == "VBD" or any(h.lemma == "have" for h in helpers):
        return -1
    return -1 if token.tag == "VBN" and not helpers else 0


def _by_cues(words: Words, first: int, last: int) -> int:
    for i in range(first - 1, max(first - 1 - _BACK, -1), -1):
        word = words.word(i).lower()
        if word in _ENDS or "\n" in word:
            break
        found = _cue(words, i, word)
        if found:
            return found
    for i in range(last, min(last + _AHEAD, len(words.starts))):
        word = words.word(i).lower()
        if word in _ENDS or "\n" in word:
            break
        found = _cue(words, i, word)
        if found:
            return found
    return 0


def _cue(words: Words, i: int, word: str) -> int:
    if words.word(i) == "May":
        return 0
    if word == "to" and words.word(i - 1).lower() in ("is", "are"):
        return 1
    if word in _FUTURE:
        before = {words.word(j).lower() for j in (i - 1, i - 2)}
        return -1 if word.endswith(("ed", "t", "due")) and before & _AUXILIARY_PAST else 1
    if words.word(i - 1).lower() == "be":  # "will be held", "to be paid"
        return 1
    if word in _PAST or (word.endswith("ed") and len(word) > 4 and words.word(i)[0].islower()):
        return -1
    return 0
