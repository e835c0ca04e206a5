"""Every example in a docstring is true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import crosswire

MODULES = [
    m.name
    for m in pkgutil.walk_packages(crosswire.__path__, "crosswire.")
    if ".migrations" not in m.name and not m.name.endswith("__main__")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name: str) -> None:
    """The module imports, and what its docstrings show is what happens."""
    result = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)
    assert result.failed == 0
