"""How long the trained reader takes beside the bare spaCy parse of the same texts, on one core, in one run.

`speed.py [--data FILE.jsonl] [--articles N]`; exits 1 when the reader is the slower of the two.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "polnear" / "dev.jsonl"
ROUNDS = 3


def seconds(read: Callable[[Sequence[str]], object], texts: Sequence[str]) -> float:
    """Processor seconds of one reading."""
    began = time.process_time()
    read(texts)
    return time.process_time() - began


def main() -> int:
    """Prints words a second of both, the best of ROUNDS taken in turn."""
    import spacy

    from crosswire.language.encoder import Encoder
    from crosswire.settings import DEFAULT_PARSER

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--articles", type=int, default=40)
    options = parser.parse_args()
    if not options.data.is_file():
        print("skipped: no shared/data/polnear beside the project")
        return 0
    rows = [json.loads(line) for line in options.data.read_text(encoding="utf-8").splitlines()[: options.articles]]
    texts = [row["text"] for row in rows]
    pipeline, encoder = spacy.load(DEFAULT_PARSER), Encoder.load()
    encoder.read(texts[:2])
    pairs = [(seconds(lambda t: list(pipeline.pipe(t)), texts), seconds(encoder.read, texts)) for _ in range(ROUNDS)]
    parse, read = min(p for p, _ in pairs), min(r for _, r in pairs)
    words = sum(len(t.split()) for t in texts)
    print(
        json.dumps(
            {
                "words": words,
                "parse": round(words / parse),
                "read": round(words / read),
                "ratio": round(parse / read, 2),
            }
        )
    )
    return int(read > parse)


if __name__ == "__main__":
    sys.exit(main())
