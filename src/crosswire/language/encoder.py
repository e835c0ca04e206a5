"""The trained encoder: one pass over a text, several heads: attributions, and the names of actors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from crosswire.errors import ModelMissing
from crosswire.language.attribution_decoding import Calibration, Links, Reading, decode
from crosswire.language.chain import Chain, Floats
from crosswire.language.entity_head import EntityHead, States
from crosswire.language.nesting import HINT, NESTED_LEAST, ordered, speech_within
from crosswire.language.pieces import Pieces
from crosswire.language.windows import WINDOW, windows
from crosswire.record import Attribution, Entity

__all__ = ["SHIPPED", "Encoder", "Heard"]

SHIPPED = Path(__file__).parent / "models" / "attribution"
"""The folder of the model that comes with the package."""
_AHEAD = 64
"""Windows decoded together: bounds memory on a long text."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the heads found in one pass over a text: attributions by the order of contents, names in order."""

    attributions: tuple[Attribution, ...]
    entities: tuple[Entity, ...]


class Encoder:
    """Reads texts with the shipped model; holds no state but the model, so one instance serves a process."""

    def __init__(self, session: Any, tokenizer: Tokenizer, hint: float = HINT) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._hint = hint
        notes = session.get_modelmeta().custom_metadata_map
        chain, links, scale = (json.loads(notes[k]) for k in ("chain", "links", "calibration"))
        self._chain = Chain(np.asarray(chain["start"], np.float32), np.asarray(chain["follow"], np.float32))
        self._biases = Links(np.asarray(links["far"], np.float32), np.asarray(links["none"], np.float32)).biases(
            WINDOW + 1
        )
        self._calibration = Calibration(tuple(scale["weights"]), scale["bias"], scale["least"])
        words = tokenizer.get_vocab()
        self._ends = words["[CLS]"], words["[SEP]"]

    @classmethod
    def load(cls, path: Path | None = None, threads: int = 1, hint: float = HINT) -> Encoder:
        """Loads the model in the folder `path` (null: the shipped one); raises ModelMissing.

        A content is read again for speech within it when a cue in it has a probability of `hint`: 0 reads every one,
        at the cost of half the time again, 1 none.
        """
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
        return cls(session, tokenizer, hint)

    def states(self, text: str) -> Iterator[States]:
        """Yields the text's windows with the encoder's last hidden states, for training a further head."""
        for window in windows(self._tokenizer, text):
            yield States(window, self._run(window)[3][1:-1])

    def attributions(self, text: str) -> tuple[Attribution, ...]:
        """Returns who says what in `text`; see ``hear``."""
        return self.hear(text).attributions

    def hear(self, text: str, names: EntityHead | None = None) -> Heard:
        """Returns what all heads find in `text`, in one pass; offsets are its code points.

        Windows go through the encoder one by one: nothing is padded, a text reads the same in any company, and memory
        stays bounded however long it is. A content that may hold speech of its own is read once more by itself: what
        is found there names it as its parent.
        """
        found: list[tuple[Attribution, Attribution | None]] = []
        entities: list[Entity] = []
        every = windows(self._tokenizer, text)
        while ahead := list(islice(every, _AHEAD)):
            inner: list[tuple[Pieces, Attribution]] = []
            for reading in self._readings(ahead):
                if names is not None:
                    entities.extend(names.entities(text, [States(reading.pieces, reading.hidden)]))
                for outer in decode(text, reading, self._calibration):
                    found.append((outer, None))
                    inner.extend((pieces, outer) for pieces in speech_within(reading, outer, self._hint))
            found.extend(self._nested(text, inner))
        return Heard(ordered(found), tuple(entities))

    def _nested(
        self, text: str, inner: Sequence[tuple[Pieces, Attribution]]
    ) -> Iterator[tuple[Attribution, Attribution | None]]:
        readings = self._readings([pieces for pieces, _ in inner]) if inner else iter(())
        for reading, (_, outer) in zip(readings, inner, strict=True):
            for found in decode(text, reading, self._calibration):
                if found.source and found.cue and found.score >= NESTED_LEAST:
                    yield found, outer

    def read(self, texts: Iterable[str]) -> list[tuple[Attribution, ...]]:
        """Returns the attributions of each text."""
        return [self.attributions(text) for text in texts]

    def _readings(self, ahead: Sequence[Pieces]) -> Iterator[Reading]:
        outputs = [self._run(window) for window in ahead]
        lengths = np.asarray([len(window) for window in ahead])
        scores = np.zeros((len(ahead), int(lengths.max()), len(self._chain.start)), np.float32)
        for row, (tags, *_) in enumerate(outputs):
            scores[row, : lengths[row]] = tags[1:-1]
        paths = self._chain.best(scores, lengths)
        weights = np.exp(scores - scores.max(2, keepdims=True))
        probabilities = weights / weights.sum(2, keepdims=True)
        for row, (window, (_, query, key, hidden)) in enumerate(zip(ahead, outputs, strict=True)):
            n = len(window)
            yield Reading(
                window, paths[row, :n], probabilities[row, :n], query[:-1], key[:-1], self._biases, hidden[1:-1]
            )

    def _run(self, window: Pieces) -> list[Floats]:
        """Tags, queries, keys and last hidden states of the class token, the pieces and the separator."""
        ids = np.concatenate(([self._ends[0]], window.ids, [self._ends[1]]))
        shapes = np.concatenate(([0], window.shapes, [0]))
        feed = {"ids": ids[None], "shapes": shapes[None]}
        return [rows[0] for rows in self._session.run(["tags", "query", "key", "hidden"], feed)]
