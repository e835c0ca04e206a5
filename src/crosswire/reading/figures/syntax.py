"""Distances and roles in a parse, and their stand-ins where there is none."""

from __future__ import annotations

from collections.abc import Iterator

from crosswire.record import Parsed, Span

__all__ = ["ancestors", "arcs_between", "head_of", "is_acting_subject", "sentence_around"]

_LONGEST_CLIMB = 40  # arcs: deeper parses are broken ones
_LONGEST_SENTENCE = 600  # code points looked at on either side where nothing marks sentences
_ENDS = ".!?\n"


def ancestors(parsed: Parsed, index: int) -> Iterator[int]:
    """Yields the token and its heads up to the root of its sentence."""
    tokens = parsed.tokens
    for _ in range(_LONGEST_CLIMB):
        yield index
        head = tokens[index].head
        if head == index:
            return
        index = head


def arcs_between(parsed: Parsed, left: int, right: int) -> int | None:
    """Counts the arcs of the parse between two tokens of one sentence; null where no path joins them."""
    steps = {token: n for n, token in enumerate(ancestors(parsed, left))}
    for n, token in enumerate(ancestors(parsed, right)):
        if token in steps:
            return n + steps[token]
    return None


def head_of(parsed: Parsed, span: Span) -> int | None:
    """Returns the token that holds the others of the span together; null where the span has no token."""
    inside = parsed.tokens_in(span)
    for index in inside:
        if parsed.tokens[index].head not in inside or parsed.tokens[index].head == index:
            return index
    return inside[0] if inside else None


def is_acting_subject(parsed: Parsed, counted: int, verb: int) -> bool:
    """Whether the counted act on others by this verb: its active subject beside an object, or its agent."""
    tokens = parsed.tokens
    chain = list(ancestors(parsed, counted))
    if verb not in chain or chain.index(verb) == 0:
        return False
    below = chain[chain.index(verb) - 1]
    dep = tokens[below].dep
    if dep == "agent":
        return True
    has_object = any(tokens[c].dep in ("dobj", "obj") for c in parsed.children[verb])
    return dep == "nsubj" and has_object


def sentence_around(parsed: Parsed, at: int) -> Span:
    """Returns the sentence at a code point: the parser's, or what lies between full stops and line ends."""
    found = parsed.sentence_at(at)
    if found is not None:
        return found.span
    text = parsed.text
    low = max(0, at - _LONGEST_SENTENCE)
    start = max(_last_end(text, low, at), low)
    return Span(start, max(start + 1, _next_end(text, at, min(len(text), at + _LONGEST_SENTENCE))))


def _last_end(text: str, low: int, at: int) -> int:
    for i in range(at - 1, low, -1):
        if text[i] in _ENDS and (text[i] == "\n" or text[i + 1 : i + 2].isspace()):
            return i + 1
    return low


def _next_end(text: str, at: int, high: int) -> int:
    for i in range(at, high):
        if text[i] in _ENDS and (text[i] == "\n" or text[i + 1 : i + 2].isspace() or i + 1 == high):
            return i + 1
    return high
