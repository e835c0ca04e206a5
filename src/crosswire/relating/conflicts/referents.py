"""One referent under two names, in passages that are one fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from crosswire.lexicon.comparing import comparing
from crosswire.lexicon.referents import referents, term_of
from crosswire.lexicon.series import series_words
from crosswire.lexicon.voices import bare_name
from crosswire.record import Event, Figure, Link, SharedPassage, Statement, View, covering
from crosswire.relating.facts.kin import Kin
from crosswire.text import fold, squeeze

__all__ = ["referent_conflicts"]

_Found: TypeAlias = Figure | Event | Statement
_STEM = 5


def referent_conflicts(view: View, same: Iterable[Link], kin: Kin) -> Iterator[Link]:
    """Yields a link for every two findings that are one fact and name one referent by two terms.

    The terms are those of ``referents.yaml``; people counted in a copy or rewrite under words that share nothing are
    told too. Only reports of one language: a translation must choose other words.
    """
    found: dict[str, _Found] = {x.id: x for kind in (view.figures, view.events, view.statements) for x in kind}
    for link in same:
        left, right = found.get(link.left), found.get(link.right)
        if left is None or right is None or left.article == right.article:
            continue
        if view.article[left.article].language != view.article[right.article].language:
            continue
        terms = _terms(_words(left, view), _words(right, view))
        if terms is None and isinstance(left, Figure) and isinstance(right, Figure):
            terms = _counted_otherwise(left, right) if kin.are_kin(left.article, right.article) else None
        if terms is not None:
            yield _link(left, right, link, terms)


def _words(found: _Found, view: View) -> str:
    """Returns the words of a finding; of a figure what it counts."""
    text = view.article[found.article].text
    if isinstance(found, Figure):
        return f"{squeeze(found.span.of(text))} {found.side or ''}"
    spans = found.content if isinstance(found, Statement) else (found.span,)
    return " ".join(squeeze(s.of(text)) for s in spans)


def _terms(left: str, right: str) -> tuple[str, str] | None:
    """Returns the terms by which two passages name one referent, where each uses one that the other does not."""
    for referent in referents():
        x, y = term_of(referent, left), term_of(referent, right)
        if x and y and x != y and not (referent.names(x, right) or referent.names(y, left)):
            return x, y
    return None


def _counted_otherwise(left: Figure, right: Figure) -> tuple[str, str] | None:
    """Returns what two figures count, where both say so in words that share nothing."""
    a, b = (fold(f.side or "").split(" in ")[0] for f in (left, right))
    anyone = series_words().anyone | comparing().plain
    x, y = ({w[:_STEM] for w in bare_name(side)} for side in (a, b))
    if not x or not y or x & y or a in anyone or b in anyone or left.measure in ("other", "duration"):
        return None
    return squeeze(left.side or ""), squeeze(right.side or "")


def _link(left: _Found, right: _Found, same: Link, terms: tuple[str, str]) -> Link:
    spans = [covering(f.content) if isinstance(f, Statement) else f.span for f in (left, right)]
    why = f"one referent under two names: {terms[0]}, or {terms[1]}"
    shared = (SharedPassage(spans[0], spans[1]),)
    return Link("contradicts", left.id, right.id, same.score, why, shared=shared, aspect="wording")
