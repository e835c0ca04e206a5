"""Scores the modality of events on MEANTIME (Wikinews), or writes predictions for another scorer.

``run.py`` alone reads ``../shared/data/factuality/dev.jsonl`` beside the project and exits with 1 where a score is
below its floor in ``baseline.json``. ``--data F`` scores another file of that form, ``--pred F`` writes rows with
``id`` and ``modality`` (one value an event, in order) instead. ``--verbose`` lists what differs.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from floors import hold, shared

from crosswire.language import LanguageRoom
from crosswire.reading.events.modality import modality
from crosswire.record import MODALITIES, Article, Parsed, Span
from crosswire.settings import Settings

HERE = Path(__file__).resolve().parent
Row = Mapping[str, Any]


def wanted(event: Row) -> str | None:
    """Returns the modality that the corpus' certainty, polarity, time and conditionals come to; null if unmarked."""
    if event["certainty"] is None:
        return None
    if event["polarity"] == "NEG":
        return "denied"
    conditional = event["special"] in ("COND_MAIN_CLAUSE", "COND_IF_CLAUSE")
    if conditional or event["certainty"] != "CERTAIN" or event["polarity"] != "POS":
        return "hypothetical"
    return "planned" if event["time"] == "FUTURE" else "happened"


def read(parsed: Parsed, event: Row) -> str:
    """Returns the modality that Crosswire reads at the head of the event's words."""
    held = [i for i, t in enumerate(parsed.tokens) if t.start < event["end"] and t.end > event["start"]]
    if not held:
        return "happened"
    heads = [i for i in held if parsed.tokens[i].head not in held or parsed.tokens[i].head == i]
    return modality(parsed, heads[0] if heads else held[0])


def parsed(rows: Iterable[Row]) -> Iterator[tuple[Row, Parsed]]:
    """Yields rows with their parse."""
    room = LanguageRoom(Settings(use_encoder=False))
    for row in rows:
        yield row, room.parse(Article(id=row["id"], text=row["text"], raw_sha256="0", language="en"), ())


def scores(pairs: Counter[tuple[str, str]]) -> dict[str, float]:
    """Returns accuracy, the accuracy of always saying that it happened, and macro-F1 over the four values."""
    total = sum(pairs.values())
    f1 = []
    for value in MODALITIES:
        gold = sum(n for (w, _), n in pairs.items() if w == value)
        found = sum(n for (_, f), n in pairs.items() if f == value)
        f1.append(200 * pairs[value, value] / (gold + found) if gold + found else 0.0)
    return {
        "accuracy": 100 * sum(pairs[v, v] for v in MODALITIES) / total,
        "macro-F1": sum(f1) / len(f1),
        "always happened": 100 * sum(n for (w, _), n in pairs.items() if w == "happened") / total,
    }


def main() -> int:
    """Runs the benchmark; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--pred", type=Path)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    path = options.data or shared("data", "factuality", "dev.jsonl")
    if path is None:
        return 0
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = [row for row in rows if row["set"] == "meantime" and row["text"].strip()]
    pairs, lines = Counter[tuple[str, str]](), []
    for row, text in parsed(rows):
        found = [read(text, e) for e in row["events"]]
        lines.append(json.dumps({"id": row["id"], "modality": found}) + "\n")
        for event, value in zip(row["events"], found, strict=True):
            gold = wanted(event)
            if gold is not None:
                pairs[gold, value] += 1
            if options.verbose and gold not in (None, value):
                span = Span(event["start"], event["end"])
                print(f"  {gold} read as {value}: {row['text'][max(0, span.start - 60) : span.end + 30]}")
    if options.pred:
        options.pred.write_text("".join(lines), encoding="utf-8")
        return 0
    return hold(HERE / "baseline.json", scores(pairs))


if __name__ == "__main__":
    sys.exit(main())
