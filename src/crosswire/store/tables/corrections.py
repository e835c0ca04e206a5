"""The table of what people put right."""

from __future__ import annotations

from sqlalchemy import Column, DateTime, Index, Integer, Table, Text

from crosswire.store.tables.base import metadata
from crosswire.store.types import Words

__all__ = ["correction"]

correction = Table(
    "correction",
    metadata,
    Column("n", Integer, primary_key=True, comment="Order in which corrections came in."),
    Column("id", Text, nullable=False, unique=True, comment="Hash of what it says and of the state it was made in."),
    Column("who", Words, nullable=False, comment="Who made it."),
    Column("made_at", DateTime(timezone=True), nullable=False, comment="When it was made (UTC)."),
    Column(
        "verb",
        Text,
        nullable=False,
        comment="accept, reject, relabel, re-attribute, merge, split, rename, retype, link, unlink or undo.",
    ),
    Column("target", Text, nullable=False, comment="Id of a finding, actor or article; of an undo, of a correction."),
    Column("subject", Text, nullable=False, comment="What it is about: the target, or both ends of a link."),
    Column("field", Text, comment="What of the target becomes another, or the kind of link."),
    Column("value", Words, comment="What it becomes, or the other end of the link."),
    Column("why", Words, nullable=False, comment="The reason given; empty where none was."),
    Column("seen", Text, comment="The last correction of the same subject that its maker knew of."),
    Column("was", Words, comment="The value before."),
    Column("article", Text, comment="The article that the target stands in."),
    Column("quote", Words, comment="The words it is about; removed when that article is forgotten."),
    Index(None, "subject"),
    Index(None, "article"),
    comment="What people put right. Rows are only ever added. The ids are no foreign keys: a correction outlives a "
    "reading that no longer finds its target, and applies again when the target comes back.",
)
