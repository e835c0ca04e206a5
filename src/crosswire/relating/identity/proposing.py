"""Pairs of actors worth comparing, and the links that come of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from crosswire.lexicon.spelling import sound, stem
from crosswire.record import Link, View
from crosswire.relating.identity.cast import Known, Roster, roster
from crosswire.relating.identity.comparing import SMALL, Likeness, likeness

__all__ = ["links"]

_CROWD = 60  # actors with telling names under one key beyond which the key tells nothing ("Bank")
_LIKE = 12  # of those that tell little, how many of the same name each is held against: a chain joins the rest


def links(view: View) -> Iterable[Link]:
    """Yields a ``same_actor`` link for every two actors of the record that are one, with score and reason.

    Only actors that share a key are compared (how the last word sounds, what it is made from, initials), so the cost
    grows with the number of actors. A surname that two people bear is joined with neither.
    """
    every = roster(view)
    found: dict[tuple[str, str], Likeness] = {}
    chained: set[str] = set()  # those that tell little, once held by one of their like: a chain joins the rest
    for left, right in _pairs(every):
        alike = likeness(left, right, every)
        if alike is None or (left.alone and right.alone and right.actor.id in chained):
            continue
        if left.alone and right.alone:
            chained.add(right.actor.id)
        found[left.actor.id, right.actor.id] = alike
    for (left_id, right_id), alike in sorted(_unambiguous(found, every).items()):
        yield Link("same_actor", left_id, right_id, alike.score, alike.why)


def _pairs(every: Roster) -> Iterator[tuple[Known, Known]]:
    blocks: dict[str, list[Known]] = defaultdict(list)
    for known in every.known.values():
        for key in _keys(known):
            blocks[key].append(known)
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        for left, right in _in_block(sorted(block, key=lambda k: k.actor.id)):
            pair = left.actor.id, right.actor.id
            if pair not in seen:
                seen.add(pair)
                yield left, right


def _in_block(block: Sequence[Known]) -> Iterator[tuple[Known, Known]]:
    """Pairs of one key: telling names with one another and with those that tell little, these with a few of their like.

    The number of pairs grows with the block, not with its square, however many reports give a surname alone.
    """
    telling, little = [k for k in block if not k.alone], [k for k in block if k.alone]
    if len(telling) <= _CROWD:
        for i, left in enumerate(telling):
            for right in (*telling[i + 1 :], *little):
                yield (left, right) if left.actor.id < right.actor.id else (right, left)
    alike: dict[tuple[str, ...], list[Known]] = defaultdict(list)
    for known in little:
        if known.actor.kind != "person":
            alike[tuple(sorted(w for w in known.words if w not in SMALL))].append(known)
    for ones in alike.values():
        for i, left in enumerate(ones):
            for right in ones[i + 1 : i + 1 + _LIKE]:
                yield left, right


def _keys(known: Known) -> set[str]:
    """What an actor shares with any that could be the same."""
    words = known.words
    if not words:
        return set()
    keys = {f"last {sound(words[-1])}"}
    if known.actor.kind == "person":
        keys |= {f"both {sound(words[0])} {sound(words[-1])}", f"opens {words[0]} {words[-1][:3]}"}
        return keys
    keys.add(f"first {words[0]}")
    keys.add(f"words {' '.join(sorted(words))}")
    if len(words) > 1:
        keys |= {f"initials {form}" for form in known.forms if " " not in form}
        keys.add(f"initials {''.join(w[0] for w in words)}")
        keys.add(f"initials {''.join(w[0] for w in words if w not in SMALL)}")
        if "of" in words:
            keys |= {f"last {sound(words[0])}", f"words {' '.join(sorted(w for w in words if w != 'of'))}"}
    else:
        keys |= {f"stem {stem(words[0])[:4]}", f"initials {words[0]}"}
    return keys


def _unambiguous(found: dict[tuple[str, str], Likeness], every: Roster) -> dict[tuple[str, str], Likeness]:
    """Leaves out a short name that would join two who are not themselves one."""
    partners: dict[str, set[str]] = defaultdict(set)
    for left, right in found:
        for short, full in ((left, right), (right, left)):
            if _is_short(every.known[short], every.known[full]):
                partners[short].add(full)
    bad = {s for s, full in partners.items() if not _one(full, found)}
    return {
        pair: alike
        for pair, alike in found.items()
        if not any(s in bad and _is_short(every.known[s], every.known[f]) for s, f in (pair, pair[::-1]))
    }


def _is_short(short: Known, full: Known) -> bool:
    return (short.alone and not full.alone) or (len(short.words) == 1 < len(full.words))


def _one(full: set[str], found: dict[tuple[str, str], Likeness]) -> bool:
    """Whether all of these are linked with each other."""
    first, *others = sorted(full)
    return all((min(first, o), max(first, o)) in found for o in others)
