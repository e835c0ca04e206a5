"""Attribution by rules over the parse."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crosswire.reading.statements.rules import attributions
from crosswire.record import Parsed

CASES = [
    ("The minister said talks would resume.", "The minister", "said", ["talks would resume"]),
    ("The union announced that the strike is over.", "The union", "announced", ["the strike is over"]),
    ("“We are ready,” said Ana Reyes.", "Ana Reyes", "said", ["“We are ready,”"]),
    (
        "“We are ready,” she said, “but not at any price.”",
        "she",
        "said",
        ["“We are ready,”", "“but not at any price.”"],
    ),
    ("According to the ministry, nine ships left.", "the ministry", "According to", ["nine ships left"]),
    ("Nine ships left, according to the ministry.", "the ministry", "according to", ["Nine ships left"]),
    ("The envoy called the offer “bizarre”.", "The envoy", "called", ["“bizarre”"]),
    ("She vowed to go on.", "She", "vowed", ["to go on"]),
    ("The president urged both sides to accept the plan.", "The president", "urged", ["both sides to accept the plan"]),
    ("The union's demand that wages rise was refused.", "The union", "demand", ["wages rise"]),
    (
        "By the union's own tally, nine in ten members walked out.",
        "the union's own tally",
        "By",
        ["nine in ten members walked out"],
    ),
    ("The envoy was quoted as saying the deal was near.", "The envoy", "saying", ["the deal was near"]),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), CASES)
def test_an_attribution(parse: Callable[..., Parsed], text: str, source: str, cue: str, content: list[str]) -> None:
    """Source, cue and content of each kind of report are found to the character."""
    parsed = parse(text)
    found = [
        (" ".join(s.of(text) for s in a.source), " ".join(s.of(text) for s in a.cue), [s.of(text) for s in a.content])
        for a in attributions(parsed)
    ]
    assert (source, cue, content) in found


@pytest.mark.parametrize(
    "text",
    [
        "The lorries left the port on Monday.",
        "The committee will call a meeting.",
        "“We expect a long winter,” he said.",
    ],
)
def test_what_is_not_reported_speech(parse: Callable[..., Parsed], text: str) -> None:
    """Plain sentences report nothing, and what a speaker says of themselves is no second statement."""
    assert len(attributions(parse(text))) == text.count(" said")


def test_a_quotation_without_a_cue_goes_on(parse: Callable[..., Parsed]) -> None:
    """A quoted paragraph right after a speaker's is theirs too."""
    text = "“We are ready to sign the paper,” Ana Reyes said.\n\n“The rest is up to the other side of the table.”"
    found = attributions(parse(text))
    assert len(found) == 2
    assert {a.source for a in found} == {found[0].source}
    assert found[1].cue == ()


def test_nested_speech_knows_its_holder(parse: Callable[..., Parsed]) -> None:
    """A report within a report is an attribution of its own, tied to the one that holds it."""
    text = "The envoy said the union had demanded that the port be closed."
    found = attributions(parse(text))
    inner = next(a for a in found if "demanded" in a.cue[0].of(text) or "union" in a.source[0].of(text))
    assert inner.parent is not None
    assert found[inner.parent].source[0].of(text) == "The envoy"
