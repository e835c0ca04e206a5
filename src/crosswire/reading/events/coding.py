"""Which PLOVER class the main deed of a passage is, by whom and to whom: rules over the parse.

Words that govern a deed (to promise, to demand, to refuse, to stop something) decide with what they govern, as in the
CAMEO and PLOVER codebooks: "agreed to withdraw" is AGREE, "suspended talks" SANCTION, "lifted the ban" CONCEDE.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from crosswire.lexicon.plover import Frame, plover_words
from crosswire.reading.events.composing import composed
from crosswire.reading.events.parties import Deed, Parties
from crosswire.reading.events.syntax import Syntax
from crosswire.record import DateMention, Parsed, Sentence

__all__ = ["Coder", "Deed"]

_DEEP = 7  # governors passed through; news sentences nest no deeper
_WILL = frozenset({"will", "shall", "would", "wo", "'ll", "'d"})
_MUST = frozenset({"must", "should", "ought"})
_COUNTED = frozenset({"score", "dozen", "hundred", "thousand", "number", "group", "part", "one", "two", "type"})
_WILLING = frozenset({"AGREE", "SUPPORT", "COOPERATE", "RETREAT", "CONCEDE", "AID"})
_VERBAL = frozenset({"DEMAND", "REJECT", "DISAPPROVE", "THREATEN", "AGREE"})
_NEXT = {"ccomp": 0, "xcomp": 0, "dobj": 1, "nsubjpass": 2, "conj": 3, "prep": 4, "pobj": 4, "advcl": 5, "acl": 6}
_DIRECT = ("dobj", "nsubjpass")


class Coder:
    """Codes the deeds of one parsed text; ``dates`` are no parties to any of them."""

    def __init__(self, parsed: Parsed, dates: Iterable[DateMention] = ()) -> None:
        self._syntax = Syntax(parsed)
        self._tokens = parsed.tokens
        self._words = plover_words()
        self._known: dict[int, Deed | None] = {}
        self._parties = Parties(self._syntax, {i for d in dates for i in parsed.tokens_in(d.span)})

    def main(self, sentence: Sentence) -> Deed | None:
        """Returns the deed that a sentence is about, or null where its words name none."""
        queue = [i for i in range(sentence.first, sentence.last) if self._tokens[i].head == i]
        while queue:
            at = queue.pop(0)
            deed = self.code(at)
            if deed is not None:
                return self._parties.completed(deed, sentence)
            queue.extend(sorted(self._syntax.children[at], key=lambda c: _NEXT.get(self._tokens[c].dep, 8)))
        return None

    def code(self, at: int, depth: int = 0) -> Deed | None:
        """Returns what the deed named at a token is, with what it governs taken in; null where it is none."""
        if at in self._known or depth > _DEEP:
            return self._known.get(at)
        pos = self._tokens[at].pos
        if pos in ("NOUN", "PROPN"):
            found = self._noun(at, depth)
        else:
            found = self._with_modals(at, self._verb(at, depth)) if pos in ("VERB", "AUX", "ADJ") else None
        self._known[at] = found
        return found

    # verbs ----------------------------------------------------------------------------------------------------

    def _verb(self, at: int, depth: int) -> Deed | None:
        """The longest wording of the verb that the codebook's words know decides: "pull out" before "pull"."""
        objects = self._syntax.objects(at)
        if self._is_to(at):
            inner = next((d for c in self._syntax.under(at, "xcomp") if (d := self.code(c, depth + 1))), None)
            return self._deed(composed("intend", None, inner.event, set()), at, inner.targets) if inner else None
        for key in self._syntax.wordings(at):
            known = key in self._words.frames or key in self._words.operators
            found = self._as(key, at, objects, depth) if known else None
            if found is not None:
                return found
        return self._through(at, objects, depth)

    def _is_to(self, at: int) -> bool:
        """Whether a "be" announces what is to be done: "are to return"."""
        if self._syntax.lemma(at) != "be" or self._syntax.under(at, "acomp", "attr"):
            return False
        clauses = self._syntax.under(at, "xcomp")
        return any(self._tokens[g].tag == "TO" for c in clauses for g in self._syntax.children[c])

    def _as(self, key: str, at: int, objects: list[int], depth: int) -> Deed | None:
        """What the verb is by this wording: by the thing it is done with, by what it governs, or by itself."""
        frames, operator = self._words.frames.get(key, ()), self._words.operators.get(key)
        direct = [o for o in objects if self._tokens[o].dep in _DIRECT and self._tokens[o].head == at]
        settled = bool(direct) and any(f.otherwise for f in frames)
        by_thing = self._by_thing(frames, direct if settled else objects)
        if by_thing is not None:
            return self._deed(self._who_with_what(by_thing, at), at, objects)
        found = self._operator(operator, at, objects, depth) if operator else None
        if found is not None:
            return replace(found, event=self._who_with_what(found.event, at)) if found.at == at else found
        name = next((f.otherwise for f in frames if f.otherwise), None)
        return self._deed(self._who_with_what(name, at), at, objects) if name else None

    def _by_thing(self, frames: Iterable[Frame], objects: Sequence[int]) -> str | None:
        """The class by the nearest object that a frame knows."""
        for thing in objects:
            groups = self._groups([thing])
            for frame in frames:
                name = next((n for group, n in frame.by_thing.items() if group in groups), None)
                if name is not None:
                    return name
        return None

    def _through(self, at: int, objects: list[int], depth: int) -> Deed | None:
        """What a verb of no deed of its own hands on: its complement, else its object."""
        for c in self._syntax.under(at, "acomp", "xcomp", "ccomp", "attr", "oprd"):
            inner = self.code(c, depth + 1)
            if inner is not None:
                return self._inherit(inner, at)
        for o in objects:
            if self._tokens[o].dep in ("dobj", "nsubjpass", "attr") or self._tokens[o].head == at:
                inner = self._noun(o, depth + 1)
                if inner is not None:
                    return self._inherit(replace(inner, targets=inner.targets or tuple(objects)), at)
        return None

    def _operator(self, operator: str, at: int, objects: list[int], depth: int) -> Deed | None:
        if operator == "say" and self._bids(at):
            operator = "demand"
        inner = next((d for c in self._syntax.governed(at) if (d := self.code(c, depth + 1))), None)
        if operator in ("say", "aspect"):
            return self._handed_on(operator, at, inner, objects, depth)
        named = (self._noun(o, depth + 1) for o in objects if self._tokens[o].dep == "dobj")
        about = inner or next((d for d in named if d), None)
        parties = self._syntax.governed_parties(at)
        groups = self._groups(self._syntax.under(at, *_DIRECT)) or self._groups([*objects, *parties])
        if operator == "stop" and not objects:
            groups = self._groups(self._syntax.subjects(at))
        name = composed(operator, inner.event if inner else None, about.event if about else None, groups)
        reach = [*objects, *parties, *(about.targets if about else ())]
        if operator == "demand" and inner is not None:
            reach.extend(inner.sources)
        return self._deed(name, at, list(dict.fromkeys(reach)))

    def _bids(self, at: int) -> bool:
        """Whether somebody is told to do something."""
        told = self._syntax.lemma(at) == "tell" and self._syntax.under(at, "xcomp", "ccomp")
        return any(self._tokens[g].tag == "TO" for c in told or () for g in self._syntax.children[c])

    def _handed_on(self, operator: str, at: int, inner: Deed | None, objects: list[int], depth: int) -> Deed | None:
        told = self._told(at, depth) if operator == "say" else None
        if told is not None:
            told = replace(told, targets=(*told.targets, *self._syntax.governed_parties(at)))
        found = told or inner
        if found is not None:
            return self._inherit(found, at)
        return self._through(at, objects, depth) or (self._begun(at, depth) if operator == "aspect" else None)

    def _begun(self, at: int, depth: int) -> Deed | None:
        """The deed that a verb's subject names: "fighting broke out"."""
        return next((d for c in self._syntax.under(at, "nsubj") if (d := self._noun(c, depth + 1))), None)

    def _told(self, at: int, depth: int) -> Deed | None:
        """What was announced or repeated, where that is a demand, an offer and the like."""
        told = [c for c in self._syntax.under(at, "dobj") if self._syntax.lemma(c) in self._words.nominal]
        return next((d for c in told if (d := self._noun(c, depth + 1))), None)

    def _with_modals(self, at: int, deed: Deed | None) -> Deed | None:
        """The deed after "will", "must" and "not" have had their say."""
        helpers = {
            w for c in self._syntax.under(at, "aux") for w in (self._tokens[c].text.lower(), self._syntax.lemma(c))
        }
        never = any(self._syntax.lemma(c) == "never" for c in self._syntax.under(at, "advmod"))
        negative = never or bool(self._syntax.under(at, "neg"))
        hostile = deed is not None and deed.event in self._words.hostile
        if helpers & _MUST:
            asked = (*self._syntax.subjects(at), *self._syntax.objects(at))
            return Deed("DEMAND", at, (), asked)
        if negative and helpers & (_WILL | {"can", "could"}):
            return self._deed("REJECT", at, self._syntax.objects(at))
        if deed is None:
            return None
        if helpers & _WILL:
            return deed if deed.event in _VERBAL else replace(deed, event="THREATEN" if hostile else "AGREE")
        failed = self._syntax.lemma(at) == "fail" and deed.event in _WILLING
        unwilling = negative and not hostile and deed.event not in ("REJECT", "DISAPPROVE", "DEMAND")
        return replace(deed, event="REJECT") if failed or unwilling else deed

    def _who_with_what(self, name: str, at: int) -> str:
        """The class after a look at doer and means: crowds protest, armies with guns fight."""
        words = self._words
        around = {self._syntax.lemma(i) for i in self._syntax.subtree(at) if i != at}
        doers = {self._syntax.lemma(s) for s in self._syntax.subjects(at)}
        by_crowd = bool(doers & words.crowd)
        if by_crowd and (name in ("COERCE", "FIGHT") or (name == "SANCTION" and "protest" in around)):
            return "PROTEST"
        if "protest" in around and name in ("COERCE", "REJECT", "FIGHT") and not doers & (words.armed | {"police"}):
            return "PROTEST"
        if name == "FIGHT" and doers & words.outrage:
            return "ASSAULT"
        struck = {self._syntax.lemma(o) for c in self._syntax.under(at, *_DIRECT) for o in self._syntax.conjuncts(c)}
        in_battle = around & words.heavy or (doers & words.armed and struck & words.armed)
        if name == "ASSAULT" and in_battle and not around & words.outrage:
            return "FIGHT"
        return name

    # nouns ----------------------------------------------------------------------------------------------------

    def _noun(self, at: int, depth: int) -> Deed | None:
        if depth > _DEEP:
            return None
        lemma = self._syntax.lemma(at)
        complements = self._syntax.complements(at)
        if lemma in _COUNTED and complements:
            return self._noun(complements[0], depth + 1)
        owners = tuple(self._syntax.under(at, "poss"))
        verb = self._words.nominal.get(lemma)
        found = self._nominal(at, verb, depth) if verb else None
        if found is not None:
            return replace(found, sources=owners)
        before = (c for c in self._syntax.under(at, "compound", "amod", "nmod") if self._tokens[c].pos != "PROPN")
        names = (self._words.nouns.get(self._syntax.lemma(i)) for i in (at, *before))
        name = next((n for n in names if n), None)
        if name is None:
            return next((d for c in self._syntax.under(at, "acl") if (d := self.code(c, depth + 1))), None)
        return Deed(self._who_with_what(name, at), at, owners, tuple(complements))

    def _nominal(self, at: int, verb: str, depth: int) -> Deed | None:
        """What a noun made of a verb is: "the suspension of talks" as "suspended talks"."""
        objects = [*self._syntax.complements(at), *self._syntax.under(at, "compound", "poss")]
        frames, operator = self._words.frames.get(verb, ()), self._words.operators.get(verb)
        name = self._by_thing(frames, objects)
        if name is None and operator:
            clauses = self._syntax.under(at, "acl", "ccomp", "xcomp")
            inner = next((d for c in clauses if (d := self.code(c, depth + 1))), None)
            about = inner or next((d for o in objects if (d := self._noun(o, depth + 1))), None)
            groups = self._groups(objects)
            name = composed(operator, inner.event if inner else None, about.event if about else None, groups)
        name = name or next((f.otherwise for f in frames if f.otherwise), None)
        return Deed(name, at, (), tuple(objects)) if name else None

    # who and to whom ------------------------------------------------------------------------------------------

    def _groups(self, heads: Iterable[int]) -> set[str]:
        near = (n for h in heads for n in (h, *self._syntax.under(h, "compound", "amod", "nmod")))
        return {group for n in near for group in self._words.things.get(self._syntax.lemma(n), frozenset())}

    def _deed(self, name: str, at: int, targets: Sequence[int]) -> Deed:
        sources = self._syntax.subjects(at)
        return Deed(name, at, tuple(sources), tuple(t for t in targets if t not in sources))

    def _inherit(self, inner: Deed, at: int) -> Deed:
        """The deed with the governor's subject for a doer who is missing or only a pronoun."""
        if inner.sources and not all(self._tokens[s].pos == "PRON" for s in inner.sources):
            return inner
        outer = self._syntax.subjects(at)
        return replace(inner, sources=tuple(outer)) if outer else inner
