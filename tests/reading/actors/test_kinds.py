"""What kind of actor bears a name, by the evidence of the article alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crosswire.reading import actors
from crosswire.record import Actor, Parsed, Reading


def named(parse: Callable[..., Parsed], text: str) -> dict[str, Actor]:
    """The actors of a text by every name they bear."""
    found = [a for a in actors.read(Reading(parse(text))) if isinstance(a, Actor)]
    return {n: a for a in found for n in (a.name, *a.aliases)}


STATE = (
    "Talks between Orvania and its neighbour Tesk resumed. Orvania's foreign minister, Ida Brandeis, flew to Pell. "
    "The Orvanian army said it would hold its fire. Envoys from Orvania and Tesk met in Pell, a town on the border."
)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (STATE, "Orvania", "state"),
        (STATE, "Orvanian", "state"),
        (STATE, "Ida Brandeis", "person"),
        (STATE, "Pell", "place"),
        ("Fighters of the Ridge Front shelled Lom. The Front said it had lost two men.", "Ridge Front", "organisation"),
        ("The Dock Pilots' Union (DPU) will vote. DPU members want more.", "DPU", "organisation"),
        ("The Union of Dockers and Pilots (UDP) will vote on Monday.", "UDP", "organisation"),
        ("Secretary of State Rosa Calder arrived. Calder met reporters.", "Calder", "person"),
        ("In Pell Valley two villages burned.", "Pell Valley", "place"),
        ("Piet Saar, 54, lost his house.", "Piet Saar", "person"),
    ],
)
def test_evidence_decides(parse: Callable[..., Parsed], text: str, name: str, kind: str) -> None:
    """Titles, demonyms, ministers, prepositions, heads and initials tell kinds of names that nobody has heard of."""
    assert named(parse, text)[name].kind == kind


def test_a_capital_that_acts_is_its_government(parse: Callable[..., Parsed]) -> None:
    """A listed capital that wants something is the state; where something happens in it, it is a place."""
    text = "Lisbon wants a vote. A Portuguese envoy left for Madrid. In Lisbon crowds gathered."
    reading = Reading(parse(text))
    reading = reading.with_findings(actors.read(reading))
    by_id = {a.id: a for a in reading.actors}
    kinds = [by_id[m.actor].kind for m in reading.mentions if m.span.of(text) == "Lisbon"]
    assert kinds == ["state", "place"]


def test_a_capital_named_as_one_by_the_article(parse: Callable[..., Parsed]) -> None:
    """What the article calls a state's capital may stand for that state."""
    text = (
        "Orvania's army halted. Envoys met in Zelm, the Orvanian capital. Zelm's position has not changed, they said."
    )
    reading = Reading(parse(text))
    reading = reading.with_findings(actors.read(reading))
    by_id = {a.id: a for a in reading.actors}
    assert by_id[next(m.actor for m in reading.mentions if m.span.start == text.rindex("Zelm"))].name == "Orvania"
