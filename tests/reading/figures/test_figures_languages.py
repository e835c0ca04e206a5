"""Numbers, bounds, money and measures in Portuguese, Spanish, French and German, without a parse."""

from __future__ import annotations

import pytest
from parsing import unparsed

from crosswire.reading.figures import read_as
from crosswire.reading.figures.scan import scan
from crosswire.reading.figures.vocabulary import vocabulary

AMOUNTS = [
    ("es", "al menos el 5,5 por ciento", (5.5, None, "at_least", "percent")),
    ("es", "casi un 12 por ciento", (12, 12, "about", "percent")),
    ("es", "más de 2,4 millones de coronas", (2_400_000, None, "more_than", "crowns")),
    ("es", "1.900 millones de euros", (1_900_000_000, 1_900_000_000, "exact", "EUR")),
    ("es", "mil millones de libras", (1_000_000_000, 1_000_000_000, "exact", "pounds")),
    ("es", "treinta y cinco", (35, 35, "exact", None)),
    ("es", "nueve de cada diez", (90, 90, "exact", "percent")),
    ("es", "entre 400 y 600", (400, 600, "range", None)),
    ("pt", "pelo menos 5,5 por cento", (5.5, None, "at_least", "percent")),
    ("pt", "cinco e meio", (5.5, 5.5, "exact", None)),
    ("pt", "1,9 mil milhões de coroas", (1_900_000_000, 1_900_000_000, "exact", "crowns")),
    ("pt", "cerca de 40.000", (40_000, 40_000, "about", None)),
    ("pt", "duzentas e vinte", (220, 220, "exact", None)),
    ("pt", "mais de três semanas", (3, None, "more_than", "week")),
    ("fr", "au moins 5,5 pour cent", (5.5, None, "at_least", "percent")),
    ("fr", "1,9 milliard de couronnes", (1_900_000_000, 1_900_000_000, "exact", "crowns")),
    ("fr", "plus de 2,4 millions d’euros", (2_400_000, None, "more_than", "EUR")),
    ("fr", "environ 40 000", (40_000, 40_000, "about", None)),
    ("fr", "soixante-quinze", (75, 75, "exact", None)),
    ("fr", "quatre-vingt-trois", (83, 83, "exact", None)),
    ("fr", "neuf sur dix", (90, 90, "exact", "percent")),
    ("de", "mindestens 5,5 Prozent", (5.5, None, "at_least", "percent")),
    ("de", "fünfeinhalb Prozent", (5.5, 5.5, "exact", "percent")),
    ("de", "rund 1,9 Milliarden Kronen", (1_900_000_000, 1_900_000_000, "about", "crowns")),
    ("de", "zweiunddreißig", (32, 32, "exact", None)),
    ("de", "über 300", (300, None, "more_than", None)),
    ("de", "höchstens drei Tage", (None, 3, "up_to", "day")),
]

MEASURES = [
    ("trade", "es", "Caldera subirá el arancel al acero del 15 al 25 por ciento.", ["tariff", "tariff"]),
    ("trade", "es", "El país exportó al menos 40.000 toneladas de trigo.", ["volume"]),
    ("trade", "fr", "Le contingent passerait à 18 000 tonnes par an.", ["quota"]),
    ("trade", "fr", "Les échanges ont atteint 1,9 milliard de couronnes.", ["value"]),
    ("trade", "de", "Der Zoll auf Stahl steigt von 15 auf 25 Prozent.", ["tariff", "tariff"]),
    ("trade", "de", "Die Ausfuhren erreichten rund 1,9 Milliarden Kronen.", ["value"]),
    ("trade", "pt", "A quota subiria para 18.000 toneladas por ano.", ["quota"]),
    ("labour", "de", "Rund 900 Beschäftigte legten die Arbeit nieder.", ["strikers"]),
    ("labour", "de", "Die Gewerkschaft fordert fünfeinhalb Prozent mehr Lohn.", ["wage_change"]),
    ("labour", "fr", "Près de 1 200 cheminots sont en grève.", ["strikers"]),
    (
        "labour",
        "fr",
        "Le syndicat exige 4,5 pour cent de hausse et une prime de 300 couronnes.",
        ["wage_change", "offer_amount"],
    ),
    ("labour", "pt", "Mais de 3.000 motoristas estão em greve.", ["strikers"]),
    ("labour", "es", "Unos 800 viajeros quedaron varados en la terminal.", ["passengers"]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), AMOUNTS)
def test_an_amount_reads_the_same_in_every_language(
    language: str, text: str, wanted: tuple[float | None, float | None, str, str | None]
) -> None:
    """Value, bound and unit come from the words of the language; "por ciento" holds no hundred."""
    (amount,) = scan(text, vocabulary(language))
    assert (amount.low, amount.high, amount.bound, amount.unit) == wanted
    assert (amount.start, amount.end) == (0, len(text))


@pytest.mark.parametrize(("domain", "language", "text", "wanted"), MEASURES)
def test_measures_need_no_parser(domain: str, language: str, text: str, wanted: list[str]) -> None:
    """The cues of the domain, near by words, tell what a figure measures."""
    assert [f.measure for f in read_as(unparsed(text, language), domain)] == wanted


def test_a_cost_for_each_day_is_a_rate() -> None:
    """The unit of a rate may open the sentence, in any language."""
    for language, text in (
        ("en", "Each day of the closure costs the mills 2 million crowns."),
        ("pt", "Cada dia de greve custa 2 milhões de coroas."),
        ("es", "Cada día de paro cuesta 2 millones de coronas."),
    ):
        (figure,) = read_as(unparsed(text, language), "labour")
        assert (figure.measure, figure.per) == ("cost", "day"), text


def test_what_is_asked_or_offered_is_proposed_in_every_language() -> None:
    """Pay that is asked is proposed; what is earned already is reported."""
    asked = unparsed("El sindicato exige un 4 por ciento de subida.", "es")
    earned = unparsed("Los mineros ganan 300 coronas al mes en salarios.", "es")
    assert [f.modality for f in read_as(asked, "labour")] == ["proposed"]
    assert [f.modality for f in read_as(earned, "labour")] == ["reported"]
