"""Adds each set of reports, exports, and scores lineage, origins and conflicts against its truth, beside baselines.

Sets are the samples that ship with Crosswire and every folder beside this file with ``reports/`` and ``truth/``.
Baselines link two reports where a plain similarity of their texts reaches a threshold; each has the threshold that is
best for it on the samples, so there they are flattered.
"""

from __future__ import annotations

import argparse
import sys
from importlib.resources import files
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from across import Pair, between, derived, of_name
from baselines import BASELINES, similarities
from exporting import exported
from floors import hold
from truth import f1, read_rows

HERE = Path(__file__).resolve().parent
SAMPLES = Path(str(files("crosswire"))) / "samples"
STEPS = 200  # thresholds tried for a baseline


def sets() -> dict[str, Path]:
    """Returns the folders of the sets by name, the samples first."""
    return {"samples": SAMPLES, **{p.parent.name: p.parent for p in sorted(HERE.glob("*/reports"))}}


def baseline_f1(found: dict[Pair, float], truth: set[Pair], least: float) -> float:
    """Returns the F1 of linking all pairs that are at least so similar."""
    said = {pair for pair, value in found.items() if value >= least}
    return f1(len(said & truth), len(said), len(truth))


def baselines(folders: dict[str, Path]) -> dict[str, float]:
    """Returns lineage F1 of each baseline on each set, thresholds from the samples."""
    truths = {name: set(derived(read_rows(f / "truth" / "across.jsonl"))) for name, f in folders.items()}
    texts = {name: _texts(folder / "reports") for name, folder in folders.items()}
    scores = {}
    for method in BASELINES:
        values = {name: similarities(method, texts[name]) for name in folders}
        tried = [n / STEPS for n in range(1, STEPS + 1)]
        tuned = _texts(SAMPLES / "reports"), set(derived(read_rows(SAMPLES / "truth" / "across.jsonl")))
        at = similarities(method, tuned[0])
        best = max(tried, key=lambda least: (baseline_f1(at, tuned[1], least), least))
        scores |= {f"{name} {method}": baseline_f1(values[name], truths[name], best) for name in folders}
    return scores


def _texts(reports: Path) -> dict[str, str]:
    return {of_name(p.name): p.read_text(encoding="utf-8") for p in sorted(reports.glob("*.txt"))}


def main() -> int:
    """Runs the benchmark; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="+", choices=sets(), help="score only these; floors of the others do not apply")
    parser.add_argument("--remarks", action="store_true", help="say what was missed and what was made up")
    parser.add_argument("--rules-only", action="store_true", help="leave the trained encoder out; floors do not apply")
    options = parser.parse_args()
    folders = {name: folder for name, folder in sets().items() if name in (options.sets or sets())}
    scores: dict[str, float] = {}
    for name, folder in folders.items():
        reports, truth = folder / "reports", folder / "truth" / "across.jsonl"
        rows = exported([str(reports)], reports / "meta.jsonl", *(["--rules-only"] if options.rules_only else []))
        found = between(reports, truth, rows)
        scores |= {f"{name} {what}": score for what, score in found.scores.items()}
        if options.remarks:
            print("\n".join(f"{name}: {remark}" for remark in sorted(found.remarks)))
    scores |= baselines(folders)
    if options.sets or options.rules_only:
        print("\n".join(f"{name:<32} {score:>9.4f}" for name, score in scores.items()))
        return 0
    return hold(HERE / "baseline.json", scores)


if __name__ == "__main__":
    sys.exit(main())
