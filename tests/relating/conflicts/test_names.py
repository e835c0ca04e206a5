"""Names spelt in two ways, and those that only look so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from crosswire.record import Link, View
from crosswire.relating.conflicts.spellings import is_inflected, is_misspelt

Linked = Callable[[View], list[Link]]

NAMES = [
    # first report, second report, whether one comes from the other, whether it is a conflict
    ("She met Dario Velmond there.", "She met Dario Velmonde there.", True, True),
    ("She met Dario Velmond there.", "She met Dario Velmonde there.", False, False),
    ("She met Rosa Adebari-Holt there.", "She met Rosa Adebare-Holt there.", False, True),
    ("They crossed at Pont-Karrow on Monday.", "They crossed at Pont-Carrow on Monday.", True, True),
    ("The ship, the Ternhelm, sank.", "The ship, the Ternhelme, sank.", False, True),
    ("They left Ilvane by boat.", "The crew, Ilvani sailors, left.", True, False),
    ("They left for Corrigal again.", "The trawlers, Corrigals all, left.", True, False),
    ("They came from Borden by train.", "They came from Burden by train, and Borden too.", True, False),
    ("He spoke to Johnson of it.", "He spoke to Johnston of it.", False, True),
    ("There was Boris Johnson with him.", "There was Ronald Johnston with him.", False, False),
]


@pytest.mark.parametrize(("first", "second", "derived", "told"), NAMES)
def test_spellings(shelf: Any, linked: Linked, first: str, second: str, derived: bool, told: bool) -> None:
    """A slip in a name is told; a people's name, two families and a report that writes both are none."""
    a = shelf.report(first, "Coastwire", "2031-05-06")
    b = shelf.report(second, "Hub", "2031-05-06")
    for report in (a, b):
        shelf.event(report, report.text, "meet")
    if derived:
        shelf.derived(b, a)
    assert bool([link for link in linked(shelf.view()) if link.aspect == "name"]) is told


def test_inflections_and_slips() -> None:
    """Endings of a people are no slips; a letter inside is one."""
    assert is_inflected("corrigal", "corrigalese")
    assert not is_inflected("fontenoy", "fontenoi")
    assert is_misspelt("rosa adebari-holt", "rosa adebare-holt")
    assert not is_misspelt("per olsen", "per olson")
