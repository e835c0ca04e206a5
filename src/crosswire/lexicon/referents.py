"""Groups of words that may name one referent, as ``referents.yaml`` lists them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon import lexicon
from crosswire.lexicon.domain import cue_pattern

__all__ = ["Referent", "referents", "term_of"]


@dataclass(frozen=True, slots=True)
class Referent:
    """A thing that reports name in several ways; every term has the words that it goes by.

    Where it is ``plain``, no term says more than another of what its outlet thinks; where it is not ``counted``, its
    terms do not say what a figure counts.
    """

    name: str
    about: str
    plain: bool
    counted: bool
    terms: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]

    def names(self, term: str, words: str) -> bool:
        """Whether words use a term of the referent."""
        return bool(self.patterns[self.terms.index(term)].search(words))


@cache
def referents() -> tuple[Referent, ...]:
    """Returns the groups of the file, in its order.

    >>> next(r.terms for r in referents() if r.name == "tariff")[:3]
    ('tariffs', 'duties', 'levies')
    """
    return tuple(
        Referent(
            name,
            str(group["about"]),
            bool(group.get("plain", False)),
            bool(group.get("counted", True)),
            tuple(group["terms"]),
            tuple(re.compile(cue_pattern(words), re.IGNORECASE) for words in group["terms"].values()),
        )
        for name, group in lexicon("referents").items()
    )


def term_of(referent: Referent, words: str) -> tuple[str, int, int] | None:
    """Returns the term by which words name a referent, the one met first, and where it stands; null where none does.

    >>> term_of(referents()[0], "the last of the hostages")
    ('hostages', 16, 24)
    """
    found = [
        (m.start(), -m.end(), t)
        for t, p in zip(referent.terms, referent.patterns, strict=True)
        if (m := p.search(words))
    ]
    return (min(found)[2], min(found)[0], -min(found)[1]) if found else None
