"""What stands against each other, of which kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from crosswire.record import Link, View

Linked = Callable[[View], list[Link]]


def told(links: list[Link]) -> set[tuple[str | None, str | None]]:
    """Kinds and relations of the conflicts."""
    return {(link.aspect, link.relation) for link in links if link.kind == "contradicts"}


def test_two_counts_set_side_by_side(shelf: Any, linked: Linked) -> None:
    """Two authorities that count one thing in one sentence contradict each other; both passages are given."""
    a = shelf.report("The office says 23 drowned; the League has counted 19.", "Coastwire", "2031-05-06")
    one = shelf.figure(a, "23", 23, 23, authority="The office")
    two = shelf.figure(a, "19", 19, 19, authority="the League")
    (link,) = linked(shelf.view())
    assert (link.aspect, link.relation) == ("figure", "contradicts")
    assert {link.left, link.right} == {one.id, two.id}
    assert [s.of(a.text) for s in (link.shared[0].left, link.shared[0].right)] == ["23", "19"]
    assert "23" in link.why
    assert "19" in link.why


def test_a_figure_that_says_itself_what_it_counts_contradicts_nothing(shelf: Any, linked: Linked) -> None:
    """Another number in the next clause that is about another thing is no conflict."""
    text = "The office says 23 drowned; heavy storms in the northern hill villages have killed 40, the League says."
    a = shelf.report(text, "Coastwire", "2031-05-06")
    shelf.figure(a, "23", 23, 23, authority="The office")
    shelf.figure(a, "40", 40, 40, authority="the League")
    assert told(linked(shelf.view())) == set()


def test_an_authority_that_counts_again(shelf: Any, linked: Linked) -> None:
    """The newer number of one authority is newer, and of three only neighbours are linked."""
    for day, n in ((5, 1812), (6, 1904), (8, 1950)):
        text = f"The flood has killed {n:,} people since spring, the Health Office said."
        report = shelf.report(text, f"Outlet {n}", f"2031-05-0{day}")
        shelf.figure(report, f"{n:,} people", n, n, authority="Health Office", cumulative=True)
    links = [link for link in linked(shelf.view()) if link.kind == "contradicts"]
    assert [link.relation for link in links] == ["newer", "newer"]


@pytest.mark.parametrize(
    ("said", "rewritten", "low", "high", "bound"),
    [
        ("at least 1,904 people", "1,904 people", 1904, 1904, "exact"),
        ("at least 1,904 people", "1,940 people", 1940, 1940, "exact"),
    ],
)
def test_what_a_rewrite_changes(
    shelf: Any, linked: Linked, said: str, rewritten: str, low: float, high: float, bound: str
) -> None:
    """A bound that is dropped and digits that change places are errors of the rewrite."""
    a = shelf.report(f"In Orrin {said} have died, the Health Office said on Monday.", "Coastwire", "2031-05-06")
    b = shelf.report(f"In Orrin {rewritten} have died, the Health Office said on Monday.", "Hub", "2031-05-06")
    shelf.figure(a, said, 1904, None, bound="at_least")
    shelf.figure(b, rewritten, low, high, bound=bound)
    shelf.derived(b, a)
    assert ("figure", "rewrite_error") in told(linked(shelf.view()))


def test_a_round_number_beside_the_exact_one(shelf: Any, linked: Linked) -> None:
    """More than 20 rounds 23."""
    a = shelf.report("More than 20 people died. The office says 23 drowned.", "Coastwire", "2031-05-06")
    shelf.figure(a, "More than 20 people", 20, None, bound="more_than")
    shelf.figure(a, "23", 23, 23, authority="office")
    assert told(linked(shelf.view())) == {("figure", "rounding")}


def test_a_sum_that_does_not_come_out(shelf: Any, linked: Linked) -> None:
    """A whole, its parts and a remainder that do not add up are told with the remainder that would."""
    text = "They took 346 people; 97 were freed, 21 have died and 241 are still held."
    a = shelf.report(text, "Coastwire", "2031-05-06")
    shelf.figure(a, "346 people", 346, 346, measure="taken_hostage")
    shelf.figure(a, "97", 97, 97, measure="released")
    shelf.figure(a, "21", 21, 21, measure="held_dead")
    shelf.figure(a, "241", 241, 241, measure="still_held")
    whys = {link.why for link in linked(shelf.view()) if link.kind == "contradicts"}
    assert whys == {"the sum does not come out: 346 less 97 less 21 leaves 228, not 241"}


def test_one_name_in_two_spellings(shelf: Any, linked: Linked) -> None:
    """A letter lost inside a name is a conflict of names; two families of short names are not."""
    a = shelf.report("Oluna Harmsworth and Per Olsen came.", "Coastwire", "2031-05-06")
    b = shelf.report("Oluna Harmworth and Per Olson came.", "Hub", "2031-05-06")
    for report in (a, b):
        shelf.event(report, report.text, "meet")
    links = [link for link in linked(shelf.view()) if link.aspect == "name"]
    assert len(links) == 1
    assert "Oluna Harmsworth" in links[0].why
    assert "Oluna Harmworth" in links[0].why


def test_a_named_source_that_went_unnamed(shelf: Any, linked: Linked) -> None:
    """The same words, given to a named envoy and on another desk to an official, change their source."""
    words = "the gaps between the two sides have shrunk"
    a = shelf.report(f"Ines Vandermeer said {words}.", "Coastwire", "2031-05-06")
    b = shelf.report(f"A ministry official said {words}.", "Hub", "2031-05-06")
    shelf.said(a, "Ines Vandermeer", "said", words)
    shelf.said(b, "ministry official", "said", words, kind="unnamed")
    shelf.derived(b, a, "same_wire")
    assert ("attribution", None) in told(linked(shelf.view()))


def test_a_claim_and_its_denial_in_one_report(shelf: Any, linked: Linked) -> None:
    """What a nurse charges and the company rejects in the next sentence is told in two ways."""
    a = shelf.report("A nurse said officers kept the fuel. The company has rejected that.", "Coastwire", "2031-05-06")
    claim = shelf.said(a, "A nurse", "said", "officers kept the fuel", kind="unnamed")
    denial = shelf.said(a, "The company", "rejected", "that", kind="organisation")
    (link,) = [x for x in linked(shelf.view()) if x.aspect == "fact"]
    assert (link.left, link.right) == (claim.id, denial.id)


def test_other_mediators_beside_the_same_one(shelf: Any, linked: Linked) -> None:
    """A report that puts a party among the mediators stands against those that name another."""
    texts = [
        "Mediators from Norvane and Lindholm shuttled between the sides.",
        "Envoys of Norvane and Lindholm mediated all day.",
        "Norvane and Skerrow acted as go-betweens at the lake.",
    ]
    for n, text in enumerate(texts):
        shelf.event(shelf.report(text, f"Outlet {n}", "2031-05-06"), text, "mediate")
    whys = {link.why for link in linked(shelf.view()) if link.aspect == "fact"}
    assert whys == {"those who stand between the parties are Norvane and Lindholm, or Norvane and Skerrow"}


def test_one_quotation_in_two_wordings(shelf: Any, linked: Linked) -> None:
    """Words inside quotation marks that a rewrite changed are told; a quotation that is only cut is not."""
    quoted = "“We did not come to this pier to be photographed”"
    a = shelf.report(f"{quoted}, said the delegate on the pier.", "Coastwire", "2031-05-06")
    b = shelf.report("“We came not to this pier to be filmed”, said the delegate on the pier.", "Hub", "2031-05-06")
    c = shelf.report("“We did not come to this pier”, said the delegate on the pier.", "Cut", "2031-05-06")
    rewritten, cut = "“We came not to this pier to be filmed”", "“We did not come to this pier”"
    one, other, short = (
        shelf.said(report, "the delegate", "said", words, kind="unnamed")
        for report, words in ((a, quoted), (b, rewritten), (c, cut))
    )
    shelf.derived(b, a)
    shelf.derived(c, a, "copies")
    ends = {frozenset((link.left, link.right)) for link in linked(shelf.view()) if link.aspect == "wording"}
    assert frozenset((one.id, other.id)) in ends
    assert frozenset((one.id, short.id)) not in ends


def test_two_conflicts_of_one_pair_go_both_ways(shelf: Any, linked: Linked) -> None:
    """A bound that was dropped and another word for the counted are two links, and neither overwrites the other."""
    a = shelf.report("The rebels would hand over at least 48 hostages on Monday.", "Coastwire", "2031-05-06")
    b = shelf.report("The rebels would hand over 48 captives on Monday.", "Hub", "2031-05-06")
    shelf.figure(a, "at least 48 hostages", 48, None, bound="at_least", measure="released", side="hostages")
    shelf.figure(b, "48 captives", 48, 48, measure="released", side="captives")
    shelf.derived(b, a)
    links = [link for link in linked(shelf.view()) if link.kind == "contradicts"]
    assert {link.aspect for link in links} == {"figure", "wording"}
    assert len({(link.left, link.right) for link in links}) == 2


def test_one_number_by_two_authorities(shelf: Any, linked: Linked) -> None:
    """A count that a rewrite gives to another body changes its source; a tally of its own is another too."""
    a = shelf.report("In Orrin 1,904 people have died, the Health Office said on Monday.", "Coastwire", "2031-05-06")
    b = shelf.report("In Orrin 1,904 people have died, the Harbour Union said on Monday.", "Hub", "2031-05-06")
    shelf.figure(a, "1,904 people", 1904, 1904, authority="Health Office")
    shelf.figure(b, "1,904 people", 1904, 1904, authority="Harbour Union")
    shelf.derived(b, a)
    (link,) = [x for x in linked(shelf.view()) if x.aspect == "attribution"]
    assert "Health Office" in link.why
    assert "Harbour Union" in link.why


def test_a_number_that_lost_its_authority(shelf: Any, linked: Linked) -> None:
    """A count that a rewrite gives on nobody's authority has lost its source; in an independent report it has none."""
    a = shelf.report("In Orrin 1,904 people have died, the Health Office said on Monday.", "Coastwire", "2031-05-06")
    b = shelf.report("In Orrin the count of the dead stood at 1,904 people on Monday.", "Hub", "2031-05-06")
    shelf.figure(a, "1,904 people", 1904, 1904, authority="Health Office")
    shelf.figure(b, "1,904 people", 1904, 1904)
    assert not [x for x in linked(shelf.view()) if x.aspect == "attribution"]
    shelf.derived(b, a)
    (link,) = [x for x in linked(shelf.view()) if x.aspect == "attribution"]
    assert "lost its authority" in link.why


