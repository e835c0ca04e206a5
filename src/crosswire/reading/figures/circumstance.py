"""What else a figure says: for which unit of time, on whose authority and basis, as of which day, whom and where."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from crosswire.lexicon import lexicon
from crosswire.lexicon.domain import cue_pattern
from crosswire.reading.figures.measure import Finding
from crosswire.reading.figures.syntax import ancestors
from crosswire.reading.figures.tone import tone
from crosswire.reading.figures.vocabulary import Vocabulary
from crosswire.record import DateMention, FigureModality, Parsed, Reading, Span, Statement, When

__all__ = ["Authority", "CountKind", "as_of", "authority_of", "carrier", "rate_of"]

_RATE_REACH = 90  # code points after a figure within which "daily" still belongs to it
_FRESH = timedelta(days=7)  # an event of the week before publication; older tolls are not "as of" their event
_RECENT_MONTH = timedelta(days=75)
_BESIDE = 60  # code points between a count and the day that stands by it
_DAY_ONLY = timedelta(days=1)
_PHRASE = re.compile(
    r"\s*(?P<who>[^,;:.()\n“”\"—]{2,90}?)(?=[,;:()\n“”\"—]|\.(?:\s|$)|\s[-–]\s|\s(?:said|says|and|but|while|which|who)\b)"
)
_LONGEST_NAME = 60  # code points of a name that is no clause
_BASED = re.compile(r"\s(?:based|using|compiled|citing|drawn)\b.*$")
_ARTICLE = re.compile(r"^(?:the|an?|its|o|a|os|as|la|le|el|les|die|der|das)\s|['’]s?$", re.I)
_RATE_LEADS = frozenset(
    {"in", "for", "of", "after", "within", "on", "at", "during", "by", "until", "before", "since", "through"}
)


CountKind = Literal["standing", "event", "plain", "none"]


@dataclass(frozen=True, slots=True)
class Authority:
    """Who gives a figure, what it rests on, and the statement that carries it."""

    name: str | None
    basis: str | None = None
    statement: Statement | None = None


def rate_of(parsed: Parsed, finding: Finding, others: Iterable[Finding], v: Vocabulary) -> str | None:
    """Returns the unit of time of a rate ("80 lorries a day"), or null.

    The unit must follow the figure before any other figure, within its sentence; next to the number it may be an
    adjective ("400 daily flights").
    """
    text = parsed.text
    following = [o.amount.start for o in others if o.amount.start > finding.amount.start]
    end = min([finding.sentence.end, finding.noun.end + _RATE_REACH, *following])
    between = v.rate.search(text, finding.amount.core_end, max(finding.noun.end, finding.amount.core_end))
    if between is not None and between["adverb"]:
        return v.rate_adverb[between["adverb"].lower()]
    start = max(finding.amount.end if finding.amount.kind == "money" else finding.amount.core_end, finding.amount.end)
    for match in v.rate.finditer(text, start, end):
        lead = text[max(0, match.start() - 12) : match.start()].split()
        if lead and lead[-1].lower() in _RATE_LEADS:
            continue
        word = match.group().split()[0].lower()
        if match["adverb"]:
            if _is_adjective(text, match.end()) and match.start() - finding.noun.end > 2:
                continue
            return v.rate_adverb[match["adverb"].lower()]
        if word in ("the", "an", "a") and not _close(text, finding, match.start()):
            continue
        if word == "the":
            continue
        return v.time_unit[match["unit"].lower()]
    return None


def _is_adjective(text: str, end: int) -> bool:
    following = re.match(r"\s[a-z]+", text[end : end + 20])
    return following is not None and following.group().strip() not in (
        "to",
        "in",
        "from",
        "into",
        "for",
        "and",
        "at",
        "on",
        "by",
        "as",
    )


def _close(text: str, finding: Finding, at: int) -> bool:
    between = text[finding.amount.core_end : at]
    return at - finding.noun.end <= 40 and not re.search(r"[,;:.()]", between)


def carrier(reading: Reading, at: int, language: str) -> Statement | None:
    """Returns the statement that gives what stands at this code point, or null.

    That is the innermost one whose content holds it; but what a party is said to demand or to offer is given by
    whoever says so, where anybody does.
    """
    holding = [s for s in reading.statements if any(c.start <= at < c.end for c in s.content)]
    holding.sort(key=lambda s: sum(map(len, s.content)))
    wishes = tone(language).verbs["proposed"]
    for statement in holding[:-1]:
        if _lemma(reading.parsed, statement.cue) not in wishes:
            return statement
    return holding[-1] if holding else None


def _lemma(parsed: Parsed, cue: Span | None) -> str:
    index = parsed.token_at(cue.start) if cue is not None and parsed.has_parse else None
    return parsed.tokens[index].lemma.lower() if index is not None else ""


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
    for match in before.finditer(text, sentence.start, sentence.end):
        phrase = _PHRASE.match(text, match.end())
        if phrase is not None and len(finding.sentence) > 0:
            return Authority(_trimmed(phrase["who"]), basis)
    if found := count_of.search(text, sentence.start, sentence.end):
        return Authority(_trimmed(found["who"]), basis)
    return Authority(_wisher(reading.parsed, finding, language) if modality == "proposed" else None, basis)


def _wisher(parsed: Parsed, finding: Finding, language: str) -> str | None:
    """Whoever wants or offers the figure, where nobody is said to say so: "The Front wants three"."""
    if not parsed.has_parse or finding.noun.index is None:
        return None
    for index in ancestors(parsed, finding.noun.index):
        if parsed.tokens[index].pos != "VERB":
            continue
        if parsed.tokens[index].lemma.lower() not in tone(language).verbs["proposed"]:
            return None
        for child in parsed.children[index]:
            if parsed.tokens[child].dep == "nsubj" and parsed.tokens[child].pos in ("PROPN", "NOUN"):
                subtree = parsed.subtree(child)
                if finding.noun.index in subtree:
                    return None
                tokens = [parsed.tokens[i] for i in subtree]
                name = parsed.text[tokens[0].start : tokens[-1].end]
                return _trimmed(name) if len(name) <= _LONGEST_NAME else None
        return None
    return None


def _without_basis(name: str) -> str:
    return _BASED.sub("", " ".join(name.split())) or name


def _trimmed(name: str) -> str:
    return _ARTICLE.sub("", _without_basis(name))


def as_of(
    reading: Reading, finding: Finding, others: Iterable[Finding], statement: Statement | None, kind: CountKind
) -> When | None:
    """Returns the day for which the figure holds, or null.

    A standing count holds for the day on which it was given, where its sentence names that day ("have been killed,
    the office said on Monday"); an event's count for the day of the event, where that is fresh ("killed 17 on
    Monday"); any other for the day or month that stands right by it. A flow of long ago has no day of its own.
    """
    if kind == "none":
        return None
    published = reading.parsed.article.published
    days = [d for d in reading.dates if _in_sentence(d, finding) and _fresh(d, published, months=kind == "plain")]
    own = [d for d in days if statement is None or _inside(d.span, statement)]
    if kind == "standing" and statement is not None and statement.said_on is not None:
        outside = [d.when for d in days if d.when and d.when.earliest == statement.said_on and d not in own]
        return outside[0] if outside else None
    if kind == "event":
        own = [d for d in own if not _possessive(d, reading.parsed.text)]
    elif kind == "plain":
        own = [d for d in own if _beside(d.span, finding, others)]
    else:
        return None
    return min(own, key=lambda d: abs(d.span.start - finding.amount.start)).when if own else None


def _in_sentence(mention: DateMention, finding: Finding) -> bool:
    return mention.kind == "date" and finding.sentence.start <= mention.span.start < finding.sentence.end


def _possessive(mention: DateMention, text: str) -> bool:
    return text[mention.span.end : mention.span.end + 2] in ("'s", "’s") or mention.span.of(text).endswith(("'s", "’s"))


def _beside(span: Span, finding: Finding, others: Iterable[Finding]) -> bool:
    low, high = sorted((span.start, finding.amount.start))
    return high - low <= _BESIDE and not any(low < o.amount.start < high for o in others if o is not finding)


def _inside(span: Span, statement: Statement) -> bool:
    return any(c.start <= span.start < c.end for c in statement.content)


def _fresh(mention: DateMention, published: date | None, *, months: bool) -> bool:
    when = mention.when
    if when is None or when.earliest is None or when.latest is None:
        return False
    if months and when.precision == "month":
        return published is None or published - _RECENT_MONTH <= when.earliest <= published
    if when.latest - when.earliest > _DAY_ONLY:
        return False
    return published is None or published - _FRESH <= when.earliest <= published + _DAY_ONLY
