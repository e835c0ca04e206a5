"""Word lists and domain files: data that the readers go by, never code.

Every file beside this one is YAML. A file that does not hold what it should raises ``LexiconError`` with its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from crosswire.errors import LexiconError

__all__ = ["lexicon"]

_HERE = files("crosswire.lexicon")


@cache
def lexicon(name: str) -> Mapping[str, Any]:
    """Returns the content of the file ``name`` (without ``.yaml``; a folder is set off by ``/``), read once.

    >>> sorted(lexicon("numbers")["en"]["times"])[:3]
    ['day', 'decade', 'fortnight']

    Raises LexiconError where there is no such file, or where it is no YAML mapping.
    """
    path = _HERE.joinpath(f"{name}.yaml")
    if not path.is_file():
        raise LexiconError(f"there is no lexicon file {name}.yaml")
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        where = " ".join(str(error).split())
        raise LexiconError(f"{name}.yaml is not valid YAML: {where}") from error
    if not isinstance(content, dict):
        raise LexiconError(f"{name}.yaml holds no mapping of names to values")
    return content
