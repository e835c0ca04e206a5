"""Groups articles into stories in stream order and scores the groups: BCubed F1 on ECB+.

``--data`` is a JSON Lines file of ``{id, cluster, topic, text}`` in the order of the stream, by default the half of the
corpus beside the project; ``--pred`` receives ``{id, cluster}`` a line, as the corpus's own scorer reads it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from floors import hold, shared

from crosswire.record import Article, View
from crosswire.relating.stories import stories

HERE = Path(__file__).resolve().parent
SPACED = re.compile(r" ([.,’'!?;:])")  # the corpus sets spaces before punctuation


def grouped(rows: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Returns the story of each article once all have arrived.

    Stories are worked out anew from whatever is in: the last look is what counts, however often one looked before.
    """
    articles = []
    for row in rows:
        text = SPACED.sub(r"\1", row["text"])
        articles.append(Article(row["id"], text, hashlib.sha256(text.encode()).hexdigest()))
    return {article: story.id for story in stories(View(tuple(articles))) for article in story.articles}


def bcubed(truth: Mapping[str, str], found: Mapping[str, str]) -> float:
    """Returns BCubed F1 in percent (Bagga & Baldwin 1998)."""
    true, said = _sets(truth), _sets(found)
    both = [len(true[truth[i]] & said[found[i]]) for i in truth]
    precision = sum(n / len(said[found[i]]) for i, n in zip(truth, both, strict=True)) / len(truth)
    recall = sum(n / len(true[truth[i]]) for i, n in zip(truth, both, strict=True)) / len(truth)
    return 200 * precision * recall / (precision + recall)


def _sets(of: Mapping[str, str]) -> dict[str, set[str]]:
    sets = defaultdict(set)
    for item, name in of.items():
        sets[name].add(item)
    return sets


def main() -> int:
    """Runs the benchmark; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--pred", type=Path)
    options = parser.parse_args()
    path = options.data or shared("data", "clusters", "dev.jsonl")
    if path is None:
        return 0
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    found = grouped(rows)
    if options.pred:
        lines = (json.dumps({"id": row["id"], "cluster": found[row["id"]]}) + "\n" for row in rows)
        options.pred.write_text("".join(lines), encoding="utf-8")
    if not all("cluster" in row for row in rows):
        return 0
    truth = {row["id"]: row["cluster"] for row in rows}
    scores = {"bcubed": bcubed(truth, found)}
    print(f"{len(set(found.values()))} stories of {len(rows)} articles; {len(set(truth.values()))} in the truth")
    if options.data:
        print(f"bcubed {scores['bcubed']:.1f}")
        return 0
    return hold(HERE / "baseline.json", scores)


if __name__ == "__main__":
    sys.exit(main())
