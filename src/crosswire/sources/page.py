"""A web page into an article's text and what the page says about it."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

import trafilatura
from lxml.etree import LxmlError  # type: ignore[import-untyped]
from trafilatura.settings import Document

from crosswire.errors import SourceError

__all__ = ["Page", "read_page"]

_MIN_LETTERS = 80  # a page whose text has fewer is a menu, a login form or an error message
# A text this short is more often a teaser or a notice than the article; then what trafilatura takes without favouring
# precision is held against it. bench/articles: F1 .956 without, .966 with any limit from 500 to 1,200.
_TEASER = 600  # code points
_FULLER = 3
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
    document = _extracted(markup, precise=True)
    text = str(document.text or "") if document else ""
    if len(text) < _TEASER:
        fuller = _extracted(markup, precise=False)
        if fuller and len(str(fuller.text or "")) > _FULLER * len(text):
            document, text = fuller, str(fuller.text)
    if document is None or sum(c.isalpha() for c in text) < _MIN_LETTERS:
        raise SourceError(
            "holds no article text (a menu, a form, or a page filled in by scripts): save its text as .txt"
        )
    return Page(
        text=text,
        title=document.title or None,
        byline=document.author or None,
        publisher=document.sitename or None,
        published=_day(document.date),
        url=document.url if document.url and urlsplit(document.url).netloc else None,
        language=_language(markup),
    )


def _extracted(markup: str, *, precise: bool) -> Document | None:
    try:
        found = trafilatura.bare_extraction(markup, favor_precision=precise, include_comments=False, with_metadata=True)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, LxmlError) as error:
        raise SourceError(f"cannot be read as a page ({type(error).__name__}): save its text as .txt") from error
    return found if isinstance(found, Document) else None


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _language(markup: str) -> str | None:
    match = _LANG.search(markup[:_HEAD])
    return match[1].lower() if match else None
