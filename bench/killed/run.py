"""Kills `add` with SIGKILL at random moments over the samples: the record is whole, and running again completes it.

Prints the share of moments after which `check` found nothing wrong and a second run gave the record of a run that was
never killed; the floor is 1.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from importlib.resources import files
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from floors import hold

HERE = Path(__file__).resolve().parent
SAMPLES = Path(str(files("crosswire"))) / "samples" / "reports"
COMMAND = [sys.executable, "-m", "crosswire"]


def added(record: Path, kill_after_s: float | None = None) -> float:
    """Adds the samples and returns the time it took; with a time given, kills the run then."""
    began = time.monotonic()
    run = subprocess.Popen(
        [*COMMAND, "add", "--record", str(record), "--rules-only", "--workers", "1", str(SAMPLES)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        run.wait(timeout=kill_after_s)
    except subprocess.TimeoutExpired:
        run.send_signal(signal.SIGKILL)
        run.wait()
    return time.monotonic() - began


def exported(record: Path) -> str:
    """Returns the record's export."""
    command = [*COMMAND, "export", "--record", str(record), "--format", "jsonl"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def whole(record: Path) -> bool:
    """Whether `check` finds nothing wrong, or the run was killed before there was a record."""
    if not record.exists():
        return True
    return subprocess.run([*COMMAND, "check", "--record", str(record)], stdout=subprocess.DEVNULL).returncode == 0


def main() -> int:
    """Runs the benchmark; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moments", type=int, default=24)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    moments = random.Random(options.seed)  # noqa: S311 -- moments, not secrets
    with tempfile.TemporaryDirectory() as place:
        reference = Path(place) / "whole.db"
        seconds = added(reference)
        truth = exported(reference)
        good = 0
        for n in range(options.moments):
            record = Path(place) / f"killed{n}.db"
            added(record, moments.uniform(0.2, seconds))
            sound = whole(record)
            added(record)
            good += sound and whole(record) and exported(record) == truth
    return hold(HERE / "baseline.json", {"whole": good / options.moments})


if __name__ == "__main__":
    sys.exit(main())
