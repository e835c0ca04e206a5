"""Bare numbers that take their unit from a neighbour, coins that no list knows, and who gives a figure."""

from __future__ import annotations

import pytest
from parsing import reading

from crosswire.reading.figures import read_as
from crosswire.record import Figure, Span, Speaker, Statement


def _figures(text: str, domain: str) -> list[Figure]:
    return list(read_as(reading(text), domain))


@pytest.mark.parametrize(
    ("domain", "text", "wanted"),
    [
        ("labour", "The mill lifted its pay offer from 3 to 4 percent.", [(3, "percent"), (4, "percent")]),
        ("labour", "The week would shrink from 40 hours to 36.", [(40, "hours"), (36, "hours")]),
        ("labour", "Weavers want 36 hours where they now work 40.", [(36, "hours"), (40, "hours")]),
        ("labour", "The union wants 9 percent; the mills have 4 on the table.", [(9, "percent"), (4, "percent")]),
        ("labour", "They offered 700 talers. It had begun at 500.", [(700, "thalers"), (500, "thalers")]),
        ("trade", "The quota would rise from 12,000 to 18,000 tonnes.", [(12_000, "tonnes"), (18_000, "tonnes")]),
        ("trade", "Marrow will raise its duty on steel from 15 to 25 percent.", [(15, "percent"), (25, "percent")]),
    ],
)
def test_a_bare_number_takes_the_unit_of_its_neighbour(domain: str, text: str, wanted: list[tuple[float, str]]) -> None:
    """What moves, is compared or is taken up has one unit, and one measure."""
    found = _figures(text, domain)
    assert [(f.value_high, f.unit) for f in found] == wanted
    assert len({f.measure for f in found}) == 1
    assert found[0].measure != "other"


@pytest.mark.parametrize(
    "text",
    [
        "After 30 days of shelling the toll rose to 40, the clinic said.",
        "The truce of 30 days was broken and 12 were killed.",
    ],
)
def test_a_toll_takes_no_unit_from_a_span_of_days(text: str) -> None:
    """A count of the dead beside a stretch of time stays a count."""
    count = _figures(text, "ceasefire")[-1]
    assert count.unit not in ("days", "day")


def test_a_coin_that_no_list_knows_is_money_wherever_it_stands() -> None:
    """One plain sign of a sum is enough for every sum of the report in that coin."""
    text = "A bonus of 600 tarls was refused. The mill says the stoppage has cost 2 million tarls."
    assert [(f.measure, f.unit) for f in _figures(text, "labour")] == [("offer_amount", "tarls"), ("cost", "tarls")]


def test_jobs_and_people_are_no_coins() -> None:
    """What a stoppage costs may be jobs, and whom it loses may be members."""
    text = "The stoppage cost 300 jobs, and the union lost 40 members."
    assert {f.unit for f in _figures(text, "labour")} == {"jobs", "members"}


def test_a_share_in_words_is_a_percentage() -> None:
    """ "Nine in ten" is one figure; "two in four attacks" are two."""
    (share,) = _figures("Roughly nine in ten weavers backed the strike.", "labour")
    assert (share.value_low, share.bound, share.unit, share.measure) == (90, "about", "percent", "other")
    assert len(_figures("The rebels killed two in four attacks.", "ceasefire")) == 2


def test_a_rally_a_vote_and_people_hired_are_no_strikers() -> None:
    """Words of another matter that stand nearer win."""
    for text in (
        "Up to 7,000 people marched through the town for the strikers.",
        "Turnout in the strike ballot was 71 percent.",
        "The mill hired 90 people to break the strike.",
        "Workers at 14 depots walked out.",
    ):
        assert [f.measure for f in _figures(text, "labour")] == ["other"], text


def test_whoever_puts_a_number_gives_it() -> None:
    """Where no statement holds the figure, the subject of the verb that gives it is the authority."""
    text = "Tarn Mills puts the number of strikers below 800; the organisers spoke of more than 900."
    assert [f.authority for f in _figures(text, "labour")] == ["Tarn Mills", "organisers"]


def test_its_own_count_is_the_count_of_the_subject() -> None:
    """A pronoun before "count" or "reckoning" stands for the subject; what only explains silence gives no figure."""
    own, cited = (
        _figures(text, "labour")
        for text in (
            "By its own count Tarn Mills loses 40,000 crowns a day.",
            "A manager, citing the rules of the board, hinted that 700 crowns were possible.",
        )
    )
    assert own[0].authority == "Tarn Mills"
    assert [f.authority for f in cited] == [None]


def test_what_a_side_promises_is_given_by_who_says_so() -> None:
    """An inner speaker counts only by a verb that gives figures."""
    text = "The board said both sides had assured it that four boats would sail."

    def said(who: str, cue: str, content: str) -> Statement:
        at, verb = text.index(content), text.index(cue)
        speaker = Speaker(None, who, "organisation", named=True)
        return Statement(
            who, "a", (Span(at, at + len(content)),), speaker, None, Span(verb, verb + len(cue)), "indirect"
        )

    found = reading(text).with_findings(
        [
            said("board", "said", "both sides had assured it that four boats would sail"),
            said("both sides", "had assured", "four boats would sail"),
        ]
    )
    assert [f.authority for f in read_as(found, "labour")] == ["board"]


def test_the_start_of_a_move_is_told_as_so() -> None:
    """Of hours that are to go from one number to another, the first is how it is."""
    now, wanted = _figures("The union wants the week cut from 40 hours to 36.", "labour")
    assert (now.modality, wanted.modality) == ("reported", "proposed")


def test_an_imperative_asks() -> None:
    """ "Give us" is no report."""
    (figure,) = _figures("“Give us 7 percent in our pay.”", "labour")
    assert figure.modality == "proposed"
