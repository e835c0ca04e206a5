"""A view on the desk: what pages ask of a record again and again, each worked out once."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache, partial
from typing import Any, TypeAlias, TypeVar

from crosswire.errors import CrosswireError
from crosswire.record import (
    Actor,
    Article,
    Event,
    Failure,
    Figure,
    Noise,
    Position,
    Span,
    Statement,
    View,
)
from crosswire.telling import filters
from crosswire.telling.annotated import Annotated, annotated
from crosswire.telling.board import board
from crosswire.telling.brief import Brief, brief, narrowed
from crosswire.telling.choosing import EventChoice, StatementChoice
from crosswire.telling.citation import Citation, cited
from crosswire.telling.citing import Citer
from crosswire.telling.columns import Kind
from crosswire.telling.conflicts import Conflict, conflicts_of
from crosswire.telling.counted import figure_entry
from crosswire.telling.export import json_lines
from crosswire.telling.facts import Fact, Facts, FactStatus, facts_of
from crosswire.telling.filters import Wanted
from crosswire.telling.happened import event_entry
from crosswire.telling.kinship import Family, families
from crosswire.telling.line import Entry, Run, alike, clean, together
from crosswire.telling.moments import moments
from crosswire.telling.news import News
from crosswire.telling.outlets import OutletHeld, outlets_held
from crosswire.telling.passage import Passage, Property, open_passage, properties
from crosswire.telling.review import review
from crosswire.telling.said import statement_entry
from crosswire.telling.series import FiguresOverTime, MeasuresHeld
from crosswire.telling.series_making import figures_over_time, measures_held
from crosswire.telling.side_by_side import SideBySide, side_by_side
from crosswire.telling.standing import position_entry
from crosswire.telling.table import Table

__all__ = ["TABLES", "Desk", "OnDesk", "Resting"]

_NAMINGS = 200  # mentions of an actor that are looked through for its name
_BRIEFS, _SERIES, _LINES = 16, 64, 5_000  # remembered a desk: what a few people look at in turn
TABLES: Mapping[str, tuple[Kind, Callable[[View, Wanted], Iterable[Any]]]] = {
    "articles": ("article", filters.articles_wanted),
    "statements": ("statement", filters.statements_wanted),
    "figures": ("figure", filters.figures_wanted),
    "events": ("event", filters.events_wanted),
    "positions": ("position", filters.positions_wanted),
    "actors": ("actor", filters.actors_wanted),
    "failures": ("failure", filters.failures_wanted),
}
OnDesk: TypeAlias = Article | Noise | Actor | Statement | Figure | Event | Position | Failure
_Item = TypeVar("_Item", Noise, Statement, Figure, Event, Position)


@dataclass(frozen=True, slots=True)
class _Held:
    """Findings by article."""

    view: View

    def by_article(self, items: Iterable[_Item]) -> dict[str, tuple[_Item, ...]]:
        found: dict[str, list[_Item]] = defaultdict(list)
        for item in items:
            found[item.article].append(item)
        return {article: tuple(of) for article, of in found.items()}


@dataclass(frozen=True, slots=True)
class Resting:
    """On how many independent origins and how many reports a line rests; ``finding`` is one that tells it."""

    finding: str
    origins: int
    reports: int
    status: FactStatus


class Desk:
    """A view, and indexes over it that are made when first asked for. Threads may share it: nothing in it changes."""

    def __init__(self, view: View, as_known_on: date | None = None) -> None:
        self.view = view
        self.as_known_on = as_known_on
        self._lines: dict[str, Entry] = {}
        self.brief = lru_cache(_BRIEFS)(self._brief)
        self.news = lru_cache(_BRIEFS)(lambda since, until=None: self._news.since(since, until))
        self.side_by_side = lru_cache(_BRIEFS)(self._side_by_side)
        self.due = lru_cache(_BRIEFS)(partial(review, view))
        self.board = lru_cache(_BRIEFS)(partial(board, view))
        self.figures_over_time = lru_cache(_SERIES)(self._figures_over_time)
        self.timeline = lru_cache(_SERIES)(partial(moments, self))

    @cached_property
    def citer(self) -> Citer:
        """Cites from the whole view."""
        return Citer(self.view)

    @cached_property
    def statements(self) -> StatementChoice:
        """Chooses statements."""
        return StatementChoice(self.view)

    @cached_property
    def events(self) -> EventChoice:
        """Chooses what stands on the timeline."""
        return EventChoice(self.view)

    @cached_property
    def measures(self) -> MeasuresHeld:
        """The measures that there are figures of."""
        return measures_held(self.view, Wanted())

    @cached_property
    def outlets(self) -> tuple[OutletHeld, ...]:
        """The outlets, those with most reports first."""
        return outlets_held(self.view)

    @cached_property
    def newest_first(self) -> tuple[Article, ...]:
        """The articles, the newest first, unknown days last."""
        return tuple(sorted(self.view.articles, key=lambda a: (a.published or date.min, a.id), reverse=True))

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days on which reports were published, in order."""
        return tuple(sorted({a.published for a in self.view.articles if a.published}))

    @cached_property
    def reports_by_day(self) -> dict[date, int]:
        """How many reports were published on each day."""
        counts: dict[date, int] = defaultdict(int)
        for article in self.view.articles:
            if article.published:
                counts[article.published] += 1
        return dict(counts)

    @cached_property
    def of_article(self) -> dict[str, View]:
        """Each article as a view of its own, without links; actors are those that it mentions."""
        held = _Held(self.view)
        noise, statements = held.by_article(self.view.noise), held.by_article(self.view.statements)
        figures, events = held.by_article(self.view.figures), held.by_article(self.view.events)
        positions = held.by_article(self.view.positions)
        dates, mentions = defaultdict(list), defaultdict(list)
        for expression in self.view.dates:
            dates[expression.article].append(expression)
        for mention in self.view.mentions:
            mentions[mention.article].append(mention)
        return {
            a.id: View(
                articles=(a,),
                noise=noise.get(a.id, ()),
                dates=tuple(dates[a.id]),
                mentions=tuple(mentions[a.id]),
                statements=statements.get(a.id, ()),
                figures=figures.get(a.id, ()),
                events=events.get(a.id, ()),
                positions=positions.get(a.id, ()),
            )
            for a in self.view.articles
        }

    def thing(self, key: str) -> OnDesk:
        """Returns what an id, or the beginning of one, names; raises CrosswireError where that is not one thing."""
        names, things = self._ids
        if key in things:
            return things[key]
        at = bisect_left(names, key)
        begins = [name for name in names[at : at + 2] if key and name.startswith(key)]
        if len(begins) != 1:
            what = "nothing here has" if not begins else "several things here have"
            raise CrosswireError(f"{what} an id that begins with {clean(key)[:40]!r}")
        return things[begins[0]]

    @cached_property
    def rejected(self) -> dict[str, OnDesk]:
        """What people rejected, by id: it stands on no page, but can be opened, and taken back."""
        return {x.id: x for x in self.view.rejected if isinstance(x, Noise | Statement | Figure | Event | Position)}

    @cached_property
    def _ids(self) -> tuple[list[str], dict[str, OnDesk]]:
        v = self.view
        found = (v.noise, v.positions, v.events, v.figures, v.statements)
        kinds: tuple[Iterable[OnDesk], ...] = (self.rejected.values(), v.failures, *found, v.actors, v.articles)
        things = {item.id: item for kind in kinds for item in kind}
        things |= {old: v.actor[new] for old, new in v.stands_for.items() if new in v.actor}
        return sorted(things), things

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """The actors, those that most reports mention first."""
        of = self.view.mentions_of
        often = {a.id: (len({m.article for m in of.get(a.id, ())}), len(of.get(a.id, ()))) for a in self.view.actors}
        return tuple(sorted(self.view.actors, key=lambda a: (often[a.id], a.name), reverse=True))

    @cached_property
    def actor_kinds(self) -> Counter[str]:
        """How many actors there are of each kind."""
        return Counter(a.kind for a in self.view.actors)

    @cached_property
    def speech_acts(self) -> frozenset[str]:
        """Ids of the events that are somebody's speaking."""
        return frozenset(e.id for e in self.view.events if e.kind == "statement")

    @cached_property
    def said_by(self) -> dict[str, tuple[Statement, ...]]:
        """Statements by the actor who makes them, in the order of the view."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.view.statements:
            if statement.speaker and statement.speaker.actor:
                found[statement.speaker.actor].append(statement)
        return {actor: tuple(of) for actor, of in found.items()}

    def stands_of(self, actor: Actor) -> tuple[Position, ...]:
        """Returns the positions of an actor, by any of its names."""
        names = {alike(n) for n in (actor.name, *actor.aliases)}
        return tuple(p for name in names for p in self._stands.get(name, ()))

    @cached_property
    def _stands(self) -> dict[str, list[Position]]:
        found: dict[str, list[Position]] = defaultdict(list)
        for position in self.view.positions:
            found[alike(position.party)].append(position)
        return found

    def is_finding(self, key: str) -> bool:
        """Whether an id is of a statement, figure, event, position or noise that can be opened in its report."""
        return isinstance(self._ids[1].get(key), Noise | Statement | Figure | Event | Position)

    def naming(self, actor: Actor, article: str | None = None) -> Run:
        """Returns an actor by its name where a mention (of one article, if one is given) has it so.

        Else in the words of the mention that says most; a name that stands nowhere is not shown.
        """
        of = self.view.mentions_of.get(actor.id, ()) if article is None else self.of_article[article].mentions
        mentions = [m for m in of[:_NAMINGS] if m.actor == actor.id]
        told = [m for m in mentions if m.form != "pronoun"] or mentions
        runs = [self.citer.words(m.article, m.span) for m in told]
        named = next((r for r in runs if actor.name in r.text), None)
        if named is not None:
            return replace(named, text=clean(actor.name))
        return max(runs, key=lambda r: len(r.text), default=Run("label", "named nowhere"))

    def also_called(self, actor: Actor, most: int = 12) -> tuple[Run, ...]:
        """Returns what else reports call an actor, pronouns left out, each wording once, the most frequent first."""
        shown = alike(self.naming(actor).text)
        mentions = [m for m in self.view.mentions_of.get(actor.id, ())[:_NAMINGS] if m.form != "pronoun"]
        runs = {alike(run.text): run for run in (self.citer.words(m.article, m.span) for m in reversed(mentions))}
        often = Counter(alike(clean(m.span.of(self.citer.text(m.article)))) for m in mentions)
        return tuple(runs[key] for key, _ in often.most_common() if key in runs and key != shown)[:most]

    def offices(self, actor: Actor, most: int = 6) -> tuple[Run, ...]:
        """Returns the offices that reports give an actor, as they have them."""
        found: dict[str, Run] = {}
        for mention in self.view.mentions_of.get(actor.id, ())[:_NAMINGS] if actor.roles else ():
            for role in actor.roles:
                if role not in found and (runs := self.citer.name(mention.article, role, mention.span)):
                    found[role] = replace(runs[0], kind="words")
        return tuple(found.values())[:most]

    def actor_joined(self, key: str) -> Actor | None:
        """Returns the actor that this one was merged into, null where it was not."""
        return self.view.actor.get(self.view.stands_for.get(key, ""))

    @cached_property
    def facts(self) -> Facts:
        """What several findings assert, and from how many origins."""
        return facts_of(self.view)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What stands against each other, the surest first."""
        return conflicts_of(self.view)

    def resting(self, entry: Entry) -> Resting | None:
        """Returns on how many origins and reports a line rests, null where only one report tells it undisputed."""
        told = [found for ref in entry.refs if (found := self._rests.get(ref.finding))]
        return max(told, key=lambda r: r.reports, default=None)

    @cached_property
    def _rests(self) -> dict[str, Resting]:
        clashes = (c for c in self.conflicts if c.kind in ("figure", "fact") and c.relation in (None, "contradicts"))
        rests = {side.finding: Resting(side.finding, 1, 1, "disputed") for c in clashes for side in c.sides}
        for fact in self.facts.all:
            if len(fact.articles) > 1 or fact.status == "disputed":
                for item in fact.items:
                    rests[item.id] = Resting(item.id, len(fact.origins), len(fact.articles), fact.status)
        return rests

    @cached_property
    def widest_facts(self) -> tuple[Fact, ...]:
        """The facts told in several passages: the disputed first, then those of most origins and reports."""
        ordered = sorted(self.facts.all, key=lambda f: (f.status == "disputed", len(f.origins), len(f.articles)))
        return tuple(reversed(ordered))

    @cached_property
    def families(self) -> tuple[Family, ...]:
        """Reports that derive from one another, the largest family first."""
        return families(self.view)

    @cached_property
    def position_days(self) -> tuple[date, ...]:
        """The days on which somebody takes a stance, in order."""
        days = (p.as_of or self.view.article[p.article].published for p in self.view.positions)
        return tuple(sorted({day for day in days if day}))

    def _side_by_side(self, articles: tuple[str, ...]) -> SideBySide:
        chosen = [self.view.article[a] for a in articles]
        return side_by_side(self.view, chosen, self.facts, self.conflicts)

    @cached_property
    def _news(self) -> News:
        return News(self.view, self.citer)

    def _brief(self, since: date | None, until: date | None = None) -> Brief:
        told = brief(self.view, since, until)
        head = replace(told.head, as_known_on=self.as_known_on)
        return replace(told, head=head)

    def reports_since(self, since: date | None, until: date | None = None) -> int:
        """How many reports were published in these days; those of unknown day count where no day is asked for."""
        if since is None and until is None:
            return len(self.view.articles)
        return sum(
            n for day, n in self.reports_by_day.items() if (not since or day >= since) and (not until or day <= until)
        )

    def _figures_over_time(self, measure: str, side: str | None = None, place: str | None = None) -> FiguresOverTime:
        return figures_over_time(self.view, Wanted(measure=measure), side, place)

    def statement_line(self, *told: Statement) -> Entry:
        """Returns a statement as a line that stands alone; several in the same words are one line."""
        return together([self._line(s.id, partial(statement_entry, s, self.citer)) for s in told])

    def figure_line(self, figure: Figure) -> Entry:
        """Returns a figure as a line."""
        return self._line(figure.id, partial(figure_entry, figure, self.citer))

    def event_line(self, *told: Event) -> Entry:
        """Returns an event as a line; several in the same words are one line."""
        return together([self._line(e.id, partial(event_entry, e, self.citer)) for e in told])

    def position_line(self, position: Position) -> Entry:
        """Returns a position as a line."""
        return self._line(position.id, partial(position_entry, position, self.citer))

    def _line(self, key: str, make: Callable[[], Entry]) -> Entry:
        if key not in self._lines:
            if len(self._lines) >= _LINES:
                self._lines.clear()
            self._lines[key] = make()
        return self._lines[key]

    def annotated(self, article: str) -> Annotated:
        """Returns an article with everything that was found in it, dates and mentions of actors as well."""
        found: Annotated = next(annotated(self.of_article[article], self.citer, closely=True))
        return found

    def cited(self, article: str, span: Span) -> Citation:
        """Returns how to cite a passage."""
        return cited(self.view.article[article], span)

    def properties(self, thing: OnDesk) -> tuple[Property, ...]:
        """Returns what is known of a thing, as labels and words."""
        return properties(thing, self.view)

    def table(self, what: str, wanted: Wanted) -> Table[Any]:
        """Returns a table of ``TABLES``, the rows asked for."""
        kind, choose = TABLES[what]
        return Table(choose(self.view, wanted), self.view, kind)

    def opened(self, key: str) -> Passage:
        """Returns what an id, or the beginning of one, opens; raises CrosswireError where that is not one thing."""
        return open_passage(self.view, key)

    def json_lines(self) -> Iterator[str]:
        """Yields all of it as JSON, an object a line, by the export contract."""
        return json_lines(self.view)

    def part(self, since: date | None, until: date | None) -> View:
        """Returns what was published in these days."""
        return narrowed(self.view, since, until)

    def newest(self, limit: int) -> Iterator[Article]:
        """Yields the articles published last, the newest first."""
        dated = [a for a in self.view.articles if a.published]
        yield from reversed(dated[-limit:])
