"""The demo, as `make demo` runs it, on the sample reports."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import crosswire as cw
from crosswire.api import sample_reports
from crosswire.cli.app import app


@pytest.mark.slow
def test_the_demo_reads_shows_and_changes_nothing_the_second_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It prints brief, record, page and the next command; its brief keeps its rule; a second run says nothing new."""
    monkeypatch.setenv("CROSSWIRE_ENCODER", "none")
    first = CliRunner().invoke(app, ["demo", "--out", str(tmp_path)], catch_exceptions=False)
    assert first.exit_code == 0
    reports = len(list(sample_reports()[0].iterdir())) - 1
    assert f"{reports} reports: {reports} added" in first.stdout
    assert "WHO SAID WHAT" in first.stdout
    assert first.stdout.rstrip().splitlines()[-1].startswith("Now your own files:   ")
    page = (tmp_path / "samples.html").read_text(encoding="utf-8")
    assert page.count("<article ") == reports
    ids = set(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids
    with cw.open_record(tmp_path / "samples.db") as record:
        assert record.check() == ()
    second = CliRunner().invoke(app, ["demo", "--out", str(tmp_path)], catch_exceptions=False)
    assert "Nothing has changed since the last run." in second.stdout
