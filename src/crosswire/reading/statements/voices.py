"""Who speaks in a report without a parse: a name, a body, a document, or a source without a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from crosswire.lexicon.abroad import Tongue
from crosswire.record import Actor, ActorKind, Mention, Span, Speaker, content_id
from crosswire.text import fold, squeeze

__all__ = ["Voices"]

_NAME = re.compile(
    r"[A-ZÀ-Þ][\w’'.-]+(?:\s+(?:(?:de|da|do|dos|das|del|della|di|von|van|bin|al)\s+(?:la\s+)?)?[A-ZÀ-Þ][\w’'.-]+)*"
)
_LINKING = re.compile(r"(?:\b(?:d[aeou]s?|del|de la|des|du|von|vom|der|al|en|em|aus|in)\s+|[dl][’'])$", re.IGNORECASE)
_WORD = re.compile(r"[\w-]+")


@dataclass
class Voices:
    """The speakers of one report so far; the same person or source is one actor."""

    article: str
    text: str
    tongue: Tongue
    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    heads: dict[str, str] = field(default_factory=dict)

    def speaker(self, span: Span) -> Speaker:
        """Returns whoever the noun phrase stands for, by what the report said of them before."""
        phrase = span.of(self.text)
        head = next((w for m in _WORD.finditer(phrase) if self.tongue.kind(w := m.group().lower())), None)
        actor = self._named(phrase, head) or self._known(phrase, head) or self._described(phrase, head)
        self.actors.setdefault(actor.id, actor)
        if head is not None:
            self.heads[head] = actor.id
        form = "name" if actor.name in squeeze(phrase) and actor.kind != "unnamed" else "description"
        key = content_id("mention", self.article, span.start, span.end, actor.id)
        self.mentions.append(Mention(key, self.article, span, actor.id, form))  # type: ignore[arg-type]
        return Speaker(
            actor=actor.id,
            name=actor.name,
            kind=actor.kind,
            named=actor.named,
            description=squeeze(phrase),
            role=actor.roles[0] if actor.roles else None,
        )

    def _named(self, phrase: str, head: str | None) -> Actor | None:
        """A person by name ("the minister Ana Reyes"), or a body whose name it is ("the Ministry of Labour")."""
        kind = self.tongue.kind(head) if head else None
        for match in _NAME.finditer(phrase):
            name = squeeze(match.group())
            opens_sentence = match.start() == 0 and self.tongue.opens.match(phrase)
            linked = _LINKING.search(phrase[: match.start()])
            first = name.split()[0].lower()
            if opens_sentence and len(name.split()) == 1:
                continue
            if self.tongue.kind(first) == "organisation":
                return self._actor("organisation", squeeze(phrase[match.start() :]).split(",")[0])
            if linked or self.tongue.kind(first):
                continue
            if kind in ("person", None):
                roles = (squeeze(phrase[: match.start()]).rstrip(" ,"),) if head else ()
                alone = kind is None and len(name.split()) == 1
                return self._person(name, roles, "organisation" if alone else "person")
        return None

    def _person(self, name: str, roles: tuple[str, ...], kind: ActorKind) -> Actor:
        known = [a for a in self.actors.values() if a.kind == "person" and fold(name) in fold(a.name).split()[-1:]]
        return known[-1] if known else self._actor(kind, name, roles)

    def _known(self, phrase: str, head: str | None) -> Actor | None:
        """The one that a bare "the delegate", "the ministry" points back to."""
        if head is None or len(_WORD.findall(phrase)) > 2:
            return None
        if head in self.heads:
            return self.actors[self.heads[head]]
        if self.tongue.kind(head) == "organisation":
            full = re.compile(rf"\b{head}\s+(?:d\w+\s+)*[A-ZÀ-Þ]\w+", re.IGNORECASE).search(self.text)
            return self._actor("organisation", squeeze(full.group())) if full else None
        unnamed = [a for a in self.actors.values() if a.kind == "unnamed"]
        return unnamed[0] if len(unnamed) == 1 and self.tongue.kind(head) == "person" else None

    def _described(self, phrase: str, head: str | None) -> Actor:
        opened = self.tongue.opens.match(phrase)
        name = squeeze(phrase[opened.end() :] if opened else phrase)
        kind = self.tongue.kind(head) if head else None
        return self._actor(kind if kind in ("organisation", "document") else "unnamed", name)

    def _actor(self, kind: ActorKind, name: str, roles: tuple[str, ...] = ()) -> Actor:
        if kind in ("unnamed", "document"):
            return Actor(content_id("actor", self.article, kind, fold(name)), kind, name, article=self.article)
        return Actor(content_id("actor", fold(name)), kind, name, roles=roles)
