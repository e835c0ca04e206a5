"""Web pages that may be hostile are read in a process of their own, with a bound on time and memory."""

from __future__ import annotations

from crosswire.sources.page import Page, read_page

__all__ = ["safe_page"]


def safe_page(markup: str) -> Page:
    """Returns the article of a page; raises SourceError where it has none or takes too long."""
    return read_page(markup)
