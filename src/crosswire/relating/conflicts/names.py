"""Names spelt in two ways: one letter lost, doubled or changed inside a name that is otherwise the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations

from crosswire.record import Link, SharedPassage, Span, View, overlap
from crosswire.text import fold

__all__ = ["is_misspelt", "name_conflicts"]

_NAME = re.compile(r"\b([A-ZÀ-Þ][\w’'-]+)(?= ([A-ZÀ-Þ][\w’-]+))")
_SHORTEST = 6  # letters of a name that one letter may be wrong in: "Olsen" and "Olson" are two families
_SHORTEST_KEPT = 2  # letters that both spellings begin with, and end on one more
_MOST_CHANGED = 2  # letters
_MOST_ARTICLES = 6  # of one spelling that a conflict cites
_BUCKET = 2  # letters: names are compared that begin with the same ones


@dataclass(frozen=True, slots=True)
class _Spelt:
    """Two words of a name in a report, and a finding or mention that holds them."""

    article: str
    span: Span
    words: str
    finding: str


def name_conflicts(view: View, among: Collection[str]) -> Iterator[Link]:
    """Yields links between the first places of a name in two spellings, one of them in ``among``."""
    first: dict[str, dict[str, _Spelt]] = defaultdict(dict)
    for spelt in _names(view):
        first[fold(spelt.words)].setdefault(spelt.article, spelt)
    buckets: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key in sorted(first):
        a, b = key.split()
        buckets[a, b[:_BUCKET]].append(key)
        buckets[a[:_BUCKET], b].append(key)
    pairs = {pair for keys in buckets.values() for pair in combinations(keys, 2) if is_misspelt(*pair)}
    for a, b in sorted(pairs):
        usual, odd = sorted((a, b), key=lambda k: (-len(first[k]), k))
        here, there = (list(first[k].values())[:_MOST_ARTICLES] for k in (usual, odd))
        why = f"one name in two spellings: {here[0].words}, or {there[0].words}"
        for x in here:
            for y in there:
                if x.article in among or y.article in among:
                    shared = (SharedPassage(x.span, y.span),)
                    yield Link("contradicts", x.finding, y.finding, 0.85, why, shared=shared, aspect="name")


def _names(view: View) -> Iterator[_Spelt]:
    """Yields every two capitalised words in a row that a mention or a finding holds."""
    held: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for mention in view.mentions:
        held[mention.article].append((mention.span, mention.id))
    for event in view.events:
        held[event.article].append((event.span, event.id))
    for statement in view.statements:
        held[statement.article] += [(span, statement.id) for span in statement.content]
    for article in view.articles:
        known: set[str] = set()
        for match in _NAME.finditer(article.text, article.layout.body):
            words = f"{match[1]} {match[2]}".removesuffix("’s")
            span = Span(match.start(), match.start() + len(words))
            finding = next((key for s, key in held[article.id] if overlap(s, span)), None)
            if words not in known and finding is not None and span.of(article.text) == words:
                known.add(words)
                yield _Spelt(article.id, span, words, finding)


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
    least = min(len(left), len(right))
    start = 0
    while start < least and left[start] == right[start]:
        start += 1
    end = 0
    while end < least - start and left[-1 - end] == right[-1 - end]:
        end += 1
    changed = max(len(left), len(right)) - start - end
    return start >= _SHORTEST_KEPT and end >= 1 and changed <= _MOST_CHANGED
