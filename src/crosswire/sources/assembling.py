"""An article from its text and all that is said about it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from crosswire.record import Article, PublishedBasis, Span
from crosswire.sources.days import PrintedDay, printed_days
from crosswire.sources.decoding import storable
from crosswire.sources.gathering import Given
from crosswire.sources.languages import language_of
from crosswire.sources.layout import Head, read_head
from crosswire.sources.page import Page

__all__ = ["Raw", "assembled"]

_NEAR_DAYS = 31  # a printed day with a year tells the year of a dateline only from close by
_READ = 200_000  # code points in which the year of a dateline is looked for
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:by\s+)?(?P<year>20\d\d)(?![-–\d])", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S*?/(?P<year>20\d\d)[/-](?P<month>\d{1,2})[/-](?:(?P<day>\d{1,2})(?:[/-]|\b))?")


@dataclass(frozen=True, slots=True)
class Raw:
    """A text as it came in: its bytes' hash, the name it came under, and the line of a JSON Lines file.

    ``name`` is the path without the line, by which the article is identified; ``path`` what is shown.
    """

    text: str
    sha256: str
    path: str
    name: str
    row: int | None = None

    @staticmethod
    def hashed(raw: bytes) -> str:
        """Returns the hash by which the same bytes are known again."""
        return hashlib.sha256(raw).hexdigest()


@dataclass(frozen=True, slots=True)
class _Published:
    on: date | None
    basis: PublishedBasis
    span: Span | None = None


def assembled(raw: Raw, given: Given, page: Page | None = None) -> Article:
    """Returns the article; what is given outweighs what a page says, and that what the text says."""
    text = storable(raw.text)
    said = page or Page("")
    publisher = given.publisher or said.publisher
    head = read_head(text, title=given.title or said.title, publisher=publisher)
    url = given.url or said.url
    published = _published(given, said, head, text)
    byline = given.byline or said.byline or head.byline
    return Article(
        id=Article.identify(raw.sha256, url, raw.name, raw.row),
        text=text,
        raw_sha256=raw.sha256,
        path=raw.path,
        url=url,
        publisher=publisher,
        byline=byline,
        title=given.title or said.title or head.title,
        language=given.language or said.language or language_of(text[head.layout.body :]) or language_of(text),
        published=published.on,
        published_basis=published.basis,
        published_span=published.span,
        fetched=given.fetched,
        credits=head.credits or ((head.host,) if head.host else ()),
        layout=head.layout,
    )


def _published(given: Given, page: Page, head: Head, text: str) -> _Published:
    if given.published:
        return _Published(given.published, "given")
    if page.published:
        return _Published(page.published, "metadata")
    if head.day is None:
        return _Published(None, "unknown")
    if head.day.year:
        on = head.day.on()
        return _Published(on, "dateline", head.day.span) if on else _Published(None, "unknown")
    return _with_year(head.day, text[:_READ])


def _with_year(day: PrintedDay, text: str) -> _Published:
    """The day in the one year that other signs in the text agree on: a copyright line, an address, a full date."""
    signs = list(_years(day, text))
    years = {year for year, _ in signs}
    if len(years) != 1 or (on := day.on(years.pop())) is None:
        return _Published(None, "unknown")
    return _Published(on, "inferred", signs[0][1])


def _years(day: PrintedDay, text: str) -> Iterator[tuple[int, Span]]:
    for match in _COPYRIGHT.finditer(text):
        yield int(match["year"]), Span(*match.span())
    for match in _ADDRESS.finditer(text):
        if int(match["month"]) == day.month:
            yield int(match["year"]), Span(*match.span())
    for other in printed_days(text):
        if (
            other.year
            and (there := other.on())
            and (here := day.on(other.year))
            and abs((there - here).days) <= _NEAR_DAYS
        ):
            yield other.year, other.span
