"""Scores the reader of dates on TempEval-3 news, or writes its predictions for another scorer.

``run.py --data FILE --pred FILE`` reads ``id``, ``dct`` and ``text`` of each line and writes the prediction format of
the corpus's scorer. Without arguments it scores the dev half beside the project against the floors of baseline.json
and exits with 1 below them.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from crosswire.reading.dates import dates

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[1] / ".." / "shared" / "data" / "timex"


def rows(path: Path) -> list[dict[str, Any]]:
    """Returns the documents of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def predict(documents: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yields for each document what the reader finds, in the scorer's format."""
    for document in documents:
        published = date.fromisoformat(document["dct"][:10]) if document.get("dct") else None
        timexes = [
            {"start": d.span.start, "end": d.span.end, "type": d.meaning.kind.upper(), "value": d.meaning.value}
            for d in dates(document["text"], published)
        ]
        yield {"id": document["id"], "timexes": timexes}


def half(document: dict[str, Any]) -> str:
    """Tells ``develop`` (60 %), on which the rules were made, from ``check`` (40 %), looked at now and then."""
    digest = int(hashlib.sha256(document["id"].encode()).hexdigest(), 16)
    return "develop" if digest % 10 < 6 else "check"


def scorer() -> Any:
    """Returns the corpus's own scorer."""
    spec = importlib.util.spec_from_file_location("timex_score", CORPUS / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> int:
    """Runs the benchmark; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--pred", type=Path)
    options = parser.parse_args()
    if options.data and options.pred:
        lines = [json.dumps(row) + "\n" for row in predict(rows(options.data))]
        options.pred.write_text("".join(lines), encoding="utf-8")
        return 0
    if not (CORPUS / "dev.jsonl").is_file():
        print("dates: ../shared is absent, nothing to score")
        return 0
    return floors(rows(CORPUS / "dev.jsonl"))


def floors(gold: list[dict[str, Any]]) -> int:
    """Prints the scores on both parts and on the whole; returns 1 where one is below its floor."""
    predicted = {row["id"]: row["timexes"] for row in predict(gold)}
    score = scorer().score
    baseline = json.loads((HERE / "baseline.json").read_text(encoding="utf-8"))
    below = False
    for part in ("develop", "check", "all"):
        result = score([d for d in gold if part in ("all", half(d))], predicted)
        for metric, values in result.items():
            floor = baseline.get(part, {}).get(metric)
            short = floor is not None and values[2] < floor
            below |= short
            print(f"{part:8} {metric:24} {values} {'BELOW ' + str(floor) if short else ''}")
    return int(below)


if __name__ == "__main__":
    sys.exit(main())
