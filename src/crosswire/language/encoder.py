"""The trained encoder: one pass over a text, several heads; today the attributions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from crosswire.errors import ModelMissing
from crosswire.language.attribution_decoding import Calibration, Reading, decode
from crosswire.language.chain import Chain, Floats, Ints
from crosswire.language.pieces import Pieces
from crosswire.language.windows import windows
from crosswire.record import Attribution

__all__ = ["SHIPPED", "Encoder"]

SHIPPED = Path(__file__).parent / "models" / "attribution"
"""The folder of the model that comes with the package."""
_AHEAD = 64
"""Windows gathered before they are sorted by length."""
_BATCH = 2048
"""Word pieces in a batch; more gains nothing on one core."""


class Encoder:
    """Reads texts with the shipped model; holds no state but the model, so one instance serves a process."""

    def __init__(self, session: Any, tokenizer: Tokenizer) -> None:
        self._session = session
        self._tokenizer = tokenizer
        notes = session.get_modelmeta().custom_metadata_map
        chain, scale = json.loads(notes["chain"]), json.loads(notes["calibration"])
        self._chain = Chain(np.asarray(chain["start"], np.float32), np.asarray(chain["follow"], np.float32))
        self._calibration = Calibration(tuple(scale["weights"]), scale["bias"], scale["least"])
        words = tokenizer.get_vocab()
        self._ends = words["[CLS]"], words["[SEP]"]

    @classmethod
    def load(cls, path: Path | None = None, threads: int = 1) -> Encoder:
        """Loads the model in the folder `path` (null: the shipped one); raises ModelMissing."""
        folder = path or SHIPPED
        for name in ("model.onnx", "tokenizer.json"):
            if not (folder / name).is_file():
                raise ModelMissing(
                    f"No {name} in {folder}: reinstall crosswire, rebuild it as training/attribution/README.md says, "
                    "or set CROSSWIRE_ENCODER to the folder of a model, or to none to read by rules alone"
                )
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return cls(session, tokenizer)

    def attributions(self, text: str) -> tuple[Attribution, ...]:
        """Returns who says what in `text`, by the order of contents; offsets are its code points.

        Windows are read in batches: memory stays bounded however long the text. Batches never mix texts: the int8
        arithmetic scales with the batch, and a text must read the same in any company.
        """
        found: list[Attribution] = []
        for batch in _batches(windows(self._tokenizer, text)):
            for reading in self._readings(batch):
                found.extend(decode(text, reading, self._calibration))
        return tuple(sorted(found, key=lambda a: a.content))

    def read(self, texts: Iterable[str]) -> list[tuple[Attribution, ...]]:
        """Returns the attributions of each text."""
        return [self.attributions(text) for text in texts]

    def _readings(self, batch: Sequence[Pieces]) -> Iterator[Reading]:
        lengths = np.asarray([len(window) for window in batch])
        tags, links = self._session.run(["tags", "links"], self._feed(batch, int(lengths.max()) + 2))
        scores: Floats = tags[:, 1:-1]
        paths = self._chain.best(scores, lengths)
        probabilities = self._chain.probabilities(scores, lengths)
        for i, window in enumerate(batch):
            n = len(window)
            yield Reading(window, paths[i, :n], probabilities[i, :n], links[i, :, 1 : n + 1, : n + 1])

    def _feed(self, batch: Sequence[Pieces], size: int) -> dict[str, Ints]:
        ids, mask, shapes = (np.zeros((len(batch), size), dtype=np.int64) for _ in range(3))
        for row, window in enumerate(batch):
            n = len(window)
            ids[row, 0], ids[row, n + 1] = self._ends
            ids[row, 1 : n + 1], shapes[row, 1 : n + 1] = window.ids, window.shapes
            mask[row, : n + 2] = 1
        return {"ids": ids, "mask": mask, "shapes": shapes}


def _batches(every: Iterable[Pieces]) -> Iterator[list[Pieces]]:
    """Windows of like length together, at most about _BATCH pieces a batch."""
    source = iter(every)
    while ahead := sorted(islice(source, _AHEAD), key=len):
        batch: list[Pieces] = []
        for window in ahead:
            if batch and len(window) * (len(batch) + 1) > _BATCH:
                yield batch
                batch = []
            batch.append(window)
        yield batch
