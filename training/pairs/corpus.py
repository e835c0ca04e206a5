"""Pairs to train the judge on: our own writing, the sets whose licences allow shipping, and pairs made from these."""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from pathlib import Path

__all__ = [
    "BUNDLES",
    "LABELS",
    "NOT_CONTRADICTION",
    "OWN",
    "REPORTS",
    "UNKNOWN",
    "Pair",
    "parallel",
    "round_of",
    "tested",
]

LABELS = ("entailment", "contradiction", "neutral")
NOT_CONTRADICTION = 3
"""DACCORD tells contradictions from everything else, and nothing more."""
UNKNOWN = -1
"""A label that a pair does not have."""
OWN = Path(__file__).parent / "own.jsonl"
BUNDLES = Path(__file__).parent / "bundles.jsonl"
REPORTS = Path(__file__).parent / "reports.jsonl"
_TURNED = 0.25  # of the pairs whose label holds both ways round, turned in a round
_UNRELATED = 0.03  # of our own premises, set against a sentence about something else
_HELD = 12  # one premise or bundle in so many is kept for measuring
_NEITHER = 0.6  # of the pairs of a bundle that share nothing and clash in nothing, taken in a round
_SHIPPED = {("rte3", "de"), ("rte3", "it"), ("rte3", "fr"), ("daccord", "fr"), ("fever-symmetric", "en")}
_DIGITS = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,\u00a0]\d{3})*(?![\w.,]*\d)")
_NAMES_OF_TIME = tuple(
    line.split()
    for line in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "lunedì martedì mercoledì giovedì venerdì sabato domenica",
        "lunes martes miércoles jueves viernes sábado domingo",
        "january february march april may june july august september october november december",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    )
)
"""Days of the week and months, a list a language: one in place of another contradicts."""
_LANGUAGES = ("en", "fr", "de", "it", "es", "pt")


@dataclass(frozen=True)
class Pair:
    """Two texts, the set they are of, and what is known of them.

    ``label`` is the index of what the second is to the first; ``shared`` and ``against`` are 1 where the two assert a
    fact in common, and where they cannot both be right. Each may be ``UNKNOWN``.
    """

    a: str
    b: str
    label: int
    source: str
    shared: int = UNKNOWN
    against: int = UNKNOWN


def _pair(a: str, b: str, label: int, source: str) -> Pair:
    """Returns a pair with what its label says of facts in common and of contradiction."""
    shared = {0: 1, 1: UNKNOWN, 2: UNKNOWN, NOT_CONTRADICTION: UNKNOWN}[label]
    return Pair(a, b, label, source, shared, int(label == 1))


def _neighbours(a: str, b: str, source: str) -> Pair:
    return Pair(a, b, 2, source, 0, 0)


def bundled(path: Path = BUNDLES) -> Iterator[tuple[str, Pair]]:
    """Yields the pairs of our own bundles, with the first sentence of the bundle: who shares what, who clashes."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        told = row["s"]
        against = {frozenset(clash[:2]) for clash in row["against"]}
        for i, j in combinations(range(len(told)), 2):
            shared = int(bool(set(told[i]["x"]) & set(told[j]["x"])))
            pair = Pair(told[i]["t"], told[j]["t"], UNKNOWN, "bundle", shared, int(frozenset((i, j)) in against))
            yield told[0]["t"], pair


def reported(path: Path = REPORTS) -> Iterator[Pair]:
    """Yields pairs of sentences of our own sets of reports, as they come before the judge, with what the truth says."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Pair(row["a"], row["b"], UNKNOWN, f"reports-{row['set']}", row["shared"], row["against"])


