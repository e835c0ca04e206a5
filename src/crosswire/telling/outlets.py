"""The outlets of a record: what each carries, how often it is the original, how often it derives."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from crosswire.record import Article, LinkKind, View
from crosswire.telling.line import alike, clean

__all__ = ["OutletHeld", "outlets_held"]

_DERIVED: frozenset[LinkKind] = frozenset({"copies", "rewrites", "translates"})


@dataclass(frozen=True, slots=True)
class OutletHeld:
    """An outlet: its reports in order of publication, what was found in them, and whom they credit.

    ``derived`` counts the reports that copy, rewrite or translate another; null where lineage has not been worked
    out. ``carried`` counts the reports of others that derive from one of its own.
    """

    name: str | None
    reports: tuple[Article, ...]
    first: date | None
    last: date | None
    statements: int
    unnamed: int
    figures: int
    events: int
    credits: tuple[str, ...]
    derived: int | None
    carried: int

    @property
    def original(self) -> int | None:
        """How many of its reports derive from no other report of the record."""
        return None if self.derived is None else len(self.reports) - self.derived


def outlets_held(view: View) -> tuple[OutletHeld, ...]:
    """Returns the outlets with the most reports first; reports whose outlet nothing names stand together, last."""
    by_outlet: dict[str, list[Article]] = defaultdict(list)
    for article in view.articles:
        by_outlet[alike(article.publisher or "")].append(article)
    counts = _Counts(view)
    held = [counts.of(articles) for articles in by_outlet.values()]
    return tuple(sorted(held, key=lambda o: (o.name is None, -len(o.reports), o.name or "")))


class _Counts:
    def __init__(self, view: View) -> None:
        self._linked = bool(view.links)
        self._derived = {link.left for link in view.links if link.kind in _DERIVED and link.directed}
        self._roots: dict[str, int] = defaultdict(int)
        for link in view.links:
            if link.kind in _DERIVED and link.directed:
                self._roots[link.right] += 1
        self._statements: dict[str, int] = defaultdict(int)
        self._unnamed: dict[str, int] = defaultdict(int)
        for s in view.statements:
            self._statements[s.article] += 1
            self._unnamed[s.article] += s.speaker is not None and not s.speaker.named
        self._figures: dict[str, int] = defaultdict(int)
        for f in view.figures:
            self._figures[f.article] += 1
        self._events: dict[str, int] = defaultdict(int)
        for e in view.events:
            self._events[e.article] += 1

    def of(self, articles: list[Article]) -> OutletHeld:
        days = [a.published for a in articles if a.published]
        publisher = articles[0].publisher
        return OutletHeld(
            name=clean(publisher) if publisher else None,
            reports=tuple(articles),
            first=min(days, default=None),
            last=max(days, default=None),
            statements=sum(self._statements[a.id] for a in articles),
            unnamed=sum(self._unnamed[a.id] for a in articles),
            figures=sum(self._figures[a.id] for a in articles),
            events=sum(self._events[a.id] for a in articles),
            credits=tuple(dict.fromkeys(clean(c) for a in articles for c in a.credits)),
            derived=sum(a.id in self._derived for a in articles) if self._linked else None,
            carried=sum(self._roots[a.id] for a in articles),
        )
