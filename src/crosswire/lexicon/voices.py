"""Whose voice a name is: a body whose word is public, a state's officials at large, an outlet's tally, or a person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from crosswire.lexicon.comparing import comparing
from crosswire.lexicon.words import roles
from crosswire.text import fold

__all__ = ["Voice", "VoiceKind", "agree", "bare_name", "same_voice", "voice"]

# "officials" are a state's officials at large, "release" is a text that some body issues: both may be a named body's.
VoiceKind = Literal["public", "officials", "release", "tally", "person"]

_WORD = re.compile(r"[^\W_]+(?:'(?!s\b)[^\W_]+)*")
_OF = re.compile(r"\s+(?:of|de|da|do|du|des|der|von|für|for)\s+")
_TITLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "o", "le", "la", "el", "der", "die", "das"})


@dataclass(frozen=True, slots=True)
class Voice:
    """``key`` holds the folded words that tell this voice from others of its kind; empty where none does."""

    kind: VoiceKind
    key: frozenset[str]


@lru_cache(maxsize=50_000)
def bare_name(name: str) -> frozenset[str]:
    """Returns the folded words of a name, without articles, titles and possessives.

    >>> sorted(bare_name("the Harbour Workers’ Union"))
    ['harbour', 'union', 'workers']
    """
    words = (w.removesuffix("'s").strip("'") for w in _WORD.findall(fold(name)))
    plain = comparing().plain | _TITLES | roles().honorifics
    return frozenset(w for w in words if w and w not in plain)


@lru_cache(maxsize=50_000)
def voice(name: str, kind: str | None = None) -> Voice:
    """Returns whose voice a name, or a description, is; ``kind`` is the kind of its actor, where that is known.

    >>> voice("the Health Ministry").kind, voice("a member of the union's board").kind, voice("officials").kind
    ('public', 'person', 'officials')
    >>> voice("an agency tally").kind
    'tally'
    """
    words, known = bare_name(name), comparing()
    folded = fold(name)
    if words & known.tallies:
        return Voice("tally", words)
    head = _head(folded)
    if _is_officials(words):
        return Voice("officials", words)
    if head in known.releases:
        return Voice("release", words)
    if kind in ("person", "unnamed") and not _is_public(head):
        return Voice("person", words)
    if kind in ("organisation", "state", "document", "group", "place") and head not in roles().person:
        return Voice("public", words)
    return Voice("public" if _is_public(head) else "person", words)


def agree(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether the words of two names may name the same: all of the shorter are in the longer, heads aside.

    >>> agree(bare_name("Interior Ministry"), bare_name("the ministry"))
    True
    >>> agree(bare_name("Interior Ministry"), bare_name("Health Ministry"))
    False
    """
    return bool(left and right) and (left <= right or right <= left)


def same_voice(left: Voice, right: Voice) -> bool:
    """Whether two voices may be one; officials at large may be any body of a state, a release any body's.

    >>> same_voice(voice("the government"), voice("the Interior Ministry"))
    True
    >>> same_voice(voice("the government"), voice("the Dockers' Union"))
    False
    """
    kinds = {left.kind, right.kind}
    if "release" in kinds:
        return kinds <= {"release", "public", "officials"}
    if "officials" in kinds:
        named = left if right.kind == "officials" else right
        return named.kind == "officials" or (named.kind == "public" and bool(named.key & comparing().state_bodies))
    return left.kind == right.kind and agree(left.key, right.key)


def _is_officials(words: frozenset[str]) -> bool:
    return any(words == bare_name(listed) for listed in comparing().officials)


def _is_public(head: str) -> bool:
    return head in comparing().public or head in roles().organisation or head in roles().document


def _head(folded: str) -> str:
    """Returns the word that a name turns on: the last before its first "of", "in", "who" or comma."""
    first = re.split(r",|\s+(?:in|on|at|from|with|who|which|that|close|familiar|based|em|en)\s+", _OF.split(folded)[0])[
        0
    ]
    words = [w.removesuffix("'s").strip("'") for w in _WORD.findall(first)]
    return words[-1] if words else ""
