"""How a figure is meant: reported as so, proposed, or estimated; within a window of time, or from the start until now."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from crosswire.lexicon import lexicon
from crosswire.lexicon.domain import cue_pattern
from crosswire.reading.figures.measure import Finding
from crosswire.reading.figures.syntax import ancestors
from crosswire.record import FigureModality, Parsed, Span

__all__ = ["Tone", "cumulative_of", "modality_of", "tone"]

_NEAR = 70  # code points before the figure, where there is no parse to climb
_CLAUSE_ENDS = frozenset({"advcl", "relcl", "parataxis"})  # beyond them another clause speaks of something else
_PAST = frozenset({"VBD", "VBN"})


@dataclass(frozen=True)
class Tone:
    """The cue lists of one language."""

    verbs: dict[FigureModality, frozenset[str]]
    modals: dict[FigureModality, frozenset[str]]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    adverbs: frozenset[str]
    marks: frozenset[str]
    near: dict[FigureModality, re.Pattern[str]]
    window: re.Pattern[str]
    window_before: re.Pattern[str]
    total: re.Pattern[str]


@cache
def tone(language: str) -> Tone:
    """Returns the cue lists of a language; English ones where it has none."""
    raw = lexicon("figures").get(language) or lexicon("figures")["en"]
    modality: dict[str, Any] = raw["modality"]
    kinds: tuple[FigureModality, ...] = ("estimated", "proposed")

    def words(kind: str, name: str) -> frozenset[str]:
        return frozenset(modality[kind].get(name, ()))

    return Tone(
        verbs={k: words(k, "verbs") for k in kinds},
        modals={k: words(k, "modals") for k in kinds},
        nouns=words("proposed", "nouns"),
        adjectives=words("proposed", "adjectives"),
        adverbs=words("estimated", "adverbs"),
        marks=words("proposed", "marks"),
        near={k: re.compile(_loose(modality[k].get("near", ())), re.I) for k in kinds},
        window=re.compile(cue_pattern(raw.get("window", ())), re.I),
        window_before=re.compile(cue_pattern(raw.get("window_before", ())) + r"\s$", re.I),
        total=re.compile(cue_pattern(raw.get("total", ())), re.I),
    )


def _loose(cues: Iterable[str]) -> str:
    """Like ``cue_pattern``, but a star may also open a word: "*ariam" is any conditional."""
    endings = [c[1:] for c in cues if c.startswith("*")]
    plain = cue_pattern(c for c in cues if not c.startswith("*"))
    return plain + (rf"|\w(?:{'|'.join(map(re.escape, endings))})(?!\w)" if endings else "")


def modality_of(parsed: Parsed, finding: Finding, language: str) -> FigureModality:
    """Returns whether the figure is told as so, as asked, offered or planned, or as a guess."""
    cues = tone(language)
    if finding.amount.estimated:
        return "estimated"
    if not parsed.has_parse or finding.noun.index is None:
        return _nearest(parsed, finding, cues)
    for index in _climb(parsed, finding):
        found = _at(parsed, index, cues)
        if found is not None:
            return found
    return "reported"


def _nearest(parsed: Parsed, finding: Finding, cues: Tone) -> FigureModality:
    start = max(finding.sentence.start, finding.amount.start - _NEAR)
    best: tuple[int, FigureModality] = (-1, "reported")
    for kind, pattern in cues.near.items():
        for match in pattern.finditer(parsed.text, start, min(finding.sentence.end, finding.noun.end + _NEAR)):
            best = max(best, (-abs(match.start() - finding.amount.start) + 1000, kind))
    return best[1]


def _climb(parsed: Parsed, finding: Finding) -> Iterable[int]:
    """Yields the words that govern the figure, nearest first, out to the end of its clause and what reports it."""
    assert finding.noun.index is not None
    for index in ancestors(parsed, finding.noun.index):
        yield index
        if parsed.tokens[index].dep in _CLAUSE_ENDS:
            return


def _at(parsed: Parsed, index: int, cues: Tone) -> FigureModality | None:
    token = parsed.tokens[index]
    lemma = token.lemma.lower()
    children = [parsed.tokens[c] for c in parsed.children[index]]
    if token.pos in ("VERB", "AUX"):
        words = {c.text.lower() for c in children if c.dep in ("aux", "auxpass")}
        if words & cues.modals["estimated"]:
            return "estimated"
        if words & cues.modals["proposed"] or any(c.dep == "mark" and c.text.lower() in cues.marks for c in children):
            return "proposed"
        if any(c.dep in ("advmod", "acomp") and c.lemma.lower() in cues.adverbs for c in children):
            return "estimated"
        for kind in ("estimated", "proposed"):
            if lemma in cues.verbs[kind]:
                return kind
        if token.tag not in _PAST and any(c.dep == "nsubj" and c.lemma.lower() in cues.nouns for c in children):
            return "proposed"
        return None
    if token.pos == "ADJ" and token.dep in ("acomp", "amod", "oprd") and lemma in cues.adjectives:
        return "proposed"
    if token.pos == "NOUN" and lemma in cues.nouns:
        return "proposed"
    if any(c.dep == "amod" and c.lemma.lower() in cues.adjectives and c.pos == "ADJ" for c in children):
        return "proposed" if token.pos == "NOUN" else None
    return None


def cumulative_of(parsed: Parsed, finding: Finding, *, dated: bool, rate: bool, language: str) -> bool | None:
    """Returns whether the figure counts from a start until now (true), within a window (false), or null if untold."""
    if rate:
        return False
    if not dated:
        return None
    cues = tone(language)
    end = min(finding.sentence.end, finding.noun.end + _NEAR)
    clause = Span(finding.sentence.start, max(end, finding.sentence.start + 1))
    if cues.window.search(parsed.text, finding.amount.end, clause.end):
        return False
    if cues.total.search(parsed.text, clause.start, clause.end):
        return True
    return False if cues.window.search(parsed.text, clause.start, clause.end) else None
