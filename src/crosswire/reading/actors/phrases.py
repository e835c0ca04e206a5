"""Phrases that may stand for somebody: names, descriptions, pronouns, each with what agreement needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from crosswire.lexicon.naming import naming
from crosswire.lexicon.pronouns import Pronoun, pronouns
from crosswire.lexicon.words import roles
from crosswire.record import Actor, Mention, MentionForm, Parsed, Span, Token
from crosswire.text import fold

__all__ = ["Phrase", "Sort", "phrases"]

Sort = Literal["person", "body", "thing"]
_NOMINAL = frozenset({"NOUN", "PROPN"})
_INNER = frozenset({"compound", "nmod", "amod"})
_OUTSIDE = frozenset({"punct", "appos", "cc", "conj", "advcl", "preconj", "parataxis"})
_INDEFINITE = frozenset(
    {"a", "an", "some", "any", "no", "every", "each", "another", "many", "several", "few", "all", "both"}
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_COLLECTIVE = frozenset({"organisation", "state", "group"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with its head token; ``words`` are its content words but for the head.

    ``actor`` is the named actor whose name the head is; ``sort`` is null where nothing tells; ``gender`` is "he", "she"
    or null; ``pronoun`` describes a pronoun.
    """

    span: Span
    head: int
    form: MentionForm
    lemma: str
    words: frozenset[str]
    sentence: int
    definite: bool
    plural: bool
    subject: bool
    sort: Sort | None
    gender: str | None
    actor: str | None = None
    pronoun: Pronoun | None = None


def phrases(parsed: Parsed, mentions: Sequence[Mention], actors: Mapping[str, Actor]) -> list[Phrase]:
    """Returns the phrases of an article in order of their start, longer before shorter."""
    owner = {i: m for m in mentions if m.form == "name" for i in parsed.tokens_in(m.span)}
    found: list[Phrase] = []
    for number, sentence in enumerate(parsed.sentences):
        for i in range(sentence.first, sentence.last):
            phrase = _phrase(parsed, i, number, owner, actors)
            if phrase is not None:
                found.append(phrase)
    found.sort(key=lambda p: (p.span.start, -p.span.end))
    return found


def _phrase(
    parsed: Parsed, i: int, number: int, owner: Mapping[int, Mention], actors: Mapping[str, Actor]
) -> Phrase | None:
    token = parsed.tokens[i]
    pronoun = pronouns().get(token.text.lower()) if token.pos in ("PRON", "DET") or token.text == "I" else None
    subject = token.dep in _SUBJECTS
    if pronoun is not None:
        return Phrase(
            token.span, i, "pronoun", token.text.lower(), frozenset(), number,
            definite=True, plural=pronoun.plural, subject=subject, sort=pronoun.sort, gender=pronoun.gender,
            pronoun=pronoun,
        )  # fmt: skip
    mention = owner.get(i)
    if mention is not None:
        if i != _top(parsed, mention):
            return None
        return _named(parsed, i, number, mention, actors[mention.actor])
    if token.pos not in _NOMINAL or _inner(parsed, i):
        return None
    return _described(parsed, i, number)


def _inner(parsed: Parsed, i: int) -> bool:
    """Whether a noun stands within a longer one: "ceasefire" in "ceasefire talks"."""
    token = parsed.tokens[i]
    return token.dep in _INNER and token.head > i


def _top(parsed: Parsed, mention: Mention) -> int:
    """The token of a name on which the others hang; its last one where the parse tells nothing."""
    held = parsed.tokens_in(mention.span)
    outside = [k for k in held if parsed.tokens[k].head not in held or parsed.tokens[k].head == k]
    return outside[0] if len(outside) == 1 else held[-1]


def _named(parsed: Parsed, i: int, number: int, mention: Mention, actor: Actor) -> Phrase:
    token = parsed.tokens[i]
    modifies = _inner(parsed, i) and parsed.tokens[token.head].pos in _NOMINAL
    sort: Sort = "person" if actor.kind == "person" else "body" if actor.kind in _COLLECTIVE else "thing"
    held = set() if modifies else set(_held(parsed, i))
    start = min([mention.span.start, *(parsed.tokens[k].start for k in held if k <= i)])
    end = max([mention.span.end, *(parsed.tokens[k].end for k in held)])
    return Phrase(
        Span(start, end), i, "name", fold(actor.name), frozenset(), number,
        definite=True, plural=actor.kind == "group", subject=token.dep in _SUBJECTS and not modifies,
        sort=sort, gender=_gender(_titles(actor)) if actor.kind == "person" else None, actor=actor.id,
    )  # fmt: skip


def _titles(actor: Actor) -> set[str]:
    return set(fold(" ".join((actor.name, *actor.roles))).replace(".", "").split())


def _described(parsed: Parsed, i: int, number: int) -> Phrase:
    token = parsed.tokens[i]
    held = _held(parsed, i)
    span = Span(parsed.tokens[held[0]].start, max(parsed.tokens[k].end for k in held))
    opening = parsed.tokens[held[0]]
    lemma = token.lemma.lower()
    modifiers = {
        fold(parsed.tokens[k].lemma)
        for k in held
        if k != i and parsed.tokens[k].pos in ("NOUN", "PROPN", "ADJ", "NUM") and k < i
    }
    return Phrase(
        span, i, "description", lemma, frozenset(modifiers), number,
        definite=_is_definite(parsed, opening, i), plural=token.tag in ("NNS", "NNPS") or _joined(parsed, i),
        subject=token.dep in _SUBJECTS, sort=_sort(lemma), gender=_gender({lemma, *modifiers}),
    )  # fmt: skip


def _is_definite(parsed: Parsed, opening: Token, i: int) -> bool:
    low = opening.text.lower()
    if low in _INDEFINITE or opening.pos == "NUM":
        return False
    owned = any(parsed.tokens[c].dep == "poss" for c in parsed.children[i])
    return low in ("the", "this", "that", "these", "those") or owned


def _joined(parsed: Parsed, i: int) -> bool:
    return any(parsed.tokens[c].dep == "conj" and parsed.tokens[c].pos in _NOMINAL for c in parsed.children[i])


def _held(parsed: Parsed, i: int) -> list[int]:
    """The tokens of the phrase around a head: its dependents, without what is set beside it or added to it."""
    out, todo = [i], [i]
    while todo:
        at = todo.pop()
        for c in parsed.children[at]:
            if at == i and parsed.tokens[c].dep in _OUTSIDE:
                continue
            out.append(c)
            todo.append(c)
    out.sort()
    while len(out) > 1 and parsed.tokens[out[-1]].pos == "PUNCT" and out[-1] != i:
        out.pop()
    while len(out) > 1 and parsed.tokens[out[0]].pos in ("PUNCT", "ADP", "ADV", "CCONJ") and out[0] != i:
        out.pop(0)
    return out


def _sort(lemma: str) -> Sort | None:
    listed, known = roles(), naming()
    if lemma in known.body_epithets or lemma in known.state_epithets or lemma in listed.organisation:
        return "body"
    if lemma in listed.person or lemma in listed.feminine or lemma in listed.masculine:
        return "person"
    return None


def _gender(words: set[str]) -> str | None:
    if words & roles().feminine:
        return "she"
    return "he" if words & roles().masculine else None
