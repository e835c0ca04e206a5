"""Clauses that say where somebody stands: by frames of words, by modals, and by judgements of an offer."""

from __future__ import annotations

from dataclasses import dataclass

from crosswire.lexicon.stances import Frame, Word, stance_words
from crosswire.reading.positions.clause import Clauses, lemma
from crosswire.reading.positions.parties import Parties
from crosswire.record import Reading, Sentence, Statement, inside

__all__ = ["Claim", "Claims"]

_CLASS = {"AUX": "VERB", "PROPN": "NOUN", "ADV": "ADJ", "ADP": "ADJ", "SCONJ": "ADJ"}
_WINDOW = 6  # words within which the rest of a phrase stands
_RUNNING = 2  # sentences over which the terms of a paper go on
_DEEPEST = 60
_COMPLEMENTS = ("acl", "relcl", "ccomp", "xcomp", "prep", "appos", "advcl")


@dataclass(frozen=True, slots=True)
class Claim:
    """A stance before its issue is known.

    ``trigger`` is the word that carries it, ``content`` the tokens of what it is about, ``parties`` whose it is;
    ``firm`` where the words alone make a stance, whatever the issue; ``subject`` whoever is to do it.
    """

    trigger: int
    stance: str
    frame: str
    parties: tuple[str, ...]
    content: tuple[int, ...]
    said: Statement | None
    firm: bool
    subject: int | None = None


