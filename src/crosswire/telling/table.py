"""A table of findings: a sequence of frozen dataclasses that knows how to become rows, a frame, or HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from crosswire.record import View
from crosswire.telling.columns import Kind
from crosswire.telling.export import as_csv, as_frame, as_json_line, flat
from crosswire.telling.line import clean, shorten
from crosswire.telling.rows import Json, Row, Thing, row

if TYPE_CHECKING:
    import polars

__all__ = ["Table", "shown_columns"]

T = TypeVar("T", bound=Thing)
_SHOWN_ROWS, _SHOWN_WIDTH = 20, 90
_SHOWN: dict[Kind, tuple[str, ...]] = {
    "article": ("id", "published", "publisher", "title", "language", "words"),
    "actor": ("id", "kind", "name", "roles"),
    "statement": ("id", "published", "publisher", "speaker_name", "cue", "text"),
    "figure": ("id", "published", "publisher", "measure", "side", "text", "authority", "as_of"),
    "event": ("id", "published", "publisher", "modality", "kind", "when_earliest", "text"),
    "position": ("id", "published", "publisher", "party", "stance", "issue", "text"),
    "failure": ("id", "path", "stage", "reason"),
}


def shown_columns(kind: Kind) -> tuple[str, ...]:
    """Returns the columns of the flat table that are worth a reader's first look."""
    return _SHOWN[kind]


class Table(Sequence[T], Generic[T]):
    """Findings of one kind, in the order of the record. Indexing gives the dataclass, slicing a table."""

    def __init__(self, items: Iterable[T], view: View, kind: Kind) -> None:
        self._items = tuple(items)
        self._view = view
        self.kind = kind

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Table[T]: ...
    def __getitem__(self, index: int | slice) -> T | Table[T]:
        """Returns one finding, or a table of some."""
        return Table(self._items[index], self._view, self.kind) if isinstance(index, slice) else self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and (self.kind, self._items) == (other.kind, other._items)

    def __hash__(self) -> int:
        return hash((self.kind, self._items))

    def to_dicts(self) -> list[Row]:
        """Returns the rows as the export writes them: nested, days as ISO strings, unknown as null."""
        return [row(item, self._view) for item in self._items]

    def to_polars(self) -> polars.DataFrame:
        """Returns a flat Polars frame: objects laid out as columns of their own, days as dates."""
        return as_frame(self.to_dicts(), self.kind)

    def to_csv(self) -> str:
        """Returns the flat table as CSV."""
        return as_csv(self.to_dicts(), self.kind)

    def to_json_lines(self) -> str:
        """Returns one JSON object a line, as the export writes them."""
        return "".join(as_json_line({"type": self.kind, **found}) + "\n" for found in self.to_dicts())

    def shown_names(self) -> tuple[str, ...]:
        """Returns the columns of the flat table that are worth a first look."""
        return shown_columns(self.kind)

    def shown(self) -> Iterator[tuple[str, ...]]:
        """Yields the cells of ``shown_columns``, on one line each, a row at a time."""
        for found in self.to_dicts():
            cells = flat(found, self.kind)
            yield tuple(_cell(cells[name]) for name in shown_columns(self.kind))

    def __repr__(self) -> str:
        plural = self.kind if len(self) == 1 else f"{self.kind}s"
        lines = [f"{len(self)} {plural}"]
        lines.extend("  " + shorten(" · ".join(filter(None, cells)), 110) for cells in self[:5].shown())
        return "\n".join([*lines, "  …"] if len(self) > 5 else lines)

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(name.replace('_', ' '))}</th>" for name in shown_columns(self.kind))
        body = "".join(
            "<tr>" + "".join(f"<td dir='auto'>{escape(shorten(c, _SHOWN_WIDTH))}</td>" for c in cells) + "</tr>"
            for cells in self[:_SHOWN_ROWS].shown()
        )
        more = f"<p>… {len(self)} in all</p>" if len(self) > _SHOWN_ROWS else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _cell(value: Json) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(_cell(v) for v in value)
    return clean(str(value))
