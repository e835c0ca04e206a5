"""Statements of reports in languages without a parser."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.reading import statements
from crosswire.record import Article, Parsed, Reading, Span, Statement
from crosswire.text import paragraphs


def spoken(text: str, language: str) -> list[tuple[str | None, str | None, list[str], Statement]]:
    """Speaker's phrase, cue and content of every statement of a report of Thursday 6 March 2025."""
    article = Article(id="a", text=text, raw_sha256="", language=language, published=date(2025, 3, 6))
    parsed = Parsed(article=article, paragraphs=tuple(Span(*p) for p in paragraphs(text)))
    found = [f for f in statements.read(Reading(parsed)) if isinstance(f, Statement)]
    return [
        (s.speaker and s.speaker.description, s.cue and s.cue.of(text), [c.of(text) for c in s.content], s)
        for s in found
    ]


ORDERS = [
    (
        "es",
        "El sindicato no aceptará la oferta, dijo el martes su portavoz, Ana Robles, que pidió calma.",
        ("su portavoz, Ana Robles", "dijo", ["El sindicato no aceptará la oferta"]),
    ),
    (
        "es",
        "La ministra aseguró el lunes que el Gobierno no intervendrá.",
        ("La ministra", "aseguró", ["el Gobierno no intervendrá"]),
    ),
    (
        "es",
        "Según fuentes de la empresa, la huelga cuesta dos millones al día.",
        ("fuentes de la empresa", "Según", ["la huelga cuesta dos millones al día"]),
    ),
    (
        "pt",
        "“Não haverá acordo sem garantias. Já o dissemos”, declarou o ministro Rui Sá, apesar de tudo seguir.",
        (
            "o ministro Rui Sá",
            "declarou",
            ["“Não haverá acordo sem garantias. Já o dissemos”", "apesar de tudo seguir"],
        ),
    ),
    (
        "pt",
        "Morreram pelo menos 12 pessoas, de acordo com a Direção de Saúde.",
        ("a Direção de Saúde", "de acordo com", ["Morreram pelo menos 12 pessoas"]),
    ),
    (
        "fr",
        "Le ministre du Travail, Jean Aubry, a affirmé que l’offre était « la dernière ».",
        ("Le ministre du Travail, Jean Aubry", "a affirmé", ["l’offre était « la dernière »"]),
    ),
    (
        "fr",
        "Les pourparlers reprendront lundi, a déclaré à l’agence Lorme une source syndicale.",
        ("une source syndicale", "a déclaré", ["Les pourparlers reprendront lundi"]),
    ),
    (
        "de",
        "Die Gewerkschaft werde weiter streiken, sagte am Dienstag ihr Sprecher Karl Benz.",
        ("ihr Sprecher Karl Benz", "sagte", ["Die Gewerkschaft werde weiter streiken"]),
    ),
    (
        "de",
        "Der Minister erklärte, dass das Angebot gelte.",
        ("Der Minister", "erklärte", ["das Angebot gelte"]),
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), ORDERS)
def test_orders(language: str, text: str, expected: tuple[str, str, list[str]]) -> None:
    """Each order of source, cue and content is read in each language."""
    assert [s[:3] for s in spoken(text, language)] == [expected]


def test_goes_on() -> None:
    """A verb without a subject, and a conditional without a cue, belong to whoever spoke before."""
    text = (
        "O delegado afirmou à agência Lorme que a pausa começaria na segunda-feira.\n\n"
        "“Cabe a eles”, acrescentou.\n\nTrinta camiões passariam por dia."
    )
    found = spoken(text, "pt")
    assert [s[2] for s in found[1:]] == [["“Cabe a eles”"], ["Trinta camiões passariam por dia"]]
    assert len({s[3].speaker and s[3].speaker.actor for s in found}) == 1
    assert {s[3].told_to for s in found} == {"Lorme"}


def test_named_and_unnamed() -> None:
    """A person with a name is named, with the role; a source is not; a bare ministry is the one spelt out before."""
    text = (
        "A ministra Rosa Lima disse que haverá acordo. Um diplomata disse que não haverá.\n\n"
        "O Ministério das Finanças calou-se. O ministério afirmou depois que nada mudou."
    )
    names = [(s[3].speaker.name, s[3].speaker.named, s[3].speaker.role) for s in spoken(text, "pt") if s[3].speaker]
    assert names == [
        ("Rosa Lima", True, "A ministra"),
        ("diplomata", False, None),
        ("Ministério das Finanças", True, None),
    ]


def test_day_and_reason() -> None:
    """The weekday of the sentence gives the day; the wish for anonymity gives its reason."""
    text = "El plan ha muerto, dijo el martes una fuente, que pidió el anonimato por no tener permiso para hablar."
    (only,) = spoken(text, "es")
    assert only[3].said_on == date(2025, 3, 4)
    assert only[3].anonymity is not None
    assert only[3].anonymity.of(text) == "por no tener permiso para hablar"


def test_other_languages_yield_nothing() -> None:
    """A language without cues yields no statement rather than a guess."""
    assert spoken("Ministeri sanoi, että neuvottelut jatkuvat.", "fi") == []
