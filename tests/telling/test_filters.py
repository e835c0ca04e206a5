"""Choosing findings."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.record import View
from crosswire.telling import filters
from crosswire.telling.filters import Wanted


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Wanted(), 6),
        (Wanted(speaker="halloran"), 3),
        (Wanted(speaker="HALLORAN", about="kind words"), 1),
        (Wanted(named=True), 3),
        (Wanted(named=False), 2),
        (Wanted(since=date(2031, 5, 7)), 2),
        (Wanted(until=date(2031, 5, 6)), 4),
        (Wanted(publisher="paper"), 2),
        (Wanted(about="no such words"), 0),
    ],
)
def test_statements_are_chosen(strike: View, wanted: Wanted, count: int) -> None:
    """Every filter keeps what it names, whatever the case."""
    assert len(list(filters.statements_wanted(strike, wanted))) == count


def test_figures_are_chosen_by_measure_and_authority(strike: View) -> None:
    """The measure is a key of the domain, the authority part of a name."""
    assert len(list(filters.figures_wanted(strike, Wanted(measure="passengers")))) == 2
    assert len(list(filters.figures_wanted(strike, Wanted(measure="passengers", speaker="harbour")))) == 1


def test_events_and_positions_are_chosen_by_kind(strike: View) -> None:
    """A kind or a modality of events, an issue or a stance of positions."""
    assert [e.kind for e in filters.events_wanted(strike, Wanted(kind="planned"))] == ["meet"]
    assert [p.issue for p in filters.positions_wanted(strike, Wanted(kind="offers"))] == ["pay"]
    assert len(list(filters.positions_wanted(strike, Wanted(kind="pay", speaker="league")))) == 1


def test_articles_actors_and_failures_are_chosen(strike: View) -> None:
    """Articles by outlet or words, actors by name and article, failures by words."""
    (paper,) = filters.articles_wanted(strike, Wanted(publisher="Lindholm"))
    assert [a.name for a in filters.actors_wanted(strike, Wanted(article=paper.id))] == ["Greta Halloran"]
    assert not list(filters.actors_wanted(strike, Wanted(kind="state")))
    assert len(list(filters.failures_wanted(strike, Wanted(about="minutes")))) == 1
    assert not list(filters.failures_wanted(strike, Wanted(kind="reading")))
