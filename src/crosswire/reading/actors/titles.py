"""What a text says somebody is: the title before a name, the description beside it."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.lexicon.naming import naming
from crosswire.reading.actors.runs import is_role, span_of
from crosswire.record import Parsed, Span, Token
from crosswire.text import squeeze

__all__ = ["apposed_role", "role_before"]

_JOINERS = frozenset({"of", "the", "for", "al", "-", "’s", "'s"})
_LONGEST = 9  # tokens of a title
_COMPLEMENT = 8  # tokens after a role that still belong to it ("… for the dockers at the port")


def role_before(parsed: Parsed, first: int) -> str | None:
    """Returns the title in front of the name that begins at token ``first`` ("US Secretary of State"); null if none."""
    start = first
    while start > 0 and _in_title(parsed, start - 1, first):
        start -= 1
    while start < first and parsed.tokens[start].text.lower() in _JOINERS:
        start += 1
    title = parsed.tokens[start:first]
    return span_of(parsed, start, first).of(parsed.text) if _ends_in_role(title) else None


def _ends_in_role(title: Sequence[Token]) -> bool:
    """Whether a title's head is a role: its last word, or one before "of" and portfolios ("Secretary of State")."""
    if not title or title[-1].text.lower() in _JOINERS:
        return False
    if is_role(title[-1]) and title[-1].tag != "NNS":
        return True
    for i, token in enumerate(title[:-1]):
        if is_role(token) and title[i + 1].text.lower() in ("of", "for"):
            return all(t.text.lower() in naming().portfolios | _JOINERS for t in title[i + 1 :])
    return False


def _in_title(parsed: Parsed, index: int, first: int) -> bool:
    token = parsed.tokens[index]
    if parsed.text[token.end : parsed.tokens[index + 1].start].strip(" ") or first - index > _LONGEST:
        return False
    sentence = parsed.sentence_at(token.start)
    if sentence is None or index < sentence.first or "\n" in parsed.text[token.end : parsed.tokens[index + 1].start]:
        return False
    return token.pos in ("NOUN", "PROPN", "ADJ") or token.text.lower() in _JOINERS or token.tag == "POS"


def apposed_role(parsed: Parsed, first: int, last: int) -> str | None:
    """Returns the role beside a name: "…, a spokesman for the union" after it, "its chief negotiator, …" before it."""
    tokens = parsed.tokens
    if last + 1 < len(tokens) and tokens[last].text == ",":
        run = _role_after(parsed, last + 1)
        if run is not None:
            return run
    beside = next((t for t in tokens[first:last] if t.dep == "appos" and t.head < first - 1), None)
    if beside is not None and is_role(tokens[beside.head]) and tokens[beside.head].tag != "NNS":
        return _spelt(parsed, beside.head, first)
    if first >= 3 and tokens[first - 1].text == "," and _does(parsed, first - 2, last - first):
        start = first - 2
        while start > 0 and _in_title(parsed, start - 1, first - 1):
            start -= 1
        while start < first - 1 and tokens[start].text.lower() in _JOINERS:
            start += 1
        return squeeze(span_of(parsed, start, first - 1).of(parsed.text))
    return None


def _spelt(parsed: Parsed, head: int, stop: int) -> str:
    """A role with what stands before it and its complement, up to the comma before a name."""
    start = head
    while start > 0 and _in_title(parsed, start - 1, head):
        start -= 1
    while start < head and parsed.tokens[start].text.lower() in _JOINERS:
        start += 1
    end = stop - (not parsed.tokens[stop - 1].text.isalnum())
    whole = span_of(parsed, start, max(head + 1, min(end, head + _COMPLEMENT))).of(parsed.text)
    return squeeze(whole.partition("(")[0]).rstrip(" ,")


def _does(parsed: Parsed, at: int, words: int) -> bool:
    """Whether a noun says what somebody does: a role, or "the board's arbiter" beside a name of two words or three."""
    token = parsed.tokens[at]
    if token.tag == "NNS":
        return False
    if is_role(token):
        return True
    owned = any(parsed.tokens[c].dep in ("poss", "det") for c in parsed.children[at])
    return token.pos == "NOUN" and owned and words in (2, 3) and token.lemma.lower().endswith(_doers())


def _doers() -> tuple[str, ...]:
    return tuple(sorted(naming().doers))


def _role_after(parsed: Parsed, start: int) -> str | None:
    tokens = parsed.tokens
    for i in range(start, min(start + 7, len(tokens))):
        token = tokens[i]
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if token.dep in ("nsubj", "nsubjpass") or (following is not None and following.pos in ("VERB", "AUX")):
            return None
        if is_role(token) and token.tag != "NNS" and (following is None or following.pos not in ("NOUN", "PROPN")):
            begin = start + (tokens[start].pos in ("DET", "PRON") and start < i)
            end = _complement(parsed, i + 1)
            return squeeze(Span(tokens[begin].start, tokens[end - 1].end).of(parsed.text))
        if token.pos not in ("DET", "ADJ", "PROPN", "PRON", "PART", "NOUN") and token.text not in ("-", "of", "for"):
            return None
    return None


def _complement(parsed: Parsed, at: int) -> int:
    """The end of "for the dockers", "of the town's hospital" after a role."""
    tokens = parsed.tokens
    if at >= len(tokens) or tokens[at].text.lower() not in ("of", "for", "at", "with"):
        return at
    end = at
    while end < min(at + _COMPLEMENT, len(tokens)) and tokens[end].pos in (
        "NOUN",
        "PROPN",
        "ADJ",
        "DET",
        "ADP",
        "PART",
        "NUM",
    ):
        end += 1
    return end if end > at + 1 else at
