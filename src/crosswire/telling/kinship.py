"""Kin: the families of reports that derive from one another, each as a tree over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from crosswire.record import Article, Link, LinkKind, View, heads

__all__ = ["KIN_WORDS", "Descent", "Family", "families"]

KIN_WORDS: Mapping[LinkKind, str] = {
    "copies": "copies",
    "translates": "translates",
    "rewrites": "rewrites",
    "updates": "updates",
    "same_wire": "takes from the same wire as",
}
_NEAREST: tuple[LinkKind, ...] = ("copies", "translates", "rewrites", "updates", "same_wire")


@dataclass(frozen=True, slots=True)
class Descent:
    """A report in its family: how deep it stands, and the link by which it derives; null for one that does not.

    ``others`` are further links to members of the family.
    """

    article: Article
    depth: int
    link: Link | None
    others: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """Reports that derive from one another, each after what it derives from, the oldest first."""

    members: tuple[Descent, ...]

    @property
    def first(self) -> Article:
        """The report that stands at its root."""
        return self.members[0].article


def families(view: View) -> tuple[Family, ...]:
    """Returns the families of two and more reports, the largest first; a link that a person refused joins nothing."""
    links = [k for k in view.links if k.kind in KIN_WORDS and k.judgement != "no" and k.left in view.article]
    links = [link for link in links if link.right in view.article]
    groups: dict[str, list[str]] = defaultdict(list)
    for article, head in heads((link.left, link.right) for link in links).items():
        groups[head].append(article)
    found = [_family(view, members, links_of) for members, links_of in _with_links(groups.values(), links)]
    return tuple(sorted(found, key=lambda f: (-len(f.members), f.first.published or date.max, f.first.id)))


def _with_links(groups: Iterable[list[str]], links: list[Link]) -> Iterator[tuple[list[str], list[Link]]]:
    by_article: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_article[link.left].append(link)
    for members in groups:
        yield members, [link for member in members for link in by_article[member]]


def _family(view: View, members: list[str], links: list[Link]) -> Family:
    parent = _parents(members, links)
    children: dict[str | None, list[str]] = defaultdict(list)
    for member in members:
        link = parent.get(member)
        children[link.right if link else None].append(member)
    told = [
        Descent(view.article[m], depth, parent.get(m), _others(m, parent.get(m), links))
        for m, depth in _walk(view, children, None, 0)
    ]
    return Family(tuple(told))


def _parents(members: list[str], links: list[Link]) -> dict[str, Link]:
    """Returns for each member the link by which it most nearly derives; never in a circle."""
    parent: dict[str, Link] = {}
    nearest = sorted(links, key=lambda k: (not k.directed, _NEAREST.index(k.kind), -k.score, k.left, k.right))
    for link in nearest:
        if link.left not in parent and not _descends(link.right, link.left, parent):
            parent[link.left] = link
    return {m: parent[m] for m in members if m in parent}


def _descends(article: str, ancestor: str, parent: Mapping[str, Link]) -> bool:
    while article != ancestor and article in parent:
        article = parent[article].right
    return article == ancestor


def _walk(
    view: View, children: Mapping[str | None, list[str]], of: str | None, depth: int
) -> Iterator[tuple[str, int]]:
    stack = [(m, depth) for m in _in_time(view, children.get(of, []))]
    while stack:
        member, at = stack.pop(0)
        yield member, at
        stack[:0] = [(m, at + 1) for m in _in_time(view, children.get(member, []))]


def _in_time(view: View, members: Iterable[str]) -> list[str]:
    return sorted(members, key=lambda m: (view.article[m].published or date.max, m))


def _others(member: str, link: Link | None, links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(k for k in links if k.left == member and k is not link)
