"""Which party some words name: an actor of the article, an adjective made of its name, or a state of the world."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property

from crosswire.lexicon.stances import stance_words
from crosswire.lexicon.states import states
from crosswire.lexicon.words import roles
from crosswire.reading.positions.clause import lemma
from crosswire.record import Actor, Mention, Reading
from crosswire.text import fold, squeeze

__all__ = ["Names"]

_NO_PARTY = frozenset({"document", "unnamed"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "this", "that"})
_STEM = 4  # letters that a name and its adjective share at least
_LONGEST = 5  # words of a name
_NEAR = re.compile(r"\b(?:close to|from|within|inside|familiar with|briefed by|speaking for)\b")


class Names:
    """The names of parties in one article."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._parsed = reading.parsed
        self._words = stance_words()
        self.actor = {a.id: a for a in reading.actors}

    def may_be_party(self, actor: Actor) -> bool:
        """Whether an actor is somebody by name, no document and no unnamed source."""
        return actor.kind not in _NO_PARTY

    def is_person(self, actor: Actor) -> bool:
        """Whether an actor is one human being, as far as its kind and the words around its name tell."""
        return actor.kind == "person" and actor.id not in self._collective and actor.id not in self._never_introduced

    def of(self, actor: Actor) -> str:
        """Returns the party that an actor is: the state of its capital or army, the fuller name, else its own name."""
        words = squeeze(actor.name).replace("’", "'")
        first, _, rest = words.partition(" ")
        if rest and first.lower() in _DETERMINERS:
            return rest
        if words.startswith(tuple(f"{p} of " for p in self._words.lists["polities"])):
            return words.split(" of ", 1)[1]
        if (state := self.state(words)) is not None:
            return state
        head = fold(words.split()[-1]) if " " in words else ""
        if head and self.is_body(head):
            owner = words.rsplit(" ", 1)[0].removesuffix("'s")
            found = self.state(owner) or self.adjectives.get(owner) or self._called_by(owner, but=actor.id)
            if found:
                return found
        return self._fuller.get(actor.id, actor.name)

    def within(self, text: str) -> str | None:
        """Returns the party that a title or a description names, one after "close to" or "from" first; null if none."""
        near = _NEAR.search(text)
        if near is not None and (found := self._first(text[near.end() :])):
            return found
        return self._first(text)

    def is_body(self, word: str) -> bool:
        """Whether a noun means people who stand for somebody: "delegation", "envoy", "army"."""
        return any(self._words.has("bodies", w) or w in roles().person for w in (word, word.removesuffix("s")))

    def state(self, name: str) -> str | None:
        """Returns the state of the world that goes by this name, adjective or capital."""
        known = states().get(fold(name))
        return known.name if known is not None else _capitals().get(fold(name))

    def _first(self, text: str) -> str | None:
        tokens = [w.strip('.,()“”"').removesuffix("'s") for w in squeeze(text).replace("’", "'").split()]
        for size in range(min(_LONGEST, len(tokens)), 0, -1):
            for i in range(len(tokens) - size + 1):
                piece = " ".join(tokens[i : i + size])
                if piece[:1].isupper() and (found := self._called(piece)):
                    return found
        return None

    def _called(self, piece: str) -> str | None:
        return self._called_by(piece, None) or self.adjectives.get(piece) or self.state(piece)

    def _called_by(self, piece: str, but: str | None) -> str | None:
        actor = self._by_name.get(fold(piece))
        if actor is None or actor.id == but or self.is_person(actor) or not self.may_be_party(actor):
            return None
        return self.adjectives.get(actor.name) or self.of(actor)

    @cached_property
    def _by_name(self) -> dict[str, Actor]:
        called: dict[str, Actor] = {}
        for actor in self._reading.actors:
            for name in (actor.name, *actor.aliases):
                called.setdefault(fold(name), actor)
        return called

    @cached_property
    def _fuller(self) -> dict[str, str]:
        """For an actor whose whole name ends another's that is no person's, that fuller name ("the Front")."""
        parties = [a for a in self._reading.actors if self.may_be_party(a) and not self.is_person(a)]
        longer: dict[str, str] = {}
        for a in parties:
            fuller = [b for b in parties if b.name.endswith(f" {a.name}") and b.kind != "place"]
            if len(fuller) == 1 and self._movement_like(a):
                longer[a.id] = fuller[0].name
        return longer

    def _movement_like(self, actor: Actor) -> bool:
        return " " not in actor.name and fold(actor.name) not in self._words.lists["rulers"]

    @cached_property
    def adjectives(self) -> dict[str, str]:
        """Adjectives of the text by the name they are made of ("Norlandic": "Norland")."""
        capitals = {t.text for t in self._parsed.tokens if t.text[:1].isupper() and t.text[1:].islower()}
        names = {a.name for a in self._reading.actors if self.may_be_party(a) and " " not in a.name}
        aliases = {
            alias: a.name
            for a in self._reading.actors
            if a.kind == "state"
            for alias in a.aliases
            if self._made_of(alias, a.name)
        }
        alike: dict[str, list[str]] = {}
        for name in names:
            alike.setdefault(name[:_STEM], []).append(name)
        return aliases | {w: n for w in capitals for n in alike.get(w[:_STEM], ()) if w != n and self._made_of(w, n)}

    def _made_of(self, word: str, name: str) -> bool:
        for ending in self._words.lists["demonyms"]:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) >= _STEM and name.startswith(stem) and len(name) - len(stem) <= 2:
                return len(name) < len(word) or not name.endswith(ending)
        return False

    @cached_property
    def _collective(self) -> frozenset[str]:
        """Actors that are no single person: they have an army, an article before the name, or an adjective."""
        found = {a.id for a in self._reading.actors if a.name in self.adjectives.values()}
        found |= {m.actor for m in self._reading.mentions if m.form == "name" and self._acts_as_many(m)}
        return frozenset(found)

    @cached_property
    def _never_introduced(self) -> frozenset[str]:
        """So-called persons of one name that no title, fuller name or "she" goes with: reports introduce people."""
        people = [a for a in self._reading.actors if a.kind == "person"]
        spoken = {m.actor for m in self._reading.mentions if m.form == "pronoun" and self._is_personal(m)}
        full = {w for a in people if " " in a.name for w in fold(a.name).split()}
        return frozenset(
            a.id for a in people if not (" " in squeeze(a.name) or a.roles or a.id in spoken or fold(a.name) in full)
        )

    def _is_personal(self, mention: Mention) -> bool:
        return mention.span.of(self._parsed.text).lower() in ("he", "she", "his", "her", "him")

    def _acts_as_many(self, mention: Mention) -> bool:
        parsed = self._parsed
        index, inner = parsed.token_at(mention.span.end - 1), parsed.tokens_in(mention.span)
        if index is None or not inner:
            return False
        token, head = parsed.tokens[index], parsed.tokens[parsed.tokens[index].head]
        owns = token.dep == "poss" and self._words.has("bodies", lemma(head))
        article = (
            inner[0] > 0 and lemma(parsed.tokens[inner[0] - 1]) == "the" and token.dep in ("nsubj", "pobj", "dobj")
        )
        return owns or article

    def all_of(self, mentions: Iterable[Mention]) -> list[str]:
        """Returns the parties among mentions, persons aside, in order."""
        found = [self.actor[m.actor] for m in mentions]
        return list(dict.fromkeys(self.of(a) for a in found if self.may_be_party(a) and not self.is_person(a)))


@cache
def _capitals() -> dict[str, str]:
    return {fold(s.capital): s.name for s in states().values() if s.capital}
