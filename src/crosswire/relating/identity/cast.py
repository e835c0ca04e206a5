"""The actors of a record as identity looks at them: what they are called, where they stand, in whose company."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from crosswire.lexicon.naming import naming, tells_little
from crosswire.lexicon.spelling import words_of
from crosswire.lexicon.states import states
from crosswire.record import Actor, View
from crosswire.text import fold

__all__ = ["Known", "Roster", "roster"]

_FEW, _SHARE = 50, 0.2  # articles, and share of them, beyond which an actor stands everywhere and tells nothing
_COMPANY = 40  # articles of an actor that are looked at for those named beside it: enough to tell, and bounded


@dataclass(frozen=True)
class Known:
    """An actor with its folded name in words, the articles that name it, and whether its name alone tells who it is."""

    actor: Actor
    articles: frozenset[str]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the name, folded."""
        return words_of(fold(self.actor.name))

    @cached_property
    def forms(self) -> frozenset[str]:
        """All its names, folded."""
        return frozenset(fold(n) for n in (self.actor.name, *self.actor.aliases))

    @cached_property
    def alone(self) -> bool:
        """Whether the name tells too little to be the same in every report: a surname, "Interior Ministry"."""
        if self.actor.kind == "person":
            return len(self.words) == 1
        abbreviated = any(alias.isupper() for alias in self.actor.aliases)
        return self.actor.kind in ("organisation", "group") and self.common and not abbreviated

    @property
    def common(self) -> bool:
        """Whether many bodies bear the name."""
        return tells_little(self.actor.name)

    @cached_property
    def given(self) -> frozenset[str]:
        """Words of its roles, without articles and the like."""
        words = (w.removesuffix("'s") for r in self.actor.roles for w in fold(r).split())
        return frozenset(w for w in words if w not in naming().small_words)

    @cached_property
    def stations(self) -> frozenset[str]:
        """Codes of the states named in its roles."""
        known = states()
        return frozenset(known[w].code for w in self.given if w in known)


@dataclass(frozen=True)
class Roster:
    """All named actors of a record, and who stands beside whom."""

    known: dict[str, Known]

    @cached_property
    def _named_in(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for k in self.known.values():
            if not k.alone and len(k.articles) <= self._everywhere:
                for article in k.articles:
                    found[article].add(k.actor.id)
        return found

    @cached_property
    def _everywhere(self) -> float:
        """In how many articles an actor may stand and still tell one matter from another."""
        articles = {article for k in self.known.values() for article in k.articles}
        return max(_FEW, _SHARE * len(articles))

    @cached_property
    def _company(self) -> dict[str, frozenset[str]]:
        return {}

    def company(self, one: Known) -> frozenset[str]:
        """Returns the actors with telling names in the same articles, but for those that stand everywhere."""
        if one.actor.id not in self._company:
            some = sorted(one.articles)[:_COMPANY]
            beside = frozenset[str]().union(*(self._named_in.get(article, ()) for article in some))
            self._company[one.actor.id] = beside - {one.actor.id}
        return self._company[one.actor.id]

    def shared_company(self, left: Known, right: Known) -> int:
        """Returns how many others both stand beside."""
        return len((self.company(left) & self.company(right)) - {left.actor.id, right.actor.id})

    def together(self, left: Known, right: Known) -> bool:
        """Whether one article names both: it then takes them for two."""
        return bool(left.articles & right.articles)


def roster(view: View) -> Roster:
    """Returns the named actors of a record: unnamed sources, documents and what one article describes are left out."""
    articles: dict[str, set[str]] = defaultdict(set)
    for mention in view.mentions:
        if mention.form == "name":
            articles[mention.actor].add(mention.article)
    return Roster(
        {
            a.id: Known(a, frozenset(articles[a.id]))
            for a in view.actors
            if a.kind not in ("unnamed", "document") and a.article is None and articles.get(a.id)
        }
    )
