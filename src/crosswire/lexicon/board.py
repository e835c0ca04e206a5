"""How stances stand to each other, and the words of a negotiation's frame."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from crosswire.lexicon import lexicon

__all__ = ["BoardWords", "Relation", "board_words"]

Relation = Literal["meet", "oppose", "open"]


@dataclass(frozen=True, slots=True)
class BoardWords:
    """Order of stances by firmness, pairs that meet or oppose, and phrases."""

    firmness: tuple[str, ...]
    meeting: frozenset[frozenset[str]]
    opposing: frozenset[frozenset[str]]
    sticking: re.Pattern[str]
    mediator: re.Pattern[str]

    def relation(self, one: str, other: str) -> Relation:
        """Returns how two stances on one issue stand to each other.

        >>> board_words().relation("demands", "rejects"), board_words().relation("accepts", "offers")
        ('oppose', 'meet')
        """
        pair = frozenset((one, other))
        return "meet" if pair in self.meeting else "oppose" if pair in self.opposing else "open"

    def step(self, before: str, after: str) -> int:
        """Returns how far a change goes towards agreeing; negative where it goes away, 0 where neither can be told.

        >>> board_words().step("rejects", "accepts") > 0 > board_words().step("offers", "demands")
        True
        """
        if before not in self.firmness or after not in self.firmness:
            return 0
        return self.firmness.index(after) - self.firmness.index(before)


@cache
def board_words() -> BoardWords:
    """Returns the words of the board."""
    raw = lexicon("board")
    return BoardWords(
        firmness=tuple(raw["firmness"]),
        meeting=frozenset(frozenset(pair) for pair in raw["meet"]),
        opposing=frozenset(frozenset(pair) for pair in raw["oppose"]),
        sticking=re.compile("|".join(re.escape(p) + "s?" for p in raw["sticking_points"]), re.IGNORECASE),
        mediator=re.compile(r"\b(?:" + "|".join(raw["mediators"]) + r")\w*", re.IGNORECASE),
    )
