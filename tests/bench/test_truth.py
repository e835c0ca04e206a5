"""The scorer of exports: perfect on the truth, and in step with the scorers of the gold set."""

from __future__ import annotations

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


@pytest.fixture(scope="module")
def perfect() -> list[dict[str, Any]]:
    """The export that holds exactly the truth of the samples."""
    made = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "samples" / "test_truth.py")], check=True, capture_output=True, text=True
    )
    return [json.loads(line) for line in made.stdout.splitlines()]


def test_the_truth_scores_one(scorer: Any, perfect: list[dict[str, Any]]) -> None:
    """An export that says what the truth says is right in everything."""
    scores = scorer("truth").within(SAMPLES / "reports", SAMPLES / "truth", perfect)
    scores |= scorer("across").between(SAMPLES / "reports", SAMPLES / "truth" / "across.jsonl", perfect).scores
    assert {name: round(score, 3) for name, score in scores.items()} == dict.fromkeys(scores, 1.0)


def test_nothing_scores_nothing(scorer: Any, perfect: list[dict[str, Any]]) -> None:
    """An export of articles alone finds nothing."""
    truth = scorer("truth")
    bare = [row for row in perfect if row["type"] == "article"]
    assert set(truth.within(SAMPLES / "reports", SAMPLES / "truth", bare).values()) == {0.0}


@pytest.mark.shared
def test_it_agrees_with_the_scorer_of_the_gold_set(scorer: Any, perfect: list[dict[str, Any]], tmp_path: Path) -> None:
    """On a damaged export both scorers give the same figures."""
    damaged = [row for i, row in enumerate(perfect) if row["type"] == "article" or i % 3]
    export = tmp_path / "export.jsonl"
    export.write_text("".join(json.dumps(row) + "\n" for row in damaged), encoding="utf-8")
    where = ["--articles", str(SAMPLES / "reports"), "--gold", str(SAMPLES / "truth"), "--export", str(export)]
    said = subprocess.run([sys.executable, str(GOLD / "score.py"), *where], check=True, capture_output=True, text=True)
    theirs = {name: float(value) for name, value in LINE.findall(said.stdout)}
    ours = scorer("truth").within(SAMPLES / "reports", SAMPLES / "truth", damaged)
    assert len(theirs) == 6
    assert {name: round(ours[name], 3) for name in theirs} == theirs


@pytest.mark.shared
def test_it_agrees_with_the_gold_scorer_between_articles(
    scorer: Any, perfect: list[dict[str, Any]], tmp_path: Path
) -> None:
    """On an export with wrong kinds, directions, origins and relations both scorers give the same figures."""
    damaged = [_damaged(row, i) for i, row in enumerate(perfect) if row["type"] == "article" or i % 4]
    export = tmp_path / "export.jsonl"
    export.write_text("".join(json.dumps(row) + "\n" for row in damaged), encoding="utf-8")
    gold = SAMPLES / "truth" / "across.jsonl"
    run = [sys.executable, str(GOLD / "score_across.py"), "--articles", str(SAMPLES / "reports"), "--gold", str(gold)]
    said = subprocess.run([*run, "--export", str(export)], check=True, capture_output=True, text=True).stdout
    scores = scorer("across").between(SAMPLES / "reports", gold, damaged).scores
    theirs = {
        "lineage precision": _after("lineage    P", said),
        "lineage recall": _after("R", said),
        "lineage": _after("F1", said),
        "lineage kind": _after("kind", said),
        "lineage direction": _after("direction", said),
        "fact recall": _after("fact       R", said),
        "origins": _after("origins", said),
        "conflict recall": _after("conflict   R", said),
        "conflict relation": _after("relation", said),
    }
    assert theirs == {name: pytest.approx(scores[name], abs=0.006) for name in theirs}
    assert 0 < scores["lineage direction"] < 1
    alarms = int(_after("false alarms", said))
    assert scores["conflict precision"] == pytest.approx(1 - alarms / sum(r["type"] == "conflict" for r in damaged))


def _after(words: str, said: str) -> float:
    found = re.search(rf"{re.escape(words)} (\d+(?:\.\d+)?)", said)
    assert found is not None, words
    return float(found[1])


def _damaged(row: dict[str, Any], n: int) -> dict[str, Any]:
    """Some rows with another kind, way, number of roots or relation."""
    if n % 3 or row["type"] not in ("lineage", "fact", "conflict"):
        return row
    if row["type"] == "fact":
        return {**row, "origins": [*row["origins"], {"root": "another", "articles": []}]}
    if row["type"] == "conflict":
        return {**row, "relation": "rounding", "items": row["items"][: 1 + n % 2]}
    return {**row, "kind": "rewrite", "direction": "a_from_b"}
