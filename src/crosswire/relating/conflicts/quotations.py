"""Words inside quotation marks that differ from report to report, though one voice said them once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from crosswire.record import Link, SharedPassage, Span, Statement, View
from crosswire.relating.facts.kin import Kin
from crosswire.text import fold, squeeze

__all__ = ["quotation_conflicts"]

_QUOTED = re.compile(r"[“«„\"]([^“”«»„\"\n]{3,600})[”»“\"]?")
_WORD = re.compile(r"[^\W_]+")
_SURE = 0.53  # least score of the link that makes two statements one
_FEW_WORDS = 3  # shorter quotations must share a word
_LEAST_SHARED = 0.15  # share of words that two renderings of one quotation have in common
_SAME = 0.97


def quotation_conflicts(view: View, same: Iterable[Link], kin: Kin) -> Iterator[Link]:
    """Yields a link for every two statements of one family of reports that quote one voice in other words."""
    for link in same:
        left, right = view.statement.get(link.left), view.statement.get(link.right)
        if left is None or right is None or link.score < _SURE or not kin.are_kin(left.article, right.article):
            continue
        a, b = _quotation(left, view), _quotation(right, view)
        if a is None or b is None:
            continue
        x, y = (squeeze(s.of(view.article[st.article].text)) for s, st in ((a, left), (b, right)))
        if _differ(x, y):
            why = f"one quotation in two wordings: {x} / {y}"
            shared = (SharedPassage(a, b),)
            yield Link("contradicts", left.id, right.id, link.score, why, shared=shared, aspect="wording")


def _quotation(statement: Statement, view: View) -> Span | None:
    """Returns the longest stretch in quotation marks of a statement, null where it quotes nothing."""
    text = view.article[statement.article].text
    found = [
        Span(m.start(), m.end()) for s in statement.content for m in _QUOTED.finditer(text, s.start, min(s.end + 1, len(text)))
    ]
    return max(found, key=len, default=None)


def _differ(left: str, right: str) -> bool:
    """Whether two quotations are neither the same, nor one cut from the other, nor about other things."""
    a, b = _WORD.findall(fold(left)), _WORD.findall(fold(right))
    if not a or not b or a == b:
        return False
    short, long = sorted((" ".join(a), " ".join(b)), key=len)
    if short in long or SequenceMatcher(None, a, b).ratio() > _SAME:
        return False
    shared = len(set(a) & set(b)) / min(len(set(a)), len(set(b)))
    return shared > 0 if min(len(a), len(b)) < _FEW_WORDS else shared >= _LEAST_SHARED
