"""Weighs the judge's scores and spelling together: `python weigh.py --data DATA --out FOLDER`, after `export.py`.

Two regressions on the shipped sets alone: of the three labels on RTE-3, of contradiction on DACCORD. Two minutes.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from corpus import Pair, rows_of
from sklearn.linear_model import LogisticRegression

from crosswire.language.pair_features import pair_features
from crosswire.language.pairs import PairJudge, weighed

CONTRADICTION = 1.5
"""Weight of contradictions among the three labels, one pair in nine; of 1.5, 2, 3, 4 and 5 the best on dev."""
STRENGTH = 0.3
"""Inverse of the penalty; of 0.01 to 1 the best on dev."""


def rows(judge: PairJudge, found: list[Pair]) -> np.ndarray:
    """What is weighed."""
    pairs = [(p.a, p.b) for p in found]
    return np.hstack([weighed(judge.scores(pairs)), pair_features(pairs)])


def main() -> None:
    """Fits and writes both regressions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    judge = PairJudge.load(options.out)
    train = [pair for _, pair in rows_of(options.data / "pairs", "train")]
    three = [p for p in train if p.source in ("rte3-de", "rte3-it", "rte3-fr")]
    two = [p for p in train if p.source == "daccord-fr"]
    first, second = rows(judge, three), rows(judge, two)
    mean, scale = first.mean(0), np.maximum(first.std(0), 1e-3)
    labels = LogisticRegression(C=STRENGTH, max_iter=2000, class_weight={0: 1.0, 1: CONTRADICTION, 2: 1.0})
    labels.fit((first - mean) / scale, [p.label for p in three])
    against = LogisticRegression(C=STRENGTH, max_iter=2000)
    against.fit((second - mean) / scale, [p.label == 1 for p in two])
    written = {
        "mean": mean.tolist(),
        "scale": scale.tolist(),
        "labels": labels.coef_.tolist(),
        "labels_bias": labels.intercept_.tolist(),
        "against": against.coef_[0].tolist(),
        "against_bias": float(against.intercept_[0]),
    }
    (options.out / "weighing.json").write_text(json.dumps(written, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
