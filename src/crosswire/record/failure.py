"""What could not be read, and why."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Failure"]


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be taken in, or an article that a stage could not get through.

    ``path`` is the file, address or stream as the user named it (for a line of JSON Lines ``feed.jsonl:17``);
    ``article`` the article's id where it got that far; ``stage`` where it stopped.
    """

    id: str
    path: str
    stage: str
    reason: str
    article: str | None = None
