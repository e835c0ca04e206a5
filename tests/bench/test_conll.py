"""The coreference scores on the examples of the papers that define them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench" / "coref"))

from conll import Chain, Ratio, b_cubed, ceaf_e, conll, muc


def chains(text: str) -> list[Chain]:
    """Chains written as words: "abc de"."""
    return [frozenset(word) for word in text.split()]


KEY = "12345 67 89ABC"


@pytest.mark.parametrize(
    ("measure", "response", "precision", "recall"),
    [
        (muc, "12345 6789ABC", 9 / 10, 9 / 9),
        (muc, "1234589ABC 67", 9 / 10, 9 / 9),
        (b_cubed, "12345 6789ABC", 16 / 21, 1.0),
        (b_cubed, "1234589ABC 67", 7 / 12, 1.0),
        (ceaf_e, KEY, 1.0, 1.0),
    ],
)
def test_the_examples_of_the_papers(
    measure: Callable[[list[Chain], list[Chain]], Ratio], response: str, precision: float, recall: float
) -> None:
    """Bagga and Baldwin's two answers, which links alone cannot tell apart, get the published values."""
    got = measure(chains(KEY), chains(response))
    assert got.precision == pytest.approx(precision)
    assert got.recall == pytest.approx(recall)


def test_alignment_takes_the_best_pairs_not_the_first() -> None:
    """Chains are aligned so that the whole is best, even where a greedy choice is worse."""
    got = ceaf_e(chains("abcd ef"), chains("abef cd"))
    assert got.right == pytest.approx(2 * 2 / 6 + 2 * 2 / 6)


def test_no_answer_scores_nothing() -> None:
    """Without an answer, and without a truth, every score is 0 and none divides by it."""
    for measure in (muc, b_cubed, ceaf_e):
        assert measure(chains("ab"), []).f1 == 0.0
        assert measure([], []).f1 == 0.0


def test_documents_add_up() -> None:
    """Counts of documents are added before they are divided, and the score is the mean of the three."""
    whole = [m(chains("ab"), chains("ab")) + m(chains("cd"), []) for m in (muc, b_cubed, ceaf_e)]
    assert conll(whole) == pytest.approx(2 / 3)
