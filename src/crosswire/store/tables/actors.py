"""Tables of who acts and speaks, and what each article calls them."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Index, Integer, Table, Text

from crosswire.store.tables.base import article_key, metadata, number_in_list
from crosswire.store.types import Words

__all__ = ["actor", "actor_alias", "actor_article", "actor_role"]


def _within_article() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["actor", "article"], ["actor_article.actor", "actor_article.article"], ondelete="CASCADE"
    )


def _actor_key() -> Column[str]:
    return Column("actor", Text, primary_key=True, comment="The actor.")


actor = Table(
    "actor",
    metadata,
    Column("id", Text, primary_key=True, comment="Hash of what makes the actor this one."),
    Column("kind", Text, nullable=False, comment="person, organisation, state, place, group, document or unnamed."),
    Column(
        "name",
        Words,
        nullable=False,
        comment="The name that most articles give (then the longest, then by alphabet); of an unnamed source its "
        "fullest description. Taken from `actor_article` at every save.",
    ),
    Column(
        "article",
        Text,
        ForeignKey("article.id", ondelete="CASCADE"),
        index=True,
        comment="Of an unnamed source the article it belongs to; else null.",
    ),
    Column("wikidata", Words, comment="Wikidata id, where somebody gave it."),
    Column("code", Words, comment="ISO 3166-1 alpha-3 code of a state."),
    comment="A person, organisation, state, place, group, document or unnamed source. It goes with the last article "
    "that speaks of it.",
)

actor_article = Table(
    "actor_article",
    metadata,
    Column("actor", Text, ForeignKey("actor.id", ondelete="CASCADE"), primary_key=True, comment="The actor."),
    article_key(),
    Column("n", Integer, nullable=False, comment="Order of first mention in the article, from 0."),
    Column("kind", Text, nullable=False, comment="Kind of actor, as this article tells it."),
    Column("name", Words, nullable=False, comment="The fullest name in this article."),
    Column("owner", Text, comment="Of an unnamed source the article it belongs to; else null."),
    Column("wikidata", Words, comment="Wikidata id, where this reading gives it."),
    Column("code", Words, comment="ISO code of a state, where this reading gives it."),
    Index(None, "article"),
    comment="What one article says of an actor.",
)

actor_alias = Table(
    "actor_alias",
    metadata,
    _actor_key(),
    Column("article", Text, primary_key=True, comment="The article."),
    number_in_list(),
    Column("name", Words, nullable=False, comment="Another name that the article uses."),
    _within_article(),
    Index(None, "article"),
    comment="Other names of an actor, article by article.",
)

actor_role = Table(
    "actor_role",
    metadata,
    _actor_key(),
    Column("article", Text, primary_key=True, comment="The article."),
    number_in_list(),
    Column("role", Words, nullable=False, comment="Office, function or relation, as the article words it."),
    _within_article(),
    Index(None, "article"),
    comment="Roles of an actor, article by article.",
)
