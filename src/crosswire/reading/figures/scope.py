"""Whom a figure counts, and where."""

from __future__ import annotations

import re
from bisect import bisect_left

from crosswire.reading.figures.measure import Finding
from crosswire.reading.figures.resolve import Resolved
from crosswire.record import Entity, Parsed

__all__ = ["place_of", "side_of"]

_SIDE = re.compile(r"\bon the (?P<side>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*) side\b", re.I)
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_LEADS = frozenset(
    {"in", "at", "from", "across", "near", "inside", "into", "within", "around", "throughout", "outside"}
)
_FARTHEST = 120  # code points between a figure and the place it speaks of


def place_of(parsed: Parsed, finding: Finding) -> str | None:
    """Returns the place nearest to the figure in its sentence that a preposition leads in, or null."""
    best: tuple[int, str] | None = None
    first = bisect_left(parsed.entities, finding.sentence.start, key=_start)
    for n in range(first, len(parsed.entities)):
        entity = parsed.entities[n]
        if entity.span.start >= finding.sentence.end:
            break
        if entity.label not in _PLACES:
            continue
        if parsed.text[entity.span.end : entity.span.end + 2] in ("'s", "’s"):
            continue
        words = re.findall(
            r"[^\W\d_]+", parsed.text[max(finding.sentence.start, entity.span.start - 24) : entity.span.start]
        )
        if not words or not _LEADS.intersection(w.lower() for w in words[-2:]):
            continue
        far = max(entity.span.start - finding.noun.end, finding.amount.start - entity.span.end, 0)
        if far <= _FARTHEST and (best is None or far < best[0]):
            best = (far, entity.span.of(parsed.text))
    return best[1] if best else None


def _start(entity: Entity) -> int:
    return entity.span.start


def side_of(parsed: Parsed, resolved: Resolved) -> str | None:
    """Returns the population counted, in the words of the text: "Velmaran side", "displaced villagers in Kelmet"."""
    finding = resolved.finding
    if found := _SIDE.search(parsed.text, finding.sentence.start, finding.sentence.end):
        return f"{found['side']} side"
    if finding.noun.kind != "people" and not finding.noun.elliptic:
        return None
    noun = finding.noun
    source = resolved.source
    if noun.elliptic and source is not None and not source.finding.noun.elliptic:
        noun = source.finding.noun
    who = re.sub(r"^(?:of\s)?(?:(?:the|our|its|their)\s)?", "", " ".join(noun.text.split())) or (resolved.unit or "")
    place = place_of(parsed, finding)
    if not who:
        return None
    return f"{who} in {place}" if place and place not in who else who
