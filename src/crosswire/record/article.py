"""One report as it came in, and what in it is no part of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from crosswire.record.ids import content_id
from crosswire.record.span import Span

__all__ = ["NOISE_KINDS", "PUBLISHED_BASES", "Article", "Layout", "Noise", "NoiseKind", "PublishedBasis"]

PublishedBasis = Literal["given", "metadata", "dateline", "inferred", "unknown"]
NoiseKind = Literal["caption", "advert", "related", "comment_form", "navigation", "credit", "stray", "repeat"]
PUBLISHED_BASES: tuple[PublishedBasis, ...] = ("given", "metadata", "dateline", "inferred", "unknown")
NOISE_KINDS: tuple[NoiseKind, ...] = (
    "caption",
    "advert",
    "related",
    "comment_form",
    "navigation",
    "credit",
    "stray",
    "repeat",
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The furniture of a report, as spans into its text; null where there is none.

    ``body`` is where the report proper begins: after title, kicker, byline and dateline.
    """

    title: Span | None = None
    kicker: Span | None = None
    byline: Span | None = None
    dateline: Span | None = None
    credits: tuple[Span, ...] = ()
    body: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """A report: an immutable text, and what is known of where and when it appeared.

    ``text`` is the decoded file, or the text extracted from a page: offsets never shift. ``published`` is null and
    ``published_basis`` is ``unknown`` where nothing says when it appeared. ``credits`` are the agencies and outlets
    that the text or its metadata names as its source, as the text writes them.
    """

    id: str
    text: str
    raw_sha256: str
    path: str | None = None
    url: str | None = None
    publisher: str | None = None
    byline: str | None = None
    title: str | None = None
    language: str | None = None
    published: date | None = None
    published_basis: PublishedBasis = "unknown"
    published_span: Span | None = None
    fetched: date | None = None
    credits: tuple[str, ...] = ()
    layout: Layout = Layout()

    @staticmethod
    def identify(raw_sha256: str, url: str | None, path: str | None, row: int | None = None) -> str:
        """Returns the id of an article: the same bytes at the same address, or under the same file name, are one.

        Only the last part of ``path`` counts, so that a file keeps its id wherever the folder stands. ``row`` is the
        line in a JSON Lines file that gives no address.
        """
        name = url or (path or "").replace("\\", "/").rsplit("/", 1)[-1]
        return content_id("article", raw_sha256, name, row if url is None else None)


@dataclass(frozen=True, slots=True)
class Noise:
    """A stretch of the text that is no part of the report: a caption, an advert, a comment form."""

    id: str
    article: str
    span: Span
    kind: NoiseKind
