"""Two spellings of one name: how many letters apart, and whether one is only the other inflected."""

from __future__ import annotations

from rapidfuzz.distance import DamerauLevenshtein

from crosswire.lexicon.naming import naming

__all__ = ["changed_letters", "is_inflected", "is_misspelt"]

_SHORTEST = 6  # letters of a name that one letter may be wrong in: "Olsen" and "Olson" are two families
_SHORTEST_KEPT = 2  # letters that both spellings begin with, and end on one more
_MOST_CHANGED = 2  # letters
_DROPPED = frozenset("aeo")  # last letters that give way to an ending: "Ilvane", "Ilvani"


def changed_letters(left: str, right: str) -> int:
    """Counts the letters lost, put in, changed or swapped between two spellings.

    >>> changed_letters("mulgrew", "mulgrue"), changed_letters("karrow", "carrow")
    (2, 1)
    """
    return int(DamerauLevenshtein.distance(left, right))


def is_inflected(left: str, right: str) -> bool:
    """Whether one word is the other one's plural, possessive or adjective: a people's name, or a thing's.

    >>> is_inflected("ilvane", "ilvani"), is_inflected("pelagua", "pelaguan"), is_inflected("ombrey", "ombray")
    (True, True, False)
    """
    short, long = sorted((left, right), key=lambda w: (len(w), w))
    endings = naming().of_a_people
    stems = {short, short[:-1]}
    if any(long == stem + ending for stem in stems for ending in endings):
        return True
    vowels = {left[-1:], right[-1:]} - endings <= _DROPPED
    return left[:-1] == right[:-1] and vowels and bool({left[-1:], right[-1:]} & endings)


def is_misspelt(left: str, right: str) -> bool:
    """Whether two folded names of several words differ in the inside of one word only.

    >>> is_misspelt("oluna harmsworth", "oluna harmsword"), is_misspelt("oluna harmsworth", "oluna harmworth")
    (False, True)
    """
    a, b = left.split(), right.split()
    if len(a) != len(b):
        return False
    apart = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(apart) == 1 and _is_inner_slip(*apart[0])


def _is_inner_slip(left: str, right: str) -> bool:
    letters = (left + right).replace("-", "")
    if min(len(left), len(right)) < _SHORTEST or not letters.isalpha():
        return False
    least = min(len(left), len(right))
    start = 0
    while start < least and left[start] == right[start]:
        start += 1
    end = 0
    while end < least - start and left[-1 - end] == right[-1 - end]:
        end += 1
    changed = max(len(left), len(right)) - start - end
    return start >= _SHORTEST_KEPT and end >= 1 and changed <= _MOST_CHANGED
