"""How many reports a run will meet, where that can be told beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

__all__ = ["count"]

_MANY_IN_ONE = frozenset({".jsonl", ".ndjson"})


def count(inputs: Sequence[str]) -> int | None:
    """Returns the number of files that the inputs name, or null where one is a stream or may hold many reports."""
    total = 0
    for name in inputs:
        if name == "-":
            return None
        path = Path(name)
        files = [path] if not path.is_dir() else [p for p in path.rglob("*") if p.is_file()]
        files = [p for p in files if not p.name.startswith(".") and p.name != "meta.jsonl"]
        if any(p.suffix.lower() in _MANY_IN_ONE for p in files):
            return None
        total += len(files)
    return total
