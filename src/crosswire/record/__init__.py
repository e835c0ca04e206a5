"""The types of the record: frozen, slotted, picklable, and nothing that computes."""

from crosswire.record.actor import ACTOR_KINDS, Actor, ActorKind, Mention, MentionForm
from crosswire.record.article import NOISE_KINDS, PUBLISHED_BASES, Article, Layout, Noise, NoiseKind, PublishedBasis
from crosswire.record.correction import VERBS, Correction, CorrectionState, CorrectionVerb, settled, subject_of
from crosswire.record.event import EVENT_KINDS, MODALITIES, Event, EventKind, Modality, Plover
from crosswire.record.failure import Failure
from crosswire.record.figure import BOUNDS, FIGURE_MODALITIES, Bound, Figure, FigureModality
from crosswire.record.ids import content_id
from crosswire.record.joining import heads
from crosswire.record.link import (
    CONFLICT_KINDS,
    LINEAGE_KINDS,
    ConflictKind,
    FigureRelation,
    Judgement,
    Link,
    LinkKind,
    SharedPassage,
)
from crosswire.record.parsed import Attribution, Entity, Parsed, Sentence, Token
from crosswire.record.position import STANCES, Position, Stance
from crosswire.record.reading import Finding, Reading, Stage
from crosswire.record.span import Coverage, Span, covering, inside, overlap
from crosswire.record.statement import DIRECTNESS, Directness, Speaker, Statement
from crosswire.record.stores import Hit, Problem, RecordStore, Saved, StageVersion, Traces
from crosswire.record.view import View
from crosswire.record.when import DATE_KINDS, DateKind, DateMention, Precision, When

__all__ = [
    "ACTOR_KINDS",
    "BOUNDS",
    "CONFLICT_KINDS",
    "DATE_KINDS",
    "DIRECTNESS",
    "EVENT_KINDS",
    "FIGURE_MODALITIES",
    "LINEAGE_KINDS",
    "MODALITIES",
    "NOISE_KINDS",
    "PUBLISHED_BASES",
    "STANCES",
    "VERBS",
    "Actor",
    "ActorKind",
    "Article",
    "Attribution",
    "Bound",
    "ConflictKind",
    "Correction",
    "CorrectionState",
    "CorrectionVerb",
    "Coverage",
    "DateKind",
    "DateMention",
    "Directness",
    "Entity",
    "Event",
    "EventKind",
    "Failure",
    "Figure",
    "FigureModality",
    "FigureRelation",
    "Finding",
    "Hit",
    "Judgement",
    "Layout",
    "Link",
    "LinkKind",
    "Mention",
    "MentionForm",
    "Modality",
    "Noise",
    "NoiseKind",
    "Parsed",
    "Plover",
    "Position",
    "Precision",
    "Problem",
    "PublishedBasis",
    "Reading",
    "RecordStore",
    "Saved",
    "Sentence",
    "SharedPassage",
    "Span",
    "Speaker",
    "Stage",
    "StageVersion",
    "Stance",
    "Statement",
    "Token",
    "Traces",
    "View",
    "When",
    "content_id",
    "covering",
    "heads",
    "inside",
    "overlap",
    "settled",
    "subject_of",
]
