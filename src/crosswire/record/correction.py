"""What a person put right in the record: rows of their own, never written over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, get_args

from crosswire.record.ids import content_id

__all__ = [
    "VERBS",
    "Correction",
    "CorrectionState",
    "CorrectionVerb",
    "settled",
    "subject_of",
]

CorrectionVerb = Literal[
    "accept",
    "reject",
    "relabel",
    "re-attribute",
    "merge",
    "split",
    "rename",
    "retype",
    "link",
    "unlink",
    "undo",
]
CorrectionState = Literal["applied", "waiting", "undone"]
VERBS: tuple[CorrectionVerb, ...] = get_args(CorrectionVerb)
_PAIRS = ("merge", "split", "link", "unlink")


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that one person put right.

    ``target`` is the id of a finding, actor or article; of an ``undo`` the id of a correction. ``field`` and ``value``
    say what becomes of it: the field relabelled and its new value; ``actor`` or ``name`` and the speaker it is
    re-attributed to (null: nobody); the kind of link and its other end; ``actor`` or ``article`` and what it is split
    from. ``was`` is the value before, ``quote`` the words it is about, so that it can be read where its target is gone.
    ``seen`` is the last correction of the same ``subject`` that the person knew of. ``state`` holds for one view:
    ``waiting`` where nothing in it bears the id of the target. ``when`` is in UTC.
    """

    id: str
    who: str
    when: datetime
    verb: CorrectionVerb
    target: str
    subject: str
    field: str | None = None
    value: str | None = None
    why: str = ""
    seen: str | None = None
    was: str | None = None
    article: str | None = None
    quote: str | None = None
    state: CorrectionState = "waiting"
    undone_by: str | None = None

    @property
    def stands(self) -> bool:
        """Whether nobody has undone it."""
        return self.state != "undone"

    def identified(self) -> Correction:
        """Returns the correction under its own id: a hash of what it says and of the state it was made in."""
        key = (self.subject, self.seen, self.verb, self.target, self.field, self.value)
        return replace(self, id=content_id("correction", *key, self.who, self.when.isoformat()))


def subject_of(verb: CorrectionVerb, target: str, field: str | None, value: str | None) -> str:
    """Returns what a correction is about, so that two about the same are told of each other.

    A link and an unlink of the same two are about the same pair, in either order.

    >>> subject_of("link", "a1", "copies", "b2") == subject_of("unlink", "b2", "rewrites", "a1")
    True
    >>> subject_of("reject", "a1", None, None)
    'a1'
    """
    if verb in _PAIRS and value is not None and field != "article":
        return "~".join(sorted((target, value)))
    return target


def settled(rows: Iterable[Correction]) -> tuple[Correction, ...]:
    """Returns corrections in their order, told which of them are undone: an undo can itself be undone."""
    undone: dict[str, str] = {}
    out: list[Correction] = []
    for row in reversed(tuple(rows)):
        if row.id in undone:
            out.append(replace(row, state="undone", undone_by=undone[row.id]))
            continue
        if row.verb == "undo":
            undone[row.target] = row.id
        out.append(replace(row, state="applied" if row.verb == "undo" else row.state))
    return tuple(reversed(out))
