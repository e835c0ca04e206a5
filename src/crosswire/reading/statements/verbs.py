"""Attributions whose cue is a verb: "said", "was quoted as saying", "puts the dead at 40"."""

from __future__ import annotations

from collections.abc import Iterator

from crosswire.lexicon.words import speech
from crosswire.reading.statements.phrases import bare_phrase, clause, is_infinitive, noun_phrase, spans_of
from crosswire.record import Attribution, Parsed, Span, inside, overlap

__all__ = ["by_verb"]

# P(right) by the kind of rule, from the PolNeAR training split (bench/statements, rules reader)
_SCORES = {"clause": 0.7, "quote": 0.7, "object": 0.4}
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_LEVELS = frozenset({"at", "below", "above", "over", "under", "near", "between", "around"})
_CLAUSES = frozenset({"ccomp"})
_CUE_CHILDREN = frozenset({"aux", "auxpass", "neg", "prt"})
_LEADS_ON = 4  # code points between content and a quotation that belongs to it: "as", "for"
_LEADING = frozenset(" asfor")
_RESUMES = 3  # code points between "she said" and the mark that opens again: a comma and a blank


def by_verb(parsed: Parsed, verb: int, quotes: list[Span]) -> Iterator[Attribution]:
    """Yields what the verb attributes, where somebody has said it; ``quotes`` are those of its sentence."""
    cue = _cue_tokens(parsed, verb)
    source = _source_of(parsed, verb)
    if _is_hearsay(parsed, verb) or not _is_act(parsed, verb):
        return
    if source and _first_person(parsed, source) and any(inside(parsed.tokens[verb].span, q) for q in quotes):
        return
    held = [q for q in quotes if not inside(parsed.tokens[verb].span, q)]
    kind, content = _content_of(parsed, verb, held)
    if not content:
        return
    barred = {*cue, *(source or ()), *_told(parsed, verb)}
    conditions = [i for c in _conditions(parsed, verb) for i in parsed.subtree(c)] if content else []
    content.extend(conditions)
    barred -= set(conditions)
    content.extend(_resumed(parsed, content, [*cue, *(source or ())], held))
    spans = spans_of(parsed, [i for i in content if i not in barred])
    spans = _grown(_with_next_quote(parsed, spans, held), held, parsed.tokens[verb].span)
    if spans:
        yield Attribution(
            source=spans_of(parsed, source or ()), cue=spans_of(parsed, cue), content=spans, score=_SCORES[kind]
        )


def _conditions(parsed: Parsed, verb: int) -> list[int]:
    """Clauses behind the cue that say under what condition the content holds ("…, if the strike goes on")."""
    return [
        c
        for c in parsed.children[verb]
        if c > verb
        and parsed.tokens[c].dep == "advcl"
        and any(parsed.tokens[g].lemma.lower() in ("if", "unless") for g in parsed.children[c])
    ]


def _resumed(parsed: Parsed, content: list[int], frame: list[int], held: list[Span]) -> list[int]:
    """Tokens of a quotation that goes on behind cue and source: "“We are ready,” she said, “but not at any price.”"."""
    inner = set(content)
    quoted = [q for q in held if inner & set(parsed.tokens_in(q))]
    if not quoted:
        return []
    end = max(parsed.tokens[i].end for i in frame)
    more = [q for q in held if q not in quoted and 0 <= q.start - end <= _RESUMES]
    return [i for q in more for i in parsed.tokens_in(q)]


def _is_act(parsed: Parsed, verb: int) -> bool:
    """Whether somebody has said it: not "will insist", "to reject", "might say"."""
    modal = any(parsed.tokens[c].tag == "MD" for c in parsed.children[verb])
    return parsed.tokens[verb].tag != "VB" and not modal


def _is_hearsay(parsed: Parsed, verb: int) -> bool:
    """Whether nobody speaks: "a deal is expected to come", "he is believed to be dead"."""
    deps = {parsed.tokens[c].dep for c in parsed.children[verb]}
    told = parsed.tokens[verb].lemma.lower() in ("quote", "cite", "tell")
    return "nsubjpass" in deps and "agent" not in deps and not told


def _first_person(parsed: Parsed, source: list[int]) -> bool:
    return len(source) == 1 and parsed.tokens[source[0]].text.lower() in ("i", "we", "you")


