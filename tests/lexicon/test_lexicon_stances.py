"""The lexicon of stances is whole."""

from __future__ import annotations

from typing import get_args

import pytest

from crosswire.errors import LexiconError
from crosswire.lexicon.domain import domain, domain_names
from crosswire.lexicon.stances import _frame, stance_words
from crosswire.record.position import Stance


def test_every_stance_of_a_frame_is_one_of_ours() -> None:
    """No frame gives a stance that a position cannot have."""
    frames = {word.frame for words in stance_words().frames.values() for word in words}
    given = {s for f in frames for s in (f.stance, f.negated, f.outsider, f.towards_talks) if s is not None}
    assert given <= set(get_args(Stance))


def test_longer_phrases_are_tried_first() -> None:
    """ "Rule out of hand" goes before "rule"."""
    for words in stance_words().frames.values():
        lengths = [len(word.after) for word in words]
        assert lengths == sorted(lengths, reverse=True)


def test_an_unknown_stance_is_refused() -> None:
    """A frame with a stance that does not exist says so."""
    with pytest.raises(LexiconError, match="no stance 'wobbles'"):
        _frame("wobble", {"stance": "wobbles"})


def test_every_domain_has_issues_and_a_rest() -> None:
    """Each domain names its issues, ``other`` last, and only measures that it has."""
    for name in domain_names():
        known = domain(name)
        assert known.issues[-1].name == "other"
        assert all(set(issue.measures) <= set(known.measure_names) for issue in known.issues)
