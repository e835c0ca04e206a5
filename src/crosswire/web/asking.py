"""Reads what an address asks for; what is no day or no number is refused in plain words."""

from __future__ import annotations

from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request

__all__ = ["choice_asked", "day_asked", "number_asked", "words_asked"]

_LONGEST = 400  # characters of a filter: longer ones are no names and no questions
_MOST = 1_000_000


def words_asked(request: Request, name: str) -> str | None:
    """Returns the words given for a parameter, null where there are none."""
    words = " ".join(request.query_params.get(name, "").split())[:_LONGEST]
    return words.encode("utf-8", "replace").decode("utf-8") or None


def day_asked(request: Request, name: str) -> date | None:
    """Returns the day given for a parameter; refuses what is none."""
    given = words_asked(request, name)
    if given is None:
        return None
    try:
        return date.fromisoformat(given if len(given) == len("YYYY-MM-DD") else "")
    except ValueError:
        raise HTTPException(400, f"“{given[:40]}” is no day. Write it as 2025-03-14.") from None


def number_asked(request: Request, name: str, default: int, most: int = _MOST) -> int:
    """Returns the number given for a parameter, at least 1 and at most ``most``; refuses what is none."""
    given = words_asked(request, name)
    if given is None:
        return default
    if not (given.isascii() and given.isdigit() and len(given) < 10):
        raise HTTPException(400, f"“{given[:40]}” is no number for {name}.")
    return max(1, min(int(given), most))


def choice_asked(request: Request, name: str, choices: tuple[str, ...]) -> str | None:
    """Returns the choice given for a parameter, null where none of these is given."""
    given = words_asked(request, name)
    if given is not None and given not in choices:
        raise HTTPException(400, f"“{given[:40]}” is not one of {', '.join(choices)}.")
    return given
