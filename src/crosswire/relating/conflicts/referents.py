"""One referent under two names, in passages that are one fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crosswire.lexicon.comparing import comparing
from crosswire.lexicon.series import series_words
from crosswire.lexicon.voices import bare_name
from crosswire.record import Figure, Link, Span, View, covering
from crosswire.relating.conflicts.terms import Term, listed_terms, two_names
from crosswire.relating.facts.kin import Kin
from crosswire.relating.facts.passages import Found, spans_of
from crosswire.text import fold, squeeze

__all__ = ["referent_conflicts"]

_STEM = 5
_BESIDE = 80  # code points from a figure to whom it counts


def referent_conflicts(view: View, same: Iterable[Link], kin: Kin) -> Iterator[Link]:
    """Yields a link for every two findings that are one fact and name one referent by two terms.

    The terms are those of ``referents.yaml``; people counted in a copy or rewrite under words that share nothing are
    told too. Only reports of one language: a translation must choose other words.
    """
    found: dict[str, Found] = {x.id: x for kind in (view.figures, view.events, view.statements) for x in kind}
    for link in same:
        left, right = found.get(link.left), found.get(link.right)
        if left is None or right is None or left.article == right.article:
            continue
        if view.article[left.article].language != view.article[right.article].language:
            continue
        terms = _listed(left, right, view, kin)
        if terms is None and isinstance(left, Figure) and isinstance(right, Figure):
            terms = _counted_otherwise(left, right) if kin.are_kin(left.article, right.article) else None
        if terms is not None:
            yield two_names(terms[0], left.id, terms[1], right.id, link.score)


def _listed(left: Found, right: Found, view: View, kin: Kin) -> tuple[Term, Term] | None:
    """Returns the terms of the lexicon by which two findings name one referent first; null where they name none."""
    (x, x_at), (y, y_at) = (_words(f, view.article[f.article].text) for f in (left, right))
    terms = next(listed_terms(x, y, retold=kin.are_kin(left.article, right.article)), None)
    return (terms[0].moved(x_at), terms[1].moved(y_at)) if terms else None


def _words(found: Found, text: str) -> tuple[str, int]:
    """Returns the words of a finding, with nothing between its spans, and where they begin; of a figure whom it counts.

    The words are as long as the passage that they stand in.
    """
    if isinstance(found, Figure):
        spans = [found.span]
        side = text.find(found.side or "\0", max(found.span.start - _BESIDE, 0), found.span.end + _BESIDE)
        if side >= 0 and found.side:
            spans.append(Span(side, side + len(found.side)))
    else:
        spans = list(spans_of(found))
    whole = covering(spans)
    told = [" "] * (whole.end - whole.start)
    for span in spans:
        told[span.start - whole.start : span.end - whole.start] = span.of(text)
    return "".join(told), whole.start


def _counted_otherwise(left: Figure, right: Figure) -> tuple[Term, Term] | None:
    """Returns what two figures count, where both say so in words that share nothing."""
    a, b = (fold(f.side or "").split(" in ")[0] for f in (left, right))
    anyone = series_words().anyone | comparing().plain
    x, y = ({w[:_STEM] for w in bare_name(side)} for side in (a, b))
    if not x or not y or x & y or a in anyone or b in anyone or left.measure in ("other", "duration"):
        return None
    return Term(squeeze(left.side or ""), left.span), Term(squeeze(right.side or ""), right.span)
