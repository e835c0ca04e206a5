"""Adds the sample reports, exports the record, and scores it against the truth that ships with them."""

from __future__ import annotations

import argparse
import sys
from importlib.resources import files
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from across import between
from exporting import exported
from floors import hold
from truth import within

HERE = Path(__file__).resolve().parent
SAMPLES = Path(str(files("crosswire"))) / "samples"


def main() -> int:
    """Runs the benchmark; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules-only", action="store_true", help="leave the trained encoder out; floors do not apply")
    options = parser.parse_args()
    reports, truth = SAMPLES / "reports", SAMPLES / "truth"
    rows = exported([str(reports)], reports / "meta.jsonl", *(["--rules-only"] if options.rules_only else []))
    scores = within(reports, truth, rows) | between(reports, truth / "across.jsonl", rows).scores
    if options.rules_only:
        print("\n".join(f"{name:<32} {score:>9.4f}" for name, score in scores.items()))
        return 0
    return hold(HERE / "baseline.json", scores)


if __name__ == "__main__":
    sys.exit(main())
