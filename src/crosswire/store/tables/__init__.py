"""The tables of the record, named by the words of the domain; every column says what it holds."""

from crosswire.store.tables.actors import actor, actor_alias, actor_article, actor_role
from crosswire.store.tables.articles import (
    article,
    article_credit,
    article_metadata,
    failure,
    layout,
    passage,
    reading,
    stage_run,
)
from crosswire.store.tables.base import metadata
from crosswire.store.tables.corrections import correction
from crosswire.store.tables.findings import (
    date_mention,
    event,
    evidence,
    figure,
    finding,
    finding_name,
    mention,
    noise,
    position,
    statement,
)
from crosswire.store.tables.links import link, link_passage, relating, schema_help, trace

__all__ = [
    "actor",
    "actor_alias",
    "actor_article",
    "actor_role",
    "article",
    "article_credit",
    "article_metadata",
    "correction",
    "date_mention",
    "event",
    "evidence",
    "failure",
    "figure",
    "finding",
    "finding_name",
    "layout",
    "link",
    "link_passage",
    "mention",
    "metadata",
    "noise",
    "passage",
    "position",
    "reading",
    "relating",
    "schema_help",
    "stage_run",
    "statement",
    "trace",
]
