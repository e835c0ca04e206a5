"""Scores the figure finder on the value spans of MEANTIME (Wikinews), or writes predictions in its format.

``run.py`` alone reads ``../shared/data/quantities/dev.jsonl`` beside the project and exits with 1 where a score is
below its floor in ``baseline.json``; ``run.py --data F --pred F`` reads rows with ``id`` and ``text`` and writes rows
with ``id`` and ``values``. ``--verbose`` lists what differs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from crosswire.reading.figures.refusal import accepted
from crosswire.reading.figures.scan import Amount, scan
from crosswire.reading.figures.vocabulary import vocabulary

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / ".." / "shared" / "data" / "quantities" / "dev.jsonl"
TYPES = {"money": "MONEY", "percent": "PERCENT"}
OPEN_WORDS = ("several", "a few", "a handful", "a couple")
LOOSE_BOUNDS = ("up to", "as high as", "as low as", "within", "just", "only", "another", "a further", "an additional")


@dataclass(frozen=True)
class Value:
    """A value span in the corpus' sense."""

    start: int
    end: int
    type: str


def values(text: str) -> Iterator[Value]:
    """Yields the value spans of a text after the corpus' guidelines.

    They differ from Crosswire's: stretches of time are time expressions there and no values, people's ages are
    values, "up to" stands outside the span and "all" inside, "thousands of" keeps its "of", and "several" is none.
    """
    for amount in accepted(text, scan(text, vocabulary("en")), ages=True):
        number = text[amount.number_start : amount.number_end].lower()
        is_time = amount.kind == "time" and not re.match(r"\s?(?:-\s?)?years?[\s-]old", text[amount.number_end :])
        if not is_time and not number.startswith(OPEN_WORDS):
            yield _value(text, amount)


def _value(text: str, a: Amount) -> Value:
    start, end = a.start, a.end
    lead = text[a.start : a.number_start].lower()
    if lead.startswith(LOOSE_BOUNDS):
        start = a.core_start
    if a.style == "vague" and text.startswith(" of", end):
        end += len(" of")
    return Value(start, end, TYPES.get(a.kind, "QUANTITY"))


def scores(rows: Iterable[dict[str, object]]) -> dict[str, float]:
    """Returns strict, relaxed and typed F1 in percent, as the corpus' own scorer counts them."""
    gold = found = strict = relaxed = typed = 0
    for row in rows:
        expected = row["values"]
        predicted = list(values(str(row["text"])))
        gold, found = gold + len(expected), found + len(predicted)  # type: ignore[arg-type]
        used: set[int] = set()
        for x in expected:  # type: ignore[attr-defined]
            best = max(
                (
                    (min(x["end"], p.end) - max(x["start"], p.start), j)
                    for j, p in enumerate(predicted)
                    if j not in used
                ),
                default=(0, -1),
            )
            if best[0] > 0:
                used.add(best[1])
                match = predicted[best[1]]
                relaxed += 1
                strict += (match.start, match.end) == (x["start"], x["end"])
                typed += match.type == x["type"]
    both = max(1, gold + found)
    return {
        "strict": round(200 * strict / both, 1),
        "relaxed": round(200 * relaxed / both, 1),
        "typed": round(200 * typed / both, 1),
    }


def _half(row: dict[str, object]) -> str:
    return "a" if hashlib.sha256(str(row["id"]).encode()).digest()[0] % 2 else "b"


def _explain(row: dict[str, object]) -> None:
    text = str(row["text"])
    expected = {(x["start"], x["end"]): x for x in row["values"]}  # type: ignore[attr-defined]
    predicted = {(p.start, p.end): p for p in values(text)}
    for span in sorted(expected.keys() ^ predicted.keys()):
        mark = "missed" if span in expected else "extra "
        print(
            f"  {mark} {text[max(0, span[0] - 40) : span[0]]}[{text[span[0] : span[1]]}]{text[span[1] : span[1] + 25]}"
        )


def main() -> int:
    """Runs the benchmark; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--pred", type=Path)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--half", choices=["a", "b"])
    options = parser.parse_args()
    data = options.data or SHARED
    if not data.exists():
        print(f"skipped: {data.name} is not beside the project (../shared/data/quantities)")
        return 0
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()]
    if options.pred:
        lines = ({"id": r["id"], "values": [vars(v) for v in values(r["text"])]} for r in rows)
        options.pred.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        return 0
    if options.half:
        rows = [r for r in rows if _half(r) == options.half]
    if options.verbose:
        for row in rows:
            print(row["id"])
            _explain(row)
    got = scores(rows)
    floors = json.loads((HERE / "baseline.json").read_text(encoding="utf-8"))["floors"]
    failed = [k for k, floor in floors.items() if got[k] < floor] if options.half is None else []
    for name, value in got.items():
        print(f"{name:8s} {value:5.1f}" + (f"   floor {floors[name]}" if name in floors else ""))
    for half in "ab" if options.half is None else "":
        part = scores(r for r in rows if _half(r) == half)
        print(f"half {half}: " + "  ".join(f"{k} {v}" for k, v in part.items()))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
