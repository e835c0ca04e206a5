"""Who does what with whom in a parse: heads of subjects and objects, and the wordings of a verb."""

from __future__ import annotations

from collections.abc import Iterator

from crosswire.record import Parsed

__all__ = ["Syntax"]

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_OBJECTS = ("dobj", "nsubjpass", "dative", "attr", "oprd")
_PARTS = ("prt", "prep", "advmod", "dobj", "nsubjpass", "acomp", "xcomp", "ccomp", "oprd")
_INNER = frozenset({"of", "to", "with", "against", "for", "from", "in", "on", "between"})
_INHERITS = ("conj", "xcomp", "advcl", "acomp", "pcomp", "prep")
_RELATIVE = frozenset({"WP", "WDT"})
_JOINED = 40  # members of a list that are looked at: longer ones are tables
_UP = 8  # verbs that a clause without a subject of its own may borrow from


class Syntax:
    """Reads the dependency tree of one text; indices are those of its tokens."""

    def __init__(self, parsed: Parsed) -> None:
        self.tokens = parsed.tokens
        self.children = parsed.children
        self._parsed = parsed

    def subtree(self, at: int) -> list[int]:
        """Returns a token and all that depends on it, ascending."""
        return self._parsed.subtree(at)

    def phrase(self, at: int) -> list[int]:
        """Returns a noun and what depends on it, less the clauses about it: what those name is another matter."""
        cut = {i for c in self.under(at, "relcl", "acl", "advcl") for i in self._parsed.subtree(c)}
        return [i for i in self._parsed.subtree(at) if i not in cut]

    def under(self, at: int, *deps: str) -> list[int]:
        """Returns the dependents that hang on a token in one of these ways."""
        return [c for c in self.children[at] if self.tokens[c].dep in deps]

    def lemma(self, at: int) -> str:
        """Returns the lemma in lower case."""
        return self.tokens[at].lemma.lower()

    def wordings(self, at: int) -> Iterator[str]:
        """Yields how a lexicon may list a verb, longest first: ``take_to_street``, ``call_for``, ``strike+``.

        The parts are lemmas of particles, prepositions and objects; ``+`` stands for any object.
        """
        lemma = self.lemma(at)
        joined = [f"{lemma}_{self.lemma(c)}" for c in self.under(at, *_PARTS)]
        for c in self.under(at, "prep", "prt"):
            joined += [f"{lemma}_{self.lemma(c)}_{self.lemma(g)}" for g in self.under(c, "pobj", "prep")]
        if any(self.lemma(g) == "that" for c in self.under(at, "ccomp") for g in self.under(c, "mark")):
            joined.append(f"{lemma}_that")
        yield from sorted(joined, key=len, reverse=True)
        if self.under(at, "dobj", "nsubjpass"):
            yield f"{lemma}+"
        yield lemma

    def conjuncts(self, at: int, left: int = _JOINED) -> list[int]:
        """Returns a head and those joined to it by "and"."""
        further = self.under(at, "conj") if left else []
        return [at, *(j for c in further for j in self.conjuncts(c, left - 1))]

    def objects(self, at: int) -> list[int]:
        """Returns the heads of what a verb is done to or with, nearest first, with what those consist of."""
        out: list[int] = []
        for c in self.children[at]:
            token = self.tokens[c]
            if token.dep in _OBJECTS:
                out.extend(self._with_parts(c))
            elif token.dep == "prep" and self.lemma(c) != "by":
                within = [c, *self.under(c, "prep")]
                out.extend(j for p in within for g in self.under(p, "pobj") for j in self._with_parts(g))
        return out

    def complements(self, at: int) -> list[int]:
        """Returns the heads of what a noun is of, with, against, between."""
        return [j for c in self.under(at, "prep") for g in self.under(c, "pobj") for j in self._with_parts(g)]

    def _with_parts(self, at: int, left: int = _JOINED) -> Iterator[int]:
        yield at
        for c in self.children[at] if left else ():
            if self.tokens[c].dep == "conj":
                yield from self._with_parts(c, left - 1)
            elif self.tokens[c].dep == "prep" and self.lemma(c) in _INNER:
                for g in self.under(c, "pobj"):
                    yield from self._with_parts(g, left - 1)

    def subjects(self, at: int, left: int = _UP) -> list[int]:
        """Returns the heads of the doer: the subject, a passive's agent, or the subject of the verb it hangs on."""
        token = self.tokens[at]
        gerund = token.dep in ("dobj", "pobj") and token.tag == "VBG" and token.head != at
        agents = [g for c in self.under(at, "agent") for g in self.under(c, "pobj")]
        if agents:
            return [j for a in agents for j in self.conjuncts(a)]
        if self.under(at, "nsubjpass") and token.dep != "xcomp":
            return []
        own = [j for c in self.under(at, *SUBJECTS) for j in self.conjuncts(c)]
        if token.dep == "relcl" and any(self.tokens[o].tag in _RELATIVE for o in own):
            return [token.head]
        if token.tag == "VBN" and token.dep in ("acl", "advcl") and not self.under(at, "aux"):
            return own
        if own or token.head == at or left == 0:
            return own
        if token.dep in _INHERITS or gerund:
            return self.subjects(token.head, left - 1)
        if token.dep in ("relcl", "acl"):
            noun = self.tokens[token.head]
            acting = token.tag == "VBG" and noun.dep == "dobj" and self.tokens[noun.head].pos == "VERB"
            return self.subjects(noun.head, left - 1) if acting else [token.head]
        return []

    def governed(self, at: int) -> Iterator[int]:
        """Yields the heads of the clauses that a verb governs, those after "from" and "of" included."""
        for c in self.children[at]:
            token = self.tokens[c]
            aim = token.dep == "advcl" and c > at and any(self.tokens[g].tag == "TO" for g in self.children[c])
            if token.dep in ("ccomp", "xcomp", "acomp") or aim:
                yield c
            elif token.dep == "prep":
                yield from self.under(c, "pcomp")

    def governed_parties(self, at: int, left: int = _UP) -> list[int]:
        """Returns subjects and objects of the clauses that a verb governs: of whom something is asked."""
        out: list[int] = []
        for c in self.under(at, "ccomp", "xcomp", "acl") if left else ():
            out.extend(j for g in self.under(c, *SUBJECTS) for j in self.conjuncts(g))
            out.extend(self.objects(c))
            out.extend(self.governed_parties(c, left - 1))
        return out
