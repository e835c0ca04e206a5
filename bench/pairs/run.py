"""Scores the pair judge on RTE-3 (three labels) and DACCORD (contradiction or not), dev halves: macro-F1."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from floors import hold, shared

from crosswire.language.pairs import LABELS, PairJudge

HERE = Path(__file__).resolve().parent


def macro_f1(gold: list[str], said: list[str]) -> float:
    """Returns the mean F1 of the labels that occur, in percent."""
    scores = []
    for label in sorted(set(gold)):
        hits = sum(g == s == label for g, s in zip(gold, said, strict=True))
        scores.append(2 * hits / (gold.count(label) + said.count(label)))
    return 100 * sum(scores) / len(scores)


def scored(path: Path, judge: PairJudge) -> dict[str, float]:
    """Returns macro-F1 by set and language."""
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["set"] == "rte3":
            rows["rte3"].append(row)
            rows[f"rte3 {row['lang']}"].append(row)
        elif row["set"] == "daccord":
            rows["daccord"].append(row)
    scores = {}
    for name, some in sorted(rows.items()):
        pairs = [(r["a"], r["b"]) for r in some]
        if name == "daccord":
            said = ["contradiction" if p > 0.5 else "not_contradiction" for p in judge.contradicts(pairs)]
        else:
            said = [LABELS[i] for i in judge.labels(pairs).argmax(axis=1)]
        scores[name] = macro_f1([r["label"] for r in some], said)
    return scores


def main() -> int:
    """Runs the benchmark; returns the exit code."""
    data = shared("data", "pairs", "dev.jsonl")
    return 0 if data is None else hold(HERE / "baseline.json", scored(data, PairJudge.load()))


if __name__ == "__main__":
    sys.exit(main())
