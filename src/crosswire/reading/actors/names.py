"""Names in the text: runs of capitals cut into titles and names, each with what its place says of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosswire.lexicon.naming import naming
from crosswire.lexicon.spelling import acronym_of
from crosswire.lexicon.states import states
from crosswire.lexicon.words import roles
from crosswire.reading.actors.cues import Cue, cues
from crosswire.reading.actors.runs import Capitals, is_role, span_of
from crosswire.reading.actors.titles import apposed_role, role_before
from crosswire.record import Parsed, Span
from crosswire.text import fold

__all__ = ["Name", "names"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name at one place: its tokens ``first`` to ``last`` (exclusive), its surface, and the cues to its kind."""

    span: Span
    first: int
    last: int
    text: str
    cues: tuple[Cue, ...]
    role: str | None = None


def names(parsed: Parsed, dates: Sequence[Span] = ()) -> list[Name]:
    """Returns the names of an article in order, none overlapping another; ``dates`` and the byline name nobody.

    Where they are: runs of capitals that are not due to a sentence's beginning, cut at titles; then what the model
    names beside them; then, in headlines, whatever the body names.
    """
    barred = _barred(parsed, dates)
    capitals = Capitals(parsed, barred)
    parts = [part for run in capitals.runs() for part in _parts(parsed, run)]
    found = [n for part in _spelt_out(parsed, parts) if (n := _name(parsed, part)) is not None]
    taken = {i for n in found for i in range(n.first, n.last)} | barred
    found.extend(_modelled(parsed, capitals, taken))
    found.extend(_in_headlines(parsed, capitals, {tuple(_words(parsed, n)) for n in found}))
    return sorted(found, key=lambda n: n.first)


def _barred(parsed: Parsed, dates: Sequence[Span]) -> frozenset[int]:
    byline = parsed.article.layout.byline
    spans = [*dates, *([byline] if byline else [])]
    return frozenset(i for span in spans for i in parsed.tokens_in(span))


def _parts(parsed: Parsed, run: range) -> Iterator[range]:
    """Cuts a run at its title: "Velian Foreign Minister Ana Reyes" holds "Velian" and "Ana Reyes"."""
    first, last = _bare(parsed, run.start, run.stop)
    tokens, known = parsed.tokens, naming()
    if first >= last:
        return
    if tokens[first].text.lower() == "government" and last - first > 2 and tokens[first + 1].text == "of":
        first, last = _bare(parsed, first + 2, last)
    follows = tokens[last] if last < len(tokens) else None
    if last - first > 1 and follows is not None and follows.pos == "NOUN" and tokens[last - 1].pos == "ADJ":
        if fold(tokens[first].text) in states() and tokens[first].pos == "ADJ":
            last = first + 1
    elif last - first == 2 and tokens[first].pos == "ADJ" and follows is not None and follows.pos == "NOUN":
        first += fold(tokens[first].text) not in states()
    elif last - first == 2 and follows is not None and follows.lemma.lower() in known.body_epithets:
        last -= fold(tokens[first].text) in states()
    ends_in_head = tokens[last - 1].text.lower() in (known.body_heads | known.place_heads)
    opens_with_body = tokens[first].text.lower() in known.body_heads | known.body_plurals
    roles_at = [] if ends_in_head or opens_with_body else [i for i in range(first, last) if is_role(tokens[i])]
    if not roles_at or _surname_like_role(parsed, first, last):
        yield range(first, last)
        return
    after = _past_portfolio(parsed, roles_at[-1] + 1, last)
    before = roles_at[0]
    while before > first and tokens[before - 1].text.lower() in (known.ranks | known.portfolios | {"-"}):
        before -= 1
    if before > first:
        yield range(*_bare(parsed, first, before))
    if after < last:
        yield range(*_bare(parsed, after, last))


