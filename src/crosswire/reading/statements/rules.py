"""Attribution by rules over the parse: the reader that needs no trained model.

Cue verbs, cue nouns and phrases come from ``lexicon/speech.yaml``; the method is that of Krestel et al. (2008) and
Pareti (2015): find a cue, take its subject as source and its clause, object or quotation as content.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from crosswire.lexicon.words import Speech, speech
from crosswire.reading.quotes import all_quotations
from crosswire.record import Attribution, Parsed, Sentence, Span, Token, inside, overlap

__all__ = ["attributions"]

# P(right) by the kind of rule, from the PolNeAR training split (bench/statements, rules reader)
_SCORES = {"clause": 0.7, "quote": 0.7, "according": 0.75, "object": 0.4, "noun": 0.4, "follow": 0.6}
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_CLAUSES = frozenset({"ccomp"})
_CUE_CHILDREN = frozenset({"aux", "auxpass", "neg", "prt"})
_RESUMES = 3  # code points between "she said" and the mark that opens again: a comma and a blank
_TRIM = " \t\u00a0,;:—–-"


def attributions(parsed: Parsed) -> tuple[Attribution, ...]:
    """Returns the attributions of an article, in order; empty where there is no parse."""
    if not parsed.has_parse:
        return ()
    quotes = all_quotations(parsed)
    found: list[Attribution] = []
    for sentence in parsed.sentences:
        found.extend(_in_sentence(parsed, sentence, quotes))
    found = _distinct(found)
    found = sorted(_with_loose_quotes(parsed, found, quotes), key=lambda a: (a.content[0], a.cue))
    return tuple(_nested(found))


def _in_sentence(parsed: Parsed, sentence: Sentence, quotes: list[Span]) -> Iterator[Attribution]:
    words = speech()
    for i in range(sentence.first, sentence.last):
        token = parsed.tokens[i]
        lemma = token.lemma.lower()
        if token.pos in ("VERB", "AUX") and (lemma in words.verbs or lemma in words.counting):
            yield from _by_verb(parsed, sentence, i, quotes)
        elif token.pos == "NOUN" and lemma in words.nouns:
            yield from _by_noun(parsed, i)
    yield from _according(parsed, sentence, words)


def _by_verb(parsed: Parsed, sentence: Sentence, verb: int, quotes: list[Span]) -> Iterator[Attribution]:
    cue = _cue_tokens(parsed, verb)
    source = _source_of(parsed, verb)
    if _is_hearsay(parsed, verb) or not _is_act(parsed, verb):
        return
    if source and _first_person(parsed, source) and any(inside(parsed.tokens[verb].span, q) for q in quotes):
        return
    held = [q for q in quotes if overlap(q, sentence.span) and not inside(parsed.tokens[verb].span, q)]
    kind, content = _content_of(parsed, verb, held)
    if not content:
        return
    barred = {*cue, *(source or ()), *_told(parsed, verb)}
    conditions = [i for c in _conditions(parsed, verb) for i in parsed.subtree(c)] if content else []
    content.extend(conditions)
    barred -= set(conditions)
    content.extend(_resumed(parsed, content, [*cue, *(source or ())], held))
    spans = _spans(parsed, [i for i in content if i not in barred])
    spans = _grown(spans, held, parsed.tokens[verb].span)
    if spans:
        yield Attribution(
            source=_spans(parsed, source or ()), cue=_spans(parsed, cue), content=spans, score=_SCORES[kind]
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
        parts = [c for dep, c in deps if dep == "dobj" or (dep == "prep" and parsed.tokens[c].lemma == "at")]
        counted = [i for c in parts for i in parsed.subtree(c)]
        return "object", counted if any(parsed.tokens[i].pos == "NUM" for i in counted) else []
    clauses = [c for dep, c in deps if dep in _CLAUSES and not _is_infinitive(parsed, c)]
    if clauses:
        return "clause", [i for c in clauses for i in _clause(parsed, c)]
    if lemma in words.infinitive:
        open_clauses = [c for dep, c in deps if dep in ("xcomp", "ccomp") and _is_infinitive(parsed, c)]
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


def _clause(parsed: Parsed, head: int) -> list[int]:
    tree = parsed.subtree(head)
    mark = next((c for c in parsed.children[head] if parsed.tokens[c].dep == "mark"), None)
    if mark is not None and parsed.tokens[mark].lemma.lower() == "that":
        tree.remove(mark)
    return tree


def _is_infinitive(parsed: Parsed, verb: int) -> bool:
    return any(parsed.tokens[c].tag == "TO" for c in parsed.children[verb])


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
            return _noun_phrase(parsed, c)
    head = parsed.tokens[verb].head
    if head != verb and parsed.tokens[verb].dep in ("conj", "advcl", "xcomp"):
        return _source_of(parsed, head) if parsed.tokens[head].pos in ("VERB", "AUX") else None
    if parsed.tokens[verb].dep == "pcomp" and parsed.tokens[head].dep == "prep":
        return _source_of(parsed, parsed.tokens[head].head)
    if head != verb and parsed.tokens[verb].dep in ("relcl", "acl"):
        return _bare_phrase(parsed, head)
    return None


def _noun_phrase(parsed: Parsed, head: int) -> list[int]:
    """The phrase of a subject, or what a relative pronoun stands for."""
    token = parsed.tokens[head]
    if token.tag in ("WP", "WDT"):
        verb = parsed.tokens[token.head]
        if verb.dep == "relcl":
            return _bare_phrase(parsed, verb.head)
    return _bare_phrase(parsed, head)


def _bare_phrase(parsed: Parsed, head: int) -> list[int]:
    """A noun phrase less the relative clauses that hang on it."""
    cut: set[int] = set()
    for c in parsed.children[head]:
        if parsed.tokens[c].dep in ("relcl", "advcl", "ccomp", "parataxis"):
            cut.update(parsed.subtree(c))
    return [i for i in parsed.subtree(head) if i not in cut]


def _by_noun(parsed: Parsed, noun: int) -> Iterator[Attribution]:
    clause = [
        c
        for c in parsed.children[noun]
        if parsed.tokens[c].dep in ("acl", "ccomp")
        and any(parsed.tokens[g].dep == "mark" or parsed.tokens[g].tag == "TO" for g in parsed.children[c])
    ]
    owner = [c for c in parsed.children[noun] if parsed.tokens[c].dep == "poss"]
    if clause and owner:
        source = [i for i in parsed.subtree(owner[0]) if parsed.tokens[i].dep != "case"]
        yield Attribution(
            source=_spans(parsed, source),
            cue=(parsed.tokens[noun].span,),
            content=_spans(parsed, _clause(parsed, clause[0])),
            score=_SCORES["noun"],
        )


def _according(parsed: Parsed, sentence: Sentence, words: Speech) -> Iterator[Attribution]:
    text = sentence.span.of(parsed.text)
    low = text.lower()
    for phrase in words.according:
        at = low.find(phrase)
        if at < 0:
            continue
        cue = Span(sentence.span.start + at, sentence.span.start + at + len(phrase))
        source = _object_after(parsed, sentence, cue)
        if source is None:
            continue
        tail = max(parsed.tokens[i].end for i in source)
        content = [
            i
            for i in range(sentence.first, sentence.last)
            if parsed.tokens[i].end <= cue.start or parsed.tokens[i].start >= tail
        ]
        spans = _spans(parsed, content)
        if spans:
            yield Attribution(_spans(parsed, source), (cue,), spans, _SCORES["according"])
        return


def _object_after(parsed: Parsed, sentence: Sentence, cue: Span) -> list[int] | None:
    for i in parsed.tokens_in(cue):
        for child in parsed.children[i]:
            if parsed.tokens[child].dep in ("pobj", "dobj") and parsed.tokens[child].start >= cue.end:
                return [k for k in _bare_phrase(parsed, child) if sentence.first <= k < sentence.last]
    return None


def _spans(parsed: Parsed, indices: Iterable[int]) -> tuple[Span, ...]:
    """Contiguous runs of tokens as spans, trimmed of commas and dashes."""
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


def _grown(spans: tuple[Span, ...], held: list[Span], cue: Span) -> tuple[Span, ...]:
    """Lets a content span that cuts into a quotation take the whole of it, its later sentences included."""
    out = list(spans)
    for quote in held:
        touched = [s for s in out if overlap(s, quote) >= 0.5 * min(len(s), len(quote))]
        if touched and not overlap(quote, cue):
            out = [s for s in out if s not in touched]
            out.append(Span(min(quote.start, *(s.start for s in touched)), max(quote.end, *(s.end for s in touched))))
    return tuple(sorted(out))


def _distinct(found: list[Attribution]) -> list[Attribution]:
    """Keeps, of attributions with one content, the likeliest."""
    best: dict[tuple[Span, ...], Attribution] = {}
    for a in found:
        if a.content not in best or best[a.content].score < a.score:
            best[a.content] = a
    return list(best.values())


def _with_loose_quotes(parsed: Parsed, found: list[Attribution], quotes: list[Span]) -> Iterator[Attribution]:
    """Adds whole-sentence quotations without a cue to the speaker of the same or the previous paragraph."""
    yield from found
    taken = [s for a in found for s in a.content]
    for quote in quotes:
        if len(quote) < 25 or any(overlap(quote, s) for s in taken):
            continue
        before = [a for a in found if a.content[-1].end <= quote.start and a.source]
        if not before or not _stands_alone(parsed, quote):
            continue
        last = max(before, key=lambda a: a.content[-1].end)
        if quote.start - last.content[-1].end < 250:
            yield replace(last, cue=(), content=(quote,), score=_SCORES["follow"])


def _stands_alone(parsed: Parsed, quote: Span) -> bool:
    sentence = parsed.sentence_at(quote.start)
    return sentence is not None and abs(sentence.span.start - quote.start) <= 1


def _nested(found: list[Attribution]) -> Iterator[Attribution]:
    for i, a in enumerate(found):
        holders = [
            (sum(map(len, b.content)), j)
            for j, b in enumerate(found)
            if i != j and all(any(inside(s, t) and s != t for t in b.content) for s in a.content)
        ]
        yield replace(a, parent=min(holders)[1]) if holders else a
