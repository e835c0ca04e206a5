"""Weighs the judge's word and spelling together: `python weigh.py --data DATA --out FOLDER`, after `export.py`.

Two regressions over spelling on the shipped sets alone: of the three labels on RTE-3, of contradiction on DACCORD. The
judge was trained on these pairs and is nearly always right there, so a regression over its scores would trust it too
far; what share its word has is one number each, chosen on dev.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from corpus import rows_of
from sklearn.linear_model import LogisticRegression

from crosswire.language.pair_features import pair_features

CONTRADICTION = 1.5
"""Weight of contradictions among the three labels, one pair in nine; of 1.5, 2, 3, 4 and 5 the best on dev."""
LABELS_STRENGTH, AGAINST_STRENGTH = 0.03, 3.0
"""Inverse of the penalty; of 0.01 to 10 alike on dev (labels), 1 to 10 a little better (contradiction)."""
LABELS_SHARE, AGAINST_SHARE = 0.3, 0.18
"""Of the judge's word; of labels 0.2 to 0.5, of contradiction 0.1 to 0.25 are alike on dev (161 pairs, two points are
noise)."""


def regression(
    rows: np.ndarray, told: list[int] | list[bool], strength: float, weight: dict[int, float] | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Weights and biases for features as they are, fitted on standardised ones."""
    mean, scale = rows.mean(0), np.maximum(rows.std(0), 1e-3)
    fitted = LogisticRegression(C=strength, max_iter=2000, class_weight=weight).fit((rows - mean) / scale, told)
    weights = fitted.coef_ / scale
    return weights, fitted.intercept_ - weights @ mean


def main() -> None:
    """Fits and writes both regressions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    train = [pair for _, pair in rows_of(options.data / "pairs", "train")]
    three = [p for p in train if p.source in ("rte3-de", "rte3-it", "rte3-fr")]
    two = [p for p in train if p.source == "daccord-fr"]
    first = pair_features([(p.a, p.b) for p in three])
    second = (pair_features([(p.a, p.b) for p in two]) + pair_features([(p.b, p.a) for p in two])) / 2
    labels = regression(first, [p.label for p in three], LABELS_STRENGTH, {0: 1.0, 1: CONTRADICTION, 2: 1.0})
    against = regression(second, [p.label == 1 for p in two], AGAINST_STRENGTH)
    written = {
        "labels": labels[0].tolist(),
        "labels_bias": labels[1].tolist(),
        "labels_share": LABELS_SHARE,
        "against": against[0][0].tolist(),
        "against_bias": float(against[1][0]),
        "against_share": AGAINST_SHARE,
    }
    (options.out / "weighing.json").write_text(json.dumps(written, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
