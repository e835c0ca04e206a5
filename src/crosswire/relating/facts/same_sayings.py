"""Statements, and events, of different reports that tell the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from crosswire.lexicon.voices import Voice, agree, bare_name, same_voice, voice
from crosswire.record import Event, Figure, Link, Statement, View, inside
from crosswire.relating.facts.content import content, is_turned, shares
from crosswire.relating.facts.kin import Kin
from crosswire.relating.facts.passages import Closeness, Passage, Passages
from crosswire.relating.facts.scope import unit_key
from crosswire.relating.facts.values import ends
from crosswire.relating.nearest import one_to_one

__all__ = ["same_events", "same_statements"]

_KIN_ALIKE = 0.53  # of the best of a report of the same family (samples, 2026-11-23)
_ALIKE = 0.78  # of statements in independent reports
_ALIKE_IN_WORDS = 0.66  # where most words of the shorter are the other's as well, and the reports are of one week
_WORDS_SHARED, _SHARE_SHARED = 3, 0.75
_EVENT_ALIKE = 0.60
_ONE_DAY_ALIKE, _OWN_LESS = 0.55, 0.15  # of sentences whose events name one day and one name; of their own words less
_SAYS_LITTLE = 3  # stems: shorter contents are compared with their sentence
_RARE = 40  # passages of a record that hold a stem: more, and it proposes no pair
_LEAST_RARE = 1  # rare stems that two passages share before they are compared
_LITTLE_MORE = 0.07  # more is asked where whole sentences stand in for words that say little
_DENIAL = 0.6
_NEAR_DAYS = 7  # what says little is told of the news of the day
_DENIED_SHARED = 0.5  # share of what is denied
_NUMBERS_DIFFER = 0.25  # taken off where both name numbers and none is the same


@dataclass(frozen=True, slots=True)
class _Told:
    """A passage, the words it is compared by, the figures in it, and what it denies, with whose voice.

    ``little`` where its own words say too little, so that those of its sentence stand in.
    """

    passage: Passage
    words: str
    figures: frozenset[tuple[frozenset[float], str]] = frozenset()
    little: bool = False
    denied_by: Voice | None = None
    published: date | None = None


def same_statements(
    view: View, passages: Passages, closeness: Closeness, kin: Kin, among: Collection[str]
) -> Iterator[Link]:
    """Yields a link for every two statements of different reports that say the same, one of them in ``among``."""
    inside = _figures_of(view)
    told = [_told(s, passages, inside[s.id]) for s in view.statements]
    yield from _links(told, closeness, kin, among, _ALIKE)


def same_events(
    view: View, passages: Passages, closeness: Closeness, kin: Kin, among: Collection[str]
) -> Iterator[Link]:
    """Yields a link for every two events of one kind and modality, on days that may be one, told alike.

    Speech is no event here: it stands with the statements.
    """
    by_kind: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in view.events:
        if event.kind != "statement":
            by_kind[event.kind, event.modality].append(event)
    of = {e.id: e for e in view.events}
    for events in by_kind.values():
        told = [_plain(passages.of(e)) for e in events]
        least = _ALIKE if events[0].kind == "other" else _EVENT_ALIKE
        for link in _links(told, closeness, kin, among, least):
            if _may_be_one_event(of[link.left], of[link.right], view):
                yield link
    yield from _of_one_day(view, passages, closeness, kin, among)


def _of_one_day(
    view: View, passages: Passages, closeness: Closeness, kin: Kin, among: Collection[str]
) -> Iterator[Link]:
    """Yields a link for every two events of one kind in independent reports that name one day and one name."""
    by_day: dict[tuple[str, str, date], list[Event]] = defaultdict(list)
    for event in view.events:
        when = event.when
        if event.kind != "statement" and when and when.text and when.earliest and when.earliest == when.latest:
            by_day[event.kind, event.modality, when.earliest].append(event)
    for events in by_day.values():
        closeness.prepare(t for e in events for t in (passages.of(e).own, passages.of(e).text))
        for f, g in combinations(events, 2):
            x, y = passages.of(f), passages.of(g)
            new = f.article in among or g.article in among
            apart = f.article != g.article and not kin.are_kin(f.article, g.article)
            if not (new and apart) or not content(x.own).names & content(y.own).names or is_turned(x.own, y.own):
                continue
            alike = min(closeness.cosine(x.own, y.own) + _OWN_LESS, closeness.cosine(x.text, y.text))
            if alike >= _ONE_DAY_ALIKE and _may_be_one_event(f, g, view):
                yield _link(_plain(x), _plain(y), alike, "they tell of one day and one name")


def _figures_of(view: View) -> dict[str, frozenset[tuple[frozenset[float], str]]]:
    """Returns the numbers, with what they count, that stand in the content of each statement."""
    by_article: dict[str, list[Figure]] = defaultdict(list)
    for figure in view.figures:
        by_article[figure.article].append(figure)
    return {
        statement.id: frozenset(
            (ends(f), unit_key(f))
            for f in by_article[statement.article]
            if any(inside(f.span, s) for s in statement.content)
        )
        for statement in view.statements
    }


def _told(statement: Statement, passages: Passages, figures: frozenset[tuple[frozenset[float], str]]) -> _Told:
    plain = _plain(passages.of(statement))
    cue = statement.cue.of(passages.view.article[statement.article].text) if statement.cue else ""
    denies = content(cue).negations > 0 and statement.speaker is not None
    who = voice(statement.speaker.name, statement.speaker.kind) if denies and statement.speaker else None
    published = passages.view.article[statement.article].published
    return replace(plain, figures=figures, denied_by=who, published=published)


def _plain(passage: Passage) -> _Told:
    little = len(content(passage.own).stems) < _SAYS_LITTLE
    return _Told(passage, passage.text if little else passage.own, little=little)


def _links(
    told: Sequence[_Told], closeness: Closeness, kin: Kin, among: Collection[str], least: float
) -> Iterator[Link]:
    pairs = list(_candidates(told, kin, among))
    closeness.prepare(t.words for pair in pairs for t in pair)
    related: list[tuple[float, _Told, _Told]] = []
    for a, b in pairs:
        alike = _alike(a, b, closeness)
        if kin.are_kin(a.passage.article, b.passage.article):
            related.append((alike, a, b))
        elif (a.little or b.little) and not _of_one_time(a, b):
            continue
        elif _is_one_denial(a, b):
            yield _link(a, b, max(alike, _DENIAL), "one voice denies the same")
        elif not _is_alike(a, b, alike, least):
            continue
        elif not is_turned(a.words, b.words):
            yield _link(a, b, alike, "they say the same in other words")
    yield from _best_of_kin(related)


def _is_alike(a: _Told, b: _Told, alike: float, least: float) -> bool:
    if alike >= least + _LITTLE_MORE * (a.little or b.little):
        return True
    x, y = content(a.words).stems, content(b.words).stems
    in_words = len(x & y) >= _WORDS_SHARED and shares(x, y) >= _SHARE_SHARED
    return in_words and not (a.little or b.little) and alike >= _ALIKE_IN_WORDS and _of_one_time(a, b)


def _best_of_kin(related: Iterable[tuple[float, _Told, _Told]]) -> Iterator[Link]:
    ranked = sorted((r for r in related if r[0] >= _KIN_ALIKE), key=lambda r: (-r[0], r[1].passage.id, r[2].passage.id))
    best = one_to_one(
        ranked, lambda r: ((r[1].passage.id, r[2].passage.article), (r[2].passage.id, r[1].passage.article))
    )
    for alike, a, b in best:
        yield _link(a, b, alike, "the passages answer each other in reports that go back to one text")


def _candidates(told: Sequence[_Told], kin: Kin, among: Collection[str]) -> Iterator[tuple[_Told, _Told]]:
    by_family: dict[str, list[_Told]] = defaultdict(list)
    by_stem: dict[str, list[int]] = defaultdict(list)
    for i, t in enumerate(told):
        by_family[kin.family(t.passage.article)].append(t)
        for stem in content(t.words).stems:
            by_stem[stem].append(i)
    for members in by_family.values():
        for a, b in combinations(members, 2):
            if a.passage.article != b.passage.article and _touches(a, b, among):
                yield a, b
    common: dict[tuple[int, int], int] = defaultdict(int)
    for holders in by_stem.values():
        for i, j in combinations(holders, 2) if len(holders) <= _RARE else ():
            common[i, j] += 1
    for (i, j), shared in common.items():
        a, b = told[i], told[j]
        apart = kin.family(a.passage.article) != kin.family(b.passage.article)
        if shared >= _LEAST_RARE and apart and _touches(a, b, among):
            yield a, b


def _touches(a: _Told, b: _Told, among: Collection[str]) -> bool:
    return a.passage.article in among or b.passage.article in among


def _alike(a: _Told, b: _Told, closeness: Closeness) -> float:
    x, y = content(a.words), content(b.words)
    alike = closeness.cosine(a.words, b.words)
    figures_differ = bool(a.figures and b.figures) and not a.figures & b.figures
    if figures_differ or (x.numbers and y.numbers and not x.numbers & y.numbers):
        alike -= _NUMBERS_DIFFER
    return alike + 0.1 * shares(x.numbers, y.numbers) * bool(x.numbers & y.numbers)


def _of_one_time(a: _Told, b: _Told) -> bool:
    """Whether two reports are near in time; where a day is unknown, nothing speaks against it."""
    return a.published is None or b.published is None or abs((a.published - b.published).days) <= _NEAR_DAYS


def _is_one_denial(a: _Told, b: _Told) -> bool:
    if a.denied_by is None or b.denied_by is None or not same_voice(a.denied_by, b.denied_by):
        return False
    return shares(content(a.passage.own).stems, content(b.passage.own).stems) >= _DENIED_SHARED


def _may_be_one_event(left: Event, right: Event, view: View) -> bool:
    doers = {(bare_name(x), bare_name(y)) for x in left.actors for y in right.actors}
    if doers and not any(agree(x, y) for x, y in doers):
        return False
    a, b = left.when, right.when
    if a is None or b is None or a.earliest is None or b.earliest is None:
        first, second = (view.article[e.article].published for e in (left, right))
        return first is not None and second is not None and abs((first - second).days) <= _NEAR_DAYS
    return (a.latest or a.earliest) >= b.earliest and (b.latest or b.earliest) >= a.earliest


def _link(a: _Told, b: _Told, alike: float, why: str) -> Link:
    score = round(min(max(alike, 0.0), 0.99), 3)
    return Link("same_fact", a.passage.id, b.passage.id, score, f"{why}; they are {min(alike, 1.0):.2f} alike")
