"""Sources that change on the way: named in one report, unnamed in another; near a body, or of it; lost, or another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from crosswire.lexicon.comparing import comparing
from crosswire.lexicon.voices import agree, bare_name, same_voice, voice
from crosswire.lexicon.words import roles
from crosswire.record import Event, Figure, Link, SharedPassage, Span, Speaker, Statement, View, covering, overlap
from crosswire.relating.conflicts.sides import Sides
from crosswire.relating.facts.compared import Compared
from crosswire.relating.facts.passages import Found
from crosswire.text import fold, squeeze

__all__ = ["attribution_conflicts"]

_TAKES_UP = frozenset({"the", "this", "that", "he", "she", "they"})
_SURE = 0.60  # least score of the link that makes two statements one (samples, 2026-11-23)
_SURE_LOST = 0.75  # and of the link between a statement and what another report tells flat


def attribution_conflicts(by: Compared, same: Iterable[Link], sides: Sides) -> Iterator[Link]:
    """Yields a link for every two findings that are one, with sources told otherwise.

    They stand in reports of one family, or both go back to what one newsroom heard.
    """
    view = by.view
    found: dict[str, Found] = {x.id: x for kind in (view.statements, view.figures, view.events) for x in kind}
    for link in same:
        left, right = found.get(link.left), found.get(link.right)
        if left is None or right is None or left.article == right.article:
            continue
        lineage = by.kin.link(left.article, right.article)
        if lineage is not None and lineage.kind == "copies":
            continue
        related = by.kin.are_kin(left.article, right.article)
        if isinstance(left, Statement) and isinstance(right, Statement):
            if related or _heard_by_one(left, right):
                yield from _of_statements(left, right, link, view)
        elif related and isinstance(left, Figure) and isinstance(right, Figure):
            yield from _of_figures(left, right, link, sides)
        elif related and link.score >= _SURE_LOST:
            yield from _lost(left, right, link, by)


def _of_statements(left: Statement, right: Statement, link: Link, view: View) -> Iterator[Link]:
    why = _why(left, right) if link.score >= _SURE else None
    spans = (_source(left, view), _source(right, view))
    if why and spans[0] and spans[1]:
        told = SharedPassage(covering(left.content), covering(right.content))
        shared = (SharedPassage(spans[0], spans[1]), told)
        yield Link("contradicts", left.id, right.id, link.score, why, shared=shared, aspect="attribution")


def _of_figures(left: Figure, right: Figure, link: Link, sides: Sides) -> Iterator[Link]:
    """Yields the link of one number that a report and its rewrite give on two authorities, or one of them on none."""
    mine, other = sides.voices(left), sides.voices(right)
    names = [sides.who(f) for f in (left, right)]
    if mine and other:
        if any(same_voice(x, y) or x.key & y.key for x, y in product(mine, other)):
            return
        why = f"one number by two authorities: {names[0]}, or {names[1]}"
    elif left.authority or right.authority:
        why = f"a number has lost its authority on the way: {names[0] or names[1]}, or none"
    else:
        return
    shared = (SharedPassage(left.span, right.span),)
    yield Link("contradicts", left.id, right.id, min(link.score, 0.8), why, shared=shared, aspect="attribution")


def _lost(left: Found, right: Found, link: Link, by: Compared) -> Iterator[Link]:
    """Yields the link of what somebody says in one report and the other tells flat."""
    said, flat = (left, right) if isinstance(left, Statement) else (right, left)
    if not isinstance(said, Statement) or said.speaker is None or not isinstance(flat, Event):
        return
    if flat.statement is not None or _is_said(flat, by):
        return
    why = f"told as said by {_words(said.speaker)} in one report, flat in the other"
    spans = {said.id: covering(said.content), flat.id: flat.span}
    shared = (SharedPassage(spans[left.id], spans[right.id]),)
    yield Link("contradicts", left.id, right.id, min(link.score, 0.8), why, shared=shared, aspect="attribution")


def _is_said(flat: Event, by: Compared) -> bool:
    """Whether the sentence of an event, or the one before it, holds speech."""
    sentence = by.passages.of(flat).sentence
    before = by.passages.sentences.before(flat.article, sentence) or sentence
    told = (s for s in by.view.statements if s.article == flat.article)
    return any(overlap(span, x) for s in told for span in s.content for x in (sentence, before))


def _heard_by_one(left: Statement, right: Statement) -> bool:
    """Whether two statements of independent reports both say that they come from one newsroom."""
    heard = [
        [bare_name(n) for n in (s.told_to, *s.relay) if n and fold(n) not in comparing().hearers] for s in (left, right)
    ]
    return any(agree(a, b) for a, b in product(*heard))


def _why(left: Statement, right: Statement) -> str | None:
    a, b = left.speaker, right.speaker
    if a is None or b is None or "document" in (a.kind, b.kind):
        return None
    if a.named != b.named:
        named, unnamed = (a, b) if a.named else (b, a)
        if _standing(unnamed) == "near" and _is_body(named):
            return f"one source, near a body or the body itself: {_words(unnamed)}, or {_words(named)}"
        if named.kind != "person" or not _is_described(unnamed) or bare_name(named.name) & bare_name(unnamed.name):
            return None
        return f"a named source went unnamed: {named.name}, or {_words(unnamed)}"
    if a.named:
        return _two_speakers(left, right)
    if _standing(a) != _standing(b) and "near" in (_standing(a), _standing(b)):
        return f"one source, near a body or of it: {_words(a)}, or {_words(b)}"
    if _is_described(a) and _is_described(b) and not _alike(a, b):
        return f"one source in other words: {_words(a)}, or {_words(b)}"
    return None


def _two_speakers(left: Statement, right: Statement) -> str | None:
    """Returns why one saying of two named people is a conflict; a spokesman and his house are one voice."""
    a, b = left.speaker, right.speaker
    if (
        a is None
        or b is None
        or (a.actor is not None and a.actor == b.actor)
        or a.kind != "person"
        or b.kind != "person"
    ):
        return None
    if agree(bare_name(a.name), bare_name(b.name)) or bare_name(a.name) & bare_name(b.name):
        return None
    return f"one saying of two speakers: {_words(a)}, or {_words(b)}"


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
    name = fold(f"{speaker.name} {speaker.description or ''}")
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
