"""The pair judge and what it goes by."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from crosswire.errors import ModelMissing
from crosswire.language.pair_features import WIDTH, pair_features
from crosswire.language.pairs import PairJudge

PAIRS = [
    ("The dockers accepted 40 posts.", "The dockers rejected 40 posts."),
    ("The dockers won 40 posts.", "The dockers won 60 posts."),
    ("Nobody sailed.", ""),
]


def test_features_tell_opposites_and_other_numbers() -> None:
    """An opposite word and another number each set their own feature; every row has the same width."""
    rows = pair_features(PAIRS)
    assert rows.shape == (3, WIDTH)
    assert rows[0][10] == 1.0
    assert rows[1][3] == 1.0
    assert np.isfinite(rows).all()
    assert pair_features([]).shape == (0, WIDTH)


def test_probabilities_add_up() -> None:
    """Three probabilities of labels a pair; none for no pair; signs and contradiction have each one of their own."""
    judge = PairJudge.load()
    rows = judge.labels(PAIRS)
    assert np.allclose(rows.sum(axis=1), 1, atol=1e-5)
    assert judge.labels([]).shape == (0, 3)
    assert judge.signs([]).shape == (0, 2)
    for found in (judge.contradicts(PAIRS), judge.signs(PAIRS)):
        assert ((found > 0) & (found < 1)).all()


def test_signs_do_not_depend_on_order_or_company() -> None:
    """Two texts have the same signs whichever comes first, alone or among others."""
    judge, again = PairJudge.load(), PairJudge.load()
    alone = again.signs([(PAIRS[0][1], PAIRS[0][0])])
    assert np.array_equal(judge.signs(PAIRS)[:1], alone)


def test_a_missing_judge_says_what_to_run(tmp_path: Path) -> None:
    """Without the file, the error names the training."""
    with pytest.raises(ModelMissing, match="training/pairs"):
        PairJudge.load(tmp_path)
