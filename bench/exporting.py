"""Runs the command line over a folder of reports and hands back what it exports."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from truth import Row

__all__ = ["exported"]


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
