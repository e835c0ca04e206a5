"""Which words of a sentence name an event, of which kind, and how far its clause reaches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crosswire.lexicon.events import event_words
from crosswire.lexicon.plover import plover_words
from crosswire.lexicon.words import roles
from crosswire.reading.events.coding import Coder
from crosswire.reading.events.syntax import Syntax
from crosswire.record import Sentence

__all__ = ["Trigger", "clause", "triggers"]

_CUT = ("relcl", "advcl", "parataxis", "ccomp")
_EDGE = ("PUNCT", "CCONJ", "SCONJ", "ADP")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event: its token, the kind, and the verb that it is the object or subject of, if light.

    ``term`` marks a verb that names an event only where it is not yet so.
    """

    at: int
    kind: str
    verb: int | None = None
    term: bool = False

    @property
    def clause(self) -> int:
        """The token whose clause tells the event."""
        return self.at if self.verb is None else self.verb

    def verbal(self, syntax: Syntax) -> bool:
        """Whether it is a verb that names the event."""
        return syntax.tokens[self.at].pos == "VERB"


def triggers(syntax: Syntax, coder: Coder, sentence: Sentence) -> Iterator[Trigger]:
    """Yields the words of a sentence that name an event, in order."""
    for at in range(sentence.first, sentence.last):
        pos = syntax.tokens[at].pos
        found = _verb(syntax, coder, at) if pos == "VERB" else _noun(syntax, at) if pos == "NOUN" else None
        if found is not None:
            yield found


def _verb(syntax: Syntax, coder: Coder, at: int) -> Trigger | None:
    words = event_words()
    if syntax.tokens[at].dep in ("amod", "compound", "aux"):
        return None
    lemma = syntax.lemma(at)
    for key in syntax.wordings(at):
        kind = words.verbs.get(key)
        if key in words.idle:
            return None
        if kind is not None:
            if kind == "travel" and not _goes_somewhere(syntax, at):
                return None
            return Trigger(at, kind, term=kind == "other" and key in words.terms)
    if lemma not in plover_words().frames:
        return _term(syntax, at)
    deed = coder.code(at)
    kind = words.classes.get(deed.event) if deed is not None and deed.at == at and deed.event != "CONSULT" else None
    return Trigger(at, kind) if kind is not None else _term(syntax, at)


def _term(syntax: Syntax, at: int) -> Trigger | None:
    """A verb of no deed of its own that somebody will or would do: what a plan or a paper provides for."""
    words = event_words()
    modal = any(syntax.lemma(c) in words.modals for c in syntax.under(at, "aux"))
    if not modal or syntax.lemma(at) in words.stative or not syntax.under(at, "nsubj", "nsubjpass"):
        return None
    told_by_noun = syntax.under(at, "dobj", "nsubjpass") if _known(syntax, at, words.light) else ()
    if any(syntax.lemma(n) in words.nouns for n in told_by_noun):
        return None
    return Trigger(at, "other", term=True)


def _goes_somewhere(syntax: Syntax, at: int) -> bool:
    """Whether a verb of travel has no object but a place: nobody travels who "leaves a message"."""
    places = roles().place_nouns
    return all(syntax.tokens[o].pos == "PROPN" or syntax.lemma(o) in places for o in syntax.under(at, "dobj"))


def _noun(syntax: Syntax, at: int) -> Trigger | None:
    words, token = event_words(), syntax.tokens[at]
    kind = words.nouns.get(syntax.lemma(at))
    if kind is None or token.dep in ("compound", "nmod") or _is_aside(syntax, at, kind):
        return None
    verb = token.head
    governed = token.dep in ("dobj", "nsubjpass") and _known(syntax, verb, words.light)
    starts = (verb, *syntax.under(verb, "xcomp")) if token.dep in ("nsubj", "nsubjpass") else ()
    begun = any(_known(syntax, v, words.begun) for v in starts)
    return Trigger(at, kind, verb=verb if governed or begun else None)


def _is_aside(syntax: Syntax, at: int, kind: str) -> bool:
    """Whether a noun names no event of its own: "press release", "told a meeting", "a round of talks"."""
    words, token = event_words(), syntax.tokens[at]
    if any(f"{syntax.lemma(c)}_{syntax.lemma(at)}" in words.idle for c in syntax.under(at, "compound")):
        return True
    if token.dep == "pobj" and syntax.lemma(token.head) == "of":
        return words.nouns.get(syntax.lemma(syntax.tokens[token.head].head)) == kind
    told = token.dep == "dobj" and plover_words().operators.get(syntax.lemma(token.head)) == "say"
    return told and not _known(syntax, token.head, words.light)


def _known(syntax: Syntax, verb: int, words: frozenset[str]) -> bool:
    return syntax.tokens[verb].pos == "VERB" and any(key in words for key in syntax.wordings(verb))


def clause(syntax: Syntax, sentence: Sentence, at: int) -> list[int]:
    """Returns the tokens of a word's clause or phrase, less the clauses inside it, without marks at its ends."""
    cut: set[int] = set()
    for c in syntax.children[at]:
        token = syntax.tokens[c]
        if token.dep in _CUT or (token.dep == "conj" and token.pos in ("VERB", "AUX")):
            cut.update(syntax.subtree(c))
    inner = {i for i in syntax.subtree(at) if i not in cut and sentence.first <= i < sentence.last}
    first = last = at
    while first - 1 in inner:
        first -= 1
    while last + 1 in inner:
        last += 1
    run = list(range(first, last + 1))
    while len(run) > 1 and run[-1] != at and syntax.tokens[run[-1]].pos in _EDGE:
        run.pop()
    while len(run) > 1 and run[0] != at and syntax.tokens[run[0]].pos in _EDGE[:3]:
        run.pop(0)
    return run
