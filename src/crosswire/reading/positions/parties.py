"""For whom somebody speaks: from a subject or a speaker to the party whose stance it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from crosswire.lexicon.stances import stance_words
from crosswire.lexicon.words import roles
from crosswire.reading.positions.clause import Clauses, lemma
from crosswire.reading.positions.names import Names
from crosswire.record import Actor, Mention, Reading, Statement
from crosswire.text import fold, squeeze

__all__ = ["Parties"]

_FIRST = frozenset({"we", "us", "our", "ours", "i", "my", "me"})
_PERSONAL = frozenset({"he", "she", "his", "her", "him"})
_OTHERS = frozenset({"it", "its", "they", "their", "them"})
_RELATIVE = frozenset({"who", "which", "that", "whose"})
_DEPENDENT = ("poss", "compound", "amod", "nmod")
_AFTER = ("of", "for", "from", "in", "at", "with")
_LEAD = 500  # code points of the lead, where the parties are named
_LEADING = 1  # what a mention there weighs more
_PAIRED = 3  # what being named as one of a pair weighs
_BACK = 3  # sentences that a pronoun reaches back


class Parties:
    """Resolves the words of one article to parties, by its actors, mentions and statements."""

    def __init__(self, reading: Reading, clauses: Clauses) -> None:
        self._reading = reading
        self._clauses = clauses
        self._parsed = reading.parsed
        self.names = Names(reading)
        self._words = stance_words()
        self._busy: set[tuple[str, int]] = set()
        self._of_person: dict[str, str | None] = {}

    def of(self, index: int, said: Statement | None = None) -> tuple[str, ...]:
        """Returns the parties that the phrase headed by a token stands for; several for "both sides"."""
        token = self._parsed.tokens[index]
        if token.tag in ("PRP", "PRP$", "WP", "WDT", "WP$") or (token.pos == "PRON" and token.text.lower() in _RELATIVE):
            return self._once("pronoun", index, said)
        return self._once("phrase", index, said)

    def _once(self, what: str, index: int, said: Statement | None) -> tuple[str, ...]:
        """Resolves a token unless that is under way: two words that stand for each other stand for nobody."""
        if (what, index) in self._busy:
            return ()
        self._busy.add((what, index))
        try:
            if what == "pronoun":
                return self._of_pronoun(index, said)
            return tuple(dict.fromkeys(n for i in self._joined(index) for n in self._of_phrase(i, said)))
        finally:
            self._busy.discard((what, index))

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
            by_side = self._side_in([speaker.role]) if speaker.role else None
            return by_role or self.of_person(actor) or by_side or self._described_before(said) or speaker.name
        at = self._head_in(said)
        if speaker.kind != "unnamed" and speaker.named:
            parties = self.of(at) if at is not None else ()
            return parties[0] if parties else self.names.within(speaker.name) or speaker.name
        about = [d for d in (speaker.description, speaker.name, *speaker.aliases) if d]
        named = next((n for d in about if (n := self.names.within(d))), None)
        if named is not None:
            return named
        parties = self.of(at) if at is not None else ()
        return parties[0] if len(parties) == 1 else self._side_in(about)

    def of_person(self, actor: Actor) -> str | None:
        """Returns the party that a person speaks for, by their titles and the words around their name."""
        if actor.id not in self._of_person:
            self._of_person[actor.id] = None  # a person cannot speak for a person
            self._of_person[actor.id] = self._affiliation(actor)
        return self._of_person[actor.id]

    def other(self, party: str | None) -> str | None:
        """Returns the other one of the two principals, where the party is one of them."""
        pair = self.principals
        if len(pair) != 2 or party not in pair:
            return None
        return pair[1] if pair[0] == party else pair[0]

    @cached_property
    def principals(self) -> tuple[str, ...]:
        """The two parties that the article speaks of most, no mediator and no newsroom among them."""
        weight: Counter[str] = Counter()
        told = {fold(s.told_to) for s in self._reading.statements if s.told_to}
        told |= {fold(name) for s in self._reading.statements for name in s.relay}
        for mention in self._reading.mentions:
            actor = self.names.actor[mention.actor]
            if not self.names.may_be_party(actor) or fold(actor.name) in told:
                continue
            person = self.names.is_person(actor)
            name = self.of_person(actor) if person else self.names.of(actor)
            if name and name not in self.mediators:
                named = name.split()[-1][:1].isupper()
                weight[name] += self._weight(mention, is_place=actor.kind == "place") if named else 0
        for pair in self._pairs:
            weight.update(dict.fromkeys(pair - self.mediators, _PAIRED))
        return tuple(name for name, n in weight.most_common(2) if n > 1)

    def _weight(self, mention: Mention, *, is_place: bool) -> int:
        index = self._parsed.token_at(mention.span.end - 1)
        if index is None:
            return 0
        token = self._parsed.tokens[index]
        head = self._parsed.tokens[token.head]
        opposed = token.dep == "pobj" and lemma(head) in ("between", "with", "against")
        lead = _LEADING if mention.span.start < self._parsed.article.layout.body + _LEAD else 0
        acts = token.dep in ("nsubj", "nsubjpass", "agent") or opposed or self._words.has("bodies", lemma(head))
        return lead + (3 if opposed else 2 if acts else 0 if is_place else 1)

    @cached_property
    def _pairs(self) -> list[set[str]]:
        """Two parties joined as those who talk, agree or fight: "between X and Y", "X and Y have agreed"."""
        pairs = []
        for i, token in enumerate(self._parsed.tokens):
            between = token.dep == "pobj" and lemma(self._parsed.tokens[token.head]) == "between"
            if not between and token.dep != "nsubj":
                continue
            joined = [m for k in self._joined(i) if (m := self.mention(k) or self._beneath(k)) is not None]
            names = self.names.all_of(joined)
            if len(names) == 2:
                pairs.append(set(names))
        return pairs

    def _beneath(self, index: int) -> Mention | None:
        """The mention of whoever a body belongs to ("the Norland government")."""
        if not self.names.is_body(lemma(self._parsed.tokens[index])):
            return None
        return next((m for c in self._parsed.children[index] if (m := self.mention(c)) is not None), None)

    @cached_property
    def mediators(self) -> frozenset[str]:
        """Parties that the article calls mediators, or says to mediate."""
        parsed, found = self._parsed, set[str]()
        for i, token in enumerate(parsed.tokens):
            if not self._words.has("mediating", lemma(token)):
                continue
            near = set(parsed.subtree(i))
            if token.dep in _DEPENDENT and parsed.tokens[token.head].pos != "VERB":
                near |= set(parsed.subtree(token.head))
            near -= {k for c in parsed.children[i] if lemma(parsed.tokens[c]) in ("between", "with") for k in parsed.subtree(c)}
            found.update(self.names.all_of(self._mentions(near)))
        return frozenset(found)

    def mention(self, index: int) -> Mention | None:
        """Returns the mention that holds a token, the shortest where several do."""
        return self._by_token.get(index)

    def _head_in(self, said: Statement) -> int | None:
        """The head of the words that name the speaker."""
        if said.speaker_span is None:
            return None
        inner = self._parsed.tokens_in(said.speaker_span)
        return next((i for i in inner if self._parsed.tokens[i].head not in inner), None)

    def _joined(self, index: int) -> list[int]:
        """The head of a phrase and what is joined to it by "and"."""
        found, todo = [index], [index]
        while todo:
            for child in self._parsed.children[todo.pop()]:
                if self._parsed.tokens[child].dep == "conj" and self._parsed.tokens[child].pos != "VERB":
                    found.append(child)
                    todo.append(child)
        return found

    def _of_phrase(self, index: int, said: Statement | None) -> tuple[str, ...]:
        token = self._parsed.tokens[index]
        word = lemma(token)
        mention = self.mention(index)
        by_name = mention is not None and mention.form == "name" and self.names.may_be_party(self.names.actor[mention.actor])
        if by_name and mention is not None:
            return self._of_mention(mention)
        if self._words.has("both", word) and self._is_both(index):
            return self.principals
        if self._words.has("papers", word):
            return self.sponsors(index, said)
        return self._owner(index, said) or self._by_noun(index, word)

    def _of_mention(self, mention: Mention) -> tuple[str, ...]:
        actor = self.names.actor[mention.actor]
        if self.names.is_person(actor):
            return (self.of_person(actor) or actor.name,)
        return (self.names.of(actor),)

    def sponsors(self, index: int, said: Statement | None = None) -> tuple[str, ...]:
        """Returns whose a paper is: its owner, who brought it, or whose paper the article spoke of before."""
        parsed = self._parsed
        if owned := self._brought(index, said):
            return owned
        if self._words.has("shared_papers", lemma(parsed.tokens[index])):
            return ()
        earlier = [i for i in range(index) if self._words.has("papers", lemma(parsed.tokens[i])) and parsed.tokens[i].pos == "NOUN"]
        for i in reversed(earlier[-12:]):
            if owned := self._brought(i, None):
                return owned
        return ()

    def _brought(self, index: int, said: Statement | None) -> tuple[str, ...]:
        parsed = self._parsed
        for child in parsed.children[index]:
            token = parsed.tokens[child]
            if token.dep in _DEPENDENT and (found := self._of_dependent(child, said)):
                return found
            if token.dep == "prep" and token.lemma in ("by", "from"):
                return tuple(n for c in parsed.children[child] for n in self.of(c, said))
            if token.dep in ("relcl", "acl") and self._words.has("bringing", lemma(token)):
                who = self._clauses.child(child, "nsubj") if token.dep == "relcl" else self._clauses.subject(child)
                return self.of(who, said) if who is not None and parsed.tokens[who].tag not in ("WDT", "WP") else ()
        token = parsed.tokens[index]
        verb = parsed.tokens[token.head].head if token.dep == "pobj" and lemma(parsed.tokens[token.head]) == "with" else token.head
        if (token.dep == "dobj" or verb != token.head) and self._words.has("bringing", lemma(parsed.tokens[verb])):
            who = self._clauses.subject(verb)
            return self.of(who, said) if who is not None else ()
        return ()

    def _is_both(self, index: int) -> bool:
        marks = {self._parsed.tokens[c].text.lower() for c in self._parsed.children[index]}
        owned = any(self._parsed.tokens[c].dep in ("poss", "compound", "amod") and self._parsed.tokens[c].text[:1].isupper() for c in self._parsed.children[index])
        return self._parsed.tokens[index].tag == "NNS" and not owned and bool(marks & {"both", "two", "the", "warring", "opposing", "rival"})

    def _owner(self, index: int, said: Statement | None) -> tuple[str, ...]:
        """The party of "X's negotiators", "the Xish army", "negotiators for X"."""
        parsed = self._parsed
        if not self.names.is_body(lemma(parsed.tokens[index])):
            return ()
        for child in parsed.children[index]:
            token = parsed.tokens[child]
            found: tuple[str, ...] = ()
            if token.dep in _DEPENDENT:
                found = self._of_dependent(child, said)
            elif token.dep == "prep" and lemma(token) in _AFTER:
                found = tuple(n for c in parsed.children[child] for j in self._joined(c) for n in self._of_dependent(j, said))
            elif token.dep == "appos" or (token.dep == "relcl" and self._words.has("heading", lemma(token))):
                found = tuple(n for c in parsed.subtree(child) for n in self._of_dependent(c, said))[:1]
            if found:
                return found
        return ()

    def _of_dependent(self, index: int, said: Statement | None) -> tuple[str, ...]:
        token = self._parsed.tokens[index]
        if token.tag == "PRP$":
            return self.of(index, said)
        mention = self.mention(index)
        if mention is not None and mention.form == "name" and self.names.may_be_party(self.names.actor[mention.actor]):
            return self._of_mention(mention)
        if token.text[:1].isupper() and (found := self.names.within(token.text)):
            return (found,)
        if token.pos == "NOUN" and (self.names.is_body(lemma(token)) or self._words.has("movements", lemma(token))):
            return self.of(index, said)
        return ()

    def _by_noun(self, index: int, word: str) -> tuple[str, ...]:
        """The party of a noun alone: the rulers of the state spoken of, a movement, or a body by its own words."""
        token = self._parsed.tokens[index]
        if self._words.has("movements", word):
            stateless = [p for p in self.principals if p != self.home and self.names.state(p) is None]
            movement = stateless[0] if stateless else None
            return (movement,) if movement else (self._phrase(index),)
        if self._words.has("rulers", word) and self.home:
            return (self.home,)
        if self._words.has("workforce", word) and self._union and token.tag == "NNS":
            return (self._union,)
        if self._words.has("management", word) and self._management:
            return (self._management,)
        collective = word in roles().organisation or token.tag == "NNS"
        if token.pos not in ("NOUN", "PROPN") or not (collective and self.names.is_body(word) or word in roles().organisation):
            return ()
        named = self._introduced(word, index)
        return (named or self._phrase(index),)

    def _introduced(self, word: str, index: int) -> str | None:
        """The last actor before the token that is named after the noun ("the Harbour Workers' Union … the union")."""
        for mention in sorted(self._reading.mentions, key=lambda m: -m.span.start):
            actor = self.names.actor[mention.actor]
            before = mention.span.start < self._parsed.tokens[index].start and mention.form == "name"
            if before and word in fold(actor.name).split() and self.names.may_be_party(actor):
                return self.names.of(actor)
        return None

    def _phrase(self, index: int) -> str:
        """The noun with its modifiers, without articles: "rail operators"."""
        near = [c for c in self._parsed.children[index] if self._parsed.tokens[c].dep in ("compound", "amod")]
        first = min([*near, index])
        return squeeze(self._parsed.text[self._parsed.tokens[first].start : self._parsed.tokens[index].end])

    def _of_pronoun(self, index: int, said: Statement | None) -> tuple[str, ...]:
        token = self._parsed.tokens[index]
        word = token.text.lower()
        if word in _FIRST:
            return tuple(filter(None, (self.of_speaker(said),)))
        verb = self._parsed.tokens[token.head]
        if word in _RELATIVE:
            return self.of(verb.head, said) if verb.dep == "relcl" else ()
        if said is not None and word in _OTHERS and self._clauses.quoted(index):
            against = self.other(self.of_speaker(said))
            if word.startswith("th"):
                return self._quoted_they(index, said) or ((against,) if against else ())
        mention = self.mention(index)
        if mention is not None and (found := self._of_pronoun_mention(mention)):
            return found
        return self._antecedent(index, word, said)

    def _quoted_they(self, index: int, said: Statement) -> tuple[str, ...]:
        """ "They" in a quotation after a plural in the same sentence stands for that."""
        sentence = self._parsed.sentence_at(self._parsed.tokens[index].start)
        if sentence is None:
            return ()
        plural = [i for i in range(sentence.first, index) if self._parsed.tokens[i].tag == "NNS" and self._parsed.tokens[i].dep == "nsubj"]
        return self.of(plural[-1], said) if plural else ()

    def _of_pronoun_mention(self, mention: Mention) -> tuple[str, ...]:
        actor = self.names.actor[mention.actor]
        if self.names.may_be_party(actor):
            return self._of_mention(mention)
        return tuple(filter(None, (self.names.within(actor.name),)))

    def _antecedent(self, index: int, word: str, said: Statement | None) -> tuple[str, ...]:
        """The subject nearest before that fits the pronoun: in its sentence, or in the ones before it."""
        parsed = self._parsed
        sentence = parsed.sentence_at(parsed.tokens[index].start)
        if sentence is None:
            return ()
        number = parsed.sentence_number(sentence)
        for n in range(number, max(-1, number - _BACK), -1):
            inner = parsed.sentences[n]
            last = index if n == number else inner.last
            subjects = [i for i in range(inner.first, last) if parsed.tokens[i].dep in ("nsubj", "nsubjpass")]
            for i in subjects if n < number else reversed(subjects):
                if self._fits(i, word) and (found := self.of(i, said)):
                    return found
            if n == number and (after := self._following(index, inner.last, word, said)):
                return after
        return ()

    def _following(self, index: int, last: int, word: str, said: Statement | None) -> tuple[str, ...]:
        """The main subject behind a fronted pronoun ("In its reply, the union …")."""
        parsed = self._parsed
        if parsed.tokens[index].dep != "poss" or any(parsed.tokens[i].dep == "nsubj" for i in range(max(0, index - 6), index)):
            return ()
        after = next((i for i in range(index, last) if parsed.tokens[i].dep == "nsubj"), None)
        return self.of(after, said) if after is not None and self._fits(after, word) else ()

    def _fits(self, index: int, word: str) -> bool:
        token = self._parsed.tokens[index]
        if token.tag in ("PRP", "PRP$"):
            return token.text.lower() in (_PERSONAL if word in _PERSONAL else _OTHERS)
        mention = self.mention(index)
        person = mention is not None and self.names.is_person(self.names.actor[mention.actor])
        return person if word in _PERSONAL else not person

    @cached_property
    def home(self) -> str | None:
        """The state whose government, president or army the article speaks of most; null where none is named."""
        count: Counter[str] = Counter()
        for i, token in enumerate(self._parsed.tokens):
            if not self._words.has("rulers", lemma(token)):
                continue
            for child in self._parsed.children[i]:
                named = self._parsed.tokens[child].text[:1].isupper() and self._parsed.tokens[child].tag != "PRP$"
                if self.mention(child) is not None and self.mention(child) is self.mention(i):
                    named = self.names.state(self._parsed.tokens[child].text) is not None
                if named and self._parsed.tokens[child].dep in _DEPENDENT:
                    count.update(self._of_dependent(child, None))
        named = [name for name, _ in count.most_common() if name not in self.mediators]
        ruled = [name for name in named if name in self.principals] or named
        return ruled[0] if ruled else self._one_state

    @cached_property
    def _one_state(self) -> str | None:
        """The one principal that is a state or called like a place."""
        placed = {self.names.of(a) for a in self._reading.actors if a.kind in ("state", "place")}
        found = [p for p in self.principals if p in placed or p in self.names.adjectives.values()]
        return found[0] if len(found) == 1 else None

    def _side_in(self, texts: Iterable[str]) -> str | None:
        """The side that titles alone tell of: a state's rulers, a firm's management, a workforce."""
        words = [w.removesuffix("s") for t in texts for w in fold(t).split()]
        for name, side in (("rulers", self.home), ("management", self._management), ("workforce", self._union)):
            if side is not None and any(self._words.has(name, w) for w in words):
                return side
        return None

    @cached_property
    def _union(self) -> str | None:
        """The principal that is a union by its name."""
        return next((p for p in self.principals if self._words.lists["unions"] & set(fold(p).split())), None)

    @cached_property
    def _management(self) -> str | None:
        """The other side of a union."""
        return self.other(self._union)

    @cached_property
    def _by_token(self) -> dict[int, Mention]:
        held: dict[int, Mention] = {}
        for mention in sorted(self._reading.mentions, key=lambda m: -len(m.span)):
            held.update(dict.fromkeys(self._parsed.tokens_in(mention.span), mention))
        return held

    def _mentions(self, tokens: Iterable[int]) -> Iterator[Mention]:
        return (self._by_token[i] for i in sorted(tokens) if i in self._by_token)

    def _described_before(self, said: Statement) -> str | None:
        """The party of a described speaker in the two sentences before ("its chief negotiator said … Ms Ode said")."""
        at = said.content[0].start
        earlier = [s for s in self._reading.statements if s.content[0].start < at and s.speaker is not None]
        for other in reversed(earlier[-2:]):
            if other.speaker is not None and not other.speaker.named and other.anonymity is None:
                words = fold(other.speaker.description or other.speaker.name).split()
                head = self._head_in(other)
                if head is not None and self._words.lists["spokesmen"] & set(words):
                    found = self.of(head)
                    return found[0] if found else None
        return None

    def _affiliation(self, actor: Actor) -> str | None:
        for role in actor.roles:
            if found := self.names.within(role):
                return found
        for mention in self._reading.mentions:
            if mention.actor == actor.id and mention.form == "name" and (found := self._around(mention)):
                return found
        return self._side_in([*actor.roles, *self._titles(actor)])

    def _titles(self, actor: Actor) -> Iterator[str]:
        """The nouns before and behind a person's name: "Chief executive", "the steward"."""
        parsed = self._parsed
        for mention in self._reading.mentions:
            if mention.actor != actor.id or mention.form != "name":
                continue
            inside = parsed.tokens_in(mention.span)
            for i in inside:
                token = parsed.tokens[i]
                outer = [c for c in parsed.children[i] if parsed.tokens[c].dep in ("compound", "appos", "amod", "nmod")]
                if token.dep in ("appos", "compound"):
                    outer.append(token.head)
                yield from (parsed.tokens[c].lemma for c in outer if c not in inside)

    def _around(self, mention: Mention) -> str | None:
        """The party named beside a person: "X's envoy, Y", "Y, envoy of X", "Y, who leads X's team"."""
        parsed = self._parsed
        inside = parsed.tokens_in(mention.span)
        for index in (i for i in inside if parsed.tokens[i].head not in inside or parsed.tokens[i].head == i):
            nouns = [index]
            if parsed.tokens[index].dep in ("appos", "compound"):
                nouns.append(parsed.tokens[index].head)
            nouns += [c for c in parsed.children[index] if parsed.tokens[c].dep == "appos"]
            nouns += [
                c
                for c in parsed.children[index]
                if parsed.tokens[c].dep == "relcl" and self._words.has("heading", lemma(parsed.tokens[c]))
            ]
            for noun in nouns:
                if found := self._beside(noun, set(inside)):
                    return found
        return None

    def _stands_for(self, word: str) -> bool:
        return any(self._words.has(name, word) for name in ("rulers", "movements", "unions", "management"))

    def _beside(self, noun: int, inside: set[int]) -> str | None:
        parsed = self._parsed
        for child in parsed.children[noun]:
            token = parsed.tokens[child]
            if child in inside or token.dep in ("relcl", "advcl", "punct", "conj", "nsubj"):
                continue
            for i in (k for k in parsed.subtree(child) if k not in inside):
                found = tuple(n for n in self._of_dependent(i, None) if n != self.names.actor[self._by_token[min(inside)].actor].name)
                if found and (parsed.tokens[i].text[:1].isupper() or parsed.tokens[i].tag == "PRP$" or self._stands_for(lemma(parsed.tokens[i]))):
                    return found[0]
        return None
