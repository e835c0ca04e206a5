"""English pronouns and what they agree with, as ``pronouns.yaml`` lists them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from crosswire.lexicon import lexicon

__all__ = ["Pronoun", "pronouns"]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun agrees with; ``base`` is its subject form."""

    base: str
    sort: Literal["person", "body", "thing"] | None
    gender: str | None
    plural: bool
    person: int
    possessive: bool
    reflexive: bool


@cache
def pronouns() -> Mapping[str, Pronoun]:
    """Returns the pronouns by their forms, lower case.

    >>> pronouns()["their"].base
    'they'
    """
    found = {}
    for base, row in lexicon("pronouns").items():
        for form in row["forms"]:
            found[form] = Pronoun(
                base=base,
                sort=row["sort"],
                gender=row["gender"],
                plural=row["plural"],
                person=row["person"],
                possessive=form in ("his", "her", "its", "their", "my", "our", "your"),
                reflexive=form.endswith(("self", "selves")),
            )
    return found
