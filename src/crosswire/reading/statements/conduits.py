"""Who only passed it on: "the station quoted an official as saying …", "the agency reported, citing a diplomat".

The speaker is whoever is quoted; the outlet that quotes them goes into the relay.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from crosswire.lexicon.words import roles
from crosswire.record import Attribution, Parsed, Span, covering, overlap

__all__ = ["Passed", "passed_on"]

_QUOTING = frozenset({"cite", "quote"})
_SAME = 0.6  # share of the shorter content that two reports of one saying have in common
_NEAR = 4  # places in the order of the text between two reports of one saying
_WHICH = frozenset({"relcl", "advcl", "ccomp", "parataxis", "prep"})

Passed = tuple[Attribution, Span | None]


def passed_on(parsed: Parsed, found: Sequence[Attribution]) -> list[Passed]:
    """Returns the attributions, each with the phrase of the outlet that only passed it on, or null.

    An attribution to an outlet ("…, according to the station") of what another attribution gives to its own speaker
    is left out, and its source becomes the conduit of the other.
    """
    quoted = [_quoted(parsed, a) for a in found]
    out: list[Passed] = []
    carries = {i: c for i, a in enumerate(quoted) if a[1] is None and (c := _carrier_of(parsed, i, quoted)) is not None}
    dropped = carries.keys()
    by_carrier = {carrier: j for j, carrier in carries.items()}
    for i, (attribution, conduit) in enumerate(quoted):
        if i in dropped:
            continue
        if conduit is None and i in by_carrier:
            conduit = covering(quoted[by_carrier[i]][0].source)
        out.append((replace(attribution, parent=_shifted(attribution.parent, dropped)), conduit))
    return out


def _shifted(parent: int | None, dropped: Collection[int]) -> int | None:
    if parent is None or parent in dropped:
        return None
    return parent - sum(d < parent for d in dropped)


def _quoted(parsed: Parsed, a: Attribution) -> Passed:
    """The attribution with the one quoted as its source, where its source quotes somebody."""
    if not a.source or not a.cue:
        return a, None
    source, cue = covering(a.source), covering(a.cue)
    sentence = parsed.sentence_at(cue.start)
    if sentence is None:
        return a, None
    for i in range(sentence.first, sentence.last):
        token = parsed.tokens[i]
        if token.lemma.lower() not in _QUOTING or token.pos != "VERB" or not _belongs(parsed, i, source, cue):
            continue
        objects = [_writer_of(parsed, c) for c in parsed.children[i] if parsed.tokens[c].dep == "dobj"]
        quoted = [c for c in objects if _speaks(parsed, c)]
        if quoted and not overlap(parsed.tokens[quoted[0]].span, source):
            spoken = _phrase(parsed, quoted[0])
            content = tuple(p for p in a.content if not overlap(p, spoken) or p.end > spoken.end + 8)
            content = tuple(_after(parsed, p, spoken) for p in content)
            return (replace(a, source=(spoken,), content=content), source) if content else (a, None)
    return a, None


def _belongs(parsed: Parsed, verb: int, source: Span, cue: Span) -> bool:
    """Whether "citing" hangs on the cue or on the source, or is the cue."""
    if overlap(parsed.tokens[verb].span, cue):
        return True
    head = parsed.tokens[parsed.tokens[verb].head]
    hangs = parsed.tokens[verb].tag == "VBG" or parsed.tokens[verb].dep == "relcl"
    return hangs and bool(overlap(head.span, cue) or overlap(head.span, source))


def _writer_of(parsed: Parsed, noun: int) -> int:
    """Whoever wrote the paper that is quoted: "a text message from an aide"; else the noun itself."""
    if parsed.tokens[noun].lemma.lower() not in roles().document:
        return noun
    links = [c for c in parsed.children[noun] if parsed.tokens[c].lemma.lower() in ("from", "by", "of")]
    behind = [g for c in links for g in parsed.children[c] if parsed.tokens[g].dep == "pobj"]
    return next((g for g in behind if parsed.tokens[g].lemma.lower() in roles().person), noun)


def _speaks(parsed: Parsed, noun: int) -> bool:
    lemma = parsed.tokens[noun].lemma.lower()
    listed = roles()
    return parsed.tokens[noun].pos == "PROPN" or lemma in listed.person or lemma in listed.organisation


def _phrase(parsed: Parsed, noun: int) -> Span:
    cut = {i for c in parsed.children[noun] if parsed.tokens[c].dep in _WHICH - {"prep"} for i in parsed.subtree(c)}
    held = [i for i in parsed.subtree(noun) if i not in cut and parsed.tokens[i].lemma.lower() != "as"]
    last = max(held)
    for i in range(noun, last + 1):
        if parsed.tokens[i].lemma.lower() in ("as", "say") or parsed.tokens[i].text == ",":
            last = i - 1
            break
    return Span(parsed.tokens[min(held)].start, parsed.tokens[max(last, noun)].end)


def _after(parsed: Parsed, piece: Span, spoken: Span) -> Span:
    """The piece behind "… an official as saying that", where it began with the one quoted."""
    if not overlap(piece, spoken):
        return piece
    start = spoken.end
    for i in parsed.tokens_in(Span(spoken.end, piece.end)):
        if parsed.tokens[i].lemma.lower() not in ("as", "say", "that", ","):
            start = parsed.tokens[i].start
            break
    return Span(start, piece.end)


def _carrier_of(parsed: Parsed, index: int, found: Sequence[Passed]) -> int | None:
    """The attribution of the same content to its own speaker, where this one is "according to" an outlet."""
    a = found[index][0]
    if not a.cue or not a.source or "according" not in covering(a.cue).of(parsed.text).lower():
        return None
    for j in range(max(0, index - _NEAR), min(len(found), index + _NEAR + 1)):
        b = found[j][0]
        if j == index or not b.source or not b.cue or "according" in covering(b.cue).of(parsed.text).lower():
            continue
        shared = sum(overlap(s, t) for s in a.content for t in b.content)
        size = min(sum(map(len, a.content)), sum(map(len, b.content)))
        same_sentence = parsed.sentence_at(a.cue[0].start) == parsed.sentence_at(b.cue[0].start)
        if same_sentence and shared >= _SAME * size and overlap(b.cue[0], covering(a.content)) == 0:
            return j
    return None
