"""The record as people corrected it: a pure function of what was read and of what they said.

``judged`` is what relating works on: findings and links as people have them, actors as they were read.
``corrected`` is what is told: there actors are told apart or made one, and what people refused is no link any more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from crosswire.record import Correction, View, settled
from crosswire.relating.correcting.actors import split_actors, unite_actors
from crosswire.relating.correcting.asking import LATEST, Ask, one_thing, proposed
from crosswire.relating.correcting.findings import correct_findings
from crosswire.relating.correcting.labels import Choice, choices
from crosswire.relating.correcting.pairs import judge_links
from crosswire.relating.correcting.presence import holds_ends

__all__ = ["LATEST", "Ask", "Choice", "choices", "corrected", "judged", "one_thing", "proposed"]


def corrected(view: View, corrections: Iterable[Correction]) -> View:
    """Returns the record as people have it, for whoever reads it. No correction and no link: the view itself."""
    rows = settled(corrections)
    view = judged(split_actors(view, [c for c in rows if c.stands]), rows)
    view = unite_actors(view, [c for c in view.corrections if c.state == "applied"])
    if all(link.judgement != "no" for link in view.links):
        return view
    return replace(view, links=tuple(link for link in view.links if link.judgement != "no"))


def judged(view: View, corrections: Iterable[Correction]) -> View:
    """Returns the record with findings and links as people have them, for whatever relates them anew.

    Corrections apply in their order, later ones win. One whose target is not in the view waits: nothing takes its
    place. Those that were undone do nothing.
    """
    told = settled(corrections)
    if not told:
        return view
    standing = [c for c in told if c.stands and c.verb != "undo"]
    present = holds_ends(view, standing)
    applied = [c for c in standing if c.id in present]
    view = judge_links(correct_findings(view, applied), applied)
    marked = (replace(c, state="applied") if c.id in present else c for c in told)
    return replace(view, corrections=tuple(marked))