def _spelt_out(parsed: Parsed, parts: list[range]) -> list[range]:
    """Takes what initials in brackets fit for one name: "Union of Pilots and Dockers (UPD)"."""
    tokens, out = parsed.tokens, list[range]()
    for part in parts:
        short = span_of(parsed, part.start, part.stop).of(parsed.text)
        before = part.start - 1
        if short.isupper() and before > 0 and tokens[before].text == "(":
            for first in range(before - len(short), max(-1, before - 3 * len(short)), -1):
                if first < 0 or "\n" in span_of(parsed, first, before).of(parsed.text):
                    break
                if tokens[first].text[:1].isupper() and acronym_of(
                    short, span_of(parsed, first, before).of(parsed.text)
                ):
                    while out and out[-1].stop > first:
                        out.pop()
                    out.append(range(first, before))
                    break
        out.append(part)
    return out


def _surname_like_role(parsed: Parsed, first: int, last: int) -> bool:
    """Whether the model takes a last word that could be a role for a surname ("Ana King")."""
    tokens = parsed.tokens
    if last - first < 2 or not is_role(tokens[last - 1]) or any(is_role(t) for t in tokens[first : last - 1]):
        return False
    whole = span_of(parsed, first, last)
    return any(e.label == "PERSON" and e.span.start <= whole.start and e.span.end >= whole.end for e in parsed.entities)


def _past_portfolio(parsed: Parsed, at: int, last: int) -> int:
    """Past "of State", "for Foreign Affairs" after a role."""
    tokens, known = parsed.tokens, naming()
    if at < last and tokens[at].text.lower() in ("of", "for"):
        at += 1
        while at < last and tokens[at].text.lower() in (known.portfolios | {"the", "and"}):
            at += 1
    return at


def _bare(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    """Without articles, honorifics, hyphens and genitives at the ends."""
    tokens = parsed.tokens
    while first < last and (
        (tokens[first].pos in ("DET", "PUNCT", "NUM") and not tokens[first].text.isalpha())
        or tokens[first].text.lower() in ("the", "a", "an")
        or (tokens[first].lemma.lower().rstrip(".") in roles().honorifics and last - first > 1)
    ):
        first += 1
    while first < last and (tokens[last - 1].tag == "POS" or not any(c.isalnum() for c in tokens[last - 1].text)):
        last -= 1
    return first, last


def _name(parsed: Parsed, part: range) -> Name | None:
    first, last = part.start, part.stop
    if first >= last:
        return None
    span = span_of(parsed, first, last)
    surface = span.of(parsed.text)
    if len(surface) < 2 or not any(c.isupper() for c in surface):
        return None
    if last - first == 1 and (is_role(parsed.tokens[first]) or surface.lower() in naming().ranks):
        return None
    titled = role_before(parsed, first)
    role = titled or apposed_role(parsed, first, last)
    return Name(span, first, last, surface, tuple(cues(parsed, first, last, titled, role)), role)


def _modelled(parsed: Parsed, capitals: Capitals, taken: set[int]) -> Iterator[Name]:
    """What the model names in words that no run holds: names in small letters."""
    headlines = [s.span for s in parsed.sentences if capitals.is_headline(s)]
    for entity in parsed.entities:
        held = parsed.tokens_in(entity.span)
        if not held or any(i in taken for i in held) or any(h.start <= entity.span.start < h.end for h in headlines):
            continue
        first, last = _bare(parsed, held.start, held.stop)
        inner = any(any(c.isupper() for c in parsed.tokens[i].text[1:]) for i in range(first, last))
        if inner and (name := _name(parsed, range(first, last))) is not None:
            yield name


def _words(parsed: Parsed, name: Name) -> list[str]:
    return [fold(t.text) for t in parsed.tokens[name.first : name.last]]


def _in_headlines(parsed: Parsed, capitals: Capitals, known: set[tuple[str, ...]]) -> Iterator[Name]:
    """Names of the body, and of states, met again in headlines."""
    longest = max((len(k) for k in known), default=0)
    for sentence in parsed.sentences:
        if not capitals.is_headline(sentence):
            continue
        at = sentence.first
        while at < sentence.last:
            words = [fold(t.text) for t in parsed.tokens[at : min(at + longest, sentence.last)]]
            size = next((n for n in range(len(words), 0, -1) if tuple(words[:n]) in known), 0)
            if size and parsed.tokens[at].text[:1].isupper():
                span = span_of(parsed, at, at + size)
                yield Name(span, at, at + size, span.of(parsed.text), ())
            at += max(1, size)


def is_state(text: str) -> bool:
    """Whether a text is a state's name or adjective."""
    return fold(text) in states()
