"""Web pages that may be hostile are read in a process of their own, with a bound on time and memory."""

from __future__ import annotations

import dataclasses
import json
import re
import subprocess
import sys
from datetime import date

from crosswire.errors import SourceError
from crosswire.sources.page import Page, read_page

__all__ = ["MAX_PAGE", "safe_page", "serve"]

MAX_PAGE = 20_000_000  # code points; what trafilatura itself takes at most
# Beyond these a page goes into quarantine. Of the 88 pages of bench/articles the largest has 1.5 million code points
# and 3,200 tags; 300,000 links in 4.5 million took trafilatura 80 seconds, one tag of 100,000 attributes minutes.
_SUSPECT_LENGTH = 3_000_000
_SUSPECT_TAGS = 8_000
_SUSPECT_TAG = re.compile(r"<[^<>]{20000}")
_TIME_LIMIT_S = 15.0
_MEMORY_LIMIT = 4 * 1024**3  # bytes of address space
_SERVE = "from crosswire.sources.quarantine import serve; serve()"


def safe_page(markup: str, time_limit_s: float = _TIME_LIMIT_S) -> Page:
    """Returns the article of a page, whatever the page does; ordinary ones are read here, suspect ones apart.

    Raises SourceError, without the name of the page, where there is no article or it takes too long.
    """
    if len(markup) > MAX_PAGE:
        raise SourceError(f"has {len(markup):,} characters, too many for a page: save its text as .txt")
    return _apart(markup, time_limit_s) if _is_suspect(markup) else read_page(markup)


def _is_suspect(markup: str) -> bool:
    if len(markup) > _SUSPECT_LENGTH or markup.count("<") > _SUSPECT_TAGS:
        return True
    return _SUSPECT_TAG.search(markup) is not None


def _apart(markup: str, time_limit_s: float) -> Page:
    try:
        done = subprocess.run(  # noqa: S603 -- our own interpreter and our own code
            [sys.executable, "-c", _SERVE],
            input=markup.encode("utf-8", "replace"),
            capture_output=True,
            timeout=time_limit_s,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise SourceError(f"takes longer than {time_limit_s:.0f} s to read as a page: save its text as .txt") from None
    if done.returncode != 0:
        raise SourceError("brings the page reader down (too deep or too large): save its text as .txt")
    answer = json.loads(done.stdout)
    if "failed" in answer:
        raise SourceError(answer["failed"])
    published = answer.pop("published")
    return Page(**answer, published=date.fromisoformat(published) if published else None)


def serve() -> None:
    """Reads a page from standard input and writes what it holds, or why it cannot be read, as JSON."""
    _limit_memory()
    try:
        page = read_page(sys.stdin.buffer.read().decode("utf-8"))
        answer = {**dataclasses.asdict(page), "published": page.published.isoformat() if page.published else None}
    except SourceError as error:
        answer = {"failed": str(error)}
    sys.stdout.write(json.dumps(answer))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_LIMIT, _MEMORY_LIMIT))
