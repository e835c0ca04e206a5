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
_LEAD = 3  # words before a clause that may say "but only"


def halves(claim: Claim, clauses: Clauses, sentence: Sentence) -> Iterator[Claim]:
    """Yields the claim without its condition, the condition as a claim of its own, and the other half of an exchange.

    "We will not free one of them until the guns stop" is a condition on its first half and a demand for the second;
    "we want them out before we open a cell" a demand for the first and a condition on the second.
    """
    inner = set(claim.content)
    main, others = claim, list[Claim]()
    for start in _starts(claim, clauses):
        for child in clauses.parsed.children[start]:
            kind = _kind(child, clauses, sentence)
            if kind is None or (child in claim.content and start == claim.subject):
                continue
            if start not in claim.content and (kind != "condition" or child < claim.trigger):
                continue
            if kind == "condition" and clauses.dated(child):
                continue
            tokens = [
                i for i in clauses.parsed.subtree(child) if sentence.first <= i < sentence.last and i != claim.trigger
            ]
            inner -= set(tokens)
            if kind == "exchange":
                others.append(
                    replace(
                        claim,
                        stance=_OPPOSITE.get(claim.stance, "demands"),
                        content=tuple(tokens),
                        firm=False,
                        trigger=child,
                        frame="exchange",
                    )
                )
                continue
            hangs = claim.frame.startswith("modal") and claim.frame != "modal duty"
            if kind == "if" and not _is_bargain(claim, hangs=hangs):
                continue
            if hangs and claim.stance != "intends":
                main = replace(main, stance="conditions")
            stance = "demands" if main.stance == "conditions" else "conditions"
            if kind != "if" or claim.stance != "rejects":
                others.append(
                    replace(claim, stance=stance, content=tuple(tokens), firm=False, trigger=child, frame="condition")
                )
    yield replace(main, content=tuple(sorted(inner)))
    yield from others


def _starts(claim: Claim, clauses: Clauses) -> list[int]:
    """The words on which a condition may hang: those of the claim, and the verbs above it."""
    parsed = clauses.parsed
    inner = [
        i
        for i in claim.content
        if parsed.tokens[i].pos in ("VERB", "AUX", "NOUN") and i not in (claim.subject, claim.trigger)
    ]
    above, at = list[int](), claim.trigger
    while parsed.tokens[at].head != at and len(above) < 4:
        at = parsed.tokens[at].head
        above.append(at)
    above += [
        c
        for a in above
        for c in parsed.children[a]
        if parsed.tokens[c].dep == "conj" and c > claim.trigger and c not in claim.content
    ]
    return list(dict.fromkeys([claim.trigger, *inner, *(a for a in above if a not in claim.content)]))


def _is_bargain(claim: Claim, *, hangs: bool) -> bool:
    """Whether an "if" sets a price: what somebody would do or accept, or will not do, if the other side acts."""
    return (
        claim.frame == "modal would"
        or claim.stance in ("rejects", "accepts", "offers")
        or (not hangs
        and claim.stance == "intends")
    )


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
