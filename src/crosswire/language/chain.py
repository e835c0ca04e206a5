"""A linear chain over tags: the best path and each tag's probability, many rows at a time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Chain", "Floats", "Ints"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Chain:
    """Scores of starting with a tag and of one tag following another (Lafferty et al. 2001); logarithms.

    ``scores`` below are rows × steps × tags; a row is valid for its first ``lengths[row]`` steps.
    """

    start: Floats
    follow: Floats

    def best(self, scores: Floats, lengths: Ints) -> Ints:
        """Returns the likeliest tag of every step, taken together: rows × steps.

        >>> chain = Chain(np.zeros(2, np.float32), np.array([[0, -9], [0, 0]], np.float32))
        >>> chain.best(np.array([[[0, 0], [0, 1]]], np.float32), np.array([2])).tolist()
        [[1, 1]]
        """
        rows, steps, tags = scores.shape
        back = np.zeros((rows, steps, tags), dtype=np.int64)
        reach = self.start + scores[:, 0]
        for t in range(1, steps):
            ways = reach[:, :, None] + self.follow
            back[:, t] = np.where((t < lengths)[:, None], ways.argmax(1), np.arange(tags))
            reach = np.where((t < lengths)[:, None], ways.max(1) + scores[:, t], reach)
        path = np.zeros((rows, steps), dtype=np.int64)
        path[:, -1] = reach.argmax(1)
        for t in range(steps - 1, 0, -1):
            path[:, t - 1] = back[np.arange(rows), t, path[:, t]]
        return path

    def probabilities(self, scores: Floats, lengths: Ints) -> Floats:
        """Returns the probability of every tag at every step over all paths: rows × steps × tags."""
        ahead = self._forward(scores)
        behind = self._backward(scores, lengths)
        joint = ahead + behind
        joint -= joint.max(2, keepdims=True)
        np.exp(joint, out=joint)
        return np.asarray(joint / joint.sum(2, keepdims=True), dtype=np.float32)

    def _forward(self, scores: Floats) -> Floats:
        out = np.empty_like(scores)
        out[:, 0] = self.start + scores[:, 0]
        onward = np.exp(self.follow)
        for t in range(1, scores.shape[1]):
            out[:, t] = _through(out[:, t - 1], onward) + scores[:, t]
        return out

    def _backward(self, scores: Floats, lengths: Ints) -> Floats:
        out = np.zeros_like(scores)
        onward = np.exp(self.follow).T
        for t in range(scores.shape[1] - 1, 0, -1):
            step = _through(out[:, t] + scores[:, t], onward)
            out[:, t - 1] = np.where((t < lengths)[:, None], step, 0)
        return out


def _through(reach: Floats, onward: Floats) -> Floats:
    """Log of the sum over tags, one step along; `onward` is a matrix of plain (not log) weights."""
    top = reach.max(1, keepdims=True)
    return np.asarray(np.log(np.exp(reach - top) @ onward + 1e-30) + top, dtype=np.float32)
