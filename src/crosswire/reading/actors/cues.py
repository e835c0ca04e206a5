"""What the place of a name tells of its kind: one cue for each sign."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal

from crosswire.lexicon.naming import naming
from crosswire.lexicon.press import press
from crosswire.lexicon.words import roles, speech
from crosswire.record import Entity, Parsed, Span, overlap
from crosswire.text import fold

__all__ = ["Cue", "cues", "entities_at"]

Cue = Literal[
    "titled",
    "role",
    "honorific",
    "aged",
    "who",
    "PERSON",
    "ORG",
    "GPE",
    "NORP",
    "body_head",
    "acronym",
    "press",
    "the",
    "party",
    "body_noun",
    "place_head",
    "settlement",
    "placed",
    "dateline",
    "dateline_state",
    "place_noun",
    "ruling",
    "capital",
    "agent",
    "plural",
    "people",
    "which",
    "entered",
    "adjective",
]
_OF_LABEL: dict[str, Cue] = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "GPE": "GPE",
    "LOC": "GPE",
    "FAC": "GPE",
    "NORP": "NORP",
}
_SUBJECTS = ("nsubj", "nsubjpass", "agent")
_HYPHENS = frozenset({"-", "‐", "‑", "–"})
_AGE = 2  # digits
_SHORT = 6  # letters of an acronym at most


def cues(parsed: Parsed, first: int, last: int, titled: str | None, role: str | None) -> Iterator[Cue]:
    """Yields the signs at one name, tokens ``first`` to ``last`` (exclusive); ``role`` is its title or description."""
    tokens = parsed.tokens
    before = tokens[first - 1] if first else None
    if titled:
        yield "titled"
    elif role:
        yield "role"
    if before is not None and before.lemma.lower().rstrip(".") in roles().honorifics:
        yield "honorific"
    yield from _labels(parsed, first, last)
    yield from _own_words(parsed, first, last)
    if last >= len(tokens) or (tokens[last].text not in _HYPHENS and tokens[last].tag != "POS"):
        yield from _before(parsed, first)
    yield from _after(parsed, last)
    yield from _grammar(parsed, first, last)


def _labels(parsed: Parsed, first: int, last: int) -> Iterator[Cue]:
    """What the model takes most of the name for."""
    span = Span(parsed.tokens[first].start, parsed.tokens[last - 1].end)
    for entity in entities_at(parsed, span):
        if overlap(entity.span, span) * 2 > len(span) and entity.label in _OF_LABEL:
            yield _OF_LABEL[entity.label]


def entities_at(parsed: Parsed, span: Span) -> Sequence[Entity]:
    """Returns the model's names that overlap a span."""
    first = bisect_right(parsed.entities, span.start, key=lambda e: e.span.end)
    last = bisect_left(parsed.entities, span.end, key=lambda e: e.span.start)
    return parsed.entities[first:last]


def _own_words(parsed: Parsed, first: int, last: int) -> Iterator[Cue]:
    tokens, known = parsed.tokens, naming()
    surface = Span(tokens[first].start, tokens[last - 1].end).of(parsed.text)
    words = surface.lower().split()
    of = next((i for i, w in enumerate(words) if w in ("of", "for")), 0)
    if len(words) > 1 and (
        {words[-1], *words[:of]} & known.body_heads or {words[0]} & (known.body_heads | known.body_plurals)
    ):
        yield "place_head" if words[0] in known.compass and words[-1] == "bank" else "body_head"
    elif len(words) > 1 and (words[-1] in known.place_heads or words[0] in known.place_heads):
        yield "place_head"
    if surface.replace(".", "").isupper() and 2 <= len(surface) <= _SHORT and not _in_dateline(parsed, first):
        yield "acronym"
    if fold(surface) in press().agencies or surface in parsed.article.credits or surface == parsed.article.publisher:
        yield "press"
    if _in_dateline(parsed, first):
        yield "dateline_state" if first and _in_dateline(parsed, first - 1) else "dateline"


def _in_dateline(parsed: Parsed, first: int) -> bool:
    line = parsed.article.layout.dateline
    return line is not None and overlap(line, parsed.tokens[first].span) > 0


