"""Sources that change on the way: named in one report, unnamed in another of the family; near a body, or of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crosswire.lexicon.comparing import comparing
from crosswire.lexicon.voices import bare_name, voice
from crosswire.lexicon.words import roles
from crosswire.record import Link, SharedPassage, Span, Speaker, Statement, View, covering
from crosswire.relating.facts.kin import Kin
from crosswire.text import fold, squeeze

__all__ = ["attribution_conflicts"]

_TAKES_UP = frozenset({"the", "this", "that", "he", "she", "they"})
_SURE = 0.60  # least score of the link that makes two statements one (samples, 2026-11-23)


def attribution_conflicts(view: View, same: Iterable[Link], kin: Kin) -> Iterator[Link]:
    """Yields a link for every two statements that are one, in reports of one family, with sources told otherwise."""
    for link in same:
        left, right = view.statement.get(link.left), view.statement.get(link.right)
        if left is None or right is None or link.score < _SURE or not kin.are_kin(left.article, right.article):
            continue
        lineage = kin.link(left.article, right.article)
        if lineage is not None and lineage.kind == "copies":
            continue
        why = _why(left, right)
        spans = (_source(left, view), _source(right, view))
        if why and spans[0] and spans[1]:
            told = SharedPassage(covering(left.content), covering(right.content))
            shared = (SharedPassage(spans[0], spans[1]), told)
            yield Link("contradicts", left.id, right.id, link.score, why, shared=shared, aspect="attribution")


def _why(left: Statement, right: Statement) -> str | None:
    a, b = left.speaker, right.speaker
    if a is None or b is None or "document" in (a.kind, b.kind):
        return None
    if a.named != b.named:
        named, unnamed = (a, b) if a.named else (b, a)
        if _standing(unnamed) == "near" and _is_body(named) and bare_name(named.name) & bare_name(unnamed.name):
            return f"one source, near a body or the body itself: {_words(unnamed)}, or {_words(named)}"
        if named.kind != "person" or not _is_described(unnamed):
            return None
        return f"a named source went unnamed: {named.name}, or {_words(unnamed)}"
    if a.named:
        return None
    if _standing(a) != _standing(b) and _standing(a) and _standing(b):
        return f"one source, near a body or of it: {_words(a)}, or {_words(b)}"
    if _is_described(a) and _is_described(b) and not _alike(a, b):
        return f"one source in other words: {_words(a)}, or {_words(b)}"
    return None


def _words(speaker: Speaker) -> str:
    return squeeze(speaker.name)


def _is_described(speaker: Speaker) -> bool:
    """Whether a description says more than who just spoke: "the official" takes up, "a union official" tells."""
    words = bare_name(speaker.name)
    takes_up = len(words) == 1 and fold(speaker.description or "the").split()[0] in _TAKES_UP
    return not takes_up and bool({_singular(w) for w in words} & roles().person)


def _is_body(speaker: Speaker) -> bool:
    return voice(speaker.name, speaker.kind).kind in ("public", "officials")


def _alike(a: Speaker, b: Speaker) -> bool:
    """Whether two descriptions share the word that says what somebody is."""
    known = {w[:5] for w in roles().person | roles().unnamed_heads}
    return bool({_singular(w)[:5] for w in bare_name(a.name)} & {_singular(w)[:5] for w in bare_name(b.name)} & known)


def _singular(word: str) -> str:
    return word.removesuffix("s") if len(word) > 4 else word


def _standing(speaker: Speaker) -> str | None:
    name = fold(speaker.name)
    if any(cue in name for cue in comparing().near):
        return "near"
    return "inside" if any(cue in name for cue in comparing().inside) else None


def _source(statement: Statement, view: View) -> Span | None:
    """Returns where the source is told: its own words, or where the article names it if these are a pronoun."""
    span, speaker = statement.speaker_span, statement.speaker
    text = view.article[statement.article].text
    told = span is not None and len(bare_name(span.of(text))) > 0
    if told or speaker is None or speaker.actor is None:
        return span
    mentions = [m.span for m in view.mentions_of.get(speaker.actor, ()) if m.article == statement.article]
    full = [m for m in mentions if bare_name(m.of(text))]
    return min(full, default=span)
