"""One thing under two names in sentences that tell the same: words that the lexicon need not know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.comparing import comparing
from crosswire.lexicon.referents import Referent, referents, term_of
from crosswire.record import Link, SharedPassage, Span, overlap
from crosswire.relating.facts.compared import Compared
from crosswire.relating.facts.content import content
from crosswire.relating.facts.judged import Judged, surest
from crosswire.relating.facts.passages import Closeness, spans_of
from crosswire.relating.facts.tellings import Telling
from crosswire.text import fold

__all__ = ["QUOTED", "TWO_NAMES", "Term", "listed_terms", "term_conflicts", "two_names"]

TWO_NAMES = "one thing under two names: "
"""How the reason of such a conflict begins; what follows are the two, in alphabetical order."""
# Least likeness of two words by their vectors alone, and of each to some term of the lexicon: what people, acts and
# bargains go by, not lorries and fish (exchange and junta, 2026-11-30: 24 found, of which 20 are in the truth).
_ALIKE, _OF_THE_MATTER = 0.55, 0.45
_SHARED = 0.5  # probability that the sentences share a fact, from which their words are held against each other
_ONE_ROOT = 3  # code points: "free" and "freed", "ballot" and "ballots" are one choice
_SHORTEST = 4
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
QUOTED = re.compile(r"[“«\"][^”»\"\n]*[”»\"]?")


@dataclass(frozen=True, slots=True)
class Term:
    """A word or term of a passage, folded, and where it stands: in the passage, or moved in its report."""

    word: str
    span: Span

    def moved(self, by: int) -> Term:
        """Returns the term with its place in the report of a passage that begins there."""
        return Term(self.word, Span(self.span.start + by, self.span.end + by))


def term_conflicts(by: Compared, judged: Iterable[Judged]) -> Iterator[Link]:
    """Yields a link for every two words by which sentences that share a fact name one thing.

    Outside quotation marks, in reports of one language, each two words once for two reports. Words that the lexicon
    does not know, and plain ones, only where one report retells the other.
    """
    told: set[tuple[str, str, str, str]] = set()
    for pair in surest(judged, lambda j: j.shared):
        x, y = pair.left, pair.right
        one_language = by.view.article[x.article].language == by.view.article[y.article].language
        if x.article == y.article or x.text == y.text or not one_language or pair.shared < _SHARED:
            continue
        left, right = (t.span.of(by.view.article[t.article].text) for t in (x, y))
        retold = by.kin.are_kin(x.article, y.article)
        near = _near_terms(left, right, by.closeness) if retold else ()
        for one, another in (*listed_terms(left, right, retold=retold), *near):
            a, b = one.moved(x.span.start), another.moved(y.span.start)
            low, high = sorted(((a.word, x.article), (b.word, y.article)))
            key = (low[0][:_SHORTEST], high[0][:_SHORTEST], low[1], high[1])
            if key not in told:
                told.add(key)
                yield two_names(a, _holder(x, a), b, _holder(y, b), pair.shared)


def listed_terms(left: str, right: str, *, retold: bool) -> Iterator[tuple[Term, Term]]:
    """Yields the terms of the lexicon by which two passages name one referent, where each uses one the other lacks.

    Outside quotation marks: what stands inside is the speaker's choice. Plain terms only where one is ``retold``.
    """
    own = [_unquoted(text) for text in (left, right)]
    for referent in referents():
        if referent.plain and not retold:
            continue
        a, b = (_first(referent, text) for text in own)
        if a and b and a.word != b.word and not (referent.names(a.word, right) or referent.names(b.word, left)):
            yield a, b


def _unquoted(text: str) -> str:
    """Returns a text with blanks for what stands inside quotation marks."""
    return QUOTED.sub(lambda quoted: " " * len(quoted.group()), text)


def _first(referent: Referent, text: str) -> Term | None:
    """Returns the term by which a passage names a referent first, with its place in the passage."""
    found = term_of(referent, text)
    return Term(found[0], Span(found[1], found[2])) if found else None


def _near_terms(x: str, y: str, closeness: Closeness) -> Iterator[tuple[Term, Term]]:
    """Yields the words of either passage that the other does not have, and that are nearest to each other."""
    left, right = _terms(x, y, closeness), _terms(y, x, closeness)
    if not left or not right:
        return
    alike = closeness.matrix([t.word for t in left], [t.word for t in right])
    for i, a in enumerate(left):
        j = int(alike[i].argmax())
        b = right[j]
        mutual = int(alike[:, j].argmax()) == i and alike[i, j] >= _ALIKE
        if mutual and _could_stand_for(a.word, b.word):
            yield a, b


def _could_stand_for(left: str, right: str) -> bool:
    """Whether two words are of one form and of two roots: one could stand in the other's place."""
    one_root = left[:_ONE_ROOT] == right[:_ONE_ROOT] or left in right or right in left
    return not one_root and _form(left) == _form(right)


def _form(word: str) -> str:
    """Returns the ending that an English word is inflected by, empty where it has none."""
    return next((e for e in ("ing", "ed", "s") if word.endswith(e) and not word.endswith("ss")), "")


def _terms(text: str, other: str, closeness: Closeness) -> list[Term]:
    """Returns the words of a passage that the other does not have and that are of the matter."""
    plain, theirs = comparing().plain, content(other).stems
    quoted = [Span(*m.span()) for m in QUOTED.finditer(text)]
    found = []
    for match in _WORD.finditer(text):
        word, span = fold(match.group()), Span(*match.span())
        stem = next(iter(content(word).stems), None)
        lower = match.group()[0].islower() and len(word) >= _SHORTEST and word not in plain
        if lower and stem and stem not in theirs and not any(overlap(span, q) for q in quoted):
            found.append(Term(word, span))
    if not found:
        return []
    near = closeness.matrix([t.word for t in found], _matters()).max(1)
    return [t for t, n in zip(found, near, strict=True) if n >= _OF_THE_MATTER]


@cache
def _matters() -> list[str]:
    """Returns the terms of the lexicon: the people, acts and bargains that conflicts and negotiations are about."""
    return sorted({term for referent in referents() for term in referent.terms})


def two_names(a: Term, left: str, b: Term, right: str, score: float) -> Link:
    """Returns the conflict of two terms in the findings that hold them, the terms in alphabetical order."""
    (a, left), (b, right) = sorted(((a, left), (b, right)), key=lambda t: t[0].word)
    passages, why = (SharedPassage(a.span, b.span),), f"{TWO_NAMES}{a.word}, or {b.word}"
    return Link("contradicts", left, right, round(min(score, 0.99), 3), why, shared=passages, aspect="wording")


def _holder(telling: Telling, term: Term) -> str:
    """Returns the finding of a sentence that a word stands in, else its first."""
    for found in telling.found:
        if any(overlap(s, term.span) for s in spans_of(found)):
            return found.id
    return telling.found[0].id
