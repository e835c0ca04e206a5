"""Which domain a report is read in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from parsing import unparsed

from crosswire.reading.figures import domain_of
from crosswire.record import Noise, Span

REPORTS = [
    (
        "labour",
        "en",
        "Bakery drivers downed tools after their trade union rejected a pay offer. Exports of bread stopped.",
    ),
    (
        "labour",
        "en",
        "Tram crews stayed out for a ninth day over shifts. The army offered drivers; employers spoke of a lockout.",
    ),
    (
        "trade",
        "en",
        "Tarn slapped duties on timber on Monday, the latest shot in a trade war. Exporters fear for jobs.",
    ),
    (
        "trade",
        "en",
        "After a tariff truce of 90 days the two countries talk of steel quotas again. Unions want protection.",
    ),
    (
        "ceasefire",
        "en",
        "Rebels shelled a trade school and killed nine workers hours after a truce. The army struck back.",
    ),
    ("default", "en", "The river commission met on Tuesday. Farmers upstream want more in summer."),
    ("labour", "es", "Los conductores iniciaron una huelga por los salarios. El sindicato pide un alza."),
    ("trade", "fr", "Les droits de douane passent à 20 pour cent; les exportateurs protestent."),
    ("labour", "de", "Die Gewerkschaft rief zum Warnstreik auf; der Tarifstreit dauert an."),
    ("ceasefire", "pt", "Os rebeldes soltaram os reféns durante a trégua; o exército confirmou."),
]


@pytest.mark.parametrize(("name", "language", "text"), REPORTS)
def test_the_whole_report_chooses_its_domain(name: str, language: str, text: str) -> None:
    """A trade union is no trade and a trade war no war: the longest cue at a place counts alone."""
    assert domain_of(unparsed(text, language).parsed) == name


def test_what_is_no_part_of_the_report_does_not_choose() -> None:
    """Links to other stories are noise, and speak for no domain."""
    link = "READ ALSO: Tariff on imports hits exporters"
    reading = unparsed(f"The harbour was quiet on Tuesday.\n\n{link}")
    at = reading.parsed.text.index(link)
    marked = Noise("n", "a", Span(at, at + len(link)), "related")
    assert domain_of(reading.parsed) == "trade"
    assert domain_of(replace(reading.parsed, noise=(marked,))) == "default"
