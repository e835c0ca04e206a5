"""Rules for lengths of time and for what comes again: "about six weeks", "40-day", "daily", "twice a week"."""

from __future__ import annotations

from crosswire.reading.dates.expressions import Duration, Expression, Number, Recent, Recurring, Stretch
from crosswire.reading.dates.fixed import ordinal
from crosswire.reading.dates.grammar import Found, rule
from crosswire.reading.dates.words import LEXICON

__all__ = ["LENGTHS", "STRETCHES", "count", "duration_value", "unit"]

_NUMBERS: dict[str, int] = LEXICON["numbers"]
_FRACTIONS: dict[str, float] = LEXICON["fractions"]
_VAGUE = frozenset(LEXICON["vague_numbers"])
_ONE = frozenset({"a", "an", "one", "another", "each"})

Built = tuple[str, Expression] | None


def unit(found: Found, name: str = "u") -> str:
    """Returns the unit under this name, as the lexicon codes it."""
    return str(LEXICON["units"][found.word(name)])


def count(words: list[str]) -> float | None:
    """Returns what a number in words, figures or both comes to; null where it is vague or a range.

    >>> count(["twenty", "-", "four"]), count(["2", "1/2"]), count(["a", "few"]), count(["two", "hundred"])
    (24.0, 2.5, None, 200.0)
    """
    if _VAGUE & set(words) or "to" in words or "or" in words or not words:
        return None
    total, part = 0.0, 0.0
    for word in words:
        value = _FRACTIONS[word] if word in _FRACTIONS else _NUMBERS.get(word)
        if value is None:
            digits = word.replace(",", "")
            value = float(digits) if digits.replace(".", "", 1).isdigit() else 1.0 if word in ("a", "an") else None
        if value is None:
            if word in ("-", "and"):
                continue
            return None
        if value in (100, 1000, 12) and not word[0].isdigit():
            part = max(part, 1) * value
            if value == 1000:
                total, part = total + part, 0
        elif word in ("a", "an"):
            part += 0 if len(words) > 1 else 1
        else:
            part += value
    return total + part


def _length(found: Found) -> Built:
    if found.word("u") == "quarters" and "-" in found.words("all"):
        return None
    return "LENGTH", Duration(Number(count(found.words("n"))), unit(found))


def _one(found: Found) -> Built:
    if found.word("u") in ("quarter", "second") and found.word("n") != "one":
        return None
    return ("RATE" if found.has("n") and found.word("n") in ("a", "an") else "LENGTH"), Duration(Number(1), unit(found))


def _ordinal(found: Found) -> Built:
    """Reads "its fifth month": begun, so at most that long."""
    return "LENGTH", Duration(Number(ordinal(found.word("n"))), unit(found))


def _and_a_half(found: Found) -> Built:
    base = count(found.words("n"))
    return "LENGTH", Duration(Number(None if base is None else base + 0.5), unit(found))


def _half(found: Found) -> Built:
    return "LENGTH", Duration(Number(0.5), unit(found))


def _vague(found: Found) -> Built:
    return "LENGTH", Duration(Number(None), unit(found))


def _unknown(_: Found) -> Built:
    return "LENGTH", Duration(Number(None), "X")


def _age(found: Found) -> Built:
    return "AGE", found.term("l")


_ABOUT = "(AROUND|(more|less|longer|fewer) than|no (more|less) than|at (least|most)|up to|as long as)"
_N = "(COUNT|FRACTION|HALVES)"
LENGTHS = (
    rule(f"(the)? (n=((a|an)? {_N} ((-|and|a|or|to)? {_N})*)) and a half u=UNIT", _and_a_half),
    rule("n=(a|an|one) u=UNIT and a half", lambda f: ("LENGTH", Duration(Number(1.5), unit(f)))),
    rule("half (a|an) -? u=UNIT", _half),
    rule(f"all=(n=((a|an|another)? {_N} ((-|and|a|or|to)* {_N})*) -? FILLER* -? u=UNIT)", _length),
    rule("(DAYS|RANGE) -? u=UNIT", _vague),
    rule("(a|an)? u=PLURAL ((and|or) PLURAL)? - long", _vague),
    rule("(a|an)? u=UNIT - long", _one),
    rule("n=(a|an|another|one) (full|whole|single|long|further|additional|extra)? u=UNIT", _one),
    rule(
        "after:POSSESSIVE/a/for/into n=ORDANY (straight|consecutive|full)? !before:second/half/quarter u=UNIT",
        _ordinal,
    ),
    rule("the? n=ORDANY (straight|consecutive|successive) u=UNIT", _ordinal),
    rule("the (fiscal|full)* u=year before:ended/ending", _one),
    rule("l=LENGTH -? old", _age),
    rule("after:for/within/in/after u=PLURAL", _vague),
    rule("a (fairly|very)? (lengthy|long|short|brief)? while", _unknown),
    rule("a (fairly|very)? (lengthy|long|short|brief) period", _unknown),
)


