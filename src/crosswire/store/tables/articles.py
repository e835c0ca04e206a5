"""Tables of what came in: articles, what is known of them, their passages, and what could not be read."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from crosswire.store.tables.base import article_key, metadata, number_in_list, within_text
from crosswire.store.types import Words

__all__ = [
    "article",
    "article_credit",
    "article_metadata",
    "failure",
    "layout",
    "passage",
    "reading",
    "stage_run",
]

article = Table(
    "article",
    metadata,
    Column("id", Text, primary_key=True, comment="Hash of the bytes and the address or file name."),
    Column("raw_sha256", Text, nullable=False, comment="SHA-256 of the bytes as they came in."),
    Column("text_sha256", Text, nullable=False, comment="SHA-256 of the text in UTF-8."),
    Column("length", Integer, nullable=False, comment="Length of the text in code points."),
    Column(
        "nul_as",
        Text,
        comment="The character that stands for NUL in the text and its quotes, one that the text does not hold; "
        "null where the text has no NUL.",
    ),
    Column("text", Text, nullable=False, comment="The text. It never changes, so that offsets hold."),
    comment="A report as it came in.",
)

article_metadata = Table(
    "article_metadata",
    metadata,
    article_key(),
    number_in_list("Version, from 0. The highest one holds."),
    Column("path", Words, comment="File, as the user named it."),
    Column("url", Words, comment="Address."),
    Column("publisher", Words, comment="Outlet that published the report."),
    Column("byline", Words, comment="Author line."),
    Column("title", Words, comment="Title."),
    Column("language", Words, comment="Language, as an ISO 639-1 code."),
    Column("published", Date, comment="Day of publication; null where nothing tells it."),
    Column("published_basis", Text, nullable=False, comment="given, metadata, dateline, inferred or unknown."),
    Column("fetched", Date, comment="Day the report was fetched from its address."),
    Column("seen_at", DateTime(timezone=True), nullable=False, comment="When this version came in (UTC)."),
    Index(None, "published"),
    comment="What is known of an article. Other values become a new version; the old one stays.",
)

article_credit = Table(
    "article_credit",
    metadata,
    article_key(),
    Column("version", Integer, primary_key=True, autoincrement=False, comment="Version in `article_metadata`."),
    number_in_list(),
    Column("name", Words, nullable=False, comment="Agency or outlet that the report names as its source."),
    ForeignKeyConstraint(
        ["article", "version"], ["article_metadata.article", "article_metadata.n"], ondelete="CASCADE"
    ),
    comment="Agencies and outlets that an article credits.",
)

reading = Table(
    "reading",
    metadata,
    article_key(),
    Column("fingerprint", Text, nullable=False, comment="What it was read with: a hash of stages and settings."),
    Column("body", Integer, nullable=False, comment="Code point where the report proper begins."),
    Column("skipped", Words, comment="What could not be done, in words; null where nothing was skipped."),
    comment="The last reading of an article.",
)

stage_run = Table(
    "stage_run",
    metadata,
    article_key(),
    Column("stage", Text, primary_key=True, comment="Name of the stage."),
    Column("n", Integer, nullable=False, comment="Place in the order of stages, from 0."),
    Column("version", Text, nullable=False, comment="Version of the stage."),
    comment="The stages that an article went through at its last reading.",
)

layout = Table(
    "layout",
    metadata,
    article_key(),
    Column("part", Text, primary_key=True, comment="title, kicker, byline, dateline, credit, or published."),
    number_in_list("Number among the parts of this name, from 0."),
    *within_text(),
    Column("quote", Text, nullable=False, comment="The exact characters of the span."),
    CheckConstraint('start >= 0 AND start < "end"', name="span"),
    comment="The furniture of an article: where title, byline, dateline and credits stand in its text.",
)

passage = Table(
    "passage",
    metadata,
    Column("id", Integer, primary_key=True, comment="Row number, used by the search index."),
    article_key(primary_key=False),
    Column("n", Integer, nullable=False, comment="Number in the article, from 0."),
    *within_text(),
    Column("text", Text, nullable=False, comment="The exact characters, from which the search index is built."),
    UniqueConstraint("article", "n"),
    CheckConstraint('start >= 0 AND start < "end"', name="span"),
    comment="Paragraphs, for searching.",
)

failure = Table(
    "failure",
    metadata,
    Column("id", Text, primary_key=True, comment="Hash of path, stage and reason."),
    Column("path", Words, nullable=False, index=True, comment="File, address or stream, as the user named it."),
    Column("stage", Words, nullable=False, comment="Where it stopped."),
    Column("reason", Words, nullable=False, comment="Why, in one line."),
    Column(
        "article",
        Text,
        index=True,
        comment="The article's id where it got that far. It need not be in the record, so this is no foreign key.",
    ),
    comment="What could not be read. A later success of the same path clears it.",
)
