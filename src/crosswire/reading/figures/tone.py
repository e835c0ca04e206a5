"""How a figure is meant: reported, proposed or estimated; within a window of time, or from a start until now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from crosswire.lexicon import lexicon
from crosswire.lexicon.domain import cue_pattern
from crosswire.reading.figures.measure import Finding
from crosswire.reading.figures.syntax import ancestors
from crosswire.record import FigureModality, Parsed, Span, Token

__all__ = ["Tone", "cumulative_of", "is_guessed", "modality_of", "of_an_offer", "takes_up", "tone"]

_NEAR = 70  # code points before the figure, where there is no parse to climb
_CLAUSE_ENDS = frozenset({"advcl", "relcl", "parataxis"})  # beyond them another clause speaks of something else
_APART = re.compile(r"\s(?:before|after)\b")
_MODAL = re.compile(r"\b(?:would|will|shall|must|should)(?:\s[^\W\d_]+){1,4}\s$")  # where the parse went astray
_PAST = frozenset({"VBD", "VBN"})
_RESULT = re.compile(r"\bby\s[\w-]+(?:\svotes)?\sto\s[\w-]+")  # of a ballot: "by 40 to 12"


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
    counting: re.Pattern[str]
    guessing: frozenset[str]
    asking_for: frozenset[str]
    settled: re.Pattern[str]


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
        window_before=re.compile(cue_pattern(raw.get("window_before", ())) + r"\s(?:the\s)?$", re.I),
        total=re.compile(cue_pattern(raw.get("total", ())), re.I),
        counting=re.compile(cue_pattern(raw.get("counting", ())), re.I),
        guessing=words("estimated", "verbs_with_modal"),
        asking_for=words("proposed", "verbs_for"),
        settled=re.compile(cue_pattern(modality.get("settled", ())), re.I),
    )


def _loose(cues: Iterable[str]) -> str:
    """Like ``cue_pattern``, but a star may also open a word: "*ariam" is any conditional."""
    endings = [c[1:] for c in cues if c.startswith("*")]
    plain = cue_pattern(c for c in cues if not c.startswith("*"))
    return plain + (rf"|\w(?:{'|'.join(map(re.escape, endings))})(?!\w)" if endings else "")


def modality_of(
    parsed: Parsed, finding: Finding, language: str, *, negotiable: bool = False, asked: bool = False
) -> FigureModality:
    """Returns whether the figure is told as so, as asked, offered or planned, or as a guess.

    What is ``negotiable`` is offered where "could" speaks of it; anything else is guessed. What is ``asked`` is
    asked or offered unless words beside it tell it as settled: "earn 900 crowns", "wages rose by 3 percent".
    """
    found = _told(parsed, finding, language, negotiable=negotiable)
    if not asked or found != "reported":
        return found
    low, high = max(finding.sentence.start, finding.amount.start - _NEAR), finding.amount.end + _NEAR // 2
    settled = tone(language).settled.search(parsed.text, low, min(high, finding.sentence.end))
    return "reported" if settled else "proposed"


def _told(parsed: Parsed, finding: Finding, language: str, *, negotiable: bool) -> FigureModality:
    cues = tone(language)
    if finding.amount.estimated:
        return "estimated"
    if not parsed.has_parse or finding.noun.index is None:
        return _nearest(parsed, finding, cues)
    if finding.amount.kind == "time" and _APART.match(parsed.text, finding.amount.core_end):
        return "reported"  # "a few hours after": how far apart two things were
    if _is_result(parsed, finding):
        return "reported"
    below: int | None = None
    for index in _climb(parsed, finding.noun.index):
        found = _at(parsed, index, below, cues, negotiable=negotiable)
        if found is not None and not _how_long_it_took(parsed.tokens[index], finding, cues):
            return "estimated" if found == "proposed" and _is_term(finding) else found
        if finding.amount.kind == "ordinal" and parsed.tokens[index].pos == "VERB":
            return "reported"  # what has lasted is told by its own verb alone
        below = index
    return (
        "proposed"
        if _MODAL.search(parsed.text, max(0, finding.amount.start - _NEAR), finding.amount.start)
        else "reported"
    )


def is_guessed(parsed: Parsed, cue: Span | None, language: str) -> bool:
    """Whether a statement with this cue gives a guess: "…, the chamber estimates"."""
    if cue is None or not parsed.has_parse:
        return False
    guesses = tone(language).verbs["estimated"]
    return any(parsed.tokens[i].lemma.lower() in guesses for i in parsed.tokens_in(cue))


def of_an_offer(parsed: Parsed, finding: Finding, language: str) -> bool:
    """Whether what moves is an offer, and no state of things: "raised their bid from 9 to 12 percent"."""
    if not parsed.has_parse or finding.noun.index is None:
        return False
    verb = next((i for i in ancestors(parsed, finding.noun.index) if parsed.tokens[i].pos == "VERB"), None)
    arguments = (parsed.tokens[c] for c in parsed.children[verb]) if verb is not None else ()
    nouns = tone(language).nouns
    return any(a.dep in ("dobj", "nsubj", "nsubjpass") and a.lemma.lower() in nouns for a in arguments)


def takes_up(parsed: Parsed, finding: Finding) -> bool:
    """Whether the sentence says of the figure what it is, and so takes up what was said: "Fourteen is too much"."""
    if not parsed.has_parse or finding.noun.index is None:
        return False
    verbs = (parsed.tokens[i] for i in ancestors(parsed, finding.noun.index) if parsed.tokens[i].pos in ("VERB", "AUX"))
    verb = next(verbs, None)
    return verb is not None and verb.lemma == "be" and verb.tag not in _PAST


def _is_result(parsed: Parsed, finding: Finding) -> bool:
    """Whether the number is a side of a ballot that was held."""
    if finding.amount.kind != "count" or finding.noun.head is not None or finding.noun.index is None:
        return False
    at, low = finding.amount.start, max(finding.sentence.start, finding.amount.start - _NEAR)
    found = _RESULT.finditer(parsed.text, low, min(finding.sentence.end, finding.amount.end + _NEAR))
    if not any(m.start() <= at < m.end() for m in found):
        return False
    verbs = (parsed.tokens[i] for i in ancestors(parsed, finding.noun.index) if parsed.tokens[i].pos == "VERB")
    verb = next(verbs, None)
    return verb is not None and verb.tag in _PAST


def _nearest(parsed: Parsed, finding: Finding, cues: Tone) -> FigureModality:
    start = max(finding.sentence.start, finding.amount.start - _NEAR)
    best: tuple[int, FigureModality] = (-1, "reported")
    for kind, pattern in cues.near.items():
        for match in pattern.finditer(parsed.text, start, min(finding.sentence.end, finding.noun.end + _NEAR)):
            best = max(best, (-abs(match.start() - finding.amount.start) + 1000, kind))
    return best[1]


def _how_long_it_took(token: Token, finding: Finding, cues: Tone) -> bool:
    """Whether a stretch of time stands with a deed that is done: "turned the offer down within hours"."""
    done = token.tag == "VBD" and token.lemma.lower() not in cues.verbs["proposed"] | cues.verbs["estimated"]
    return finding.amount.kind in ("time", "ordinal") and done


def _is_term(finding: Finding) -> bool:
    """Whether the figure is a time limit: what is to come "within three days" is a guess."""
    return finding.amount.kind == "time" and finding.amount.bound == "up_to"


def _climb(parsed: Parsed, start: int) -> Iterable[int]:
    """Yields the words that govern the figure, nearest first, out to the end of its clause and what reports it."""
    for index in ancestors(parsed, start):
        yield index
        if parsed.tokens[index].dep in _CLAUSE_ENDS:
            return


def _at(parsed: Parsed, index: int, below: int | None, cues: Tone, *, negotiable: bool) -> FigureModality | None:
    """What one governing word says; ``below`` is the word climbed from."""
    token = parsed.tokens[index]
    lemma = token.lemma.lower()
    children = [parsed.tokens[c] for c in parsed.children[index]]
    if token.pos in ("VERB", "AUX"):
        found = _by_verb(token, children, parsed.tokens[below] if below is not None else None, cues)
        guessed = token.lemma in cues.verbs["estimated"] or token.lemma in cues.guessing
        return "proposed" if found == "estimated" and negotiable and not guessed else found
    if token.pos == "ADJ" and token.dep in ("acomp", "amod", "oprd"):
        return "proposed" if lemma in cues.adjectives else None
    if token.pos != "NOUN":
        return None
    open_yet = any(c.dep == "amod" and c.pos == "ADJ" and c.lemma.lower() in cues.adjectives for c in children)
    return "proposed" if open_yet or lemma in cues.nouns else None


def _by_verb(token: Token, children: Sequence[Token], below: Token | None, cues: Tone) -> FigureModality | None:
    lemma, dep_below = token.lemma.lower(), below.dep if below is not None else ""
    modals = {c.text.lower() for c in children if c.dep in ("aux", "auxpass")}
    modal = modals & (cues.modals["estimated"] | cues.modals["proposed"])
    if modal and lemma in cues.guessing:
        return "estimated"
    if below is not None and lemma in cues.asking_for and (below.text.lower() == "for" or dep_below == "xcomp"):
        return "proposed"
    if dep_below != "nsubj":  # whoever wants is there; what they want is not yet
        for kind in ("estimated", "proposed"):
            if lemma in cues.verbs[kind]:
                return kind
    if any(c.dep == "mark" and c.text.lower() in cues.marks for c in children):
        return "proposed"
    if _commands(token, children) and dep_below in ("dobj", "dative", "prep"):
        return "proposed"  # "Give us five"
    if modal:
        return "estimated" if modals & cues.modals["estimated"] else "proposed"
    return _by_arguments(token, children, dep_below, cues)


def _commands(token: Token, children: Sequence[Token]) -> bool:
    """Whether the verb is an imperative: bare, and with nobody who does it."""
    alone = not any(c.dep in ("nsubj", "nsubjpass", "aux", "expl") for c in children)
    return token.tag == "VB" and token.text[:1].isupper() and alone


def _by_arguments(token: Token, children: Sequence[Token], dep_below: str, cues: Tone) -> FigureModality | None:
    if any(c.dep in ("advmod", "acomp") and c.lemma.lower() in cues.adverbs for c in children):
        return "estimated"
    if any(c.dep == "dobj" and c.lemma.lower() in cues.nouns for c in children) and dep_below == "prep":
        return "proposed"  # "raised its offer to 65"
    if token.tag not in _PAST and any(c.dep == "nsubj" and c.lemma.lower() in cues.nouns for c in children):
        return "proposed"
    return None


def cumulative_of(
    parsed: Parsed, finding: Finding, others: Iterable[Finding], *, dated: bool, rate: bool, language: str
) -> bool | None:
    """Returns whether the figure counts from a start until now (true), within a window (false), or null if untold.

    The nearest words decide, as long as no other figure stands between.
    """
    if rate:
        return False
    if not dated:
        return None
    cues = tone(language)
    at = finding.amount.start
    low = max([finding.sentence.start, *(o.amount.end for o in others if o.amount.end <= at)])
    high = min([finding.sentence.end, *(o.amount.start for o in others if o.amount.start > at)])
    found = [
        (abs(match.start() - at), total)
        for pattern, total in ((cues.total, True), (cues.window, False))
        for match in pattern.finditer(parsed.text, low, high)
    ]
    return min(found)[1] if found else None
