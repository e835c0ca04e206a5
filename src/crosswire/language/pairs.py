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

__all__ = ["LABELS", "SIGNS", "PairJudge"]

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
    """What spelling alone tells of labels and of contradiction, and what share the judge's own word has beside it.

    Two regressions over the features of a pair. The judge has read the pairs that they are fitted on, so its scores
    there say nothing of how far to trust it: its share is one number each, chosen on pairs that it has not read.
    """

    labels: Floats
    labels_bias: Floats
    labels_share: float
    against: Floats
    against_bias: float
    against_share: float

    @staticmethod
    def load(path: Path) -> Weighing:
        """Reads the weights; where there is no file yet, the judge's word alone counts."""
        if not path.is_file():
            none = np.zeros((len(LABELS), WIDTH), np.float32)
            return Weighing(none, none[:, 0], 1.0, none[0], 0.0, 1.0)
        raw = json.loads(path.read_text(encoding="utf-8"))
        if len(raw["against"]) != WIDTH:
            raise ModelMissing(f"{path} was fitted on other features: run training/pairs/weigh.py")
        labels, bias, against = (np.array(raw[key], np.float32) for key in ("labels", "labels_bias", "against"))
        labels_share, against_bias, against_share = (
            float(raw[key]) for key in ("labels_share", "against_bias", "against_share")
        )
        return Weighing(labels, bias, labels_share, against, against_bias, against_share)

    def of_labels(self, scores: Floats, features: Floats) -> Floats:
        """Returns the probabilities of the labels from the judge's own and the features of every pair."""
        told = np.log(np.clip(scores, _SUREST, 1)) * self.labels_share
        powers = np.exp(told + features @ self.labels.T + self.labels_bias)
        out: Floats = (powers / powers.sum(axis=1, keepdims=True)).astype(np.float32)
        return out

    def of_contradiction(self, logits: Floats, features: Floats) -> Floats:
        """Returns the probability of contradiction from the judge's own, as logits, and the features of every pair."""
        told = logits * self.against_share + features @ self.against + self.against_bias
        out: Floats = (1 / (1 + np.exp(-told))).astype(np.float32)
        return out


def _logits(probabilities: Floats) -> Floats:
    inner = np.clip(probabilities, _SUREST, 1 - _SUREST)
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
        return self._weighing.of_labels(self.scores(pairs)[:, : len(LABELS)], pair_features(pairs))

    def contradicts(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Returns, for every pair, the probability that the texts contradict each other, as fitted on press claims.

        Each pair is read both ways round.
        """
        turned = [(b, a) for a, b in pairs]
        logits = (_logits(self.scores(pairs)[:, -1]) + _logits(self.scores(turned)[:, -1])) / np.float32(2)
        features: Floats = (pair_features(pairs) + pair_features(turned)) / np.float32(2)
        return self._weighing.of_contradiction(logits, features)

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
