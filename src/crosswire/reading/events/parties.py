"""A coded deed, and who stands in for its doer and done-to where the verb itself names nobody."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from crosswire.lexicon.plover import plover_words
from crosswire.reading.events.syntax import SUBJECTS, Syntax
from crosswire.record import Sentence

__all__ = ["Deed", "Parties"]

_BY_FORCE = frozenset({"COERCE", "ASSAULT", "SANCTION", "FIGHT"})
_MOST_NAMES = 3  # names taken for the done-to where the verb itself has none


@dataclass(frozen=True, slots=True)
class Deed:
    """A coded deed: its class, the token that names it, and the head tokens of who did it and to whom."""

    event: str
    at: int
    sources: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()


class Parties:
    """Finds parties in a sentence; tokens in ``times`` are dates and name nobody."""

    def __init__(self, syntax: Syntax, times: Set[int]) -> None:
        self._syntax = syntax
        self._words = plover_words()
        self._times = times

    def completed(self, deed: Deed, sentence: Sentence) -> Deed:
        """Returns the deed with the next best doer and done-to where the verb has none that names somebody."""
        if not deed.sources:
            before = [i for i in range(sentence.first, deed.at) if self._heads_name(i)][-1:]
            deed = replace(deed, sources=tuple(self._passive_doers(deed) or before))
        if not any(self._names(t) for t in deed.targets):
            mine = {i for s in deed.sources for i in self._syntax.subtree(s)}
            more = [i for i in self._named_after(deed.at, sentence) if i not in mine and i not in deed.targets]
            deed = replace(deed, targets=(*deed.targets, *more))
        return deed

    def _passive_doers(self, deed: Deed) -> list[int]:
        """The subject of a passive, where nobody forces it on them: "were demobilised"."""
        if deed.event in _BY_FORCE:
            return []
        at = deed.at if self._syntax.tokens[deed.at].pos == "VERB" else self._syntax.tokens[deed.at].head
        return [j for c in self._syntax.under(at, *SUBJECTS) for j in self._syntax.conjuncts(c)]

    def _named_after(self, at: int, sentence: Sentence) -> list[int]:
        """Names after the deed, up to where the sentence turns to who reports it."""
        out = []
        for i in range(at + 1, sentence.last):
            verb = self._syntax.tokens[i].pos == "VERB" and self._syntax.tokens[i].dep != "xcomp"
            if verb and self._words.operators.get(self._syntax.lemma(i)) == "say":
                break
            if self._heads_name(i):
                out.append(i)
        return out[:_MOST_NAMES]

    def _heads_name(self, i: int) -> bool:
        token = self._syntax.tokens[i]
        inside = token.dep in ("compound", "appos", "npadvmod", "nmod")
        return not inside and token.pos in ("PROPN", "NOUN") and self._names(i)

    def _names(self, at: int) -> bool:
        """Whether a noun is a name, or is described by one ("Kestrian officials"), dates aside."""
        near = (at, *self._syntax.under(at, "compound", "amod", "poss", "nmod"))
        known = (self._syntax.tokens[n] for n in near if n not in self._times)
        return any(t.text[:1].isupper() and t.pos in ("PROPN", "ADJ") for t in known)
