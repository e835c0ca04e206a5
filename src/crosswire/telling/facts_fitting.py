"""Which links of findings hold together: a report tells a fact in one place, so what would join two places is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from crosswire.record import Event, Figure, Link, Position, Span, Statement, View, covering

__all__ = ["Fitting"]

_SURE = 0.95  # score from which a link joins two facts whatever else they hold
_STOP = re.compile(r"[.!?…][\"”’»)\]]*\s|\n")
_Asserted: TypeAlias = Statement | Figure | Event | Position


class Fitting:
    """Takes links, the surest first and people's last, as long as no report would tell one fact in two sentences.

    Two facts that one report tells apart are two; a doubtful link between them, in another report, bridges them by
    mistake. What a person has linked always holds.
    """

    def __init__(self, found: Mapping[str, _Asserted], view: View) -> None:
        self._text = {a.id: a.text for a in view.articles}
        self._found = found
        self._head: dict[str, str] = {}
        self._places: dict[str, dict[str, list[Span]]] = {}

    def of(self, links: Iterable[Link]) -> Iterator[Link]:
        """Yields the links that hold together."""
        for link in sorted(links, key=lambda x: (x.judgement == "yes", -x.score, x.left, x.right)):
            one, other = self._of(link.left), self._of(link.right)
            twice_told = self._found[link.left].article == self._found[link.right].article
            sure = twice_told or link.judgement == "yes" or link.score >= _SURE
            if one == other or sure or not self._collide(one, other):
                self._join(one, other)
                yield link

    def _of(self, finding: str) -> str:
        if finding not in self._head:
            found = self._found[finding]
            span = covering(found.content) if isinstance(found, Statement) else found.span
            self._head[finding] = finding
            self._places[finding] = {found.article: [span]}
        while self._head[finding] != finding:
            self._head[finding] = self._head[self._head[finding]]
            finding = self._head[finding]
        return finding

    def _join(self, one: str, other: str) -> None:
        if one != other:
            first, second = sorted((one, other))
            self._head[second] = first
            for article, spans in self._places.pop(second).items():
                self._places[first].setdefault(article, []).extend(spans)

    def _collide(self, one: str, other: str) -> bool:
        """Whether a report tells the one and the other, and nowhere in one sentence or in the same words."""
        a, b = self._places[one], self._places[other]
        return any(
            all(self._are_apart(article, x, y) for x in a[article] for y in b[article])
            for article in a.keys() & b.keys()
        )

    def _are_apart(self, article: str, x: Span, y: Span) -> bool:
        text = self._text[article]
        first, second = sorted((x, y))
        between = text[first.end : second.start] if second.start > first.end else ""
        return bool(_STOP.search(between)) and x.of(text) != y.of(text)
