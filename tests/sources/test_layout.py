"""Title, kicker, byline, dateline and credits out of a text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from crosswire.record import Article
from crosswire.sources import Gathering, Given, collect
from crosswire.sources.byline import byline
from crosswire.sources.credits import credit_line, cued_outlets, final_credit
from crosswire.sources.dateline import dateline
from crosswire.sources.days import day_line, printed_days
from crosswire.sources.layout import read_head

LEAD = "Dockers in the harbour left the quays on Tuesday after talks on pay had broken down, their union said."


@pytest.mark.parametrize(
    ("line", "span", "agencies", "day"),
    [
        ("PORT ALDER — Dockers left.", "PORT ALDER", [], None),
        ("PORT ALDER: Dockers left.", "PORT ALDER", [], None),
        ("PORT ALDER (Tarn Wire) - Dockers left.", "PORT ALDER (Tarn Wire)", ["Tarn Wire"], None),
        ("PORT ALDER, March 4 (Tarn) — Dockers left.", "PORT ALDER, March 4 (Tarn)", ["Tarn"], (4, 3, None)),
        ("QUAY HILL, ALDER - MAY 3: Dockers left.", "QUAY HILL, ALDER - MAY 3", [], (3, 5, None)),
        ("NORDHAFEN, 4. März 2025 (dpa) – Die Arbeiter", "NORDHAFEN, 4. März 2025 (dpa)", ["dpa"], (4, 3, 2025)),
        ("PUERTO ALTO, 4 mar. (Agencia Sur) - Los", "PUERTO ALTO, 4 mar. (Agencia Sur)", ["Agencia Sur"], (4, 3, None)),
        ("Nordhafen (dpa) - Die Arbeiter", "Nordhafen (dpa)", ["dpa"], None),
        ("Port Alder – Dockers left the quays on Tuesday.", "Port Alder", [], None),
        ("ALDER/TARN, March 4 -- Dockers left.", "ALDER/TARN, March 4", [], (4, 3, None)),
        ("(Tarn Wire) - PORT ALDER, 4 MAR - Dockers", "(Tarn Wire) - PORT ALDER, 4 MAR", ["Tarn Wire"], (4, 3, None)),
    ],
)
def test_datelines(line: str, span: str, agencies: list[str], day: tuple[int, int, int | None] | None) -> None:
    """Place, day and agency before the dash or colon are the dateline."""
    found = dateline(line)
    assert found is not None
    assert found.span.of(line) == span
    assert [a.of(line) for a in found.agencies] == agencies
    assert (found.day and (found.day.day, found.day.month, found.day.year)) == day
    assert line[found.after].isupper()


@pytest.mark.parametrize(
    "line",
    [
        "ANALYSIS: Why the dockers left",
        "BREAKING — Dockers leave",
        "Pia Lindqvist – the union’s chair – said no. Others agreed.",
        "Lindqvist: no deal",
        "The strike – now in its second week – goes on.",
        "UPDATE 2-Toll climbs to 23",
        "Dockers left the quays on Tuesday.",
        "PORT ALDER —",
        "The minister said: Talks resume on 4 March - and not before.",
    ],
)
def test_no_datelines(line: str) -> None:
    """Labels, parentheses between dashes and speakers are no datelines."""
    assert dateline(line) is None


@pytest.mark.parametrize(
    ("line", "names", "agencies"),
    [
        ("By Pia Lindqvist", "Pia Lindqvist", []),
        ("By Pia Lindqvist and Tom Arkwright", "Pia Lindqvist and Tom Arkwright", []),
        ("By Pia Lindqvist, political correspondent", "Pia Lindqvist", []),
        ("Pia Lindqvist | Reuters", "Pia Lindqvist", ["Reuters"]),
        ("By Tarn", None, ["Tarn"]),
        ("Por Inés Valdivia", "Inés Valdivia", []),
        ("Von Jutta Brandt", "Jutta Brandt", []),
        ("Tarn, Alder", None, ["Tarn"]),
        ("With reporting by Tarn", None, ["Tarn"]),
        ("Ferry Post com Tarn | 12 de março de 2025", None, ["Tarn"]),
    ],
)
def test_bylines(line: str, names: str | None, agencies: list[str]) -> None:
    """Names and agencies are told apart."""
    found = byline(line, {"Tarn"})
    assert found is not None
    assert found.names == names
    assert [a.of(line) for a in found.agencies] == agencies


@pytest.mark.parametrize(
    "line",
    [
        "By the numbers",
        "By Tuesday the strike was over.",
        "With talks over",
        "Rafts, Ropes and Rain",
        "By 2025 the port",
    ],
)
def test_no_bylines(line: str) -> None:
    """What only opens like a byline is none."""
    assert byline(line) is None


def test_credit_lines() -> None:
    """Source lines, lone agencies and closing dashes credit somebody; other lines nobody."""

    def names(line: str) -> list[str] | None:
        found = credit_line(line, {"Tarn"})
        return None if found is None else [n.of(line) for n in found.names]

    assert names("Source: Tarn and news agencies") == ["Tarn"]
    assert names("Fuente: Agencia Sur / EFE") == ["Agencia Sur", "EFE"]
    assert names("(Tarn)") == ["Tarn"]
    assert names("With agencies") is None
    assert names("— AFP") == ["AFP"]
    assert names("Subscribe to the Gazette") is None
    assert names("Dockers") is None
    text = "The strike ended. — Tarn"
    closing = final_credit(text, {"Tarn"})
    assert closing is not None
    assert closing.span.of(text) == "— Tarn"
    assert final_credit("“The strike is over.” — Pia Lindqvist") is None
    assert final_credit("The strike ended — Tarn", {"Tarn"}) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("An official told Tarn on Friday that it was over.", ("Tarn",)),
        ("A member of the delegation, speaking on the quay, told Tarn it was over.", ("Tarn",)),
        ("Lindqvist told Arkwright that it was over.", ()),
        ("The minister Pia Lindqvist told Arkwright it was over.", ()),
        ("The delegate told reporters it was over.", ()),
        ("She told the Alder Gazette it was over.", ("Alder Gazette",)),
        ("“It is over,” an aide told the Courier.", ("Courier",)),
        ("Some 40 were hurt, according to a Tarn tally based on figures of the ministry.", ("Tarn",)),
        ("according to a Health Ministry tally", ()),
        ("By the Front’s count 40 were hurt.", ()),
        ("disse à agência Tarn um delegado", ("Tarn",)),
        ("the Tarn news agency reported", ("Tarn",)),
        ("An official told AFP Tuesday, and AFP reported it.", ("AFP",)),
        ("Radio Alder reported that it was over.", ("Radio Alder",)),
    ],
)
def test_outlets_are_found_by_their_cues(text: str, names: tuple[str, ...]) -> None:
    """Agencies nobody has heard of are found where somebody unnamed tells them something, and not elsewhere."""
    assert cued_outlets(text) == names


def test_days_are_read_only_where_they_are_certain() -> None:
    """A numeric day that may be two is none; impossible days are none."""
    assert [d.on() for d in printed_days("on 13/03/2025, 03/14/2025, 2025-03-15 and 16.3.2025")] == [
        date(2025, 3, d) for d in (13, 14, 15, 16)
    ]
    assert [d.on() for d in printed_days("am 1. März 2025, le 1er mars 2025, el 2 de mayo de 2025")] == [
        date(2025, 3, 1),
        date(2025, 3, 1),
        date(2025, 5, 2),
    ]
    assert list(printed_days("04/03/2025, 31 June 2025, 45 May, version 2.3.2025.1, may 5000 people")) == []
    assert day_line("Updated: 12 March 2025 19:40") is not None
    assert day_line("Updated: 12 March 2025 19:40")[1]  # type: ignore[index]
    assert day_line("The strike of 12 March 2025") is None


def test_whole_head_is_told_apart() -> None:
    """Menu, kicker, title, byline, caption and dateline each go to their place."""
    text = (
        "Home | World | Sport | Opinion\n\nHARBOUR LIFE\n\nDockers walk out as talks on pay break down\n\n"
        "By Pia Lindqvist\n\nDockers at the gate on Tuesday. [Photo: Tom Arkwright/Tarn]\n\n"
        f"PORT ALDER, March 4 (Tarn) — {LEAD}\n\n{LEAD}\n\nSource: Tarn and agencies\n"
    )
    head = read_head(text)
    spans = head.layout
    assert spans.kicker is not None
    assert spans.byline is not None
    assert spans.dateline is not None
    assert spans.kicker.of(text) == "HARBOUR LIFE"
    assert head.title == "Dockers walk out as talks on pay break down"
    assert (spans.byline.of(text), head.byline) == ("By Pia Lindqvist", "Pia Lindqvist")
    assert spans.dateline.of(text) == "PORT ALDER, March 4 (Tarn)"
    assert text[spans.body :].startswith("Dockers in the harbour")
    assert head.credits == ("Tarn",)
    assert [c.of(text) for c in spans.credits] == ["Source: Tarn and agencies"]


def test_text_that_opens_with_a_sentence_has_no_title() -> None:
    """The first sentence is no headline."""
    head = read_head(f"{LEAD}\n\n{LEAD}")
    assert head.title is None
    assert head.layout.body == 0


def test_address_as_source_is_a_last_resort() -> None:
    """The host stands in only where no name is credited."""
    assert read_head(f"{LEAD}\n\nSource: https://tarn.example/1").host == "tarn.example"


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        (f"PORT ALDER, March 4, 2025 — {LEAD}", date(2025, 3, 4), "dateline"),
        (f"Dockers walk out\n\n4 March 2025, 19:40\n\n{LEAD}", date(2025, 3, 4), "dateline"),
        (f"Dockers walk out\n\nUpdated: 4 March 2025\n\n{LEAD}", None, "unknown"),
        (f"PORT ALDER, March 4 — {LEAD}", None, "unknown"),
        (f"PORT ALDER, March 4 — {LEAD}\n\n© 2025 Ferry Post", date(2025, 3, 4), "inferred"),
        (f"PORT ALDER, March 4 — {LEAD}\n\nSource: https://tarn.example/2025/03/04/x", date(2025, 3, 4), "inferred"),
        (f"PORT ALDER, March 4 — {LEAD} It began on 20 February 2025.", date(2025, 3, 4), "inferred"),
        (f"PORT ALDER, March 4 — {LEAD} It began on 20 June 2021.", None, "unknown"),
        (f"PORT ALDER, March 4 — {LEAD} 20 February 2025.\n\n© 2024 Ferry Post", None, "unknown"),
        (f"{LEAD} The strike began on 4 March 2025.", None, "unknown"),
    ],
)
def test_publication_day_is_never_guessed(tmp_path: Path, text: str, day: date | None, basis: str) -> None:
    """A year comes from the dateline or from signs that agree, or not at all; the span is its evidence."""
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    (article,) = collect([str(path)])
    assert isinstance(article, Article)
    assert (article.published, article.published_basis) == (day, basis)
    if day:
        assert article.published_span is not None
        assert "2025" in article.published_span.of(text)


def test_masthead_and_section_are_no_title(tmp_path: Path) -> None:
    """Where the publisher is known, its name at the top and the section under it are passed over."""
    path = tmp_path / "a.txt"
    path.write_text(f"FERRY POST\nHarbour\n\nDockers walk out of talks\n\n{LEAD}", encoding="utf-8")
    (article,) = collect([str(path)], Gathering(meta={"a.txt": Given(publisher="Ferry Post")}))
    assert isinstance(article, Article)
    assert article.title == "Dockers walk out of talks"
    assert article.layout.kicker is None
