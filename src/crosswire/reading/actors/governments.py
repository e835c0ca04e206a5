"""Capitals that stand for governments: "Washington wants", "Doha's thinking"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from crosswire.lexicon.naming import naming
from crosswire.lexicon.states import capitals
from crosswire.reading.actors.joining import Bearers, plain
from crosswire.reading.actors.names import Name
from crosswire.record import Actor, Parsed, content_id
from crosswire.text import fold

__all__ = ["governments"]


def governments(
    parsed: Parsed, found: Sequence[Name], actors: Mapping[str, Actor], bearers: Bearers
) -> dict[int, Actor]:
    """Returns, by the place among the names, the state for which a capital stands there.

    A capital is listed as one, or the article calls it the capital of a state that it names. It stands for the
    government where it says, wants or does what only a government can, or has a position, a thinking, an envoy.
    """
    told = _told(parsed, found, actors, bearers)
    by_code = {a.code: a for a in actors.values() if a.code}
    out: dict[int, Actor] = {}
    for i, name in enumerate(found):
        if not _acts(parsed, name) or actors[bearers.owner(name)].kind == "person":
            continue
        key = fold(plain(name.text))
        state = told.get(bearers.owner(name))
        if state is None and key in capitals():
            known = capitals()[key]
            state = by_code.get(known.code) or Actor(
                content_id("actor", fold(known.name)), "state", known.name, code=known.code
            )
        if state is not None:
            out[i] = _also(state, plain(name.text))
    return _one_each(out)


def _one_each(found: dict[int, Actor]) -> dict[int, Actor]:
    """The same state under all the names that capitals lend it."""
    aliases: dict[str, dict[str, None]] = {}
    for actor in found.values():
        aliases.setdefault(actor.id, {}).update(dict.fromkeys(actor.aliases))
    return {
        i: Actor(a.id, a.kind, a.name, tuple(sorted(aliases[a.id])), a.roles, code=a.code) for i, a in found.items()
    }


def _also(state: Actor, name: str) -> Actor:
    return Actor(state.id, state.kind, state.name, (*state.aliases, name), state.roles, code=state.code)


def _acts(parsed: Parsed, name: Name) -> bool:
    if {"placed", "dateline", "settlement"} & set(name.cues):
        return False
    if "agent" in name.cues:
        return True
    nxt = name.last
    if nxt >= len(parsed.tokens) or parsed.tokens[nxt].tag != "POS":
        return False
    ahead = parsed.tokens[nxt + 1 : nxt + 4]
    noun = next((t for t in ahead if t.pos == "NOUN"), None)
    return noun is not None and noun.lemma.lower() in naming().government_has


def _is_capital(parsed: Parsed, at: int) -> bool:
    return at < len(parsed.tokens) and parsed.tokens[at].text == "capital"


def _told(parsed: Parsed, found: Sequence[Name], actors: Mapping[str, Actor], bearers: Bearers) -> dict[str, Actor]:
    """Capitals that the article calls so: "Velia's capital, Arvel", "Arvel, the capital of Velia"."""
    out: dict[str, Actor] = {}
    for left, right in pairwise(found):
        between = [t.text.lower() for t in parsed.tokens[left.last : right.first]]
        a, b = bearers.owner(left), bearers.owner(right)
        if [w for w in between if w not in (",", "'s", "’s")] == ["capital"]:
            seat, state = b, actors[a]
        elif between in ([",", "the", "capital", "of"], [",", "capital", "of"]) or (
            between == [",", "the"] and _is_capital(parsed, right.last)
        ):
            seat, state = a, actors[b]
        else:
            continue
        if state.kind == "state":
            out[seat] = state
    return out
