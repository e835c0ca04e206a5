"""Claims by modals and papers: what somebody will, would or must do, and what a draft holds."""

from __future__ import annotations

from dataclasses import dataclass

from crosswire.reading.positions.scene import Claim, Scene
from crosswire.record import Sentence

__all__ = ["Terms"]

_RUNNING = 2  # sentences over which the terms of a paper go on
_LETTING = ("let", "allow", "permit")
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_ONLY = 12  # code points at the head of a clause in which "only" stands


@dataclass(frozen=True, slots=True)
class _Verdict:
    """A stance and whose it is; null where a modal makes none."""

    stance: str | None = None
    whose: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Case:
    """A verb under a modal: who is to act, who says so, and whether it is denied."""

    verb: int
    modal: str
    holders: tuple[str, ...]
    speaker: str | None
    denied: bool
    sentence: Sentence


class Terms:
    """Reads modals, and remembers whose terms the sentences before told."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._told: tuple[str, ...] = ()
        self._told_at = -_RUNNING - 1

    def remember(self, claim: Claim, sentence: Sentence) -> None:
        """Keeps whose terms a claim tells, so that "in return" and "the rest would" can go on from there."""
        if claim.stance == "offers" or (claim.stance == "conditions" and claim.frame == "modal would"):
            self._told, self._told_at = claim.parties, self._scene.parsed.sentence_number(sentence)

    def modal(self, i: int, sentence: Sentence) -> Claim | None:
        """Returns the claim of what somebody will, would or must do, or will not."""
        scene = self._scene
        modal = scene.clauses.modal(i)
        if modal is None or scene.clauses.thought(i) or scene.words.has("idle", scene.lemma(i)) or self._is_worth(i):
            return None
        said = scene.said(i)
        subject = scene.clauses.child(i, *_SUBJECTS)
        subject = scene.clauses.subject(i) if subject is None else subject
        holders = scene.parties.of(subject, said) if subject is not None else ()
        speaker = scene.parties.of_speaker(said)
        verdict = self._verdict(_Case(i, modal, holders, speaker, scene.clauses.negated(i), sentence))
        if (
            verdict.stance is None
            and modal == "would"
            and subject is not None
            and scene.parties.papers.stands_for(subject)
        ):
            verdict = _Verdict("offers", holders)
        if verdict.stance is None or not verdict.whose:
            return None
        content = {i, *scene.clauses.content(i, sentence, fronted=not holders)}
        if subject is not None and sentence.first <= subject < sentence.last and scene.parsed.tokens[subject].head == i:
            content.update(scene.parsed.subtree(subject))
        whole = tuple(sorted(content))
        return Claim(i, verdict.stance, f"modal {modal}", verdict.whose, whole, said, firm=False, subject=subject)

    def held(self, i: int, sentence: Sentence) -> Claim | None:
        """Returns the claim of what a paper holds, in plain tense: "the draft keeps the pause at ten days"."""
        scene = self._scene
        subject = scene.clauses.child(i, "nsubj")
        if scene.parsed.tokens[i].pos != "VERB" or subject is None or not scene.words.has("terms", scene.lemma(i)):
            return None
        if not scene.parties.papers.stands_for(subject) or scene.clauses.thought(i):
            return None
        holders = scene.parties.of(subject, scene.said(i))
        content = tuple(scene.clauses.content(i, sentence))
        return Claim(i, "offers", "term", holders, content, scene.said(i), firm=False) if holders else None

    def _verdict(self, case: _Case) -> _Verdict:
        by_speaker = (case.speaker,) if case.speaker else ()
        principal = self._scene.is_principal(case.speaker)
        own = bool(case.holders) and (case.speaker is None or case.speaker in case.holders or not principal)
        if (other := self._other_half(case, own=own)).stance is not None:
            return other
        if case.modal == "duty":
            return _Verdict(self._scene.wish(case.speaker), by_speaker) if case.speaker else _Verdict()
        if own:
            return self._own(case)
        if case.modal == "would":
            return self._told_of_others(case, by_speaker if principal else ())
        if case.holders or not principal:
            return _Verdict()
        if case.denied:
            return _Verdict("rejects", by_speaker)
        return (
            _Verdict("offers", by_speaker)
            if case.modal == "can" and self._has_price(case.verb, only=True)
            else _Verdict()
        )

    def _other_half(self, case: _Case, *, own: bool) -> _Verdict:
        """What the other side is to do: under somebody's paper, or in return for what was just offered."""
        paper = self._scene.parties.papers.above(case.verb) if case.modal == "would" else ()
        if paper and case.holders and paper[0] not in case.holders:
            return _Verdict("conditions", paper)
        if own and self._told and self._told[0] not in case.holders and self._is_in_return(case):
            return _Verdict("demands" if self._scene.lemma(case.verb) == "have" else "conditions", self._told)
        return _Verdict()

    def _own(self, case: _Case) -> _Verdict:
        """What a party says, or is said, to do itself."""
        verb = self._scene.lemma(case.verb)
        if case.denied:
            return _Verdict("rejects", case.holders)
        if case.modal == "will":
            return _Verdict("accepts" if verb in _LETTING else "intends", case.holders)
        if self._scene.words.has("letting", verb):
            return _Verdict("offers", case.holders)
        return _Verdict("intends", case.holders) if case.modal == "would" and self._has_price(case.verb) else _Verdict()

    def _told_of_others(self, case: _Case, by_speaker: tuple[str, ...]) -> _Verdict:
        """What would happen by the terms of somebody's paper, or of the speaker."""
        near = self._scene.parsed.sentence_number(case.sentence) - self._told_at <= _RUNNING
        sponsors = self._scene.parties.papers.above(case.verb) or (self._told if near else ()) or by_speaker
        if not sponsors:
            return _Verdict()
        if case.holders:
            against = self._scene.parties.sides.other(sponsors[0])
            return _Verdict("conditions", sponsors) if against in case.holders else _Verdict()
        return _Verdict("rejects" if case.denied else "offers", sponsors)

    def _is_worth(self, i: int) -> bool:
        """Whether the verb only says what something is worth: "would be reckless"."""
        scene = self._scene
        said = [
            scene.parsed.tokens[c] for c in scene.parsed.children[i] if scene.parsed.tokens[c].dep in ("acomp", "attr")
        ]
        return any(scene.words.has(name, t.text.lower()) for t in said for name in ("scorned", "praised"))

    def _has_price(self, i: int, *, only: bool = False) -> bool:
        """Whether an "if" or the like hangs on the verb; ``only`` where it says that there is no other way."""
        scene = self._scene
        clauses = [c for c in scene.parsed.children[i] if scene.parsed.tokens[c].dep in ("advcl", "prep")]
        heads = [scene.clauses.span(scene.parsed.subtree(c)).of(scene.parsed.text).lower()[:_ONLY] for c in clauses]
        if only and not any("only" in head for head in heads):
            return False
        marks = {scene.parsed.tokens[k].text.lower() for c in clauses for k in (c, *scene.parsed.children[c])}
        return bool(marks & scene.words.lists["opening"])

    def _is_in_return(self, case: _Case) -> bool:
        """Whether the sentence begins as the other half of what was offered in the one before."""
        start, end = case.sentence.span.start, self._scene.parsed.tokens[case.verb].start
        text = self._scene.parsed.text[start:end].lower().lstrip("“\"' ")
        return text.startswith(self._scene.words.exchanges)
