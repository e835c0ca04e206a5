"""Stories: reports grouped by what they are about, worked out from the record whenever it is asked.

A story is a view, never stored: it splits and merges as reports arrive, and once all are in it does not matter in which
order they came.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from crosswire.record import LINEAGE_KINDS, Article, Span, View, content_id
from crosswire.relating.stories.grouping import grouped
from crosswire.relating.stories.likeness import Floats, likenesses, topic

__all__ = ["Story", "stories"]

_LEAST = 0.26  # mean likeness within a story: the best on half of the topics of ECB+ (bench/stories, November 2026)
_FRESH_DAYS = 3  # days between two reports that say nothing of whether they tell one story
_FADED = 0.5  # what is left of their likeness ...
_FADED_DAYS = 30  # ... after so many days


@dataclass(frozen=True, slots=True)
class Story:
    """Reports that tell one story, oldest first; ``first`` and ``last`` are days of publication, null if unknown.

    ``id`` is made of the oldest report, so that a story that grows keeps it; ``title`` is that of the report that is
    likest the others.
    """

    id: str
    title: str
    articles: tuple[str, ...]
    first: date | None
    last: date | None


def stories(view: View) -> tuple[Story, ...]:
    """Returns the stories of a view, the one with most reports first; every article is in one."""
    articles = sorted(view.articles, key=_age)
    if not articles:
        return ()
    alike = _likeness(view, articles)
    parts = [
        [part[n] for n in group]
        for part in _components(alike)
        for group in grouped(alike[np.ix_(part, part)].astype(np.float32), _LEAST)
    ]
    found = [_story([articles[n] for n in part], alike[np.ix_(part, part)]) for part in parts]
    return tuple(sorted(found, key=lambda s: (-len(s.articles), s.first or date.max, s.id)))


def _age(article: Article) -> tuple[bool, date, str]:
    return article.published is None, article.published or date.max, article.id


def _likeness(view: View, articles: Sequence[Article]) -> Floats:
    noise: dict[str, list[Span]] = {}
    for mark in view.noise:
        noise.setdefault(mark.article, []).append(mark.span)
    topics = [topic(a, [(s.start, s.end) for s in noise.get(a.id, ())]) for a in articles]
    alike = np.stack(list(likenesses(topics))) * _freshness(articles)
    place: Mapping[str, int] = {a.id: n for n, a in enumerate(articles)}
    for link in view.links:
        if link.kind in LINEAGE_KINDS and link.judgement != "no" and {link.left, link.right} <= place.keys():
            a, b = place[link.left], place[link.right]
            alike[a, b] = alike[b, a] = 1.0
    return alike.astype(np.float32)


def _freshness(articles: Sequence[Article]) -> Floats:
    days = np.array([a.published.toordinal() if a.published else np.nan for a in articles])
    apart = np.nan_to_num(np.abs(days[:, None] - days[None, :]))
    faded = np.clip((apart - _FRESH_DAYS) / (_FADED_DAYS - _FRESH_DAYS), 0, 1)
    out: Floats = (1 - (1 - _FADED) * faded).astype(np.float32)
    return out


def _components(alike: Floats) -> list[list[int]]:
    """Returns what hangs together by pairs that are alike enough: no group can reach beyond."""
    left, parts = set(range(len(alike))), []
    while left:
        todo = [min(left)]
        part = set(todo)
        while todo:
            near = {int(n) for n in np.flatnonzero(alike[todo.pop()] >= _LEAST)} - part
            part |= near
            todo += near
        left -= part
        parts.append(sorted(part))
    return parts


def _story(articles: Sequence[Article], alike: Floats) -> Story:
    days = [a.published for a in articles if a.published]
    middle = articles[int(alike.sum(axis=1).argmax())]
    titled = next((a for a in (middle, *articles) if a.title), None)
    return Story(
        id=content_id("story", articles[0].id),
        title=titled.title if titled and titled.title else "",
        articles=tuple(a.id for a in articles),
        first=min(days, default=None),
        last=max(days, default=None),
    )
