"""Numbers as they are written: digits, words, digits with a scale, vague plurals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from crosswire.reading.figures.vocabulary import Vocabulary, lowered
from crosswire.record import Bound

__all__ = ["Numeral", "digits_value", "numerals"]

_Kind: TypeAlias = Literal["digits", "value", "scale", "plural", "fuzzy", "fraction"]

_GROUPED = re.compile(r"\d{1,3}(?:[\u00a0\u202f\u2009'’ ]\d{3})+")
_THOUSANDS = {m: re.compile(rf"\d{{1,3}}(?:\{m}\d{{3}})+|\d{{1,2}}(?:\{m}\d{{2}})+\{m}\d{{3}}") for m in ".,"}
_OTHER_DECIMAL = {m: re.compile(rf"\d+\{m}\d\d?") for m in ".,"}  # "1,4 million" in English
_AND_A = re.compile(r"\sand\sa\s")
_HYPHENS = frozenset("-‑–")
_HUNDRED = 100
_LARGEST = 1e12  # nothing beyond is multiplied: such runs of words are no numbers
_TWO = 2  # a bare plural says at least two of its unit
_ROUND = 4  # decimals kept of a share


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number from ``start`` to ``end``; ``low`` and ``high`` differ only where the words leave it open.

    ``short`` is a scale of one letter ("5m") that may be a unit instead; ``scale`` what was multiplied in.
    """

    start: int
    end: int
    low: float
    high: float | None
    bound: Bound
    style: Literal["digits", "words", "vague", "share"]
    scale: float = 1.0
    short: str | None = None


@dataclass(frozen=True, slots=True)
class _Atom:
    start: int
    end: int
    kind: _Kind
    value: float
    word: str
    short: str | None = None


def digits_value(digits: str, decimal: str = ".") -> float | None:
    """Returns the value of a number in digits, or null where it is none (a version, an address, a list).

    >>> digits_value("27,840"), digits_value("1.4"), digits_value("1.904", decimal=",")
    (27840.0, 1.4, 1904.0)
    >>> digits_value("192.168.0.1") is None
    True
    """
    group = "," if decimal == "." else "."
    if _GROUPED.fullmatch(digits):
        return float(re.sub(r"\D", "", digits))
    plain = digits.replace(" ", "")
    whole, _, part = plain.partition(decimal)
    if part and not part.isdecimal():
        return None
    if _THOUSANDS[group].fullmatch(whole):
        return float(whole.replace(group, "") + (f".{part}" if part else ""))
    if whole.isdecimal():
        return float(f"{whole}.{part}") if part else float(whole)
    if _OTHER_DECIMAL[group].fullmatch(plain):
        return float(plain.replace(group, "."))
    if _THOUSANDS[decimal].fullmatch(plain) and plain.count(decimal) > 1:
        return float(plain.replace(decimal, ""))
    return None


def numerals(text: str, vocabulary: Vocabulary) -> Iterator[Numeral]:
    """Yields the numbers of a text in order, without their bounds and units; never overlapping."""
    run: list[_Atom] = []
    low = lowered(text)
    for atom in sorted([*_digit_atoms(low, vocabulary), *_word_atoms(low, vocabulary)], key=_start):
        if run and not _joins(text, run[-1], atom, vocabulary):
            yield from _parsed(text, run, vocabulary)
            run = []
        run.append(atom)
    yield from _parsed(text, run, vocabulary)


def _start(atom: _Atom) -> int:
    return atom.start


def _digit_atoms(low: str, v: Vocabulary) -> Iterator[_Atom]:
    for match in v.digits.finditer(low):
        start = match.start()
        if start and (low[start - 1].isalnum() or low[start - 1] == "_"):
            if not low.endswith(v.letter_signs, 0, start):
                continue  # "A380", but "EUR5bn"
        elif start > 1 and low[start - 1] in ".," and low[start - 2].isdecimal():
            continue
        value = digits_value(match["digits"], v.decimal)
        if value is not None:
            yield _Atom(start, match.end(), "digits", value, match["digits"], match["short"])


def _word_atoms(low: str, v: Vocabulary) -> Iterator[_Atom]:
    for match in v.word.finditer(low):
        word = " ".join(match.group().split())
        kind, value = _word_value(word, v)
        yield _Atom(match.start(), match.end(), kind, value, word)


def _word_value(word: str, v: Vocabulary) -> tuple[_Kind, float]:
    if word in v.number:
        return "value", v.number[word]
    if word in v.scales:
        return "scale", v.scales[word]
    if word in v.plurals:
        return "plural", v.plurals[word]
    if word in v.fuzzy:
        return "fuzzy", v.fuzzy[word].low
    return "fraction", v.fractions[word]


def _joins(text: str, left: _Atom, right: _Atom, v: Vocabulary) -> bool:
    gap = text[left.end : right.start]
    if len(gap) > 7:
        return False
    if gap in (" ", "\u00a0", "\n") or gap in _HYPHENS:
        return right.kind != "digits"
    if v.join_and.fullmatch(gap) and right.kind != "fraction":
        return right.kind == "value" and left.kind in ("scale", "value") and (left.value >= 100 or v.language != "en")
    if right.kind == "fraction" and right.word in v.words.get("half", ()) and left.kind in ("digits", "value", "scale"):
        return _AND_A.fullmatch(gap) is not None or (v.language != "en" and v.join_and.fullmatch(gap) is not None)
    if left.word in v.words.get("half", ()) and right.kind == "scale":
        return bool(v.article.search(gap)) and gap[0] == " "
    return right.kind in ("plural", "scale") and left.kind == "plural" and bool(v.join_of.fullmatch(gap))


