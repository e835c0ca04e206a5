"""Numbers and days mean the same in every language."""

from __future__ import annotations

import pytest

from crosswire.relating.lineage.figures import figure_marks

SAME = [
    ("en", "On May 14 some 12,400 people and thirty-one ships left; 2.5 million tonnes stayed."),
    ("pt", "A 14 de maio saíram cerca de 12.400 pessoas e trinta e um navios; 2,5 milhões de toneladas ficaram."),
    ("es", "El 14 de mayo salieron unas 12.400 personas y 31 buques; quedaron 2,5 millones de toneladas."),
    ("fr", "Le 14 mai, quelque 12 400 personnes et 31 navires sont partis ; 2,5 millions de tonnes sont restées."),
    ("de", "Am 14. Mai fuhren rund 12.400 Menschen und einunddreißig Schiffe ab; 2,5 Millionen Tonnen blieben."),
]


@pytest.mark.parametrize(("language", "text"), SAME)
def test_one_sentence_in_five_languages_has_the_same_marks(language: str, text: str) -> None:
    """Days, grouped digits, decimals, scales and number words come out alike."""
    assert figure_marks(text, language) == {"05-14", "12400", "31", "2500000"}


def test_small_numbers_and_articles_are_no_marks() -> None:
    """One and two are words of every sentence."""
    assert figure_marks("One of the two envoys left a day early.", "en") == frozenset()


def test_an_unknown_language_reads_digits() -> None:
    """What no word list covers still has its digits."""
    assert figure_marks("Zatrzymano 48 osób.", "pl") == {"48"}
