"""A measure over time: lines of points that may be compared, an authority a line. Values; renderers stand beside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from crosswire.record import Bound, FigureModality, Precision, Span
from crosswire.telling.series_key import Counting, Told

__all__ = [
    "Account",
    "DatedBy",
    "Differing",
    "Falling",
    "FiguresOverTime",
    "Line",
    "MeasureHeld",
    "MeasuresHeld",
    "Mismatch",
    "Point",
    "Series",
    "Stand",
    "Summand",
]

DatedBy = Literal["as_of", "published", "unknown"]


@dataclass(frozen=True, slots=True)
class Account:
    """One passage that gives a point: the finding, where it stands, its words, and the sentence around it.

    ``via`` is whom it came through, the outlet left out; ``basis`` what the authority rests on.
    """

    finding: str
    short: str
    article: str
    publisher: str | None
    published: date | None
    via: tuple[str, ...]
    basis: str | None
    side: str | None
    place: str | None
    span: Span
    quote: str
    sentence: Span
    passage: str


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day, with everybody who reports it so.

    ``low`` and ``high`` are null where that end is open. ``first`` and ``last`` are the days for which it holds; the
    day of publication where none is told (``dated_by``), null where that is unknown too.
    """

    low: float | None
    high: float | None
    bound: Bound
    first: date | None
    last: date | None
    precision: Precision
    dated_by: DatedBy
    accounts: tuple[Account, ...]

    @property
    def reports(self) -> int:
        """How many reports give it; reports copy each other, so that this is no number of origins."""
        return len({a.article for a in self.accounts})

    @property
    def day(self) -> date | None:
        """The day by which it stands in its line: the last for which it holds."""
        return self.last or self.first


@dataclass(frozen=True, slots=True)
class Line:
    """All points of one authority, oldest first, unknown days last; ``authority`` is null where none is told."""

    authority: str | None
    told: Told
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Lines that may be compared: what is counted, of whom, where, in what, per what, how and how meant is the same."""

    side: str | None
    place: str | None
    unit: str | None
    per: str | None
    counting: Counting
    modality: FigureModality
    lines: tuple[Line, ...]

    @property
    def points(self) -> int:
        """How many points its lines have."""
        return sum(len(line.points) for line in self.lines)


@dataclass(frozen=True, slots=True)
class MeasureHeld:
    """A measure that the record holds figures of, how many, in how many reports, by how many named authorities."""

    measure: str
    figures: int
    reports: int
    authorities: int


@dataclass(frozen=True, slots=True)
class MeasuresHeld:
    """The measures of a record, the most reported first, ``other`` last."""

    measures: tuple[MeasureHeld, ...]

    def text(self) -> str:
        """Returns them as a table for a terminal."""
        from crosswire.telling.series_text import measures_text

        return measures_text(self.measures)

    def json(self) -> str:
        """Returns them as indented JSON."""
        from crosswire.telling.series_tables import measures_json

        return measures_json(self.measures)

    def csv(self) -> str:
        """Returns them as CSV."""
        from crosswire.telling.series_tables import measures_csv

        return measures_csv(self.measures)

    def __str__(self) -> str:
        return self.text()


@dataclass(frozen=True, slots=True)
class Falling:
    """A total of one authority that is smaller on a later day, and how, in words."""

    series: int
    authority: str
    before: Point
    after: Point
    why: str


@dataclass(frozen=True, slots=True)
class Stand:
    """An authority and the points it gives for a day."""

    authority: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Differing:
    """Authorities that give values for one day which cannot both be, and how they differ, in words."""

    series: int
    first: date
    last: date
    stands: tuple[Stand, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Summand:
    """A figure of a sum: its measure, its value, and where it stands."""

    measure: str
    value: str
    account: Account


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A report whose parts cannot make up its whole, however they are read; nobody says which of them is wrong."""

    article: str
    whole: tuple[Summand, ...]
    parts: tuple[Summand, ...]
    why: str


@dataclass(frozen=True, slots=True)
class FiguresOverTime:
    """A measure over time, and what in it does not go together; nothing is averaged, corrected or left out."""

    measure: str
    series: tuple[Series, ...]
    falling: tuple[Falling, ...] = ()
    differing: tuple[Differing, ...] = ()
    mismatches: tuple[Mismatch, ...] = ()

    def text(self, width: int = 100, *, colour: bool = False) -> str:
        """Returns tables with small drawings for a terminal of this width."""
        from crosswire.telling.series_text import series_text

        return series_text(self, width, colour=colour)

    def json(self) -> str:
        """Returns everything as indented JSON, evidence included."""
        from crosswire.telling.series_tables import series_json

        return series_json(self)

    def csv(self) -> str:
        """Returns a row a point as CSV."""
        from crosswire.telling.series_tables import series_csv

        return series_csv(self)

    def ucdp(self) -> str:
        """Returns a row a point as CSV with columns as in UCDP GED: low, best, high, source_original."""
        from crosswire.telling.series_tables import series_ucdp

        return series_ucdp(self)

    def svg(self) -> str:
        """Returns a picture as SVG; raises CrosswireError where Altair is not installed."""
        from crosswire.telling.series_chart import series_svg

        return series_svg(self)

    def png(self) -> bytes:
        """Returns a picture as PNG, for print; raises CrosswireError where Altair is not installed."""
        from crosswire.telling.series_chart import series_png

        return series_png(self)

    def html(self) -> str:
        """Returns one self-contained page: the tables and, where Altair is installed, the picture."""
        from crosswire.telling.series_page import series_page

        return series_page(self)

    def save(self, out: Path, format: str) -> Path:  # noqa: A002 - as the command has it
        """Writes it as one of these formats, whole or not at all; raises CrosswireError where it cannot."""
        from crosswire.telling.writing import write_bytes

        content = self.png() if format == "png" else getattr(self, format)().encode("utf-8", "replace")
        return write_bytes(out, content)

    def __str__(self) -> str:
        return self.text()
