"""Fits the scores of an exported model: `python calibrate.py --data POLNEAR --model FOLDER`.

On the articles held out of train it regresses "matches a gold attribution, content IoU ≥ .5" on the evidence of each
attribution, then keeps the least score that gives the best F1, and writes both into the model's metadata.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from corpus import ROLES, read_articles, split_articles
from export import note
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss
from sklearn.model_selection import cross_val_predict
from train import HELD

from crosswire.language.encoder import Encoder
from crosswire.record import Attribution


class Recorder:
    """Stands in for a calibration: keeps the evidence, and gives as score the number under which it is kept."""

    least = -1.0

    def __init__(self) -> None:
        self.rows: list[Sequence[float]] = []

    def score(self, evidence: Sequence[float]) -> float:
        """The number of this row."""
        self.rows.append(evidence)
        return float(len(self.rows) - 1)


def scorer(data: Path) -> ModuleType:
    """The corpus' own score.py."""
    spec = importlib.util.spec_from_file_location("polnear_score", data / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_row(found: Attribution) -> dict[str, list[list[int]]]:
    """The attribution in the scorer's format."""
    return {role: [[s.start, s.end] for s in getattr(found, role)] for role in ROLES}


def outermost(found: Sequence[Sequence[Attribution]]) -> list[list[Attribution]]:
    """What the corpus can judge: it has no attribution within another."""
    return [[a for a in row if a.parent is None] for row in found]


def matched(score: ModuleType, article: dict[str, Any], found: Sequence[Attribution]) -> list[bool]:
    """Whether each attribution is matched one to one with gold, as the scorer matches."""
    text = article["text"]
    gold = [score.solid(text, score.chars(a["content"])) for a in article["attributions"] if a["content"]]
    mine = [score.solid(text, score.chars(as_row(a)["content"])) for a in found]
    pairs = [(score.iou(x, y), i, j) for i, x in enumerate(gold) for j, y in enumerate(mine) if x & y]
    used: set[int] = set()
    right: dict[int, bool] = {}
    for overlap, i, j in sorted(pairs, reverse=True):
        if i not in used and j not in right:
            used.add(i)
            right[j] = overlap >= 0.5
    return [right.get(j, False) for j in range(len(found))]


def main(options: argparse.Namespace) -> None:
    """Fits, prints what it found, writes it into the model."""
    score = scorer(options.data)
    _, held = split_articles(read_articles(options.data / "train.jsonl"), HELD)
    encoder = Encoder.load(options.model, hint=1)
    recorder = encoder._calibration = Recorder()
    found = outermost(encoder.read(a["text"] for a in held))
    right = [r for a, f in zip(held, found, strict=True) for r in matched(score, a, f)]
    rows = np.asarray([recorder.rows[int(a.score)] for f in found for a in f])
    labels = np.asarray(right)
    model = LogisticRegression(C=0.3, max_iter=2000)
    blind = cross_val_predict(model, rows, labels, cv=10, method="predict_proba")[:, 1]
    total = sum(bool(a["content"]) for article in held for a in article["attributions"])
    order = np.argsort(-blind)
    hits = np.cumsum(labels[order])
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + total)
    least = round(float(np.clip(blind[order][int(f1.argmax())], 0.3, 0.5)), 3)
    model.fit(rows, labels)
    fitted = {"weights": model.coef_[0].tolist(), "bias": float(model.intercept_[0]), "least": least}
    note(options.model / "model.onnx", {"calibration": fitted})
    kept = blind >= least
    print(
        json.dumps(
            {
                "brier": round(brier_score_loss(labels, blind), 4),
                "base": round(labels.mean(), 4),
                "all f1": round(200 * labels.sum() / (len(labels) + total), 2),
                "kept f1": round(200 * labels[kept].sum() / (kept.sum() + total), 2),
                **fitted,
            },
            indent=1,
        )
    )
    encoder = Encoder.load(options.model, hint=1)
    found = outermost(encoder.read(a["text"] for a in held))
    predicted = {a["id"]: [as_row(x) for x in f] for a, f in zip(held, found, strict=True)}
    for name, value in score.score(held, predicted).items():
        print(f"{name:48s} {value}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    main(parser.parse_args())
