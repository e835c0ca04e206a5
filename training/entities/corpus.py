"""Names with their kinds for the entity head: gold sets that allow it, and spaCy's own labels as silver."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KINDS = ("PERSON", "ORG", "GPE", "NORP")
_OF = {
    "politician": "PERSON",
    "person": "PERSON",
    "politicalparty": "ORG",
    "organisation": "ORG",
    "organization": "ORG",
    "country": "GPE",
    "location": "GPE",
    "place": "GPE",
    "PER": "PERSON",
    "ORG": "ORG",
    "LOC": "GPE",
    "Organisation": "ORG",
    "Location": "GPE",
    "Person": "PERSON",
    "Nationality": "NORP",
}
_SILVER = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "GPE", "FAC": "GPE", "NORP": "NORP"}


@dataclass(frozen=True, slots=True)
class Named:
    """A text and the names in it: start, end (exclusive), kind. ``gold`` is the set it comes from, or ``silver``."""

    text: str
    names: tuple[tuple[int, int, str], ...]
    gold: str


def gold(data: Path, half: str) -> Iterator[Named]:
    """Yields CrossNER politics (MIT), Europarl (free), GUM (CC BY) and re3d without its BBC part (OGL and the like)."""
    for row in _rows(data / "ner" / f"{half}.jsonl"):
        if row["lang"] == "en" and row["set"] in ("crossner-politics", "europarl"):
            found = [(s, e, _OF[k]) for s, e, k in row["entities"] if k in _OF]
            yield Named(row["text"], tuple(found), row["set"])
    for row in _rows(data / "coref_gum" / f"{half}.jsonl"):
        found = [
            (m["start"], m["end"], _OF[m["type"]])
            for m in row["mentions"]
            if m["type"] in ("person", "organization", "place") and _is_name(m["text"])
        ]
        yield Named(row["text"], tuple(_outer(found)), "gum")
    for row in _rows(data / "re3d" / f"{half}.jsonl"):
        if "BBC" in row["source"]:
            continue
        found = [
            (m["start"], m["end"], _OF[m["type"]])
            for m in row["entities"]
            if m["type"] in _OF and _is_name(row["text"][m["start"] : m["end"]])
        ]
        yield Named(row["text"], tuple(_outer(found)), "re3d")


def silver(data: Path, pipeline: Any, count: int) -> Iterator[Named]:
    """Yields ``count`` news texts (PolNeAR's) with the labels of the spaCy pipeline whose place the head takes."""
    for row in _rows(data / "polnear" / "train.jsonl")[:count]:
        yield Named(row["text"], tuple(spacy_names(pipeline, row["text"])), "silver")


def spacy_names(pipeline: Any, text: str) -> list[tuple[int, int, str]]:
    """Returns what a spaCy pipeline finds, in our kinds."""
    return [(e.start_char, e.end_char, _SILVER[e.label_]) for e in pipeline(text).ents if e.label_ in _SILVER]


def renamed(texts: Iterable[Named], seed: int) -> Iterator[Named]:
    """Yields a copy of each text that names places or people, with invented names in their stead.

    The encoder knows the real ones; of an invented one only the words around it tell the kind. The same name gets the
    same new one within a text. Bodies keep theirs: what they are called is mostly made of words.
    """
    chance = random.Random(seed)
    for named in texts:
        if any(kind in ("GPE", "PERSON") for _, _, kind in named.names):
            yield _with_new_names(named, chance)


def _with_new_names(named: Named, chance: random.Random) -> Named:
    text, names, at, given = "", [], 0, dict[str, str]()
    for start, end, kind in sorted(named.names):
        if start < at:
            continue
        old = named.text[start:end]
        new = old if kind == "ORG" else " ".join(given.setdefault(w, _invented(w, kind, chance)) for w in old.split())
        text += named.text[at:start]
        names.append((len(text), len(text) + len(new), kind))
        text += new
        at = end
    return Named(text + named.text[at:], tuple(names), named.gold)


def _invented(word: str, kind: str, chance: random.Random) -> str:
    """A word like no real name, with the shape of the old one; small words and initials stay."""
    if len(word) < 4 or not word[0].isupper() or not word.isalpha():
        return word
    new = "".join(chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(chance.choice((2, 2, 3))))
    new += chance.choice(_ENDINGS[kind])
    return new.upper() if word.isupper() else new.capitalize()


_ONSETS = [
    "b",
    "br",
    "c",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "kh",
    "l",
    "m",
    "n",
    "p",
    "q",
    "r",
    "s",
    "sh",
    "st",
]
_ONSETS += ["t", "th", "tr", "v", "w", "y", "z", "zh", "l", "m", "n", "r", "s", "t"]
_VOWELS = ["a", "e", "i", "o", "u", "a", "e", "i", "o", "ai", "ou", "ei"]
_ENDINGS = {
    "GPE": ["", "n", "r", "l", "s", "th", "nd", "ra", "nia", "m"],
    "PERSON": ["", "n", "r", "l", "s", "th", "ndez", "ra", "v", "m"],
    "NORP": ["n", "nese", "ni", "ns", "sh"],
}


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _is_name(text: str) -> bool:
    """Whether a mention is a name, not a description: every longer word but "of" and "the" begins with a capital."""
    words = [w for w in text.split() if w.lower() not in ("the", "of", "and", "for", "de", "al", "'s", "’s")]
    return bool(words) and all(w[:1].isupper() for w in words)


def _outer(found: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    end = -1
    for name in sorted(found, key=lambda n: (n[0], -n[1])):
        if name[0] >= end:
            yield name
            end = name[1]
