"""Who the two sides of an article are, who mediates, and which side titles such as "president" or "steward" mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from crosswire.reading.positions.clause import lemma
from crosswire.record import Mention
from crosswire.text import fold

if TYPE_CHECKING:
    from crosswire.reading.positions.parties import Parties

__all__ = ["Sides"]

_BESIDE = ("poss", "compound", "amod", "nmod")
_LEAD = 500  # code points of the lead, where the parties are named
# What a mention weighs; chosen on the seeds, samples and the two sets of invented disputes (bench/positions).
_LEADING, _NAMED, _ACTING, _OPPOSED, _PAIRED = 1, 1, 2, 3, 5


class Sides:
    """The sides of one article."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties
        self._parsed = parties.parsed
        self._words = parties.words
        self._names = parties.names
        self._principals: tuple[str, ...] | None = None
        self._weighing = False

    @property
    def principals(self) -> tuple[str, ...]:
        """The two parties that the article speaks of most, no mediator and no newsroom among them."""
        if self._principals is None and not self._weighing:
            self._weighing = True  # who the sides are must not hang on who the sides are
            self._principals = self._weighed()
            self._weighing = False
            self._parties.people.forget()
            for guessed in ("home", "_one_state", "union", "management"):
                self.__dict__.pop(guessed, None)
        return self._principals or ()

    def other(self, party: str | None) -> str | None:
        """Returns the other one of the two principals, where the party is one of them."""
        pair = self.principals
        if len(pair) != 2 or party not in pair:
            return None
        return pair[1] if pair[0] == party else pair[0]

    @cached_property
    def mediators(self) -> frozenset[str]:
        """Parties that the article calls mediators, or says to mediate."""
        parsed, found = self._parsed, set[str]()
        for i, token in enumerate(parsed.tokens):
            if not self._words.has("mediating", lemma(token)):
                continue
            near = set(parsed.subtree(i))
            if token.dep in _BESIDE and parsed.tokens[token.head].pos != "VERB":
                near |= set(parsed.subtree(token.head))
            between = [c for c in parsed.children[i] if lemma(parsed.tokens[c]) in ("between", "with")]
            near -= {k for c in between for k in parsed.subtree(c)}
            found.update(self._names.all_of(self._parties.mentions(near)))
        return frozenset(found)

    @cached_property
    def home(self) -> str | None:
        """The state whose government, president or army the article speaks of most; null where none is named."""
        count: Counter[str] = Counter()
        for i, token in enumerate(self._parsed.tokens):
            if self._words.has("rulers", lemma(token)):
                for child in self._parsed.children[i]:
                    if self._parsed.tokens[child].dep in _BESIDE and self._is_ruled(child, i):
                        count.update(self._parties.of_dependent(child))
        named = [name for name, _ in count.most_common() if name not in self.mediators]
        ruled = [name for name in named if name in self.principals]
        return ruled[0] if ruled else self._one_state or (named[0] if named else None)

    @cached_property
    def movement(self) -> str | None:
        """The principal that is no state."""
        return next((p for p in self.principals if p != self.home and self._names.state(p) is None), None)

    @cached_property
    def union(self) -> str | None:
        """The principal that is a union by its name."""
        return next((p for p in self.principals if self._words.lists["unions"] & set(fold(p).split())), None)

    @cached_property
    def management(self) -> str | None:
        """The other side of a union."""
        return self.other(self.union)

    def told_by(self, titles: Iterable[str]) -> str | None:
        """Returns the side that titles alone tell of: a state's rulers, a firm's management, a workforce."""
        words = [w.removesuffix("s") for t in titles for w in fold(t).split()]
        for name, side in (("rulers", self.home), ("management", self.management), ("workforce", self.union)):
            if side is not None and any(self._words.has(name, w) for w in words):
                return side
        return None

    def _weighed(self) -> tuple[str, ...]:
        weight: Counter[str] = Counter()
        described: Counter[str] = Counter()
        for mention in self._parties.reading.mentions:
            name = self._weighable(mention)
            if name is not None:
                last = name.split()[-1]
                named = last[:1].isupper() or (self._words.has("unions", last) and not self._has_named_union)
                (weight if named else described)[name] += self._weight(mention)
        for pair in self._pairs():
            weight.update(dict.fromkeys(pair - self.mediators, _PAIRED))
        found = [name for name, n in weight.most_common(2) if n > 1]
        return (*found, *(name for name, n in described.most_common(2 - len(found)) if n > 1))

    def _weighable(self, mention: Mention) -> str | None:
        """The party of a mention, unless it is a newsroom, a mediator, or "both sides"."""
        actor = self._names.actor[mention.actor]
        if not self._names.may_be_party(actor) or fold(actor.name) in self._told:
            return None
        people = self._parties.people
        name = people.named_beside(actor) if self._names.is_person(actor) else self._names.of(actor)
        if name is None or name in self.mediators or self._words.has("both", name.split()[-1].removesuffix("s")):
            return None
        return name

    @cached_property
    def _told(self) -> frozenset[str]:
        said = self._parties.reading.statements
        return frozenset(fold(name) for s in said for name in (*s.relay, *((s.told_to,) if s.told_to else ())))

    @cached_property
    def _has_named_union(self) -> bool:
        """Whether the article calls a union by its name."""
        capitals = {w.lower() for a in self._parties.reading.actors for w in a.name.split() if w[:1].isupper()}
        return bool(capitals & self._words.lists["unions"])

    def _weight(self, mention: Mention) -> int:
        index = self._parsed.token_at(mention.span.end - 1)
        if index is None:
            return 0
        token = self._parsed.tokens[index]
        head = self._parsed.tokens[token.head]
        lead = _LEADING if mention.span.start < self._parsed.article.layout.body + _LEAD else 0
        if token.dep == "pobj" and lemma(head) in ("between", "with", "against"):
            return lead + _OPPOSED
        if token.dep in ("nsubj", "nsubjpass", "agent") or self._words.has("bodies", lemma(head)):
            return lead + _ACTING
        return lead + (0 if self._names.actor[mention.actor].kind == "place" else _NAMED)

    def _pairs(self) -> list[set[str]]:
        """Two parties joined as those who talk, agree or fight: "between X and Y", "X and Y have agreed"."""
        pairs = []
        for i, token in enumerate(self._parsed.tokens):
            between = token.dep == "pobj" and lemma(self._parsed.tokens[token.head]) == "between"
            if between or token.dep == "nsubj":
                joined = [self._parties.mention(k) or self._beneath(k) for k in self._parties.joined(i)]
                names = self._names.all_of(m for m in joined if m is not None)
                pairs.extend([set(names)] if len(names) == 2 else [])
        return pairs

    def _beneath(self, index: int) -> Mention | None:
        """The mention of whoever a body belongs to ("the Norland government")."""
        if not self._names.is_body(lemma(self._parsed.tokens[index])):
            return None
        return next((m for c in self._parsed.children[index] if (m := self._parties.mention(c)) is not None), None)

    def _is_ruled(self, index: int, ruler: int) -> bool:
        """Whether a word beside "government" names whose it is, and is no part of the body's own name."""
        token, mention = self._parsed.tokens[index], self._parties.mention(index)
        if mention is not None and mention is self._parties.mention(ruler):
            return self._names.state(token.text) is not None
        return token.text[:1].isupper() and token.tag != "PRP$"

    @cached_property
    def _one_state(self) -> str | None:
        """The one principal that is a state: by the world's list, by its kind, or by a name of one word."""
        placed = {self._names.of(a) for a in self._parties.reading.actors if a.kind in ("state", "place")}
        for is_state in (lambda p: self._names.state(p) is not None, placed.__contains__, self._is_bare_name):
            found = [p for p in self.principals if is_state(p)]
            if len(found) == 1:
                return found[0]
        return None

    def _is_bare_name(self, party: str) -> bool:
        """Whether a party goes by one word that is no word for a movement ("Norland", not "Front")."""
        return " " not in party and party[:1].isupper() and not self._words.has("movements", party.lower())
