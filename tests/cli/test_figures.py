"""``crosswire figures``: a measure over time on the command line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def measure(run: Run) -> str:
    """A measure that the record holds, by the list of them."""
    listed = json.loads(run("figures", "--format", "json").stdout)
    return str(listed[0]["measure"])


def test_without_a_measure_the_measures_are_listed(run: Run, measure: str) -> None:
    """Names with counts, as text, JSON and CSV."""
    text = run("figures")
    assert text.exit_code == 0
    assert text.stdout.split()[:5] == ["measure", "figures", "reports", "authorities", measure]
    assert run("figures", "--format", "csv").stdout.startswith("measure,figures,reports,authorities\n")


def test_a_measure_is_followed_and_its_ids_open(run: Run, measure: str) -> None:
    """Every finding that is named opens with show."""
    result = run("figures", measure)
    assert result.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(run("figures", measure, "--format", "csv").stdout)))
    assert rows
    for row in rows:
        assert run("show", row["findings"].split("; ")[0]).exit_code == 0


@pytest.mark.parametrize("format_", ["json", "csv", "ucdp", "svg", "html"])
def test_formats_go_to_standard_output_or_a_file(run: Run, measure: str, format_: str, tmp_path: Path) -> None:
    """Both hold the same."""
    out = tmp_path / f"figures.{format_}"
    printed = run("figures", measure, "--format", format_)
    written = run("figures", measure, "--format", format_, "--out", str(out))
    assert (printed.exit_code, written.exit_code) == (0, 0)
    assert written.stdout == f"{out}\n"
    assert out.read_text(encoding="utf-8").rstrip("\n") == printed.stdout.rstrip("\n")


def test_a_png_needs_a_file(run: Run, measure: str, tmp_path: Path) -> None:
    """Bytes are not thrown at a terminal."""
    assert run("figures", measure, "--format", "png").exit_code == 2
    out = tmp_path / "figures.png"
    assert run("figures", measure, "--format", "png", "--out", str(out)).exit_code == 0
    assert out.read_bytes().startswith(b"\x89PNG")


def test_filters_choose(run: Run, measure: str) -> None:
    """Days and what was known choose reports; a side that nobody counts leaves nothing."""
    everything = run("figures", measure, "--format", "csv").stdout
    for day in ("--until", "--as-known-on"):
        assert run("figures", measure, day, "2031-05-07", "--format", "csv").stdout == everything
        assert run("figures", measure, day, "2031-05-05").exit_code == 1
    assert run("figures", measure, "--since", "2031-05-08").exit_code == 1
    assert run("figures", measure, "--side", "astronauts").exit_code == 1
    assert run("figures", measure, "--place", "the moon").exit_code == 1


def test_a_measure_that_is_not_there_names_those_that_are(run: Run, measure: str) -> None:
    """One line on standard error, and the code for nothing found."""
    result = run("figures", "unicorns")
    assert result.exit_code == 1
    assert "no figure of 'unicorns'" in result.stderr
    assert measure in result.stderr


@pytest.mark.parametrize("words", [("--format", "svg"), ("--out", "x.csv", "--format", "csv")])
def test_a_list_of_measures_is_not_drawn(run: Run, words: tuple[str, ...]) -> None:
    """Whoever asks for a picture is asked for a measure."""
    assert run("figures", *words).exit_code == 2


def test_a_record_that_is_not_there_is_an_error(run: Run, tmp_path: Path) -> None:
    """Asking makes no record."""
    assert run("figures", on=tmp_path / "none.db").exit_code == 3
    assert not (tmp_path / "none.db").exists()
