"""Scores chains of names, descriptions and pronouns on GUM with the CoNLL score; see README.md.

``run.py`` alone reads ``../shared/data/coref_gum/dev.jsonl`` and holds the scores against ``baseline.json``;
``--data F`` reads another half; ``--rows N`` the first N documents; ``--errors`` lists chains that differ.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from conll import Chain, Ratio, b_cubed, ceaf_e, conll, muc
from floors import hold, shared

from crosswire.language import LanguageRoom
from crosswire.lexicon.pronouns import pronouns
from crosswire.reading.actors import named_and_described
from crosswire.record import Article, Reading
from crosswire.settings import Settings

HERE = Path(__file__).resolve().parent
PRONOUNS = pronouns().keys() | {"one", "this", "that", "these", "those", "who", "which", "whom", "whose"}
ACTORS = ("person", "organization", "place")
MEASURES = {"muc": muc, "b3": b_cubed, "ceaf_e": ceaf_e}


def form_of(text: str) -> str:
    """Whether a mention is a pronoun, a name (its last words have capitals), or a description."""
    words = text.split()
    if len(words) == 1 and text.lower() in PRONOUNS:
        return "pronominal"
    named = [w for w in words if w.lower() not in ("the", "of", "and", "for", "'s", "’s", "de")]
    return "named" if named and all(w[:1].isupper() for w in named) else "descriptive"


def key_of(row: dict[str, Any], *, actors: bool) -> list[Chain]:
    """The chains of a document with two mentions or more; of people, bodies and places only, if asked."""
    found: dict[Any, set[tuple[int, int]]] = defaultdict(set)
    for m in row["mentions"]:
        if not actors or m["type"] in ACTORS:
            found[m["chain"]].add((m["start"], m["end"]))
    return [frozenset(c) for c in found.values() if len(c) > 1]


def of_form(chains: Iterable[Chain], text: str, form: str) -> list[Chain]:
    """The chains with no other mentions of any form but this one and names: what finds the name of this form."""
    kept = [frozenset(m for m in c if form_of(text[m[0] : m[1]]) in (form, "named")) for c in chains]
    return [c for c in kept if len(c) > 1]


def response_of(room: LanguageRoom, row: dict[str, Any]) -> list[Chain]:
    """Our chains of two phrases or more."""
    article = Article(id=str(row["id"]), text=row["text"], raw_sha256="", language="en")
    found = named_and_described(Reading(room.parse(article, ())))
    spans = [frozenset((found.phrases[i].span.start, found.phrases[i].span.end) for i in c) for c in found.every()]
    return [s for s in spans if len(s) > 1]


def scores(rows: Iterable[dict[str, Any]], room: LanguageRoom) -> dict[str, float]:
    """Returns the CoNLL F1 and its parts in percent: all chains, those of actors, and by form of mention."""
    count: dict[str, dict[str, Ratio]] = defaultdict(lambda: defaultdict(Ratio))
    for row in rows:
        ours = response_of(room, row)
        for name, key, response in _views(row, ours):
            for measure, of in MEASURES.items():
                count[name][measure] += of(key, response)
    out = {}
    for name, ratios in count.items():
        out[name] = round(100 * conll(list(ratios.values())), 1)
        out |= {f"{name} {m}": round(100 * r.f1, 1) for m, r in ratios.items()}
    return out


def _views(row: dict[str, Any], ours: list[Chain]) -> Iterable[tuple[str, list[Chain], list[Chain]]]:
    truth, actors = key_of(row, actors=False), key_of(row, actors=True)
    yield "all", truth, ours
    known = {m for c in actors for m in c}
    about = [c for c in ours if c & known]
    yield "actors", actors, about
    for form in ("named", "pronominal", "descriptive"):
        yield form, of_form(actors, row["text"], form), of_form(about, row["text"], form)


def main() -> int:
    """Runs the benchmark; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--rows", type=int)
    options = parser.parse_args()
    data = options.data or shared("data", "coref_gum", "dev.jsonl")
    if data is None:
        return 0
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()][: options.rows]
    measured = scores(rows, LanguageRoom(Settings()))
    if options.data or options.rows:
        print("\n".join(f"{name:<24} {value:6.1f}" for name, value in measured.items()))
        return 0
    return hold(HERE / "baseline.json", measured)


if __name__ == "__main__":
    sys.exit(main())
