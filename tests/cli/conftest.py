"""A record of two small reports, read once a session, and a way to run commands on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from crosswire.cli.app import app

WIRE = """Ferry crews hold out as pier talks resume

LINDHOLM, May 6 (Coastwire) - The strike has killed trade on the island, said Greta Halloran, president of the \
Deckhands' League.

"We have heard enough kind words," Halloran told Coastwire on Tuesday. At least 4,300 passengers are stranded, \
according to the harbour office.

A manager close to the company said the two sides would meet on Thursday.
"""
PAPER = """Strike enters second week

"They must sign first," said Greta Halloran on Wednesday. A company spokesman said 5,100 people were stranded.
"""
META = """{"file": "wire.txt", "publisher": "Coastwire", "published": "2031-05-06"}
{"file": "paper.txt", "publisher": "Lindholm Paper", "published": "2031-05-07"}
"""
Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine reaches a test; one process reads, by rules."""
    for name in ("CROSSWIRE_RECORD", "CROSSWIRE_PARSER", "CROSSWIRE_ENCODER", "CROSSWIRE_WORKERS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two reports and their metadata."""
    folder = tmp_path_factory.mktemp("reports")
    (folder / "wire.txt").write_text(WIRE, encoding="utf-8")
    (folder / "paper.txt").write_text(PAPER, encoding="utf-8")
    (folder / "meta.jsonl").write_text(META, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def record(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the two reports; tests that change it work on a copy."""
    target = tmp_path_factory.mktemp("record") / "talks.db"
    files = [str(reports / name) for name in ("wire.txt", "paper.txt")]
    options = ["--meta", str(reports / "meta.jsonl"), "--record", str(target), "--workers", "1", "--rules-only"]
    result = CliRunner().invoke(app, ["add", *files, *options])
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("2 added, ")
    return target


@pytest.fixture
def run(record: Path) -> Run:
    """Runs a command on the record."""

    def go(*words: str, on: Path | str | None = record) -> Result:
        options = ["--record", str(on)] if on is not None else []
        return CliRunner().invoke(app, [*words, *options], catch_exceptions=False)

    return go