def rows_of(folder: Path, split: str) -> list[tuple[str, Pair]]:
    """Returns the pairs of a split of ``../shared/data/pairs``, each with its key over all languages."""
    out = []
    for line in (folder / f"{split}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["way"] == "nli3" and row["set"] != "sick":
            label = LABELS.index(row["label"])
        elif row["way"] == "contra2":
            label = 1 if row["label"] == "contradiction" else NOT_CONTRADICTION
        else:
            continue
        key = row["id"].replace(f"-{row['lang']}-", "-")
        out.append((key, _pair(row["a"], row["b"], label, f"{row['set']}-{row['lang']}")))
    return out


def own(path: Path = OWN) -> Iterator[tuple[str, Pair]]:
    """Yields our own pairs with their premise."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for label, name in enumerate("ecn"):
            for text in row[name]:
                yield row["p"], _pair(row["p"], text, label, f"own-{row['lang']}")


def is_held(key: str) -> bool:
    """Whether the pairs of a premise are kept for measuring."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % _HELD == 0


def tested(folder: Path) -> list[Pair]:
    """Returns what training measures itself by: the dev half, and the part of our own that is kept apart."""
    dev = [pair for _, pair in rows_of(folder, "dev")]
    return [*dev, *(pair for key, pair in (*own(), *bundled()) if is_held(key))]


def round_of(folder: Path, rng: random.Random) -> list[Pair]:
    """Returns the pairs of one round in random order.

    RTE-3 stands there in three languages: premise and hypothesis are drawn from any two of them. Contradictions hold
    both ways, so some are turned round. Numbers of agreeing pairs are edited anew.
    """
    across: dict[str, list[Pair]] = defaultdict(list)
    out: list[Pair] = []
    for key, pair in rows_of(folder, "train"):
        name, language = pair.source.rsplit("-", 1)
        if (name, language) not in _SHIPPED:
            continue
        if name == "rte3":
            across[key].append(pair)
        else:
            out.append(pair)
    for same in across.values():
        for pair in same:
            other = rng.choice(same) if rng.random() < 0.4 else pair
            out.append(replace(pair, b=other.b))
    mine = [pair for key, pair in own() if not is_held(key)]
    for pair in mine:
        if rng.random() < _UNRELATED:
            out.append(_neighbours(pair.a, rng.choice(mine).b, "unrelated"))
    out += [*mine, *_numbers_edited([*out, *mine], rng), *_days_edited([*out, *mine], rng)]
    both_ways = (1, NOT_CONTRADICTION)
    turned = (p.label in both_ways and not p.source.startswith("rte3") and rng.random() < _TURNED for p in out)
    out = [replace(p, a=p.b, b=p.a) if turn else p for p, turn in zip(out, turned, strict=True)]
    for key, pair in bundled():
        if not is_held(key) and (pair.shared or pair.against or rng.random() < _NEITHER):
            out.append(replace(pair, a=pair.b, b=pair.a) if rng.random() < 0.5 else pair)
    out += [replace(pair, a=pair.b, b=pair.a) if rng.random() < 0.5 else pair for pair in reported()]
    rng.shuffle(out)
    return out


def parallel(folder: Path, rng: random.Random, most: int) -> list[Pair]:
    """Returns pairs of translations (NTREX): the same, the same with a number edited, and neighbours in one article."""
    rows = [json.loads(line) for line in (folder / "train.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = [r for r in rows if r["set"] == "ntrex"]
    out: list[Pair] = []
    for before, row in pairwise(rows):
        x, y = rng.choice(_LANGUAGES), rng.choice(_LANGUAGES)
        a, b = row["text"][x], row["text"][y]
        edited = _edited(b, rng)
        if edited is not None:
            out.append(_pair(a, edited, 1, "numbers"))
            out.append(_pair(a, b, 0, "ntrex"))
        elif rng.random() < 0.25:
            out.append(_pair(a, b, 0, "ntrex"))
        if before["doc"] == row["doc"] and rng.random() < 0.25:
            out.append(_neighbours(a, before["text"][y], "ntrex"))
    rng.shuffle(out)
    return out[:most]


def _numbers_edited(found: Iterable[Pair], rng: random.Random) -> Iterator[Pair]:
    """Yields pairs that agree, with one number that both texts name changed in the second: now they contradict."""
    for pair in found:
        shared = set(_DIGITS.findall(pair.a)) & set(_DIGITS.findall(pair.b))
        if pair.label == 0 and shared and (edited := _edited(pair.b, rng, shared)):
            yield _pair(pair.a, edited, 1, "numbers")


def _days_edited(found: Iterable[Pair], rng: random.Random) -> Iterator[Pair]:
    """Yields pairs that agree, with a day of the week or a month that both name changed: now they contradict."""
    for pair in found:
        if pair.label != 0:
            continue
        a, words = set(re.findall(r"\w+", pair.a.casefold())), list(re.finditer(r"\w+", pair.b))
        shared = [(m, names) for m in words for names in _NAMES_OF_TIME if m.group().casefold() in names]
        shared = [(m, names) for m, names in shared if m.group().casefold() in a and m.group() not in ("may", "march")]
        if shared:
            match, names = rng.choice(shared)
            other = rng.choice([n for n in names if n != match.group().casefold()])
            other = other.capitalize() if match.group()[0].isupper() else other
            yield _pair(pair.a, pair.b[: match.start()] + other + pair.b[match.end() :], 1, "days")


def _edited(text: str, rng: random.Random, among: set[str] | None = None) -> str | None:
    spots = [m for m in _DIGITS.finditer(text) if among is None or m.group() in among]
    spots = [m for m in spots if not (len(m.group()) == 4 and m.group()[:2] in ("19", "20"))]
    if not spots:
        return None
    spot = rng.choice(spots)
    value = max(int(re.sub(r"\D", "", spot.group())), 1)
    new = value + rng.choice([-1, 1]) * max(1, round(value * rng.uniform(0.1, 0.6)))
    written = str(max(new, 2)) if new != value else str(value + 1)
    return text[: spot.start()] + written + text[spot.end() :]
