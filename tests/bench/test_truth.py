"""The scorer of exports: perfect on the truth, and in step with the scorers of the gold set."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold"
SAMPLES = ROOT / "src" / "crosswire" / "samples"
LINE = re.compile(r"^(statement|statement\+speaker|figure|position\+stance|event|noise) .*F1 (\S+)", re.MULTILINE)


def scorer() -> Any:
    """The module under bench/, which is no package."""
    spec = importlib.util.spec_from_file_location("bench_truth", ROOT / "bench" / "truth.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def perfect() -> list[dict[str, Any]]:
    """The export that holds exactly the truth of the samples."""
    made = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "samples" / "test_truth.py")], check=True, capture_output=True, text=True
    )
    return [json.loads(line) for line in made.stdout.splitlines()]


def test_the_truth_scores_one(perfect: list[dict[str, Any]]) -> None:
    """An export that says what the truth says is right in everything."""
    truth = scorer()
    scores = truth.within(SAMPLES / "reports", SAMPLES / "truth", perfect)
    scores |= truth.between(SAMPLES / "reports", SAMPLES / "truth" / "across.jsonl", perfect)
    assert {name: round(score, 3) for name, score in scores.items()} == dict.fromkeys(scores, 1.0)


def test_nothing_scores_nothing(perfect: list[dict[str, Any]]) -> None:
    """An export of articles alone finds nothing."""
    truth = scorer()
    bare = [row for row in perfect if row["type"] == "article"]
    assert set(truth.within(SAMPLES / "reports", SAMPLES / "truth", bare).values()) == {0.0}


@pytest.mark.shared
def test_it_agrees_with_the_scorer_of_the_gold_set(perfect: list[dict[str, Any]], tmp_path: Path) -> None:
    """On a damaged export both scorers give the same figures."""
    damaged = [row for i, row in enumerate(perfect) if row["type"] == "article" or i % 3]
    export = tmp_path / "export.jsonl"
    export.write_text("".join(json.dumps(row) + "\n" for row in damaged), encoding="utf-8")
    where = ["--articles", str(SAMPLES / "reports"), "--gold", str(SAMPLES / "truth"), "--export", str(export)]
    said = subprocess.run([sys.executable, str(GOLD / "score.py"), *where], check=True, capture_output=True, text=True)
    theirs = {name: float(value) for name, value in LINE.findall(said.stdout)}
    ours = scorer().within(SAMPLES / "reports", SAMPLES / "truth", damaged)
    assert len(theirs) == 6
    assert {name: round(ours[name], 3) for name in theirs} == theirs
