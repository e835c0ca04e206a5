"""Who acts and speaks: named, or described without a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crosswire.record.span import Span

__all__ = ["ACTOR_KINDS", "Actor", "ActorKind", "Mention", "MentionForm"]

ActorKind = Literal["person", "organisation", "state", "place", "group", "document", "unnamed"]
MentionForm = Literal["name", "description", "pronoun"]
ACTOR_KINDS: tuple[ActorKind, ...] = ("person", "organisation", "state", "place", "group", "document", "unnamed")


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, state, place, group, document, or an unnamed source.

    ``name`` is the fullest name met, or for an unnamed source its fullest description. An unnamed source belongs to
    one article, whose id is then in ``article``. ``wikidata`` is null unless somebody gave it; ``code`` is the ISO
    3166-1 alpha-3 code of a state.
    """

    id: str
    kind: ActorKind
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    article: str | None = None
    wikidata: str | None = None
    code: str | None = None

    @property
    def named(self) -> bool:
        """Whether the reader is told who this is."""
        return self.kind != "unnamed"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that stands for an actor."""

    id: str
    article: str
    span: Span
    actor: str
    form: MentionForm
    score: float | None = None
