"""The scorers under bench/, which is no package."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

_BENCH = str(Path(__file__).resolve().parents[2] / "bench")


@pytest.fixture(scope="session")
def scorer() -> Callable[[str], ModuleType]:
    """Gives a module under bench/ by its name."""

    def module(name: str) -> ModuleType:
        sys.path.insert(0, _BENCH)
        try:
            return importlib.import_module(name)
        finally:
            sys.path.remove(_BENCH)

    return module