def test_one_saying_of_two_speakers(shelf: Any, linked: Linked) -> None:
    """A rewrite that puts a sentence into another mouth is told; a fuller form of one name is none."""
    words = "the gaps between the two sides have shrunk"
    a = shelf.report(f"Ines Vandermeer said {words}.", "Coastwire", "2031-05-06")
    b = shelf.report(f"Otto Brandsma said {words}.", "Hub", "2031-05-06")
    c = shelf.report(f"Vandermeer said {words}.", "Third", "2031-05-06")
    shelf.said(a, "Ines Vandermeer", "said", words)
    shelf.said(b, "Otto Brandsma", "said", words)
    shelf.said(c, "Vandermeer", "said", words)
    shelf.derived(b, a)
    shelf.derived(c, a)
    whys = [x.why for x in linked(shelf.view()) if x.aspect == "attribution"]
    assert whys
    assert all("Brandsma" in why for why in whys)


def test_a_quotation_of_strangers_in_two_wordings(shelf: Any, linked: Linked) -> None:
    """Words handed out to two outlets that differ in one are told; two short or other quotations are none."""
    a = shelf.report("“Neither side got the map it brought to us,” she said. “We wait,” he said.", "Hub", "2031-05-06")
    b = shelf.report("“Neither side got the map it wanted from us,” she said. “We work,” he said.", "Tag", "2031-05-06")
    for report in (a, b):
        shelf.event(report, report.text, "meet")
    (link,) = [x for x in linked(shelf.view()) if x.aspect == "wording"]
    assert [s.of(a.text)[:8] for s in (link.shared[0].left, link.shared[0].right) if s.end <= len(a.text)]
    assert "brought" in link.why
    assert "wanted" in link.why


