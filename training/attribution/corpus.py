"""PolNeAR articles as labelled word pieces, and the split of train into fitting and choosing."""

from __future__ import annotations

import hashlib
import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from crosswire.language.pieces import Ints, Pieces, split_pieces

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ROLES = ("source", "cue", "content")
UNKNOWN = -100
"""Target of a link that the window cannot show, or that a piece does not have."""
NULL = -1
"""Target of a link that leads nowhere: a content without cue, a cue without source."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One article: pieces, their tags, and where their links lead (piece index, NULL or UNKNOWN)."""

    article: str
    annotator: str
    pieces: Pieces
    tags: Ints
    cue_of: Ints
    source_of: Ints
    breaks: tuple[int, ...]


def read_articles(path: Path) -> list[dict[str, Any]]:
    """The articles of a PolNeAR file in file order."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def split_articles(articles: list[dict[str, Any]], held: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """(to fit, to choose on): the `held` articles with the lowest hash of their id are chosen on."""
    ranked = sorted(articles, key=lambda a: hashlib.sha256(a["id"].encode()).hexdigest())
    chosen = {a["id"] for a in ranked[:held]}
    return [a for a in articles if a["id"] not in chosen], [a for a in articles if a["id"] in chosen]


def label(tokenizer: Tokenizer, article: dict[str, Any]) -> Labelled:
    """The article's pieces with the tags and links of its attributions."""
    pieces = split_pieces(tokenizer, article["text"])
    tags = np.zeros(len(pieces), dtype=np.int64)
    cue_of = np.full(len(pieces), UNKNOWN)
    source_of = np.full(len(pieces), UNKNOWN)
    for attribution in article["attributions"]:
        covers = {role: [_covered(pieces, *span) for span in attribution[role]] for role in ROLES}
        heads = {role: min((int(c[0]) for c in covers[role] if len(c)), default=NULL) for role in ROLES}
        for index, role in enumerate(ROLES):
            for covered in covers[role]:
                tags[covered[:1]], tags[covered[1:]] = 1 + 2 * index, 2 + 2 * index
        for covered in covers["content"]:
            cue_of[covered] = heads["cue"]
        for covered in covers["cue"]:
            source_of[covered] = heads["source"]
    breaks = tuple(i for i in range(len(pieces)) if pieces.opens_paragraph(i))
    return Labelled(article["id"], article["annotator"], pieces, tags, cue_of, source_of, breaks)


def _covered(pieces: Pieces, start: int, end: int) -> Ints:
    first = int(np.searchsorted(pieces.ends, start, side="right"))
    last = int(np.searchsorted(pieces.starts, end, side="left"))
    return np.arange(first, last)


def windows(row: Labelled, size: int, rng: random.Random | None) -> list[tuple[int, int]]:
    """Consecutive (first, last) of at most `size` pieces that end where a line does, if one ends in reach.

    With `rng` the first window is cut short at random, so that every epoch sees other windows.
    """
    cuts, first, total = [], 0, len(row.pieces)
    limit = rng.randint(size // 4, size) if rng else size
    while first < total:
        last = min(first + limit, total)
        if last < total:
            last = max((b for b in row.breaks if first < b <= last), default=last)
        cuts.append((first, last))
        first, limit = last, size
    return cuts
