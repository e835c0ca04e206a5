"""Families of reports that go back to one text, and the newsroom that each of them came from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from crosswire.record import Article, Link, View, heads

__all__ = ["LINEAGE_WORDS", "Families"]

LINEAGE_WORDS: Mapping[str, str] = {
    "copies": "copy",
    "rewrites": "rewrite",
    "translates": "translation",
    "same_wire": "take on one wire",
    "updates": "update",
}


class Families:
    """Tells which articles of a view are of one family, which came first, and whose report it was."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.links = tuple(link for link in view.links if link.kind in LINEAGE_WORDS and link.judgement != "no")
        self._from = {link.left: link.right for link in self.links if link.directed}
        self._head = heads(((link.left, link.right) for link in self.links), [a.id for a in view.articles])
        self._members: dict[str, list[Article]] = defaultdict(list)
        for article in view.articles:
            self._members[self._head[article.id]].append(article)
        self._room = {head: _newsroom(members, self.links) for head, members in self._members.items()}

    def head(self, article: str) -> str:
        """Returns what the articles of a family have in common."""
        return self._head.get(article, article)

    def members(self, article: str) -> tuple[Article, ...]:
        """Returns the articles of the family of this one, in the order of the view."""
        return tuple(self._members.get(self.head(article), ()))

    def depth(self, article: str) -> int:
        """Returns how many steps a report is from the one it goes back to, as far as the links tell a direction."""
        depth = 0
        while article in self._from and depth < len(self._from):
            article, depth = self._from[article], depth + 1
        return depth

    def newsroom(self, article: str) -> str | None:
        """Returns the agency or outlet that the family goes back to; null where nothing names it."""
        return self._room.get(self.head(article))


def _newsroom(members: list[Article], links: Iterable[Link]) -> str | None:
    """Returns the agency that most of a family credits, else the outlet of the report that the others come from."""
    credited = Counter(credit for a in members for credit in a.credits[:1] if "." not in credit)
    if credited:
        most = max(credited.values())
        return next(name for name, n in credited.items() if n == most)
    ids = {a.id for a in members}
    derived = {link.left for link in links if link.directed and link.left in ids}
    first = next((a for a in members if a.id not in derived), members[0])
    return first.publisher
