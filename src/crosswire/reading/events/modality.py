"""Whether an event happened, is planned, was denied, or is only thought of: from tense, modals and what governs it.

The four values condense the factuality scale of Saurí and Pustejovsky (2009).
"""

from __future__ import annotations

from crosswire.lexicon.events import event_words
from crosswire.record import Modality, Parsed

__all__ = ["modality"]

_UP = 6  # governors looked at


def modality(parsed: Parsed, at: int) -> Modality:
    """Returns the modality of the event that the token at ``at`` names.

    The nearest cue on the way up from the event decides; without one it happened.
    """
    index = at
    for _ in range(_UP):
        found = _own(parsed, index) or (_governor(parsed, index) if index != at else None)
        if found is not None:
            return found
        head = parsed.tokens[index].head
        if head == index or (parsed.tokens[index].dep == "ccomp" and _is_past(parsed, head)):
            break
        index = head
    return "happened"


def _own(parsed: Parsed, index: int) -> Modality | None:
    cues = event_words().modality
    children = [parsed.tokens[c] for c in parsed.children[index]]
    if any(c.dep == "neg" or (c.dep == "det" and c.lemma.lower() == "no") for c in children):
        return "denied"
    for child in children:
        lemma = child.lemma.lower()
        if child.dep in ("aux", "mark", "amod", "advmod"):
            if lemma in cues["hypothetical"]:
                return "hypothetical"
            if lemma in cues["planned"]:
                return "planned"
    return None


def _governor(parsed: Parsed, index: int) -> Modality | None:
    cues = event_words().modality
    lemma = parsed.tokens[index].lemma.lower()
    order: tuple[Modality, ...] = ("planned", "hypothetical", "denied")
    return next((value for value in order if lemma in cues[value]), None)


def _is_past(parsed: Parsed, index: int) -> bool:
    return parsed.tokens[index].tag in ("VBD", "VBN")
