"""What kind of source a phrase names: a pronoun, a name, a description, a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from crosswire.lexicon.words import roles
from crosswire.record import Mention, Parsed, Span, inside, overlap
from crosswire.text import fold

__all__ = ["Source", "SourceForm", "source_of"]

SourceForm = Literal["pronoun", "name", "person", "organisation", "document", "other"]

_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who", "which", "that", "him", "her", "them", "one"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "both"})


@dataclass(frozen=True, slots=True)
class Source:
    """The phrase in the place of the speaker, and its head.

    ``head`` is the head noun's lemma, ``mention`` the named actor that the phrase is or names in its head;
    ``proper`` the folded names in its modifiers ("a *Velian* official close to *the Front*"); ``definite`` whether
    it points back ("the official"); ``possessed`` whether it is somebody's ("its envoy", "Arvel's envoy").
    """

    span: Span
    form: SourceForm
    head: str
    mention: Mention | None
    proper: frozenset[str]
    definite: bool
    plural: bool
    possessed: bool = False


def source_of(parsed: Parsed, span: Span, mentions: Sequence[Mention]) -> Source:
    """Reads the phrase at ``span``; ``mentions`` are the article's names."""
    held = list(parsed.tokens_in(span))
    named = [m for m in mentions if overlap(m.span, span)]
    head = _head(parsed, held)
    if head is None:
        return Source(span, "other", fold(span.of(parsed.text)), named[0] if named else None, frozenset(), False, False)
    partitive = _part_of(parsed, head, held)
    head = head if partitive is None else partitive
    token = parsed.tokens[head]
    lemma = token.lemma.lower()
    at_head = next((m for m in named if m.span.start <= token.start < m.span.end), None)
    at_head = at_head or _apposed(parsed, head, held, named, lemma)
    form = _form(lemma, token.pos, at_head)
    proper = frozenset(fold(m.span.of(parsed.text)) for m in named if m is not at_head)
    definite = parsed.tokens[held[0]].text.lower() in _DEFINITE or (form == "organisation" and bool(at_head))
    owned = any(parsed.tokens[i].tag in ("PRP$", "POS") for i in held if i < head)
    if partitive is not None:
        return Source(span, form, lemma, None, proper, definite=False, plural=False)
    plural = token.tag in ("NNS", "NNPS") or lemma in ("they", "we")
    named_head = at_head if form == "name" else None
    return Source(span, form, lemma, named_head, proper, definite or owned, plural, owned)


def _part_of(parsed: Parsed, head: int, held: list[int]) -> int | None:
    """The noun of "one of their negotiators", "some of the ministers"; null for any other phrase."""
    if parsed.tokens[head].pos not in ("NUM", "DET", "PRON", "ADJ"):
        return None
    for c in parsed.children[head]:
        if parsed.tokens[c].lemma.lower() == "of":
            return next((g for g in parsed.children[c] if g in held and parsed.tokens[g].dep == "pobj"), None)
    return None


def _form(lemma: str, pos: str, named: Mention | None) -> SourceForm:
    listed = roles()
    if named is not None:
        return "name"
    if pos == "PRON" or lemma in _PRONOUNS:
        return "pronoun"
    if lemma in listed.document:
        return "document"
    if lemma in listed.person:
        return "person"
    if lemma in listed.organisation:
        return "organisation"
    return "other"


def _head(parsed: Parsed, held: list[int]) -> int | None:
    """The token of the phrase that depends on something outside it; the last noun before a preposition as fallback."""
    inner = set(held)
    roots = [i for i in held if parsed.tokens[i].head not in inner or parsed.tokens[i].head == i]
    nominal = [i for i in roots if parsed.tokens[i].pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET")]
    if nominal:
        return nominal[0]
    for i in held:
        if parsed.tokens[i].pos in ("NOUN", "PROPN", "PRON") and not _goes_on(parsed, i, inner):
            return i
    return held[-1] if held else None


def _goes_on(parsed: Parsed, index: int, inner: set[int]) -> bool:
    return index + 1 in inner and parsed.tokens[index + 1].pos in ("NOUN", "PROPN", "PART")


def _apposed(parsed: Parsed, head: int, held: list[int], named: list[Mention], lemma: str) -> Mention | None:
    """A name beside a describing head: "the foreign minister, Ana Reyes", "its spokesman Ana Reyes"."""
    if lemma not in roles().person and lemma not in roles().organisation:
        return None
    inner = set(held)
    for child in parsed.children[head]:
        if child in inner and parsed.tokens[child].dep in ("appos",):
            token = parsed.tokens[child]
            return next((m for m in named if inside(token.span, m.span)), None)
    after = head + 1
    if after in inner and parsed.tokens[after].pos == "PROPN" and lemma in roles().person:
        return next((m for m in named if m.span.start == parsed.tokens[after].start), None)
    return None
