"""Descriptions and pronouns that stand for named actors."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crosswire.reading import actors
from crosswire.record import Actor, Mention, Parsed, Reading


def stand_ins(parse: Callable[..., Parsed], text: str) -> list[tuple[str, str]]:
    """Every description and pronoun with the name of the actor it stands for."""
    found = list(actors.read(Reading(parse(text))))
    name = {a.id: a.name for a in found if isinstance(a, Actor)}
    return [(m.span.of(text), name[m.actor]) for m in found if isinstance(m, Mention) and m.form != "name"]


@pytest.mark.parametrize(
    ("text", "phrase", "who"),
    [
        ("Minister Rosa Calder flew to Oslo. She will return on Friday.", "She", "Rosa Calder"),
        ("Minister Rosa Calder flew to Oslo. The minister will return on Friday.", "The minister", "Rosa Calder"),
        ("The Ridge Front struck at dawn. The group lost two men.", "The group", "Ridge Front"),
        ("The Dock Pilots' Union met. The union wants more pay.", "The union", "Dock Pilots' Union"),
        ("Calder Lines cut routes. The company lost money.", "The company", "Calder Lines"),
        ("Norway sent an envoy. The country wants a truce.", "The country", "Norway"),
    ],
)
def test_who_is_meant(parse: Callable[..., Parsed], text: str, phrase: str, who: str) -> None:
    """A pronoun agrees, a title is borne, an epithet fits a body of that sort."""
    assert (phrase, who) in stand_ins(parse, text)


def test_a_ministry_is_not_just_any_body(parse: Callable[..., Parsed]) -> None:
    """A description that says more than "the group" stands for nobody that it does not fit."""
    found = stand_ins(parse, "The Ridge Front struck at dawn. The health ministry counted nine dead.")
    assert not [phrase for phrase, _ in found if "ministry" in phrase]


def test_empty_it_is_nobody(parse: Callable[..., Parsed]) -> None:
    """The "it" of "it is clear that" stands for nobody."""
    assert ("It", "Norway") not in stand_ins(parse, "Norway sent an envoy. It is clear that talks will fail.")


def test_he_is_not_she(parse: Callable[..., Parsed]) -> None:
    """A pronoun skips whoever a title tells apart."""
    found = stand_ins(parse, "Chairman Otto Fenn met spokeswoman Rosa Calder. On Friday he flew home.")
    assert ("he", "Otto Fenn") in found


def test_every_stand_in_lies_in_the_text_once(parse: Callable[..., Parsed]) -> None:
    """Mentions come in order of their place, and no two say the same of the same place."""
    text = "Rosa Calder met Otto Fenn. She said he was late. The Ridge Front struck; the group denied it."
    found = [m for m in actors.read(Reading(parse(text))) if isinstance(m, Mention)]
    assert [m.span.start for m in found] == sorted(m.span.start for m in found)
    assert len({m.id for m in found}) == len(found)
