"""Adds the five seed reports beside the project, exports, and scores them with the scorers of the gold set."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from floors import hold, shared

HERE = Path(__file__).resolve().parent
F1 = re.compile(r"^(\S+(?: \(chars\))?)\s+P \S+\s+R \S+\s+F1 (\S+)", re.MULTILINE)
FIELD = re.compile(r"\b(named|relay|said_on|directness|measure|bound|authority|modality|as_of|kind|when) (\d\.\d\d)")


def measured(seeds: Path, gold: Path) -> dict[str, float]:
    """Runs the command line and both scorers; prints what they say and returns the scores by name."""
    with tempfile.TemporaryDirectory() as folder:
        record, export = ["--record", f"{folder}/seeds.db"], Path(folder) / "export.jsonl"
        command = [sys.executable, "-m", "crosswire"]
        texts = sorted(map(str, seeds.glob("*.txt")))
        added = [*command, "add", *record, "--meta", str(seeds / "meta.jsonl"), *texts]
        subprocess.run(added, check=True, stdout=subprocess.DEVNULL)
        with export.open("wb") as out:
            subprocess.run([*command, "export", *record, "--format", "jsonl"], check=True, stdout=out)
        said = ""
        for scorer, truth in (("score.py", gold), ("score_across.py", gold / "across.jsonl")):
            run = [sys.executable, str(gold / scorer), "--articles", str(seeds), "--gold", str(truth)]
            said += subprocess.run([*run, "--export", str(export)], check=True, capture_output=True, text=True).stdout
    print(said)
    scores = {name.removesuffix(" (chars)"): float(value) for name, value in F1.findall(said)}
    for line in said.splitlines():
        kind = line.split(" ")[0]
        if " of matches: " in line and kind in ("statement", "figure", "event"):
            scores |= {f"{kind} {name}": float(value) for name, value in FIELD.findall(line)}
    return scores


def main() -> int:
    """Runs the benchmark; returns the exit code."""
    seeds, gold = shared("seeds"), shared("gold")
    if seeds is None or gold is None:
        return 0
    return hold(HERE / "baseline.json", measured(seeds, gold))


if __name__ == "__main__":
    sys.exit(main())
