"""Origins: the independent roots behind what several reports tell, after lineage, credits and relays are followed.

A person who speaks to a reporter is one root for each newsroom that heard them; what an institution makes public is one
root however many quote it; what an outlet reports without a source is a root of its own. Reports that go back to one
text share their roots.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from crosswire.lexicon.comparing import comparing
from crosswire.lexicon.voices import Voice, bare_name, voice
from crosswire.record import Article, Event, Figure, Position, Statement, View, covering, heads, inside
from crosswire.telling.facts_families import Families
from crosswire.telling.facts_roots import Root, RootKind, across, goes_by, same_newsroom, within_family
from crosswire.text import fold

__all__ = ["Origin", "Origins", "RootKind"]

_QUOTED_WORDS = 7  # words that two newsrooms do not hear alike by chance
_DEEPEST = 4  # statements within statements


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent root: who says it, which newsroom heard it, and which articles carry it from there.

    ``kind`` is ``public`` for what a body makes public, ``spoken`` for what somebody told a newsroom, ``own`` for what
    an outlet reports without a source. ``who`` is null for the latter, ``newsroom`` null where nothing names it.
    """

    kind: RootKind
    who: str | None
    newsroom: str | None
    articles: tuple[str, ...]
    items: tuple[str, ...]

    @property
    def root(self) -> str:
        """The root in words."""
        if self.who is None:
            return f"{self.newsroom or 'an outlet not named'}, own reporting"
        return f"{self.who}, to {self.newsroom}" if self.kind == "spoken" and self.newsroom else self.who


class Origins:
    """Finds the origins behind findings of a view."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._families = Families(view)
        same = (x for x in view.links if x.kind == "same_actor" and x.judgement != "no")
        self._actors = heads((x.left, x.right) for x in same)
        self._carried = _carried_over(view)
        self._told: dict[str, list[Statement]] = defaultdict(list)
        for statement in view.statements:
            self._told[statement.article].append(statement)

    def of(self, items: Sequence[Statement | Figure | Event | Position]) -> tuple[Origin, ...]:
        """Returns the independent roots behind findings that assert the same, in the order of the findings."""
        by_family: dict[str, list[Root]] = defaultdict(list)
        for item in items:
            by_family[self._families.head(item.article)].append(self._root(item))
        groups = [group for roots in by_family.values() for group in within_family(roots)]
        return tuple(_origin(group) for group in across(groups))

    def _root(self, item: Statement | Figure | Event | Position) -> Root:
        article = self._view.article[item.article]
        statement = self._outermost(item)
        speaker = statement.speaker if statement else None
        who = speaker.name if speaker else None
        found = voice(who, speaker.kind) if speaker and who else None
        if isinstance(item, Figure) and found is None:
            who = item.authority or self._carried.get(item.id)
            found = voice(who) if who else None
        if found is not None and who and found.kind == "tally":
            who, found = _basis(item, who, found)
        elif who and found is not None and found.kind == "person" and bare_name(who) & comparing().staff:
            found = Voice("tally", found.key)
        actor = speaker.actor if speaker and speaker.name == who else None
        newsroom, home = self._newsroom(article, statement), self._families.newsroom(article.id)
        return Root(
            item.id,
            item.article,
            found,
            who,
            newsroom,
            self._actors.get(actor or "", actor),
            _quoted(statement, article),
            self._families.depth(item.article),
            _is_aired(statement, article.text),
            speaker is not None and speaker.named,
            newsroom is not None and not same_newsroom(newsroom, home),
        )

    def _outermost(self, item: Statement | Figure | Event | Position) -> Statement | None:
        """Returns the statement that carries it to the newsroom: what a speaker says another said is the speaker's."""
        found = item if isinstance(item, Statement) else self._view.statement.get(item.statement or "")
        span = covering(item.content) if isinstance(item, Statement) else item.span
        if found is None and isinstance(item, Figure) and item.authority:
            return None
        text = self._view.article[item.article].text
        around = [
            s
            for s in self._told[item.article]
            if s.speaker and inside(span, covering(s.content)) and "\n" not in covering(s.content).of(text)
        ]
        widest = max(around, key=lambda s: sum(map(len, s.content)), default=None)
        if found is None or (widest is not None and sum(map(len, widest.content)) > sum(map(len, found.content))):
            found = widest
        for _ in range(_DEEPEST):
            outer = self._view.statement.get(found.within or "") if found else None
            if outer is None or outer.speaker is None:
                break
            found = outer
        return found

    def _newsroom(self, article: Article, statement: Statement | None) -> str | None:
        """Returns whoever heard it first: who was told, else the nearest relay, else the agency behind the family."""
        told = statement.told_to if statement else None
        if told and fold(told) not in comparing().hearers:
            return told
        home = self._families.newsroom(article.id)
        relayed = [r for r in (statement.relay if statement else ()) if not _is_address(r)]
        return relayed[0] if relayed else home


