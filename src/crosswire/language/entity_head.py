"""Names and their kinds, by a small head on the encoder's hidden states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crosswire.errors import ModelMissing
from crosswire.language.pieces import SHAPES, Ints, Pieces
from crosswire.record import Entity, Span

__all__ = ["CLASSES", "SHIPPED_ENTITIES", "EntityHead", "States", "neighbourhood"]

Floats = NDArray[np.float32]

SHIPPED_ENTITIES = Path(__file__).parent / "models" / "entities"
"""The folder of the head that comes with the package."""
CLASSES = ("O", *(f"{part}-{kind}" for kind in ("PERSON", "ORG", "GPE", "NORP") for part in "BI"))
"""Outside, then beginning and inside of each kind (OntoNotes names)."""


@dataclass(frozen=True, slots=True)
class States:
    """A window of a text: its pieces and the encoder's last hidden state of each (pieces × 384)."""

    pieces: Pieces
    hidden: Floats


@dataclass(frozen=True)
class EntityHead:
    """Two linear layers over a piece and its neighbours (see training/entities)."""

    w1: Floats
    b1: Floats
    w2: Floats
    b2: Floats

    @classmethod
    def load(cls, path: Path | None = None) -> EntityHead:
        """Loads ``head.npz`` of a folder (null: the shipped one); raises ModelMissing."""
        file = (path or SHIPPED_ENTITIES) / "head.npz"
        if not file.is_file():
            raise ModelMissing(f"No {file}: reinstall crosswire, or rebuild it as training/entities/README.md says")
        with np.load(file) as held:
            return cls(*(held[name].astype(np.float32) for name in ("w1", "b1", "w2", "b2")))

    def entities(self, text: str, windows: Iterable[States]) -> Iterator[Entity]:
        """Yields the names of a text in order, each a run of whole words."""
        for window in windows:
            if len(window.pieces):
                yield from _runs(text, window.pieces, self._chances(window))

    def _chances(self, window: States) -> Floats:
        """The probability of each class for each piece."""
        x = neighbourhood(window.hidden, window.pieces.shapes) @ self.w1 + self.b1
        x = 0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x**3)))
        scores = x @ self.w2 + self.b2
        weights = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(weights / weights.sum(axis=1, keepdims=True), dtype=np.float32)


def neighbourhood(hidden: Floats, shapes: Ints) -> Floats:
    """Returns for each piece its state, those of its neighbours, and its shape (pieces × 3·384 + 12)."""
    edge = np.zeros_like(hidden[:1])
    before, after = np.concatenate((edge, hidden[:-1])), np.concatenate((hidden[1:], edge))
    return np.concatenate((hidden, before, after, np.eye(SHAPES, dtype=np.float32)[shapes]), axis=1)


def _runs(text: str, pieces: Pieces, chances: Floats) -> Iterator[Entity]:
    """Words in a row that name, by the class of each word's first piece; the kind is the likeliest for all together."""
    classes = chances.argmax(axis=1)
    run: list[int] = []
    end = -1
    for i in range(len(pieces)):
        at, to = int(pieces.starts[i]), int(pieces.ends[i])
        inner = at == end and text[at - 1 : at].isalnum() and text[at : at + 1].isalnum()
        part = CLASSES[classes[i]][:1]
        goes_on = bool(run) and (inner or (part == "I" and at - end <= 1))
        if run and not goes_on:
            yield _entity(text, Span(int(pieces.starts[run[0]]), end), chances[run])
            run = []
        if goes_on or (part != "O" and not inner):
            if not inner:
                run.append(i)
            end = to
    if run:
        yield _entity(text, Span(int(pieces.starts[run[0]]), end), chances[run])


def _entity(text: str, span: Span, chances: Floats) -> Entity:
    """A name with its likeliest kind, without a stop before it or one that ends a sentence after it."""
    words = span.of(text)
    start = span.start + (len(words) - len(words.lstrip(".,")) if words.strip(".,") else 0)
    end = span.end - (words.endswith((".", ",")) and len(words) > 1 and "." not in words[:-1])
    kinds = {kind: float(chances[:, [b, b + 1]].sum()) for kind, b in _KINDS.items()}
    return Entity(Span(start, end), max(kinds, key=lambda k: kinds[k]))


_KINDS = {name[2:]: i for i, name in enumerate(CLASSES) if name.startswith("B-")}
