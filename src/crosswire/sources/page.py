"""A web page into an article's text and what the page says about it."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

import trafilatura

from crosswire.errors import SourceError

__all__ = ["Page", "read_page"]

_MIN_LETTERS = 80  # a page whose text has fewer is a menu, a login form or an error message
_HEAD = 20_000  # code points of a page in which its root element stands
_LANG = re.compile(r"<html\b[^>]{0,2000}?\blang\s*=\s*[\"']?([a-z]{2,3})(?![a-z])", re.IGNORECASE)
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its warnings tell a reader nothing that we do not
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page's article, and its metadata; null where the page does not say."""

    text: str
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None


def read_page(markup: str) -> Page:
    """Returns the article of a page, favouring precision: what is in doubt stays out.

    Raises SourceError, without the name of the page, where there is no article in it.
    """
    try:
        document = trafilatura.bare_extraction(markup, favor_precision=True, include_comments=False, with_metadata=True)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise SourceError(f"cannot be read as a page ({type(error).__name__}): save its text as .txt") from error
    text = document.text if document is not None and not isinstance(document, dict) else ""
    if document is None or isinstance(document, dict) or sum(c.isalpha() for c in text or "") < _MIN_LETTERS:
        raise SourceError(
            "holds no article text (a menu, a form, or a page filled in by scripts): save its text as .txt"
        )
    return Page(
        text=str(text),
        title=document.title or None,
        byline=document.author or None,
        publisher=document.sitename or None,
        published=_day(document.date),
        url=document.url if document.url and urlsplit(document.url).netloc else None,
        language=_language(markup),
    )


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _language(markup: str) -> str | None:
    match = _LANG.search(markup[:_HEAD])
    return match[1].lower() if match else None
