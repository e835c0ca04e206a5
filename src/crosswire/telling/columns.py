"""What goes out, field by field: the export contract, and what Crosswire adds after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["KINDS", "Column", "ColumnType", "Kind", "columns"]

Kind = Literal[
    "article",
    "noise",
    "actor",
    "statement",
    "figure",
    "event",
    "position",
    "lineage",
    "fact",
    "conflict",
    "correction",
    "failure",
]
KINDS: tuple[Kind, ...] = (
    "article",
    "noise",
    "actor",
    "statement",
    "figure",
    "event",
    "position",
    "lineage",
    "fact",
    "conflict",
    "correction",
)
ColumnType = Literal["text", "day", "integer", "number", "boolean", "span", "spans", "texts", "object", "objects"]


@dataclass(frozen=True, slots=True)
class Column:
    """A field: its name, type and meaning; an object has ``parts``; ``added`` tells what is not in the contract."""

    name: str
    type: ColumnType
    meaning: str
    parts: tuple[Column, ...] = ()
    added: bool = False


def _added(name: str, kind: ColumnType, meaning: str) -> Column:
    return Column(name, kind, meaning, added=True)


_ID = Column("id", "text", "a hash of its content: the same on every machine")
_ARTICLE = Column("article", "text", "id of the article")
_SCORE = Column("score", "number", "probability that it is right, where the reader can tell")
_CARRIER = Column("statement", "text", "id of the statement that carries it")
_WORDS = _added("text", "text", "the words at the span")
_SOURCE = (_added("publisher", "text", "outlet of the article"), _added("published", "day", "its day of publication"))
_SPEAKER = (
    Column("actor", "text", "id of the actor"),
    Column("name", "text", "canonical name, or the description of an unnamed speaker"),
    Column("aliases", "texts", "other names met"),
    Column("description", "text", "the words used at this place"),
    Column("kind", "text", "person, organisation, state, group, document, unnamed"),
    Column("named", "boolean", "whether the reader is told who it is"),
    _added("role", "text", "office, as the article gives it"),
    _added("affiliation", "text", "body spoken for, as the article gives it"),
    _added("basis", "text", "text, or person where a correction says so"),
)
_WHEN = (
    Column("earliest", "text", "first day; a month or year where no day is told"),
    Column("latest", "text", "last day; a month or year where no day is told"),
    Column("precision", "text", "time, day, week, month, season, quarter, year, decade, range, unknown"),
)
_PLOVER = (
    Column("event", "text", "PLOVER event"),
    Column("mode", "text", "PLOVER mode"),
    Column("context", "text", "PLOVER context"),
)

_COLUMNS: dict[Kind, tuple[Column, ...]] = {
    "article": (
        _ID,
        Column("path", "text", "the file, address or stream as it was named"),
        Column("url", "text", "canonical address"),
        Column("publisher", "text", "outlet"),
        Column("title", "text", "headline"),
        Column("byline", "text", "who wrote it"),
        Column("published", "day", "day of publication"),
        Column("published_basis", "text", "given, metadata, dateline, inferred, unknown"),
        Column("language", "text", "ISO 639-1 code"),
        Column("sha256", "text", "hash of the bytes as they came in"),
        Column("credits", "texts", "agencies and outlets named as its source"),
        Column("words", "integer", "words of its text"),
    ),
    "noise": (
        _ARTICLE,
        Column("span", "span", "where it stands"),
        Column("kind", "text", "caption, advert, related, comment_form, navigation, credit, stray, repeat"),
        _added("id", "text", "a hash of its content"),
        _WORDS,
    ),
    "actor": (
        _ID,
        Column("kind", "text", "person, organisation, state, place, group, document, unnamed"),
        Column("name", "text", "fullest name met, or fullest description of an unnamed source"),
        Column("aliases", "texts", "other names met"),
        Column("roles", "texts", "offices met"),
        Column("wikidata", "text", "Wikidata item, where somebody gave it"),
        Column("mentions", "objects", "`{article, span}` of every mention"),
        _added("code", "text", "ISO 3166-1 alpha-3 code of a state"),
    ),
    "statement": (
        _ID,
        _ARTICLE,
        Column("speaker", "object", "who it is attributed to", _SPEAKER),
        Column("speaker_span", "span", "the words for the speaker"),
        Column("cue_span", "span", "the words that report it"),
        Column("content_spans", "spans", "what is said, without cue and speaker, quotation marks kept"),
        Column("directness", "text", "direct, indirect, mixed"),
        Column("told_to", "text", "outlet or agency addressed"),
        Column("relay", "texts", "what it came through, nearest the speaker first; for an address the outlet there"),
        Column("anonymity_span", "span", "the reason given for not naming the speaker"),
        Column("said_on", "day", "day it was said"),
        _SCORE,
        _added("text", "text", "the words of the content"),
        _added("cue", "text", "the words of the cue"),
        _added("within", "text", "id of the statement in whose content it stands"),
        _added("reader", "text", "who found it: model or rules"),
        *_SOURCE,
    ),
    "figure": (
        _ID,
        _ARTICLE,
        Column("span", "span", "number with bound and unit"),
        Column("value_low", "number", "lower end, null where open"),
        Column("value_high", "number", "upper end, null where open"),
        Column("bound", "text", "exact, about, at_least, more_than, up_to, range"),
        Column("unit", "text", "what is counted, as written"),
        Column("measure", "text", "measure of the domain, or other"),
        Column("side", "text", "population counted"),
        Column("place", "text", "where it holds"),
        Column("per", "text", "`day` for a rate a day, as the contract has it"),
        Column("as_of", "text", "day, month or year as of which it holds"),
        Column("authority", "text", "who gives it"),
        Column("modality", "text", "reported, proposed, estimated"),
        _CARRIER,
        _SCORE,
        _added("authority_basis", "text", "what the authority rests on"),
        _added("rate_per", "text", "unit of time of any rate: day, week, year"),
        _added("cumulative", "boolean", "counts from a start on (true) or within a window (false)"),
        _WORDS,
        *_SOURCE,
    ),
    "event": (
        _ID,
        _ARTICLE,
        Column("span", "span", "the passage that tells it"),
        Column("kind", "text", "meet, travel, propose, reject, accept, attack, release, statement, …"),
        Column("plover", "object", "PLOVER code", _PLOVER),
        Column("actors", "texts", "who did it"),
        Column("recipients", "texts", "to whom"),
        Column("place", "text", "where"),
        Column("when", "object", "when", _WHEN),
        Column("modality", "text", "happened, planned, denied, hypothetical"),
        _CARRIER,
        _SCORE,
        _WORDS,
        *_SOURCE,
    ),
    "position": (
        _ID,
        _ARTICLE,
        Column("span", "span", "the passage that tells it"),
        Column("party", "text", "who takes it"),
        Column("issue", "text", "issue of the domain"),
        Column("stance", "text", "demands, offers, accepts, rejects, insists, conditions, intends, urges"),
        Column("as_of", "day", "day as of which it holds"),
        _CARRIER,
        Column("reported_by", "text", "who tells it of the party, where that is somebody else", added=True),
        _SCORE,
        _WORDS,
        *_SOURCE,
    ),
    "lineage": (
        Column("a", "text", "id of an article"),
        Column("b", "text", "id of another"),
        Column("kind", "text", "copy, rewrite, translation, same_wire, update"),
        Column("direction", "text", "a_from_b, b_from_a, unknown"),
        Column("score", "number", "probability that it is right"),
        Column("why", "text", "what speaks for it, in words"),
        Column("shared", "objects", "`{a_span, b_span}` of every passage they share"),
    ),
    "fact": (
        _ID,
        Column("items", "texts", "ids of the findings that assert it"),
        Column("articles", "texts", "ids of their articles"),
        Column("origins", "objects", "`{root, articles}` of every independent root"),
        Column("status", "text", "agreed, single, disputed"),
    ),
    "conflict": (
        _ID,
        Column("kind", "text", "figure, fact, name, attribution, wording"),
        Column("relation", "text", "contradicts, newer, other_scope, rounding, rewrite_error"),
        Column("items", "objects", "`{article, span}` of every side"),
        Column("why", "text", "what differs, in words"),
        _added("score", "number", "probability that it is a conflict"),
    ),
    "correction": (
        _added("id", "text", "a hash of its content and of the state it was made in"),
        _added("who", "text", "who made it"),
        _added("when", "text", "when, in UTC"),
        _added("verb", "text", "accept, reject, relabel, re-attribute, merge, split, rename, …, undo"),
        _added("target", "text", "id of a finding, actor or article; of an undo, of a correction"),
        _added("field", "text", "what of it becomes another, or the kind of link"),
        _added("value", "text", "what it becomes, or the other end of the link"),
        _added("was", "text", "the value before"),
        _added("why", "text", "the reason given"),
        _added("state", "text", "applied; waiting, where nothing bears the id of the target; undone"),
        _added("undone_by", "text", "id of the correction that undid it"),
        _added("seen", "text", "id of the last correction of the same that its maker knew of"),
        _added("article", "text", "id of the article"),
        _added("quote", "text", "the words it is about"),
    ),
    "failure": (
        _ID,
        Column("path", "text", "the file, address or stream as it was named"),
        Column("stage", "text", "where reading stopped"),
        Column("reason", "text", "why"),
        Column("article", "text", "id of the article, where it got that far"),
    ),
}


def columns(kind: Kind) -> tuple[Column, ...]:
    """Returns the fields of a kind in the order in which they go out: the contract's, then those added."""
    return _COLUMNS[kind]
