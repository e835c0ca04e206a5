"""Tables of what relates findings and articles, and of the schema itself."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Double, ForeignKeyConstraint, Index, Integer, Table, Text

from crosswire.store.tables.base import metadata, number_in_list
from crosswire.store.types import Words

__all__ = ["link", "link_passage", "schema_help"]


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
    ForeignKeyConstraint(["kind", "left", "right"], ["link.kind", "link.left", "link.right"], ondelete="CASCADE"),
    CheckConstraint(
        "left_start >= 0 AND left_start < left_end AND right_start >= 0 AND right_start < right_end", name="spans"
    ),
    comment="Passages that hold the same thing on both sides of a link.",
)

schema_help = Table(
    "schema_help",
    metadata,
    Column("table_name", Text, primary_key=True, comment="The table."),
    Column("column_name", Text, primary_key=True, comment="The column; empty for the table itself."),
    Column("help", Text, nullable=False, comment="What it holds."),
    comment="What every table and column holds.",
)
