"""Corrections are settled by their order: an undo takes back, and can itself be taken back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.record import Correction, settled, subject_of

NOON = datetime(2031, 5, 8, 12, tzinfo=UTC)


def _row(key: str, verb: str = "reject", target: str = "f1") -> Correction:
    return Correction(key, "Ines", NOON, verb, target, target)  # type: ignore[arg-type]


def test_an_undo_undoes_and_says_so() -> None:
    """The row stays, and names the row that undid it."""
    first, undo = settled([_row("c1"), _row("c2", "undo", "c1")])
    assert (first.state, first.undone_by, first.stands) == ("undone", "c2", False)
    assert undo.state == "applied"


@given(st.integers(0, 8))
def test_every_second_undo_restores(depth: int) -> None:
    """After an odd number of undos, each of the one before, the first row is undone; after an even one it stands."""
    rows = [_row("c0"), *(_row(f"c{n}", "undo", f"c{n - 1}") for n in range(1, depth + 1))]
    assert settled(rows)[0].stands is (depth % 2 == 0)


def test_settling_keeps_order_and_number() -> None:
    """Nothing is dropped, whatever is undone."""
    rows = [_row("c1"), _row("c2", "undo", "c1"), _row("c3")]
    assert [c.id for c in settled(rows)] == ["c1", "c2", "c3"]


@pytest.mark.parametrize("verb", ["link", "unlink", "merge", "split"])
def test_a_pair_is_one_subject_in_either_order(verb: str) -> None:
    """Whoever links the two, from either side, is told of whoever unlinked them."""
    assert subject_of(verb, "a", "copies", "b") == subject_of("unlink", "b", "updates", "a")  # type: ignore[arg-type]


def test_an_id_tells_what_and_in_which_state() -> None:
    """The same correction after another one is another row; made twice in one state it is the same."""
    row = _row("")
    assert row.identified() == row.identified()
    assert row.identified().id != Correction("", "Ines", NOON, "reject", "f1", "f1", seen="c9").identified().id
