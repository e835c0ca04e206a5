"""Origins: the independent roots behind what several reports tell, after lineage, credits and relays are followed.

A person who speaks to a reporter is one root for each newsroom that heard them; what an institution makes public is one
root however many quote it; what an outlet reports without a source is a root of its own. Reports that go back to one
text share their roots.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from crosswire.lexicon.comparing import comparing
from crosswire.lexicon.voices import Voice, agree, bare_name, same_voice, voice
from crosswire.record import Article, Event, Figure, Position, Statement, View, covering, heads, inside
from crosswire.telling.facts_families import Families
from crosswire.text import fold

__all__ = ["Origin", "Origins", "RootKind"]

_QUOTED_WORDS = 7  # words that two newsrooms do not hear alike by chance
_DEEPEST = 4  # statements within statements
RootKind = Literal["public", "spoken", "own"]


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


@dataclass(frozen=True, slots=True)
class _Root:
    """What one finding goes back to: a voice, null for the outlet's own, and the newsroom that heard it."""

    item: str
    article: str
    voice: Voice | None
    who: str | None
    newsroom: str | None
    actor: str | None
    quoted: str
    depth: int
    aired: bool
    named: bool
    relayed: bool

    @property
    def kind(self) -> RootKind:
        """How it came out: told to a newsroom, made public, or the outlet's own."""
        if self.voice is None or self.voice.kind == "tally":
            return "own"
        return "spoken" if self.voice.kind == "person" and not self.aired else "public"


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
        by_family: dict[str, list[_Root]] = defaultdict(list)
        for item in items:
            by_family[self._families.head(item.article)].append(self._root(item))
        groups = [group for roots in by_family.values() for group in _within_family(roots)]
        return tuple(_origin(group) for group in _across(groups))

    def _root(self, item: Statement | Figure | Event | Position) -> _Root:
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
        return _Root(
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
            newsroom is not None and not _same_newsroom(newsroom, home),
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


def _within_family(roots: list[_Root]) -> Iterable[list[_Root]]:
    """Groups what reports of one family tell: the report that the others go back to says how many sources there are."""
    attributed = [r for r in roots if r.voice is not None]
    if not attributed:
        return [roots]
    by_article: dict[str, list[_Root]] = defaultdict(list)
    for root in attributed:
        by_article[root.article].append(root)
    first = min(by_article.values(), key=lambda rs: rs[0].depth)
    groups = [[root] for root in _distinct(first)]
    chosen = {g[0].item for g in groups}
    for root in roots:
        if root.item in chosen:
            continue
        fitting = [g for g in groups if _is_one_voice(root, g[0])]
        (fitting or groups)[0].append(root)
    return groups


def _is_one_voice(left: _Root, right: _Root) -> bool:
    if left.voice is None or right.voice is None:
        return False
    return (left.actor is not None and left.actor == right.actor) or same_voice(left.voice, right.voice)


def _distinct(roots: Iterable[_Root]) -> list[_Root]:
    out: list[_Root] = []
    for root in roots:
        if not any(_is_one_voice(root, known) for known in out):
            out.append(root)
    return out


def _across(groups: Iterable[list[_Root]]) -> list[list[_Root]]:
    """Joins the groups of different families that are one root; one that names no source joins its newsroom's own."""
    out: list[list[_Root]] = []
    for group in sorted(groups, key=lambda g: all(r.voice is None for r in g)):
        same = next((known for known in out if _is_one_root(known[0], group[0])), None)
        if same is None:
            out.append(list(group))
        else:
            same.extend(group)
    return out


def _is_one_root(left: _Root, right: _Root) -> bool:
    if _credits(left, right) or _credits(right, left):
        return True
    heard_alike = _same_newsroom(left.newsroom, right.newsroom)
    if left.voice is None or right.voice is None:
        return heard_alike
    if "own" in (left.kind, right.kind):
        return left.kind == right.kind and heard_alike
    if left.quoted and left.quoted == right.quoted and "public" in (left.kind, right.kind):
        return True  # word for word the same, and no newsroom heard it alone: a text that was handed out
    if left.kind == right.kind == "public":
        return _is_one_voice(left, right)
    # A person of a newsroom's own hearing is one root with another only there, and only where they may be one.
    if left.kind != right.kind or not heard_alike:
        return False
    if left.named != right.named and (right if left.named else left).relayed:
        return True  # told at second hand, "a doctor", where whoever heard her has the name
    named = bool(left.voice.key & right.voice.key)
    return named or agree(left.voice.key, right.voice.key)


def _credits(one: _Root, other: _Root) -> bool:
    """Whether a report gives as its source the very newsroom that the other root was heard by."""
    if one.voice is None or one.kind != "public" or other.newsroom is None or one.article == other.article:
        return False
    return bool(one.voice.key) and one.voice.key <= bare_name(other.newsroom)


def _same_newsroom(left: str | None, right: str | None) -> bool:
    return left is not None and right is not None and agree(bare_name(left), bare_name(right))


def _origin(group: list[_Root]) -> Origin:
    told = max(group, key=lambda r: _tells(r, group))
    articles = tuple(dict.fromkeys(r.article for r in group))
    return Origin(told.kind, told.who, told.newsroom, articles, tuple(r.item for r in group))


def _tells(root: _Root, group: list[_Root]) -> tuple[bool, bool, bool, bool, int]:
    """How much a finding tells of the root that a group shares: who it is, by name, from whoever heard it first."""
    passes_on = any(_credits(root, other) for other in group)
    key = len(root.voice.key) if root.voice else 0
    return root.voice is not None, not passes_on, root.named, not root.relayed, key
