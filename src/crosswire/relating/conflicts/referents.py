"""One referent under two names, in passages of one family of reports that render each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crosswire.lexicon.referents import Referent, referents, term_of
from crosswire.record import Figure, Link, SharedPassage, View
from crosswire.relating.facts.kin import Kin

__all__ = ["referent_conflicts"]

_SHORTEST_COUNTED = 3  # letters of what is counted
_AFTER = 30  # code points after a figure in which its noun stands


def referent_conflicts(view: View, same: Iterable[Link], kin: Kin) -> Iterator[Link]:
    """Yields a link for every two figures that are one, whose counted go by two terms of one referent.

    Only reports of one language: a translation must choose other words.
    """
    figures = {f.id: f for f in view.figures}
    for link in same:
        left, right = figures.get(link.left), figures.get(link.right)
        if left is None or right is None or not kin.are_kin(left.article, right.article):
            continue
        if view.article[left.article].language != view.article[right.article].language:
            continue
        a, b = _counted(left, view), _counted(right, view)
        for referent in referents():
            x, y = term_of(referent, a), term_of(referent, b)
            if x and y and x != y:
                yield _link(left, right, link, referent, (x, y))
                break


def _counted(figure: Figure, view: View) -> str:
    """Returns the words of a figure with the noun it counts."""
    text = view.article[figure.article].text
    words = figure.span.of(text)
    if figure.unit and len(figure.unit) >= _SHORTEST_COUNTED:
        after = text[figure.span.end : figure.span.end + _AFTER]
        words += after.split(".")[0].split(",")[0].split(" and ")[0] if not words[-1].isdigit() else ""
    return f"{words} {figure.side or ''}"


def _link(left: Figure, right: Figure, same: Link, referent: Referent, terms: tuple[str, str]) -> Link:
    why = f"one referent under two names: {terms[0]}, or {terms[1]}"
    shared = (SharedPassage(left.span, right.span),)
    return Link("contradicts", left.id, right.id, same.score, why, shared=shared, aspect="wording")
