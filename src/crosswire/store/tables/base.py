"""What all tables share: the metadata, and short ways to say the usual columns."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Text

__all__ = ["article_key", "finding_key", "metadata", "number_in_list", "within_text"]

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def article_key(*, primary_key: bool = True, comment: str = "The article.") -> Column[str]:
    """Returns the column that ties a row to its article and lets it go with it."""
    return Column(
        "article",
        Text,
        ForeignKey("article.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=False,
        comment=comment,
    )


def finding_key(name: str = "id", comment: str = "The finding: kind, article and score stand in `finding`.") -> Any:
    """Returns the column that ties a row to its finding and lets it go with it."""
    return Column(name, Text, ForeignKey("finding.id", ondelete="CASCADE"), primary_key=True, comment=comment)


def number_in_list(comment: str = "Place in the list, from 0.") -> Column[int]:
    """Returns the column that keeps a list in order."""
    return Column("n", Integer, primary_key=True, autoincrement=False, comment=comment)


def within_text() -> tuple[Column[int], Column[int]]:
    """Returns the columns of a span."""
    return (
        Column("start", Integer, nullable=False, comment="First code point of the span, counted from 0."),
        Column("end", Integer, nullable=False, comment="Code point after the last one of the span."),
    )
