"""The board, the gaps, the negotiation and the timeline, on a dispute over a harbour that nobody has seen."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from crosswire.errors import LexiconError
from crosswire.record import Link, View, When
from crosswire.telling.audit import unsupported
from crosswire.telling.board import board
from crosswire.telling.gaps import gaps
from crosswire.telling.line import plain
from crosswire.telling.negotiation import negotiation
from crosswire.telling.proposals import proposals
from crosswire.telling.timeline import Days, timeline

FIRST = """Harbour talks open

The Deckhands’ League demanded a raise of 8 percent on Monday. Norvane Lines rejected any raise. \
In Lindholm, mediators from the Quay Board met both that evening. Pay is the main sticking point."""
SECOND = """Harbour talks go on

Norvane Lines offered a raise of 5 percent on Wednesday and asked for longer shifts. The League wants \
a shorter week. The two sides are to meet in Lindholm on Friday. Pay is the main sticking point."""


@pytest.fixture
def dispute(desk: Any) -> View:
    """Two reports, two parties, a mediator, an offer that moved."""
    first = desk.report(FIRST, "Coastwire", "2031-05-05")
    second = desk.report(SECOND, "Lindholm Paper", "2031-05-07")
    league, lines = desk.actor("Deckhands’ League", "organisation"), desk.actor("Norvane Lines", "organisation")
    quay = desk.actor("Quay Board", "organisation")
    short = desk.actor("League", "organisation")
    for article, words, actor in (
        (first, "Deckhands’ League", league),
        (first, "Norvane Lines", lines),
        (first, "Quay Board", quay),
        (second, "Norvane Lines", lines),
        (second, "League", short),
    ):
        desk.mention(article, words, actor)
    desk.day(first, "on Monday", "2031-05-05")
    desk.day(second, "on Friday", "2031-05-09")
    desk.position(first, "demanded a raise of 8 percent", "Deckhands’ League", "demands", "pay")
    desk.position(first, "rejected any raise", "Norvane Lines", "rejects", "pay")
    desk.position(second, "offered a raise of 5 percent", "Norvane Lines", "offers", "pay")
    desk.position(second, "asked for longer shifts", "Norvane Lines", "demands", "hours")
    desk.position(second, "wants a shorter week", "League", "demands", "hours")
    monday, friday = date(2031, 5, 5), date(2031, 5, 9)
    met = When(monday, monday, "day")
    desk.event(first, "met both", "meet", "happened", actors=("Quay Board",), place="Lindholm", when=met)
    desk.event(first, "met both that evening", "mediate", "happened", actors=("Quay Board",), when=met)
    due = When(friday, friday, "day", "on Friday")
    desk.event(second, "are to meet in Lindholm", "meet", "planned", place="Lindholm", when=due)
    view = desk.view()
    same = Link("same_actor", league.id, short.id, 0.9, "one name ends the other")
    return View(**{**{f: getattr(view, f) for f in view.__dataclass_fields__}, "links": (same,)})


def test_cells_hold_the_newest_stance(dispute: View) -> None:
    """A cell shows the newest stance with its day, what it was before, and which way it went."""
    shown = board(dispute)
    lines = next(p for p in shown.parties if p.name == "Norvane Lines")
    cell = shown.cell("pay", lines.key)
    assert cell.latest is not None
    assert cell.before is not None
    assert (cell.latest.stance, cell.latest.day, cell.before.stance, cell.moved) == (
        "offers",
        date(2031, 5, 7),
        "rejects",
        "towards",
    )


def test_linked_names_are_one_party(dispute: View) -> None:
    """Actors that a link says are one stand in one column."""
    assert len(board(dispute).parties) == 2


def test_a_rejected_link_joins_nothing(dispute: View) -> None:
    """A person's no keeps two names apart."""
    (link,) = dispute.links
    parted = Link(link.kind, link.left, link.right, link.score, link.why, judgement="no", judged_by="desk")
    fields = {f: getattr(dispute, f) for f in dispute.__dataclass_fields__}
    assert len(board(View(**{**fields, "links": (parted,)})).parties) == 3


