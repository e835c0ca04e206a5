"""Adds the sample reports, exports the record, and scores it against the truth that ships with them."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from floors import hold
from truth import Row, between, within

HERE = Path(__file__).resolve().parent
SAMPLES = Path(str(files("crosswire"))) / "samples"


def exported(inputs: list[str], meta: Path | None, *options: str) -> list[Row]:
    """Returns the rows that the command line exports after adding the inputs to an empty record."""
    with tempfile.TemporaryDirectory() as folder:
        record = ["--record", f"{folder}/record.db"]
        command = [sys.executable, "-m", "crosswire"]
        given = ["--meta", str(meta)] if meta else []
        subprocess.run([*command, "add", *record, *given, *options, *inputs], check=True, stdout=subprocess.DEVNULL)
        run = subprocess.run(
            [*command, "export", *record, "--format", "jsonl"], check=True, capture_output=True, text=True
        )
    return [json.loads(line) for line in run.stdout.splitlines()]


def main() -> int:
    """Runs the benchmark; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules-only", action="store_true", help="leave the trained encoder out; floors do not apply")
    options = parser.parse_args()
    reports, truth = SAMPLES / "reports", SAMPLES / "truth"
    rows = exported([str(reports)], reports / "meta.jsonl", *(["--rules-only"] if options.rules_only else []))
    scores = within(reports, truth, rows) | between(reports, truth / "across.jsonl", rows)
    if options.rules_only:
        print("\n".join(f"{name:<32} {score:>9.4f}" for name, score in scores.items()))
        return 0
    return hold(HERE / "baseline.json", scores)


if __name__ == "__main__":
    sys.exit(main())
