"""Reports to hold against each other: the samples, and sentence vectors without a model."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from crosswire.api import sample_reports
from crosswire.reading import noise as marking
from crosswire.record import Article, View
from crosswire.sources import Gathering, collect, read_meta

Floats = npt.NDArray[np.float32]


def vectors_of_words(texts: Sequence[str]) -> Floats:
    """Returns unit vectors in which every word has a place: texts that share words are near."""
    out = np.zeros((len(texts), 384), dtype=np.float32)
    for row, text in enumerate(texts):
        for word in text.casefold().split():
            out[row, zlib.crc32(word.encode()) % 384] += 1.0
    return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)


@pytest.fixture(scope="session")
def word_vectors() -> Callable[[Sequence[str]], Floats]:
    """Sentence vectors without a model."""
    return vectors_of_words


@pytest.fixture(scope="session")
def samples() -> View:
    """The sample reports with their noise, unread."""
    folder, meta = sample_reports()
    paths = [str(p) for p in sorted(folder.iterdir()) if p.suffix != ".jsonl"]
    found = [a for a in collect(paths, Gathering(meta=read_meta(meta))) if isinstance(a, Article)]
    return View(articles=tuple(found), noise=tuple(n for a in found for n in marking.noise(a)))


@pytest.fixture(scope="session")
def number_of() -> Callable[[View, str], str]:
    """The number that a sample's file name begins with."""
    return lambda view, article: Path(str(view.article[article].path)).name[:2]
