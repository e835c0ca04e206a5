"""Names spelt in two ways: one letter lost, doubled or changed inside a name that is otherwise the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import combinations

from crosswire.record import Link, Mention, SharedPassage, View
from crosswire.text import fold, squeeze

__all__ = ["is_misspelt", "name_conflicts"]

_SHORTEST = 5  # letters of a name that one letter may be wrong in: "Olsen" and "Olson" are two families
_SHORTEST_KEPT = 2  # letters that both spellings begin with, and end on one more
_MOST_CHANGED = 2  # letters
_MOST_ARTICLES = 6  # of one spelling that a conflict cites


def name_conflicts(view: View, among: Collection[str]) -> Iterator[Link]:
    """Yields links between the first mentions of a name in two spellings, one of them in ``among``."""
    first: dict[str, dict[str, Mention]] = defaultdict(dict)
    surface: dict[str, str] = {}
    for mention in view.mentions:
        if mention.form != "name":
            continue
        words = _bare(squeeze(mention.span.of(view.article[mention.article].text)))
        if len(words.split()) > 1:
            key = fold(words)
            surface.setdefault(key, words)
            first[key].setdefault(mention.article, mention)
    for a, b in combinations(sorted(first), 2):
        if not is_misspelt(a, b):
            continue
        usual, odd = sorted((a, b), key=lambda k: (-len(first[k]), k))
        why = f"one name in two spellings: {surface[usual]}, or {surface[odd]}"
        for x in list(first[usual].values())[:_MOST_ARTICLES]:
            for y in list(first[odd].values())[:_MOST_ARTICLES]:
                if x.article in among or y.article in among:
                    shared = (SharedPassage(x.span, y.span),)
                    yield Link("contradicts", x.id, y.id, 0.85, why, shared=shared, aspect="name")


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
    if min(len(left), len(right)) < _SHORTEST or not (left.isalpha() and right.isalpha()):
        return False
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    end = 0
    while end < min(len(left), len(right)) - start and left[-1 - end] == right[-1 - end]:
        end += 1
    changed = max(len(left), len(right)) - start - end
    return start >= _SHORTEST_KEPT and end >= 1 and changed <= _MOST_CHANGED


def _bare(words: str) -> str:
    return words.removesuffix("'s").removesuffix("’s").strip("'’\"“”")
