"""What may stand on one line: measure, population, place, unit, rate, counting and modality must all be the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from crosswire.lexicon.domain import Domain, Measure, domain, domain_names
from crosswire.lexicon.series import series_words
from crosswire.record import Figure, View
from crosswire.telling.line import alike

__all__ = ["Authorities", "Authority", "Counting", "SeriesKey", "Told", "known_measure", "name_key", "series_key"]

Counting = Literal["total", "window", "not told"]
Told = Literal["named", "unnamed", "not told"]
_COUNTING: Mapping[bool | None, Counting] = {True: "total", False: "window", None: "not told"}
_SHORTEST_PLURAL = 4  # letters: "days" is more of "day", "gas" is no plural
_EVERYBODY = "people"  # the population that is a class of counted things, and sets nobody apart


@dataclass(frozen=True, slots=True)
class SeriesKey:
    """What figures of one measure must share to be compared; text is folded, empty where nothing is told."""

    side: str
    place: str
    unit: str
    per: str
    counting: Counting
    modality: str


@dataclass(frozen=True, slots=True)
class Authority:
    """Who gives a figure: the name as the report has it, and whether it is one that others could give as well.

    ``unnamed`` are those of whom a report tells no name: two reports may mean two people by "an official".
    """

    name: str | None
    told: Told

    @property
    def key(self) -> tuple[str, Told]:
        """What two wordings of one authority share."""
        return name_key(self.name or ""), self.told


def series_key(figure: Figure) -> SeriesKey:
    """Returns what the figure may be compared by."""
    return SeriesKey(
        side=_side(figure),
        place=name_key(figure.place or ""),
        unit=_unit(figure),
        per=alike(figure.per or ""),
        counting=_COUNTING[figure.cumulative],
        modality=figure.modality,
    )


def name_key(name: str) -> str:
    """Returns a name without case and article, and nothing more: whoever could be two stays two.

    >>> name_key("the Health Ministry") == name_key("health ministry")
    True
    >>> name_key("Health Ministry") == name_key("Provincial Health Ministry")
    False
    """
    words = alike(name).split()
    while len(words) > 1 and words[0] in series_words().articles:
        words = words[1:]
    return " ".join(words)


class Authorities:
    """Tells by whose authority the figures of a view stand."""

    def __init__(self, view: View) -> None:
        self._statement = view.statement
        self._unnamed = {
            (actor.article, alike(name))
            for actor in view.actors
            if not actor.named
            for name in (actor.name, *actor.aliases)
        }

    def of(self, figure: Figure) -> Authority:
        """Returns the figure's own authority, else whoever the statement that carries it is of."""
        statement = self._statement.get(figure.statement or "")
        speaker = statement.speaker if statement else None
        name = figure.authority or (speaker.name if speaker else None)
        if not name:
            return Authority(None, "not told")
        names = {alike(n) for n in (speaker.name, *speaker.aliases)} if speaker and not speaker.named else set()
        unnamed = alike(name) in names or (figure.article, alike(name)) in self._unnamed
        return Authority(name, "unnamed" if unnamed else "named")


@cache
def known_measure(name: str) -> tuple[Domain, Measure] | None:
    """Returns a measure and the domain whose file has it, null for ``other`` and measures of no domain."""
    domains = [domain(d) for d in domain_names()]
    return next(((d, m) for d in reversed(domains) for m in d.measures if m.name == name), None)


def _side(figure: Figure) -> str:
    """Returns the population, empty where its word tells no more than the measure does: deaths among the killed."""
    side = name_key(figure.side or "")
    return "" if side in series_words().anyone or _implied(figure.measure, side) else side


@cache
def _implied(measure: str, side: str) -> bool:
    """Whether the measure is about this population anyway: captives for those who are held."""
    known = known_measure(measure)
    if known is None or not side:
        return False
    of, found = known
    names = {p for rule in found.rules for p in rule.of} | ({found.makes} if found.makes else set())
    populations = (of.populations.get(name, {}) for name in names - {_EVERYBODY})
    return any(_matches(cue, side) for words in populations for cues in words.values() for cue in cues)


def _matches(cue: str, words: str) -> bool:
    folded = alike(cue)
    if not folded.endswith("*"):
        return words == folded
    return words.startswith(folded[:-1]) and " " not in words[len(folded) - 1 :]


def _unit(figure: Figure) -> str:
    unit = alike(figure.unit or "")
    if unit in series_words().percent:
        return "percent"
    known = known_measure(figure.measure)
    if known and known[1].unit:
        return known[1].unit
    if known and known[1].counts <= {"people", "unknown"}:
        return _EVERYBODY
    plural = len(unit) >= _SHORTEST_PLURAL and unit.endswith("s") and not unit.endswith("ss")
    return unit[:-1] if plural else unit
