"""Whether it happened, is planned, was denied or is only thought of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crosswire.reading.events.modality import modality
from crosswire.record import Parsed


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The garrison shelled the port.", "shelled", "happened"),
        ("The garrison did not shell the port.", "shell", "denied"),
        ("The garrison never shelled the port.", "shelled", "denied"),
        ("Nobody shelled the port.", "shelled", "denied"),
        ("The garrison denied shelling the port.", "shelling", "denied"),
        ("The garrison refused to shell the port.", "shell", "denied"),
        ("The garrison will shell the port.", "shell", "planned"),
        ("The garrison plans to shell the port.", "shell", "planned"),
        ("The envoys are to meet in Hallen.", "meet", "planned"),
        ("The envoys are due to meet in Hallen.", "meet", "planned"),
        ("The garrison could shell the port.", "shell", "hypothetical"),
        ("If the garrison shells the port, the talks are over.", "shells", "hypothetical"),
        ("The mayor demanded to meet the envoys.", "meet", "hypothetical"),
        ("The mayor managed to meet the envoys.", "meet", "happened"),
        ("The envoy said he would return.", "return", "planned"),
        ("Under the paper the army would leave the ridge.", "leave", "hypothetical"),
        ("The mayor said the garrison shelled the port.", "shelled", "happened"),
        ("The envoys held talks in Hallen.", "talks", "happened"),
        ("The envoys will hold talks in Hallen.", "talks", "planned"),
        ("The mayor called for talks in Hallen.", "talks", "hypothetical"),
        ("The army cancelled the raid.", "raid", "denied"),
        ("The army condemned the raid.", "raid", "happened"),
        ("A possible truce was on everybody's lips.", "truce", "hypothetical"),
        ("The army left without a fight.", "fight", "denied"),
    ],
)
def test_cues_decide(parse: Callable[..., Parsed], text: str, word: str, expected: str) -> None:
    """Modals, negation, conditions and what governs the deed tell its modality."""
    parsed = parse(text)
    at = next(i for i, t in enumerate(parsed.tokens) if t.text == word)
    assert modality(parsed, at) == expected


def test_a_past_verb_stands_for_itself(parse: Callable[..., Parsed]) -> None:
    """What a planned deed is told about is not planned itself."""
    parsed = parse("The mayor will visit the market that the garrison shelled.")
    at = next(i for i, t in enumerate(parsed.tokens) if t.text == "shelled")
    assert modality(parsed, at) == "happened"
