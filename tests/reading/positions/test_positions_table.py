"""Sentences and the positions that they tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crosswire.reading import positions
from crosswire.record import Reading

WAR = "The Norland government and the Highland League met in Aldmoor for talks on a ceasefire in their war. "
STRIKE = "The Dockers Union and the ferry company Blue Funnel met for pay talks during the strike. "
TRADE = "Norland and Sudland met in Aldmoor for trade talks on tariffs and quotas. "


def told(reading: Reading) -> set[tuple[str, str, str]]:
    """Returns party, issue and stance of every position."""
    return {(p.party, p.issue, p.stance) for p in reading.positions}


CASES = [
    (WAR + "Norland demands the release of all captives.", ("Norland", "hostage_release", "demands")),
    (WAR + "Norland rejected a permanent ceasefire.", ("Norland", "cessation", "rejects")),
    (WAR + "Norland refused to withdraw its troops.", ("Norland", "withdrawal", "rejects")),
    (WAR + "Norland ruled out any withdrawal from the valley.", ("Norland", "withdrawal", "rejects")),
    (WAR + "Norland has accepted foreign monitors.", ("Norland", "guarantees", "accepts")),
    (WAR + "Norland will not accept foreign monitors.", ("Norland", "guarantees", "rejects")),
    (WAR + "Norland is not prepared to lift the siege.", ("Norland", "blockade", "rejects")),
    (WAR + "Norland is ready to lift the siege.", ("Norland", "blockade", "offers")),
    (WAR + "Norland is willing to negotiate a truce.", ("Norland", "cessation", "intends")),
    (WAR + "Norland vowed to press on with its offensive.", ("Norland", "military_operation", "intends")),
    (WAR + "Norland insists on the disarmament of the League.", ("Norland", "disarmament", "insists")),
    (WAR + "Norland pushed for an end to the shelling.", ("Norland", "military_operation", "demands")),
    (WAR + "The mediators urged both sides to let relief convoys pass.", ("mediators", "aid", "urges")),
    (STRIKE + "The union called the pay offer derisory.", ("Dockers Union", "pay", "rejects")),
    (STRIKE + "The union wants a shorter working week.", ("Dockers Union", "hours", "demands")),
    (TRADE + "Sudland has offered to cut its tariff on wool.", ("Sudland", "tariffs", "offers")),
    (TRADE + "Sudland opposes any change to its food safety rules.", ("Sudland", "standards", "rejects")),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_a_sentence_tells_a_position(read: Callable[..., Reading], text: str, wanted: tuple[str, str, str]) -> None:
    """Party, issue and stance of the sentence are found."""
    assert wanted in told(read(text))


SILENT = [
    WAR + "Norland declined to comment.",
    WAR + "The envoy asked not to be named.",
    WAR + "Norland denied that it had threatened to end the ceasefire.",
    WAR + "If Norland accepts the ceasefire, the talks could end on Friday.",
    WAR + "Norland insisted that the captives were well.",
]


@pytest.mark.parametrize("text", SILENT)
def test_a_sentence_without_a_stance_tells_none(read: Callable[..., Reading], text: str) -> None:
    """Refusals to comment, denials, conditions alone and assertions are no positions."""
    assert told(read(text)) == set()


def test_an_exchange_has_two_halves(read: Callable[..., Reading]) -> None:
    """What is offered, and what is wanted for it, are two positions on two issues."""
    found = told(read(WAR + "Norland offered to free 40 prisoners in exchange for ten captives."))
    assert {("Norland", "prisoner_release", "offers"), ("Norland", "hostage_release", "demands")} <= found


def test_a_condition_keeps_both_halves(read: Callable[..., Reading]) -> None:
    """ "Not … until" is a condition on the first half and a demand for the second."""
    found = told(read(WAR + "Norland will not free a single prisoner until every captive is home."))
    assert {("Norland", "prisoner_release", "conditions"), ("Norland", "hostage_release", "demands")} <= found


def test_a_quotation_speaks_for_the_side_of_its_speaker(read: Callable[..., Reading]) -> None:
    """What a side's envoy says with "we" is the side's position, told at first hand."""
    text = WAR + "“We will not withdraw from the valley,” said Norland's chief negotiator, Ada Ode."
    found = [p for p in read(text).positions if p.issue == "withdrawal"]
    assert [(p.party, p.stance, p.reported_by) for p in found] == [("Norland", "rejects", None)]
    assert found[0].statement is not None


def test_another_side_tells_at_second_hand(read: Callable[..., Reading]) -> None:
    """A position that the other side tells of keeps who tells it."""
    text = WAR + "Norland's envoy, Ada Ode, said the League had rejected the ceasefire."
    found = [p for p in read(text).positions if p.stance == "rejects"]
    assert [(p.party, p.reported_by) for p in found] == [("Highland League", "Ada Ode")]


def test_both_sides_are_two_parties(read: Callable[..., Reading]) -> None:
    """What both sides accept is a position of each."""
    found = told(read(WAR + "Both sides accepted a ceasefire."))
    assert {("Norland", "cessation", "accepts"), ("Highland League", "cessation", "accepts")} <= found


def test_the_terms_of_a_paper_are_its_sponsors(read: Callable[..., Reading]) -> None:
    """Under a draft that one side brought, what it holds is that side's offer."""
    found = told(read(WAR + "Under a draft that the League brought, 50 lorries of food a day would pass the lines."))
    assert ("Highland League", "aid", "offers") in found


def test_the_same_sentence_tells_a_party_and_issue_once(read: Callable[..., Reading]) -> None:
    """No sentence has two positions of one party on one issue."""
    text = WAR + "Norland rejected the ceasefire and refused to sign any truce."
    found = [(p.party, p.issue) for p in read(text).positions]
    assert len(found) == len(set(found)) > 0


def test_spans_lie_in_one_sentence(read: Callable[..., Reading]) -> None:
    """Every position has a passage within a sentence of the report."""
    reading = read(" ".join(text for text, _ in CASES[:6]))
    for position in reading.positions:
        assert 0 <= position.span.start < position.span.end <= len(reading.parsed.text)
        assert "\n" not in position.span.of(reading.parsed.text)


def test_without_a_parse_nothing_is_told(rules_room: object) -> None:
    """A text in a language without a parser has no positions."""
    from crosswire.record import Article, Parsed

    bare = Parsed(Article(id="a", text="Norlanda rejeitou a trégua.", raw_sha256="0", language="pt"))
    assert list(positions.read(Reading(bare))) == []
