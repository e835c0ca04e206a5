"""Long lists of words as one fast regular expression: words that begin alike share their beginning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

__all__ = ["any_of", "any_unit_list"]

_END = ""


def any_of(words: Iterable[str]) -> str:
    """Returns an expression for any of these words, the longest first; a blank is any white space.

    >>> any_of(["two", "ten", "twenty"])
    't(?:en|w(?:enty|o))'
    >>> bool(re.fullmatch(any_of(["up to", "up"]), "up\\nto"))
    True
    """
    return any_unit_list([r"\s" if c.isspace() else re.escape(c) for c in word] for word in words)


def any_unit_list(words: Iterable[Sequence[str]]) -> str:
    """Returns the same for words given as lists of expressions, each of which stands for one step."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for unit in word:
            node = node.setdefault(unit, {})
        node[_END] = {}
    return _expression(root) if root else r"(?!)"


def _expression(node: dict[str, Any]) -> str:
    branches = sorted(_branches(node))
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and _END not in node else f"(?:{'|'.join(branches)})"
    return f"{body}?" if _END in node else body


def _branches(node: dict[str, Any]) -> Iterator[str]:
    for unit, child in node.items():
        if unit != _END:
            yield unit + _expression(child)
