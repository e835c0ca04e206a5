"""The review queue puts first what is least sure and matters most."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from crosswire.record import Correction, Link, View
from crosswire.telling.review import Due, due_row, review

NOON = datetime(2031, 5, 8, 12, tzinfo=UTC)


def _due(view: View, key: str) -> Due:
    return next(d for d in review(view, None) if d.id == key)


def test_every_finding_is_due_once_and_in_order(strike: View) -> None:
    """Each finding that nobody judged is listed, the highest rank first, no more than were asked for."""
    queue = review(strike, None)
    findings = (*strike.statements, *strike.figures, *strike.events, *strike.positions)
    assert {d.id for d in queue} == {f.id for f in findings}
    assert [d.rank for d in queue] == sorted((d.rank for d in queue), reverse=True)
    assert review(strike, 3) == queue[:3]


def test_a_sure_finding_comes_last(strike: View) -> None:
    """Rank is unsure times matters: a sure position is less urgent than an unscored figure."""
    sure = replace(strike.positions[0], score=0.99)
    view = replace(strike, positions=(sure, *strike.positions[1:]))
    due = _due(view, sure.id)
    assert (due.unsure, due.matters) == (pytest.approx(0.01), 2.0)
    assert due.why == ("score 0.99", "where a party stands")
    assert review(view, None)[-1].id == sure.id


def test_a_speaker_that_nobody_knows_is_urgent(strike: View) -> None:
    """A statement without a speaker says so and stands before the others."""
    nobody = next(s for s in strike.statements if s.speaker is None)
    assert _due(strike, nobody.id).why[0] == "speaker not identified"


def test_conflict_and_number_of_reports_weigh(strike: View) -> None:
    """A figure in a conflict that two reports tell weighs 1 for each; of one fact one finding is due."""
    first, other, second = strike.figures
    links = (
        Link("same_fact", first.id, second.id, 0.9, "the same count"),
        Link("contradicts", second.id, other.id, 0.9, "differ", aspect="figure", relation="contradicts"),
    )
    view = replace(strike, links=links)
    due = _due(view, second.id)
    assert due.matters == 3.0
    assert due.why[1:] == ("a figure in a conflict", "told in 2 reports")
    assert first.id not in {d.id for d in review(view, None)}


def test_what_is_judged_is_not_due(strike: View) -> None:
    """Whatever a person said of a finding, it leaves the queue; what waits does not count."""
    key = strike.figures[0].id
    made = Correction("c1", "Ines", NOON, "accept", key, key, state="applied")
    assert key not in {d.id for d in review(replace(strike, corrections=(made,)), None)}
    assert key in {d.id for d in review(replace(strike, corrections=(replace(made, state="undone"),)), None)}


def test_a_row_holds_the_passage(strike: View) -> None:
    """The span of a row is where its words stand."""
    for due in review(strike, None):
        row = due_row(due)
        start, end = row["span"]  # type: ignore[misc]
        assert strike.article[due.article].text[start:end].split()[0] in str(row["text"])
