"""The record as people corrected it: hidden, labelled anew, re-attributed, joined, told apart, linked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from crosswire.errors import CrosswireError, RecordConflict
from crosswire.record import (
    Actor,
    Article,
    Correction,
    Event,
    Figure,
    Link,
    Mention,
    Position,
    Span,
    Speaker,
    Statement,
    View,
)
from crosswire.relating.correcting import Ask, choices, corrected, judged, proposed

NOON = datetime(2031, 5, 8, 12, tzinfo=UTC)
WIRE = "Greta Halloran said 40 crews were idle. Halloran wants a written promise. Norvane Lines met the League."
PAPER = "G. Halloran said forty crews were idle."


class Desk:
    """A view and the corrections made of it so far."""

    def __init__(self, view: View) -> None:
        self.read = view
        self.rows: list[Correction] = []

    @property
    def view(self) -> View:
        """The record as people have it."""
        return corrected(self.read, self.rows)

    def correct(
        self, verb: str, target: str, to: str | None = None, field: str | None = None, **more: str
    ) -> Correction:
        """Makes a correction as a person would."""
        ask = Ask(verb, target, more.pop("by", "Ines"), NOON, to, field, **more)
        self.rows.append(proposed(ask, self.view, self.rows))
        return self.rows[-1]


def _span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.fixture
def desk() -> Desk:
    """Two reports on one strike; the second calls the speaker by another name."""
    wire, paper = Article("a1", WIRE, "0", title="Crews idle"), Article("a2", PAPER, "1")
    greta, initial = Actor("p1", "person", "Greta Halloran", ("Halloran",)), Actor("p2", "person", "G. Halloran")
    line = Actor("o1", "organisation", "Norvane Lines")
    said = Speaker("p1", "Greta Halloran", "person", named=True, aliases=("Halloran",))
    also = Speaker("p2", "G. Halloran", "person", named=True)
    idle, forty = _span(WIRE, "40 crews were idle"), _span(PAPER, "forty crews were idle")
    wants = _span(WIRE, "Halloran wants a written promise")
    return Desk(
        View(
            articles=(wire, paper),
            actors=(greta, initial, line),
            mentions=(
                Mention("m1", "a1", _span(WIRE, "Greta Halloran"), "p1", "name"),
                Mention("m2", "a1", _span(WIRE, "Norvane Lines"), "o1", "name"),
                Mention("m3", "a2", _span(PAPER, "G. Halloran"), "p2", "name"),
            ),
            statements=(
                Statement("s1", "a1", (idle,), said, _span(WIRE, "Greta Halloran"), _span(WIRE, "said"), "indirect"),
                Statement("s2", "a2", (forty,), also, _span(PAPER, "G. Halloran"), _span(PAPER, "said"), "indirect"),
            ),
            figures=(
                Figure("f1", "a1", _span(WIRE, "40 crews"), 40, 40, "exact", "crews", "strikers", statement="s1"),
                Figure("f2", "a2", _span(PAPER, "forty crews"), 40, 40, "exact", "crews", "strikers", statement="s2"),
            ),
            events=(Event("e1", "a1", _span(WIRE, "met the League"), "meet", "happened", actors=("Norvane Lines",)),),
            positions=(Position("i1", "a1", wants, "Greta Halloran", "job_security", "demands", statement="s1"),),
            links=(Link("same_fact", "f1", "f2", 0.8, "the same value"),),
        )
    )


def test_nothing_corrected_changes_nothing(desk: Desk) -> None:
    """Without corrections and joined actors the view itself comes back."""
    assert corrected(desk.read, ()) is desk.read


def test_what_is_rejected_is_hidden_and_leant_on_no_more(desk: Desk) -> None:
    """A rejected statement goes from the view, its figure stands alone, and it can still be looked at."""
    desk.correct("reject", "s1")
    assert [s.id for s in desk.view.statements] == ["s2"]
    assert [f.statement for f in desk.view.figures] == [None, "s2"]
    assert [r.id for r in desk.view.rejected] == ["s1"]
    desk.correct("reject", "f1")
    assert desk.view.links == ()


def test_accepting_after_rejecting_brings_it_back(desk: Desk) -> None:
    """The later of two judgements holds."""
    desk.correct("reject", "f1")
    desk.correct("accept", "f1")
    assert desk.view.figures == desk.read.figures
    assert [c.verb for c in desk.view.corrections_of["f1"]] == ["reject", "accept"]


def test_a_label_is_replaced_and_the_old_one_kept_in_the_row(desk: Desk) -> None:
    """The figure counts something else now; the row says what it was."""
    row = desk.correct("relabel", "f1", "passengers", "measure", why="people on board")
    assert desk.view.figures[0] == replace(desk.read.figures[0], measure="passengers")
    assert (row.was, row.value, row.quote, row.article) == ("strikers", "passengers", "40 crews", "a1")


def test_undoing_restores_and_stays_told(desk: Desk) -> None:
    """An undone correction does nothing, is still listed, and cannot be undone twice."""
    row = desk.correct("relabel", "i1", "pay", "issue")
    undo = desk.correct("undo", row.id)
    assert desk.view.positions == desk.read.positions
    assert [(c.id, c.state, c.undone_by) for c in desk.view.corrections] == [
        (row.id, "undone", undo.id),
        (undo.id, "applied", None),
    ]
    with pytest.raises(RecordConflict, match="undone already"):
        desk.correct("undo", row.id)
    desk.correct("undo", undo.id)
    assert desk.view.positions[0].issue == "pay"


def test_a_vanished_target_waits_and_applies_when_it_comes_back(desk: Desk) -> None:
    """A reading that no longer finds the figure leaves the correction waiting; it is never put on another finding."""
    desk.correct("relabel", "f1", "passengers", "measure")
    whole = desk.read
    desk.read = replace(whole, figures=whole.figures[1:], links=())
    assert [c.state for c in desk.view.corrections] == ["waiting"]
    assert desk.view.figures == whole.figures[1:]
    desk.read = whole
    assert desk.view.figures[0].measure == "passengers"


def test_a_statement_is_given_to_another_actor(desk: Desk) -> None:
    """The speaker is the actor by a person's word; words that name somebody else are no speaker any more."""
    desk.correct("re-attribute", "s1", "Norvane Lines")
    said = desk.view.statements[0]
    assert said.speaker == Speaker("o1", "Norvane Lines", "organisation", named=True, basis="person")
    assert said.speaker_span is None


