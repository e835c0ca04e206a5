"""Stretches of text that name somebody or something, with what the place says about the kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosswire.lexicon.states import states
from crosswire.lexicon.words import roles
from crosswire.record import ActorKind, Parsed, Span, Token, overlap
from crosswire.text import fold

__all__ = ["Name", "names"]

_KIND_OF_LABEL: dict[str, ActorKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
_PLACE_PREPOSITIONS = frozenset({"in", "into", "near", "outside", "across", "around", "throughout"})
_PLACED = 1.5  # outweighs the model's label: people and bodies seldom follow "in" or "near"
_DATELINED = 3.0  # what stands in a dateline is where it was written, but for the agency in brackets
_RULED = frozenset({"government", "president", "army", "minister", "ministry", "parliament", "military", "troop"})
_JOINERS = frozenset({"of", "the", "for", "al", "-", "’s", "'s"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name at one place: its tokens ``first`` to ``last`` (exclusive), its surface, and votes for its kind.

    ``title`` counts the tokens of the title before it.
    """

    span: Span
    first: int
    last: int
    text: str
    votes: tuple[tuple[ActorKind, float], ...]
    role: str | None = None
    title: int = 0


def names(parsed: Parsed, dates: Sequence[Span] = ()) -> list[Name]:
    """Returns the names of an article in order, none overlapping another.

    The model's entities come first, cleaned of articles and genitives and joined where it split a person; then runs
    of proper nouns that it missed.
    """
    spans: list[tuple[int, int, ActorKind | None]] = []
    for entity in parsed.entities:
        kind = _KIND_OF_LABEL.get(entity.label)
        held = parsed.tokens_in(entity.span)
        if kind is not None and held:
            spans.append((held.start, held.stop, kind))
    dated = {i for span in dates for i in parsed.tokens_in(span)}
    spans = [s for s in spans if not dated & set(range(s[0], s[1]))]
    taken = dated | {i for e in parsed.entities for i in parsed.tokens_in(e.span)}
    spans.extend((first, last, None) for first, last in _missed(parsed, taken))
    joined = _joined(parsed, sorted(spans, key=lambda s: s[:2]))
    found = [name for first, last, kind in joined if (name := _name(parsed, first, last, kind)) is not None]
    titled = {i for n in found for i in range(n.first - n.title, n.first)}
    found = [n for n in found if not (n.first in titled and n.last - 1 in titled) or _is_state(n)]
    body = {fold(n.text) for n in found if not _in_headline(parsed, n)}
    return [n for n in found if fold(n.text) in body]


def _in_headline(parsed: Parsed, name: Name) -> bool:
    """Whether the name stands in the title or kicker, where capitals tell nothing."""
    layout = parsed.article.layout
    return any(part is not None and overlap(part, name.span) for part in (layout.title, layout.kicker))


def _is_state(name: Name) -> bool:
    return fold(name.text) in states()


def _missed(parsed: Parsed, taken: set[int]) -> Iterator[tuple[int, int]]:
    run: list[int] = []
    for i, token in enumerate(parsed.tokens):
        proper = i not in taken and token.pos == "PROPN" and token.text[:1].isupper() and not _is_role(token)
        if proper and (not run or run[-1] == i - 1):
            run.append(i)
            continue
        if run and not (i == run[-1] + 1 and token.pos == "PROPN" and _is_role(token)):
            yield run[0], run[-1] + 1
        run = [i] if proper else []
    if run:
        yield run[0], run[-1] + 1


