"""What looks like a figure and is none: dates, clock times, ages, names with numbers, addresses, scores, list marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from crosswire.reading.figures.scan import Amount
from crosswire.reading.figures.vocabulary import Vocabulary, vocabulary

__all__ = ["Refusal", "accepted", "refusal"]

Refusal = Literal["date", "time", "age", "name", "address", "score", "list", "pronoun", "definite", "idiom"]

_BEFORE, _AFTER = 48, 40  # code points: what decides stands next to the number
_RUN = 80  # code points of an unbroken run that are looked at: enough to tell an address
_ADDRESS = re.compile(
    r"https?:|www\.|@\w|\w\.(?:com|org|net|gov|edu|info|io|co|tv|me|uk|de|fr|pt|es|br)(?:[/:]|$)|[=&?]\w+=|\w/\w+/\w"
)
_PHONE = re.compile(r"(?:\+|\(0|\b0)\d[\d\s().-]{5,18}\d|\b\d{3}[-.\s]\d{3}[-.\s]\d{4}\b|\b\d{3}[-.]0\d{3}\b")
_CLOCK = re.compile(r"\d{1,2}[:h]\d{2}|\d{1,2}\.\d{2}\s?(?:[ap]\.?m\b|GMT|UTC|hrs)", re.I)
_SLASHED = re.compile(r"\d{1,4}[/.]\d{1,2}[/.]\d{1,4}|\d{4}-\d{1,2}-\d{1,2}|\d{1,3}/\d{1,3}|\d{4}[–/-]\d{2}(?!\d)")
_BULLET = re.compile(r"(?:^|\n)[^\S\n]*(?:[•*·-][^\S\n]*)?[(\[]?\d{1,3}[.)\]](?=\s)")
_MARK = re.compile(r"(?:#|№|§|\bn[º°]\.?|\bNos?\.)\s?$")
_CODE_BEFORE = re.compile(
    r"[^\W\d_]$|[^\W\d_]\w*[-‑–]$|[A-Z]\d*[/-]$|\d[-‑]?[A-Za-z]+$|[_/\\]$|['’‘]$|\b[A-Z]{1,3}\s[-]\s$"
)
_CODE_AFTER = re.compile(r"[^\W\d_]|[-‑][A-Z0-9]|\s?[x×]\s?\d|[/\\_]|['’]s\s|['’]?s\b")
_CAPITAL = re.compile(r"(?:^|[\s(\"“'‘/–—-])(?P<word>(?:[A-Z]|[a-z]{1,2}[A-Z])[\w'’.&-]*)\s$")
_LAST = re.compile(r"(?P<word>[^\W\d_][\w.'’-]*)\s+(?:the\s)?$")
_NEXT = re.compile(r"\s(?P<word>[^\W\d_][\w'’-]*)")
_AGE_APPOSITION = re.compile(r"[A-Z][\w'’-]+\s?,\s$")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n“\"—–-]\s*)[A-Z][\w'’.-]*\s$")
_HYPHENED = re.compile(r"[-‑](?P<word>[^\W\d_]+)")
_OPENING = re.compile(r"(?:^|[.!?:;\n“\"]\s?)[A-Z][\w'’.-]*\s$")
_AFTER_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Oo]n|[Tt]o|[Oo]f|[Ff]or|[Aa]round)\s(?:[A-Z][\w'’.-]*\s){1,3}$"
)
_NAMING = 3  # digits: shorter numbers are met too often as counts
_HIGH_YEAR, _LOW_YEAR = 2100, 1500


def refusal(text: str, amount: Amount, language: str = "en") -> Refusal | None:
    """Returns why an amount is no figure, or null where it may be one.

    >>> from crosswire.reading.figures.scan import scan
    >>> line = "Flight 204 left at 18:30 on March 3, 2031 with 140 people aboard."
    >>> [refusal(line, a) for a in scan(line, vocabulary("en"))]
    ['name', 'time', 'time', 'date', 'date', None]
    """
    v = vocabulary(language)
    before = text[max(0, amount.number_start - _BEFORE) : amount.number_start]
    after = text[amount.number_end : amount.number_end + _AFTER]
    if amount.style == "digits":
        if found := _written(text, amount, before, after, v):
            return found
    elif found := _worded(text, amount, before, after, v):
        return found
    if amount.kind in ("count", "time") and is_age(text, amount, v):
        return "age"
    if amount.kind == "count" and _is_date(amount, before, after, v):
        return "date"
    return None


def accepted(text: str, amounts: Iterable[Amount], language: str = "en", *, ages: bool = False) -> Iterator[Amount]:
    """Yields the amounts that may be figures; a number that names something once in a text ("Hauler 737") names it
    always, from three digits on. ``ages`` lets people's ages through.
    """
    kept, names = [], set()
    for amount in amounts:
        why = refusal(text, amount, language)
        if why == "name":
            names.add(text[amount.number_start : amount.number_end])
        elif why is None or (ages and why == "age"):
            kept.append(amount)
    for amount in kept:
        number = text[amount.number_start : amount.number_end]
        if not (
            len(number) >= _NAMING and number in names and number.isdecimal() and amount.start == amount.number_start
        ):
            yield amount


def _written(text: str, a: Amount, before: str, after: str, v: Vocabulary) -> Refusal | None:
    run = _run_around(text, a)
    if _ADDRESS.search(run):
        return "address"
    near = text[max(0, a.number_start - 20) : a.number_end + 20]
    at = min(20, a.number_start)
    for pattern, what in ((_PHONE, "address"), (_CLOCK, "time"), (_SLASHED, "date")):
        if any(m.start() < at + a.number_end - a.number_start and at < m.end() for m in pattern.finditer(near)):
            return "address" if what == "address" else "time" if what == "time" else "date"
    if text[a.number_start] == "0" and text[a.number_start : a.number_start + 2].isdecimal():
        return "address"
    line = text[max(0, text.rfind("\n", max(0, a.number_start - 12), a.number_start)) : a.number_end + 2]
    if _BULLET.match(line) and a.kind == "count" and (a.number_start < 12 or "\n" in line):
        return "list"
    if _is_clock(before, after, v):
        return "time"
    if a.kind == "count" and (_is_date(a, before, after, v) or _is_year(a, before, after, v)):
        return "date"
    if a.kind in ("money", "percent", "measure"):
        return None
    if _MARK.search(before):
        return "name"
    return _named(a, before, after, v) or _scored(a, before, after, v)


def _run_around(text: str, a: Amount) -> str:
    start, end = a.number_start, a.number_end
    left = max((text.rfind(c, max(0, start - _RUN), start) for c in " \n\t"), default=-1)
    ends = [x for x in (text.find(c, end, end + _RUN) for c in " \n\t") if x >= 0]
    return text[max(left + 1, start - _RUN, 0) : min(ends) if ends else end + _RUN]


def _is_clock(before: str, after: str, v: Vocabulary) -> bool:
    match = re.match(r"\s?([^\W\d_][\w.'’]*(?:\stime)?)", after)
    return match is not None and (v.in_list("clock_after", match[1]) or v.in_list("clock_after", match[1].rstrip(".")))


def _is_date(a: Amount, before: str, after: str, v: Vocabulary) -> bool:
    day_before, day_after, year_before = _months(v.language)
    if a.number_end - a.number_start == len("2031") and year_before.search(before):
        return True
    return bool(day_before.search(before) or day_after.match(after))


@cache
def _months(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    names = "|".join(sorted(vocabulary(language).raw.get("months", ()), key=len, reverse=True))
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    more = rf"(?: ?(?:and|to|or|through|[-–—]) ?{day}){{0,2}}"
    flags = re.I if language == "pt" else re.NOFLAG
    return (
        re.compile(rf"(?<!\w)(?:{names})\.?\s(?:the\s|de\s)?(?:{day}\s?(?:and|to|or|through|[-–—])\s?){{0,2}}$", flags),
        re.compile(rf"(?:st|nd|rd|th|º|\.)?{more} (?:of |de )?(?:{names})(?!\w)", flags),
        re.compile(rf"(?<!\w)(?:{names})\.?\s?(?:{day})?{more}\s?,?\s(?:de\s)?$", flags),
    )


def _is_year(a: Amount, before: str, after: str, v: Vocabulary) -> bool:
    ends = [x for x in (a.low, a.high) if x is not None]
    if not all(_LOW_YEAR <= x <= _HIGH_YEAR and x == int(x) for x in ends) or a.style != "digits":
        return False
    if a.bound == "range":
        return a.number_end - a.number_start <= len("2014 and 2016") + 2 and "," not in after[:1]
    if a.number_end - a.number_start != len("2031") or (a.start < a.number_start and a.bound != "exact"):
        return False
    following, last = _NEXT.match(after), _LAST.search(before)
    word = following["word"] if following else ""
    if not word or not word[0].islower() or v.in_list("stop", word):
        return True
    if last is not None and (v.in_list("year_before", last["word"]) or last["word"].endswith(("'s", "’s"))):
        return not _counts_people(word, v)
    return not (word.endswith("s") or _counts_people(word, v))


def _counts_people(word: str, v: Vocabulary) -> bool:
    return word.lower() in ("people", "men", "women", "children", "troops") or (word.islower() and word.endswith("ers"))


def _named(a: Amount, before: str, after: str, v: Vocabulary) -> Refusal | None:
    if a.start == a.number_start and _CODE_BEFORE.search(before):
        return "name"
    hyphened = _HYPHENED.match(after)
    if a.kind == "count" and hyphened is not None and v.in_list("not_hyphened", hyphened["word"]):
        return "name"
    if a.kind == "count" and hyphened is None and _CODE_AFTER.match(after) and not v.bounds_after.match(after):
        return "name"
    if a.start != a.number_start or a.kind != "count":
        return None
    last = _LAST.search(before)
    if last is not None and _is_designator(last["word"], v):
        return "name"
    return "name" if _follows_name(a, before, after, v) else None


def _follows_name(a: Amount, before: str, after: str, v: Vocabulary) -> bool:
    """Whether the number is the second half of a name: "Trent 900 engines", but "in Dorrin 40 houses"."""
    capital = _CAPITAL.search(before)
    if capital is None or a.number_end - a.number_start > 4 or _OPENING.search(before):
        return False
    following = _NEXT.match(after)
    word = following["word"] if following else ""
    if word and (_counts_people(word, v) or word in ("are", "were", "have", "had", "of", "more", "other")):
        return False
    return not (word and word[0].islower() and not v.in_list("stop", word) and _AFTER_PLACE.search(before))


def _is_designator(word: str, v: Vocabulary) -> bool:
    return v.in_list("names_before", word.rstrip("s.")) or v.in_list("names_before", word)


def _scored(a: Amount, before: str, after: str, v: Vocabulary) -> Refusal | None:
    joined = re.match(r"\s?[-–—]\s?\d{1,3}(?!\d|,\d)", after) or re.search(r"(?<![\d,])\d{1,3}\s?[-–—]\s?$", before)
    if joined and a.bound != "range" and a.kind == "count":
        return "score"
    words = re.findall(r"[^\W\d_]+", before)[-5:]
    ranged = a.bound == "range" and a.low is not None and a.high is not None and a.high < 20 and "to" not in after[:3]
    if ranged and a.kind == "count" and not _NEXT.match(after) and any(v.in_list("scores", w) for w in words):
        return "score"
    return None


def _worded(text: str, a: Amount, before: str, after: str, v: Vocabulary) -> Refusal | None:
    hyphened = re.match(r"[-‑](?P<word>[^\W\d_]+)", after)
    if a.kind == "count" and hyphened is not None and v.in_list("not_hyphened", hyphened["word"]):
        return "idiom"
    if re.search(r"[^\W\d_][-‑]$", before):
        return "idiom"  # "twenty-one" is one number; "forty-niner", "mid-thirties" and "one-to-one" are none
    number = text[a.number_start : a.number_end].lower()
    following = _NEXT.match(after)
    word = following["word"].lower() if following else ""
    if a.style == "share":
        counted = re.match(r"\s(?:of\b|(?:the|its|their|his|her|our|all)\b)", after)
        return None if counted and (counted.group() == " of" or a.start < a.number_start) else "idiom"
    last = _LAST.search(before)
    if number in ("one", v.raw.get("one")) and v.language == "en":
        return None if _one_counts(a, before, after, word, v) else "pronoun"
    if number in (str(w).lower() for w in v.raw["article"]) and not (a.kind in ("time", "percent", "money")):
        return "pronoun"
    if number == v.raw.get("one") and v.language != "en" and a.kind == "count":
        return "pronoun"
    if (
        last is not None
        and a.start == a.number_start
        and a.low is not None
        and a.low <= 12
        and a.style == "words"
        and a.kind == "count"
    ):
        if v.in_list("definite", last["word"]) or before.lower().endswith(" the "):
            bare = following is None or v.in_list("stop", word)
            if v.in_list("pairs", word) or (a.low == 2 and bare):
                return "definite"
        if last["word"][0].isupper() and not _SENTENCE_START.search(before) and _is_designator(last["word"], v):
            return "name"
    return None


def _one_counts(a: Amount, before: str, after: str, word: str, v: Vocabulary) -> bool:
    if a.kind in ("percent", "money"):
        return True
    if a.kind == "time":
        if a.unit == "day":
            return bool(re.match(r"[-‑]", after)) or a.start < a.number_start
        return not re.search(r"\b(?:at|no)\s$", before)
    if re.match(r"[-‑]", after):
        return False
    return v.in_list("one_counts", word) and not re.search(r"\b(?:no|any|every|this|that|which|the)\s$", before)
