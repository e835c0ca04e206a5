"""The program as a shell runs it: start, version, pipes, help, and its reference."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from crosswire.cli.app import app
from crosswire.cli.exits import CODES
from crosswire.cli.reference import reference

DOCUMENT = Path(__file__).parents[2] / "docs" / "reference" / "cli.md"
HEAVY = ("spacy", "polars", "sqlalchemy", "onnxruntime", "jinja2", "rich", "numpy", "trafilatura")


def _program(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "crosswire", *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **more},
    )


def test_the_version_is_printed() -> None:
    """One line: name and version."""
    result = _program("--version")
    assert (result.returncode, bool(re.fullmatch(r"crosswire \d+\.\d+\.\d+\S*\n", result.stdout))) == (0, True)


@pytest.mark.parametrize(
    "statement", ["import crosswire", "import crosswire; crosswire.open_record", "import crosswire.cli"]
)
def test_nothing_heavy_is_imported_before_it_is_needed(statement: str) -> None:
    """Importing Crosswire, its API or its commands loads no model library and no frame library."""
    check = f"{statement}; import sys; print([m for m in {HEAVY} if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"


def test_a_reader_that_stops_reading_is_no_error(record: Path) -> None:
    """Piping an export into head prints no complaint."""
    command = f'"{sys.executable}" -m crosswire export --record "{record}" | head -c 10'
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert len(result.stdout) == 10
    assert result.stderr == ""


def test_help_tells_the_exit_codes() -> None:
    """Every code is in the help."""
    shown = " ".join(CliRunner().invoke(app, ["--help"]).stdout.split())
    for code, meaning in CODES.items():
        assert f"{code} {meaning}" in shown


def test_every_option_has_a_help_text() -> None:
    """No parameter of any command is left unexplained."""
    group = typer.main.get_group(app)
    for name, command in group.commands.items():
        assert command.help, name
        for parameter in command.params:
            assert getattr(parameter, "help", None), f"{name} {parameter.name}"


def test_golden_reference_is_current() -> None:
    """docs/reference/cli.md is what the commands say of themselves; CROSSWIRE_GOLDEN=write rewrites it."""
    if os.environ.get("CROSSWIRE_GOLDEN") == "write":
        DOCUMENT.write_text(reference(app), encoding="utf-8")
    assert DOCUMENT.read_text(encoding="utf-8") == reference(app)
