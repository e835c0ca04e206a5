"""Which names of one article are one actor, and which only look it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crosswire.reading import actors
from crosswire.record import Actor, Mention, Parsed, Reading


def bearers(parse: Callable[..., Parsed], text: str) -> list[tuple[str, str]]:
    """Every name in order with the name of its actor."""
    found = list(actors.read(Reading(parse(text))))
    name = {a.id: a.name for a in found if isinstance(a, Actor)}
    return [(m.span.of(text), name[m.actor]) for m in found if isinstance(m, Mention) and m.form == "name"]


def test_a_surname_belongs_to_whoever_was_named_by_then(parse: Callable[..., Parsed]) -> None:
    """Brother and sister are two; the surname alone is the one who has been named, and nobody's once both are."""
    text = (
        "Minister Pavel Oster rejected the plan. Oster said it was late. Prime Minister Lena Oster, his sister, "
        "was silent. Oster left."
    )
    assert [who for name, who in bearers(parse, text) if name == "Oster"] == ["Pavel Oster", "Oster"]


def test_a_father_is_not_his_son(parse: Callable[..., Parsed]) -> None:
    """Two full names that share a surname are two people."""
    people = {who for _, who in bearers(parse, "President Otto Fenn spoke. His son, Karl Fenn, leads the team.")}
    assert {"Otto Fenn", "Karl Fenn"} <= people


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("The Ridge Front struck. The Front denied it.", "Front", "Ridge Front"),
        ("The Harbour Pilots' Association (HPA) met. HPA members left.", "HPA", "Harbour Pilots' Association"),
        ("Calder Lines cut jobs. Calder said it must.", "Calder", "Calder Lines"),
        ("Jean de Vries spoke. De Vries was calm.", "De Vries", "Jean de Vries"),
        ("Omar Zakariyeh spoke. Later Omar Zakaria left.", "Omar Zakaria", "Omar Zakariyeh"),
        ("Sheikh Yusuf Haddad, known as Abu Salim, spoke on Friday.", "Abu Salim", "Yusuf Haddad"),
    ],
)
def test_short_forms_and_spellings(parse: Callable[..., Parsed], text: str, short: str, full: str) -> None:
    """Short forms, initials, companies' first words, particles and spellings lead back to the full name."""
    assert (short, full) in bearers(parse, text)


def test_places_that_share_a_word_are_apart(parse: Callable[..., Parsed]) -> None:
    """A city and a strip of one name are two places, and neither is the name alone."""
    found = {who for _, who in bearers(parse, "In Askel City shops opened. The Askel Strip stayed shut. Askel waits.")}
    assert {"Askel City", "Askel Strip"} <= found


def test_a_title_is_no_part_of_a_name(parse: Callable[..., Parsed]) -> None:
    """The state before a title is a name of its own, the title is none."""
    found = bearers(parse, "US Secretary of State Rosa Calder met Norwegian Foreign Minister Jon Falk in Oslo.")
    assert [who for _, who in found] == ["United States", "Rosa Calder", "Norway", "Jon Falk", "Oslo"]
