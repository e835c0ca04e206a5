"""Numbers that are part of a name, an address, a code, a list mark or a score."""

from __future__ import annotations

import re

from crosswire.reading.figures.around import Around
from crosswire.reading.figures.scan import Amount

__all__ = ["is_address", "is_bullet", "is_name", "is_score", "is_slashed", "is_timed"]

_RUN = 80  # code points of an unbroken run that are looked at: enough to tell an address
_NEAR = 20
_LONGEST_NAME = 4  # digits: "Boeing 737", "Resolution 2728"; longer numbers after a name count
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
_OPENING = re.compile(r"(?:^|[.!?:;\n“\"]\s?)[A-Z][\w'’.-]*\s$")
_AFTER_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Oo]n|[Tt]o|[Oo]f|[Ff]or|[Aa]round)\s(?:[A-Z][\w'’.-]*\s){1,3}$"
)
_COUNTS = frozenset({"are", "were", "have", "had", "of", "more", "other"})
_SCORE_AFTER = re.compile(r"\s?[-–—]\s?\d{1,3}(?!\d|,\d)")
_SCORE_BEFORE = re.compile(r"(?<![\d,])\d{1,3}\s?[-–—]\s?$")
_WORDS = re.compile(r"[^\W\d_]+")
_HIGHEST_SCORE = 20


def is_address(text: str, a: Amount) -> bool:
    """Whether the number is in a web or mail address, or is part of a telephone number."""
    if _ADDRESS.search(_run_around(text, a)) or _touches(_PHONE, text, a):
        return True
    return text[a.number_start] == "0" and text[a.number_start : a.number_start + 2].isdecimal()


def _run_around(text: str, a: Amount) -> str:
    start, end = a.number_start, a.number_end
    left = max(text.rfind(c, max(0, start - _RUN), start) for c in " \n\t")
    ends = [x for x in (text.find(c, end, end + _RUN) for c in " \n\t") if x >= 0]
    return text[max(left + 1, start - _RUN, 0) : min(ends) if ends else end + _RUN]


def _touches(pattern: re.Pattern[str], text: str, a: Amount) -> bool:
    low = max(0, a.number_start - _NEAR)
    return any(
        m.start() < a.number_end and a.number_start < m.end() for m in pattern.finditer(text, low, a.number_end + _NEAR)
    )


def is_timed(text: str, a: Amount) -> bool:
    """Whether the number is written as hours and minutes."""
    return _touches(_CLOCK, text, a)


def is_slashed(text: str, a: Amount) -> bool:
    """Whether the number is written as a date with slashes, points or hyphens, or as a fraction."""
    return _touches(_SLASHED, text, a)


def is_bullet(text: str, a: Amount) -> bool:
    """Whether the number opens its line as the mark of a list or section, or is the mark of a note."""
    if text[max(0, a.number_start - 1) : a.number_start] == "[" and text[a.number_end : a.number_end + 1] == "]":
        return True  # the mark of a note
    line = text.rfind("\n", max(0, a.number_start - 12), a.number_start)
    if a.kind != "count" or (line < 0 and a.number_start >= 12):
        return False
    return _BULLET.match(text[max(0, line) : a.number_end + 2]) is not None


def is_name(a: Amount, near: Around) -> bool:
    """Whether the number belongs to a name: "F-16", "Highway 4", "Resolution 2728", "the 737s"."""
    if _MARK.search(near.before) or (near.bare and _CODE_BEFORE.search(near.before)):
        return True
    if a.kind != "count":
        return False
    if near.hyphened:
        if near.v.in_list("not_hyphened", near.hyphened):
            return True
    elif _CODE_AFTER.match(near.after) and not near.v.bounds_after.match(near.after):
        return True
    return near.bare and (is_designator(near) or _follows_name(near))


def is_designator(near: Around) -> bool:
    """Whether the word before is one after which a number names a thing."""
    single = near.last.rstrip("s.") if near.last[:1].isupper() else near.last  # "Articles 5 and 6"; "it numbers 900"
    return bool(near.last) and (near.v.in_list("names_before", near.last) or near.v.in_list("names_before", single))


def _follows_name(near: Around) -> bool:
    """Whether the number is the second half of a name: "Merlin 900 engines", but "in Dorrin 40 houses"."""
    if near.length > _LONGEST_NAME or not _CAPITAL.search(near.before) or _OPENING.search(near.before):
        return False
    if near.next in _COUNTS or near.next_is_people():
        return False
    counted = near.next[:1].islower() and not near.next_is_stop()
    return not (counted and _AFTER_PLACE.search(near.before))


def is_score(a: Amount, near: Around) -> bool:
    """Whether the number is half of a result ("3-1"), or a range that can only be one ("won 1-3")."""
    if a.kind != "count":
        return False
    if a.bound != "range":
        return bool(_SCORE_AFTER.match(near.after) or _SCORE_BEFORE.search(near.before))
    if a.high is None or a.high >= _HIGHEST_SCORE or near.next:
        return False
    return any(near.v.in_list("scores", w) for w in _WORDS.findall(near.before)[-5:])
