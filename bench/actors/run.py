"""Counts false joins and false splits of actors, within and across reports, against who is who; see README.md.

``run.py`` reads the samples, the labour set, the look-alikes beside this file and, where they are, the seeds;
``--verbose`` lists what went wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from floors import hold, shared

from crosswire import pipeline, store
from crosswire.record import Actor, View
from crosswire.relating import identity
from crosswire.settings import Settings
from crosswire.text import fold, squeeze

HERE = Path(__file__).resolve().parent
JUDGED = ("person", "organisation")  # the kinds that the targets speak of; states and places are counted beside them


@dataclass(frozen=True, slots=True)
class Truth:
    """Who bears each folded name, and of what kind each bearer is."""

    bearer: dict[str, str]
    kind: dict[str, str]


def truth_of(rows: dict[str, Any]) -> Truth:
    """Reads one set of ``who.json``."""
    bearer, kinds = {}, {}
    for kind, actors in rows.items():
        for name, others in actors.items():
            kinds[name] = kind
            bearer |= {fold(n): name for n in (name, *others)}
    return Truth(bearer, kinds)


def read(inputs: list[str], meta: Path | None) -> View:
    """Reads the reports into an empty record; returns it with the links between actors."""
    with tempfile.TemporaryDirectory() as folder:
        record = store.open_store(f"{folder}/record.db")
        pipeline.add(record, inputs, settings=Settings(workers=1), meta=meta)
        view = record.view()
        record.close()
    return replace(view, links=tuple(identity.links(view)))


def compared(view: View, truth: Truth) -> tuple[dict[str, set[str]], dict[str, set[str]], dict[str, Actor]]:
    """Who of the truth stands in each of our actors, which of ours each of the truth became, and ours by id.

    A capital that stands for its government is no mention of the place.
    """
    one = identity.united(view)
    holds: dict[str, set[str]] = defaultdict(set)
    became: dict[str, set[str]] = defaultdict(set)
    for mention in view.mentions:
        surface = squeeze(mention.span.of(view.article[mention.article].text))
        name = truth.bearer.get(fold(surface).removeprefix("the "))
        if mention.form != "name" or name is None:
            continue
        ours = one[mention.actor]
        if not (truth.kind[name] == "place" and ours.kind == "state" and fold(ours.name) != fold(name)):
            holds[ours.id].add(name)
            became[name].add(ours.id)
    return holds, became, {a.id: a for a in one.values()}


def scores(name: str, view: View, truth: Truth, *, verbose: bool) -> dict[str, float]:
    """Counts joins, splits and wrong kinds, of people and bodies and of all; prints them if asked."""
    holds, became, ours = compared(view, truth)
    joined = {i: who for i, who in holds.items() if len(who) > 1}
    split = {who: ids for who, ids in became.items() if len(ids) > 1}
    wrong = [who for who, ids in became.items() if any(not _kind_fits(ours[i].kind, truth.kind[who]) for i in ids)]
    if verbose:
        for i, who in joined.items():
            print(f"  {name}: joined {ours[i].name}: {', '.join(sorted(who))}")
        for who, ids in split.items():
            print(f"  {name}: split {who}: {', '.join(f'{ours[i].name} ({ours[i].kind})' for i in sorted(ids))}")
        print(f"  {name}: of another kind:", ", ".join(sorted(wrong)) or "none")
        print(f"  {name}: not met:", ", ".join(sorted(truth.kind.keys() - became.keys())) or "none")
    judged = {who for who in became if truth.kind[who] in JUDGED}
    return {
        f"{name} not joined": 1 - len(joined) / max(1, len(holds)),
        f"{name} whole": 1 - len(judged & split.keys()) / max(1, len(judged)),
        f"{name} whole, all kinds": 1 - len(split) / max(1, len(became)),
        f"{name} kind": 1 - len(wrong) / max(1, len(became)),
        f"{name} met": len(judged) / max(1, sum(k in JUDGED for k in truth.kind.values())),
    }


def _kind_fits(ours: str, truth: str) -> bool:
    return ours == truth or {ours, truth} == {"group", "organisation"}


def main() -> int:
    """Runs the benchmark; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--only")
    options = parser.parse_args()
    who = json.loads((HERE / "who.json").read_text(encoding="utf-8"))
    samples = Path(str(files("crosswire"))) / "samples" / "reports"
    labour = HERE.parent / "lineage" / "labour" / "reports"
    sets: dict[str, tuple[list[str], Path | None]] = {
        "samples": ([str(samples)], samples / "meta.jsonl"),
        "labour": ([str(labour)], labour / "meta.jsonl"),
        "reports": ([str(HERE / "reports")], None),
    }
    seeds = shared("seeds")
    if seeds is not None:
        sets["seeds"] = (sorted(map(str, seeds.glob("*.txt"))), seeds / "meta.jsonl")
    measured: dict[str, float] = {}
    for name, (inputs, meta) in sets.items():
        if options.only in (None, name):
            measured |= scores(name, read(inputs, meta), truth_of(who[name]), verbose=options.verbose)
    if options.only or seeds is None:
        print("\n".join(f"{name:<32} {score:>9.4f}" for name, score in measured.items()))
        return 0
    return hold(HERE / "baseline.json", measured)


if __name__ == "__main__":
    sys.exit(main())
