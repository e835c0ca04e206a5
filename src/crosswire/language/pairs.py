"""Judges pairs of texts by spelling: do they say the same, contradict each other, or neither?

A regression over ``pair_features``, trained by ``training/pairs``. It is a weak judge (bench/pairs has its scores):
good enough to rank, not to decide by itself.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from crosswire.errors import ModelMissing
from crosswire.language.pair_features import WIDTH, pair_features

__all__ = ["JUDGED", "PairJudge"]

JUDGED = ("same", "contradiction", "neither")
_PACKAGED = Path(__file__).parent / "models" / "pairs"
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class PairJudge:
    """Weights of the two regressions: of the three labels, and of contradiction against everything else."""

    mean: Floats
    scale: Floats
    weights: Floats
    bias: Floats
    contradiction: Floats
    contradiction_bias: float

    @staticmethod
    def load(folder: Path | None = None) -> PairJudge:
        """Loads ``judge.json`` of a folder, by default the one in the package; raises ModelMissing without it."""
        path = (folder or _PACKAGED) / "judge.json"
        if not path.is_file():
            raise ModelMissing(f"No pair judge in {path.parent}: run training/pairs/train.py")
        raw = json.loads(path.read_text(encoding="utf-8"))
        arrays = {k: np.array(raw[k], np.float32) for k in ("mean", "scale", "weights", "bias", "contradiction")}
        if arrays["weights"].shape != (len(JUDGED), WIDTH):
            raise ModelMissing(f"{path} was trained on other features: run training/pairs/train.py")
        return PairJudge(**arrays, contradiction_bias=float(raw["contradiction_bias"]))

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Returns, for every pair, the probabilities of ``JUDGED``; the first text is what is known, the second tested.

        >>> judge = PairJudge.load()
        >>> rows = judge([("The dockers won 40 posts.", "The dockers won 40 posts."), ("A dog barked.", "Tax rose.")])
        >>> rows.shape, bool(rows[0][0] > rows[1][0])
        ((2, 3), True)
        """
        scores = self._rows(pairs) @ self.weights.T + self.bias
        powers = np.exp(scores - scores.max(axis=1, keepdims=True, initial=-1e9))
        out: Floats = (powers / np.maximum(powers.sum(axis=1, keepdims=True), 1e-9)).astype(np.float32)
        return out

    def contradicts(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Returns, for every pair, the probability that one text contradicts the other."""
        scores = self._rows(pairs) @ self.contradiction + self.contradiction_bias
        out: Floats = (1 / (1 + np.exp(-scores))).astype(np.float32)
        return out

    def _rows(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        rows: Floats = (pair_features(pairs) - self.mean) / self.scale
        return rows
