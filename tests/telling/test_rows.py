"""What goes out: the export contract, tables, and the documentation of both."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path
from typing import Any, get_args

import polars as pl
import pytest

from crosswire.record import View
from crosswire.telling.columns import KINDS, Kind, columns
from crosswire.telling.export import as_csv, as_frame, flat_columns, json_lines
from crosswire.telling.rows import rows
from crosswire.telling.table import Table
from crosswire.telling.writing import write_export

CONTRACT = {
    "article": "id path url publisher title byline published published_basis language sha256 credits words",
    "noise": "article span kind",
    "actor": "id kind name aliases roles wikidata mentions",
    "statement": "id article speaker speaker_span cue_span content_spans directness told_to relay anonymity_span"
    " said_on score",
    "figure": "id article span value_low value_high bound unit measure side place per as_of authority modality"
    " statement score",
    "event": "id article span kind plover actors recipients place when modality statement",
    "position": "id article span party issue stance as_of statement",
    "lineage": "a b kind direction score why shared",
    "fact": "id items articles origins status",
    "conflict": "id kind relation items why",
}
DOCUMENT = Path(__file__).parents[2] / "docs" / "reference" / "export.md"


def test_the_contract_comes_first_in_every_row() -> None:
    """The fields that scorers read stand first, in the order of the contract; ours follow."""
    for kind in KINDS:
        names = [c.name for c in columns(kind)]
        wanted = CONTRACT.get(kind, "").split()
        assert names[: len(wanted)] == wanted
        assert all(c.added or c.name == "score" for c in columns(kind)[len(wanted) :])


def test_rows_have_the_fields_they_are_documented_with(strike: View) -> None:
    """Every row has exactly the fields of its kind, in their order."""
    for kind in get_args(Kind):
        for row in rows(strike, kind):
            assert list(row) == [c.name for c in columns(kind)]


def test_json_lines_come_kind_by_kind(strike: View) -> None:
    """Types follow the order of the contract, type first in every object."""
    lines = [json.loads(line) for line in json_lines(strike)]
    types = [line["type"] for line in lines]
    assert types == sorted(types, key=KINDS.index)
    assert all(next(iter(line)) == "type" for line in lines)


def test_spans_slice_back_to_what_they_mean(strike: View) -> None:
    """A figure's span gives its text."""
    for row in rows(strike, "figure"):
        assert strike.article[str(row["article"])].text[slice(*row["span"])] == row["text"]  # type: ignore[misc]


def test_months_stay_months(desk: Any) -> None:
    """An event of which only the month is told says no more."""
    from datetime import date

    from crosswire.record import When

    report = desk.report("Talks may resume in June.", "Coastwire")
    june = When(date(2031, 6, 1), date(2031, 6, 30), "month", "in June")
    desk.event(report, "Talks may resume in June", "meet", "planned", when=june)
    (row,) = rows(desk.view(), "event")
    assert row["when"] == {"earliest": "2031-06", "latest": "2031-06", "precision": "month"}


def test_unknown_is_null(strike: View) -> None:
    """A statement of nobody identified has a null speaker."""
    speakers = [row["speaker"] for row in rows(strike, "statement")]
    assert speakers.count(None) == 1


@pytest.mark.parametrize("kind", get_args(Kind))
def test_a_frame_has_the_same_columns_empty_or_full(strike: View, kind: Kind) -> None:
    """Types never depend on the rows, so that files of two records can be put together."""
    full, empty = as_frame(rows(strike, kind), kind), as_frame([], kind)
    assert full.schema == empty.schema
    assert full.columns == [name for name, _ in flat_columns(kind)]


def test_csv_reads_back(strike: View) -> None:
    """The CSV has a header and a line a row; lists are JSON."""
    read = list(csv.DictReader(io.StringIO(as_csv(rows(strike, "statement"), "statement"))))
    assert len(read) == len(strike.statements)
    assert json.loads(read[0]["content_spans"])
    assert read[0]["speaker_name"]


@pytest.mark.parametrize("format_", ["jsonl", "csv", "parquet"])
def test_an_export_is_written_whole(strike: View, tmp_path: Path, format_: str) -> None:
    """All files are there and nothing else is."""
    written = write_export(strike, format_, tmp_path / "out")
    assert all(f.is_file() for f in written.files)
    assert not list(tmp_path.rglob(".*"))
    if format_ == "parquet":
        assert pl.read_parquet(tmp_path / "out" / "figure.parquet").height == len(strike.figures)


def test_a_table_is_a_sequence_that_shows_itself(strike: View) -> None:
    """Indexing gives a finding, slicing a table, repr the first rows."""
    table = Table(strike.statements, strike, "statement")
    assert table[0] is strike.statements[0]
    assert len(table[1:3]) == 2
    assert table == Table(strike.statements, strike, "statement")
    assert repr(table).startswith(f"{len(table)} statements\n  ")
    assert table.to_polars().height == len(table)
    assert "<table>" in table._repr_html_()


def _documented() -> str:
    lines = [
        "# The export, field by field",
        "",
        "`crosswire export` writes one JSON object a line, each with its `type` first. Spans are `[start, end]`, end",
        "exclusive, in code points of the article's text as the record keeps it. Days are ISO 8601; unknown is null.",
        "CSV and Parquet hold the same fields, one file a type; an object becomes columns of its own",
        "(`speaker` gives `speaker_name`, `speaker_kind`, …), lists are JSON in CSV. A CSV cell that a spreadsheet",
        "would run as a formula begins with an apostrophe. Fields marked + are Crosswire's own, after those of the",
        "contract.",
        "",
        "Everything is as people corrected it (docs/how-to/correct-the-record.md); each `correction` is a row.",
    ]
    for kind in KINDS:
        lines += ["", f"## {kind}", "", "| field | type | meaning |", "|---|---|---|"]
        for column in columns(kind):
            lines.append(f"| `{column.name}`{' +' if column.added else ''} | {column.type} | {column.meaning} |")
            lines += [
                f"| `{column.name}.{p.name}`{' +' if p.added else ''} | {p.type} | {p.meaning} |" for p in column.parts
            ]
    return "\n".join(lines) + "\n"


def test_golden_export_reference_is_current() -> None:
    """docs/reference/export.md names every field; CROSSWIRE_GOLDEN=write rewrites it."""
    if os.environ.get("CROSSWIRE_GOLDEN") == "write":
        DOCUMENT.write_text(_documented(), encoding="utf-8")
    assert DOCUMENT.read_text(encoding="utf-8") == _documented()