def _stretch(found: Found) -> Built:
    word = found.word("s")
    length = found.term_of("l", Duration) if found.has("l") else Duration(Number(1), unit(found))
    back = word in ("last", "past", "previous", "preceding", "latest", "prior")
    told = word in ("previous", "preceding", "following", "prior")
    return "STRETCH", Stretch(length, -1 if back else 1, "told" if told else "published")


def _plain(found: Found) -> Built:
    return "LENGTH", found.term("l")


def _recent(found: Found) -> Built:
    return "STRETCH", Recent(unit(found), -1)


def _coming(found: Found) -> Built:
    return "STRETCH", Recent(unit(found), 1)


def _every(found: Found) -> Built:
    if found.has("w"):
        return "SET", Recurring(f"XXXX-WXX-{LEXICON['weekdays'][found.word('w')]}")
    if found.has("m"):
        return "SET", Recurring(f"XXXX-{LEXICON['months'][found.word('m')]:02d}")
    if found.has("p"):
        return "SET", Recurring(f"XXXX-XX-XXT{LEXICON['day_parts'][found.word('p')]}")
    if found.has("s"):
        return "SET", Recurring(f"XXXX-{LEXICON['seasons'][found.word('s')]}")
    if found.has("l"):
        return "SET", Recurring(duration_value(found.term_of("l", Duration)))
    number = 2.0 if found.has("o") else 1.0
    return "SET", Recurring(duration_value(Duration(Number(number), unit(found))))


def _rate(found: Found) -> Built:
    length = found.term_of("l", Duration) if found.has("l") else Duration(Number(1), unit(found))
    return "SET", Recurring(duration_value(length))


def _adverb(found: Found) -> Built:
    return "SET", Recurring(LEXICON["sets"][found.word("s")])


_LETTERS = {"S": ("T", "S"), "M": ("T", "M"), "H": ("T", "H"), "D": ("", "D"), "N": ("", "D"), "W": ("", "W"),
            "F": ("", "W"), "E": ("", "WE"), "Mo": ("", "M"), "Q": ("", "Q"), "Y": ("", "Y"), "De": ("", "DE"),
            "Ce": ("", "CE"), "Mi": ("", "MI"), "X": ("", "X")}  # fmt: skip
_MONTHS_IN = {"Y": 12, "De": 120, "Ce": 1200}


def duration_value(length: Duration) -> str:
    """Returns the TIMEX3 value of a length of time.

    >>> duration_value(Duration(Number(2.5), "Y")), duration_value(Duration(Number(24), "H"))
    ('P2Y6M', 'PT24H')
    """
    number, letter = length.number.value, length.unit
    time, name = _LETTERS[letter]
    if letter == "X":
        return "PXX"
    if number is None:
        return f"P{time}X{name}"
    if letter == "F":
        number *= 2
    if letter == "De":
        number, name = number * 10, "Y"
    if letter == "Ce":
        number, name = number * 100, "Y"
    whole, rest = int(number), number - int(number)
    if rest and letter == "Y":
        return f"P{f'{whole}Y' if whole else ''}{round(rest * 12)}M"
    if rest and letter == "H":
        return f"PT{f'{whole}H' if whole else ''}{round(rest * 60)}M"
    return f"P{time}{number:g}{name}"


STRETCHES = (
    rule("recent u=PLURAL (and PLURAL)?", _recent),
    rule("the? (coming|upcoming) u=PLURAL", _coming),
    rule("the u=PLURAL (ahead|to come)", _coming),
    rule("(once|twice|three times|COUNT times)? (every|each) (o=other)? !before:second u=UNIT", _every),
    rule("(every|each) l=LENGTH", _every),
    rule("(every|each) (w=WEEKDAY|m=MONTH|p=PARTWORD|s=SEASON)", _every),
    rule("(once|twice|COUNT times) l=RATE", _rate),
    rule("per u=UNIT", _rate),
    rule("w=WEEKDAYS", _every),
    rule("(on a|almost|nearly)? s=SETWORD (basis)?", _adverb),
    rule(
        "((at least|almost|nearly|just)? (the|these))? s=(BACKWARD|FORWARD) l=(LENGTH|RATE) (or so)?",
        _stretch,
    ),
    rule(
        "after:WITHIN the s=(past|last|next|coming) (full|whole)? u=STANDALONE (or so)?",
        _stretch,
    ),
    rule("the (first|final|opening|initial)? l=LENGTH", _plain),
    rule(f"{_ABOUT}+ l=(LENGTH|RATE) (or (so|more|two))?", _plain),
)
