"""What of a finding may be labelled anew, and with what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, TypeAlias

from crosswire.errors import CrosswireError
from crosswire.lexicon.domain import domain, domain_names
from crosswire.record import (
    BOUNDS,
    DIRECTNESS,
    EVENT_KINDS,
    FIGURE_MODALITIES,
    MODALITIES,
    NOISE_KINDS,
    STANCES,
    Event,
    Figure,
    Noise,
    Position,
    Statement,
    When,
)

__all__ = ["Choice", "Labelled", "choices", "labelled", "required_value"]

Labelled: TypeAlias = Statement | Figure | Event | Position | Noise
_Form = Literal["text", "day", "when"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A field that may be labelled anew, what it says now, and the values it may take (empty: any words)."""

    field: str
    now: str | None
    values: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class _Label:
    field: str
    values: Callable[[], tuple[str, ...]] | None = None
    form: _Form = "text"
    optional: bool = True

    def allowed(self) -> tuple[str, ...]:
        return self.values() if self.values else ()


def _measures() -> tuple[str, ...]:
    return _each(name for key in domain_names() for name in domain(key).measure_names)


def _issues() -> tuple[str, ...]:
    return _each(issue.name for key in domain_names() for issue in domain(key).issues)


def _each(names: Iterator[str]) -> tuple[str, ...]:
    """Returns names once each, ``other`` last."""
    found = dict.fromkeys(name for name in names if name != "other")
    return (*found, "other")


_LABELS: dict[type[Labelled], tuple[_Label, ...]] = {
    Statement: (
        _Label("directness", lambda: DIRECTNESS, optional=False),
        _Label("told_to"),
        _Label("said_on", form="day"),
    ),
    Figure: (
        _Label("measure", _measures, optional=False),
        _Label("modality", lambda: FIGURE_MODALITIES, optional=False),
        _Label("bound", lambda: BOUNDS, optional=False),
        _Label("side"),
        _Label("place"),
        _Label("authority"),
        _Label("as_of", form="when"),
    ),
    Event: (
        _Label("kind", lambda: EVENT_KINDS, optional=False),
        _Label("modality", lambda: MODALITIES, optional=False),
        _Label("place"),
        _Label("when", form="when"),
    ),
    Position: (
        _Label("issue", _issues, optional=False),
        _Label("stance", lambda: STANCES, optional=False),
        _Label("party", optional=False),
        _Label("reported_by"),
        _Label("as_of", form="day"),
    ),
    Noise: (_Label("kind", lambda: NOISE_KINDS, optional=False),),
}


def choices(finding: object) -> tuple[Choice, ...]:
    """Returns what of a finding may be labelled anew; nothing for what has no labels."""
    labels = _LABELS[type(finding)] if isinstance(finding, Labelled) else ()
    return tuple(
        Choice(label.field, _said(getattr(finding, label.field)), label.allowed(), label.optional) for label in labels
    )


def _said(value: object) -> str | None:
    if value is None:
        return None
    return value.iso if isinstance(value, When) else str(value)


def required_value(finding: Labelled, field: str | None, value: str | None) -> None:
    """Raises CrosswireError where the finding has no such label, or the label may not take this value."""
    kind = type(finding).__name__.lower()
    label = next((x for x in _LABELS[type(finding)] if x.field == field), None)
    if label is None:
        known = ", ".join(x.field for x in _LABELS[type(finding)])
        raise CrosswireError(f"no label {field!r} of a {kind} can be corrected: choose one of {known}")
    if value is None:
        if not label.optional:
            raise CrosswireError(f"a {kind} cannot be without {field}: give a value, or reject it")
        return
    allowed = label.allowed()
    if allowed and value not in allowed:
        raise CrosswireError(f"{field} cannot be {value!r}: choose one of {', '.join(allowed)}")
    if label.form != "text":
        _day(value)


def labelled(finding: Labelled, field: str, value: str | None) -> Labelled:
    """Returns the finding with another label."""
    label = next(x for x in _LABELS[type(finding)] if x.field == field)
    changes: dict[str, Any] = {field: _value(label, value)}
    return replace(finding, **changes)


def _value(label: _Label, value: str | None) -> str | date | When | None:
    if value is None or label.form == "text":
        return value
    day = _day(value)
    return When(day, day, "day") if label.form == "when" else day


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise CrosswireError(f"{value!r} is no day: write YYYY-MM-DD") from None