def _before(parsed: Parsed, first: int) -> Iterator[Cue]:
    tokens, known = parsed.tokens, naming()
    one = tokens[first - 1] if first else None
    two = tokens[first - 2] if first > 1 else None
    if one is None or "\n" in parsed.text[one.end : tokens[first].start]:
        return
    word = one.lemma.lower()
    if word in known.place_prepositions or one.text.lower() in known.place_prepositions:
        yield "placed"
    if word == "of" and two is not None:
        if two.lemma.lower() in known.settlements | known.towns_have:
            yield "settlement"
        elif two.lemma.lower() in known.states_have:
            yield "ruling"
        elif two.lemma.lower() in known.parties_have:
            yield "party"
    if word == "from" and two is not None and two.lemma.lower() in known.parties_have:
        yield "party"
    if one.lemma.lower() in known.place_verbs and one.pos == "VERB":
        yield "entered"
    if (
        word in known.settlements
        and one.text[:1].islower()
        and two is not None
        and two.pos in ("DET", "ADJ", "NOUN", "PROPN")
    ):
        yield "settlement"


def _after(parsed: Parsed, last: int) -> Iterator[Cue]:
    tokens = parsed.tokens
    after = tokens[last] if last < len(tokens) else None
    if after is None or "\n" in parsed.text[tokens[last - 1].end : after.start]:
        return
    yield from _possession(parsed, last, owner=after.tag == "POS")
    if after.text == ",":
        if _is_settlement(parsed, last + 1):
            yield "settlement"
        yield from _aside(parsed, last + 1)
    elif after.text.lower() == "who":
        yield "who"


def _possession(parsed: Parsed, last: int, *, owner: bool) -> Iterator[Cue]:
    """What the noun after a name tells: "Velia's army", "Front fighters", "the Arvel road"."""
    tokens, known = parsed.tokens, naming()
    nxt = last + owner
    at = next((i for i in range(nxt, min(nxt + 3, len(tokens))) if tokens[i].pos in ("NOUN", "PROPN")), None)
    if at is None or not all(t.pos in ("ADJ", "VERB") for t in tokens[nxt:at]):
        return
    word = tokens[at].lemma.lower()
    if word in known.states_have or (tokens[nxt].lemma.lower() in known.state_ministers and _minister(parsed, nxt)):
        yield "ruling"
    elif word in known.body_epithets and not owner and at == nxt:
        yield "body_noun"
    elif word in known.parties_have:
        yield "party"
    elif word in roles().place_nouns and not owner:
        yield "place_noun"
    if word in known.towns_have and owner:
        yield "settlement"
    if word == "capital" and owner:
        yield "capital"


def _aside(parsed: Parsed, at: int) -> Iterator[Cue]:
    """What follows a comma: an age, "who", "which"."""
    if at >= len(parsed.tokens):
        return
    word = parsed.tokens[at].text.lower()
    if word.isdigit() and len(word) <= _AGE:
        yield "aged"
    elif word == "who":
        yield "who"
    elif word == "which":
        yield "which"


def _is_settlement(parsed: Parsed, at: int) -> bool:
    """Whether ", a town in …", ", the Velian capital" follows."""
    for token in parsed.tokens[at : at + 5]:
        if token.pos == "NOUN" and token.lemma.lower() in naming().settlements:
            return True
        if token.pos not in ("DET", "ADJ", "PROPN", "NOUN", "NUM") and token.tag != "POS":
            return False
    return False


def _minister(parsed: Parsed, at: int) -> bool:
    return any(t.lemma.lower() in ("minister", "ministry", "secretary") for t in parsed.tokens[at + 1 : at + 3])


def _grammar(parsed: Parsed, first: int, last: int) -> Iterator[Cue]:
    tokens = parsed.tokens
    head = tokens[last - 1]
    article = first and tokens[first - 1].text.lower() == "the"
    modifies = last < len(tokens) and tokens[last].pos in ("NOUN", "PROPN") and head.dep in ("compound", "amod", "nmod")
    if article and not modifies:
        yield "plural" if head.tag in ("NNPS", "NNS") else "the"
    elif last - first == 1 and head.tag in ("NNPS", "NNS") and head.text.endswith("s") and not modifies:
        yield "people"
    follows = tokens[last] if last < len(tokens) else None
    if head.pos == "ADJ" and last - first == 1 and follows is not None and follows.pos in ("NOUN", "ADJ"):
        yield "adjective"
    if head.dep in _SUBJECTS and tokens[head.head].lemma.lower() in naming().agent_verbs | speech().verbs:
        yield "agent"
