"""Scores the PLOVER coder on the codebook's gold records, or writes predictions in their format.

``run.py`` alone reads ``../shared/data/events/dev.jsonl`` beside the project and exits with 1 where a score is below
its floor in ``baseline.json``; without ../shared it scores the project's own sentences (``own.tsv``) only.
``run.py --data F --pred F`` reads rows with ``id`` and ``text`` and writes rows with ``id``, ``event``,
``source_text`` and ``target_text``. ``--verbose`` lists what differs.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from floors import hold, shared

from crosswire.language import LanguageRoom
from crosswire.reading import dates
from crosswire.reading.events.coding import Coder
from crosswire.record import Article, Parsed, Reading
from crosswire.settings import Settings

HERE = Path(__file__).resolve().parent
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Coded:
    """A prediction; ``event`` is null where no deed was found."""

    id: str
    event: str | None
    source_text: tuple[str, ...]
    target_text: tuple[str, ...]


class Reader:
    """Codes sentences with the parser and without the encoder."""

    def __init__(self) -> None:
        self._room = LanguageRoom(Settings(use_encoder=False))

    def code(self, name: str, text: str) -> Coded:
        """Returns what a sentence is about."""
        parsed = self._room.parse(Article(id=name, text=text, raw_sha256="0", language="en"), ())
        coder = Coder(parsed, dates.STAGE.read(Reading(parsed)))  # type: ignore[arg-type]
        deed = next((d for s in parsed.sentences if (d := coder.main(s))), None)
        if deed is None:
            return Coded(name, None, (), ())
        return Coded(name, deed.event, _texts(parsed, deed.sources), _texts(parsed, deed.targets))


def _texts(parsed: Parsed, heads: Iterable[int]) -> tuple[str, ...]:
    trees = (parsed.subtree(h) for h in heads)
    return tuple(parsed.text[parsed.tokens[t[0]].start : parsed.tokens[t[-1]].end] for t in trees)


def scores(gold: Sequence[Row], found: Mapping[str, Coded]) -> dict[str, float]:
    """Returns accuracy, macro-F1 and actor recall in percent, as the gold records' own scorer counts them."""
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    hits, actors = Counter[str](), Counter[str]()
    for row in gold:
        coded = found[row["id"]]
        if coded.event == row["event"]:
            right[row["event"]] += 1
        else:
            missed[row["event"]] += 1
            wrong[str(coded.event)] += 1
        for side, texts in (("source", coded.source_text), ("target", coded.target_text)):
            wanted = [w for a in row[side] if (w := _words(a.get("actorText")))]
            actors[side] += len(wanted)
            hits[side] += sum(any(w & _words(t) for t in texts) for w in wanted)
    classes = {row["event"] for row in gold}
    f1 = [2 * right[c] / (2 * right[c] + wrong[c] + missed[c]) for c in classes]
    return {
        "event accuracy": 100 * sum(right.values()) / len(gold),
        "macro-F1": 100 * sum(f1) / len(classes),
        "source recall": 100 * hits["source"] / max(1, actors["source"]),
        "target recall": 100 * hits["target"] / max(1, actors["target"]),
    }


def _words(text: str | None) -> set[str]:
    return {x.lower().strip(".,'’s") for x in (text or "").split()}


def own_accuracy(reader: Reader, verbose: bool) -> float:
    """Returns the share of the project's own sentences that are coded right, in percent."""
    lines = (HERE / "own.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    right = 0
    for wanted, text in rows:
        coded = reader.code("own", text)
        right += coded.event == wanted
        if verbose and coded.event != wanted:
            print(f"  {wanted} read as {coded.event}: {text}")
    return 100 * right / len(rows)


def main() -> int:
    """Runs the benchmark; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--pred", type=Path)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    reader = Reader()
    got = {} if options.pred else {"own sentences": own_accuracy(reader, options.verbose)}
    path = options.data or shared("data", "events", "dev.jsonl")
    if path is None:
        floor = json.loads((HERE / "baseline.json").read_text(encoding="utf-8"))["floors"]["own sentences"]
        return int(got["own sentences"] < floor)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    found = {row["id"]: reader.code(row["id"], row["text"]) for row in rows}
    if options.pred:
        options.pred.write_text("".join(json.dumps(asdict(c)) + "\n" for c in found.values()), encoding="utf-8")
        return 0
    if options.verbose:
        for row in rows:
            if found[row["id"]].event != row["event"]:
                print(f"  {row['id']}: {row['event']} read as {found[row['id']].event}")
    return hold(HERE / "baseline.json", {**got, **scores(rows, found)})


if __name__ == "__main__":
    sys.exit(main())
