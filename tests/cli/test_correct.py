"""``crosswire correct``: make, list and undo corrections, and the review queue, as a shell does."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from crosswire.api import open_record

Run = Callable[..., Result]


@pytest.fixture
def copy(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the record to correct, by somebody the environment names."""
    monkeypatch.setenv("CROSSWIRE_USER", "Ines Okafor")
    target = tmp_path / "talks.db"
    shutil.copy(record, target)
    return target


def _figure(target: Path) -> str:
    with open_record(target) as record:
        return record.figures(about="4,300")[0].id


def test_a_correction_is_made_listed_and_undone(run: Run, copy: Path) -> None:
    """One line says what was done; the list tells who, what and in which state; undo takes it back."""
    key = _figure(copy)
    made = run("correct", "relabel", key[:10], "--field", "measure", "--to", "other", "--why", "no crowd", on=copy)
    assert made.exit_code == 0, made.output
    assert "relabel measure passengers → other" in made.stdout
    row = json.loads(run("correct", "list", "--format", "jsonl", on=copy).stdout)
    told = {k: row[k] for k in ("type", "who", "verb", "target", "field", "was", "value", "why", "state")}
    assert told == {
        "type": "correction",
        "who": "Ines Okafor",
        "verb": "relabel",
        "target": key,
        "field": "measure",
        "was": "passengers",
        "value": "other",
        "why": "no crowd",
        "state": "applied",
    }
    with open_record(copy) as record:
        assert record.figures(measure="other")[0].id == key
    assert run("correct", "undo", row["id"], on=copy).exit_code == 0
    states = [json.loads(x)["state"] for x in run("correct", "list", "--format", "jsonl", on=copy).stdout.splitlines()]
    assert states == ["applied", "undone"]
    with open_record(copy) as record:
        assert record.figures(measure="passengers")[0].id == key


def test_the_list_is_a_table(run: Run, copy: Path) -> None:
    """Who, what and about what stand in it."""
    run("correct", "reject", _figure(copy), "--by", "Ana", on=copy)
    shown = run("correct", "list", on=copy).stdout
    assert all(word in shown for word in ("Ana", "reject", "applied"))


def test_a_stale_correction_fails_with_a_line(run: Run, copy: Path) -> None:
    """Whoever says what they last saw is told of what came in between."""
    key = _figure(copy)
    assert run("correct", "accept", key, "--seen", "", on=copy).exit_code == 0
    late = run("correct", "reject", key, "--seen", "", "--by", "Ana", on=copy)
    assert late.exit_code == 1
    assert "Ines Okafor corrected" in late.stderr
    assert "open it again" in late.stderr


def test_what_is_missing_is_asked_for(run: Run, copy: Path) -> None:
    """An action without its id is not understood."""
    assert run("correct", "reject", on=copy).exit_code == 2


def test_the_queue_leaves_out_what_is_judged(run: Run, copy: Path) -> None:
    """What a person has looked at is not due again; the rest stands by rank."""
    queue = [json.loads(x) for x in run("correct", "review", "--format", "jsonl", on=copy).stdout.splitlines()]
    assert queue
    assert [d["rank"] for d in queue] == sorted((d["rank"] for d in queue), reverse=True)
    run("correct", "accept", queue[0]["id"], on=copy)
    left = [json.loads(x)["id"] for x in run("correct", "review", "--format", "jsonl", on=copy).stdout.splitlines()]
    assert queue[0]["id"] not in left
    assert len(left) == len(queue) - 1


def test_a_speaker_given_by_a_person_is_shown_as_theirs(run: Run, copy: Path) -> None:
    """The brief says whose word it is, the record passes its own check, and the export carries the row."""
    with open_record(copy) as record:
        key = record.statements(about="They must sign first")[0].id
    assert run("correct", "re-attribute", key, "--to", "Marit Oyelaran", on=copy).exit_code == 0
    assert "[Marit Oyelaran, by correction of Ines Okafor]" in run("brief", on=copy).stdout
    assert run("check", on=copy).exit_code == 0
    rows = [json.loads(line) for line in run("export", on=copy).stdout.splitlines()]
    assert [r["verb"] for r in rows if r["type"] == "correction"] == ["re-attribute"]
    speaker = next(r["speaker"] for r in rows if r.get("id") == key)
    assert (speaker["name"], speaker["basis"]) == ("Marit Oyelaran", "person")


def test_corrections_outlive_another_reading(run: Run, copy: Path, reports: Path, tmp_path: Path) -> None:
    """Reading the same report anew finds it corrected as before."""
    key = _figure(copy)
    run("correct", "relabel", key, "--field", "measure", "--to", "other", on=copy)
    meta = tmp_path / "meta.jsonl"
    meta.write_text('{"file": "wire.txt", "publisher": "Coastwire Agency", "published": "2031-05-06"}\n')
    options = ["--meta", str(meta), "--workers", "1", "--rules-only"]
    again = run("add", str(reports / "wire.txt"), *options, on=copy)
    assert "1 read again" in again.stdout
    with open_record(copy) as record:
        assert record.figures(measure="other")[0].id == key
