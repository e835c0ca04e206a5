"""Holds measured scores against the floors of a benchmark."""

from __future__ import annotations

import json
import sys
from pathlib import Path

__all__ = ["hold", "shared"]

SLACK = 0.0005  # rounding of printed scores


def shared(*parts: str) -> Path | None:
    """Returns a path under ``../shared`` beside the project, or null (and says so) where it is not there."""
    path = Path(__file__).resolve().parents[2].joinpath("shared", *parts)
    if path.exists():
        return path
    print(f"skipped: needs ../shared/{'/'.join(parts)} beside the project")
    return None


def hold(baseline: Path, scores: dict[str, float]) -> int:
    """Prints each score beside its floor; returns 1 if one is below, else 0."""
    floors: dict[str, float] = json.loads(baseline.read_text(encoding="utf-8"))["floors"]
    missing = floors.keys() - scores.keys()
    if missing:
        sys.exit(f"{baseline}: no score for {', '.join(sorted(missing))}")
    below = [name for name, floor in floors.items() if scores[name] < floor - SLACK]
    for name, score in scores.items():
        floor = floors.get(name)
        mark = "BELOW" if name in below else "ok" if floor is not None else "-"
        print(f"{name:<32} {score:>9.4f}  floor {floor if floor is not None else '-':>8}  {mark}")
    return 1 if below else 0
