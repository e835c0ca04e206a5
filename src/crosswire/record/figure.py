"""A number with its meaning, bound, day and authority."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crosswire.record.span import Span
from crosswire.record.when import When

__all__ = ["BOUNDS", "FIGURE_MODALITIES", "Bound", "Figure", "FigureModality"]

Bound = Literal["exact", "about", "at_least", "more_than", "up_to", "range"]
FigureModality = Literal["reported", "proposed", "estimated"]
BOUNDS: tuple[Bound, ...] = ("exact", "about", "at_least", "more_than", "up_to", "range")
FIGURE_MODALITIES: tuple[FigureModality, ...] = ("reported", "proposed", "estimated")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as one passage gives it.

    ``value_low`` and ``value_high`` are null where that end is open ("at least 40": 40 and null). ``span`` holds the
    number with its bound and unit. ``measure`` is a measure of the domain (``killed``, ``trucks``, …) or ``other``;
    ``side`` the population counted; ``per`` a unit of time for rates; ``cumulative`` whether it counts from the start
    of something or within a window only (null: not told). ``authority`` is who gives it, ``authority_basis`` what it
    rests on ("official Israeli figures"); ``statement`` the statement that carries it.
    """

    id: str
    article: str
    span: Span
    value_low: float | None
    value_high: float | None
    bound: Bound
    unit: str | None = None
    measure: str = "other"
    side: str | None = None
    place: str | None = None
    per: str | None = None
    as_of: When | None = None
    authority: str | None = None
    authority_basis: str | None = None
    modality: FigureModality = "reported"
    cumulative: bool | None = None
    statement: str | None = None
    number: Span | None = None
    score: float | None = None
