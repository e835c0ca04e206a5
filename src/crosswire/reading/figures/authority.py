"""On whose authority a figure stands: the speaker of its statement, or whom its sentence names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain

from crosswire.lexicon import lexicon
from crosswire.lexicon.domain import cue_pattern
from crosswire.reading.figures.measure import Finding
from crosswire.reading.figures.syntax import ancestors
from crosswire.reading.figures.tone import tone
from crosswire.record import FigureModality, Parsed, Reading, Span, Statement

__all__ = ["Authority", "authority_of", "carrier"]

_PHRASE = re.compile(
    r"\s*(?P<who>[^,;:.()\n“”\"—]{2,90}?)(?=[,;:()\n“”\"—]|\.(?:\s|$)|\s[-–]\s|\s(?:said|says|and|but|while|which|who)\b)"
)
_LONGEST_NAME = 60  # code points of a name that is no clause
_BASED = re.compile(r"\s(?:based|using|compiled|citing|drawn)\b.*$")
_ARTICLE = re.compile(r"^(?:the|an?|its|o|a|os|as|la|le|el|les|die|der|das)\s|['’]s?$", re.I)


@dataclass(frozen=True, slots=True)
class Authority:
    """Who gives a figure, what it rests on, and the statement that carries it."""

    name: str | None
    basis: str | None = None
    statement: Statement | None = None


def carrier(reading: Reading, at: int, language: str) -> Statement | None:
    """Returns the statement that gives what stands at this code point, or null.

    That is the innermost one whose content holds it; but what a party is said to demand, to promise or to offer is
    given by whoever says so, where anybody does: an inner one must be by a verb that gives figures.
    """
    holding = [s for s in reading.statements if any(c.start <= at < c.end for c in s.content)]
    holding.sort(key=lambda s: sum(map(len, s.content)))
    giving = _giving(language)
    for statement in holding[:-1]:
        lemmas = _lemmas(reading.parsed, statement.cue)
        if not giving or not lemmas or lemmas & giving:
            return statement
    return holding[-1] if holding else None


@cache
def _giving(language: str) -> frozenset[str]:
    raw = lexicon("figures").get(language) or {}
    return frozenset(raw.get("authority", {}).get("giving", ()))


@cache
def _among(language: str, name: str) -> re.Pattern[str]:
    raw = lexicon("figures").get(language) or lexicon("figures")["en"]
    return re.compile(cue_pattern(raw["authority"].get(name, ())), re.I)


def _lemmas(parsed: Parsed, cue: Span | None) -> frozenset[str]:
    held = parsed.tokens_in(cue) if cue is not None and parsed.has_parse else ()
    return frozenset(parsed.tokens[i].lemma.lower() for i in held)


@cache
def _leads(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    raw = lexicon("figures").get(language) or lexicon("figures")["en"]
    authority = raw["authority"]
    counts = cue_pattern(authority.get("count", ()))
    return (
        re.compile(cue_pattern(authority["before"]), re.I),
        re.compile(
            rf"(?<!\w)[Bb]y\s(?P<who>[^,;:.()\n“”\"]{{2,60}}?(?:['’]s?)?)\s(?:own\s|official\s|latest\s)?{counts}"
        ),
        re.compile(cue_pattern(raw.get("basis", ())), re.I),
    )


@cache
def _by_count_of(language: str) -> re.Pattern[str]:
    """ "By the count of the harbour office": the count first, its owner after."""
    raw = lexicon("figures").get(language) or lexicon("figures")["en"]
    counts = cue_pattern(raw["authority"].get("count", ()))
    return re.compile(rf"(?<!\w)[Bb]y\s(?:(?:the|an?)\s)?(?:[^\W\d_]+\s)?{counts}\s(?:of|by|from)(?!\w)")


def authority_of(reading: Reading, finding: Finding, modality: FigureModality, language: str) -> Authority:
    """Returns who gives the figure: the speaker of the statement that carries it, else whom the sentence names."""
    text, sentence = reading.parsed.text, finding.sentence
    statement = carrier(reading, finding.amount.number_start, language)
    before, count_of, basis_of = _leads(language)
    basis = None
    if found := basis_of.search(text, sentence.start, sentence.end):
        phrase = _PHRASE.match(text, found.end())
        basis = " ".join(phrase["who"].split()) if phrase else None
    if statement is not None:
        name = _without_basis(statement.speaker.name) if statement.speaker else None
        return Authority(name, basis, statement)
    by_count = _by_count_of(language)
    for match in chain(*(p.finditer(text, sentence.start, sentence.end) for p in (before, by_count))):
        phrase = _PHRASE.match(text, match.end())
        if phrase is not None and not _among(language, "reasons").search(phrase["who"]):
            return Authority(_trimmed(_before_figure(phrase, finding)), basis)
    if found := count_of.search(text, sentence.start, sentence.end):
        counter = _trimmed(found["who"])
        if not _among(language, "pronouns").fullmatch(counter):
            return Authority(counter, basis)
        return Authority(_subject(reading.parsed, finding, language), basis)
    return Authority(_teller(reading.parsed, finding, language, wishes=modality == "proposed"), basis)


def _teller(parsed: Parsed, finding: Finding, language: str, *, wishes: bool) -> str | None:
    """Whoever gives, wants or offers the figure, where no statement holds it: "The Front wants three"."""
    if not parsed.has_parse or finding.noun.index is None or finding.amount.kind == "ordinal":
        return None
    wanted, giving = tone(language).verbs["proposed"], _giving(language)
    for index in ancestors(parsed, finding.noun.index):
        token = parsed.tokens[index]
        if token.pos not in ("VERB", "AUX"):
            continue
        lemma = token.lemma.lower()
        if lemma in giving or (wishes and lemma in wanted):
            if ";" in parsed.text[finding.amount.end : token.start]:
                return None
            return _doer(parsed, index, finding, language)
        if token.dep not in ("ccomp", "xcomp"):
            return None
    return None


def _subject(parsed: Parsed, finding: Finding, language: str) -> str | None:
    """The subject of the clause that the figure stands in: "by its own count Tarn Mills loses 40,000 a day"."""
    if not parsed.has_parse or finding.noun.index is None:
        return None
    verbs = (i for i in ancestors(parsed, finding.noun.index) if parsed.tokens[i].pos == "VERB")
    return next((name for i in verbs if (name := _doer(parsed, i, finding, language))), None)


def _doer(parsed: Parsed, verb: int, finding: Finding, language: str) -> str | None:
    """The subject of a verb by name or description; null where it is a pronoun or holds the figure itself."""
    for child in parsed.children[verb]:
        token = parsed.tokens[child]
        if token.dep != "nsubj" or token.pos not in ("PROPN", "NOUN"):
            continue
        subtree = parsed.subtree(child)
        if finding.noun.index in subtree:
            return None
        tokens = [parsed.tokens[i] for i in subtree]
        name = parsed.text[tokens[0].start : tokens[-1].end].split(", ")[0]
        found = _trimmed(name) if len(name) <= _LONGEST_NAME else None
        return None if found is None or _among(language, "pronouns").fullmatch(found) else found
    return None


def _before_figure(phrase: re.Match[str], finding: Finding) -> str:
    """The name as far as the figure: "by the count of the guild 12 looms stand still"."""
    start, end = phrase.span("who")
    at = finding.amount.start
    return phrase.string[start : at if start < at < end else end].strip()


def _without_basis(name: str) -> str:
    return _BASED.sub("", " ".join(name.split())) or name


def _trimmed(name: str) -> str:
    return _ARTICLE.sub("", _without_basis(name))
