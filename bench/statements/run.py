"""Attributions on PolNeAR: predicts, and checks the scores against the floors in baseline.json.

`run.py --data FILE.jsonl --pred FILE.jsonl [--reader model|rules]` writes predictions for the texts of a file.
`run.py` alone does so for the dev half in ../shared, with both readers, and exits 1 when a score is below its floor.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from crosswire.record import Attribution

HERE = Path(__file__).resolve().parent
PROCESSORS = 0.8
"""Points by which one commit may differ on two processors, beyond what the floors allow: eight-bit sums are rounded
otherwise (measured on 2026-11-30, two commits: attribution 79.1 and 78.5, direct recall 94.6 and 93.5)."""
CORPUS = HERE.parents[2] / "shared" / "data" / "polnear"
Reader = Callable[[Sequence[str]], list[tuple[Attribution, ...]]]


def by_model(texts: Sequence[str]) -> list[tuple[Attribution, ...]]:
    """Attributions by the trained head."""
    from crosswire.language.encoder import Encoder

    return Encoder.load().read(texts)


def by_rules(texts: Sequence[str]) -> list[tuple[Attribution, ...]]:
    """Attributions by rules over the parse."""
    from crosswire.language import LanguageRoom
    from crosswire.reading.statements import rules
    from crosswire.record import Article
    from crosswire.settings import Settings

    room = LanguageRoom(Settings(use_encoder=False))
    articles = (Article(id=str(n), text=t, raw_sha256="", language="en") for n, t in enumerate(texts))
    return [rules.attributions(room.parse(article, ())) for article in articles]


READERS: dict[str, Reader] = {"model": by_model, "rules": by_rules}


def predict(data: Path, pred: Path, reader: str) -> None:
    """Reads `text` of every row of `data`, writes a row of attributions for each to `pred`.

    Nested attributions are left out: the corpus gives each token to one attribution at most, so it has none.
    """
    with data.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    found = READERS[reader]([row["text"] for row in rows])
    with pred.open("w", encoding="utf-8") as out:
        for row, attributions in zip(rows, found, strict=True):
            outer = [as_row(a) for a in attributions if a.parent is None]
            out.write(json.dumps({"id": row["id"], "attributions": outer}) + "\n")


def as_row(found: Attribution) -> dict[str, list[list[int]]]:
    """The attribution as the scorer reads it."""
    roles = {"source": found.source, "cue": found.cue, "content": found.content}
    return {role: [[s.start, s.end] for s in spans] for role, spans in roles.items()}


def scores(data: Path, pred: Path) -> dict[str, float]:
    """F1 (and recall of direct and indirect speech) by the corpus' own score.py."""
    command = [sys.executable, str(CORPUS / "score.py"), str(data), str(pred)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    table = {line[:48].strip(): line[48:].strip("( )\n").split(", ") for line in lines}
    recalls = table["recall direct/indirect"]
    return {
        "attribution": float(table["attr_soft(content IoU>=.5)"][2]),
        "attribution_source": float(table["attr_src(content+source IoU>=.5)"][2]),
        "exact": float(table["attr_exact(src+content)"][2]),
        "recall_direct": float(recalls[0]),
        "recall_indirect": float(recalls[1]),
    }


def below(reader: str, found: dict[str, float]) -> Iterator[str]:
    """Says which scores are below their floors."""
    floors = json.loads((HERE / "baseline.json").read_text(encoding="utf-8"))["floors"][reader]
    for name, floor in floors.items():
        if found[name] < floor - PROCESSORS:
            yield f"{reader}: {name} {found[name]} is below its floor {floor}"


def check(readers: Sequence[str]) -> int:
    """Scores the readers on the dev half; 1 when one is below a floor."""
    data = CORPUS / "dev.jsonl"
    if not data.is_file():
        print("skipped: no shared/data/polnear beside the project")
        return 0
    failures: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for reader in readers:
            pred = Path(folder) / f"{reader}.jsonl"
            predict(data, pred, reader)
            found = scores(data, pred)
            print(json.dumps({"reader": reader, **found}))
            failures += below(reader, found)
    print("\n".join(failures) or "every score is at its floor or above")
    return int(bool(failures))


def main() -> int:
    """Predicts when asked for a file, else checks the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--pred", type=Path)
    parser.add_argument("--reader", choices=sorted(READERS))
    options = parser.parse_args()
    if options.data is None and options.pred is None:
        return check([options.reader] if options.reader else list(READERS))
    if options.data is None or options.pred is None:
        parser.error("--data and --pred go together")
    predict(options.data, options.pred, options.reader or "model")
    return 0


if __name__ == "__main__":
    sys.exit(main())