class Claims:
    """Finds the claims of one article, sentence by sentence in order."""

    def __init__(self, reading: Reading, clauses: Clauses, parties: Parties) -> None:
        self._reading = reading
        self._parsed = reading.parsed
        self._clauses = clauses
        self._parties = parties
        self._words = stance_words()
        self._asides = [s.anonymity for s in reading.statements if s.anonymity is not None]
        self._terms: tuple[str, ...] = ()
        self._terms_at = -_RUNNING - 1

    def said(self, index: int) -> Statement | None:
        """Returns the innermost statement in whose content a token stands."""
        span = self._parsed.tokens[index].span
        holding = [(len(c), n, s) for n, s in enumerate(self._reading.statements) for c in s.content if inside(span, c)]
        return min(holding, key=lambda h: h[:2])[2] if holding else None

    def within(self, sentence: Sentence) -> list[Claim]:
        """Returns the claims of a sentence in order; one in the content of another is not told apart."""
        found: list[Claim] = []
        taken: set[int] = set()
        for i in sorted(range(sentence.first, sentence.last), key=self._depth):
            if i in taken or any(inside(self._parsed.tokens[i].span, a) for a in self._asides):
                continue
            claim = (
                self._worded(i, sentence)
                or self._modal(i, sentence)
                or self._judgement(i)
                or self._called(i)
                or self._imperative(i, sentence)
            )
            if claim is not None:
                found.append(claim)
                taken.update(k for k in claim.content if k != claim.subject)
        return sorted(found, key=lambda c: c.trigger)

    def _depth(self, index: int) -> tuple[int, int]:
        depth, at = 0, index
        while self._parsed.tokens[at].head != at and depth < _DEEPEST:
            at, depth = self._parsed.tokens[at].head, depth + 1
        return depth, index

    def _worded(self, i: int, sentence: Sentence) -> Claim | None:
        found = self._frame(i, sentence)
        if found is None or self._clauses.thought(i):
            return None
        subject = self._holder(i)
        if subject is None:
            return None
        frame, said = found.frame, self.said(i)
        used = self._phrase(i, found.after, sentence) or []
        content = self._clauses.content(i, sentence)
        if self._is_empty(i, content, used) or self._is_idle(i, frame, content):
            return None
        holders = self._parties.of(subject, said)
        stance = self._stance(i, frame, content, holders)
        if self._clauses.modal(i) == "duty" and said is not None:  # "they must accept" is the speaker's wish
            speaker = self._parties.of_speaker(said)
            holders = (speaker,) if speaker else ()
            stance = self._wish(speaker)
        if not holders or stance is None:
            return None
        whole = tuple(sorted({*content, *used}))
        if stance in ("offers", "demands"):
            self._terms, self._terms_at = holders, self._parsed.sentence_number(sentence)
        return Claim(i, stance, frame.name, holders, whole, said, firm=self._is_firm(i, frame, content))

    def _wish(self, speaker: str | None) -> str:
        return "demands" if speaker in self._parties.principals else "urges"

    def _holder(self, i: int) -> int | None:
        token = self._parsed.tokens[i]
        if token.pos in ("NOUN", "PROPN"):
            return self._clauses.possessor(i)
        if token.tag == "VBN" and self._is_state(i):
            return self._clauses.child(i, "nsubjpass", "nsubj")
        return self._clauses.subject(i)

    def _is_state(self, i: int) -> bool:
        """Whether a participle is an adjective of the lexicon ("are prepared to")."""
        return ("ADJ", self._parsed.tokens[i].text.lower()) in self._words.frames

    def _frame(self, i: int, sentence: Sentence) -> Word | None:
        token = self._parsed.tokens[i]
        pos, word = _CLASS.get(token.pos, token.pos), lemma(token)
        if token.tag == "VBN" and self._is_state(i) and self._clauses.child(i, "nsubjpass") is not None:
            pos, word = "ADJ", token.text.lower()
        if pos == "NOUN" and not any(self._parsed.tokens[c].dep in _COMPLEMENTS for c in self._parsed.children[i]):
            return None
        for candidate in self._words.frames.get((pos, word), ()):
            if self._phrase(i, candidate.after, sentence) is not None:
                return candidate
        return None

    def _phrase(self, i: int, after: tuple[str, ...], sentence: Sentence) -> list[int] | None:
        """The tokens of the rest of a phrase, in order after its first word; null where one is missing."""
        used, at = list[int](), i
        for word in after:
            stretch = range(at + 1, min(i + 1 + _WINDOW, sentence.last))
            here = next((k for k in stretch if word in (self._parsed.tokens[k].text.lower(), lemma(self._parsed.tokens[k]))), None)
            if here is None or (len(after) == 1 and self._parsed.tokens[here].head != i):
                return None
            used.append(here)
            at = here
        return used

    def _is_empty(self, i: int, content: list[int], used: list[int]) -> bool:
        """Whether nothing follows but pronouns: "rejected that"."""
        rest = [self._parsed.tokens[k] for k in content if k != i and k not in used]
        adverbial = any(self._parsed.tokens[c].dep == "advcl" for c in self._parsed.children[i])
        return not adverbial and not any(t.pos in ("NOUN", "PROPN", "VERB", "NUM", "AUX") for t in rest)

    def _stance(self, i: int, frame: Frame, content: list[int], holders: tuple[str, ...]) -> str | None:
        if self._clauses.negated(i):
            return frame.negated
        clause = self._clauses.child(i, "xcomp")
        if clause is not None and frame.stance in ("intends", "offers") and self._clauses.negated(clause):
            return "rejects"
        if frame.name == "accept" and self._is_floor(content):
            return "insists"
        if not holders:
            return None
        if frame.outsider and holders[0] not in self._parties.principals:
            return frame.outsider
        governed = [lemma(self._parsed.tokens[k]) for k in content if k > i and self._parsed.tokens[k].pos in ("VERB", "NOUN", "AUX")]
        if not governed:
            return frame.stance
        if frame.name in ("ready", "want", "demand"):
            inner = next((w.frame for w in self._words.frames.get(("VERB", governed[0]), ()) if not w.after), None)
            if inner is not None and (inner.name in ("reject", "insist") or governed[0] == "accept"):
                return inner.stance
        if frame.towards_talks and self._words.has("talks", governed[0]):
            return frame.towards_talks
        return "intends" if frame.name == "demand" and self._wants_to_act(i) else frame.stance

    def _is_floor(self, content: list[int]) -> bool:
        """Whether what is accepted is the least there is: "nothing less than"."""
        text = self._clauses.span(content).of(self._parsed.text).lower()
        return any(words in text for words in self._words.floors)

    def _wants_to_act(self, i: int) -> bool:
        """Whether the subject wants to do something itself: "wants to discuss", not "wants them to leave"."""
        clause = self._clauses.child(i, "xcomp")
        return clause is not None and self._clauses.child(clause, "nsubj") is None and self._clauses.child(i, "dobj") is None

    def _is_idle(self, i: int, frame: Frame, content: list[int]) -> bool:
        """Whether nothing is at stake: "declined to comment", "insisted on anonymity", "insisted that it was calm"."""
        after = [lemma(self._parsed.tokens[k]) for k in content if k > i and self._parsed.tokens[k].pos in ("VERB", "NOUN")]
        if after and self._words.has("idle", after[0]):
            return True
        clause = self._clauses.child(i, "ccomp")
        if clause is None or frame.name not in ("insist", "offer", "accept", "ready", "want"):
            return False
        told = self._parsed.tokens[clause].tag in ("VBD", "VBZ") or self._clauses.child(clause, "aux", "auxpass") is not None
        return told and self._clauses.modal(clause) is None

    def _is_firm(self, i: int, frame: Frame, content: list[int]) -> bool:
        if frame.name == "hesitate":
            return False
        if self._parsed.tokens[i].pos in ("NOUN", "PROPN"):
            return any(self._parsed.tokens[k].pos == "VERB" for k in content if k > i)
        return True

    def _modal(self, i: int, sentence: Sentence) -> Claim | None:
        """What somebody will, would or must do, or will not."""
        modal = self._clauses.modal(i)
        if modal is None or self._clauses.thought(i):
            return None
        said = self.said(i)
        subject = self._clauses.child(i, "nsubj", "nsubjpass", "expl", "csubj")
        if subject is None:
            subject = self._clauses.subject(i)
        speaker = self._parties.of_speaker(said)
        holders = self._parties.of(subject, said) if subject is not None else ()
        stance, whose = self._of_modal(i, modal, holders, speaker, sentence)
        if stance is None or not whose:
            return None
        content = {i, *self._clauses.content(i, sentence, fronted=not holders)}
        if subject is not None and sentence.first <= subject < sentence.last and self._parsed.tokens[subject].head == i:
            content.update(self._parsed.subtree(subject))
        if modal == "would":
            self._terms, self._terms_at = whose, self._parsed.sentence_number(sentence)
        return Claim(i, stance, f"modal {modal}", whose, tuple(sorted(content)), said, firm=False, subject=subject)

    def _of_modal(
        self, i: int, modal: str, holders: tuple[str, ...], speaker: str | None, sentence: Sentence
    ) -> tuple[str | None, tuple[str, ...]]:
        denied = self._clauses.negated(i)
        verb = lemma(self._parsed.tokens[i])
        letting = self._words.has("letting", verb)
        principal = speaker in self._parties.principals
        own = bool(holders) and (speaker is None or speaker in holders or not principal)
        if own and self._in_return(i, sentence) and self._terms and self._terms[0] not in holders:
            return ("demands" if verb == "have" else "conditions"), self._terms
        by_speaker = (speaker,) if speaker else ()
        if modal == "duty":
            return (self._wish(speaker), by_speaker) if speaker else (None, ())
        if own:
            if denied:
                return "rejects", holders
            if modal == "will":
                return ("accepts" if verb in ("let", "allow", "permit") else "intends"), holders
            if letting:
                return "offers", holders
            if modal == "would" and self._has_condition(i):
                return "intends", holders
        if modal == "would" and not own:
            sponsors = self._sponsors(i, sentence) or (by_speaker if principal else ())
            if sponsors:
                counterpart = self._parties.other(sponsors[0])
                if holders and counterpart in holders:
                    return "conditions", sponsors
                return (None, ()) if holders else ("rejects" if denied else "offers", sponsors)
        if denied and principal and not holders:
            return "rejects", by_speaker
        return None, ()

    def _has_condition(self, i: int) -> bool:
        """Whether an "if" or the like hangs on the clause."""
        marks = {lemma(self._parsed.tokens[k]) for c in self._parsed.children[i] for k in self._parsed.children[c] if self._parsed.tokens[c].dep == "advcl"}
        return bool(marks & self._words.lists["opening"])

    def _in_return(self, i: int, sentence: Sentence) -> bool:
        """Whether the clause is the other half of what was offered in the sentence before."""
        start = self._parsed.text[sentence.span.start : self._parsed.tokens[i].start].lower().lstrip("“\"' ")
        return any(start.startswith(e) for e in self._words.exchanges)

    def _sponsors(self, i: int, sentence: Sentence) -> tuple[str, ...]:
        """Whose paper a clause tells the terms of: "under the paper that X brought", or the one told of just before."""
        for child in self._parsed.children[i]:
            if self._parsed.tokens[child].dep == "prep":
                for c in self._parsed.children[child]:
                    if self._words.has("papers", lemma(self._parsed.tokens[c])) and (found := self._parties.sponsors(c)):
                        return found
        near = self._parsed.sentence_number(sentence) - self._terms_at <= _RUNNING
        return self._terms if near else ()

    def _judgement(self, i: int) -> Claim | None:
        """A judgement that refuses or takes: "the offer is derisory"."""
        token = self._parsed.tokens[i]
        if token.dep not in ("acomp", "attr", "oprd", "ccomp", "pobj") or token.pos not in ("ADJ", "NOUN", "VERB"):
            return None
        scorned, praised = (self._words.has(name, token.text.lower()) for name in ("scorned", "praised"))
        verb = token.head
        if token.dep == "pobj" and self._words.has("tables", lemma(token)):
            verb, praised = self._parsed.tokens[verb].head, True
        said = self.said(i)
        speaker = self._parties.of_speaker(said)
        if not (scorned or praised) or speaker is None or lemma(self._parsed.tokens[verb]) != "be":
            return None
        subject = self._clauses.child(verb, "nsubj", "csubj")
        if subject is None:
            return None
        denied = self._clauses.negated(verb)
        stance = "rejects" if scorned != denied else "accepts"
        content = tuple(sorted({*self._parsed.subtree(subject), i}))
        return Claim(i, stance, "judgement", (speaker,), content, said, firm=False)

    def _called(self, i: int) -> Claim | None:
        """A name given to something that refuses it: "called the payment an insult"."""
        if not self._words.has("naming", lemma(self._parsed.tokens[i])):
            return None
        named = [k for k in self._parsed.subtree(i) if k > i and self._words.has("scorned", self._parsed.tokens[k].text.lower())]
        subject = self._clauses.subject(i)
        holders = self._parties.of(subject, self.said(i)) if named and subject is not None else ()
        if not holders or self._clauses.negated(i):
            return None
        content = tuple(k for k in self._parsed.subtree(i) if i <= k)
        return Claim(i, "rejects", "judgement", holders, content, self.said(i), firm=False)

    def _imperative(self, i: int, sentence: Sentence) -> Claim | None:
        """What a speaker tells the other side to do: "Give us five percent"."""
        token, said = self._parsed.tokens[i], self.said(i)
        bare = token.tag in ("VB", "VBP") and self._clauses.child(i, "nsubj", "nsubjpass", "aux", "expl") is None
        if not bare or said is None or token.dep not in ("ROOT", "ccomp") or not self._clauses.quoted(i):
            return None
        first = all(self._parsed.tokens[k].pos in ("PUNCT", "ADV", "INTJ", "CCONJ") for k in range(sentence.first, i))
        speaker = self._parties.of_speaker(said)
        if not first or speaker is None:
            return None
        content = tuple(self._clauses.content(i, sentence))
        lets = lemma(token) == "let"
        return Claim(i, "urges" if lets else "demands", "imperative", (speaker,), content, said, firm=lets)
