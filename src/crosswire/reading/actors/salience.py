"""Whom a pronoun of the third person stands for: agreement, binding, then salience (Lappin and Leass 1994)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosswire.reading.actors.phrases import Phrase
from crosswire.record import Parsed

if TYPE_CHECKING:
    from crosswire.reading.actors.chains import Chains

__all__ = ["antecedent"]

_REACH = {"he": 3, "she": 3, "it": 1, "they": 1}  # sentences back; chosen on GUM train, as are the weights
_SUBJECT, _SAME_PLACE, _STEP = 1.0, 0.4, 1.5
_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "csubj", "relcl", "acl"})


def antecedent(out: Chains, index: int, parsed: Parsed) -> int | None:
    """Returns the phrase that a pronoun goes back to; null where nothing agrees, or where "it" stands for nothing."""
    pronoun = out.phrases[index]
    if pronoun.pronoun is None or (pronoun.pronoun.base == "it" and _empty(parsed, pronoun)):
        return None
    best: tuple[float, int] | None = None
    for j in range(index - 1, -1, -1):
        other = out.phrases[j]
        back = pronoun.sentence - other.sentence
        if back > _REACH[pronoun.pronoun.base]:
            break
        if other.span.end > pronoun.span.start or not _agrees(out, j, pronoun) or _bound(parsed, pronoun, other):
            continue
        score = _salience(other, pronoun) - _STEP * back - 0.01 * (index - j)
        if best is None or score > best[0]:
            best = (score, j)
    return best[1] if best is not None else None


def _empty(parsed: Parsed, phrase: Phrase) -> bool:
    """ "It is clear that …", "it seems", "it rained"."""
    token = parsed.tokens[phrase.head]
    if token.dep == "expl":
        return True
    verb = parsed.tokens[token.head]
    if token.dep not in ("nsubj", "nsubjpass") or verb.lemma not in ("be", "seem", "appear", "take", "happen", "turn"):
        return False
    return any(parsed.tokens[c].dep in _CLAUSAL and c > token.head for c in parsed.children[token.head])


def _agrees(out: Chains, j: int, pronoun: Phrase) -> bool:
    other, want = out.phrases[j], pronoun.pronoun
    if want is None or (other.pronoun is not None and other.pronoun.base != want.base):
        return False
    chain = out.of(j)
    if want.base in ("he", "she"):
        return not other.plural and chain.sorts == {"person"} and chain.genders <= {want.base}
    if want.base == "it":
        return not other.plural and "person" not in chain.sorts
    return other.plural or (other.sort == "body" and other.form != "pronoun")


def _bound(parsed: Parsed, pronoun: Phrase, other: Phrase) -> bool:
    """Whether both hang on the same verb, where only "himself" could be the other."""
    if pronoun.pronoun is not None and (pronoun.pronoun.possessive or pronoun.pronoun.reflexive):
        return False
    return parsed.tokens[pronoun.head].head == parsed.tokens[other.head].head and pronoun.sentence == other.sentence


def _salience(other: Phrase, pronoun: Phrase) -> float:
    score = _SUBJECT * other.subject + _SAME_PLACE * (other.subject == pronoun.subject)
    if pronoun.pronoun is not None and pronoun.pronoun.base == "they":
        score += other.plural
    if pronoun.pronoun is not None and pronoun.pronoun.base == "it":
        score += (other.sort == "body") + 0.5 * other.definite
    return score
