"""Families of reports: which ones go back to one text, by the lineage links that hold."""

from __future__ import annotations

from collections import defaultdict

from crosswire.record import LINEAGE_KINDS, Link, View, heads

__all__ = ["Kin"]


class Kin:
    """Tells which articles are of one family, and by which link two of them are kin."""

    def __init__(self, view: View) -> None:
        held = [link for link in view.links if link.kind in LINEAGE_KINDS and link.judgement != "no"]
        self._link = {frozenset((link.left, link.right)): link for link in held}
        self._family = heads(((link.left, link.right) for link in held), [a.id for a in view.articles])
        self._members: dict[str, list[str]] = defaultdict(list)
        for article, head in self._family.items():
            self._members[head].append(article)

    def family(self, article: str) -> str:
        """Returns the key of the family that an article belongs to; an article alone is a family of its own."""
        return self._family.get(article, article)

    def members(self, article: str) -> tuple[str, ...]:
        """Returns the articles of the same family, in the order of the view."""
        return tuple(self._members.get(self.family(article), (article,)))

    def are_kin(self, left: str, right: str) -> bool:
        """Whether two different articles go back to one text."""
        return left != right and self.family(left) == self.family(right)

    def link(self, left: str, right: str) -> Link | None:
        """Returns the link between two articles, null where they are kin through others only, or not at all."""
        return self._link.get(frozenset((left, right)))
