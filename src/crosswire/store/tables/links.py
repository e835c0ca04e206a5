"""Tables of what relates findings and articles, and of the schema itself."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
)

from crosswire.store.tables.base import metadata, number_in_list
from crosswire.store.types import Words

__all__ = ["link", "link_passage", "relating", "schema_help", "trace"]


def _ends() -> tuple[Column[str], Column[str], Column[str]]:
    return (
        Column(
            "kind",
            Text,
            primary_key=True,
            comment="same_actor, copies, rewrites, translates, same_wire, updates, same_fact or contradicts.",
        ),
        Column("left", Text, primary_key=True, comment="Id of an article, finding or actor."),
        Column("right", Text, primary_key=True, comment="Id of an article, finding or actor."),
    )


link = Table(
    "link",
    metadata,
    *_ends(),
    Column("score", Double, nullable=False, comment="Probability that it holds."),
    Column("why", Words, nullable=False, comment="What speaks for it, in words."),
    Column("directed", Boolean, nullable=False, comment="Whether left and right may not be exchanged."),
    Column("judgement", Text, nullable=False, comment="auto until a person has spoken; then yes, no or unsure."),
    Column("judged_by", Words, comment="Who has spoken."),
    Column("aspect", Text, comment="Of a contradiction: figure, fact, name, attribution or wording; else null."),
    Column(
        "relation",
        Text,
        comment="Of figures that clash: contradicts, newer, other_scope, rounding or rewrite_error; else null.",
    ),
    Index(None, "left"),
    Index(None, "right"),
    comment="Left stands in this relation to right. The ends are no foreign keys: what a person judged outlives a "
    "reading that no longer finds one of them.",
)

link_passage = Table(
    "link_passage",
    metadata,
    *_ends(),
    number_in_list(),
    Column("left_start", Integer, nullable=False, comment="First code point in the left article, from 0."),
    Column("left_end", Integer, nullable=False, comment="Code point after the last one in the left article."),
    Column("right_start", Integer, nullable=False, comment="First code point in the right article, from 0."),
    Column("right_end", Integer, nullable=False, comment="Code point after the last one in the right article."),
    Column("left_article", Text, nullable=False, comment="The article that the left span counts in."),
    Column("left_quote", Text, nullable=False, comment="The exact characters of the left span."),
    Column("right_article", Text, nullable=False, comment="The article that the right span counts in."),
    Column("right_quote", Text, nullable=False, comment="The exact characters of the right span."),
    ForeignKeyConstraint(["kind", "left", "right"], ["link.kind", "link.left", "link.right"], ondelete="CASCADE"),
    CheckConstraint(
        "left_start >= 0 AND left_start < left_end AND right_start >= 0 AND right_start < right_end", name="spans"
    ),
    comment="Passages that hold the same thing on both sides of a link.",
)

relating = Table(
    "relating",
    metadata,
    Column("number", Integer, primary_key=True, comment="A short number for the article, used by `trace`."),
    Column(
        "article",
        Text,
        ForeignKey("reading.article", ondelete="CASCADE"),
        nullable=False,
        unique=True,
        comment="The article. A new reading of it begins anew.",
    ),
    Column("version", Text, comment="What it was related with; null until that is done."),
    comment="Which articles have been held against the rest of the record.",
)

trace = Table(
    "trace",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False, comment="Hash of a phrase, number or name."),
    Column(
        "day",
        Integer,
        primary_key=True,
        autoincrement=False,
        comment="Day of publication, counted from 1 January of year 1; 0 where unknown.",
    ),
    Column(
        "number",
        Integer,
        ForeignKey("relating.number", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        comment="The article, by its number in `relating`.",
    ),
    Index(None, "number"),
    comment="What articles can be found by when a new one asks for its kin.",
    sqlite_with_rowid=False,
)

schema_help = Table(
    "schema_help",
    metadata,
    Column("table_name", Text, primary_key=True, comment="The table."),
    Column("column_name", Text, primary_key=True, comment="The column; empty for the table itself."),
    Column("help", Text, nullable=False, comment="What it holds."),
    comment="What every table and column holds.",
)
