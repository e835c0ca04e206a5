"""Whose a paper is: its owner, or whoever brought it to the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosswire.reading.positions.clause import lemma
from crosswire.record import Statement

if TYPE_CHECKING:
    from crosswire.reading.positions.parties import Parties

__all__ = ["Papers"]

_EARLIER = 12  # papers named before that are looked at


class Papers:
    """The proposals, drafts and answers that one article speaks of."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties
        self._parsed = parties.parsed
        self._words = parties.words

    def sponsors(self, index: int, said: Statement | None = None) -> tuple[str, ...]:
        """Returns whose the paper named by a token is; the last one's that was told where the token itself is bare.

        Nobody's for an agreement: it belongs to both.
        """
        if owned := self._owners(index, said):
            return owned
        if self._words.has("shared_papers", lemma(self._parsed.tokens[index])):
            return ()
        earlier = [i for i in range(index) if self._is_noun(i)]
        return next((owned for i in reversed(earlier[-_EARLIER:]) if (owned := self._owners(i, None))), ())

    def stands_for(self, subject: int) -> bool:
        """Whether a subject is a paper, or a "that" which stands for one ("a draft that would")."""
        token = self._parsed.tokens[subject]
        verb = self._parsed.tokens[token.head]
        head = self._parsed.tokens[verb.head] if token.tag == "WDT" and verb.dep == "relcl" else token
        return self._words.has("papers", lemma(head))

    def above(self, verb: int) -> tuple[str, ...]:
        """Returns whose the paper is that a clause names at its head: "under the draft that X brought"."""
        for child in self._parsed.children[verb]:
            if self._parsed.tokens[child].dep == "prep" and child < verb:
                papers = [
                    c for c in self._parsed.subtree(child) if self._words.has("papers", lemma(self._parsed.tokens[c]))
                ]
                if found := next((f for c in papers if (f := self.sponsors(c))), None):
                    return found
        return ()

    def _is_noun(self, index: int) -> bool:
        token = self._parsed.tokens[index]
        return token.pos == "NOUN" and self._words.has("papers", lemma(token))

    def _owners(self, index: int, said: Statement | None) -> tuple[str, ...]:
        parsed, clauses = self._parsed, self._parties.clauses
        for child in parsed.children[index]:
            token = parsed.tokens[child]
            if token.dep in ("poss", "compound", "amod", "nmod") and (found := self._parties.of_dependent(child, said)):
                return found
            if token.dep == "prep" and token.lemma in ("by", "from"):
                return tuple(n for c in parsed.children[child] for n in self._parties.of(c, said))
            if token.dep in ("relcl", "acl") and self._words.has("bringing", lemma(token)):
                who = clauses.child(child, "nsubj") if token.dep == "relcl" else clauses.subject(child)
                return self._parties.of(who, said) if who is not None and parsed.tokens[who].tag[:1] != "W" else ()
        return self._bringers(index, said)

    def _bringers(self, index: int, said: Statement | None) -> tuple[str, ...]:
        """Who hands a paper over, or comes with it."""
        token = self._parsed.tokens[index]
        head = self._parsed.tokens[token.head]
        along = token.dep == "pobj" and lemma(head) == "with"
        verb = head.head if along else token.head
        if not (along or token.dep == "dobj") or not self._words.has("bringing", lemma(self._parsed.tokens[verb])):
            return ()
        who = self._parties.clauses.subject(verb)
        return self._parties.of(who, said) if who is not None else ()
