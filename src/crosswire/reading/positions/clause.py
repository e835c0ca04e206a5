"""A clause as the parse gives it: its subject, negation, modal, and what it is about."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from crosswire.lexicon.stances import stance_words
from crosswire.reading.quotes import all_quotations
from crosswire.record import Parsed, Sentence, Span, Token

__all__ = ["Clauses", "lemma"]

_ACTIVE = ("nsubj", "expl", "csubj")
_PASSIVE = ("nsubjpass", "csubjpass")
_SHARING = ("xcomp", "conj", "advcl", "acl", "ccomp", "pcomp", "prep", "dep", "acomp", "attr")
_UP = 5  # heads that a word without a subject goes up
_CUT = ("advcl", "parataxis", "punct")
_TRIMMED = ("PUNCT", "CCONJ", "SCONJ")


def lemma(token: Token) -> str:
    """Returns the lemma in small letters; a word that stands in capitals is its own."""
    return token.lemma.lower()


class Clauses:
    """Looks at the clauses of one parse; indices are of its tokens."""

    def __init__(self, parsed: Parsed, dates: Iterable[Span] = ()) -> None:
        self.parsed = parsed
        self._dates = tuple(dates)
        self.words = stance_words()

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """The quotations of the article, in order."""
        return tuple(all_quotations(self.parsed))

    def quoted(self, index: int) -> bool:
        """Whether a token stands between quotation marks."""
        token = self.parsed.tokens[index]
        return any(q.start <= token.start and token.end <= q.end for q in self.quotations)

    def dated(self, index: int) -> bool:
        """Whether a preposition stands before a day: "before the weekend" sets no condition."""
        if self.parsed.tokens[index].pos == "VERB":
            return False
        inner = [self.parsed.tokens[i].start for i in self.parsed.subtree(index) if i != index]
        return any(self.in_date(at) for at in inner[:3])

    def in_date(self, offset: int) -> bool:
        """Whether a code point stands in an expression of time."""
        return any(d.start <= offset < d.end for d in self._dates)

    def child(self, index: int, *deps: str) -> int | None:
        """Returns the first dependent in one of these relations."""
        return next((c for c in self.parsed.children[index] if self.parsed.tokens[c].dep in deps), None)

    def subject(self, index: int) -> int | None:
        """Returns who does what the word says: its subject, the agent of a passive, or the subject it shares.

        Null where nobody is said to do it ("was rejected").
        """
        parsed, at = self.parsed, index
        for _ in range(_UP):
            own = self.child(at, *_ACTIVE)
            if own is not None:
                return own
            if self.child(at, *_PASSIVE) is not None:
                agent = self.child(at, "agent")
                if at == index and parsed.tokens[at].tag == "VBN" and agent is not None:
                    return self.child(agent, "pobj")
                return self.child(at, *_PASSIVE) if at != index else None
            token = parsed.tokens[at]
            if token.dep == "relcl" or (token.dep == "acl" and token.tag in ("VBG", "VBN")):
                return token.head
            if token.dep not in _SHARING or token.head == at:
                return None
            if token.dep == "ccomp" and self.child(at, "aux") is None:
                return None
            at = token.head
            if parsed.tokens[at].pos in ("NOUN", "PROPN"):
                return self.possessor(at)
            raised = (
                self.child(at, "dobj") if token.dep == "xcomp" and lemma(parsed.tokens[at]) in self._raising else None
            )
            if raised is not None:
                return raised
        return None

    @cached_property
    def _raising(self) -> frozenset[str]:
        frames = self.words.frames
        return frozenset(
            word for (pos, word), found in frames.items() if pos == "VERB" and any(w.frame.addressed for w in found)
        )

    def possessor(self, index: int) -> int | None:
        """Returns whose a noun is ("the union's demand", "a demand by the union"), or who expresses it."""
        parsed = self.parsed
        for child in parsed.children[index]:
            token = parsed.tokens[child]
            if token.dep == "poss":
                return child
            if token.dep == "prep" and lemma(token) in ("by", "from"):
                return self.child(child, "pobj")
        compound = next(
            (
                c
                for c in parsed.children[index]
                if parsed.tokens[c].dep in ("compound", "amod") and parsed.tokens[c].text[:1].isupper()
            ),
            None,
        )
        if compound is not None:
            return compound
        token = parsed.tokens[index]
        if token.dep in ("dobj", "attr") and parsed.tokens[token.head].pos in ("VERB", "AUX"):
            return self.subject(token.head)
        return None

    def negated(self, index: int) -> bool:
        """Whether the word is denied: "not" beside it or its modal, "no" before its subject or object."""
        parsed = self.parsed
        for child in parsed.children[index]:
            token = parsed.tokens[child]
            modal = token.dep == "aux" and token.tag == "MD" and child + 1 < len(parsed.tokens)
            if modal and lemma(parsed.tokens[child + 1]) in self.words.lists["negations"]:
                return True
            if token.dep == "neg" or (
                token.dep in ("preconj", "cc", "advmod") and lemma(token) in ("neither", "nor", "never")
            ):
                return True
            if token.dep in ("nsubj", "nsubjpass", "dobj", "attr", "pobj") and self._none(child):
                return True
            if token.dep == "prep" and any(self._none(c) for c in parsed.children[child]):
                return True
        token = parsed.tokens[index]
        if token.dep in ("acomp", "xcomp", "attr", "oprd") and parsed.tokens[token.head].pos in ("VERB", "AUX"):
            return any(parsed.tokens[c].dep == "neg" for c in parsed.children[token.head])
        return False

    def _none(self, index: int) -> bool:
        token = self.parsed.tokens[index]
        first = next(
            (self.parsed.tokens[c] for c in self.parsed.children[index] if self.parsed.tokens[c].dep == "det"), token
        )
        return lemma(first) in self.words.lists["negations"] or token.text.lower() in self.words.lists["negations"]

    def modal(self, index: int) -> str | None:
        """Returns which modal stands before a verb: ``will``, ``would``, ``can``, ``duty``, or null."""
        for child in self.parsed.children[index]:
            token = self.parsed.tokens[child]
            if token.dep == "aux":
                for name, forms in self.words.modals.items():
                    if token.text.lower() in forms:
                        return name
        return None

    def thought(self, index: int) -> bool:
        """Whether the word stands in a clause of "if", "whether" or "unless", or in a question."""
        parsed, at = self.parsed, index
        for _ in range(_UP):
            marks = {lemma(parsed.tokens[c]) for c in parsed.children[at] if parsed.tokens[c].dep in ("mark", "advmod")}
            if marks & {"if", "whether", "unless", "until", "before", "once", "when", "after"} and parsed.tokens[
                at
            ].dep in ("advcl", "ccomp", "pcomp"):
                return True
            token = parsed.tokens[at]
            if token.dep == "ccomp" and lemma(parsed.tokens[token.head]) == "deny":
                return True
            if token.head == at or token.dep not in ("xcomp", "acomp", "conj", "dobj"):
                return False
            at = token.head
        return False

    def content(self, index: int, sentence: Sentence, *, fronted: bool = False) -> list[int]:
        """Returns what a word governs, without its subject, adverbial clauses, and other statements joined to it.

        What stands before the word counts where it is ``fronted`` ("under the plan, …"), objects always.
        """
        parsed, out = self.parsed, [index]
        for child in parsed.children[index]:
            token = parsed.tokens[child]
            if token.dep in (
                *_ACTIVE,
                *_PASSIVE,
                *_CUT,
                "aux",
                "auxpass",
                "neg",
                "mark",
                "agent",
            ) and not self._purpose(child):
                continue
            if child < index and token.dep in ("prep", "npadvmod", "advmod") and not fronted:
                continue
            if token.dep == "conj" and token.pos in ("VERB", "AUX"):
                continue
            out.extend(self._inner(child))
        token = parsed.tokens[index]
        if token.dep == "relcl" and self.child(index, "dobj", "ccomp", "xcomp") is None:  # "what we cannot live with"
            out.extend(i for i in self._inner(token.head) if i < index)
        return sorted(i for i in out if sentence.first <= i < sentence.last)

    def _purpose(self, index: int) -> bool:
        """Whether an adverbial clause is an infinitive, as after "leaning on them to sign"."""
        token = self.parsed.tokens[index]
        return token.dep == "advcl" and token.tag in ("VB", "VBN") and self.child(index, "mark", "nsubj") is None

    def _inner(self, index: int) -> list[int]:
        out, todo = [], [index]
        while todo:
            at = todo.pop()
            out.append(at)
            todo.extend(
                c
                for c in self.parsed.children[at]
                if not (self.parsed.tokens[c].dep in ("advcl", "parataxis") and self.child(c, "mark") is not None)
            )
        return out

    def span(self, tokens: Iterable[int]) -> Span:
        """Returns the stretch from the first to the last of the tokens, end marks aside."""
        ordered = sorted(tokens)
        while len(ordered) > 1 and self.parsed.tokens[ordered[-1]].pos in _TRIMMED:
            ordered.pop()
        while len(ordered) > 1 and self.parsed.tokens[ordered[0]].pos in _TRIMMED:
            ordered.pop(0)
        return Span(self.parsed.tokens[ordered[0]].start, self.parsed.tokens[ordered[-1]].end)
