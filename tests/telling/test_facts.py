"""Facts with their origins, conflicts, and what is told of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from crosswire.errors import CrosswireError
from crosswire.record import Link, SharedPassage, View
from crosswire.telling.audit import unsupported
from crosswire.telling.brief import Brief, brief
from crosswire.telling.compare import compare
from crosswire.telling.conflicts import conflicts_of
from crosswire.telling.conflicts_told import conflicts
from crosswire.telling.export import json_lines
from crosswire.telling.facts import facts_of
from crosswire.telling.why import why
from crosswire.telling.wording import wording

TOLD = "The flood at Orrin has killed 482 people, {who} said."


def same(*findings: Any) -> tuple[Link, ...]:
    """Links that make findings one fact."""
    return tuple(Link("same_fact", a.id, findings[0].id, 0.9, "alike") for a in findings[1:])


def copies(later: Any, earlier: Any) -> Link:
    """One report is a copy of another."""
    return Link("copies", later.id, earlier.id, 0.99, "word for word", directed=True)


@pytest.fixture
def flood(desk: Any) -> View:
    """Four reports of one toll: an office's count twice and its copy, and an official whom one newsroom heard."""
    office, person = "the Harbour Office", "an engineer"
    reports = [
        desk.report(TOLD.format(who=office), "Coastwire", "2031-05-06"),
        desk.report(TOLD.format(who=office) + " The boats are back.", "Lindholm Paper", "2031-05-06"),
        desk.report(TOLD.format(who=office) + "\nAdvertisement", "Hub", "2031-05-07"),
        desk.report(TOLD.format(who=person), "Gazette", "2031-05-07"),
    ]
    figures = []
    for report, who in zip(reports, (office, office, office, person), strict=True):
        named = who == office
        said = desk.said(report, who, who, "said", "The flood at Orrin has killed 482 people", named=named)
        kind = replace(said.speaker, kind="organisation") if named else said.speaker
        desk.statements[-1] = replace(said, speaker=kind)
        more = {"measure": "killed", "unit": "people", "statement": said.id, "side": "people"}
        figures.append(desk.figure(report, "482 people", 482, 482, **more))
    other = desk.report("The League counts 430 dead at Orrin, rebels among them.", "Voice", "2031-05-07")
    less = desk.figure(other, "430 dead", 430, 430, measure="killed", authority="League")
    view = desk.view()
    why_ = "482 people, against 430 dead"
    against = Link(
        "contradicts",
        figures[0].id,
        less.id,
        0.8,
        why_,
        shared=(SharedPassage(figures[0].span, less.span),),
        aspect="figure",
        relation="contradicts",
    )
    return replace(view, links=(*same(*figures), copies(reports[2], reports[1]), against))


def test_origins_count_roots_and_not_reports(flood: View) -> None:
    """An office's count is one root in however many reports; a person heard by a newsroom is another."""
    (fact,) = facts_of(flood).all
    assert len(fact.articles) == 4
    assert sorted((o.kind, len(o.articles)) for o in fact.origins) == [("public", 3), ("spoken", 1)]
    assert fact.status == "disputed"


def test_one_person_is_a_root_for_each_newsroom(desk: Any) -> None:
    """A diplomat whom two agencies heard is two roots; two sites that carry one agency are one."""
    texts = [("Coastwire", ("Coastwire",)), ("Hub", ("Coastwire",)), ("Ostwire", ("Ostwire",))]
    said = []
    for outlet, relay in texts:
        report = desk.report(f"Talks stall, a diplomat said. {outlet} was told.", outlet, "2031-05-06", credits=relay)
        said.append(
            desk.said(
                report, "diplomat", "a diplomat", "said", "Talks stall", named=False, relay=relay, told_to=relay[0]
            )
        )
    view = replace(desk.view(), links=same(*said))
    (fact,) = facts_of(view).all
    assert sorted(o.newsroom for o in fact.origins) == ["Coastwire", "Ostwire"]
    assert fact.status == "agreed"


def test_a_report_that_credits_a_newsroom_adds_no_root(desk: Any) -> None:
    """What a round-up has from a paper goes back to whoever told that paper."""
    told = "the gaps have shrunk"
    a = desk.report(f"An envoy told the Orrin Tribune that {told}.", "Orrin Tribune", "2031-05-06")
    b = desk.report(f"The Tribune reports that {told}.", "Review", "2031-05-07")
    first = desk.said(a, "An envoy", "An envoy", "told", told, named=False, told_to="Orrin Tribune")
    second = desk.said(b, "Tribune", "Tribune", "reports", told)
    desk.statements[-1] = second = replace(second, speaker=replace(second.speaker, kind="organisation"))
    view = replace(desk.view(), links=same(first, second))
    (origin,) = facts_of(view).of(first.id).origins
    assert origin.kind == "spoken"


def test_what_is_told_alone_is_a_fact_of_its_own(flood: View) -> None:
    """A finding without a link has a fact with one origin, which is not among the facts of several."""
    lonely = facts_of(flood).of(flood.statements[0].id)
    assert [i.id for i in lonely.items] == [flood.statements[0].id]
    assert lonely not in facts_of(flood).all


def test_a_judgement_parts_facts_and_conflicts(flood: View) -> None:
    """What a person refused is no fact and no conflict."""
    refused = replace(flood, links=tuple(replace(link, judgement="no") for link in flood.links))
    assert facts_of(refused).all == ()
    assert conflicts_of(refused) == ()


def test_a_conflict_stands_once_between_two_facts(flood: View) -> None:
    """One conflict, however many reports carry a side; all their passages are on it."""
    (conflict,) = conflicts_of(flood)
    assert (len(conflict.left), len(conflict.right)) == (4, 1)


