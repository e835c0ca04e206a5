"""Every command on a small record: what it prints, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from typer.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def copy(record: Path, tmp_path: Path) -> Path:
    """A copy of the record that a test may change."""
    target = tmp_path / "copy.db"
    shutil.copy(record, target)
    return target


def test_adding_again_changes_nothing(run: Run, reports: Path, copy: Path) -> None:
    """Reports that are there are not read again, and the run is all right."""
    meta = str(reports / "meta.jsonl")
    files = [str(reports / n) for n in ("wire.txt", "paper.txt")]
    result = run("add", *files, "--meta", meta, "--workers", "1", "--rules-only", on=copy)
    assert (result.exit_code, result.stdout) == (0, f"2 already there, 0 failed. Record: {copy}\n")


def test_a_file_that_cannot_be_read_fails_with_its_reason_and_the_rest_goes_on(
    run: Run, copy: Path, tmp_path: Path
) -> None:
    """The exit code is 1, the reason is told, what can be read is read."""
    good, bad = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text("Boats sail\n\nThe boats will sail, Ann Lee said.\n", encoding="utf-8")
    bad.write_text("", encoding="utf-8")
    result = run("add", str(good), str(bad), str(tmp_path / "nowhere"), "--workers", "1", "--rules-only", on=copy)
    assert result.exit_code == 1
    assert result.stdout.startswith("1 added, 2 failed")
    assert len([line for line in result.stderr.splitlines() if "empty.txt: " in line or "nowhere: " in line]) == 2
    assert "empty.txt" in run("list", "failures", "--format", "jsonl", on=copy).stdout


def test_brief_prints_who_said_what_with_its_source(run: Run) -> None:
    """The text brief names the outlet, the day and an id that show opens."""
    text = run("brief").stdout
    assert "2 reports by Coastwire, Lindholm Paper, published from 6 May 2031 to 7 May 2031." in text
    line = next(line for line in text.splitlines() if "They must sign first" in line)
    short = line.rstrip("]").rsplit(" ", 1)[1]
    shown = run("show", short)
    assert shown.exit_code == 0
    assert "They must sign first" in shown.stdout
    assert "file" in shown.stdout


@pytest.mark.parametrize("format_", ["text", "markdown", "json", "html"])
def test_brief_comes_in_four_formats(run: Run, format_: str) -> None:
    """Each holds the words of the reports."""
    result = run("brief", "--format", format_)
    assert result.exit_code == 0
    assert "They must sign first" in result.stdout


def test_brief_can_be_narrowed_by_day(run: Run) -> None:
    """Both options take days and keep them."""
    assert "They must sign" not in run("brief", "--as-known-on", "2031-05-06").stdout
    assert "kind words" not in run("brief", "--since", "2031-05-07").stdout


@pytest.mark.parametrize("what", ["statements", "figures", "events", "positions", "actors", "articles", "failures"])
def test_everything_can_be_listed_in_every_format(run: Run, what: str) -> None:
    """Each list is a table, JSON Lines and CSV of the same rows."""
    rows = [json.loads(line) for line in run("list", what, "--format", "jsonl").stdout.splitlines()]
    read = list(csv.DictReader(io.StringIO(run("list", what, "--format", "csv").stdout)))
    table = run("list", what)
    assert [row["id"] for row in rows] == [row["id"] for row in read]
    assert table.stderr.split()[0] == str(len(rows))
    assert all(row["id"] in table.stdout for row in rows)


def test_lists_can_be_narrowed(run: Run) -> None:
    """Filters choose."""
    result = run("list", "statements", "--speaker", "halloran", "--about", "sign", "--named", "--format", "jsonl")
    assert [json.loads(line)["publisher"] for line in result.stdout.splitlines()] == ["Lindholm Paper"]
    assert run("list", "figures", "--until", "2031-05-06", "--publisher", "paper", "--format", "jsonl").stdout == ""


def test_named_and_unnamed_exclude_each_other(run: Run) -> None:
    """Asking for both is a mistake in the command."""
    assert run("list", "statements", "--named", "--unnamed").exit_code == 2


def test_search_heads_each_passage_with_what_show_opens(run: Run) -> None:
    """A hit opens."""
    found = run("search", "kind", "words")
    assert found.exit_code == 0
    assert "kind words" in run("show", found.stdout.split()[0]).stdout


def test_search_that_finds_nothing_ends_with_one(run: Run) -> None:
    """Nothing found is said on standard error."""
    result = run("search", "zeppelin")
    assert (result.exit_code, result.stdout) == (1, "")


def test_export_writes_json_lines_by_the_contract(run: Run) -> None:
    """Articles first; spans slice back into the file as it came in."""
    rows = [json.loads(line) for line in run("export").stdout.splitlines()]
    assert rows[0]["type"] == "article"
    paths = {row["id"]: row["path"] for row in rows if row["type"] == "article"}
    for row in rows:
        if row["type"] == "figure":
            text = Path(paths[row["article"]]).read_text(encoding="utf-8")
            assert text[slice(*row["span"])] == row["text"]


def test_export_writes_tables(run: Run, tmp_path: Path) -> None:
    """Parquet and CSV are a file a kind, and the names are printed."""
    out = tmp_path / "tables"
    assert len(run("export", "--format", "parquet", "--out", str(out)).stdout.splitlines()) == 11
    assert pl.read_parquet(out / "article.parquet")["publisher"].to_list() == ["Coastwire", "Lindholm Paper"]
    assert run("export", "--format", "csv", "--out", str(out)).exit_code == 0
    assert run("export", "--format", "jsonl", "--out", str(out / "all.jsonl")).stdout.strip() == str(out / "all.jsonl")


def test_report_is_one_page(run: Run, tmp_path: Path) -> None:
    """The page is written whole, and nothing beside it is left."""
    out = tmp_path / "page.html"
    assert run("report", "--out", str(out)).stdout.strip() == str(out)
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert list(tmp_path.iterdir()) == [out]


def test_a_report_that_cannot_be_written_is_an_error_in_one_line(run: Run, tmp_path: Path) -> None:
    """No traceback, and the place is named."""
    result = run("report", "--out", str(tmp_path / "no" / "such.html"))
    assert result.exit_code == 1
    assert result.stderr.startswith("crosswire: cannot write ")
    assert len(result.stderr.splitlines()) == 1


def test_forget_removes_an_article(run: Run, copy: Path) -> None:
    """After it, the brief knows nothing of it, and the record is whole."""
    article = json.loads(run("list", "articles", "--publisher", "paper", "--format", "jsonl", on=copy).stdout)
    result = run("forget", article["id"][:8], on=copy)
    assert result.stdout.startswith(f"Forgot {article['id']}: ")
    assert "They must sign" not in run("brief", on=copy).stdout
    assert run("check", on=copy).exit_code == 0
    assert run("forget", article["id"], on=copy).exit_code == 1


def test_check_says_what_it_checked(run: Run) -> None:
    """A record in which all is well."""
    result = run("check")
    assert result.exit_code == 0
    assert result.stdout.startswith("All is well: 2 articles, ")


def test_check_ends_with_one_where_something_is_wrong(run: Run, copy: Path) -> None:
    """A text that was changed behind the record's back is found."""
    import sqlite3

    with sqlite3.connect(copy) as connection:
        tables = [name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")]
        table = "text" if "text" in tables else "article"
        connection.execute(f"update {table} set text = 'X' || text")  # noqa: S608 - a name from two known ones
    connection.close()
    result = run("check", on=copy)
    assert result.exit_code == 1
    assert "problems in: " in result.stdout


@pytest.mark.parametrize(
    "command", [["brief"], ["check"], ["show", "abc"], ["export"], ["list", "articles"], ["search", "x"]]
)
def test_a_record_that_is_not_there_ends_with_three(run: Run, tmp_path: Path, command: list[str]) -> None:
    """Only add makes a record; the others say in one line that there is none, and make nothing."""
    result = run(*command, on=tmp_path / "none.db")
    assert result.exit_code == 3
    assert result.stderr.startswith("crosswire: ")
    assert len(result.stderr.splitlines()) == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "words", [["brief", "--since", "May"], ["brief", "--since", "20310506"], ["list", "ghosts"], ["fly"]]
)
def test_a_command_that_is_not_understood_ends_with_two(run: Run, words: list[str]) -> None:
    """Usage errors name what is wrong."""
    result = run(*words, on=None)
    assert result.exit_code == 2
    assert "Error" in result.stderr


def test_a_model_that_is_missing_ends_with_four(
    run: Run, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says what to install, and no article is stored."""
    monkeypatch.setenv("CROSSWIRE_PARSER", "no_such_model")
    result = run("add", str(reports / "wire.txt"), "--workers", "2", "--rules-only", on=tmp_path / "new.db")
    assert result.exit_code == 4
    assert "no_such_model" in result.stderr
    assert json.loads(run("brief", "--format", "json", on=tmp_path / "new.db").stdout)["head"]["reports"] == 0


def test_the_record_can_be_named_by_the_environment(run: Run, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CROSSWIRE_RECORD stands in for --record."""
    monkeypatch.setenv("CROSSWIRE_RECORD", str(record))
    assert run("check", on=None).exit_code == 0


def test_an_interrupt_ends_with_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Interrupting says that what was finished is kept."""
    from crosswire.api import Record

    def interrupted(self: Record) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Record, "check", interrupted)
    result = run("check")
    assert (result.exit_code, result.stderr) == (130, "crosswire: interrupted: what was finished is kept\n")
