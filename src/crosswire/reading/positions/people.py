"""Which party a person speaks for: by titles, and by the words around the name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from crosswire.reading.positions.clause import lemma
from crosswire.record import Actor, Mention
from crosswire.text import fold

if TYPE_CHECKING:
    from crosswire.reading.positions.parties import Parties

__all__ = ["People"]

_BACK = 3  # sentences before the first name in which somebody is described
_ASIDE = ("relcl", "advcl", "punct", "conj", "nsubj")
_SIDE_WORDS = ("rulers", "movements", "unions", "management")


class People:
    """The people of one article, and for whom they speak."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties
        self._parsed = parties.parsed
        self._words = parties.words
        self._names = parties.names
        self._found: dict[str, str | None] = {}

    def party(self, actor: Actor) -> str | None:
        """Returns the party that a person speaks for, null where nothing tells."""
        if actor.id not in self._found:
            self._found[actor.id] = None  # a person cannot speak for a person
            titles = [*actor.roles, *self._titles(actor)]
            neutral = any(self._words.has("mediating", w) for t in titles for w in fold(t).split())
            told = None if neutral else self._parties.sides.told_by(titles)
            self._found[actor.id] = self.named_beside(actor) or told or self._introduced_as(actor)
        return self._found[actor.id]

    def forget(self) -> None:
        """Drops what was found, once more is known of the sides."""
        self._found.clear()

    def named_beside(self, actor: Actor) -> str | None:
        """Returns the party that a person's titles or the words around the name tell."""
        by_role = next((found for role in actor.roles if (found := self._names.within(role))), None)
        return by_role or next((found for m in self._named(actor) if (found := self._around(m))), None)

    def speaks_for(self, verb: str) -> bool:
        """Whether a verb says that somebody heads or represents: "who leads the team"."""
        return self._words.has("heading", verb) or self._words.has("mediating", verb)

    def _named(self, actor: Actor) -> Iterator[Mention]:
        return (m for m in self._parties.reading.mentions if m.actor == actor.id and m.form == "name")

    def _titles(self, actor: Actor) -> Iterator[str]:
        """The nouns before and behind a person's name: "Chief executive", "the steward"."""
        parsed = self._parsed
        for mention in self._named(actor):
            inside = parsed.tokens_in(mention.span)
            for i in inside:
                outer = [c for c in parsed.children[i] if parsed.tokens[c].dep in ("compound", "appos", "amod", "nmod")]
                outer += [parsed.tokens[i].head] if parsed.tokens[i].dep in ("appos", "compound") else []
                yield from (parsed.tokens[c].lemma for c in outer if c not in inside)

    def _around(self, mention: Mention) -> str | None:
        """The party named beside a person: "X's envoy, Y", "Y, envoy of X", "Y, who leads X's team"."""
        parsed = self._parsed
        inside = parsed.tokens_in(mention.span)
        for index in (i for i in inside if parsed.tokens[i].head not in inside or parsed.tokens[i].head == i):
            token = parsed.tokens[index]
            nouns = [index, *([token.head] if token.dep in ("appos", "compound") else [])]
            nouns += [c for c in parsed.children[index] if parsed.tokens[c].dep == "appos"]
            relative = [c for c in parsed.children[index] if parsed.tokens[c].dep == "relcl"]
            nouns += [c for c in relative if self.speaks_for(lemma(parsed.tokens[c]))]
            if found := next((f for noun in nouns if (f := self._beside(noun, mention))), None):
                return found
        return None

    def _beside(self, noun: int, mention: Mention) -> str | None:
        parsed, inside = self._parsed, self._parsed.tokens_in(mention.span)
        own = self._names.actor[mention.actor].name
        for child in parsed.children[noun]:
            if child in inside or parsed.tokens[child].dep in _ASIDE:
                continue
            for i in (k for k in parsed.subtree(child) if k not in inside and self._may_name(k)):
                found = next((n for n in self._parties.of_dependent(i) if n != own), None)
                if found:
                    return found
        return None

    def _may_name(self, index: int) -> bool:
        token = self._parsed.tokens[index]
        sided = any(self._words.has(name, lemma(token)) for name in _SIDE_WORDS)
        return sided or token.text[:1].isupper() or token.tag == "PRP$"

    def _introduced_as(self, actor: Actor) -> str | None:
        """The party of somebody described just before the first name ("its negotiator said … Ms Ode said")."""
        parsed = self._parsed
        first = min((m.span.start for m in self._parties.reading.mentions if m.actor == actor.id), default=None)
        sentence = parsed.sentence_at(first) if first is not None else None
        if first is None or sentence is None:
            return None
        number = parsed.sentence_number(sentence)
        for before in reversed(parsed.sentences[max(0, number - _BACK + 1) : number + 1]):
            for i in range(before.first, before.last):
                if parsed.tokens[i].start < first and self._is_nameless_voice(i) and (found := self._parties.owner(i)):
                    return found[0]
        return None

    def _is_nameless_voice(self, index: int) -> bool:
        """Whether a noun means somebody who speaks for others, with no name beside it."""
        token = self._parsed.tokens[index]
        if not self._words.has("spokesmen", lemma(token)) or token.dep not in ("nsubj", "appos"):
            return False
        near = [self._parties.mention(i) for i in (index, token.head, *self._parsed.children[index])]
        named = [m for m in near if m is not None and m.form == "name"]
        return not any(self._names.is_person(self._names.actor[m.actor]) for m in named)