def told(flood: View) -> list[Brief]:
    """Everything that tells of facts."""
    fact = facts_of(flood).all[0]
    return [
        brief(flood),
        why(flood, fact.id),
        why(flood, flood.figures[0].id[:12]),
        conflicts(flood),
        conflicts(flood, "figure"),
        compare(flood, [flood.articles[0].id, "gazette.txt", "voice.txt"]),
        wording(flood, "insurgents"),
    ]


def test_whatever_tells_of_facts_keeps_the_rule(flood: View) -> None:
    """Every word shown stands in what it cites, in every form."""
    for page in told(flood):
        assert list(unsupported(page, flood)) == []
        assert all((page.text(), page.markdown(), page.json(), page.html()))


def test_a_count_of_sources_is_one_of_origins(flood: View) -> None:
    """The brief and the tree say how many independent origins stand behind how many reports; a false count is found."""
    page = brief(flood)
    assert "2 independent origins / 4 reports" in page.text()
    assert "2 independent origins / 4 reports" in why(flood, facts_of(flood).all[0].id).text()
    lied = replace(flood, links=flood.links[:1])
    assert [p for p in unsupported(page, lied) if "independent origins" in p.what]


def test_why_names_roots_and_what_contradicts(flood: View) -> None:
    """The tree has a root for each origin and the passage that stands against the fact."""
    text = why(flood, facts_of(flood).all[0].id).text()
    assert text.count("Root:") == 2
    assert "430 dead" in text
    assert "a copy" in text


def test_compare_tells_what_is_left_out(flood: View) -> None:
    """What two reports tell is left out by the third; what one alone tells is its own."""
    page = compare(flood, [flood.articles[0].id, flood.articles[1].id, "voice.txt"])
    sections = {s.title: s for s in page.sections}
    assert sections["Left out by Voice"].groups
    assert not sections["Left out by Coastwire"].groups
    assert sections["Only in Voice"].groups


def test_wording_counts_inside_and_outside_quotation_marks(desk: Any) -> None:
    """A word of the same referent is found by any other, apart where it is quoted."""
    desk.report("The captives are well. “The hostages eat,” he said. The prisoners wait.", "A", "2031-05-06")
    text = wording(desk.view(), "abductees").text()
    assert "captives (1)" in text
    assert "inside quotation marks" in text
    assert "A: 1 captives, 1 hostages in quotation marks" in text


def test_what_opens_nothing_is_an_error(flood: View) -> None:
    """Unknown ids, ids that open several things, and a single report are told plainly."""
    for key in ("", "zzz"):
        with pytest.raises(CrosswireError):
            why(flood, key)
    with pytest.raises(CrosswireError, match="two reports or more"):
        compare(flood, [flood.articles[0].id])
    with pytest.raises(CrosswireError, match="opens no report"):
        compare(flood, ["nothing.txt"])


def test_facts_and_conflicts_go_out(flood: View) -> None:
    """The export has a row for the fact with its roots and one for the conflict with both passages."""
    lines = list(json_lines(flood))
    fact = next(line for line in lines if '"type": "fact"' in line or '"type":"fact"' in line)
    conflict = next(line for line in lines if '"type": "conflict"' in line or '"type":"conflict"' in line)
    assert "origins" in fact
    assert "disputed" in fact
    assert "482 people, against 430 dead" in conflict


def test_what_is_said_on_television_is_one_root(desk: Any) -> None:
    """A minister on state television is one root whichever agency heard it; before reporters he is one for each."""
    for where, roots in (("on state television", 1), ("over the telephone", 2)):
        said = []
        for agency in ("Coastwire", "Ostwire"):
            text = f"“We wait no longer for them,” Ines Vandermeer said {where} in {agency}’s report."
            report = desk.report(text, agency, "2031-05-06", credits=(agency,))
            said.append(
                desk.said(report, "Ines Vandermeer", "Ines Vandermeer", "said", "“We wait no longer for them,”")
            )
        view = replace(desk.view(), links=same(*said))
        assert len(facts_of(view).of(said[0].id).origins) == roots


def test_a_newsrooms_own_reporter_is_its_own_reporting(desk: Any) -> None:
    """What a photographer of an agency counted is no source beside the agency."""
    figures = []
    for outlet in ("Coastwire", "Hub"):
        report = desk.report(f"A Coastwire photographer counted six bodies, {outlet} says.", outlet, "2031-05-06")
        desk.articles[-1] = report = replace(report, credits=("Coastwire",))
        figures.append(desk.figure(report, "six bodies", 6, 6, authority="Coastwire photographer"))
    view = replace(desk.view(), links=same(*figures))
    (origin,) = facts_of(view).of(figures[0].id).origins
    assert origin.kind == "own"


def test_a_doubtful_link_does_not_bridge_two_facts(desk: Any) -> None:
    """Two facts that one report tells in two sentences stay two where a third report's sentence resembles both."""
    both = desk.report("The bridge fell on Monday. The mayor left on Monday.", "Coastwire", "2031-05-06")
    fell = desk.event(both, "The bridge fell", "other", "happened")
    left = desk.event(both, "The mayor left", "other", "happened")
    third = desk.report("When the bridge fell the mayor left.", "Hub", "2031-05-06")
    one = desk.event(third, "the bridge fell", "other", "happened")
    links = (
        Link("same_fact", one.id, fell.id, 0.9, "judged"),
        Link("same_fact", one.id, left.id, 0.7, "judged"),
    )
    view = replace(desk.view(), links=links)
    assert {i.id for i in facts_of(view).of(one.id).items} == {one.id, fell.id}
    by_hand = replace(view, links=(links[0], replace(links[1], judgement="yes", judged_by="ada")))
    assert {i.id for i in facts_of(by_hand).of(one.id).items} == {one.id, fell.id, left.id}
