"""Runs the Python examples of the README and the docs beside a copy of the samples."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """An empty folder with the samples in it, as the current one."""
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(Path(str(files("crosswire"))) / "samples" / "reports", folder / "reports")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        yield folder


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), SkipParser()],
    patterns=["README.md", "docs/*.md", "docs/**/*.md"],
    fixtures=["workplace"],
).pytest()
