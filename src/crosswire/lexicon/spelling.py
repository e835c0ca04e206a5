"""How one name may be spelt: transliterations, slips, adjectives made from places, initials.

Only spelling: whether two actors are one is for those to say who see where the names stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from crosswire.lexicon import lexicon
from crosswire.text import fold

__all__ = ["acronym_of", "adjective_of", "same_spelling", "sound", "spelling_gap", "stem", "words_of"]

_STEM = 4  # letters that a place and its adjective must share
_LETTERS = re.compile(r"[^a-z]")
_VOWELS = "aeiouy"


def adjective_of(word: str, name: str) -> bool:
    """Whether ``word`` is an adjective or the people of ``name``, both folded.

    >>> adjective_of("velmaran", "velmara"), adjective_of("orantheans", "oranthe"), adjective_of("marina", "mari")
    (True, True, False)
    """
    bare = stem(name)
    return (
        word != name
        and len(bare) >= _STEM
        and word.startswith(bare)
        and word[len(bare) :] in _suffixes(name[len(bare) :])
    )


def stem(name: str) -> str:
    """Returns what a name and its adjective share: the name without its last vowels, four letters at least.

    >>> stem("velmara"), stem("peru")
    ('velmar', 'peru')
    """
    bare = name.rstrip(_VOWELS)
    return bare if len(bare) >= _STEM else name


@cache
def _suffixes(lost: str) -> frozenset[str]:
    """Endings of adjectives after a stem that lost these vowels; the vowels may stay ("Oranthe" + "an")."""
    ends = lexicon("spelling")["adjectives"]
    return frozenset({*ends, *(lost + end for end in ends if lost)} - {lost, ""})


def acronym_of(short: str, name: str) -> bool:
    """Whether capitals are the initials of a name's words, small words left out or not.

    >>> acronym_of("HPA", "Harbour Pilots' Association"), acronym_of("UPU", "Union of Port Users")
    (True, True)
    """
    letters = fold(short).replace(".", "")
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", fold(name))
    every = "".join(w[0] for w in words)
    small = lexicon("spelling")["small"]
    return len(letters) > 1 and letters in (every, "".join(w[0] for w in words if w not in small))


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """Returns a key that spellings of one word share: doubled letters, silent h, vowels alike.

    >>> sound("Karlsson") == sound("Carlson"), sound("Marthe") == sound("Marte"), sound("Kamil") == sound("Kimal")
    (False, True, True)
    >>> sound("Samir") == sound("Samr")
    False
    """
    plain = _plain(word)
    return re.sub(rf"[{_VOWELS}]+", "a", plain) if plain else ""


@lru_cache(maxsize=100_000)
def _plain(word: str) -> str:
    letters = _LETTERS.sub("", fold(word))
    for old, new in lexicon("spelling")["alike"]:
        letters = letters.replace(old, new)
    letters = re.sub(r"(.)\1+", r"\1", letters)
    return re.sub(rf"(?<=[{_VOWELS}])h$", "", letters)


def spelling_gap(left: str, right: str) -> int | None:
    """Returns how far two spellings of one word lie apart: 0 the same but for doubled or silent letters, 1 and 2 other
    vowels or one slip; null where they are two words.

    >>> spelling_gap("Zakariyeh", "Zakaria"), spelling_gap("Orsinni", "Orsini"), spelling_gap("Marten", "Barton")
    (1, 0, None)
    """
    a, b = _plain(left), _plain(right)
    if a == b:
        return 0
    if min(len(a), len(b)) < _STEM or a[0] != b[0]:
        return None
    if sound(left) == sound(right):
        return 1 if Levenshtein.distance(a, b) <= 1 else 2
    return None


def words_of(name: str) -> tuple[str, ...]:
    """Returns the words of a name, those joined by hyphens apart.

    >>> words_of("Omar al-Tarsi")
    ('Omar', 'al', 'Tarsi')
    """
    return tuple(w for w in re.split(r"[\s\-‐‑]+", name) if w)


def same_spelling(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two names are one but for the spelling: at most one word differs by more than silent letters, and the
    given name not by the vowel at its end alone, which tells women from men.

    >>> same_spelling(["Yusuf", "Zakariyeh"], ["Yusuf", "Zakaria"])
    True
    >>> same_spelling(["Maria", "Hansen"], ["Mario", "Hansen"])
    False
    >>> same_spelling(["Francis", "Hansen"], ["Frances", "Hanson"])
    False
    """
    if len(left) != len(right):
        return False
    gaps = [spelling_gap(a, b) for a, b in zip(left, right, strict=True)]
    if any(g is None for g in gaps) or sum(g != 0 for g in gaps) > 1:
        return False
    given = gaps[0] and (_plain(left[0])[:-1] == _plain(right[0])[:-1])
    return not (given and len(left) > 1)
