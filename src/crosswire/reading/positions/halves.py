"""Both halves of a condition: what is asked, and what it hangs on or is given for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from crosswire.lexicon.stances import stance_words
from crosswire.reading.positions.clause import Clauses
from crosswire.reading.positions.scene import Claim
from crosswire.record import Sentence

__all__ = ["halves"]

_CLAUSES = ("advcl", "prep", "mark", "acl", "dep", "conj", "ccomp")
_OPPOSITE = {
    "offers": "demands",
    "accepts": "demands",
    "intends": "demands",
    "demands": "offers",
    "insists": "offers",
    "conditions": "demands",
    "urges": "urges",
}
_WISHES = ("urge", "ask")
_HEADS = ("VERB", "AUX", "NOUN")
_UP = 4  # verbs above a claim on which "only if" may hang
_LEAD = 3  # words before a clause that may say "but only"


def halves(claim: Claim, clauses: Clauses, sentence: Sentence) -> Iterator[Claim]:
    """Yields the claim without its condition, the condition as a claim of its own, and the other half of an exchange.

    "We will not free one of them until the guns stop" is a condition on its first half and a demand for the second;
    "we want them out before we open a cell" a demand for the first and a condition on the second.
    """
    main, inner, others = claim, set(claim.content), list[Claim]()
    for start in _starts(claim, clauses):
        for child in clauses.parsed.children[start]:
            kind = _kind(child, clauses, sentence)
            if kind is None or not _belongs(claim, kind, start, child, clauses):
                continue
            subtree = clauses.parsed.subtree(child)
            tokens = tuple(i for i in subtree if sentence.first <= i < sentence.last and i != claim.trigger)
            inner -= set(tokens)
            if kind != "exchange" and _hangs(claim) and claim.stance != "intends":
                main = replace(main, stance="conditions")
            other = replace(claim, trigger=child, content=tokens, firm=False, stance=_of_half(claim, main, kind))
            if kind == "exchange":
                others.append(replace(other, frame="exchange"))
            elif kind == "condition" or claim.stance != "rejects":
                others.append(replace(other, frame="condition"))
    yield replace(main, content=tuple(sorted(inner)))
    yield from others


def _of_half(claim: Claim, main: Claim, kind: str) -> str:
    """The stance on the other half: what is given for what is asked, what is asked for what is given."""
    if kind == "exchange":
        return _OPPOSITE.get(claim.stance, "demands")
    return "demands" if main.stance == "conditions" else "conditions"


def _hangs(claim: Claim) -> bool:
    """Whether a clause hangs on its condition: "would hand over", "will not free", and no wish of somebody's."""
    return claim.frame.startswith("modal") and claim.frame != "modal duty"


def _belongs(claim: Claim, kind: str, start: int, child: int, clauses: Clauses) -> bool:
    """Whether a condition is the claim's own, and sets a price for it."""
    if start not in claim.content and (kind != "condition" or child < claim.trigger):
        return False
    if kind == "condition":  # "urged them not to part without a text" sets no price
        return claim.frame not in _WISHES and not clauses.dated(child)
    return kind == "exchange" or _is_bargain(claim)


def _starts(claim: Claim, clauses: Clauses) -> list[int]:
    """The words on which a condition may hang: those of the claim, and the verbs above it."""
    parsed = clauses.parsed
    words = [i for i in claim.content if parsed.tokens[i].pos in _HEADS and i not in (claim.subject, claim.trigger)]
    above, at = list[int](), claim.trigger
    while parsed.tokens[at].head != at and len(above) < _UP:
        at = parsed.tokens[at].head
        above.append(at)
    beside = [c for a in above for c in parsed.children[a] if parsed.tokens[c].dep == "conj" and c > claim.trigger]
    outer = [i for i in (*above, *beside) if i not in claim.content]
    return list(dict.fromkeys([claim.trigger, *words, *outer]))


def _is_bargain(claim: Claim) -> bool:
    """Whether an "if" sets a price: what somebody would do or accept, or will not do, if the other side acts."""
    if claim.frame == "modal would" or claim.stance in ("rejects", "accepts", "offers"):
        return True
    return claim.stance == "intends" and not _hangs(claim)


@cache
def _conditions() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(c.split()) for c in stance_words().conditions)


@cache
def _exchanges() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(c.split()) for c in stance_words().exchanges)


def _kind(index: int, clauses: Clauses, sentence: Sentence) -> str | None:
    """Whether a dependent opens a condition or the other half of an exchange."""
    parsed = clauses.parsed
    if parsed.tokens[index].dep not in _CLAUSES:
        return None
    first = parsed.subtree(index)[0]
    if parsed.tokens[index].dep == "conj" and parsed.tokens[first].text.lower() != "only":
        return None
    words = [t.text.lower() for t in parsed.tokens[first : min(first + 5, sentence.last)]]
    before = [t.text.lower() for t in parsed.tokens[max(sentence.first, first - _LEAD) : first]]
    if any(tuple(words[: len(e)]) == e for e in _exchanges()):
        return "exchange"
    if any(tuple(words[: len(c)]) == c for c in _conditions()):
        return "condition"
    opening = next((w for w in words[:2] if w in ("if", "when", "once", "after")), None)
    if opening and parsed.tokens[index].dep == "advcl":
        if "only" in (*before, words[0]):
            return "condition"
        return "if" if opening == "if" and "even" not in (*before, words[0]) else None
    return None
