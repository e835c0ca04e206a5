"""Terms of trade: both ends of a move, what is taken up again, sides of a ballot, and guesses of a chamber."""

from __future__ import annotations

import pytest
from parsing import reading, unparsed

from crosswire.reading.figures import read_as
from crosswire.record import Figure, Span, Speaker, Statement


def _figures(text: str, domain: str = "trade") -> list[Figure]:
    return list(read_as(reading(text), domain))


def test_both_ends_of_a_move_measure_one_thing() -> None:
    """Words of another matter further on take neither end of a move away."""
    text = "Calder raised its duty on wool from 7 to 11 percent, arguing that the mills of Marrow live on subsidies."
    assert [f.measure for f in _figures(text)] == ["tariff", "tariff"]


@pytest.mark.parametrize(
    ("domain", "text", "wanted"),
    [
        ("trade", "Marrow is ready to lower its tariff on glass from 30 to 20 percent.", ["reported", "proposed"]),
        ("trade", "Calder raised its quota offer from 400 to 600 tonnes.", ["proposed", "proposed"]),
        ("labour", "The mill raised its pay offer from 3 to 5 percent.", ["proposed", "proposed"]),
    ],
)
def test_what_a_move_starts_from_is_in_force_unless_an_offer_moves(domain: str, text: str, wanted: list[str]) -> None:
    """A duty to be cut from 30 stands at 30; the 400 of an offer were offered."""
    assert [f.modality for f in _figures(text, domain)] == wanted


def test_a_bare_number_takes_up_the_share_that_was_asked() -> None:
    """Whoever judges "fourteen" means the tariff of 14 percent, which is asked for still."""
    _, again = _figures(
        'Calder wants a tariff of 14 percent on wool. The mills said no. "Fourteen is a death sentence."'
    )
    assert (again.measure, again.unit, again.modality) == ("tariff", "percent", "proposed")


def test_a_judged_number_that_nobody_asked_for_stays_as_told() -> None:
    """What was told as so is so when it is taken up."""
    _, again = _figures("The tariff on wool rose by 14 percent. Fourteen is a lot.")
    assert again.modality == "reported"


def test_a_large_bare_number_goes_on_with_the_one_before() -> None:
    """Of one order, the second count is of the same thing; of another order it is not."""
    text = "The board puts last year's sales at 6 million litres. The growers' ledger shows {}."
    first, second = _figures(text.format("5.2 million"))
    assert (second.measure, second.unit) == (first.measure, first.unit) == ("volume", "litres")
    assert _figures(text.format("5.2 billion"))[-1].unit is None


def test_the_sides_of_a_ballot_are_told_as_so() -> None:
    """A vote that was held has its result; one to come has none yet."""
    held = _figures("Parliament voted by 40 to 12 to lift the duty on glass.")
    assert [(f.measure, f.modality) for f in held] == [("other", "reported")] * 2
    to_come = _figures("Parliament will decide by 40 to 12 on the duty.")
    assert {f.modality for f in to_come} == {"proposed"}


def test_what_a_speaker_reckons_is_a_guess() -> None:
    """The verb of the statement makes its figures guesses, in whichever sentence it stands."""
    content, cue = "The row has cost mills 12 million talers.", "reckons"
    text = f"The chamber reckons that this is only the start. {content}"
    at, verb = text.index(content), text.index(cue)
    speaker = Speaker(None, "chamber", "organisation", named=True)
    spans, told = (Span(at, at + len(content)),), Span(verb, verb + len(cue))
    said = Statement("s", "a", spans, speaker, None, told, "indirect")
    (figure,) = read_as(reading(text).with_findings([said]), "trade")
    assert (figure.modality, figure.authority) == ("estimated", "chamber")
    (alone,) = _figures(text)
    assert alone.modality == "reported"


def test_the_owner_of_a_count_is_named_after_it() -> None:
    """ "By the count of" names whose count it is, as far as the figure."""
    (figure,) = _figures("By the count of the harbour office 220 ships lie idle.")
    assert figure.authority == "harbour office"


def test_who_says_what_another_is_ready_to_do_gives_the_figure() -> None:
    """The speaker is found beyond the verbs between."""
    (figure,) = _figures("A mill owner told the court on Friday that Marrow was eager to lift the bonus to 900 talers.")
    assert (figure.modality, figure.authority) == ("proposed", "mill owner")


def test_units_of_two_words_are_known_without_a_parse() -> None:
    """Cubic metres are goods in French and Spanish too."""
    for text, language in (
        ("Le pays vendait 3 millions de mètres cubes de bois.", "fr"),
        ("El país exporta 2 millones de metros cúbicos de madera.", "es"),
    ):
        (figure,) = read_as(unparsed(text, language), "trade")
        assert figure.measure == "volume", text
        assert " " in str(figure.unit)
