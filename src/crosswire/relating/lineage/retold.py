"""How far one report tells again what another tells, sentence by sentence and in order, by a judge of sentences.

A rewrite may share hardly a phrase with its original and still follow it from sentence to sentence; independent reports
of one event share some sentences, in no order.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from crosswire.relating.facts.passages import Judge
from crosswire.relating.lineage.alignment import Floats, longest_rise
from crosswire.relating.nearest import nearest_both_ways, one_to_one

__all__ = ["retold"]

_NEAREST = 3  # sentences of the other report that a sentence is held against
_SHARED = 0.5  # probability from which two sentences tell the same
_FEWEST = 5  # sentences told again, below which order says nothing


def retold(left: Sequence[str], right: Sequence[str], cosines: Floats, judge: Judge) -> float:
    """Returns the share of the shorter report's sentences that the other tells again in the same order, 0 to 1."""
    if min(len(left), len(right)) < _FEWEST:
        return 0.0
    pairs = sorted(nearest_both_ways(cosines, _NEAREST))
    shared = judge([(left[i], right[j]) for i, j in pairs])[:, 0]
    ranked = (pairs[int(n)] for n in np.argsort(-shared, kind="stable") if shared[n] >= _SHARED)
    best = one_to_one(ranked, lambda pair: (("left", pair[0]), ("right", pair[1])))
    told = longest_rise([j for _, j in sorted(best)])
    return told / min(len(left), len(right)) if told >= _FEWEST else 0.0
