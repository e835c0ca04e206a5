"""Corrections through every floor: two reports of one agency, judged by people, read and related again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crosswire.api import Record, open_record
from crosswire.errors import RecordConflict
from crosswire.settings import Settings

NOON = datetime(2031, 5, 8, 12, tzinfo=UTC)
BODY = """{title}

LINDHOLM, May 6 (Coastwire) - The strike has killed trade on the island, said Greta Halloran, president of the \
Deckhands' League.

"We have heard enough kind words," Halloran told Coastwire on Tuesday. At least 4,300 passengers are stranded at the \
quays of Lindholm and Sundry Point, according to the harbour office, which opened two schools as shelters.

The two sides are due to meet on Thursday at the old customs house, a spokesman for Norvane Lines said.
"""
RULES = Settings(use_encoder=False, workers=1)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A wire report, and the same under another headline."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, title in (("wire", "Ferry crews hold out as pier talks resume"), ("paper", "No ferries before Thursday")):
        (folder / f"{name}.txt").write_text(BODY.format(title=title), encoding="utf-8")
    (folder / "meta.jsonl").write_text(
        '{"file": "wire.txt", "publisher": "Coastwire", "published": "2031-05-06"}\n'
        '{"file": "paper.txt", "publisher": "Lindholm Paper", "published": "2031-05-07"}\n',
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def record(reports: Path, tmp_path: Path) -> Iterator[Record]:
    """A record of both."""
    with open_record(tmp_path / "talks.db") as opened:
        _add(opened, reports)
        yield opened


def _add(record: Record, reports: Path) -> None:
    files = [reports / "wire.txt", reports / "paper.txt"]
    record.add(*files, meta=reports / "meta.jsonl", settings=RULES)


def test_what_was_unlinked_stays_unlinked(record: Record, reports: Path) -> None:
    """The copy is found; a person says no; relating again proposes nothing; an undo and another run bring it back."""
    wire, paper = (a.id for a in record.view().articles)
    kinds = {"copies", "rewrites"}
    assert [{x.left, x.right} for x in record.view().links if x.kind in kinds] == [{wire, paper}]
    made = record.correct("unlink", paper, wire, by="Ines", why="both had it from the league", when=NOON)
    for _ in range(3):
        assert not [x for x in record.view().links if x.kind in kinds]
        _add(record, reports)
    record.undo(made.id, by="Ines")
    _add(record, reports)
    assert [x.kind for x in record.view().links if x.kind in kinds]


def test_a_rejected_finding_is_related_no_more(record: Record, reports: Path) -> None:
    """No fact, conflict or link rests on what was rejected, also after relating again."""
    first = record.figures(about="4,300")[0].id
    assert any(first in (x.left, x.right) for x in record.view().links)
    record.correct("reject", first, by="Ines")
    _add(record, reports)
    assert not any(first in (x.left, x.right) for x in record.view().links)
    assert [f.id for f in record.view().rejected] == [first]
    assert list(record.check()) == []


def test_two_records_open_at_once_are_told_of_each_other(record: Record, tmp_path: Path) -> None:
    """Ana corrects what Ines has open; Ines is told, looks again, and can then correct it."""
    key = record.figures(about="4,300")[0].id
    seen = record.seen("reject", key)
    with open_record(tmp_path / "talks.db") as other:
        last = other.correct("relabel", key, "other", field="measure", by="Ana", when=NOON)
    with pytest.raises(RecordConflict, match=r"Ana corrected .* meanwhile \(relabel measure other, 2031-05-08 12:00"):
        record.correct("reject", key, by="Ines", seen=seen)
    assert record.seen("reject", key) == last.id
    record.correct("reject", key, by="Ines", seen=record.seen("reject", key))
    assert [c.who for c in record.corrections(key)] == ["Ines", "Ana"]


def test_an_actor_corrected_here_is_corrected_in_every_export(record: Record, tmp_path: Path) -> None:
    """A new name reaches tables, brief and files."""
    greta = next(a for a in record.actors() if "Halloran" in a.name)
    record.correct("rename", greta.id, "Margareta Halloran", by="Ines")
    assert {s.speaker.name for s in record.statements(speaker="Halloran") if s.speaker} == {"Margareta Halloran"}
    assert "[Margareta Halloran, by correction of Ines]" in record.brief().text()
    assert "Margareta Halloran" in "".join(record.exported("jsonld"))
    files = record.export("parquet", tmp_path / "tables").files
    assert "correction.parquet" in {f.name for f in files}


def test_forgetting_a_report_takes_its_words_from_corrections(record: Record) -> None:
    """The row stays, without the quote, and waits."""
    figure = record.figures(about="4,300")[0]
    record.correct("accept", figure.id, by="Ines")
    assert record.corrections()[0].quote
    record.forget(figure.article)
    assert [(c.state, c.quote) for c in record.corrections()] == [("waiting", None)]


def test_as_known_on_a_past_day_is_corrected_too(record: Record) -> None:
    """Turning back the day does not turn back what people put right; what was not published yet waits."""
    for figure in record.figures(about="4,300"):
        record.correct("relabel", figure.id, "other", field="measure", by="Ines")
    view = record.view(as_known_on=NOON.date().replace(day=6))
    assert {f.measure for f in view.figures if "4,300" in f.span.of(view.article[f.article].text)} == {"other"}
    assert sorted(c.state for c in view.corrections) == ["applied", "waiting"]


def test_choices_and_queue_come_by_id(record: Record) -> None:
    """The beginning of an id is enough."""
    due = record.review(5)
    assert len(due) == 5
    assert {c.field for c in record.choices(record.figures()[0].id[:10])} >= {"measure", "side", "as_of"}
