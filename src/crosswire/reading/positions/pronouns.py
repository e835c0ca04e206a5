"""Whom a pronoun stands for, as far as parties go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from crosswire.record import Mention, Sentence, Statement

if TYPE_CHECKING:
    from crosswire.reading.positions.parties import Parties

__all__ = ["RELATIVE", "Pronouns"]

RELATIVE = frozenset({"who", "which", "that", "whose"})
_FIRST = frozenset({"we", "us", "our", "ours", "i", "my", "me"})
_PERSONAL = frozenset({"he", "she", "his", "her", "him"})
_OTHERS = frozenset({"it", "its", "they", "their", "them"})
_BACK = 3  # sentences that a pronoun reaches back
_FRONTED = 6  # words before a fronted pronoun ("In its reply, the union …")


class Pronouns:
    """Resolves the pronouns of one article to parties."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties
        self._parsed = parties.parsed
        self._names = parties.names

    def of(self, index: int, said: Statement | None) -> tuple[str, ...]:
        """Returns the parties that a pronoun stands for: the speaker's, the other side's, or an antecedent's."""
        token = self._parsed.tokens[index]
        word, verb = token.text.lower(), self._parsed.tokens[token.head]
        if word in _FIRST:
            return tuple(filter(None, (self._parties.of_speaker(said),)))
        if word in RELATIVE:
            return self._parties.of(verb.head, said) if verb.dep == "relcl" else ()
        if said is not None and word.startswith("th") and self._parties.clauses.quoted(index):
            against = self._parties.sides.other(self._parties.of_speaker(said))
            if found := self._plural_before(index, said) or ((against,) if against else ()):
                return found
        mention = self._parties.mention(index)
        if mention is not None and mention.form == "pronoun" and (found := self._of_mention(mention)):
            return found
        return self._antecedent(index, word, said)

    def _plural_before(self, index: int, said: Statement) -> tuple[str, ...]:
        """A plural subject of the same sentence, for which "they" stands in a quotation."""
        sentence = self._parsed.sentence_at(self._parsed.tokens[index].start)
        if sentence is None:
            return ()
        tokens = self._parsed.tokens
        plural = [i for i in range(sentence.first, index) if tokens[i].tag == "NNS" and tokens[i].dep == "nsubj"]
        return self._parties.of(plural[-1], said) if plural else ()

    def _of_mention(self, mention: Mention) -> tuple[str, ...]:
        actor = self._names.actor[mention.actor]
        if self._names.may_be_party(actor):
            return self._parties.of_mention(mention)
        return tuple(filter(None, (self._names.within(actor.name),)))

    def _antecedent(self, index: int, word: str, said: Statement | None) -> tuple[str, ...]:
        """The subject nearest before that fits the pronoun: in its sentence, or in the ones before it."""
        sentence = self._parsed.sentence_at(self._parsed.tokens[index].start)
        if sentence is None:
            return ()
        for i in self._candidates(index, sentence):
            if self._fits(i, word) and (found := self._parties.of(i, said)):
                return found
        return ()

    def _candidates(self, index: int, sentence: Sentence) -> Iterator[int]:
        """Subjects in the order in which they are tried: nearest first here, from the first on in sentences before."""
        yield from sorted(self._subjects(sentence.first, index), key=lambda i: (self._is_told(i), -i))
        if (after := self._following(index, sentence.last)) is not None:
            yield after
        number = self._parsed.sentence_number(sentence)
        for before in reversed(self._parsed.sentences[max(0, number - _BACK + 1) : number]):
            yield from sorted(self._subjects(before.first, before.last), key=lambda i: (self._is_told(i), i))

    def _subjects(self, first: int, last: int) -> list[int]:
        return [i for i in range(first, last) if self._parsed.tokens[i].dep in ("nsubj", "nsubjpass")]

    def _is_told(self, subject: int) -> bool:
        """Whether a subject is only told or asked to do something ("wants Norland to leave")."""
        verb = self._parsed.tokens[subject].head
        token = self._parsed.tokens[verb]
        bare = token.tag == "VB" and token.dep in ("xcomp", "ccomp", "advcl")
        return bare and self._parties.clauses.modal(verb) is None

    def _following(self, index: int, last: int) -> int | None:
        """The main subject behind a fronted pronoun ("In its reply, the union …"), or null."""
        token = self._parsed.tokens[index]
        if token.dep != "poss" or self._subjects(max(0, index - _FRONTED), index):
            return None
        return next((i for i in self._subjects(index, last) if i != token.head), None)

    def _fits(self, index: int, word: str) -> bool:
        token = self._parsed.tokens[index]
        if token.tag in ("PRP", "PRP$"):
            return token.text.lower() in (_PERSONAL if word in _PERSONAL else _OTHERS)
        mention = self._parties.mention(index)
        person = mention is not None and self._names.is_person(self._names.actor[mention.actor])
        return person if word in _PERSONAL else not person
