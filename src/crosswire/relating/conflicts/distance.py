"""Names that one report prints with distance, "the so-called Council", and others plainly."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from crosswire.lexicon.comparing import comparing
from crosswire.record import Article, Link, SharedPassage, Span, View, overlap
from crosswire.relating.conflicts.names import holders
from crosswire.relating.conflicts.terms import QUOTED, TWO_NAMES
from crosswire.relating.facts.compared import Compared
from crosswire.relating.facts.tellings import of_one_time

__all__ = ["distanced_names"]

_MOST_ARTICLES = 6  # that print a name plainly and are cited
_CAPITALISED = r"[A-ZÀ-Þ][\w’'-]+(?: (?:(?:of|the|for|de|do|da|del|du|des|der) ){0,2}[A-ZÀ-Þ][\w’'-]+){0,4}"


def distanced_names(by: Compared, among: Collection[str]) -> Iterator[Link]:
    """Yields a link from a name printed plainly to the same name after a word of distance, in another report.

    Outside quotation marks; only reports of one language and of near days; one of the two is in ``among``.
    """
    view = by.view
    told = [(article, match) for article in view.articles for match in _distanced().finditer(article.text)]
    held = holders(view) if told else {}
    for article, match in told:
        name, span = match["name"], Span(match.start(), match.end("name"))
        finding = _holder(held[article.id], span)
        if finding is None or any(overlap(span, q) for q in _quoted(article.text)):
            continue
        for other, at, holder in _plainly(name, article, view, held)[:_MOST_ARTICLES]:
            if article.id in among or other in among:
                why = f"{TWO_NAMES}{name}, or {match['word'].casefold()} {name}"
                passages = (SharedPassage(at, span),)
                yield Link("contradicts", holder, finding, 0.8, why, shared=passages, aspect="wording")


@cache
def _distanced() -> re.Pattern[str]:
    words = "|".join(re.escape(w) + r"\w*" for w in sorted(comparing().distanced, key=len, reverse=True))
    return re.compile(rf"\b(?P<word>(?i:{words}))\s+[“\"«‘']?(?P<name>{_CAPITALISED}|[a-zà-ÿ]{{5,}})")


def _quoted(text: str) -> list[Span]:
    return [Span(*match.span()) for match in QUOTED.finditer(text)]


def _plainly(
    name: str, article: Article, view: View, held: Mapping[str, list[tuple[Span, str]]]
) -> list[tuple[str, Span, str]]:
    """Returns where other reports of one language and time print a name without distance, and what holds it there."""
    pattern = re.compile(rf"\b{re.escape(name)}\b")
    out = []
    for other in view.articles:
        near = of_one_time(article.published, other.published)
        if other.id == article.id or other.language != article.language or not near:
            continue
        apart = [Span(*match.span()) for match in _distanced().finditer(other.text)] + _quoted(other.text)
        for match in pattern.finditer(other.text):
            span = Span(*match.span())
            holder = _holder(held[other.id], span)
            if holder and not any(overlap(span, a) for a in apart):
                out.append((other.id, span, holder))
                break
    return out


def _holder(held: Iterable[tuple[Span, str]], span: Span) -> str | None:
    """Returns the first mention or finding that a span touches; null where nothing does."""
    return next((key for s, key in held if overlap(s, span)), None)