def test_board_turns_back(dispute: View) -> None:
    """As of an earlier day, what came later is not on the board, and silence is visible."""
    past = board(dispute, date(2031, 5, 5))
    assert past.issues == ("pay",)
    assert "not stated" in board(dispute).text(120) or len(board(dispute).issues) == 2
    assert "offers" not in past.text(100)


def test_a_domain_keeps_its_issues(dispute: View) -> None:
    """Only the issues of the domain asked for are shown; no such domain is an error."""
    assert set(board(dispute, None, "labour").issues) == {"pay", "hours"}
    assert board(dispute, None, "trade").issues == ()
    with pytest.raises(LexiconError, match="nowhere"):
        board(dispute, None, "nowhere")


def test_every_form_holds_every_stance(dispute: View) -> None:
    """Text, Markdown, JSON and HTML all hold the passage of every stance."""
    shown = board(dispute)
    forms = (shown.text(100), shown.markdown(), shown.json(), shown.html())
    for position in dispute.positions:
        words = position.span.of(dispute.article[position.article].text)
        assert all(words in " ".join(form.split()) for form in forms)
    assert json.loads(shown.json())["issues"] == list(shown.issues)


def test_an_empty_record_says_so() -> None:
    """Without positions there is a sentence, no grid."""
    assert "No position was found." in board(View()).text()
    assert "No position was found." in board(View()).markdown()


def test_gaps(dispute: View) -> None:
    """Opposed stances, those that meet, moves and named sticking points stand apart."""
    found = {s.key: s for s in gaps(dispute).sections}
    assert [plain(g.heading) for g in found["oppose"].groups] == ["Hours"]
    assert [plain(g.heading) for g in found["meet"].groups] == ["Pay"]
    assert [plain(g.groups[0].heading) for g in found["moved"].groups] == ["Norvane Lines: nearer to agreeing"]
    (sticking,) = found["sticking"].groups
    assert len(sticking.entries) == 1
    assert len(sticking.entries[0].refs) == 2


def test_negotiation(dispute: View) -> None:
    """Parties, mediator, venue and rounds come out of the findings."""
    found = {s.key: s for s in negotiation(dispute).sections}
    assert {plain(g.heading).strip("[]") for g in found["parties"].groups} == {"Deckhands’ League", "Norvane Lines"}
    assert [plain(g.heading) for g in found["mediators"].groups] == ["Quay Board"]
    assert [plain(g.heading).strip("[]") for g in found["venues"].groups] == ["Lindholm"]
    assert [plain(g.heading) for g in found["rounds"].groups] == ["9 May 2031", "5 May 2031"]


def test_proposals(dispute: View) -> None:
    """Two terms of one day on two issues are a proposal; a single demand is none."""
    (only,) = proposals(dispute)
    assert (plain(only.heading), only.day, [t.issue for t in only.terms]) == (
        "Norvane Lines",
        date(2031, 5, 7),
        ["hours", "pay"],
    )


def test_timeline(dispute: View) -> None:
    """Events stand under their day with a mark of how real they are; days that are not wanted are left out."""
    (section,) = timeline(dispute).sections
    assert [plain(g.heading) for g in section.groups] == ["9 May 2031", "5 May 2031"]
    assert plain(section.groups[0].entries[0].lead).startswith("○ planned")
    (later,) = timeline(dispute, Days(since=date(2031, 5, 6))).sections
    assert [plain(g.heading) for g in later.groups] == ["9 May 2031"]


def test_the_rule_holds(dispute: View) -> None:
    """No line of gaps, negotiation and timeline shows what its passages do not hold."""
    for told in (gaps(dispute), negotiation(dispute), timeline(dispute)):
        assert list(unsupported(told, dispute)) == []
