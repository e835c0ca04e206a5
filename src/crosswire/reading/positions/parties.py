"""For whom somebody speaks: from a subject or a speaker to the party whose stance it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

from crosswire.lexicon.stances import stance_words
from crosswire.lexicon.words import roles
from crosswire.reading.positions.clause import Clauses, lemma
from crosswire.reading.positions.names import Names
from crosswire.reading.positions.papers import Papers
from crosswire.reading.positions.people import People
from crosswire.reading.positions.pronouns import RELATIVE, Pronouns
from crosswire.reading.positions.sides import Sides
from crosswire.record import Mention, Reading, Statement
from crosswire.text import fold, squeeze

__all__ = ["DEPENDENT", "Parties"]

DEPENDENT = ("poss", "compound", "amod", "nmod")
_AFTER = ("of", "for", "from", "in", "at", "with")
_PRONOUNS = ("PRP", "PRP$", "WP", "WDT", "WP$")
_OPPOSED = frozenset({"both", "two", "the", "warring", "opposing", "rival"})


class Parties:
    """Resolves the words of one article to parties, by its actors, mentions and statements."""

    def __init__(self, reading: Reading, clauses: Clauses) -> None:
        self.reading = reading
        self.parsed = reading.parsed
        self.clauses = clauses
        self.words = stance_words()
        self.names = Names(reading)
        self.people = People(self)
        self.sides = Sides(self)
        self.papers = Papers(self)
        self._pronouns = Pronouns(self)
        self._busy: set[int] = set()

    def of(self, index: int, said: Statement | None = None) -> tuple[str, ...]:
        """Returns the parties that the phrase headed by a token stands for; several for "both sides".

        Nobody for two words that stand for each other.
        """
        if index in self._busy:
            return ()
        token = self.parsed.tokens[index]
        self._busy.add(index)
        try:
            if token.tag in _PRONOUNS or (token.pos == "PRON" and token.text.lower() in RELATIVE):
                return self._pronouns.of(index, said)
            return tuple(dict.fromkeys(n for i in self.joined(index) for n in self._of_phrase(i, said)))
        finally:
            self._busy.discard(index)

    def of_speaker(self, said: Statement | None) -> str | None:
        """Returns the party that a statement's speaker speaks for, or null."""
        speaker = said.speaker if said else None
        if said is None or speaker is None or speaker.kind == "document":
            return None
        if speaker.affiliation and (found := self.names.within(speaker.affiliation)):
            return found
        actor = self.names.actor.get(speaker.actor or "")
        if actor is not None and self.names.is_person(actor):
            by_role = self.names.within(speaker.role) if speaker.role else None
            by_side = self.sides.told_by([speaker.role]) if speaker.role else None
            return by_role or self.people.party(actor) or by_side or speaker.name
        at = self._head_in(said)
        parties = self.of(at) if at is not None else ()
        if speaker.kind != "unnamed" and speaker.named:
            return parties[0] if parties else self.names.within(speaker.name) or speaker.name
        about = [d for d in (speaker.description, speaker.name, *speaker.aliases) if d]
        named = next((n for d in about if (n := self.names.within(d))), None)
        return named or (parties[0] if len(parties) == 1 else self.sides.told_by(about))

    def of_dependent(self, index: int, said: Statement | None = None) -> tuple[str, ...]:
        """Returns the party that a word beside a noun names: "its", "the Xish", "X's"."""
        token = self.parsed.tokens[index]
        if token.tag == "PRP$":
            return self.of(index, said)
        mention = self.mention(index)
        if mention is not None and mention.form == "name" and self.names.may_be_party(self.names.actor[mention.actor]):
            return self.of_mention(mention)
        if token.text[:1].isupper() and (found := self.names.within(token.text)):
            return (found,)
        if token.pos == "NOUN" and (self.names.is_body(lemma(token)) or self.words.has("movements", lemma(token))):
            return self.of(index, said)
        return ()

    def of_mention(self, mention: Mention) -> tuple[str, ...]:
        """Returns the party of a named actor, or for a person the one spoken for, else the person."""
        actor = self.names.actor[mention.actor]
        return (self.people.party(actor) or actor.name if self.names.is_person(actor) else self.names.of(actor),)

    def owner(self, index: int, said: Statement | None = None) -> tuple[str, ...]:
        """Returns the party of "X's negotiators", "the Xish army", "negotiators for X"."""
        parsed = self.parsed
        if not self.names.is_body(lemma(parsed.tokens[index])):
            return ()
        for child in parsed.children[index]:
            token = parsed.tokens[child]
            found: tuple[str, ...] = ()
            if token.dep in DEPENDENT:
                found = self.of_dependent(child, said)
            elif token.dep == "prep" and lemma(token) in _AFTER:
                objects = [j for c in parsed.children[child] for j in self.joined(c)]
                found = tuple(n for j in objects for n in self.of_dependent(j, said))
            elif token.dep == "appos" or (token.dep == "relcl" and self.people.speaks_for(lemma(token))):
                found = tuple(n for c in parsed.subtree(child) for n in self.of_dependent(c, said))[:1]
            if found:
                return found
        return ()

    def mention(self, index: int) -> Mention | None:
        """Returns the mention that holds a token, the shortest where several do."""
        return self._by_token.get(index)

    def mentions(self, tokens: Iterable[int]) -> Iterator[Mention]:
        """Yields the mentions that hold these tokens, in order."""
        return (self._by_token[i] for i in sorted(tokens) if i in self._by_token)

    def joined(self, index: int) -> list[int]:
        """Returns the head of a phrase and what is joined to it by "and"."""
        found, todo = [index], [index]
        while todo:
            for child in self.parsed.children[todo.pop()]:
                if self.parsed.tokens[child].dep == "conj" and self.parsed.tokens[child].pos != "VERB":
                    found.append(child)
                    todo.append(child)
        return found

    def _of_phrase(self, index: int, said: Statement | None) -> tuple[str, ...]:
        word, mention = lemma(self.parsed.tokens[index]), self.mention(index)
        if mention is not None and mention.form == "name" and self.names.may_be_party(self.names.actor[mention.actor]):
            return self.of_mention(mention)
        if self.words.has("both", word) and self._is_both(index):
            return self.sides.principals
        if self.words.has("papers", word):
            return self.papers.sponsors(index, said)
        return self.owner(index, said) or self._by_noun(index, word)

    def _is_both(self, index: int) -> bool:
        parsed = self.parsed
        beside = [parsed.tokens[c] for c in parsed.children[index]]
        owned = any(t.dep in DEPENDENT and t.text[:1].isupper() for t in beside)
        return parsed.tokens[index].tag == "NNS" and not owned and bool(_OPPOSED & {t.text.lower() for t in beside})

    def _by_noun(self, index: int, word: str) -> tuple[str, ...]:
        """The party of a noun alone: a side by the word for it, an actor named after it, or the noun itself."""
        token, mentioned, sides = self.parsed.tokens[index], self.mention(index), self.sides
        if self.words.has("movements", word):
            return (sides.movement or self._phrase(index),)
        if self.words.has("rulers", word) and sides.home:
            return (sides.home,)
        if named := self._named_after(word, index):
            return (named,)
        if (self.words.has("workforce", word) and token.tag == "NNS") or self.words.has("unions", word):
            return (sides.union or self._phrase(index),)
        if self.words.has("management", word) and sides.management:
            return (sides.management,)
        many = token.tag == "NNS" and self.names.is_body(word)
        stands = token.pos in ("NOUN", "PROPN") and (many or word in roles().organisation)
        unknown = token.pos == "PROPN" and mentioned is None and token.text[:1].isupper()
        return (self._phrase(index),) if stands or unknown else ()

    def _named_after(self, word: str, index: int) -> str | None:
        """The last actor before the token that is named after the noun ("the Harbour Workers' Union … the union")."""
        named = self._named_words.get(word, [])
        at = bisect_left(named, (self.parsed.tokens[index].start, ""))
        return named[at - 1][1] if at else None

    def _phrase(self, index: int) -> str:
        """The noun with its modifiers, without articles: "rail operators"."""
        near = [c for c in self.parsed.children[index] if self.parsed.tokens[c].dep in ("compound", "amod")]
        first = self.parsed.tokens[min([*near, index])]
        return squeeze(self.parsed.text[first.start : self.parsed.tokens[index].end])

    def _head_in(self, said: Statement) -> int | None:
        """The head of the words that name the speaker."""
        if said.speaker_span is None:
            return None
        inner = self.parsed.tokens_in(said.speaker_span)
        return next((i for i in inner if self.parsed.tokens[i].head not in inner), None)

    @cached_property
    def _named_words(self) -> dict[str, list[tuple[int, str]]]:
        """For a word of names where actors with it in their name are named, and as which party; in order."""
        found: dict[str, list[tuple[int, str]]] = {}
        for mention in self.reading.mentions:
            actor = self.names.actor[mention.actor]
            if mention.form == "name" and self.names.may_be_party(actor):
                for word in fold(actor.name).split():
                    found.setdefault(word, []).append((mention.span.start, self.names.of(actor)))
        return {word: sorted(places) for word, places in found.items()}

    @cached_property
    def _by_token(self) -> dict[int, Mention]:
        held: dict[int, Mention] = {}
        for mention in sorted(self.reading.mentions, key=lambda m: -len(m.span)):
            held.update(dict.fromkeys(self.parsed.tokens_in(mention.span), mention))
        return held
