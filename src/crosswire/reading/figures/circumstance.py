"""When a figure holds, and for which unit of time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from crosswire.reading.figures.measure import Finding
from crosswire.reading.figures.vocabulary import Vocabulary
from crosswire.record import DateMention, Parsed, Reading, Span, Statement, When

__all__ = ["CountKind", "as_of", "rate_of"]

_RATE_REACH = 90  # code points after a figure within which "daily" still belongs to it
_FRESH = timedelta(days=7)  # an event of the week before publication; older tolls are not "as of" their event
_RECENT_MONTH = timedelta(days=75)
_BESIDE = 60  # code points between a count and the day that stands by it
_DAY_ONLY = timedelta(days=1)
_LONG_AGO = re.compile(r"\s(?:ago|earlier|later|before|after|prior|old|from\snow)\b")  # "34,000 a year earlier"
_RATE_LEADS = frozenset(
    {"in", "for", "of", "after", "within", "on", "at", "during", "by", "until", "before", "since", "through"}
)


CountKind = Literal["standing", "event", "plain", "none"]


def rate_of(parsed: Parsed, finding: Finding, others: Iterable[Finding], v: Vocabulary) -> str | None:
    """Returns the unit of time of a rate ("80 lorries a day"), or null.

    The unit must follow the figure before any other figure, within its sentence; next to the number it may be an
    adjective ("400 daily flights").
    """
    if finding.amount.kind == "time":
        return _rate_of_length(parsed.text, finding, v)
    text = parsed.text
    following = [o.amount.start for o in others if o.amount.start > finding.amount.start]
    end = min([finding.sentence.end, finding.noun.end + _RATE_REACH, *following])
    between = v.rate.search(text, finding.amount.core_end, max(finding.noun.end, finding.amount.core_end))
    if between is not None and between["adverb"]:
        return v.rate_adverb[between["adverb"].lower()]
    start = max(finding.amount.end if finding.amount.kind == "money" else finding.amount.core_end, finding.amount.end)
    for match in v.rate.finditer(text, start, end):
        lead = text[max(0, match.start() - 12) : match.start()].split()
        if (lead and lead[-1].lower() in _RATE_LEADS) or _LONG_AGO.match(text, match.end()):
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
    return _rate_before(text, finding, others, v)


def _rate_of_length(text: str, finding: Finding, v: Vocabulary) -> str | None:
    """The unit of "two hours a day"; null for "44 hours a week", which is how long a week of work is."""
    found = v.rate.match(text, finding.amount.core_end + 1)
    if found is None:
        return None
    unit = v.rate_adverb[found["adverb"].lower()] if found["adverb"] else v.time_unit[found["unit"].lower()]
    return unit if unit == "day" else None


def _rate_before(text: str, finding: Finding, others: Iterable[Finding], v: Vocabulary) -> str | None:
    """The unit of time that opens the clause: "each day of the closure costs 40,000"."""
    at = finding.amount.start
    if finding.amount.kind in ("time", "percent", "ordinal"):
        return None
    start = max([finding.sentence.start, at - _RATE_REACH, *(o.amount.end for o in others if o.amount.end <= at)])
    lead = v.rate_before.search(text, start, at)
    if lead is None or re.search(r"[;:.()]", text[lead.end() : at]):
        return None
    return v.time_unit[lead["unit"].lower()]


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
    return mention.kind in ("date", "time") and finding.sentence.start <= mention.span.start < finding.sentence.end


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
