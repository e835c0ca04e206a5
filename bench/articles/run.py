"""Scores the article text that Crosswire takes out of web pages, or writes it in the format of the corpus' scorer.

``run.py`` alone reads ``../shared/data/articles`` beside the project and exits with 1 where a score is below its floor
in ``baseline.json``. ``run.py --data DIR/dev.jsonl --pred PRED.json`` writes ``{id: text}``; pages stand beside the
rows, at their ``html_path``. ``--plain`` takes trafilatura alone, as the peer to beat.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import trafilatura

from crosswire.errors import SourceError
from crosswire.sources.decoding import declared_charset, decoded
from crosswire.sources.page import read_page

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from floors import hold, shared

Extractor = Callable[[bytes], str]
SHINGLE = 4


def crosswire_text(raw: bytes) -> str:
    """Returns the text that Crosswire keeps of a page, empty where it takes none."""
    try:
        return read_page(decoded(raw, declared_charset(raw))).text
    except SourceError:
        return ""


def plain_text(raw: bytes) -> str:
    """Returns what trafilatura favouring precision takes, the best peer known."""
    return trafilatura.extract(raw, favor_precision=True, include_comments=False) or ""


def predictions(data: Path, extract: Extractor) -> dict[str, str]:
    """Returns the text of every page by its id."""
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()]
    return {row["id"]: extract((data.parent / row["html_path"]).read_bytes()) for row in rows}


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Counts the runs of four words, as the corpus' scorer does."""
    words = re.findall(r"\w+", text)
    runs = (tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))
    return Counter(run for run in runs if run)


def scores(gold: Sequence[Mapping[str, Any]], pred: Mapping[str, str]) -> dict[str, float]:
    """Returns precision and recall averaged over pages, and the F1 of the two averages."""
    precisions, recalls = [], []
    for row in gold:
        want, got = shingles(row["articleBody"]), shingles(pred.get(row["id"], ""))
        both = (want & got).total()
        if got:
            precisions.append(both / got.total())
        if want:
            recalls.append(both / want.total())
    p, r = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return {"f1": 2 * p * r / (p + r), "precision": p, "recall": r}


def main() -> int:
    """Writes predictions, or scores them against the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--pred", type=Path)
    parser.add_argument("--plain", action="store_true")
    args = parser.parse_args()
    extract = plain_text if args.plain else crosswire_text
    data = args.data or shared("data", "articles", "dev.jsonl")
    if data is None:
        return 0
    started = time.perf_counter()
    pred = predictions(data, extract)
    took = time.perf_counter() - started
    if args.pred:
        args.pred.write_text(json.dumps(pred, ensure_ascii=False), encoding="utf-8")
        return 0
    gold = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()]
    print(f"{len(pred)} pages, {1000 * took / len(pred):.0f} ms a page")
    measured = scores(gold, pred)
    return 0 if args.plain else hold(HERE / "baseline.json", measured)


if __name__ == "__main__":
    sys.exit(main())
