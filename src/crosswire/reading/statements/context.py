"""Around a statement: told to whom, through whom, why unnamed, on which day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache

from crosswire.lexicon.press import outlet_at
from crosswire.lexicon.words import roles
from crosswire.record import Article, Attribution, DateMention, Mention, Parsed, Span, inside, overlap
from crosswire.text import fold, squeeze

__all__ = ["anonymity", "carriers", "chain", "said_on", "speaks_today", "told_to"]

_TO = re.compile(
    r"\b(?:told|tells|telling|said to|says to|saying to|speaking to|spoke to|spoken to"
    r"|interview with|interview to|statement to)\s+(?:the\s+)?"
)
_US = re.compile(
    r"\b(?:told|to|with) (?:this|our) (?:own )?(?:site|website|newspaper|paper|reporter|station|channel)\b"
)
_ONE_NIGHT = timedelta(days=1)  # a night runs into the next day: what was said then counts for its evening
_HOST = re.compile(r"https?://(?:www\.)?(?P<host>[\w.-]+\w)")
_REASON_ENDS = re.compile(r"[.,;”\"]|$")


def told_to(parsed: Parsed, attribution: Attribution, mentions: Sequence[Mention]) -> str | None:
    """Returns the outlet or agency that the speaker told, as the text names it; null where none is named.

    The name stands right after "told", outside the content; a bracketed short form after it is preferred.
    """
    window = _window(parsed, attribution)
    if window is None:
        return None
    if parsed.article.publisher and _US.search(parsed.text, window.start, window.end):
        return parsed.article.publisher
    for match in _TO.finditer(parsed.text, window.start, window.end):
        if any(s.start <= match.start() < s.end for s in attribution.content):
            continue
        named = next((m for m in mentions if m.span.start - 4 <= match.end() <= m.span.end), None)
        name = _capitalised(parsed.text, match.end(), window.end, named)
        if name:
            return name
    return None


def _capitalised(text: str, start: int, end: int, named: Mention | None) -> str | None:
    stretch = re.compile(r"(?:[A-Z][\w’'&.-]*\s?)+(?:[\w\s]{0,20}\(([A-Z]{2,6})\))?").match(text, start, end)
    if stretch is None:
        return None
    if stretch.group(1):
        return stretch.group(1)
    name = squeeze(stretch.group(0)).rstrip(".,'’")
    if named is not None and len(named.span.of(text)) > len(name):
        name = squeeze(named.span.of(text))
    return name or None


def _window(parsed: Parsed, attribution: Attribution) -> Span | None:
    """The sentences of the cue and of the source."""
    anchor = (*attribution.cue, *attribution.source)
    held = [s.span for a in anchor if (s := parsed.sentence_at(a.start)) is not None]
    return Span(min(s.start for s in held), max(s.end for s in held)) if held else None


def carriers(article: Article) -> tuple[str, ...]:
    """Returns the agencies and outlets that carried the whole report: those its credit lines and dateline name.

    An agency that one source told something carried that statement only.
    """
    layout = article.layout
    lines = [s for s in (*layout.credits, layout.dateline, layout.byline) if s is not None]
    named = [c for c in article.credits if any(c in line.of(article.text) for line in lines)]
    hosts = [m["host"] for line in layout.credits for m in _HOST.finditer(line.of(article.text))]
    return tuple(dict.fromkeys((*named, *(_outlet(h, article.credits) for h in hosts))))


def chain(names: Iterable[str]) -> tuple[str, ...]:
    """Returns the names that a statement came through, each once, in the order and spelling of its first mention."""
    return tuple({fold(name): name for name in reversed([*names])}.values())[::-1]


def _outlet(host: str, names: Sequence[str]) -> str:
    """The credited name that an address spells, else the name that the outlet there is known by, else the address."""
    label = host.split(".")[-2] if "." in host else host
    spelt = next((n for n in names if "".join(fold(n).split()) == label.casefold()), None)
    return spelt or outlet_at(host) or host


def anonymity(parsed: Parsed, attribution: Attribution) -> Span | None:
    """Returns the reason given for not naming the speaker ("because he was not authorised …"), without end marks.

    Looks in the sentence of the cue and in the one after it.
    """
    window = _window(parsed, attribution)
    if window is None:
        return None
    end = _with_next_sentence(parsed, window)
    phrase = _anonymous().search(parsed.text, window.start, end)
    if phrase is None:
        return None
    reason = _reasons().search(parsed.text, phrase.end(), end)
    if reason is None or reason.start() - phrase.end() > 60:
        return None
    stop = _REASON_ENDS.search(parsed.text, reason.end(), end)
    return Span(reason.start(), stop.start() if stop else end)


def _with_next_sentence(parsed: Parsed, window: Span) -> int:
    paragraph = parsed.paragraph_at(window.start)
    following = parsed.sentence_at(min(window.end + 2, len(parsed.text) - 1))
    if following is None or paragraph is None or following.span.start >= paragraph.end:
        return window.end
    return following.span.end


@cache
def _anonymous() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(p) for p in roles().anonymity), re.IGNORECASE)


@cache
def _reasons() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(p) for p in roles().anonymity_reason) + r")\b", re.IGNORECASE)


def said_on(parsed: Parsed, attribution: Attribution, dates: Sequence[DateMention]) -> date | None:
    """Returns the one day that the sentence of the cue gives for the saying, outside the content; else null."""
    window = _window(parsed, attribution)
    if window is None:
        return None
    days = [
        d
        for d in dates
        if d.when is not None
        and d.when.earliest is not None
        and d.when.latest is not None
        and d.when.latest - d.when.earliest <= _ONE_NIGHT
        and inside(d.span, window)
        and not any(overlap(d.span, s) for s in attribution.content)
        and not _in_other_clause(parsed, d.span, attribution)
    ]
    anchor = (attribution.cue or attribution.source)[0]
    nearest = min(days, key=lambda d: min(abs(d.span.start - anchor.end), abs(anchor.start - d.span.end)), default=None)
    return nearest.when.earliest if nearest is not None and nearest.when is not None else None


def _in_other_clause(parsed: Parsed, day: Span, attribution: Attribution) -> bool:
    """Whether the day hangs on another verb than the cue's own clause ("as the war, which began on 3 May, …")."""
    i = parsed.token_at(day.start)
    if i is None or not attribution.cue:
        return False
    cue = set(parsed.tokens_in(Span(attribution.cue[0].start, attribution.cue[-1].end)))
    for _ in range(12):
        head = parsed.tokens[i].head
        if head in cue or head == i:
            return False
        if parsed.tokens[i].dep in ("relcl", "acl", "advcl") and not cue & set(parsed.subtree(i)):
            return True
        i = head
    return False


_TODAY = re.compile(r"\b(?:today|this (?:morning|afternoon|evening)|tonight)\b", re.IGNORECASE)


def speaks_today(parsed: Parsed, attribution: Attribution) -> bool:
    """Whether the content counts from the day it was said ("this morning"): then it was said on the report's day."""
    return any(_TODAY.search(parsed.text, s.start, s.end) for s in attribution.content)
