"""Domain files: what they hold, and what is said when they do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from crosswire.errors import LexiconError
from crosswire.lexicon import domain as domains
from crosswire.lexicon import lexicon
from crosswire.lexicon.domain import cue_pattern, domain, domain_names
from crosswire.lexicon.trie import any_of


def _texts(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


@pytest.mark.parametrize("name", domain_names())
def test_every_domain_has_measures_and_ends_with_other(name: str) -> None:
    """Each domain loads, measures stretches of time, and has ``other`` for the rest."""
    names = domain(name).measure_names
    assert "duration" in names
    assert names[-1] == "other"
    assert len(set(names)) == len(names)


def test_the_issues_of_the_three_domains_are_there() -> None:
    """The domains of talks list their issues, ``other`` last."""
    for name in ("ceasefire", "labour", "trade"):
        assert domain(name).issues[-1].name == "other"
        assert all(i.about for i in domain(name).issues)


@pytest.mark.parametrize("name", ["numbers", "figures", *(f"domains/{n}" for n in domain_names())])
def test_no_word_was_read_as_yes_or_no(name: str) -> None:
    """YAML's "no", "on" and "off" stand in quotation marks where they are words."""
    assert not any(isinstance(t, bool) for t in _texts(lexicon(name)))


def test_a_missing_file_is_named() -> None:
    """A lexicon that is not there raises an error with its name."""
    with pytest.raises(LexiconError, match=r"nowhere\.yaml"):
        lexicon("nowhere")


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        ({"measures": {"jobs": {"counts": ["souls"]}}}, "counts must name"),
        ({"measures": {"jobs": {"counts": ["people"], "when": [{"cue": "cutting"}]}}}, "no family 'cutting'"),
        ({"measures": {"jobs": {"counts": ["people"], "when": [{"of": ["clerks"]}]}}}, "no population 'clerks'"),
        ({"measures": {"jobs": {"counts": ["people"], "when": [{"if": "cut"}]}}}, "a rule holds some of"),
        ({"families": {"cutting": {"en": [False]}}}, "is no text"),
        ({"families": {"cutting": "cut*"}}, "must be a list"),
    ],
)
def test_a_wrong_domain_file_says_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch, raw: dict[str, Any], what: str
) -> None:
    """A mistake in a domain file raises an error that names the place."""
    monkeypatch.setattr(domains, "lexicon", lambda _: raw)
    with pytest.raises(LexiconError, match=what):
        domain.__wrapped__("jobs")


def test_cues_match_words_endings_and_gaps() -> None:
    """A star ends a word anyhow, three points span a few words, and half words never match."""
    pattern = re.compile(cue_pattern(["kill*", "bring ... home", "free"]))
    assert [m.group() for m in pattern.finditer("killers freed none; bring the crew home free")] == [
        "killers",
        "bring the crew home",
        "free",
    ]


def test_the_longest_of_words_that_begin_alike_wins() -> None:
    """The shared expression prefers the longest word, and holds for none where there are none."""
    assert re.match(any_of(["up", "up to", "upwards of"]), "up to").group() == "up to"
    assert re.search(any_of([]), "anything") is None


def test_the_parts_of_the_taken_are_a_sum() -> None:
    """A domain tells which measures make up another, and which part may be counted within another one."""
    (taken,) = domain("ceasefire").sums
    assert (taken.whole, taken.parts) == ("taken_hostage", ("released", "still_held", "held_dead"))
    assert taken.perhaps_within == (("held_dead", "still_held"),)


@pytest.mark.parametrize(
    ("sums", "what"),
    [
        ({"lost": {"parts": ["found", "gone"]}}, "no measure 'lost'"),
        ({"found": {"parts": ["lost", "gone"]}}, "no measure 'lost'"),
        ({"found": {"parts": ["gone"]}}, "two parts or more"),
        ({"found": {"parts": ["gone", "kept"], "perhaps_within": {"found": "kept"}}}, "perhaps_within"),
    ],
)
def test_a_sum_of_what_is_not_there_is_refused(sums: Any, what: str) -> None:
    """The message names the domain, the sum and what is wrong."""
    with pytest.raises(LexiconError, match=what):
        list(domains._sums({"sums": sums}, "water", {"found", "gone", "kept"}))
