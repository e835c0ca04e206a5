"""Numbers that leave out what they count because their neighbour says it: "from 3 to 4 percent", "down to 44"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from crosswire.lexicon import lexicon
from crosswire.lexicon.domain import cue_pattern
from crosswire.reading.figures.measure import Finding

__all__ = ["opens_move", "with_units_lent"]

_LENT = frozenset({"money", "percent", "time", "measure"})
_AHEAD = 40  # code points from a number to the one that lends its unit: "from 3 to at least 4 percent"
_BACK = 160  # code points back to the lender: a sentence, or the end of the one before
_LEAD = 28  # code points before the number that tell whether it may borrow
_CLOSE_BY = 0.1  # of the larger: what a change moves between; a toll beside a span of days is farther apart
_MONEY_APART = 0.02
_ENDS = re.compile(r"\s?(?:[,.;:!?)”\"»’]|$)")


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    raw = lexicon("figures").get(language) or lexicon("figures")["en"]
    lending = raw.get("lending") or lexicon("figures")["en"]["lending"]
    before = {k: rf"(?<!\w)(?:{cue_pattern(lending[k])})" for k in ("from", "to", "compared", "held")}
    return (
        re.compile(before["from"] + r"\s$", re.I),
        re.compile(before["to"] + r"\s$", re.I),
        re.compile(before["compared"] + r"(?:\s[^\s.;]{1,14}){0,3}\s$", re.I),
        re.compile(before["held"] + r"\s$", re.I),
    )


def with_units_lent(text: str, findings: Sequence[Finding], language: str) -> list[Finding]:
    """Returns the findings; bare numbers have the unit of a neighbour that moves, compares or repeats with them."""
    done = list(findings)
    for n, finding in enumerate(done):
        if not _bare(finding):
            continue
        lender = _ahead(text, done, n, language) or _behind(text, done, n, language) or _same(done, finding)
        if lender is not None:
            unit = lender.amount.unit or (lender.noun.head or "").lower() or None
            done[n] = replace(
                finding,
                amount=replace(finding.amount, kind=lender.amount.kind, unit=unit),
                noun=replace(finding.noun, kind=lender.noun.kind, populations=lender.noun.populations),
            )
    return done


def opens_move(text: str, finding: Finding, together: Sequence[Finding], language: str) -> bool:
    """Whether the figure is what is so now, before the change: the 48 of "from 48 hours a week to 44"."""
    from_, to, _, _ = _patterns(language)
    start, end = finding.amount.start, finding.amount.core_end
    if not from_.search(text, max(0, start - _LEAD), start):
        return False
    return any(
        0 < other.amount.start - end <= _AHEAD and to.search(text, end, other.amount.start)
        for other in together
        if other is not finding and other.amount.kind == finding.amount.kind
    )


def _bare(finding: Finding) -> bool:
    noun = finding.noun
    return finding.amount.kind == "count" and noun.head is None and noun.kind == "unknown" and not noun.partitive


def _ahead(text: str, findings: Sequence[Finding], n: int, language: str) -> Finding | None:
    """The other end of a move, which has the unit: "from 3 to 4 percent"."""
    if n + 1 == len(findings):
        return None
    finding, lender = findings[n], findings[n + 1]
    from_, to, _, _ = _patterns(language)
    gap = text[finding.amount.end : lender.amount.start].strip() + " "
    if not _may_lend(lender, finding) or len(gap) > _AHEAD or not to.fullmatch(gap):
        return None
    return lender if from_.search(text, max(0, finding.amount.start - _LEAD), finding.amount.start) else None


def _behind(text: str, findings: Sequence[Finding], n: int, language: str) -> Finding | None:
    """What stands before and moves to this number, is compared with it, or is taken up: "48 hours … to 44"."""
    if n == 0:
        return None
    finding, lender = findings[n], findings[n - 1]
    start = finding.amount.start
    near = 0 <= start - lender.amount.end <= _BACK
    if not near or not _may_lend(lender, finding) or not _closed(text, finding):
        return None
    from_, to, compared, held = _patterns(language)
    low = max(lender.amount.end, start - _LEAD)
    moved = to.search(text, low, start)
    if moved and from_.search(text, max(0, lender.amount.start - _LEAD), lender.amount.start):
        return lender
    if compared.search(text, max(lender.amount.end, start - 2 * _LEAD), start):
        return lender
    taken_up = held.search(text, low, start)
    if taken_up is None:
        return None
    same_sentence = lender.sentence == finding.sentence
    return lender if same_sentence != (lender.amount.kind == "time") or not same_sentence else None


def _same(findings: Sequence[Finding], finding: Finding) -> Finding | None:
    """A share or sum of the article with the same broken number: "five and a half" after "5.5 percent"."""
    value = finding.amount.low if finding.amount.low is not None else finding.amount.high
    if value is None or value == int(value):
        return None
    for lender in findings:
        if lender.amount.kind in ("percent", "money") and value in (lender.amount.low, lender.amount.high):
            return lender
    return None


def _may_lend(lender: Finding, finding: Finding) -> bool:
    """Whether both may be of one unit: no more apart than what moves from one to the other."""
    ours = finding.amount.low or finding.amount.high
    theirs = lender.amount.low or lender.amount.high
    lends = lender.amount.kind in _LENT or (lender.noun.kind == "things" and lender.noun.head is not None)
    if not lends or not ours or not theirs:
        return False
    apart = min(ours, theirs) / max(ours, theirs)
    return apart >= (_MONEY_APART if lender.amount.kind == "money" else _CLOSE_BY)


def _closed(text: str, finding: Finding) -> bool:
    """Whether nothing is counted after the number: it ends its clause, or a small word follows."""
    end = finding.amount.end
    return _ENDS.match(text, end) is not None or _SMALL.match(text, end) is not None


_SMALL = re.compile(
    r"\s(?:to|with|in|and|but|or|instead|now|before|after|so|from|for|on|y|e|et|und|pero|mas|mais|aber|a|à|en|em)\b"
)