def _content_of(parsed: Parsed, verb: int, held: list[Span]) -> tuple[str, list[int]]:
    words, lemma, children = speech(), parsed.tokens[verb].lemma.lower(), parsed.children[verb]
    deps = [(parsed.tokens[c].dep, c) for c in children]
    if lemma in words.counting:
        return "object", _counted(parsed, verb, deps)
    clauses = [c for dep, c in deps if dep in _CLAUSES and not is_infinitive(parsed, c)]
    if clauses:
        return "clause", [i for c in clauses for i in clause(parsed, c)]
    if lemma in words.infinitive:
        open_clauses = [c for dep, c in deps if dep in ("xcomp", "ccomp") and is_infinitive(parsed, c)]
        people = [c for dep, c in deps if dep in ("dobj", "dative") and open_clauses]
        if open_clauses:
            return "clause", [i for c in (*people, *open_clauses) for i in parsed.subtree(c)]
    for preposition in (c for dep, c in deps if dep == "prep"):
        if parsed.tokens[preposition].lemma.lower() in words.prepositional.get(lemma, ()):
            return "clause", parsed.subtree(preposition)
    if held:
        spans = [q for q in held if _reaches(parsed, verb, q)]
        return "quote", [i for q in spans for i in parsed.tokens_in(q)]
    if lemma in words.object:
        return "object", [i for dep, c in deps if dep == "dobj" for i in parsed.subtree(c)]
    return "clause", []


def _counted(parsed: Parsed, verb: int, deps: list[tuple[str, int]]) -> list[int]:
    """What is counted, and how high: "puts the toll at 40", "counted nineteen", not "put 5 percent on the table"."""
    levels = [c for dep, c in deps if dep == "prep" and parsed.tokens[c].lemma.lower() in _LEVELS]
    heights = [i for c in levels for i in parsed.subtree(c) if parsed.tokens[i].pos == "NUM"]
    objects = [i for dep, c in deps if dep == "dobj" for i in parsed.subtree(c)]
    if heights:
        return [*objects, *(i for c in levels for i in parsed.subtree(c))]
    put = parsed.tokens[verb].lemma.lower() == "put"  # which counts only where it says how high
    return objects if not put and any(parsed.tokens[i].pos == "NUM" for i in objects) else []


def _reaches(parsed: Parsed, verb: int, quote: Span) -> bool:
    """Whether the quotation depends on the verb, or the verb stands right beside it."""
    token = parsed.tokens[verb]
    first = next(iter(parsed.tokens_in(quote)), None)
    if first is None:
        return False
    at: int = first
    for _ in range(40):
        if at == verb:
            return True
        if parsed.tokens[at].head == at:
            break
        at = parsed.tokens[at].head
    return min(abs(quote.start - token.end), abs(token.start - quote.end)) < 40


def _cue_tokens(parsed: Parsed, verb: int) -> list[int]:
    return [verb, *(c for c in parsed.children[verb] if parsed.tokens[c].dep in _CUE_CHILDREN and abs(c - verb) <= 3)]


def _told(parsed: Parsed, verb: int) -> list[int]:
    """What hangs on the verb but is no content: to whom, when, where, how."""
    out: list[int] = []
    for c in parsed.children[verb]:
        if parsed.tokens[c].dep in ("dative", "npadvmod", "advmod", "advcl"):
            out.extend(parsed.subtree(c))
    return out


def _source_of(parsed: Parsed, verb: int) -> list[int] | None:
    for c in parsed.children[verb]:
        if parsed.tokens[c].dep == "agent":
            inner = [g for g in parsed.children[c] if parsed.tokens[g].dep == "pobj"]
            return parsed.subtree(inner[0]) if inner else None
    for c in parsed.children[verb]:
        if parsed.tokens[c].dep in _SUBJECTS:
            return noun_phrase(parsed, c)
    head = parsed.tokens[verb].head
    if head != verb and parsed.tokens[verb].dep in ("conj", "advcl", "xcomp"):
        return _source_of(parsed, head) if parsed.tokens[head].pos in ("VERB", "AUX") else None
    if parsed.tokens[verb].dep == "pcomp" and parsed.tokens[head].dep == "prep":
        return _source_of(parsed, parsed.tokens[head].head)
    if head != verb and parsed.tokens[verb].dep in ("relcl", "acl"):
        return bare_phrase(parsed, head)
    return None


def _with_next_quote(parsed: Parsed, spans: tuple[Span, ...], held: list[Span]) -> tuple[Span, ...]:
    """Lets content that a quotation goes on from take it in ("insisted on a pause “as a beginning”")."""
    if not spans:
        return spans
    last = spans[-1]
    for quote in held:
        between = parsed.text[last.end : quote.start]
        if 0 < len(between) <= _LEADS_ON and quote.start > last.end and set(between) <= _LEADING:
            return (*spans[:-1], Span(last.start, quote.end))
    return spans


def _grown(spans: tuple[Span, ...], held: list[Span], cue: Span) -> tuple[Span, ...]:
    """Lets a content span that cuts into a quotation take the whole of it, its later sentences included."""
    out = list(spans)
    for quote in held:
        touched = [s for s in out if overlap(s, quote) >= 0.5 * min(len(s), len(quote))]
        if touched and not overlap(quote, cue):
            out = [s for s in out if s not in touched]
            out.append(Span(min(quote.start, *(s.start for s in touched)), max(quote.end, *(s.end for s in touched))))
    return tuple(sorted(out))