def test_a_statement_is_given_to_a_name_or_to_nobody(desk: Desk) -> None:
    """A name that the record does not know is kept as a name; nobody is nobody."""
    desk.correct("re-attribute", "s1", "Marit Oyelaran")
    assert desk.view.statements[0].speaker == Speaker(None, "Marit Oyelaran", "person", named=True, basis="person")
    desk.correct("re-attribute", "s1", None)
    assert desk.view.statements[0].speaker is None


def test_merged_actors_are_one_by_the_name_of_the_second(desk: Desk) -> None:
    """Mentions, speakers and parties all point to one actor, which keeps both names; the old id still leads there."""
    desk.correct("merge", "p1", "p2")
    view = desk.view
    assert [a.id for a in view.actors] == ["p2", "o1"]
    assert (view.actors[0].name, set(view.actors[0].aliases)) == ("G. Halloran", {"Greta Halloran", "Halloran"})
    assert {m.actor for m in view.mentions} == {"p2", "o1"}
    assert [s.speaker and s.speaker.name for s in view.statements] == ["G. Halloran", "G. Halloran"]
    assert view.positions[0].party == "G. Halloran"
    assert view.stands_for == {"p1": "p2"}


def test_links_join_actors_and_a_split_keeps_them_apart(desk: Desk) -> None:
    """What relating joins is one actor with the articles' own names; a person's split undoes it for good."""
    same = Link("same_actor", "p1", "p2", 0.9, "the same surname")
    desk.read = replace(desk.read, links=(*desk.read.links, same))
    assert len(desk.view.actors) == 2
    assert [s.speaker and s.speaker.name for s in desk.view.statements] == ["Greta Halloran", "G. Halloran"]
    assert len({s.speaker and s.speaker.actor for s in desk.view.statements}) == 1
    desk.correct("split", "p2", "p1")
    assert [a.id for a in desk.view.actors] == ["p1", "p2", "o1"]
    assert any(x.kind == "same_actor" and x.judgement == "no" for x in judged(desk.read, desk.rows).links)
    assert all(x.kind != "same_actor" for x in desk.view.links)


def test_what_one_report_says_can_be_another_actor(desk: Desk) -> None:
    """A split by report gives its mentions and statements to an actor of their own."""
    desk.correct("split", "p1", "a1", "article")
    new = next(a for a in desk.view.actors if a.id not in {"p1", "p2", "o1"})
    assert new.name == "Greta Halloran"
    assert [m.actor for m in desk.view.mentions if m.article == "a1"] == [new.id, "o1"]
    assert desk.view.statements[0].speaker == replace(desk.read.statements[0].speaker, actor=new.id, aliases=())
    desk.correct("rename", new.id, "Greta Halloran (the elder)")
    assert any(a.name == "Greta Halloran (the elder)" for a in desk.view.actors)