def _parsed(text: str, run: list[_Atom], v: Vocabulary) -> Iterator[Numeral]:
    at = 0
    while at < len(run):
        numeral, at = _one(text, run, at, v)
        if numeral is not None:
            yield numeral


def _one(text: str, run: list[_Atom], at: int, v: Vocabulary) -> tuple[Numeral | None, int]:
    first = run[at]
    if first.kind == "plural":
        return _plural(run, at)
    if first.kind == "fuzzy":
        return _fuzzy(run, at, v)
    if first.kind == "fraction":
        return _fraction(text, run, at, v)
    if at + 1 < len(run) and run[at + 1].kind == "fraction" and first.kind == "value" and _touch(first, run[at + 1]):
        share = _share_of(first, run[at + 1])
        if share is not None:
            return share, at + 2
    return _exact(text, run, at, v)


def _touch(left: _Atom, right: _Atom) -> bool:
    return right.start - left.end == 1


def _plural(run: list[_Atom], at: int) -> tuple[Numeral, int]:
    low, end = _TWO * run[at].value, run[at].end
    at_next = at + 1
    while at_next < len(run) and run[at_next].kind in ("plural", "scale") and low < _LARGEST:
        low, end = low * run[at_next].value, run[at_next].end
        at_next += 1
    return Numeral(run[at].start, end, low, None, "at_least", "vague", scale=low / _TWO), at_next


def _fuzzy(run: list[_Atom], at: int, v: Vocabulary) -> tuple[Numeral, int]:
    fuzzy = v.fuzzy[run[at].word]
    scale, end = 1.0, run[at].end
    at_next = at + 1
    while at_next < len(run) and run[at_next].kind in ("scale", "plural") and scale < _LARGEST:
        scale, end = scale * run[at_next].value, run[at_next].end
        at_next += 1
    high = None if fuzzy.high is None else fuzzy.high * scale
    return Numeral(run[at].start, end, fuzzy.low * scale, high, fuzzy.bound, "vague", scale=scale), at_next


def _fraction(text: str, run: list[_Atom], at: int, v: Vocabulary) -> tuple[Numeral | None, int]:
    first = run[at]
    is_half = v.in_list("half", first.word)
    if is_half and at + 1 < len(run) and run[at + 1].kind == "scale":
        scale = run[at + 1].value
        value = first.value * scale
        return Numeral(first.start, run[at + 1].end, value, value, "exact", "words", scale=scale), at + 2
    article = v.article.search(text, max(0, first.start - 3), first.start)
    start = article.start() if article else first.start
    if (is_half and not article) or (article and not is_half and not first.word.endswith("s")):
        return Numeral(start, first.end, first.value, first.value, "exact", "share"), at + 1
    return None, at + 1


def _share_of(count: _Atom, part: _Atom) -> Numeral | None:
    value = round(count.value * part.value, _ROUND) if count.value * part.value < 1 else None
    if value is None:
        return None
    if part.word.startswith("third") and count.value == _TWO:
        value = round(2 / 3, _ROUND)
    return Numeral(count.start, part.end, value, value, "exact", "share")


def _exact(text: str, run: list[_Atom], at: int, v: Vocabulary) -> tuple[Numeral | None, int]:
    """Adds and multiplies what belongs to one exact number: "two hundred and five thousand", "2.5 million"."""
    first, total = run[at], _Sum()
    start = first.start
    if first.kind == "scale":
        article = v.article.search(text, max(0, first.start - 4), first.start)
        if article is None and v.language == "en":
            return None, at + 1
        start, total.current = (article.start() if article else first.start), 1.0
    last: _Atom | None = None
    while at < len(run) and total.take(run[at], last, v):
        last, at = run[at], at + 1
    if last is None:
        return None, at + 1
    value, style = total.value, "digits" if first.kind == "digits" else "words"
    numeral = Numeral(start, last.end, value, value, "exact", "words", scale=total.top, short=first.short)
    return (replace(numeral, style="digits") if style == "digits" else numeral), at


@dataclass(slots=True)
class _Sum:
    """A number as it grows: what is closed by a thousand or a million, and what still stands before one."""

    closed: float = 0.0
    current: float | None = None
    top: float = 1.0

    @property
    def value(self) -> float:
        return self.closed + (self.current or 0.0)

    def take(self, atom: _Atom, last: _Atom | None, v: Vocabulary) -> bool:
        """Takes the next part in; false where it belongs to another number."""
        if atom.kind == "scale" and self.value < _LARGEST:
            self._multiply(atom.value)
        elif atom.kind == "fraction" and v.in_list("half", atom.word) and last is not None:
            if last.kind == "scale":
                self.closed += 0.5 * last.value
            else:
                self.current = (self.current or 0.0) + 0.5
        elif atom.kind in ("value", "digits") and _adds(self.current, last, atom):
            self.current = (self.current or 0.0) + atom.value
        else:
            return False
        return True

    def _multiply(self, scale: float) -> None:
        if self.current is None:
            self.closed *= scale
        elif scale == _HUNDRED and self.current < _HUNDRED:
            self.current *= scale
        else:
            self.closed, self.current = self.closed + self.current * scale, None
        self.top = max(self.top, scale)


def _adds(current: float | None, last: _Atom | None, atom: _Atom) -> bool:
    if last is None:
        return True
    if atom.kind == "digits" or last.kind == "digits":
        return False
    if last.kind == "scale":
        return atom.value < last.value and last.value >= 100
    if last.value >= 100:  # "duzentos e dez": hundreds that are one word
        return atom.value < 100
    return 20 <= last.value <= 90 and atom.value < 10 and current is not None