def _is_aired(statement: Statement | None, text: str) -> bool:
    """Whether the sentence of a statement says that it was said to all at once: on television, in a speech."""
    if statement is None or statement.speaker is None or not statement.speaker.named:
        return False
    whole = covering(statement.content)
    start = max(text.rfind(". ", 0, whole.start), text.rfind("\n", 0, whole.start)) + 1
    ends = [at for mark in (". ", ".\n", "\n") if (at := text.find(mark, whole.end)) >= 0]
    sentence = fold(text[start : min(ends, default=len(text))])
    return any(phrase in sentence for phrase in comparing().aired)


def _basis(item: Statement | Figure | Event | Position, who: str, found: Voice) -> tuple[str, Voice]:
    """Returns what a tally rests on, where it says so; else the tally is the outlet's own."""
    basis = item.authority_basis if isinstance(item, Figure) else None
    for words in (basis, who):
        if words and _is_official(words):
            return words, Voice("officials", frozenset())
    return (basis, voice(basis, "organisation")) if basis else (who, found)


def _quoted(statement: Statement | None, article: Article) -> str:
    """Returns the beginning of a direct quotation, folded, long enough to be nobody else's words; else nothing."""
    if statement is None or statement.directness != "direct":
        return ""
    words = _words(" ".join(s.of(article.text) for s in statement.content))
    return " ".join(words[:_QUOTED_WORDS]) if len(words) >= _QUOTED_WORDS else ""


def _words(text: str) -> list[str]:
    """Returns the words of a text, folded, without punctuation."""
    return re.findall(r"[^\W_]+", fold(text))


def _is_official(words: str) -> bool:
    named = bare_name(words)
    return any(bare_name(listed) <= named for listed in comparing().officials if bare_name(listed))


def _is_address(relay: str) -> bool:
    return "." in relay.strip(".") and " " not in relay


def _carried_over(view: View) -> dict[str, str]:
    """Returns, by figure, the authority of the figure before it in its paragraph, where it has none of its own."""
    out: dict[str, str] = {}
    last: dict[str, str | None] = {}
    for before, figure in pairwise((None, *view.figures)):
        if figure is None:
            continue
        if before is not None and before.article == figure.article:
            between = view.article[figure.article].text[before.span.end : figure.span.start]
            same_paragraph = "\n" not in between
        else:
            same_paragraph = False
        carried = last.get(figure.article) if same_paragraph else None
        if figure.authority is None and figure.statement is None and carried:
            out[figure.id] = carried
        last[figure.article] = figure.authority or carried
    return out


def _origin(group: list[Root]) -> Origin:
    told = max(group, key=lambda r: _tells(r, group))
    articles = tuple(dict.fromkeys(r.article for r in group))
    return Origin(told.kind, told.who, told.newsroom, articles, tuple(r.item for r in group))


def _tells(root: Root, group: list[Root]) -> tuple[bool, bool, bool, bool, int]:
    """How much a finding tells of the root that a group shares: who it is, by name, from whoever heard it first."""
    passes_on = any(goes_by(root, other) for other in group)
    key = len(root.voice.key) if root.voice else 0
    return root.voice is not None, not passes_on, root.named, not root.relayed, key
