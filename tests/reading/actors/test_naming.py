"""Who is named in an article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crosswire.reading import actors
from crosswire.record import Actor, Parsed, Reading


def named(parse: Callable[..., Parsed], text: str) -> dict[str, Actor]:
    """The actors of a text by name."""
    reading = Reading(parse(text))
    return {a.name: a for a in actors.read(reading) if isinstance(a, Actor)}


def test_a_surname_is_the_person_named_before(parse: Callable[..., Parsed]) -> None:
    """A full name with its title and a later surname are one person with that role."""
    found = named(parse, "Foreign Minister Ana Reyes arrived on Monday. Reyes said the talks would go on.")
    assert found["Ana Reyes"].kind == "person"
    assert "Reyes" in found["Ana Reyes"].aliases
    assert any("Minister" in role for role in found["Ana Reyes"].roles)


def test_a_role_beside_a_name_is_kept(parse: Callable[..., Parsed]) -> None:
    """A description set off by commas is a role of the person."""
    found = named(parse, "Piet Lindqvist, a spokesman for the dockers, said the offer was dead.")
    assert any("spokesman" in role for role in found["Piet Lindqvist"].roles)


def test_a_state_and_its_adjective_are_one(parse: Callable[..., Parsed]) -> None:
    """A state, its adjective and its abbreviation are one actor with its ISO code."""
    found = named(parse, "Portugal sent an envoy. Portuguese officials met the US delegation in Lisbon.")
    assert found["Portugal"].kind == "state"
    assert found["Portugal"].code == "PRT"
    assert "Portuguese" in found["Portugal"].aliases
    assert found["United States"].code == "USA"


def test_days_and_titles_are_nobody(parse: Callable[..., Parsed]) -> None:
    """Weekdays, months and bare titles name no actor."""
    found = named(parse, "On Thursday the Prime Minister of Norway flew to Geneva. In October he returned.")
    assert not {"Thursday", "October", "Prime Minister", "Prime"} & found.keys()


@pytest.mark.parametrize("text", ["", "…", "A A A", "\u200b", "123 456"])
def test_nothing_names_nobody(parse: Callable[..., Parsed], text: str) -> None:
    """A text without names yields none."""
    assert [a for a in named(parse, text) if len(a) > 2] == []


def test_every_mention_names_its_actor(parse: Callable[..., Parsed]) -> None:
    """Every mention stands for an actor of the article, under a name that the actor bears."""
    reading = Reading(parse("Ana Reyes met Norway’s envoy. Reyes thanked the Norwegian government."))
    reading = reading.with_findings(actors.read(reading))
    known = {a.id: a for a in reading.actors}
    assert reading.mentions
    for mention in reading.mentions:
        actor = known[mention.actor]
        surface = mention.span.of(reading.parsed.text)
        assert any(surface in (n, f"the {n}") for n in (actor.name, *actor.aliases))
