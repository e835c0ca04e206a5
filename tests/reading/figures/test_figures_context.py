"""What a figure takes from its surroundings: authority, day, referent, noise, headline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from parsing import reading, unparsed

from crosswire.reading.figures import read_as
from crosswire.record import DateMention, Figure, Layout, Noise, Reading, Span, Speaker, Statement, When


def _span(text: str, part: str) -> Span:
    at = text.index(part)
    return Span(at, at + len(part))


def _said(text: str, content: str, who: str, cue: str | None = None, on: date | None = None) -> Statement:
    speaker = Speaker(None, who, "organisation", named=True)
    spans = (_span(text, content),)
    return Statement(who, "a", spans, speaker, None, _span(text, cue) if cue else None, "indirect", said_on=on)


def _figures(found: Reading, domain: str = "ceasefire") -> list[Figure]:
    return list(read_as(found, domain))


def test_the_speaker_of_the_statement_is_the_authority() -> None:
    """A figure inside a statement has its speaker as authority, and the statement's id."""
    text = "The clinic said 40 people had been wounded."
    found = reading(text).with_findings([_said(text, "40 people had been wounded", "clinic", "said")])
    (figure,) = _figures(found)
    assert (figure.authority, figure.statement) == ("clinic", "clinic")


def test_the_innermost_speaker_counts_but_not_for_what_others_demand() -> None:
    """Who is said to count gives the figure; what a party is said to demand is given by who says so."""
    text = "Envoy Rill said the clinic counted 40 dead. Envoy Rill said the rebels demanded 30 prisoners."
    counted = [
        _said(text, "the clinic counted 40 dead", "Rill", "said"),
        _said(text, "40 dead", "clinic", "counted"),
        _said(text, "the rebels demanded 30 prisoners", "Rill", "said"),
        _said(text, "30 prisoners", "rebels", "demanded"),
    ]
    assert [f.authority for f in _figures(reading(text).with_findings(counted))] == ["clinic", "Rill"]


def test_a_tally_keeps_both_who_counts_and_on_what() -> None:
    """Without a statement, "according to" names the authority and "based on" its basis."""
    text = "Some 310 people died, according to a Wirecast tally based on official Velmaran figures."
    (figure,) = _figures(reading(text))
    assert (figure.authority, figure.authority_basis) == ("Wirecast tally", "official Velmaran figures")


def test_a_standing_toll_holds_for_the_day_it_was_given() -> None:
    """A toll said on a named day is as of that day; without the day named it has none."""
    text = "At least 90 people have been killed since spring, the clinic said on Monday."
    monday = When(date(2031, 3, 3), date(2031, 3, 3), "day", "Monday")
    base = reading(text)
    dated = replace(base, parsed=replace(base.parsed, article=replace(base.parsed.article, published=date(2031, 3, 4))))
    said = _said(text, "At least 90 people have been killed since spring", "clinic", "said", date(2031, 3, 3))
    mention = DateMention("d", "a", _span(text, "Monday"), "date", "2031-03-03", monday)
    (with_day,) = _figures(dated.with_findings([mention, said]))
    (without,) = _figures(dated.with_findings([said]))
    assert (with_day.as_of, without.as_of) == (monday, None)
    assert with_day.cumulative is True


def test_a_shared_vague_plural_gives_two_figures() -> None:
    """Thousands "killed and injured" are two figures with one span."""
    killed, wounded = sorted(
        _figures(reading("Thousands of people have been killed and injured.")), key=lambda f: f.measure
    )
    assert (killed.measure, wounded.measure, killed.span) == ("killed", "wounded", wounded.span)


def test_parts_of_those_taken_keep_what_they_are() -> None:
    """Elliptic figures go back to those counted before: freed, dead and left of the same captives."""
    text = "The rebels seized 346 soldiers. The ministry says 97 were freed and 21 have died. It says 214 remain."
    assert [(f.value_low, f.measure) for f in _figures(reading(text))] == [
        (346, "taken_hostage"),
        (97, "released"),
        (21, "held_dead"),
        (214, "still_held"),
    ]


def test_the_last_hours_are_a_window_and_no_total() -> None:
    """What counts within the last hours is not cumulative; the hours themselves are no figure."""
    text = "The war has killed 4,000 people since May, 32 of them in the last 24 hours."
    toll, latest = _figures(reading(text))
    assert (toll.cumulative, latest.cumulative, latest.measure) == (True, False, "killed")


def test_noise_gives_no_figure() -> None:
    """What lies in noise is dropped."""
    text = "Shells killed 5 people. Subscribe for 99 euros."
    base = reading(text)
    noise = Noise("n", "a", _span(text, "Subscribe for 99 euros."), "advert")
    marked = replace(base, parsed=replace(base.parsed, noise=(noise,)))
    assert [f.value_low for f in _figures(marked)] == [5]


def test_a_headline_that_the_report_repeats_counts_once() -> None:
    """The title's figure gives way to the same figure in the body; one of its own stays."""
    text = "Shells kill 17, wound 60\nShells killed 17 people in Karvel."
    base = reading(text)
    article = replace(base.parsed.article, layout=Layout(title=Span(0, text.index("\n"))))
    headed = replace(base, parsed=replace(base.parsed, article=article))
    assert [f.value_low for f in _figures(headed)] == [60, 17]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("pt", "Pelo menos 1.904 pessoas morreram.", (1904, None, "at_least", "killed")),
        ("pt", "Entre 60 e 80 camiões passariam por dia.", (60, 80, "range", "trucks")),
        ("es", "Unos 1,4 millones de personas huyeron.", (1_400_000, 1_400_000, "about", "displaced")),
        ("fr", "Au moins 250 personnes ont été tuées.", (250, None, "at_least", "killed")),
        ("de", "Mehr als 3.000 Menschen wurden verletzt.", (3000, None, "more_than", "wounded")),
    ],
)
def test_other_languages_give_value_bound_and_measure(
    language: str, text: str, expected: tuple[float, float | None, str, str]
) -> None:
    """Without a parser, other languages still give value, bound and measure by the words that stand near."""
    (figure,) = _figures(unparsed(text, language))
    assert (figure.value_low, figure.value_high, figure.bound, figure.measure) == expected
