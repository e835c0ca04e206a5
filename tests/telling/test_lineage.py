"""Families of reports as lines: who comes from whom, why, and the passages they share."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from crosswire.errors import CrosswireError
from crosswire.record import Link, SharedPassage, Span, View
from crosswire.telling.lineage import lineage

WIRE = "Boats stay in port\nThe crews will not sail on Friday, the union told Ferrant."
SITE = "No boats on Friday\nThe crews will not sail on Friday, the union told Ferrant."
OTHER = "Snow in the hills\nTwo roads are shut, the council said."


@pytest.fixture
def view(desk: Any) -> View:
    """A wire, its copy and a stranger."""
    wire = desk.report(WIRE, "Ferrant", "2031-05-02")
    site = desk.report(SITE, "Bay Courier", "2031-05-03")
    desk.report(OTHER, "Tarn Gazette")
    shared = (SharedPassage(Span(19, len(SITE)), Span(19, len(WIRE))),)
    link = Link("copies", site.id, wire.id, 0.97, "one of 1 sentences tells the same", directed=True, shared=shared)
    return replace(desk.view(), links=(link,))


def test_a_family_is_a_tree_with_reasons(view: View) -> None:
    """The copy stands under the wire, with what speaks for it; the stranger is not there."""
    text = lineage(view).text(100)
    assert "└ copies Ferrant: No boats on Friday" in text
    assert "one of 1 sentences tells the same" in text
    assert "Snow" not in text
    assert text.index("Boats stay in port") < text.index("No boats on Friday")


def test_one_report_is_shown_passage_by_passage(view: View) -> None:
    """Both sides of a shared passage are cited, from either end of the link."""
    for name, words in (("baycourier.txt", "copies Ferrant"), ("ferrant.txt", "Bay Courier copies it")):
        told = lineage(view, name)
        assert words in told.text(100)
        cited = {
            (ref.publisher, span.of(view.article[ref.article].text))
            for section in told.sections
            if section.key == "passages"
            for group in section.groups
            for entry in group.entries
            for ref in entry.refs
            for span in ref.spans
        }
        sentence = WIRE.split("\n")[1]
        assert cited == {("Ferrant", sentence), ("Bay Courier", sentence)}


def test_a_report_without_kin_says_so(view: View) -> None:
    """A stranger derives from nothing; what is no report is an error."""
    assert "derives from no report" in lineage(view, "tarngazette.txt").text(100)
    with pytest.raises(CrosswireError):
        lineage(view, "nowhere.txt")


def test_what_cannot_tell_the_way_says_both(view: View) -> None:
    """An undirected link does not say who took from whom."""
    open_link = replace(view.links[0], directed=False)
    assert "or the other way round" in lineage(replace(view, links=(open_link,))).text(100)


@pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
def test_every_form_holds_both_outlets(view: View, form: str) -> None:
    """The same lines in every form."""
    told = getattr(lineage(view), form)()
    assert "Ferrant" in told
    assert "Bay Courier" in told
