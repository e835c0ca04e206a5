"""Judges pairs of texts: does one follow from the other, do they share a fact, can both be right?

A cross-encoder on multilingual-e5-small (Wang et al. 2024) with spelling features at its head, trained by
``training/pairs``; ``bench/pairs`` has its scores. It reads English, German, Italian, French, Spanish and Portuguese.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from crosswire.errors import ModelMissing
from crosswire.language.pair_features import WIDTH, pair_features

__all__ = ["LABELS", "SIGNS", "PairJudge", "weighed"]

LABELS = ("entailment", "contradiction", "neutral")
"""What the second text is to the first."""
SIGNS = ("shared", "against")
"""Whether two texts assert a fact in common, and whether they cannot both be right."""
_PACKAGED = Path(__file__).parent / "models" / "pairs"
_LONGEST = 128  # pieces of a pair, as in training
_KEPT = 50_000  # pairs whose scores are kept
_SUREST = 1e-4  # probabilities nearer to nought or one say no more

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Weighing:
    """Two regressions over scores and spelling: of the three labels, and of contradiction against everything else."""

    mean: Floats
    scale: Floats
    labels: Floats
    labels_bias: Floats
    against: Floats
    against_bias: float

    @staticmethod
    def load(path: Path) -> Weighing:
        """Reads the weights; all nought where there is no file yet."""
        width = len(LABELS) + len(SIGNS) + WIDTH
        if not path.is_file():
            none = np.zeros(width, np.float32)
            return Weighing(none, none + 1, np.zeros((len(LABELS), width), np.float32), none[:3], none, 0.0)
        raw = json.loads(path.read_text(encoding="utf-8"))
        if len(raw["mean"]) != width:
            raise ModelMissing(f"{path} was fitted on other features: run training/pairs/weigh.py")
        arrays = {key: np.array(raw[key], np.float32) for key in ("mean", "scale", "labels", "labels_bias", "against")}
        return Weighing(**arrays, against_bias=float(raw["against_bias"]))

    def rows(self, scores: Floats, features: Floats) -> Floats:
        """Returns what is weighed for every pair: the logits of its scores, then its features, standardised."""
        rows: Floats = ((np.hstack([weighed(scores), features]) - self.mean) / self.scale).astype(np.float32)
        return rows


def weighed(scores: Floats) -> Floats:
    """Returns probabilities as logits, cut where they are as good as sure."""
    inner = np.clip(scores, _SUREST, 1 - _SUREST)
    logits: Floats = np.log(inner / (1 - inner)).astype(np.float32)
    return logits


class PairJudge:
    """Scores pairs one by one, so that a pair reads the same in any company; keeps the scores of this run."""

    def __init__(self, session: Any, tokenizer: Any, weighing: Weighing) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._weighing = weighing
        self._held: dict[tuple[str, str], Floats] = {}

    @staticmethod
    def load(folder: Path | None = None, threads: int = 1) -> PairJudge:
        """Loads ``model.onnx`` and ``tokenizer.json`` of a folder, by default the packaged; raises ModelMissing."""
        import onnxruntime
        from tokenizers import Tokenizer

        place = folder or _PACKAGED
        if not (place / "model.onnx").is_file():
            raise ModelMissing(f"No pair judge in {place}: reinstall crosswire, or run training/pairs")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(str(place / "model.onnx"), options, providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_file(str(place / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(_LONGEST)
        return PairJudge(session, tokenizer, Weighing.load(place / "weighing.json"))

    def labels(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Returns, for every pair, the probabilities of ``LABELS``; the first text is what is known.

        Scores and spelling are weighed together, as fitted on pairs of a premise and a short hypothesis.

        >>> judge = PairJudge.load()
        >>> rows = judge.labels([("The dockers won 40 posts.", "40 posts were won."), ("A dog barked.", "Tax rose.")])
        >>> rows.shape, bool(rows[0][0] > rows[1][0])
        ((2, 3), True)
        """
        rows = self._weighing.rows(self.scores(pairs), pair_features(pairs))
        powers = np.exp(rows @ self._weighing.labels.T + self._weighing.labels_bias)
        out: Floats = (powers / powers.sum(axis=1, keepdims=True)).astype(np.float32)
        return out

    def contradicts(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Returns, for every pair, the probability that one text contradicts the other, as fitted on press claims."""
        rows = self._weighing.rows(self.scores(pairs), pair_features(pairs))
        out: Floats = (1 / (1 + np.exp(-(rows @ self._weighing.against + self._weighing.against_bias)))).astype(
            np.float32
        )
        return out

    def signs(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Returns, for every pair, the probabilities of ``SIGNS``, whichever text comes first.

        >>> judge = PairJudge.load()
        >>> a, b = "The army says 11 people were killed at the mill.", "Nobody died at the mill, the army says."
        >>> bool(judge.signs([(a, b)])[0][1] > judge.signs([(a, a)])[0][1])
        True
        """
        return self.scores([(min(pair), max(pair)) for pair in pairs])[:, len(LABELS) :]

    def scores(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Returns, for every pair, the probabilities of ``LABELS``, then those of ``SIGNS``."""
        if len(self._held) > _KEPT:
            self._held.clear()
        missing = [pair for pair in dict.fromkeys(pairs) if pair not in self._held]
        if missing:
            features = pair_features(missing)
            self._held.update((pair, self._score(pair, features[i : i + 1])) for i, pair in enumerate(missing))
        rows = [self._held[pair] for pair in pairs]
        return np.stack(rows) if rows else np.zeros((0, len(LABELS) + len(SIGNS)), np.float32)

    def _score(self, pair: tuple[str, str], features: Floats) -> Floats:
        encoded = self._tokenizer.encode(*(text.encode("utf-8", "replace").decode() for text in pair))
        ids, types = (np.array([row], np.int64) for row in (encoded.ids, encoded.type_ids))
        scores = self._session.run(["scores"], {"ids": ids, "types": types, "features": features})[0][0]
        n = len(LABELS)
        powers = np.exp(scores[:n] - scores[:n].max())
        row: Floats = np.concatenate([powers / powers.sum(), 1 / (1 + np.exp(-scores[n:]))]).astype(np.float32)
        return row
