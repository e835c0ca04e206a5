"""What a search found, for a terminal."""

from __future__ import annotations

from textwrap import wrap

from crosswire.record import Article, Hit
from crosswire.telling.line import clean, shorten

__all__ = ["hit_lines"]

_EXCERPT_LIMIT = 300
_LEAST_WIDTH = 40


def hit_lines(hit: Hit, article: Article, width: int = 100) -> str:
    """Returns a passage that a search found, under a heading that says where it stands and in which report."""
    day = article.published.isoformat() if article.published else "day unknown"
    outlet = clean(article.publisher or article.path or "outlet not named")
    heading = f"{hit.article}:{hit.start}-{hit.end}  {outlet}, {day}"
    text = shorten(clean(hit.text), _EXCERPT_LIMIT)
    lines = wrap(text, max(width, _LEAST_WIDTH), initial_indent="  ", subsequent_indent="  ")
    return "\n".join([heading, *lines, ""])
