"""The front door: open a record, add reports to it, ask it. All that the command line and the web may import."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from os import PathLike, fspath
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, TypedDict, TypeVar, Unpack, cast

from crosswire.record import (
    VERBS,
    Actor,
    Article,
    ConflictKind,
    Correction,
    CorrectionVerb,
    Event,
    Failure,
    Figure,
    Hit,
    Position,
    Problem,
    RecordStore,
    Statement,
    View,
    subject_of,
)
from crosswire.settings import Settings
from crosswire.telling import filters
from crosswire.telling.atom import atom
from crosswire.telling.brief import Brief, brief, narrowed
from crosswire.telling.columns import Kind
from crosswire.telling.desk import Desk
from crosswire.telling.export import as_json_line
from crosswire.telling.formats import FORMATS, text_format
from crosswire.telling.hits import hit_lines
from crosswire.telling.line import clean, day_words, file_name, label, plain, shorten, when_words
from crosswire.telling.passage import Passage, open_passage
from crosswire.telling.review import Due, due_row
from crosswire.telling.rows import Thing, row
from crosswire.telling.series import FiguresOverTime, MeasuresHeld
from crosswire.telling.table import Table
from crosswire.telling.writing import Exported, write_export, write_text

if TYPE_CHECKING:
    from crosswire.pipeline import AddReport, Progress
    from crosswire.relating.correcting import Choice
    from crosswire.relating.stories import Story
    from crosswire.telling.board import Board

__all__ = [
    "FORMATS",
    "VERBS",
    "AnyTable",
    "Correction",
    "Desk",
    "Due",
    "FiguresOverTime",
    "Filters",
    "MeasuresHeld",
    "Record",
    "RecordFile",
    "SeriesFilters",
    "Settings",
    "clean",
    "correction_lines",
    "day_words",
    "due_lines",
    "file_name",
    "hit_lines",
    "label",
    "open_record",
    "plain",
    "sample_reports",
    "shorten",
    "when_words",
    "write_text",
]

RecordFile = str | PathLike[str]
T = TypeVar("T", bound=Thing)
_SEARCHES = 64  # remembered until the record changes: whoever turns the pages of one asks it again and again
_DESKS = 4  # states of the record kept at once: today's, and some past days that somebody turns back to
AnyTable = (
    Table[Article] | Table[Statement] | Table[Figure] | Table[Event] | Table[Position] | Table[Actor] | Table[Failure]
)


class Filters(TypedDict, total=False):
    """What to ask a record for; see ``crosswire.telling.filters.Wanted`` for what each compares.

    ``as_known_on`` keeps what had been published by the end of that day.
    """

    speaker: str | None
    about: str | None
    named: bool | None
    since: date | None
    until: date | None
    publisher: str | None
    measure: str | None
    kind: str | None
    article: str | None
    as_known_on: date | None


class SeriesFilters(TypedDict, total=False):
    """Which figures to follow: part of the side, of the place; days of publication; the outlet; what was known."""

    side: str | None
    place: str | None
    since: date | None
    until: date | None
    publisher: str | None
    as_known_on: date | None


def open_record(target: RecordFile, *, create: bool = True) -> Record:
    """Opens a record: a file, or an address such as ``postgresql://host/talks``.

    A file that is not there becomes a new record, unless ``create`` is false. Raises StoreError where it cannot be
    opened, MigrationError where it is of a newer version.
    """
    from crosswire.store import open_store

    return Record(open_store(fspath(target), create=create), fspath(target))


def sample_reports() -> tuple[Path, Path]:
    """Returns the folder of the sample reports that come with Crosswire, and the metadata file in it."""
    folder = Path(__file__).parent / "samples" / "reports"
    return folder, folder / "meta.jsonl"


class Record:
    """A record of reports. Use it as a context manager, or close it.

    Every question reads the record anew, so that what another process adds is seen.
    """

    def __init__(self, store: RecordStore, name: str = "record") -> None:
        self._store = store
        self.name = name
        self._desks: OrderedDict[tuple[str, date | None], Desk] = OrderedDict()
        self._laying = Lock()
        self._searched = lru_cache(_SEARCHES)(lambda _, words, limit: store.search(words, limit))

    def add(
        self,
        *inputs: RecordFile,
        meta: RecordFile | None = None,
        settings: Settings | None = None,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> AddReport:
        """Reads files, folders (``-`` is standard input) into the record; what is there already is not read again.

        ``meta`` is a JSON Lines file that says what the texts do not: ``file, url, publisher, published, language``.
        What cannot be read is stored as a failure. Raises ModelMissing before anything is stored.
        """
        from crosswire import pipeline

        return pipeline.add(
            self._store,
            [fspath(i) for i in inputs],
            settings=settings or Settings.from_environment(),
            meta=Path(meta) if meta is not None else None,
            on_progress=on_progress,
        )

    def view(self, as_known_on: date | None = None) -> View:
        """Returns the record, or what of it had been published by the end of a day, as plain values.

        It is the record as people corrected it: ``corrections`` and ``rejected`` tell what they did.
        """
        from crosswire.relating.correcting import corrected

        return corrected(self._store.view(as_known_on=as_known_on), self._store.corrections())

    def desk(self, as_known_on: date | None = None) -> Desk:
        """Returns the record laid out for many questions in a row; it is read anew only once it has changed."""
        with self._laying:  # whoever comes while it is read waits for it, and does not read it a second time
            key = (self._store.mark(), as_known_on)
            if key not in self._desks:
                for old in [k for k in self._desks if k[0] != key[0]]:
                    del self._desks[old]
                self._desks[key] = Desk(self.view(as_known_on), as_known_on)
                while len(self._desks) > _DESKS:
                    self._desks.popitem(last=False)
            self._desks.move_to_end(key)
            return self._desks[key]

    def articles(self, **wanted: Unpack[Filters]) -> Table[Article]:
        """Returns the articles asked for."""
        return self._table("article", filters.articles_wanted, wanted)

    def statements(self, **wanted: Unpack[Filters]) -> Table[Statement]:
        """Returns who said what: ``record.statements(speaker="mayor", named=True)``."""
        return self._table("statement", filters.statements_wanted, wanted)

    def figures(self, **wanted: Unpack[Filters]) -> Table[Figure]:
        """Returns the figures; ``speaker`` is the authority."""
        return self._table("figure", filters.figures_wanted, wanted)

    def events(self, **wanted: Unpack[Filters]) -> Table[Event]:
        """Returns the events; ``kind`` is a kind or a modality."""
        return self._table("event", filters.events_wanted, wanted)

    def positions(self, **wanted: Unpack[Filters]) -> Table[Position]:
        """Returns the positions; ``speaker`` is the party, ``kind`` an issue or a stance."""
        return self._table("position", filters.positions_wanted, wanted)

    def actors(self, **wanted: Unpack[Filters]) -> Table[Actor]:
        """Returns the actors."""
        return self._table("actor", filters.actors_wanted, wanted)

    def failures(self, **wanted: Unpack[Filters]) -> Table[Failure]:
        """Returns what could not be read, and why."""
        return self._table("failure", filters.failures_wanted, wanted)

    def board(self, as_of: date | None = None, domain: str | None = None, parties: int | None = None) -> Board:
        """Returns where each party stands on each issue by the end of a day; print it or ask it for other forms.

        Raises LexiconError where there is no such domain.
        """
        from crosswire.telling.board import board

        return board(self.view(), as_of, domain, parties)

    def gaps(self, as_of: date | None = None, domain: str | None = None) -> Brief:
        """Returns where the latest stances meet and oppose, what moved, and how two proposals differ."""
        from crosswire.telling.gaps import gaps

        return gaps(self.view(), as_of, domain)

    def negotiation(self, as_of: date | None = None) -> Brief:
        """Returns parties, mediators, venues, rounds and proposals."""
        from crosswire.telling.negotiation import negotiation

        return negotiation(self.view(), as_of)

    def timeline(
        self,
        since: date | None = None,
        until: date | None = None,
        as_known_on: date | None = None,
        *,
        statements: bool = True,
    ) -> Brief:
        """Returns what was done and said by the day of it, newest first."""
        from crosswire.telling.timeline import Days, timeline

        return timeline(self.view(), Days(since, until, as_known_on), statements=statements)

    def why(self, key: str) -> Brief:
        """Returns the roots and relays behind the fact that an id opens; raises CrosswireError where it opens none."""
        from crosswire.telling.why import why

        return why(self.view(), key)

    def lineage(self, report: str | None = None, as_known_on: date | None = None) -> Brief:
        """Returns which reports derive from one another, as trees over time; of one report also what it shares.

        Raises CrosswireError where ``report`` (an id, its beginning, a file or an address) opens no one report.
        """
        from crosswire.telling.lineage import lineage

        return lineage(self.view(as_known_on), report)

    def stories(self, as_known_on: date | None = None) -> tuple[Story, ...]:
        """Returns the stories that the reports tell, the one with most reports first."""
        from crosswire.relating.stories import stories

        return stories(self.view(as_known_on))

    def conflicts(self, kind: ConflictKind | None = None, as_known_on: date | None = None) -> Brief:
        """Returns where reports stand against each other, of one kind where that is asked, with both passages."""
        from crosswire.telling.conflicts_told import conflicts

        return conflicts(self.view(as_known_on), kind)

    def compare(self, *reports: str) -> Brief:
        """Returns what reports share, what each leaves out and alone tells, and where they differ.

        Raises CrosswireError where one of them is not one report of the record, or fewer than two are given.
        """
        from crosswire.telling.compare import compare

        return compare(self.view(), reports)

    def wording(self, term: str) -> Brief:
        """Returns what each outlet calls one thing, in its own words and inside quotation marks."""
        from crosswire.telling.wording import wording

        return wording(self.view(), term)

    def figures_over_time(self, measure: str, **wanted: Unpack[SeriesFilters]) -> FiguresOverTime:
        """Returns a measure over time, a line an authority: ``record.figures_over_time("killed", side="miners")``."""
        from crosswire.telling.series_making import figures_over_time

        asked = _series_wanted(measure, wanted)
        view = self.view(as_known_on=wanted.get("as_known_on"))
        return figures_over_time(view, asked, wanted.get("side"), wanted.get("place"))

    def measures(self, since: date | None = None, until: date | None = None) -> MeasuresHeld:
        """Returns the measures that there are figures of, in reports of these days, and how many."""
        from crosswire.telling.series_making import measures_held

        return measures_held(self.view(), filters.Wanted(since=since, until=until))

    def table(self, what: str, wanted: Filters) -> AnyTable:
        """Returns the table of this name (``statements``, ``figures``, …) as its own method does."""
        tables: dict[str, Callable[..., AnyTable]] = {
            "articles": self.articles,
            "statements": self.statements,
            "figures": self.figures,
            "events": self.events,
            "positions": self.positions,
            "actors": self.actors,
            "failures": self.failures,
        }
        return tables[what](**wanted)

    def brief(self, since: date | None = None, as_known_on: date | None = None) -> Brief:
        """Returns where things stand; print it, or ask it for ``text``, ``markdown``, ``json`` or ``html``."""
        return brief(self.view(), since, as_known_on)

    def show(self, key: str) -> Passage:
        """Returns what an id, or the beginning of one, opens; raises CrosswireError where that is not one thing."""
        return open_passage(self.view(), key)

    def search(self, words: str, limit: int = 20) -> Sequence[Hit]:
        """Returns the passages that hold all these words, best first; quotes make a phrase."""
        return self._searched(self._store.mark(), words, limit)

    def export(self, format: str = "jsonl", out: RecordFile | None = None) -> Exported:  # noqa: A002 - as the command
        """Writes the record in one of ``FORMATS``; returns what was written.

        CSV and Parquet go into the folder ``out``, one file a kind; the others are one file.
        """
        return write_export(self.view(), format, Path(out) if out is not None else None)

    def exported(self, format: str) -> Iterable[str]:  # noqa: A002 - as the command
        """Yields the record in one of ``FORMATS`` that are one file, piece by piece."""
        return text_format(format)(self.view())

    def feed(self, since: date | None = None, name: str | None = None) -> Iterator[str]:
        """Yields what is new since a day as an Atom feed, piece by piece; ``name`` is the record's own if not given."""
        return atom(self.view(), since, name or Path(self.name).stem)

    def json_lines(self) -> Iterator[str]:
        """Yields the record as JSON, an object a line, by the export contract."""
        from crosswire.telling.export import json_lines

        return json_lines(self.view())

    def report(self, out: RecordFile, since: date | None = None, as_known_on: date | None = None) -> Path:
        """Writes brief and articles as one self-contained HTML file, every line linked to its passage."""
        from crosswire.telling.as_html import report_page

        view = self.view()
        page = report_page(brief(view, since, as_known_on), narrowed(view, since, as_known_on))
        return write_text(Path(out), page)

    def correct(
        self,
        verb: str,
        target: str,
        to: str | None = None,
        *,
        by: str,
        field: str | None = None,
        why: str = "",
        seen: str | None = "latest",
        when: datetime | None = None,
    ) -> Correction:
        """Stores what a person puts right; nothing is written over, and ``undo`` takes it back.

        ``verb`` is one of ``VERBS``: ``record.correct("reject", "3fa9c1", by="Ines")``,
        ``record.correct("relabel", figure, "wounded", field="measure", by="Ines", why="hurt, not killed")``,
        ``record.correct("merge", actor, other, by="Ines")``. ``seen`` is the last correction of the same that the
        person knew of (ask ``seen``). Raises CrosswireError where it does not fit, RecordConflict where somebody else
        corrected the same in between.
        """
        from crosswire.relating.correcting import Ask, proposed

        ask = Ask(verb, target, by, when or datetime.now(UTC), to, field, why, seen)
        correction = proposed(ask, self.desk().view, self._store.corrections())
        self._store.correct(correction)
        if correction.article is not None:  # the next run of relating looks at it again
            self._store.mark_related([correction.article], "")
        return replace(correction, state="applied")

    def undo(
        self, correction: str, *, by: str, why: str = "", seen: str | None = "latest", when: datetime | None = None
    ) -> Correction:
        """Takes a correction back, by another row; an undo can itself be undone. Raises as ``correct``."""
        return self.correct("undo", correction, by=by, why=why, seen=seen, when=when)

    def corrections(self, target: str | None = None) -> tuple[Correction, ...]:
        """Returns what people put right, newest first, of the whole record or of one finding, actor or article.

        One whose target is gone is ``waiting``; it applies again once a reading finds the target.
        """
        held = self.desk().view
        key = held.stands_for.get(target, target) if target else None
        return tuple(c for c in reversed(held.corrections) if key is None or key in _about(c, held))

    def seen(self, verb: str, target: str, to: str | None = None, field: str | None = None) -> str | None:
        """Returns the last correction of the same, null where there is none: what a page that offers one must keep."""
        rows = self._store.corrections()
        undone = next((c.subject for c in rows if verb == "undo" and c.id == target), None)
        joined = {} if verb == "split" else self.desk().view.stands_for
        ends = joined.get(target, target), joined.get(to, to) if to else to
        subject = undone or subject_of(cast(CorrectionVerb, verb), ends[0], field, ends[1])
        return next((c.id for c in reversed(rows) if c.subject == subject), None)

    def review(self, limit: int | None = 50) -> tuple[Due, ...]:
        """Returns what a person should look at first: the least sure of what matters most, nothing judged already."""
        return self.desk().due(limit)

    def choices(self, target: str) -> tuple[Choice, ...]:
        """Returns what of a finding can be relabelled, what it says now, and the values that it may take."""
        from crosswire.relating.correcting import choices, one_thing

        return choices(one_thing(target, self.desk().view))

    def forget(self, article: str) -> Article:
        """Removes an article and all that rests on it; raises CrosswireError where the id opens no one article."""
        found = open_passage(View(articles=self._store.articles()), article)
        self._store.forget(found.id)
        return found.places[0].article

    def check(self) -> Sequence[Problem]:
        """Returns what does not hold; nothing where all is well.

        Every span is held against its text, every hash and foreign key is checked, and then the brief is audited:
        whatever it shows must stand in what it cites.
        """
        from crosswire.telling.audit import unsupported

        broken = tuple(self._store.check())
        if broken:  # a brief of a broken record proves nothing
            return broken
        view = self.view()
        return tuple(unsupported(brief(view), view))

    def counts(self) -> Mapping[str, int]:
        """Returns how many rows of each kind there are."""
        return self._store.counts()

    def close(self) -> None:
        """Closes the record."""
        self._store.close()

    def __enter__(self) -> Record:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        counts = self.counts()
        return f"Record({self.name!r}: {', '.join(f'{n} {kind}' for kind, n in counts.items() if n) or 'empty'})"

    def _table(self, kind: Kind, choose: Callable[[View, filters.Wanted], Iterator[T]], wanted: Filters) -> Table[T]:
        view = self.view(as_known_on=wanted.get("as_known_on"))
        unknown = set(wanted) - {*(f.name for f in fields(filters.Wanted)), "as_known_on"}
        if unknown:
            raise TypeError(f"no such filter: {', '.join(sorted(unknown))}")
        chosen = {name: value for name, value in wanted.items() if name != "as_known_on"}
        return Table(choose(view, filters.Wanted(**chosen)), view, kind)  # type: ignore[arg-type]


def correction_lines(corrections: Iterable[Correction]) -> Iterator[str]:
    """Yields corrections as JSON, an object a line, by the export contract."""
    return (as_json_line({"type": "correction", **row(c, View())}) for c in corrections)


def due_lines(found: Iterable[Due]) -> Iterator[str]:
    """Yields what is due for review as JSON, an object a line."""
    return (as_json_line({"type": "due", **due_row(one)}) for one in found)


def _about(correction: Correction, view: View) -> set[str]:
    ends = {correction.target, *correction.subject.split("~")}
    return {view.stands_for.get(end, end) for end in ends}


def _series_wanted(measure: str, wanted: SeriesFilters) -> filters.Wanted:
    unknown = set(wanted) - set(SeriesFilters.__annotations__)
    if unknown:
        raise TypeError(f"no such filter: {', '.join(sorted(unknown))}")
    return filters.Wanted(
        measure=measure,
        since=wanted.get("since"),
        until=wanted.get("until"),
        publisher=wanted.get("publisher"),
    )
