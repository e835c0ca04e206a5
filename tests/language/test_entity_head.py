"""The head that names actors."""

from __future__ import annotations

import hashlib
import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crosswire.errors import ModelMissing
from crosswire.language.encoder import SHIPPED, Encoder
from crosswire.language.entity_head import SHIPPED_ENTITIES, EntityHead


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The shipped encoder."""
    return Encoder.load()


@pytest.fixture(scope="module")
def head() -> EntityHead:
    """The shipped head."""
    return EntityHead.load()


def test_people_bodies_and_places_are_told_apart(encoder: Encoder, head: EntityHead) -> None:
    """Names in a plain sentence are found to the character, each with its kind."""
    text = "Prime Minister Ana Reyes met officials of the World Bank in Lisbon on Tuesday."
    found = {e.span.of(text): e.label for e in encoder.hear(text, head).entities}
    assert found.get("Ana Reyes") == "PERSON"
    assert found.get("Lisbon") == "GPE"
    assert any("World Bank" in name and kind == "ORG" for name, kind in found.items())


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=200))
def test_names_lie_in_the_text(encoder: Encoder, head: EntityHead, text: str) -> None:
    """In any text names come in order, inside it, and none overlaps another."""
    spans = [e.span for e in encoder.hear(text, head).entities]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(s.end <= len(text) for s in spans)


def test_the_head_belongs_to_the_encoder() -> None:
    """The head was fitted on the encoder that ships with it."""
    card = json.loads((SHIPPED_ENTITIES / "card.json").read_text(encoding="utf-8"))
    assert card["encoder_sha256"] == hashlib.sha256((SHIPPED / "model.onnx").read_bytes()).hexdigest()


def test_a_missing_head_says_what_to_do(tmp_path: Path) -> None:
    """A folder without the head raises in one line."""
    with pytest.raises(ModelMissing, match="reinstall crosswire"):
        EntityHead.load(tmp_path)