def test_an_actor_is_called_and_counted_otherwise(desk: Desk) -> None:
    """A new name keeps the old one as an alias and reaches findings; a new kind is the actor's and the speaker's."""
    desk.correct("rename", "o1", "Norvane Lines plc")
    desk.correct("retype", "o1", "group")
    line = desk.view.actor["o1"]
    assert (line.name, line.kind, line.aliases) == ("Norvane Lines plc", "group", ("Norvane Lines",))
    assert desk.view.events[0].actors == ("Norvane Lines plc",)


def test_reports_and_findings_are_linked_and_unlinked(desk: Desk) -> None:
    """A person's link is a link; unlinked, it goes from what is told and stays where relating sees it."""
    desk.correct("link", "a2", "a1", "rewrites", why="same quotes, shorter")
    link = next(x for x in desk.view.links if x.kind == "rewrites")
    assert (link.left, link.right, link.directed, link.judgement, link.judged_by) == ("a2", "a1", True, "yes", "Ines")
    assert link.why == "same quotes, shorter"
    desk.correct("unlink", "f2", "f1")
    assert [x.kind for x in desk.view.links] == ["rewrites"]
    assert [x.judgement for x in judged(desk.read, desk.rows).links if x.kind == "same_fact"] == ["no"]


def test_a_yes_to_one_kinship_is_a_no_to_the_others(desk: Desk) -> None:
    """What rewrites a report does not copy it as well."""
    desk.read = replace(desk.read, links=(Link("copies", "a2", "a1", 0.9, "word for word", directed=True),))
    desk.correct("link", "a2", "a1", "rewrites")
    assert [(x.kind, x.judgement) for x in judged(desk.read, desk.rows).links] == [
        ("copies", "no"),
        ("rewrites", "yes"),
    ]


def test_linked_findings_can_contradict(desk: Desk) -> None:
    """Two figures set against each other by a person are a conflict of figures, and tell the same fact no more."""
    desk.correct("link", "f1", "f2", "contradicts")
    link = desk.view.links[0]
    assert (len(desk.view.links), link.aspect, link.relation) == (1, "figure", "contradicts")


@pytest.mark.parametrize(
    ("verb", "target", "to", "field", "message"),
    [
        ("burn", "f1", None, None, "there is no correction 'burn'"),
        ("reject", "zzzz", None, None, "nothing in this record has an id"),
        ("reject", "a1", None, None, "forget removes it"),
        ("relabel", "f1", "wounded people", "measure", "choose one of"),
        ("relabel", "f1", "x", "colour", "choose one of measure, modality"),
        ("relabel", "f1", None, "measure", "cannot be without measure"),
        ("relabel", "f1", "next week", "as_of", "is no day"),
        ("relabel", "p1", "x", "name", "rename or retype"),
        ("re-attribute", "f1", "p1", None, "is no statement"),
        ("re-attribute", "s1", "nobody known", "actor", "no one actor"),
        ("merge", "p1", "p1", None, "one actor already"),
        ("merge", "s1", "p1", None, "is no actor"),
        ("split", "p1", "a2", "article", "give the id of one that does"),
        ("split", "p1", "p1", None, "no other actor"),
        ("rename", "p1", " ", None, "say what"),
        ("retype", "p1", "ship", None, "choose one of person"),
        ("link", "a1", "f1", "copies", "two reports can be linked"),
        ("link", "a1", "a2", "same_fact", "choose one of copies"),
        ("link", "p1", "p2", "same_fact", "merged and split"),
        ("unlink", "a1", "a2", None, "nothing links"),
        ("undo", "c000", None, None, "no correction has"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_next_step(
    desk: Desk, verb: str, target: str, to: str | None, field: str | None, message: str
) -> None:
    """No wrong correction is stored; the message says what would do."""
    with pytest.raises(CrosswireError, match=message):
        desk.correct(verb, target, to, field)
    assert desk.rows == []


def test_choices_offer_what_relabelling_takes(desk: Desk) -> None:
    """Every value offered is one that is accepted."""
    for finding in (desk.read.figures[0], desk.read.events[0], desk.read.positions[0], desk.read.statements[0]):
        for choice in choices(finding):
            for value in choice.values:
                assert desk.correct("relabel", finding.id, value, choice.field).value == value


def test_order_of_unrelated_corrections_does_not_matter(desk: Desk) -> None:
    """Corrections of different things give one record whichever came first."""
    desk.correct("relabel", "f1", "passengers", "measure")
    desk.correct("rename", "o1", "Norvane Lines plc")
    desk.correct("reject", "i1")
    there, back = corrected(desk.read, desk.rows), corrected(desk.read, desk.rows[::-1])
    assert replace(there, corrections=()) == replace(back, corrections=())
