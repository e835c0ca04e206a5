"""The words on either side of a number, looked up once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.domain import cue_pattern, domain
from crosswire.reading.figures.scan import Amount
from crosswire.reading.figures.vocabulary import Vocabulary

__all__ = ["Around", "around"]

_BEFORE, _AFTER = 48, 40  # code points: what decides stands next to the number
_LAST = re.compile(r"(?P<word>[^\W\d_][\w.'’-]*)\s+(?:the\s)?$")
_NEXT = re.compile(r"\s(?P<word>[^\W\d_][\w'’-]*)")
_HYPHENED = re.compile(r"[-‑](?P<word>[^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Around:
    """``last`` and ``next`` are the words before and after the number, ``hyphened`` the one joined to it by a hyphen;
    empty where there is none. ``bare`` says that no bound or currency stands before the number.
    """

    before: str
    after: str
    last: str
    next: str
    hyphened: str
    bare: bool
    length: int
    v: Vocabulary

    def next_is_stop(self) -> bool:
        """Whether a word of grammar follows, or nothing: the number then counts no noun of its own."""
        return not self.next or self.v.in_list("stop", self.next)

    def next_is_people(self) -> bool:
        """Whether people follow: then the number counts them, whatever stands before it."""
        return bool(self.next) and _people().fullmatch(self.next.lower()) is not None


@cache
def _people() -> re.Pattern[str]:
    return re.compile(cue_pattern(domain("default").populations["people"]["en"]))


def around(text: str, amount: Amount, v: Vocabulary) -> Around:
    """Returns what stands on either side of an amount's number."""
    start, end = amount.number_start, amount.number_end
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    last, following, hyphened = _LAST.search(before), _NEXT.match(after), _HYPHENED.match(after)
    return Around(
        before=before,
        after=after,
        last=last["word"] if last else "",
        next=following["word"] if following else "",
        hyphened=hyphened["word"].lower() if hyphened else "",
        bare=amount.start == start,
        length=end - start,
        v=v,
    )
