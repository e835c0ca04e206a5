"""Who stands between the parties: reports that name other mediators beside the same one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import permutations

from crosswire.lexicon.comparing import comparing
from crosswire.record import Link, SharedPassage, Span, View, overlap
from crosswire.relating.facts.sentences import Sentences
from crosswire.text import fold

__all__ = ["role_conflicts"]

_ONE = r"([A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2})"
_PAIR = re.compile(rf"\b{_ONE} (?:and|e|y|et|und) {_ONE}")
_NEAR_DAYS = 21  # reports of one round of talks
_STEM = 5


@dataclass(frozen=True, slots=True)
class _Between:
    """Two names that a sentence puts between the parties, and a finding that stands in it."""

    article: str
    names: tuple[str, str]
    span: Span
    finding: str

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(fold(n).removeprefix("the ")[:_STEM] for n in self.names)


def role_conflicts(view: View, sentences: Sentences, among: Collection[str]) -> Iterator[Link]:
    """Yields links between sentences that name two mediators, one of them the same and one another."""
    found = list(_found(view, sentences))
    backing: dict[frozenset[str], set[str]] = defaultdict(set)
    for told in found:
        backing[told.keys].add(told.article)
    for usual, odd in permutations(found, 2):
        if not (odd.article in among or usual.article in among) or not _of_one_time(view, odd, usual):
            continue
        ranks = [(len(backing[t.keys]), sorted(t.keys)) for t in (usual, odd)]
        if usual.article != odd.article and len(odd.keys & usual.keys) == 1 and ranks[0] > ranks[1]:
            a, b = " and ".join(usual.names), " and ".join(odd.names)
            why = f"those who stand between the parties are {a}, or {b}"
            shared = (SharedPassage(usual.span, odd.span),)
            yield Link("contradicts", usual.finding, odd.finding, 0.7, why, shared=shared, aspect="fact")


def _found(view: View, sentences: Sentences) -> Iterator[_Between]:
    findings: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for statement in view.statements:
        findings[statement.article] += [(span, statement.id) for span in statement.content]
    for event in view.events:
        findings[event.article].append((event.span, event.id))
    for mention in view.mentions:
        findings[mention.article].append((mention.span, mention.id))
    cues = comparing().between
    for article in view.articles:
        for sentence in sentences.of(article.id):
            words = sentence.of(article.text)
            if not any(w.startswith(cues) for w in fold(words).replace("“", " ").split()):
                continue
            for pair in _PAIR.finditer(words):
                span = Span(sentence.start + pair.start(), sentence.start + pair.end())
                at = next((key for s, key in findings[article.id] if overlap(s, span)), None)
                if at is not None and _is_between(words, pair):
                    yield _Between(article.id, (pair[1], pair[2]), span, at)


def _is_between(sentence: str, pair: re.Match[str]) -> bool:
    """Whether the cue is about this pair: right before it, or soon after it; the pair is not who it is between."""
    before, after = fold(sentence[: pair.start()]), fold(sentence[pair.end() :])
    if re.search(r"\b(?:between|entre|zwischen)\b[^,.;]*$", before):
        return False
    cues = comparing().between
    return any(w.startswith(cues) for w in (*before.split()[-4:], *after.split()[:5]))


def _of_one_time(view: View, a: _Between, b: _Between) -> bool:
    first, second = (view.article[x.article].published for x in (a, b))
    return first is None or second is None or abs((first - second).days) <= _NEAR_DAYS
