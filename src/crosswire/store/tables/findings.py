"""Tables of what was found in one article, and the spans it rests on."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
)

from crosswire.store.tables.base import article_key, finding_key, metadata, number_in_list, within_text
from crosswire.store.types import Words

__all__ = [
    "date_mention",
    "event",
    "evidence",
    "figure",
    "finding",
    "finding_name",
    "mention",
    "noise",
    "position",
    "statement",
]


def _statement_key(name: str, comment: str) -> Column[str]:
    # Deferred: a statement may stand within one that is written after it.
    key = ForeignKey("statement.id", ondelete="SET NULL", deferrable=True, initially="DEFERRED")
    return Column(name, Text, key, index=True, comment=comment)


def _actor_key(name: str, comment: str, *, nullable: bool) -> Column[str]:
    return Column(name, Text, ForeignKey("actor.id"), index=True, nullable=nullable, comment=comment)


def _when(prefix: str, what: str) -> tuple[Column[object], ...]:
    return (
        Column(f"{prefix}earliest", Date, comment=f"{what}: first day; null where open or not told."),
        Column(f"{prefix}latest", Date, comment=f"{what}: last day; null where open or not told."),
        Column(
            f"{prefix}precision",
            Text,
            comment=f"{what}: time, day, week, month, season, quarter, year, decade, range or unknown; null where no "
            "day is told.",
        ),
        Column(f"{prefix}text", Words, comment=f"{what}: the wording it was read from."),
    )


finding = Table(
    "finding",
    metadata,
    Column("id", Text, primary_key=True, comment="Hash of the finding's key fields."),
    Column(
        "kind",
        Text,
        nullable=False,
        comment="noise, date_mention, mention, statement, figure, event or position: the table with the rest of it.",
    ),
    article_key(primary_key=False),
    Column("n", Integer, nullable=False, comment="Place among the findings of its kind in the article, from 0."),
    Column("score", Double, comment="Probability that the finding is right; null where the reader cannot tell."),
    Column("stage", Text, comment="The stage that found it, where one bears its name."),
    ForeignKeyConstraint(["article", "stage"], ["stage_run.article", "stage_run.stage"]),
    Index(None, "article", "kind"),
    Index(None, "article", "stage"),
    comment="Everything found in an article, of whatever kind.",
)

evidence = Table(
    "evidence",
    metadata,
    finding_key("finding", "The finding that rests on this span."),
    Column(
        "role",
        Text,
        primary_key=True,
        comment="What the span is to the finding: span (the finding itself), content, cue, speaker, anonymity, "
        "number, trigger.",
    ),
    number_in_list("Number among the spans of this role, from 0."),
    *within_text(),
    Column("quote", Text, nullable=False, comment="The exact characters of the span."),
    CheckConstraint('start >= 0 AND start < "end"', name="span"),
    comment="The spans of the article's text that findings rest on.",
)

finding_name = Table(
    "finding_name",
    metadata,
    finding_key("finding", "The finding that lists this name."),
    Column(
        "role",
        Text,
        primary_key=True,
        comment="relay (agencies and outlets a statement came through, nearest the speaker first), alias (other names "
        "of the speaker), actor or recipient (of an event).",
    ),
    number_in_list(),
    Column("name", Words, nullable=False, comment="The name."),
    comment="Lists of names that findings hold.",
)

noise = Table(
    "noise",
    metadata,
    finding_key(),
    Column(
        "kind",
        Text,
        nullable=False,
        comment="caption, advert, related, comment_form, navigation, credit, stray or repeat.",
    ),
    comment="Stretches of text that are no part of the report. They are marked, never deleted.",
)

date_mention = Table(
    "date_mention",
    metadata,
    finding_key(),
    Column("kind", Text, nullable=False, comment="TimeML: date, time, duration or set."),
    Column("value", Words, nullable=False, comment="TimeML: 2024-02-08, 2024-W06, P6W, PRESENT_REF and the like."),
    *_when("", "The days it stands for"),
    comment="Expressions of time.",
)

mention = Table(
    "mention",
    metadata,
    finding_key(),
    _actor_key("actor", "The actor that the span stands for.", nullable=False),
    Column("form", Text, nullable=False, comment="name, description or pronoun."),
    comment="Where actors are mentioned.",
)

statement = Table(
    "statement",
    metadata,
    finding_key(),
    _actor_key("speaker_actor", "The speaker as an actor; null where not identified.", nullable=True),
    Column("speaker_name", Words, comment="Speaker's name, or description if unnamed; null where nobody is told."),
    Column("speaker_kind", Text, comment="person, organisation, state, place, group, document or unnamed."),
    Column("speaker_named", Boolean, comment="Whether the reader is told who speaks."),
    Column("speaker_description", Words, comment="The words used for the speaker at this place."),
    Column("speaker_role", Words, comment="Speaker's role, as the article gives it."),
    Column("speaker_affiliation", Words, comment="Speaker's affiliation, as the article gives it."),
    Column("directness", Text, nullable=False, comment="direct, indirect or mixed."),
    Column("told_to", Words, comment="Outlet or agency addressed."),
    Column("said_on", Date, comment="Day it was said; null where neither sentence nor report tells it."),
    _statement_key("within", "The statement in whose content this one stands."),
    Column("reader", Words, nullable=False, comment="Who found it: model or rules."),
    comment="Who said what. Content, cue, speaker and reason for anonymity are spans in `evidence`; relays are in "
    "`finding_name`.",
)

figure = Table(
    "figure",
    metadata,
    finding_key(),
    Column("value_low", Double, comment="Lowest value; null where open."),
    Column("value_high", Double, comment="Highest value; null where open."),
    Column("bound", Text, nullable=False, comment="exact, about, at_least, more_than, up_to or range."),
    Column("unit", Words, comment="Unit."),
    Column("measure", Words, nullable=False, comment="What is counted, in the words of the domain file; or other."),
    Column("side", Words, comment="Population counted."),
    Column("place", Words, comment="Where it holds."),
    Column("per", Words, comment="Unit of time of a rate."),
    *_when("as_of_", "When it holds"),
    Column("authority", Words, comment="Who gives the figure."),
    Column("authority_basis", Words, comment="What the authority rests it on."),
    Column("modality", Text, nullable=False, comment="reported, proposed or estimated."),
    Column("cumulative", Boolean, comment="Counts from the start (true) or within a window (false); null: not told."),
    _statement_key("statement", "The statement that carries it."),
    comment="Numbers with what they count, their bound, their day and their authority.",
)

event = Table(
    "event",
    metadata,
    finding_key(),
    Column(
        "kind",
        Text,
        nullable=False,
        comment="meet, travel, propose, reject, accept, attack, release, statement, threaten, mediate or other.",
    ),
    Column("modality", Text, nullable=False, comment="happened, planned, denied or hypothetical."),
    Column("plover_event", Words, comment="PLOVER code: event."),
    Column("plover_mode", Words, comment="PLOVER code: mode."),
    Column("plover_context", Words, comment="PLOVER code: context."),
    Column("place", Words, comment="Where."),
    *_when("when_", "When"),
    _statement_key("statement", "The statement in whose content it stands."),
    comment="What happened, is planned, was denied or is only thought of. Actors and recipients are in `finding_name`.",
)

position = Table(
    "position",
    metadata,
    finding_key(),
    Column("party", Words, nullable=False, comment="Whose stance it is."),
    Column("issue", Words, nullable=False, comment="Issue, in the words of the domain file."),
    Column(
        "stance",
        Text,
        nullable=False,
        comment="demands, offers, accepts, rejects, insists, conditions, intends or urges.",
    ),
    Column("as_of", Date, comment="Day it holds; null where not told."),
    _statement_key("statement", "The statement it rests on."),
    Column("reported_by", Words, comment="Who tells it of the party, where that is somebody else; null at first hand."),
    comment="Where parties stand on issues.",
)
