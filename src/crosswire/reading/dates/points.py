"""Which way a sentence points: to the past, or to what is to come."""

from __future__ import annotations

from crosswire.reading.dates.words import LEXICON, Words

__all__ = ["points"]

_FUTURE = frozenset(LEXICON["tense"]["future"])
_PAST = frozenset(LEXICON["tense"]["past"])
_AT_HAND = frozenset({"by", "until", "till"})
_AUXILIARY_PAST = frozenset({"had", "was", "were"})
_ENDS = frozenset({".", "!", "?", ";"})
_BACK, _AHEAD = 16, 20  # words; most clauses of news are shorter


def points(words: Words, first: int, last: int) -> int:
    """Returns -1 where the words around tokens ``first`` to ``last`` (exclusive) tell of the past, 1 of what is to come.

    0 where they do not say. The nearest verb before counts first, then the nearest after.
    """
    for i in range(first - 1, max(first - 1 - _BACK, -1), -1):
        word = words.word(i).lower()
        if word in _ENDS or "\n" in word:
            break
        found = _cue(words, i, word, i == first - 1)
        if found:
            return found
    for i in range(last, min(last + _AHEAD, len(words.starts))):
        word = words.word(i).lower()
        if word in _ENDS or "\n" in word:
            break
        found = _cue(words, i, word, False)
        if found:
            return found
    return 0


def _cue(words: Words, i: int, word: str, at_hand: bool) -> int:
    if word in _AT_HAND:
        return int(at_hand and not any(words.word(j).lower() == "had" for j in range(max(i - 6, 0), i)))
    if word == "as" and at_hand and words.word(i - 1).lower() in ("soon", "early", "late"):
        return 1
    if word == "to" and words.word(i - 1).lower() in ("is", "are"):
        return 1
    if word in _FUTURE:
        before = {words.word(j).lower() for j in (i - 1, i - 2)}
        return -1 if word.endswith(("ed", "t", "due")) and before & _AUXILIARY_PAST else 1
    if word in _PAST or (word.endswith("ed") and len(word) > 4 and words.word(i)[0].islower()):
        return -1
    return 0
