"""Whether an event happened, is planned, was denied, or is only thought of: from tense, modals and what governs it.

The four values fold the factuality scale of Saurí and Pustejovsky (2009). The nearest cue on the way up decides; a
finite verb in the past stands for itself, whatever it is told about.
"""

from __future__ import annotations

from typing import cast

from crosswire.lexicon.modality import ModalityWords, modality_words
from crosswire.record import Modality, Parsed, Token

__all__ = ["modality"]

_UP = 7  # governors looked at: clauses of news nest no deeper
_PAST = frozenset({"VBD"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OF = frozenset({"for", "on", "about", "over", "of", "to", "toward", "towards", "around", "at"})


def modality(parsed: Parsed, at: int) -> Modality:
    """Returns the modality of the event that the token at ``at`` names; without a cue it happened."""
    return _Reader(parsed).of(at)


class _Reader:
    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._words: ModalityWords = modality_words()

    def of(self, at: int, left: int = _UP) -> Modality:
        tokens = self._parsed.tokens
        token = tokens[at]
        own = self._own(at)
        if own is not None:
            return own
        if left == 0 or token.head == at:
            return "happened"
        value = self._as_verb(at) if token.pos in ("VERB", "AUX") else self._as_noun(at)
        return self.of(token.head, left - 1) if value == "through" else cast(Modality, value)

    # on the word itself ---------------------------------------------------------------------------------------

    def _own(self, at: int) -> Modality | None:
        token = self._parsed.tokens[at]
        children = [self._parsed.tokens[c] for c in self._parsed.children[at]]
        if self._negated(at, children):
            return "denied"
        if token.pos in ("VERB", "AUX"):
            return self._of_verb(at, token, children)
        near = (c for c in children if c.dep in ("amod", "advmod", "compound", "det"))
        return next((m for c in near if (m := self._modifier(c))), None)

    def _of_verb(self, at: int, token: Token, children: list[Token]) -> Modality | None:
        marks = [self._words.marks.get(c.lemma.lower()) for c in children if c.dep in ("mark", "advmod")]
        modal = next((m for c in children if c.dep == "aux" and (m := self._modal(c))), None)
        if any(self._conditional(c) for c in self._parsed.children[at]) and (modal or token.tag not in _PAST):
            return "hypothetical"
        if "hypothetical" in marks:
            return "hypothetical"
        if modal == "hypothetical" and any(c.text.lower() == "would" for c in children) and self._told(at):
            return "planned"
        return modal or self._to_be(token, children)

    def _conditional(self, clause: int) -> bool:
        """Whether a clause names a condition: "if the guns fall silent"."""
        tokens = self._parsed.tokens
        marks = (tokens[c].lemma.lower() for c in self._parsed.children[clause] if tokens[c].dep == "mark")
        return tokens[clause].dep == "advcl" and any(self._words.marks.get(m) == "hypothetical" for m in marks)

    def _told(self, at: int) -> bool:
        """Whether "would" only shifts a speaker's own "will" into the past: "the envoy said he would return"."""
        token = self._parsed.tokens[at]
        head = self._parsed.tokens[token.head]
        subjects = (self._parsed.tokens[c] for c in self._parsed.children[at] if self._parsed.tokens[c].dep == "nsubj")
        reported = token.dep == "ccomp" and head.tag in _PAST and head.lemma.lower() in self._words.telling
        return reported and any(s.pos == "PRON" for s in subjects)

    def _modal(self, token: Token) -> Modality | None:
        words = self._words.auxiliaries
        return cast("Modality | None", words.get(token.text.lower()) or words.get(token.lemma.lower()))

    def _modifier(self, token: Token) -> Modality | None:
        words = self._words.modifiers
        return cast("Modality | None", words.get(token.lemma.lower()) or words.get(token.text.lower()))

    def _to_be(self, token: Token, children: list[Token]) -> Modality | None:
        """Planned: "is to meet", where "to" and a finite "be" come together."""
        to = any(c.tag == "TO" for c in children)
        be = any(c.lemma == "be" and c.dep == "aux" and c.tag in _FINITE for c in children)
        return "planned" if to and be and token.pos == "VERB" else None

    def _negated(self, at: int, children: list[Token]) -> bool:
        negations = self._words.negations
        only = any(c.lemma.lower() == "only" for c in children)
        for c in self._parsed.children[at]:
            token = self._parsed.tokens[c]
            if token.dep == "neg" or token.lemma.lower() == "never":
                return not only
            if token.dep == "det" and token.lemma.lower() in ("no", "neither"):
                return True
            if token.dep in ("nsubj", "nsubjpass", "dobj") and self._parsed.tokens[at].pos in ("VERB", "AUX"):
                inner = [self._parsed.tokens[g] for g in self._parsed.children[c]]
                if token.lemma.lower() in negations or any(g.dep == "det" and g.lemma.lower() == "no" for g in inner):
                    return True
        return False

    # what governs it ------------------------------------------------------------------------------------------

    def _as_verb(self, at: int) -> str:
        tokens = self._parsed.tokens
        token, head = tokens[at], tokens[tokens[at].head]
        children = [tokens[c] for c in self._parsed.children[at]]
        key = self._key(token.head)
        if self._finite(token, children):
            return self._finite_clause(token, key, children)
        if token.dep in ("pcomp", "prep"):
            return "denied" if head.lemma.lower() in ("without", "from", "instead") else "happened"
        infinitive = any(c.tag == "TO" for c in children)
        if infinitive:
            value = self._words.verbs.get(key) or self._words.verbs.get(head.lemma.lower()) or self._noun_cue(head)
            if value == "through" or value is None:
                return value or ("planned" if token.dep != "ccomp" else "through")
            return value
        if token.dep == "xcomp":
            return self._words.verbs.get(key, "through")
        return "through" if token.dep in ("conj", "advcl", "ccomp") and head.pos in ("VERB", "AUX") else "happened"

    def _finite(self, token: Token, children: list[Token]) -> bool:
        return token.tag in _FINITE or any(c.dep in ("aux", "auxpass") and c.tag in _FINITE for c in children)

    def _finite_clause(self, token: Token, key: str, children: list[Token]) -> str:
        past = token.tag in _PAST or any(c.dep in ("aux", "auxpass") and c.tag in _PAST for c in children)
        if token.dep == "ccomp" and self._words.verbs.get(key) == "denied":
            return "denied"
        opened = any(self._words.marks.get(c.lemma.lower()) == "open" for c in children if c.dep in ("mark", "advmod"))
        return "through" if token.dep == "advcl" and opened and not past else "happened"

    def _as_noun(self, at: int) -> str:
        tokens = self._parsed.tokens
        token, head = tokens[at], tokens[tokens[at].head]
        if token.dep in ("dobj", "nsubjpass", "attr", "oprd", "dative"):
            return self._words.objects.get(self._key(token.head)) or self._unmade(at)
        if token.dep == "nsubj" and head.pos in ("VERB", "AUX"):
            return "through" if self._own(token.head) in ("planned", "hypothetical") else self._begun(token.head)
        if token.dep == "pobj":
            return self._after_preposition(token.head)
        if token.dep in ("conj", "appos"):
            return "through"
        if token.dep in ("compound", "nmod", "amod"):
            return self._noun_cue(head) or "through"
        return "happened"

    def _unmade(self, noun: int) -> str:
        """A deed that nobody has spoken of before shares the fate of the verb: "will fund a search"."""
        tokens = self._parsed.tokens
        known = any(
            tokens[c].dep == "poss" or (tokens[c].dep == "det" and tokens[c].lemma.lower() not in ("a", "an"))
            for c in self._parsed.children[noun]
        )
        return "happened" if known else "through"

    def _begun(self, verb: int) -> str:
        return "through" if self._words.objects.get(self._key(verb)) == "through" else "happened"

    def _after_preposition(self, at: int) -> str:
        preposition = self._parsed.tokens[at]
        over = self._parsed.tokens[preposition.head]
        word = preposition.lemma.lower()
        if word == "without":
            return "denied"
        if over.pos in ("VERB", "AUX"):
            return self._words.objects.get(f"{over.lemma.lower()}_{word}") or "happened"
        if word in _OF:
            return self._noun_cue(over) or "happened"
        return "happened"

    def _noun_cue(self, token: Token) -> str | None:
        return self._words.nouns.get(token.lemma.lower()) if token.pos in ("NOUN", "PROPN") else None

    def _key(self, at: int) -> str:
        """The verb's lemma, with its particle or preposition where the cues know them together."""
        tokens = self._parsed.tokens
        lemma = tokens[at].lemma.lower()
        parts = (tokens[c] for c in self._parsed.children[at] if tokens[c].dep in ("prt", "prep", "advmod"))
        joined = (f"{lemma}_{p.lemma.lower()}" for p in parts)
        return next((k for k in joined if k in self._words.objects or k in self._words.verbs), lemma)
