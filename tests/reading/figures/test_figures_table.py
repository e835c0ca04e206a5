"""Figures of whole sentences: a table of what each must give, and one of what must give nothing."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from parsing import reading, unparsed

from crosswire.reading.figures import read_as

HERE = Path(__file__).resolve().parent
ANY = "*"
NO_PARSE_NEEDED = ("low", "high", "bound")


def _rows() -> list[dict[str, str]]:
    with (HERE / "expressions.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


ROWS = _rows()
NEGATIVES = (HERE / "negatives.txt").read_text(encoding="utf-8").splitlines()


def _number(cell: str) -> float | None:
    return None if cell == "-" else float(cell)


def test_the_tables_are_as_large_as_promised() -> None:
    """The tables hold at least 170 expressions and 40 traps."""
    assert len(ROWS) >= 170
    assert len(NEGATIVES) >= 40


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['sentence'][:40]}|{r['figure'][:20]}")
def test_a_sentence_gives_its_figure(row: dict[str, str]) -> None:
    """A sentence gives the figure of the table: value, bound, unit, measure, rate, modality and span."""
    text = row["sentence"]
    found = list(read_as(reading(text), row["domain"]))
    value = (_number(row["low"]), _number(row["high"]))
    at = text.find(row["figure"])
    matches = [f for f in found if (f.value_low, f.value_high) == value and f.span.start <= at + 3 and at < f.span.end]
    assert matches, [(f.span.of(text), f.value_low, f.value_high) for f in found]
    figure = next((f for f in matches if f.measure == row["measure"]), matches[0])
    got = {
        "figure": figure.span.of(text),
        "bound": figure.bound,
        "unit": figure.unit or "-",
        "measure": figure.measure,
        "per": figure.per or "-",
        "modality": figure.modality,
    }
    assert got == {k: (got[k] if row[k] == ANY else row[k]) for k in got}


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['sentence'][:40]}|{r['figure'][:20]}")
def test_value_and_bound_need_no_parse(row: dict[str, str]) -> None:
    """Where no parser ran, value and bound are the same."""
    found = read_as(unparsed(row["sentence"]), row["domain"])
    value = (_number(row["low"]), _number(row["high"]), row["bound"])
    assert value in [(f.value_low, f.value_high, f.bound) for f in found]


@pytest.mark.parametrize("sentence", NEGATIVES)
def test_nothing_is_invented(sentence: str) -> None:
    """Dates, ages, names, addresses, scores, list marks and idioms give no figure."""
    assert [f.span.of(sentence) for f in read_as(reading(sentence), "ceasefire")] == []


@pytest.mark.parametrize("sentence", NEGATIVES)
def test_nothing_is_invented_without_a_parse(sentence: str) -> None:
    """The same holds where no parser ran."""
    assert [f.span.of(sentence) for f in read_as(unparsed(sentence), "ceasefire")] == []