def _is_role(token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN") and token.lemma.lower() in roles().person


def _joined(parsed: Parsed, spans: list[tuple[int, int, ActorKind | None]]) -> list[tuple[int, int, ActorKind | None]]:
    """Joins pieces of one person's name that stand side by side."""
    out: list[tuple[int, int, ActorKind | None]] = []
    for first, last, kind in spans:
        if out and out[-1][1] == first and _one_name(parsed, out[-1], (first, last, kind)):
            before = out.pop()
            out.append((before[0], last, "person" if "person" in (before[2], kind) else before[2] or kind))
        elif not out or first >= out[-1][1]:
            out.append((first, last, kind))
    return out


def _one_name(
    parsed: Parsed, left: tuple[int, int, ActorKind | None], right: tuple[int, int, ActorKind | None]
) -> bool:
    a, b = parsed.tokens[left[1] - 1], parsed.tokens[right[0]]
    if parsed.text[a.end : b.start].strip(" ") or "\n" in parsed.text[a.end : b.start]:
        return False
    if a.pos != "PROPN" or b.pos != "PROPN" or _is_role(a) or _is_role(b):
        return False
    both_people = {left[2], right[2]} <= {"person", None}
    surname = left[2] == "person" and right[1] - right[0] == 1 and right[2] != "group" and fold(b.text) not in states()
    return both_people or surname


def _name(parsed: Parsed, first: int, last: int, kind: ActorKind | None) -> Name | None:
    first, last = _bare(parsed, first, last)
    role, first, title = _role_before(parsed, first, last, kind)
    if first >= last:
        return None
    span = Span(parsed.tokens[first].start, parsed.tokens[last - 1].end)
    surface = span.of(parsed.text)
    if not any(
        t.pos in ("PROPN", "ADJ", "X") or (t.pos == "NOUN" and not _is_role(t)) for t in parsed.tokens[first:last]
    ):
        return None
    if not any(c.isupper() for c in surface) or len(surface) < 2:
        return None
    if role is None and kind in ("person", None):
        role = _apposed_role(parsed, first, last)
    votes = list(_votes(parsed, first, last, kind, role))
    return Name(span, first, last, surface, tuple(votes), role, title)


def _bare(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    while first < last and (
        parsed.tokens[first].pos in ("DET", "PUNCT", "NUM") or parsed.tokens[first].lemma.lower() in roles().honorifics
    ):
        first += 1
    while first < last and (parsed.tokens[last - 1].tag == "POS" or parsed.tokens[last - 1].pos == "PUNCT"):
        last -= 1
    return first, last


def _role_before(parsed: Parsed, first: int, last: int, kind: ActorKind | None) -> tuple[str | None, int, int]:
    """The title in front of a person's name ("US Secretary of State"), where the name begins, the title's length."""
    inner = first
    for i in range(first, last - 1):
        if _is_role(parsed.tokens[i]):
            inner = i + 1
    if inner == first and kind not in ("person", None):
        return None, inner, 0
    start = inner
    while start > 0 and _in_title(parsed, start - 1, inner):
        start -= 1
    while start < inner and parsed.tokens[start].text.lower() in _JOINERS:
        start += 1
    title = parsed.tokens[start:inner]
    if _ends_in_role(title):
        return Span(title[0].start, title[-1].end).of(parsed.text), inner, len(title)
    return None, inner, 0


def _ends_in_role(title: Sequence[Token]) -> bool:
    """Whether a title's head is a role: its last word, or its last before "of" and more ("Secretary of State")."""
    if not title or title[-1].text.lower() in _JOINERS:
        return False
    for i, token in enumerate(title):
        if _is_role(token) and (i + 1 == len(title) or title[i + 1].text.lower() in ("of", "for")):
            return True
    return False


def _in_title(parsed: Parsed, index: int, inner: int) -> bool:
    token = parsed.tokens[index]
    if parsed.text[token.end : parsed.tokens[index + 1].start].strip() or inner - index > 9:
        return False
    sentence = parsed.sentence_at(token.start)
    if sentence is None or index < sentence.first:
        return False
    return token.pos in ("NOUN", "PROPN", "ADJ") or token.text.lower() in _JOINERS or token.tag == "POS"


def _votes(
    parsed: Parsed, first: int, last: int, kind: ActorKind | None, role: str | None
) -> Iterator[tuple[ActorKind, float]]:
    listed = roles()
    words = [parsed.tokens[i].lemma.lower() for i in range(first, last)]
    before = parsed.tokens[first - 1] if first else None
    dateline = parsed.article.layout.dateline
    if dateline is not None and overlap(dateline, Span(parsed.tokens[first].start, parsed.tokens[last - 1].end)):
        yield "place", _DATELINED
    if kind is not None:
        yield kind, 1.0
    if role is not None or (before is not None and before.lemma.lower().rstrip(".") in listed.honorifics):
        yield "person", 3.0
    if words[-1] in listed.organisation or words[0] in listed.organisation:
        yield "organisation", 3.0
    if before is not None and before.lemma.lower() in _PLACE_PREPOSITIONS and kind != "organisation":
        yield "place", _PLACED
    after = parsed.tokens[last] if last < len(parsed.tokens) else None
    if after is not None and after.lemma.lower() in _RULED and parsed.tokens[last - 1].tag != "POS":
        yield "state", 0.1
    if after is not None and after.lemma.lower() in listed.place_nouns and parsed.tokens[last - 1].tag != "POS":
        yield "place", _PLACED


def _apposed_role(parsed: Parsed, first: int, last: int) -> str | None:
    """The role beside a name: "…, a spokesman for the union" after it, "its chief negotiator, …" before it."""
    if last + 1 < len(parsed.tokens) and parsed.tokens[last].text == ",":
        run = _role_run(parsed, range(last + 1, min(last + 7, len(parsed.tokens))))
        if run is not None:
            return run
    if first >= 3 and parsed.tokens[first - 1].text == "," and _is_role(parsed.tokens[first - 2]):
        start = first - 2
        while start > 0 and _in_title(parsed, start - 1, first - 1):
            start -= 1
        return Span(parsed.tokens[start].start, parsed.tokens[first - 2].end).of(parsed.text)
    return None


def _role_run(parsed: Parsed, ahead: range) -> str | None:
    for i in ahead:
        token = parsed.tokens[i]
        following = parsed.tokens[i + 1] if i + 1 < len(parsed.tokens) else None
        if _is_role(token) and (following is None or following.pos not in ("NOUN", "PROPN")):
            start = ahead.start + (parsed.tokens[ahead.start].pos in ("DET", "PRON"))
            return Span(parsed.tokens[start].start, token.end).of(parsed.text) if start <= i else None
        if token.pos not in ("DET", "ADJ", "PROPN", "PRON", "PART", "NOUN"):
            return None
    return None
