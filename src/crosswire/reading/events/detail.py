"""Mode and context of a coded event: how it is done, and which field it belongs to, where the passage tells."""

from __future__ import annotations

from collections.abc import Sequence

from crosswire.lexicon.plover import plover_words
from crosswire.record import Plover

__all__ = ["detailed"]


def detailed(event: str, clause: Sequence[str], sentence: Sequence[str]) -> Plover:
    """Returns a class with its mode, from the clause's lemmas, and its context, from those of the sentence.

    The first mode of the codebook's words that the clause names stands; the context with most cues, null without one.

    >>> detailed("PROTEST", ["miner", "begin", "hunger", "strike"], ["miner", "union", "strike", "pay"])
    Plover(event='PROTEST', mode='strike-hun', context='labour')
    """
    words, near = plover_words(), set(clause)
    mode = next((name for name, cues in words.modes.get(event, {}).items() if near & cues), None)
    counts = {name: sum(lemma in cues for lemma in sentence) for name, cues in words.contexts.items()}
    most = max(counts, key=lambda name: counts[name])
    return Plover(event, mode, most if counts[most] else None)
