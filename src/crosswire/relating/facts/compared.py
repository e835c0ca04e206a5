"""What findings are compared by: the view with its passages, their vectors, and which reports are kin."""

from __future__ import annotations

from dataclasses import dataclass

from crosswire.record import View
from crosswire.relating.facts.kin import Kin
from crosswire.relating.facts.passages import Closeness, Passages, Vectors

__all__ = ["Compared"]


@dataclass(frozen=True)
class Compared:
    """A view and what is worked out of it once for all who compare its findings."""

    view: View
    passages: Passages
    closeness: Closeness
    kin: Kin

    @staticmethod
    def of(view: View, vectors: Vectors) -> Compared:
        """Prepares a view; ``vectors`` gives unit vectors of texts."""
        return Compared(view, Passages(view), Closeness(vectors), Kin(view))
