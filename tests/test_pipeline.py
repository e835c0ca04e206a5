"""Stages in order, articles read once, nothing lost."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from crosswire import pipeline, store
from crosswire.language import LanguageRoom
from crosswire.record import Article, Reading, RecordStore, Stage
from crosswire.settings import Settings

RULES = Settings(workers=1, use_encoder=False)
TEXT = "The harbour master said on Tuesday that nine ships were waiting. The union refused the offer."


@pytest.fixture
def record(tmp_path: Path) -> Iterator[RecordStore]:
    """An empty record."""
    opened = store.open_store(tmp_path / "talks.db")
    yield opened
    opened.close()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report in a file."""
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_same_file_twice_changes_nothing(record: RecordStore, report: Path) -> None:
    """A second reading of the same file adds nothing and leaves the record as it was."""
    first = pipeline.add(record, [str(report)], settings=RULES)
    before = record.view()
    second = pipeline.add(record, [str(report)], settings=RULES)
    assert (len(first.added), len(second.added), len(second.unchanged)) == (1, 0, 1)
    assert record.view() == before
    assert before.statements


def test_new_metadata_is_read_again(record: RecordStore, report: Path, tmp_path: Path) -> None:
    """The same file with a publication day that was not known is read again, and dates resolve."""
    pipeline.add(record, [str(report)], settings=RULES)
    meta = tmp_path / "meta.jsonl"
    meta.write_text('{"file": "report.txt", "published": "2025-03-13"}\n', encoding="utf-8")
    again = pipeline.add(record, [str(report)], settings=RULES, meta=meta)
    assert len(again.reread) == 1
    view = record.view()
    assert str(view.articles[0].published) == "2025-03-13"
    assert "2025-03-11" in [str(s.said_on) for s in view.statements]


def test_a_changed_stage_is_read_again(record: RecordStore, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a stage's version changes, what was read with the old one is read again, and only then."""
    pipeline.add(record, [str(report)], settings=RULES)
    assert pipeline.reread(record, settings=RULES).unchanged
    newer = tuple(dataclasses.replace(s, version=s.version + "+") for s in pipeline.STAGES)
    monkeypatch.setattr(pipeline.reading, "STAGES", newer)
    assert len(pipeline.reread(record, settings=RULES).reread) == 1


def test_a_stage_that_fails_is_a_failure(record: RecordStore, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article that one stage cannot read is kept with what the others found, and the reason is stored."""

    def broken(_: Reading) -> tuple[()]:
        raise RuntimeError("no such thing")

    stages = tuple(replace(s, read=broken) if s.name == "figures" else s for s in pipeline.STAGES)
    monkeypatch.setattr(pipeline.reading, "STAGES", stages)
    done = pipeline.add(record, [str(report)], settings=RULES)
    view = record.view()
    assert len(done.added) == 1
    assert [(f.stage, "no such thing" in f.reason) for f in view.failures] == [("figures", True)]
    assert view.statements
    assert view.figures == ()


def test_a_bad_file_does_not_stop_the_good(record: RecordStore, report: Path, tmp_path: Path) -> None:
    """An empty and a missing file are failures that name themselves; the good file is in the record."""
    empty = tmp_path / "empty.txt"
    empty.touch()
    done = pipeline.add(record, [str(empty), str(tmp_path / "gone.txt"), str(report)], settings=RULES)
    assert len(done.added) == 1
    assert len(done.failures) == 2
    assert all(f.path.endswith(("empty.txt", "gone.txt")) and f.reason for f in done.failures)


def test_a_day_is_inferred_from_evidence_only() -> None:
    """A report that says which day "today" is gets that day with its span; one that does not stays undated."""
    told = "The talks began today, March 13, 2025, the ministry said."
    found = pipeline.dated(Article(id="a", text=told, raw_sha256="0", language="en"))
    assert (str(found.published), found.published_basis) == ("2025-03-13", "inferred")
    assert found.published_span is not None
    assert "March 13, 2025" in found.published_span.of(told)
    silent = Article(id="b", text="The talks began on Thursday.", raw_sha256="0", language="en")
    assert pipeline.dated(silent) == silent


def test_noise_is_in_no_finding(rules_room: LanguageRoom) -> None:
    """No finding stands in a stretch that is no part of the report."""
    text = TEXT + "\n\nRead Also: The mayor said 40 ships sank on Monday"
    reading = pipeline.read(rules_room, Article(id="a", text=text, raw_sha256="0", language="en")).reading
    marked = [n.span for n in reading.parsed.noise]
    assert marked
    assert not [f for f in reading.figures if f.span.start >= marked[0].start]
    assert not [s for s in reading.statements if s.content[0].start >= marked[0].start]


def test_stages_have_names_and_versions() -> None:
    """Each stage is named once, in the order in which they build on each other."""
    names = [s.name for s in pipeline.STAGES]
    assert names == ["dates", "actors", "statements", "figures", "events", "positions"]
    assert all(isinstance(s, Stage) and s.version for s in pipeline.STAGES)


def test_a_text_that_is_no_report_is_a_failure(record: RecordStore, report: Path, tmp_path: Path) -> None:
    """A line of two million characters is a failure that names the file and the bound; the report beside it is read."""
    line = tmp_path / "line.txt"
    line.write_text("The union said no. " * 105_000, encoding="utf-8")
    done = pipeline.add(record, [str(line), str(report)], settings=RULES)
    assert len(done.added) == 1
    assert [f.path for f in done.failures] == [str(line)]
    assert f"{RULES.max_characters:,}" in done.failures[0].reason