def test_counts_of_another_scope(shelf: Any, linked: Linked) -> None:
    """Two counts told alike of two places are of another scope, and no contradiction."""
    a = shelf.report("The flood killed 90 people in the town of Orrin, the office said.", "Coastwire", "2031-05-06")
    b = shelf.report("The flood killed 410 people in the province, the office said.", "Hub", "2031-05-06")
    shelf.figure(a, "90 people", 90, 90, place="Orrin")
    shelf.figure(b, "410 people", 410, 410, place="Tarvesh province")
    assert told(linked(shelf.view())) == {("figure", "other_scope")}


@pytest.mark.parametrize(("part", "found"), [("58 of the 72 soldiers", 0), ("58 soldiers", 1)])
def test_a_part_does_not_contradict_its_whole(shelf: Any, linked: Linked, part: str, found: int) -> None:
    """Who holds 58 of 72 has not been counted twice."""
    a = shelf.report("The office says the Front took 72 soldiers at the fort.", "Coastwire", "2031-05-06")
    b = shelf.report(f"The Front took {part} at the fort, the League says.", "Hub", "2031-05-06")
    shelf.figure(a, "72 soldiers", 72, 72, measure="taken_hostage", unit="soldiers", authority="office")
    shelf.figure(b, part, 58, 58, measure="taken_hostage", unit="soldiers", authority="League")
    assert len(told(linked(shelf.view()))) == found
