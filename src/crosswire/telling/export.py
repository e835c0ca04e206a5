"""Exports: JSON Lines by the contract, CSV and Parquet as flat tables, one a kind."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

from crosswire.record import View
from crosswire.telling.columns import KINDS, Column, ColumnType, Kind, columns
from crosswire.telling.rows import Json, Row, rows

if TYPE_CHECKING:
    import polars

__all__ = ["as_csv", "as_frame", "as_json_line", "csv_text", "flat", "flat_columns", "json_lines"]

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def json_lines(view: View) -> Iterator[str]:
    """Yields the whole record, an object a line with its ``type`` first, kinds in the order of the contract."""
    for kind in KINDS:
        for row in rows(view, kind):
            yield as_json_line({"type": kind, **row})


def as_json_line(row: Row) -> str:
    r"""Returns a row as one line of JSON in UTF-8; text that UTF-8 cannot hold is escaped.

    >>> as_json_line({"place": "Tomé", "day": None})
    '{"place": "Tomé", "day": null}'
    """
    line = json.dumps(row, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(row)
    return line


def flat_columns(kind: Kind) -> Iterator[tuple[str, ColumnType]]:
    """Yields name and type of the columns of a flat table: an object's parts are columns of their own."""
    for column in columns(kind):
        for part in column.parts:
            yield f"{column.name}_{part.name}", part.type
        if not column.parts:
            yield column.name, column.type


def flat(row: Row, kind: Kind) -> Row:
    """Returns a row with its objects laid out flat and lists of objects as JSON."""
    out: Row = {}
    for column in columns(kind):
        value = row.get(column.name)
        if column.parts:
            out.update(_parts(value, column))
        else:
            out[column.name] = json.dumps(value, ensure_ascii=False) if column.type == "objects" else value
    return out


def _parts(value: Json, column: Column) -> Iterator[tuple[str, Json]]:
    inner = value if isinstance(value, dict) else {}
    return ((f"{column.name}_{part.name}", inner.get(part.name)) for part in column.parts)


def as_csv(found: Iterable[Row], kind: Kind) -> str:
    """Returns a table as CSV; lists are JSON; a cell that a spreadsheet would run as a formula begins with ``'``."""
    return csv_text([name for name, _ in flat_columns(kind)], (list(flat(row, kind).values()) for row in found))


def csv_text(names: Sequence[str], found: Iterable[Sequence[Json]]) -> str:
    """Returns rows of cells as CSV under these names; cells as in ``as_csv``."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(v) for v in row] for row in found)
    return out.getvalue()


def _cell(value: Json) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        text = value.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")
        return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
    return json.dumps(value, ensure_ascii=False) if isinstance(value, bool | list | dict) else str(value)


def as_frame(found: Iterable[Row], kind: Kind) -> polars.DataFrame:
    """Returns a table as a Polars frame, days as dates, whose columns and types never depend on the rows."""
    import polars as pl

    types: dict[ColumnType, Any] = {
        "day": pl.Date,
        "integer": pl.Int64,
        "number": pl.Float64,
        "boolean": pl.Boolean,
        "span": pl.List(pl.Int64),
        "spans": pl.List(pl.List(pl.Int64)),
        "texts": pl.List(pl.String),
    }
    wanted = list(flat_columns(kind))
    schema = {name: pl.String if of == "day" else types.get(of, pl.String) for name, of in wanted}
    days = [pl.col(name).str.to_date("%Y-%m-%d", strict=False) for name, of in wanted if of == "day"]
    flats = cast(list[dict[str, Any]], [_encodable(flat(row, kind)) for row in found])
    return pl.DataFrame(flats, schema=schema, orient="row", strict=False).with_columns(days)


def _encodable(row: Row) -> Row:
    return {k: v.encode("utf-8", "replace").decode("utf-8") if isinstance(v, str) else v for k, v in row.items()}
