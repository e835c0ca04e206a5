"""Events of different articles that are one: near-linear in their number, by blocks of kind, day and doer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from crosswire.record import Event, Link, View
from crosswire.relating.happenings.naming import Roll

__all__ = ["same_events"]

# What speaks for two mentions being one event, and how much it takes; chosen on bench/samples, November 2026.
_DAY, _NEAR, _WHO, _WHERE, _WORDS = 0.35, 0.1, 0.3, 0.1, 0.35
_LEAST = 0.62
_LEAST_WORDS = 0.15  # one day, one party: still two things done
_NEAR_DAYS = 2  # between reports that name no day of the event
_AHEAD = 40  # mentions of one block that a mention is held against: those that come next in the record
_STEM = 5  # letters by which words are the same
_SHORT = 4  # letters of a word that says something

_FAMILY = {"mediate": "meet", "accept": "answer", "reject": "answer"}
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class _Mention:
    """An event with what it is compared by; ``day`` is null unless it is exact."""

    event: Event
    doers: frozenset[str]
    others: frozenset[str]
    place: frozenset[str]
    day: date | None
    published: date | None
    stems: frozenset[str]

    @property
    def parties(self) -> frozenset[str]:
        return self.doers | self.others


def same_events(view: View) -> Iterator[Link]:
    """Yields a ``same_fact`` link for every two events of different articles that are held to be one.

    Their kinds are of one family, some party is the same, neither day nor place stands against it; whether it
    happened or is only planned does not matter. Speech is left to the statements. The order of the view does not
    change the result; the cost grows with the number of events, not with its square.
    """
    mentions = _mentions(view)
    seen: set[tuple[str, str]] = set()
    for block in _blocks(mentions):
        for i, left in enumerate(block):
            for right in islice(block, i + 1, i + 1 + _AHEAD):
                pair = (left.event.id, right.event.id)
                if left.event.article == right.event.article or pair in seen:
                    continue
                seen.add(pair)
                link = _link(left, right)
                if link is not None:
                    yield link


def _mentions(view: View) -> list[_Mention]:
    roll = Roll(view)
    found = []
    for event in view.events:
        article = view.article.get(event.article)
        if event.kind == "statement" or article is None:
            continue
        when = event.when
        exact = when is not None and when.precision in ("day", "time")
        found.append(
            _Mention(
                event=event,
                doers=roll.keys(event.actors),
                others=roll.keys(event.recipients),
                place=roll.keys([event.place] if event.place else []),
                day=when.earliest if when is not None and exact else None,
                published=article.published,
                stems=_stems(event.span.of(article.text)),
            )
        )
    return sorted(found, key=lambda m: (m.published or date.max, m.event.article, m.event.span))


def _stems(text: str) -> frozenset[str]:
    words = _WORD.findall(text.casefold())
    return frozenset(w[:_STEM] for w in words if len(w) >= _SHORT or w.isdigit())


def _blocks(mentions: Sequence[_Mention]) -> Iterator[Sequence[_Mention]]:
    """Mentions of one family of kinds that share a day or a party and a word, in the order of the record."""
    blocks: dict[tuple[str, ...], list[_Mention]] = defaultdict(list)
    for mention in mentions:
        family = _FAMILY.get(mention.event.kind, mention.event.kind)
        if mention.day is not None:
            for party in mention.parties or {""}:
                blocks[family, mention.day.isoformat(), party].append(mention)
        for party in mention.parties:
            for stem in mention.stems:
                blocks[family, party, stem].append(mention)
    yield from (blocks[key] for key in sorted(blocks))


def _link(left: _Mention, right: _Mention) -> Link | None:
    if _contradict(left, right):
        return None
    parties, words = _share(left.parties, right.parties), _share(left.stems, right.stems)
    same_day = left.day is not None and left.day == right.day
    same_place = bool(left.place & right.place)
    when = _DAY if same_day else _NEAR if _near(left, right) else 0.0
    score = (_WHO * parties + _WORDS * words + _WHERE * same_place + when) / (_WHO + _WORDS + _DAY)
    if score < _LEAST or words < _LEAST_WORDS or not (parties or (same_day and same_place)):
        return None
    reasons = [
        f"both tell of one kind of event ({left.event.kind})",
        f"on {left.day.isoformat()}" if same_day and left.day else "in reports of the same days",
        "by the same parties" if parties == 1.0 else "by a party in common" if parties else "at the same place",
        f"{words:.0%} of the shorter one's words are the same",
    ]
    if left.event.modality != right.event.modality:
        reasons.append(f"{left.event.modality} in one, {right.event.modality} in the other")
    return Link("same_fact", left.event.id, right.event.id, round(min(score, 0.99), 3), "; ".join(reasons))


def _contradict(left: _Mention, right: _Mention) -> bool:
    """Whether day, place or doers say that two mentions are not one event."""
    if left.day is not None and right.day is not None and left.day != right.day:
        return True
    if left.place and right.place and not left.place & right.place:
        return True
    if left.doers and right.doers and not left.doers & right.parties and not right.doers & left.parties:
        return True
    a, b = left.event.when, right.event.when
    if a is None or b is None or a.earliest is None or b.earliest is None:
        return False
    return (a.latest or a.earliest) < b.earliest or (b.latest or b.earliest) < a.earliest


def _share(left: frozenset[str], right: frozenset[str]) -> float:
    """How much of the smaller set both have."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _near(left: _Mention, right: _Mention) -> bool:
    a, b = left.published, right.published
    return a is not None and b is not None and abs((a - b).days) <= _NEAR_DAYS
