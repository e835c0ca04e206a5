"""Which figures: by measure and population, values that differ side by side, nothing summed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from crosswire.record import Figure, View
from crosswire.telling.citing import Citer
from crosswire.telling.corrected import given_notes
from crosswire.telling.line import Entry, Group, Ref, Run, Section, alike, clean, label, plain

__all__ = ["counted", "figure_entry"]

_EXCERPT_LIMIT = 130  # code points: enough of the sentence to see what is counted
_LAST = ("duration", "other")  # measures that count no people or goods come after those that do
_BOUND_WORDS = {"about": "about", "at_least": "at least", "more_than": "more than", "up_to": "up to"}
_Key = tuple[str, str, str]


def counted(view: View, citer: Citer) -> Section:
    """Returns the figures by measure (the most reported first), within it by side and window, newest first."""
    by_measure: dict[str, dict[_Key, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in view.figures:
        by_measure[figure.measure][_series(figure)].append(figure)
    ordered = sorted(by_measure.items(), key=lambda item: (item[0] in _LAST, item[0] == "other", -_size(item[1])))
    groups = tuple(
        Group(
            (Run("label", label(measure).capitalize()),), groups=_headed_once(_rows(s, citer) for s in _largest(series))
        )
        for measure, series in ordered
    )
    return Section("figures", "Which figures", groups, "No figure was found.")


def _headed_once(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Puts lines under one heading where their populations, told apart, cannot be named apart."""
    by_heading: dict[str, Group] = {}
    for group in groups:
        key = alike(plain(group.heading))
        old = by_heading.get(key)
        by_heading[key] = replace(old, entries=(*old.entries, *group.entries)) if old else group
    return tuple(by_heading.values())


def _series(figure: Figure) -> _Key:
    """Tells apart what must never be set against each other: populations, rates, windows and totals."""
    window = "window" if figure.cumulative is False else ""
    unit = alike(figure.unit or "") if figure.measure in _LAST else ""
    return alike(figure.side or ""), unit, f"per {figure.per}" if figure.per else window


def _size(series: dict[_Key, list[Figure]]) -> int:
    return sum(len(figures) for figures in series.values())


def _largest(series: dict[_Key, list[Figure]]) -> Iterable[tuple[_Key, list[Figure]]]:
    """Yields the series with a stated side first, rates and windows after totals, the most reported first."""
    return sorted(series.items(), key=lambda item: (not item[0][0], bool(item[0][2]), -len(item[1])))


def _rows(series: tuple[_Key, list[Figure]], citer: Citer) -> Group:
    (side, _, window), figures = series
    heading: list[Run] = []
    refs: tuple[Ref, ...] = ()
    for figure in figures if side else ():
        if found := citer.described(figure.article, figure.side, figure.span):
            heading.extend(found)
            refs = (citer.ref(figure.id, figure.article, (figure.span,), found),)
            break
    if not heading:
        heading.append(Run("label", "Not said here of whom"))
    if window:
        heading.append(Run("label", "· within a stretch of time" if window == "window" else f"· {window}"))
    newest_first = sorted(figures, key=lambda f: _day(f, citer.view), reverse=True)
    return Group(tuple(heading), entries=tuple(_merged(newest_first, citer)), refs=refs)


def _day(figure: Figure, view: View) -> date:
    stated = figure.as_of.latest or figure.as_of.earliest if figure.as_of else None
    return stated or view.article[figure.article].published or date.min


def _merged(figures: Sequence[Figure], citer: Citer) -> Iterable[Entry]:
    """Returns a line a value; what gives the same value, in the same words, on the same authority is one line."""
    lines: dict[tuple[object, ...], Entry] = {}
    for figure in figures:
        entry = figure_entry(figure, citer)
        words = alike(plain(entry.lead))
        as_of = figure.as_of.iso if figure.as_of else None
        authority = alike(figure.authority or "")
        key = (figure.value_low, figure.value_high, figure.bound, words, figure.modality, as_of, authority)
        old = lines.get(key)
        lines[key] = Entry(old.lead, old.body, old.notes, (*old.refs, *entry.refs)) if old else entry
    return lines.values()


def figure_entry(figure: Figure, citer: Citer) -> Entry:
    """Returns a figure as a line: its words, its sentence, its day and authority."""
    lead = _value(figure, citer)
    body = citer.excerpt(figure.article, figure.span, _EXCERPT_LIMIT)
    notes = tuple(_notes(figure, citer))
    shown = [*lead, *body, *(r for note in notes for r in note)]
    return Entry(lead, body, notes, (citer.ref(figure.id, figure.article, (figure.span,), shown),))


def _value(figure: Figure, citer: Citer) -> tuple[Run, ...]:
    """Returns the figure's own words; the bound in words before it where its span holds number and unit only."""
    words = citer.words(figure.article, figure.span, strong=True)
    surface = alike(figure.span.of(citer.text(figure.article)))
    number = alike(figure.number.of(citer.text(figure.article))) if figure.number else ""
    bare = surface.replace(number, "", 1).replace(alike(figure.unit or ""), "", 1).strip() if number else "?"
    bound = _BOUND_WORDS.get(figure.bound) if not bare else None
    return (Run("label", bound), words) if bound else (words,)


def _notes(figure: Figure, citer: Citer) -> Iterable[tuple[Run, ...]]:
    if when := citer.when(figure.article, figure.as_of, figure.span):
        yield (Run("label", "as of"), *when)
    yield _authority(figure, citer)
    if basis := citer.name(figure.article, figure.authority_basis, figure.span):
        yield (Run("label", "based on"), *basis)
    if place := citer.name(figure.article, figure.place, figure.span):
        yield (Run("label", "in"), *place)
    if figure.modality != "reported":
        yield (Run("label", figure.modality),)
    yield from given_notes(figure.id, citer.view)


def _authority(figure: Figure, citer: Citer) -> tuple[Run, ...]:
    """Returns by whose authority: the authority's name, else the speaker of the statement that carries the figure."""
    if found := citer.name(figure.article, figure.authority, figure.span):
        return (Run("label", "according to"), *found)
    statement = citer.view.statement.get(figure.statement or "")
    if statement is not None and statement.speaker is not None:
        return (Run("label", "according to"), *citer.speaker(statement))
    if figure.authority is not None and clean(figure.authority) == clean(_publisher(figure, citer) or ""):
        return (Run("label", "according to"), Run("meta", clean(figure.authority)))
    return (Run("label", "authority not stated"),)


def _publisher(figure: Figure, citer: Citer) -> str | None:
    return citer.view.article[figure.article].publisher
