"""What people put in a record is shown as theirs, and audited like all else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from crosswire.record import Correction, Speaker, View
from crosswire.telling.audit import unsupported
from crosswire.telling.brief import brief
from crosswire.telling.desk import Desk
from crosswire.telling.line import Run
from crosswire.telling.passage import open_passage

NOON = datetime(2031, 5, 8, 12, tzinfo=UTC)


def _named(view: View, old: str, new: str) -> View:
    """Returns the view as a rename leaves it: the actor, and the speakers that are it."""
    actor = next(a for a in view.actors if a.name == old)
    said = [
        replace(s, speaker=replace(s.speaker, name=new)) if s.speaker and s.speaker.actor == actor.id else s
        for s in view.statements
    ]
    actors = tuple(replace(a, name=new, aliases=(old,)) if a is actor else a for a in view.actors)
    made = _made("rename", actor.id, "name", new)
    return replace(view, actors=actors, statements=tuple(said), corrections=(made,))


def _made(verb: Any, target: str, field: str | None = None, value: str | None = None, who: str = "Ines") -> Correction:
    return Correction("c" + target[:7], who, NOON, verb, target, target, field, value, state="applied")


def _given_to(view: View, name: str, who: str = "Ines") -> View:
    said = view.statements[0]
    speaker = Speaker(None, name, "person", named=True, basis="person")
    changed = replace(said, speaker=speaker, speaker_span=None)
    made = _made("re-attribute", said.id, "name", name, who)
    return replace(view, statements=(changed, *view.statements[1:]), corrections=(made,))


def test_a_given_speaker_is_shown_with_who_gave_it(strike: View) -> None:
    """The brief tells whose word it is, and the audit finds nothing wrong with it."""
    view = _given_to(strike, "Marit Oyelaran")
    told = brief(view)
    assert "[Marit Oyelaran, by correction of Ines]" in told.text()
    assert "Marit Oyelaran, by correction of Ines" in told.html()
    assert list(unsupported(told, view)) == []


def test_the_audit_knows_a_correction_that_nobody_made(strike: View) -> None:
    """Words put forward as a correction that the record does not hold are a problem."""
    told = brief(_given_to(strike, "Marit Oyelaran"))
    assert any("no correction that anybody made" in problem.what for problem in unsupported(told, strike))


def test_labels_and_acceptance_are_notes(strike: View) -> None:
    """A relabelled figure says so, an accepted one too."""
    first, second = strike.figures[:2]
    made = (_made("relabel", first.id, "measure", "other"), _made("accept", second.id, who="Ana"))
    view = replace(strike, figures=(replace(first, measure="other"), *strike.figures[1:]), corrections=made)
    text = " ".join(brief(view).text().split())
    assert "[measure: other, by correction of Ines]" in text
    assert "[accepted by Ana]" in text
    assert list(unsupported(brief(view), view)) == []


def test_a_given_name_stands_beside_the_texts_own(strike: View) -> None:
    """Renaming hides no word of the report."""
    view = _named(strike, "Greta Halloran", "Margareta Halloran")
    text = brief(view).text()
    assert "Greta Halloran" in text
    assert "[Margareta Halloran, by correction of Ines]" in text
    assert list(unsupported(brief(view), view)) == []


def test_statements_brought_together_by_a_person_say_so(strike: View) -> None:
    """Where a merge puts two speakers under one heading, the heading tells whose word that is."""
    greta = next(a for a in strike.actors if a.name == "Greta Halloran")
    manager = next(a for a in strike.actors if a.kind == "unnamed")
    said = [
        replace(s, speaker=replace(s.speaker, actor=greta.id, name=greta.name, kind="person", named=True))
        if s.speaker and s.speaker.actor == manager.id
        else s
        for s in strike.statements
    ]
    made = replace(_made("merge", manager.id, "actor", greta.id), subject=f"{greta.id}~{manager.id}")
    view = replace(strike, statements=tuple(said), corrections=(made,), stands_for={manager.id: greta.id})
    assert "[Greta Halloran, by correction of Ines]" in " ".join(brief(view).text().split())
    assert list(unsupported(brief(view), view)) == []


def test_a_name_that_the_text_has_needs_no_mark(strike: View) -> None:
    """Where the report itself writes the name that a person gave, it is the report's."""
    view = _named(strike, "Greta Halloran", "Halloran")
    assert "by correction of" not in brief(view).text()


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "\x1b[31mInes\u202e", "a\nb"])
def test_a_hostile_correction_is_shown_as_text(strike: View, name: str) -> None:
    """Neither the name given nor the name of whoever gave it becomes markup or a control character."""
    told = brief(_given_to(strike, name, name))
    assert "<script>alert" not in told.html()
    assert not {"\x1b", "\u202e"} & {*told.text(), *told.html()}


def test_what_was_rejected_still_opens(strike: View) -> None:
    """A rejected finding opens by its id, in a passage and on the desk."""
    gone = strike.figures[0]
    view = replace(strike, figures=strike.figures[1:], rejected=(gone,))
    assert open_passage(view, gone.id).kind == "figure"
    assert Desk(view).thing(gone.id) == gone


def test_an_actor_that_was_joined_opens_the_other(strike: View) -> None:
    """Old links lead to whoever stands for the actor now."""
    greta = strike.actors[0]
    view = replace(strike, stands_for={"feedbeef": greta.id})
    assert open_passage(view, "feedbeef").id == greta.id
    assert Desk(view).thing("feedbeef") == greta


def test_a_correction_run_is_no_words_of_the_text() -> None:
    """A run of this kind points at no span."""
    assert Run("correction", "Marit Oyelaran, by correction of Ines").span is None
