"""Whom a source phrase stands for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crosswire.record import Reading


def speakers(read: Callable[..., Reading], text: str) -> list[tuple[str, str]]:
    """The words for every speaker, with the speaker's name."""
    return [(s.speaker.description or "", s.speaker.name) for s in read(text).statements if s.speaker is not None]


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        (
            "The Pell Harbour Board said in a press release on Monday that the quay was shut. The release says it "
            "will open in May.",
            "The release",
            "Pell Harbour Board",
        ),
        ("The Ridge Front struck at dawn. The group said it had lost two men.", "The group", "Ridge Front"),
        ("Calder Lines cut routes on Monday. The company said it had no choice.", "The company", "Calder Lines"),
        (
            "Foreign Minister Rosa Calder flew to Oslo. The minister said talks would go on.",
            "The minister",
            "Rosa Calder",
        ),
    ],
)
def test_descriptions_lead_back(read: Callable[..., Reading], text: str, phrase: str, name: str) -> None:
    """A release speaks for who issued it, an epithet for the body in focus, a title for who bears it."""
    assert (phrase, name) in speakers(read, text)


def test_a_ministry_speaks_for_itself(read: Callable[..., Reading]) -> None:
    """A body that is described by more than an epithet is not the party that was named last."""
    said = speakers(read, "The Ridge Front struck at dawn. The health ministry said nine people had died.")
    assert [name for phrase, name in said if "ministry" in phrase] == ["health ministry"]


def test_two_ministries_are_two(read: Callable[..., Reading]) -> None:
    """What narrows a head tells bodies apart; without it the one named last is meant."""
    text = (
        "Nine people had died, the health ministry said. The rebels took 40 hostages, the interior ministry said. "
        "The health ministry said that the clinics were full."
    )
    assert [name for phrase, name in speakers(read, text) if "ministry" in phrase] == [
        "health ministry",
        "interior ministry",
        "health ministry",
    ]


def test_a_pronoun_does_not_reach_far(read: Callable[..., Reading]) -> None:
    """A pronoun far from any name finds nobody, however many names stand before."""
    text = "Rosa Calder left. " + "The road was wet. " * 12 + "He said that it would rain."
    assert ("He", "Rosa Calder") not in speakers(read, text)
