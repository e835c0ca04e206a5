"""Pairs to train the judge on: the sets whose licences allow shipping, and pairs made by editing numbers."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

__all__ = ["LABELS", "NOT_CONTRADICTION", "Pair", "pairs", "parallel"]

LABELS = ("entailment", "contradiction", "neutral")
NOT_CONTRADICTION = 3
"""DACCORD tells contradictions from everything else, and nothing more."""
_SHIPPED = {("rte3", "de"), ("rte3", "it"), ("rte3", "fr"), ("daccord", "fr"), ("fever-symmetric", "en")}
_DIGITS = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,\u00a0]\d{3})*(?![\w.,]*\d)")
_LANGUAGES = ("en", "fr", "de", "it", "es", "pt")


@dataclass(frozen=True)
class Pair:
    """Two texts, the index of their label, and the set they are of."""

    a: str
    b: str
    label: int
    source: str


def pairs(folder: Path, split: str, *, shipped: bool) -> list[Pair]:
    """Returns the pairs of a split; ``shipped`` keeps those whose licence lets weights be passed on."""
    out = []
    for line in (folder / f"{split}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if shipped and (row["set"], row["lang"]) not in _SHIPPED:
            continue
        if row["way"] == "nli3":
            label = LABELS.index(row["label"])
        elif row["way"] == "contra2":
            label = 1 if row["label"] == "contradiction" else NOT_CONTRADICTION
        else:
            continue
        out.append(Pair(row["a"], row["b"], label, f"{row['set']}-{row['lang']}"))
    return out


def parallel(folder: Path, seed: int, most: int) -> list[Pair]:
    """Returns pairs of translations (NTREX): the same, the same with a number edited, and neighbours in one article."""
    rng = random.Random(seed)
    rows = [json.loads(line) for line in (folder / "train.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = [r for r in rows if r["set"] == "ntrex"]
    out: list[Pair] = []
    for before, row in pairwise(rows):
        x, y = rng.choice(_LANGUAGES), rng.choice(_LANGUAGES)
        a, b = row["text"][x], row["text"][y]
        edited = _edited(b, rng)
        if edited is not None:
            out.append(Pair(a, edited, 1, "numbers"))
            out.append(Pair(a, b, 0, "ntrex"))
        elif rng.random() < 0.25:
            out.append(Pair(a, b, 0, "ntrex"))
        if before["doc"] == row["doc"] and rng.random() < 0.25:
            out.append(Pair(a, before["text"][y], 2, "ntrex"))
    rng.shuffle(out)
    return out[:most]


def numbers_edited(found: list[Pair], seed: int) -> Iterator[Pair]:
    """Yields pairs that agree, with one number that both texts name changed in the second: now they contradict."""
    rng = random.Random(seed)
    for pair in found:
        if pair.label == 0 and set(_DIGITS.findall(pair.a)) & set(_DIGITS.findall(pair.b)):
            edited = _edited(pair.b, rng, set(_DIGITS.findall(pair.a)))
            if edited:
                yield Pair(pair.a, edited, 1, "numbers")


def _edited(text: str, rng: random.Random, among: set[str] | None = None) -> str | None:
    spots = [m for m in _DIGITS.finditer(text) if among is None or m.group() in among]
    spots = [m for m in spots if not (len(m.group()) == 4 and m.group()[:2] in ("19", "20"))]
    if not spots:
        return None
    spot = rng.choice(spots)
    digits = re.sub(r"\D", "", spot.group())
    value = max(int(digits), 1)
    new = value + rng.choice([-1, 1]) * max(1, round(value * rng.uniform(0.1, 0.6)))
    written = str(max(new, 2)) if new != value else str(value + 1)
    return text[: spot.start()] + written + text[spot.end() :]
