"""The states of the world with the names and adjectives that stand for them (ISO 3166-1)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from crosswire.text import fold

__all__ = ["State", "capitals", "states"]


@dataclass(frozen=True, slots=True)
class State:
    """A state: its ISO 3166-1 alpha-3 code, its common English name, and its capital."""

    code: str
    name: str
    capital: str


@dataclass(frozen=True, slots=True)
class _Row:
    state: State
    names: tuple[str, ...]


@cache
def _rows() -> tuple[_Row, ...]:
    text = resources.files(__package__).joinpath("states.tsv").read_text(encoding="utf-8")
    rows = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            code, name, capital, adjectives, others = (line.split("\t") + [""] * 5)[:5]
            names = (name, *filter(None, adjectives.split("|")), *filter(None, others.split("|")))
            rows.append(_Row(State(code, name, capital), names))
    return tuple(rows)


@cache
def states() -> dict[str, State]:
    """Returns the states by each folded name, abbreviation, adjective and demonym; capitals are not among them.

    >>> states()["french"].code
    'FRA'
    """
    return {fold(name): row.state for row in _rows() for name in row.names}


@cache
def capitals() -> dict[str, State]:
    """Returns the states by the folded names of their capitals, but for those that name two states or are one.

    >>> capitals()["lisbon"].code
    'PRT'
    """
    found: dict[str, list[State]] = {}
    for row in _rows():
        if row.state.capital:
            found.setdefault(fold(row.state.capital), []).append(row.state)
    return {name: held[0] for name, held in found.items() if len(held) == 1 and name not in states()}
