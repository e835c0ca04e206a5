"""Scores positions inside reports: party and issue and sentence, and the stance beside them; see README.md.

Sets: the samples, the labour set of ``bench/lineage``, the trade reports beside this file, and, where they are, the
seeds. ``--verbose`` lists what is missing, false, or of another stance.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from exporting import exported
from floors import hold, shared
from truth import Row, f1, nth, read_rows, same_name, sentence_of

HERE = Path(__file__).resolve().parent
SAMPLES = Path(str(files("crosswire"))) / "samples"


@dataclass(frozen=True)
class Corpus:
    """Reports and the rows that a careful reader finds in them."""

    reports: Path
    truth: Path


def corpora() -> dict[str, Corpus]:
    """Returns the sets by name."""
    labour = HERE.parent / "lineage" / "labour"
    found = {
        "samples": Corpus(SAMPLES / "reports", SAMPLES / "truth"),
        "labour": Corpus(labour / "reports", labour / "truth"),
        "trade": Corpus(HERE / "trade" / "reports", HERE / "trade" / "truth"),
    }
    seeds, gold = shared("seeds"), shared("gold")
    return found | ({"seeds": Corpus(seeds, gold)} if seeds and gold else {})


def scores(name: str, corpus: Corpus, *, verbose: bool) -> dict[str, float]:
    """Returns F1 of positions, of positions with their stance, and the share of right stances among those found."""
    meta = corpus.reports / "meta.jsonl"
    texts = {p.name: p.read_text(encoding="utf-8") for p in sorted(corpus.reports.glob("*.txt"))}
    rows = exported([str(corpus.reports / n) for n in texts], meta if meta.is_file() else None)
    named = {r["id"]: Path(str(r["path"] or r["url"])).name for r in rows if r["type"] == "article"}
    count: Counter[str] = Counter()
    for file, text in texts.items():
        truth = corpus.truth / f"{file.split('_')[0]}.jsonl"
        if truth.is_file():
            wanted = [r for r in read_rows(truth) if r["type"] == "position"]
            found = [r for r in rows if r["type"] == "position" and named[r["article"]] == file]
            count += compared(text, wanted, found, verbose=verbose)
    return {
        f"{name} position": f1(count["hit"], count["found"], count["wanted"]),
        f"{name} position+stance": f1(count["stance"], count["found"], count["wanted"]),
        f"{name} stance of found": count["stance"] / count["hit"] if count["hit"] else 0.0,
    }


def compared(text: str, wanted: list[Row], found: list[Row], *, verbose: bool) -> Counter[str]:
    """Counts what was found of one report: each wanted row meets one found row of its party, issue and sentence."""
    places = [sentence_of(text, nth(text, g["evidence_text"], g.get("evidence_nth", 0))[0]) for g in wanted]
    pairs = sorted(
        (
            (p["stance"] == g["stance"], i, j)
            for i, p in enumerate(found)
            for j, g in enumerate(wanted)
            if _same(p, g, places[j])
        ),
        reverse=True,
    )
    left, right, stances = set[int](), set[int](), 0
    for same, i, j in pairs:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            stances += same
            if verbose and not same:
                print(f"  {found[i]['stance']} for {_line(wanted[j])}")
    if verbose:
        print("\n".join(f"  - {_line(g)}" for j, g in enumerate(wanted) if j not in right))
        print("\n".join(f"  + {_line(p)}" for i, p in enumerate(found) if i not in left))
    return Counter(hit=len(left), stance=stances, found=len(found), wanted=len(wanted))


def _same(p: Row, g: Row, place: tuple[int, int]) -> bool:
    start, end = p["span"]
    return same_name(p["party"], g["party"]) and p["issue"] == g["issue"] and start < place[1] and end > place[0]


def _line(row: Row) -> str:
    return f"{row['party']} {row['stance']} {row['issue']}: {row.get('evidence_text') or row['text']}"


def main() -> int:
    """Runs the benchmark; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verbose", action="store_true", help="list what differs")
    options = parser.parse_args()
    measured: dict[str, float] = {}
    for name, corpus in corpora().items():
        if options.verbose:
            print(name)
        measured |= scores(name, corpus, verbose=options.verbose)
    return hold(HERE / "baseline.json", measured)


if __name__ == "__main__":
    sys.exit(main())
