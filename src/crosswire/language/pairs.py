"""Judges pairs of texts: does one follow from the other, do they share a fact, can both be right?

A cross-encoder on multilingual-e5-small (Wang et al. 2024) with spelling features at its head, trained by
``training/pairs``; ``bench/pairs`` has its scores. It reads English, German, Italian, French, Spanish and Portuguese.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from crosswire.errors import ModelMissing
from crosswire.language.pair_features import pair_features

__all__ = ["LABELS", "SIGNS", "PairJudge"]

LABELS = ("entailment", "contradiction", "neutral")
"""What the second text is to the first."""
SIGNS = ("shared", "against")
"""Whether two texts assert a fact in common, and whether they cannot both be right."""
_PACKAGED = Path(__file__).parent / "models" / "pairs"
_LONGEST = 128  # pieces of a pair, as in training
_KEPT = 50_000  # pairs whose scores are kept

Floats = npt.NDArray[np.float32]


class PairJudge:
    """Scores pairs one by one, so that a pair reads the same in any company; keeps the scores of this run."""

    def __init__(self, session: Any, tokenizer: Any) -> None:
        self._session = session
        self._tokenizer = tokenizer
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
        return PairJudge(session, tokenizer)

    def labels(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Returns, for every pair, the probabilities of ``LABELS``; the first text is what is known.

        >>> judge = PairJudge.load()
        >>> rows = judge.labels([("The dockers won 40 posts.", "40 posts were won."), ("A dog barked.", "Tax rose.")])
        >>> rows.shape, bool(rows[0][0] > rows[1][0])
        ((2, 3), True)
        """
        return self.scores(pairs)[:, : len(LABELS)]

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
