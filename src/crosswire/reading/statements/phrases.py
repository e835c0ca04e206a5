"""Phrases of the parse: noun phrases, clauses, and the spans that tokens make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crosswire.record import Parsed, Span, Token

__all__ = ["bare_phrase", "clause", "is_infinitive", "noun_phrase", "spans_of"]

_TRIM = " \t\u00a0,;:—–-"


def spans_of(parsed: Parsed, indices: Iterable[int]) -> tuple[Span, ...]:
    """Returns contiguous runs of tokens as spans, trimmed of commas and dashes."""
    out: list[Span] = []
    run: list[int] = []
    for i in sorted(set(indices)):
        if run and i != run[-1] + 1:
            out.extend(_trimmed(parsed, run))
            run = []
        run.append(i)
    out.extend(_trimmed(parsed, run))
    return tuple(out)


def _trimmed(parsed: Parsed, run: list[int]) -> Iterator[Span]:
    tokens: list[Token] = [parsed.tokens[i] for i in run]
    while tokens and (tokens[0].text in _TRIM or tokens[0].text in ".!?"):
        tokens.pop(0)
    while tokens and (tokens[-1].text in _TRIM or tokens[-1].text in ".!?"):
        tokens.pop()
    if tokens and any(c.isalnum() for t in tokens for c in t.text):
        yield Span(tokens[0].start, tokens[-1].end)


def clause(parsed: Parsed, head: int) -> list[int]:
    """Returns the clause under a verb without its "that"."""
    tree = parsed.subtree(head)
    mark = next((c for c in parsed.children[head] if parsed.tokens[c].dep == "mark"), None)
    if mark is not None and parsed.tokens[mark].lemma.lower() == "that":
        tree.remove(mark)
    return tree


def is_infinitive(parsed: Parsed, verb: int) -> bool:
    """Whether the verb follows "to"."""
    return any(parsed.tokens[c].tag == "TO" for c in parsed.children[verb])


def noun_phrase(parsed: Parsed, head: int) -> list[int]:
    """Returns the phrase of a subject, or what a relative pronoun stands for."""
    token = parsed.tokens[head]
    if token.tag in ("WP", "WDT"):
        verb = parsed.tokens[token.head]
        if verb.dep == "relcl":
            return bare_phrase(parsed, verb.head)
    return bare_phrase(parsed, head)


def bare_phrase(parsed: Parsed, head: int) -> list[int]:
    """Returns a noun phrase less the relative clauses that hang on it."""
    cut: set[int] = set()
    for c in parsed.children[head]:
        if parsed.tokens[c].dep in ("relcl", "advcl", "ccomp", "parataxis"):
            cut.update(parsed.subtree(c))
    return [i for i in parsed.subtree(head) if i not in cut]
