"""The PLOVER codebook in English words: which verbs, with which things, are which class of event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from crosswire.lexicon import lexicon

__all__ = ["Frame", "PloverWords", "plover_words"]


_SPOKEN = {"demand": "DEMAND", "refuse": "REJECT", "threaten": "THREATEN", "accuse": "DISAPPROVE", "intend": "AGREE"}


@dataclass(frozen=True, slots=True)
class Frame:
    """What a verb amounts to by the group of things it is done with, and without any."""

    by_thing: Mapping[str, str | None]
    otherwise: str | None


@dataclass(frozen=True, slots=True)
class PloverWords:
    """The codebook's words, looked up by lemma (particle verbs as ``call_for``).

    ``operators`` govern another deed; ``frames`` are deeds themselves; ``things`` tells the groups of a noun;
    ``nouns`` are deeds by name and ``nominal`` the verbs that nouns are made of; ``speech`` gives the class of verbs
    that are acts of speech by themselves.
    """

    codebook: str
    cameo: Mapping[str, tuple[str, ...]]
    hostile: frozenset[str]
    operators: Mapping[str, str]
    frames: Mapping[str, tuple[Frame, ...]]
    things: Mapping[str, frozenset[str]]
    nouns: Mapping[str, str]
    nominal: Mapping[str, str]
    heavy: frozenset[str]
    armed: frozenset[str]
    outrage: frozenset[str]
    crowd: frozenset[str]
    speech: Mapping[str, str]
    modes: Mapping[str, Mapping[str, frozenset[str]]]
    contexts: Mapping[str, frozenset[str]]


@cache
def plover_words() -> PloverWords:
    """Returns the words of the codebook.

    >>> plover_words().cameo["RETREAT"]
    ('084', '085', '086', '087')
    """
    raw = lexicon("plover")
    operators = {w: op for op, words in raw["operators"].items() for w in words.split()}
    return PloverWords(
        codebook=str(raw["codebook"]),
        cameo={name: tuple(roots) for name, roots in raw["cameo"].items()},
        hostile=frozenset(raw["hostile"]),
        operators=operators,
        frames=_frames(raw["frames"]),
        things=_things(raw),
        nouns={w: name for name, words in raw["nouns"].items() for w in words.split()},
        nominal=dict(raw["nominal"]),
        heavy=frozenset(raw["heavy"].split()),
        armed=frozenset(raw["armed"].split()),
        outrage=frozenset(raw["outrage"].split()),
        crowd=frozenset(raw["crowd"].split()),
        speech={verb: _SPOKEN[op] for verb, op in operators.items() if op in _SPOKEN},
        modes={
            name: {mode: frozenset(words.split()) for mode, words in modes.items()}
            for name, modes in raw["modes"].items()
        },
        contexts={name: frozenset(words.split()) for name, words in raw["contexts"].items()},
    )


def _frames(rows: list[dict[str, Any]]) -> dict[str, tuple[Frame, ...]]:
    out: dict[str, tuple[Frame, ...]] = {}
    for row in rows:
        frame = Frame(row.get("with", {}), row.get("class"))
        for verb in row["verbs"].split():
            out[verb] = (*out.get(verb, ()), frame)
    return out


def _things(raw: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    out: dict[str, frozenset[str]] = {}
    for group, words in {**raw["things"], "inspection": raw["inspection"]}.items():
        for word in words.split():
            out[word] = out.get(word, frozenset()) | {group}
    return out
