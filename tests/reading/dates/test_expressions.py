"""The table of expressions: each is found, told apart and set on the calendar as a careful reader would."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from crosswire.reading.dates import dates

TABLE = Path(__file__).with_name("expressions.tsv")
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def _day(written: str) -> date | None:
    return None if written == "-" else date.fromisoformat(written)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[3]} | {row[2][:40]}")
def test_expression_means_what_the_table_says(row: list[str]) -> None:
    """Surface, kind, value and days of the expression are those of the table; a trap holds none."""
    _, published, text, surface, kind, value, earliest, latest = row
    found = {d.span.of(text): d for d in dates(text, _day(published))}
    if surface == "-":
        assert not found
        return
    assert surface in found, f"found {sorted(found)}"
    meaning = found[surface].meaning
    assert (meaning.kind, meaning.value) == (kind, value)
    assert (meaning.first, meaning.last) == (_day(earliest), _day(latest))


def test_table_covers_many_styles() -> None:
    """The table holds at least 170 expressions, in several styles."""
    assert len(ROWS) >= 170
    assert {row[0] for row in ROWS} >= {"us", "uk", "agency", "broadcast", "historical", "trap"}
