"""Roots: what each finding goes back to, and which of them are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from crosswire.lexicon.voices import Voice, agree, bare_name, same_voice

__all__ = ["Root", "RootKind", "across", "goes_by", "same_newsroom", "within_family"]

RootKind = Literal["public", "spoken", "own"]


@dataclass(frozen=True, slots=True)
class Root:
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


def within_family(roots: list[Root]) -> Iterable[list[Root]]:
    """Groups what reports of one family tell: the report that the others go back to says how many sources there are."""
    attributed = [r for r in roots if r.voice is not None]
    if not attributed:
        return [roots]
    by_article: dict[str, list[Root]] = defaultdict(list)
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


def _is_one_voice(left: Root, right: Root) -> bool:
    if left.voice is None or right.voice is None:
        return False
    return (left.actor is not None and left.actor == right.actor) or same_voice(left.voice, right.voice)


def _distinct(roots: Iterable[Root]) -> list[Root]:
    out: list[Root] = []
    for root in roots:
        if not any(_is_one_voice(root, known) for known in out):
            out.append(root)
    return out


def across(groups: Iterable[list[Root]]) -> list[list[Root]]:
    """Joins the groups of different families that are one root; one that names no source joins its newsroom's own."""
    out: list[list[Root]] = []
    for group in sorted(groups, key=lambda g: all(r.voice is None for r in g)):
        same = next((known for known in out if _is_one_root(known[0], group[0])), None)
        if same is None:
            out.append(list(group))
        else:
            same.extend(group)
    return out


def _is_one_root(left: Root, right: Root) -> bool:
    if goes_by(left, right) or goes_by(right, left):
        return True
    heard_alike = same_newsroom(left.newsroom, right.newsroom)
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


def goes_by(one: Root, other: Root) -> bool:
    """Whether a report gives as its source the very newsroom that the other root was heard by."""
    if one.voice is None or one.kind != "public" or other.newsroom is None or one.article == other.article:
        return False
    return bool(one.voice.key) and one.voice.key <= bare_name(other.newsroom)


def same_newsroom(left: str | None, right: str | None) -> bool:
    """Whether two names may be of one newsroom; false where either is not known."""
    return left is not None and right is not None and agree(bare_name(left), bare_name(right))
