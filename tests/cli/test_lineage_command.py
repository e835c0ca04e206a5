"""lineage on a record of two reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from typer.testing import Result

Run = Callable[..., Result]


@pytest.mark.parametrize("words", [("lineage",), ("lineage", "wire.txt")])
@pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
def test_lineage_is_had_in_every_form(run: Run, words: tuple[str, ...], form: str) -> None:
    """All families, or one report's, in every form."""
    result = run(*words, "--format", form)
    assert result.exit_code == 0
    assert result.stdout.strip()


def test_what_is_no_report_is_refused(run: Run) -> None:
    """A name that opens no report is an error of one line."""
    result = run("lineage", "nowhere.txt")
    assert result.exit_code == 1
    assert len(result.stderr.strip().splitlines()) == 1
