"""why, conflicts, compare and wording on a record of two reports."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.mark.parametrize(
    "words", [("conflicts",), ("compare", "wire.txt", "paper.txt"), ("wording", "strike"), ("wording", "ferries")]
)
def test_every_form_can_be_had(run: Run, words: tuple[str, ...]) -> None:
    """Text, Markdown, JSON and HTML of each."""
    for form in ("text", "markdown", "json", "html"):
        result = run(*words, "--format", form)
        assert result.exit_code == 0
        assert result.stdout.strip()
    assert json.loads(run(*words, "--format", "json").stdout)["sections"]


def test_why_opens_a_finding(run: Run) -> None:
    """The id of any statement opens the tree behind it; what opens nothing fails with a sentence."""
    first = json.loads(run("list", "statements", "--format", "jsonl").stdout.splitlines()[0])
    result = run("why", first["id"])
    assert result.exit_code == 0
    assert "WHERE IT COMES FROM" in result.stdout
    assert run("why", "zzzz").exit_code != 0


def test_conflicts_of_one_kind(run: Run) -> None:
    """A kind can be chosen; an unknown one is refused."""
    assert run("conflicts", "--kind", "figure").exit_code == 0
    assert run("conflicts", "--kind", "weather").exit_code == 2
