"""The words of a text as codes: one character for each word that an expression of time may hold.

The codes of a text make a string; stretches of it that hold a word of time are all that the grammar looks at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from crosswire.errors import LexiconError
from crosswire.lexicon import lexicon
from crosswire.reading.dates.expressions import Expression

__all__ = ["CLASSES", "COMMON", "LEXICON", "TERMS", "Item", "Words", "charset", "kind_of", "normal", "phrase", "runs"]

LEXICON = lexicon("dates")
_RUN_MAX = 60  # words: no expression comes near it; bounds the work on a text that is one list of dates
_UNKNOWN = " "

_ABBREVIATED = sorted(
    w
    for t in ("months", "short_weekdays")
    for w in LEXICON[t]
    if len(w) <= 5 and w not in ("may", "march", "april", "june", "july")
)
_TOKEN = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+"
    r"|\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?Z?"
    r"|['’‘`]?\d+(?:[.,:/–—-]\d+)*(?:(?:st|nd|rd|th|s)\b)?"
    rf"|(?:{'|'.join(w.title() for w in _ABBREVIATED)})\.(?!\w)|[AaPp]\.\s?[Mm]\b\.?|o['’]clock|U\.S\."
    r"|['’][sSdD]\b|['’]ll\b|\d+|[^\W\d]+\w*|\n\s*\n|[^\w\s]|_"
)

# What a token that begins with a digit looks like; the first that fits names it.
_SHAPES = {
    "HOUR": r"[1-9]|1[0-2]",
    "DAYNUM": r"1[3-9]|2\d|3[01]|0[1-9]",
    "YEAR": r"1[1-9]\d\d|20\d\d|21\d\d",
    "MILITARY": r"0\d[0-5]\d|2[2-3][0-5]\d",
    "INT": r"\d{1,4}",
    "ORDINAL": r"[12]?(?:1st|2nd|3rd|[4-9]th)|1[0-9]th|20th|30th|31st",
    "FRACTION": r"1/2|1/4|3/4",
    "ISO": r"(?:1[5-9]|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T.*)?",
    "ISOMONTH": r"(?:1[89]|20)\d\d-(?:0[1-9]|1[0-2])(?!\d)",
    "SLASHED": r"\d{1,2}[/.]\d{1,2}[/.](?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d/\d{1,2}/\d{1,2}",
    "COLON": r"(?:[01]?\d|2[0-4]):[0-5]\d",
    "DOTTED": r"(?:[01]?\d|2[0-4])\.[0-5]\d",
    "DAYS": r"(?:[1-9]|[12]\d|3[01])[-–—](?:[1-9]|[12]\d|3[01])",
    "YEARS": r"(?:1[5-9]|20)\d\d[-–—/](?:(?:1[5-9]|20)\d\d|\d\d)",
    "DECADE": r"(?:1[5-9]|20)\d0s|['’‘`]?[1-9]0s",
    "SHORTYEAR": r"['’‘`]\d\d",
    "GROUPED": r"\d+(?:,\d{3})+|\d+\.\d+",
    "RANGE": r"\d+[-–—]\d+",
}
_SHAPE = re.compile("|".join(f"(?P<{name}>(?:{shape})\\Z)" for name, shape in _SHAPES.items()))

# What the grammar has built so far; see ``Item.code``.
TERMS = (
    "CLOCK",
    "DAYPART",
    "DAY",
    "WEEK",
    "MONTHTERM",
    "QUARTERTERM",
    "SEASONTERM",
    "YEARTERM",
    "ERA",
    "LENGTH",
    "STRETCH",
    "SET",
    "REF",
    "MOMENT",
    "RATE",
    "AGE",
)


def _tables() -> dict[str, list[str]]:
    tables = {
        "MONTH": LEXICON["months"], "WEEKDAY": LEXICON["weekdays"], "SHORTDAY": LEXICON["short_weekdays"],
        "WEEKDAYS": [w for w in LEXICON["weekdays"] if w.endswith("s")],
        "UNIT": LEXICON["units"], "NUMWORD": LEXICON["numbers"], "VAGUE": LEXICON["vague_numbers"],
        "ORDWORD": LEXICON["ordinals"], "DECADEWORD": LEXICON["decades"], "SEASON": LEXICON["seasons"],
        "PARTWORD": LEXICON["day_parts"], "CLOCKWORD": LEXICON["clock_words"], "MERIDIEM": LEXICON["meridiems"],
        "ZONE": LEXICON["zones"], "DEICTIC": LEXICON["deictic_days"], "SETWORD": LEXICON["sets"],
        "PLURAL": LEXICON["plural_units"], "GLUE": LEXICON["glue"], "HALVES": LEXICON["fractions"],
        "PHRASE": [w for p in (*LEXICON["holidays"], *(w for r in LEXICON["references"].values() for w in r))
                   for w in phrase(p)],
    }  # fmt: skip
    return {name: [str(w) for w in words] for name, words in tables.items()}


def phrase(wording: str) -> list[str]:
    """Returns the tokens of a wording of the lexicon.

    >>> phrase("new year's day")
    ['new', 'year', "'s", 'day']
    """
    return [m.group() for m in _TOKEN.finditer(wording)]


CLASSES = _tables()
_VOCABULARY = {word: chr(0xE000 + i) for i, word in enumerate(sorted({w for t in CLASSES.values() for w in t}))}
_SHAPE_CODES = {name: chr(0xF000 + i) for i, name in enumerate(_SHAPES)}
_TERM_CODES = {name: chr(0xF100 + i) for i, name in enumerate(TERMS)}
_CAPITAL_ONLY = frozenset(LEXICON["capital_only"])
_SAME = {"’s": "'s", "’": "'", "–": "-", "—": "-", "o’clock": "o'clock"}


def charset(name: str) -> str:
    """Returns, for a pattern, the codes that a class, shape, term or single word stands for.

    Raises LexiconError for a word that stands in no table.
    """
    if name in CLASSES:
        return "".join(_VOCABULARY[w] for w in CLASSES[name])
    code = _SHAPE_CODES.get(name) or _TERM_CODES.get(name) or _VOCABULARY.get(name)
    if code is None:
        raise LexiconError(f"dates.yaml knows no word or class {name!r}")
    return code


_KINDS = {code: name for name, code in _TERM_CODES.items()}


def kind_of(code: str) -> str:
    """Returns the kind of term (see ``TERMS``) that a code stands for, empty for a word."""
    return _KINDS.get(code, "")


_TRIGGERS = ("MONTH", "WEEKDAY", "SHORTDAY", "UNIT", "DECADEWORD", "SEASON", "PARTWORD", "CLOCKWORD", "DEICTIC",
             "SETWORD", "MERIDIEM", "YEAR", "MILITARY", "ISO", "ISOMONTH", "SLASHED", "COLON", "DOTTED",
             "YEARS", "DECADE", "SHORTYEAR", "tonight", "period", "while", "century", "o'clock", "nineteen", "twenty",
             "ago")  # fmt: skip
_ALONE = "".join(charset(n) for n in _TRIGGERS)


def _phrase_triggers() -> str:
    """For each phrase of the lexicon that holds no word of time, its longest word."""
    wordings = (*LEXICON["holidays"], *(w for words in LEXICON["references"].values() for w in words))
    phrases = [[charset(w) for w in phrase(p)] for p in wordings]
    longest = [charset(max(phrase(p), key=len)) for p in wordings]
    return "".join(one for codes, one in zip(phrases, longest, strict=True) if not set(codes) & set(_ALONE))


_TRIGGER = re.compile(f"[{re.escape(_ALONE + _phrase_triggers())}]")
COMMON = frozenset(charset("GLUE"))


@lru_cache(maxsize=1 << 16)
def _code(token: str) -> str:
    if token[-1:].isdigit() or (token[:1].isdigit() and not token.isalpha()) or token[1:2].isdigit():
        shape = _SHAPE.match(token)
        return _SHAPE_CODES[str(shape.lastgroup)] if shape else _UNKNOWN
    word = normal(token)
    if word in _CAPITAL_ONLY and token[0].islower():
        return _UNKNOWN
    return _VOCABULARY.get(word, _UNKNOWN)


def normal(token: str) -> str:
    """Returns a token as the lexicon spells it: lower case, plain quotes and dashes, no full stop after it.

    >>> normal("Sept."), normal("P. M."), normal("—")
    ('sept', 'pm', '-')
    """
    word = token.lower()
    word = _SAME.get(word, word)
    if len(word) > 1 and word[-1] == ".":
        return word.replace(".", "").replace(" ", "")
    return word


@dataclass(frozen=True, slots=True)
class Item:
    """A word of a run, or what the grammar made of several: a code, where it stands, its word or its meaning."""

    code: str
    start: int
    end: int
    word: str
    term: Expression | None = None

    @staticmethod
    def of(kind: str, start: int, end: int, term: Expression) -> Item:
        """Returns an item for a term of this kind (see ``TERMS``)."""
        return Item(_TERM_CODES[kind], start, end, "", term)


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a text: where they start and end, and the string of their codes."""

    text: str
    starts: list[int]
    ends: list[int]
    codes: str

    @staticmethod
    def of(text: str) -> Words:
        """Tokenises a text, once over."""
        spans = [m.span() for m in _TOKEN.finditer(text)]
        codes = "".join([_code(text[a:b]) if b - a < 40 else _UNKNOWN for a, b in spans])
        return Words(text, [a for a, _ in spans], [b for _, b in spans], codes)

    def word(self, index: int) -> str:
        """Returns the token at this index, empty outside the text."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.starts) else ""

    def items(self, first: int, last: int) -> list[Item]:
        """Returns the tokens ``first`` to ``last`` (exclusive) as items."""
        return [Item(self.codes[i], self.starts[i], self.ends[i], normal(self.word(i))) for i in range(first, last)]


def runs(words: Words) -> Iterator[tuple[int, int]]:
    """Yields first and last (exclusive) token of every stretch of known words with a word of time in it."""
    for stretch in re.finditer(f"[^{_UNKNOWN}]+", words.codes):
        for first in range(stretch.start(), stretch.end(), _RUN_MAX):
            last = min(first + _RUN_MAX, stretch.end())
            if _TRIGGER.search(words.codes, first, last):
                yield first, last
