"""Whether a sentence of our own keeps the rule: its names and numbers stand in the passages beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["grounded"]

_NAME_OR_NUMBER = re.compile(r"\d[\d,.]*\d|\d|\b[^\W\d_a-z]\w+")


def grounded(words: str, passages: Iterable[str], otherwise: str) -> str:
    """Returns the words where every name and number in them stands in one of the passages, else other words.

    >>> grounded("60 against 80 ferries", ["60 ferries sail", "80 ferries sail"], "they differ")
    '60 against 80 ferries'
    >>> grounded("Quay News says 80", ["80 ferries sail"], "they differ")
    'they differ'
    """
    text = " ".join(passages)
    names = _NAME_OR_NUMBER.findall(words)[words[:1].isupper() :]
    return words if all(name in text for name in names) else otherwise
