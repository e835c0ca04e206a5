"""Scores of a judge on the pairs that training does not see."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch
from corpus import LABELS, Pair
from model import Judge, batch
from sklearn.metrics import average_precision_score, f1_score
from tokenizers import Tokenizer

SETS = ("rte3", "rte3-de", "rte3-it", "rte3-fr", "rte3-en", "daccord", "fever", "own")
SIGNS = ("shared", "against")
_AT_ONCE = 32

Floats = npt.NDArray[np.float32]


@torch.no_grad()
def scores_of(model: Judge, tokenizer: Tokenizer, found: list[Pair]) -> Floats:
    """Probabilities of the labels, then of the signs, for every pair."""
    model.eval()
    order = sorted(range(len(found)), key=lambda i: len(found[i].a) + len(found[i].b))
    out = np.zeros((len(found), len(LABELS) + len(SIGNS)), np.float32)
    for first in range(0, len(order), _AT_ONCE):
        rows = order[first : first + _AT_ONCE]
        scores = model(*batch(tokenizer, [found[i] for i in rows]))
        n = len(LABELS)
        out[rows] = torch.cat([scores[:, :n].softmax(1), scores[:, n:].sigmoid()], 1).numpy()
    return out


def scored(found: list[Pair], rows: Floats) -> dict[str, float]:
    """Scores in percent: macro-F1 by set (on DACCORD of contradiction against the rest), of signs average precision."""
    out = {}
    for name in SETS:
        at = [i for i, p in enumerate(found) if p.source.startswith(name)]
        if not at:
            continue
        labels = [found[i].label for i in at]
        if name == "daccord":
            gold, said = [label == 1 for label in labels], rows[at, 1] > 0.5
        else:
            gold, said = labels, rows[at, : len(LABELS)].argmax(1)
        out[name] = round(100 * float(f1_score(gold, said, average="macro")), 1)
    at = [i for i, p in enumerate(found) if p.source == "bundle"]
    for n, sign in enumerate(SIGNS):
        gold = [getattr(found[i], sign) for i in at]
        out[sign] = round(100 * float(average_precision_score(gold, rows[at, len(LABELS) + n])), 1)
    return out


def measured(model: Judge, tokenizer: Tokenizer, found: list[Pair]) -> dict[str, float]:
    """The scores of a judge."""
    return scored(found, scores_of(model, tokenizer, found))
