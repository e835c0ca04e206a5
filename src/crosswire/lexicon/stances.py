"""How a language says where a party stands: frames of verbs, nouns and adjectives, and the words around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from crosswire.errors import LexiconError
from crosswire.lexicon import lexicon

__all__ = ["Frame", "StanceWords", "Word", "stance_words"]

_CLASSES = {"verbs": "VERB", "nouns": "NOUN", "adjectives": "ADJ"}
_STANCES = frozenset({"demands", "offers", "accepts", "rejects", "insists", "conditions", "intends", "urges"})
_LISTS = (
    "letting",
    "talks",
    "negations",
    "papers",
    "shared_papers",
    "bodies",
    "rulers",
    "movements",
    "both",
    "mediating",
    "heading",
    "scorned",
    "praised",
    "idle",
    "demonyms",
    "anaphors",
    "deadlines",
    "terms",
    "unions",
    "workforce",
    "management",
    "tables",
    "naming",
    "opening",
    "settling",
    "polities",
    "bringing",
    "spokesmen",
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a word says of its subject: the stance, and what becomes of it.

    ``negated`` is the stance under "not", null where there is none then; ``outsider`` the one of somebody who is no
    party; ``towards_talks`` the one where only the agreement itself is spoken of; ``addressed`` where the object
    before a clause is who is spoken to.
    """

    name: str
    stance: str
    negated: str | None = None
    outsider: str | None = None
    towards_talks: str | None = None
    addressed: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a frame and the words that must hang on it, as in "rule out"."""

    frame: Frame
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StanceWords:
    """Frames by part of speech and lemma, the longest phrase first; word lists by name; modals by what they say."""

    frames: Mapping[tuple[str, str], tuple[Word, ...]]
    lists: Mapping[str, frozenset[str]]
    modals: Mapping[str, frozenset[str]]
    conditions: tuple[str, ...]
    exchanges: tuple[str, ...]
    floors: tuple[str, ...]

    def has(self, name: str, lemma: str) -> bool:
        """Whether a lemma is in the list ``name``."""
        return lemma in self.lists[name]


@cache
def stance_words() -> StanceWords:
    """Returns the words of ``stances.yaml``; raises LexiconError that says what is wrong with it.

    >>> [(w.frame.stance, w.after) for w in stance_words().frames["VERB", "rule"]]
    [('rejects', ('out',))]
    """
    raw = lexicon("stances")
    found: dict[tuple[str, str], list[Word]] = {}
    for name, row in raw["frames"].items():
        frame = _frame(name, row)
        for key, pos in _CLASSES.items():
            for phrase in row.get(key) or ():
                first, *after = str(phrase).split()
                found.setdefault((pos, first), []).append(Word(frame, tuple(after)))
    return StanceWords(
        frames={key: tuple(sorted(words, key=lambda w: -len(w.after))) for key, words in found.items()},
        lists={name: frozenset(map(str, raw[name])) for name in _LISTS},
        modals={name: frozenset(map(str, words)) for name, words in raw["modals"].items()},
        conditions=tuple(map(str, raw["conditions"])),
        exchanges=tuple(map(str, raw["exchanges"])),
        floors=tuple(map(str, raw["floors"])),
    )


def _frame(name: str, row: Mapping[str, Any]) -> Frame:
    if unknown := {row.get(k) for k in ("stance", "negated", "outsider", "towards_talks")} - _STANCES - {None}:
        raise LexiconError(f"stances: frame {name}: there is no stance {unknown.pop()!r}")
    return Frame(
        name=name,
        stance=row["stance"],
        negated=row.get("negated"),
        outsider=row.get("outsider"),
        towards_talks=row.get("towards_talks"),
        addressed=bool(row.get("addressed")),
    )
