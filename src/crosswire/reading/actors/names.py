"""Names in the text: runs of capitals cut into titles and names, each with what its place says of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosswire.lexicon.naming import naming
from crosswire.lexicon.spelling import acronym_of
from crosswire.lexicon.states import states
from crosswire.lexicon.words import roles
from crosswire.reading.actors.cues import Cue, cues, entities_at
from crosswire.reading.actors.runs import Capitals, is_role, span_of
from crosswire.reading.actors.titles import apposed_role, role_before
from crosswire.record import Parsed, Span
from crosswire.text import fold

__all__ = ["Name", "names"]


_TWO = 2  # words


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
    parts = [part for run in capitals.runs() for part in _parts(parsed, run) if part]
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
    inner = _without_adjective(parsed, *_bare(parsed, run.start, run.stop))
    if not inner:
        return
    first, last = inner.start, inner.stop
    roles_at = [] if _is_body(parsed, inner) else [i for i in inner if is_role(parsed.tokens[i])]
    if not roles_at or _surname_like_role(parsed, first, last):
        yield inner
        return
    known = naming()
    after = _past_portfolio(parsed, roles_at[-1] + 1, last)
    before = roles_at[0]
    while before > first and parsed.tokens[before - 1].text.lower() in (known.ranks | known.portfolios | {"-"}):
        before -= 1
    yield range(*_bare(parsed, first, before))
    yield range(*_bare(parsed, after, last))


def _is_body(parsed: Parsed, run: range) -> bool:
    """Whether a run reads as a body or a place, in whose name a role is none ("Workers' Union")."""
    known = naming()
    last, first = parsed.tokens[run[-1]].text.lower(), parsed.tokens[run[0]].text.lower()
    return last in known.body_heads | known.place_heads or first in known.body_heads | known.body_plurals


def _without_adjective(parsed: Parsed, first: int, last: int) -> range:
    """The run without what only describes: "Government of Velia", "Velian Islamist" or "Islamist Hadar" movement."""
    tokens, known = parsed.tokens, naming()
    if last - first < _TWO:
        return range(first, last)
    if tokens[first].text.lower() == "government" and tokens[first + 1].text == "of" and last - first > _TWO:
        return range(*_bare(parsed, first + 2, last))
    follows = tokens[last] if last < len(tokens) else None
    if follows is None or follows.pos != "NOUN":
        return range(first, last)
    state = fold(tokens[first].text) in states()
    if state and tokens[first].pos == "ADJ" == tokens[last - 1].pos:
        return range(first, first + 1)
    if last - first == _TWO and tokens[first].pos == "ADJ":
        return range(first + (not state), last)
    if last - first == _TWO and follows.lemma.lower() in known.body_epithets:
        return range(first, last - state)
    return range(first, last)


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
    held = entities_at(parsed, whole)
    return any(e.label == "PERSON" and e.span.start <= whole.start and e.span.end >= whole.end for e in held)


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
    headlines = {i for s in parsed.sentences if capitals.is_headline(s) for i in range(s.first, s.last)}
    for entity in parsed.entities:
        held = parsed.tokens_in(entity.span)
        if not held or any(i in taken or i in headlines for i in held):
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
