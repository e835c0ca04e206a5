"""From tag and link scores to attributions: spans off the likeliest path, contents gathered by their cues.

A content piece points to its cue, a cue piece to its source; the mean over a span decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from crosswire.language.chain import Floats, Ints
from crosswire.language.pieces import Pieces
from crosswire.record import Attribution, Span

__all__ = ["Calibration", "Links", "Reading", "decode"]

SOURCE, CUE, CONTENT = 1, 3, 5
"""Tag that begins a span of each role; the next tag up continues it; 0 is outside."""
_CUE_OF, _SOURCE_OF = 0, 1
_FLOOR = 1e-4


@dataclass(frozen=True, slots=True)
class Links:
    """What a link's score has beside the pieces' own product: by distance from -64 to 64, and for no link at all."""

    far: Floats
    none: Floats

    def biases(self, size: int) -> Floats:
        """Returns them for rows of up to `size` pieces: 2 × from × to, where column 0 is no link."""
        reach = self.far.shape[1] // 2
        place = np.arange(size)
        gap = np.clip(place[None, :] - place[:, None], -reach, reach) + reach
        out = self.far[:, gap]
        out[:, :, 0] = self.none[:, None]
        return np.asarray(out, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the encoder says of one window of `n` pieces.

    ``path`` (n) is the likeliest tag of each piece, ``probabilities`` (n × 7) those of the tags of a piece by itself;
    ``query`` and ``key`` (n + 1 × 128) are what the class token and each piece look for and offer, the cue's half
    before the source's; ``biases`` as `Links` gives them; ``hidden`` (n × 384) are the encoder's last states, for other
    heads.
    """

    pieces: Pieces
    path: Ints
    probabilities: Floats
    query: Floats
    key: Floats
    biases: Floats
    hidden: Floats


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic regression from an attribution's evidence to the probability that it is right (Platt 1999)."""

    weights: tuple[float, ...]
    bias: float
    least: float

    def score(self, evidence: Sequence[float]) -> float:
        """The probability, from 0 to 1."""
        total = self.bias + sum(w * e for w, e in zip(self.weights, evidence, strict=True))
        return float(1 / (1 + np.exp(-total)))


@dataclass(frozen=True, slots=True)
class _Run:
    """Pieces `first` to `last` (exclusive) of one role, and the mean probability of that role in them."""

    first: int
    last: int
    weight: float


@dataclass(frozen=True, slots=True)
class _Link:
    to: _Run | None
    weight: float


def decode(text: str, reading: Reading, calibration: Calibration) -> Iterator[Attribution]:
    """Yields the window's attributions whose score reaches the calibration's least, by their contents' order."""
    runs = {role: _runs(reading, role) for role in (SOURCE, CUE, CONTENT)}
    groups: dict[int, list[_Run]] = {}
    cues: dict[int, _Link] = {}
    for number, content in enumerate(runs[CONTENT]):
        link = _follow(reading, content, runs[CUE], _CUE_OF)
        key = link.to.first if link.to else -1 - number
        groups.setdefault(key, []).append(content)
        if key not in cues or link.weight > cues[key].weight:
            cues[key] = link
    for key, contents in groups.items():
        cue = cues[key]
        source = _follow(reading, cue.to, runs[SOURCE], _SOURCE_OF) if cue.to else _Link(None, 1.0)
        score = calibration.score(evidence(reading, contents, cue, source))
        if score >= calibration.least:
            yield Attribution(
                source=_spans(text, reading.pieces, [source.to]),
                cue=_spans(text, reading.pieces, [cue.to]),
                content=_spans(text, reading.pieces, contents),
                score=round(score, 4),
                parent=None,
            )


def _runs(reading: Reading, role: int) -> list[_Run]:
    """The spans of a role along the path; a continuation after another role begins a span."""
    begins = reading.path == role
    inside = begins | (reading.path == role + 1)
    before = np.concatenate(([False], inside[:-1]))
    firsts = np.flatnonzero(inside & (begins | ~before))
    mass = reading.probabilities[:, role] + reading.probabilities[:, role + 1]
    runs = []
    for n, first in enumerate(firsts):
        stop = firsts[n + 1] if n + 1 < len(firsts) else len(inside)
        last = first + int(inside[first:stop].sum())
        runs.append(_Run(int(first), int(last), float(mass[first:last].mean())))
    return runs


def _follow(reading: Reading, run: _Run, targets: Sequence[_Run], link: int) -> _Link:
    """Where the pieces of `run` point to, on the mean: the likeliest of `targets`, or nothing."""
    rows, half = slice(run.first + 1, run.last + 1), _halves(reading.key.shape[1])[link]
    scores = reading.query[rows, half] @ reading.key[:, half].T / np.sqrt(half.stop - half.start)
    scores += reading.biases[link, rows, : len(reading.key)]
    weights = np.exp(scores - scores.max(1, keepdims=True))
    mean = (weights / weights.sum(1, keepdims=True)).mean(0)
    masses = [float(mean[1 + t.first : 1 + t.last].sum()) for t in targets]
    if not masses or max(masses) < mean[0]:
        return _Link(None, float(mean[0]))
    most = int(np.argmax(masses))
    return _Link(targets[most], masses[most])


def _halves(width: int) -> tuple[slice, slice]:
    return slice(0, width // 2), slice(width // 2, width)


def evidence(reading: Reading, contents: Sequence[_Run], cue: _Link, source: _Link) -> tuple[float, ...]:
    """What the score rests on: how sure each part is (log odds), and whether and how long they are."""
    length = sum(c.last - c.first for c in contents)
    starts = max(reading.probabilities[c.first, CONTENT] for c in contents)
    return (
        _odds(sum(c.weight * (c.last - c.first) for c in contents) / length),
        _odds(float(starts)),
        _odds(cue.to.weight) if cue.to else 0.0,
        float(cue.to is None),
        _odds(cue.weight),
        _odds(source.to.weight) if source.to else 0.0,
        float(source.to is None),
        float(np.log(length)),
        float(len(contents) > 1),
    )


def _odds(share: float) -> float:
    return float(np.log(max(share, _FLOOR) / max(1 - share, _FLOOR)))


def _spans(text: str, pieces: Pieces, runs: Sequence[_Run | None]) -> tuple[Span, ...]:
    return tuple(_whole(text, int(pieces.starts[r.first]), int(pieces.ends[r.last - 1])) for r in runs if r is not None)


def _whole(text: str, start: int, end: int) -> Span:
    """The span, widened to whole words."""
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return Span(start, end)
