"""Writes a trained run as ONNX: `python export.py --base MINILM --run RUN/last.pt --out FOLDER [--int8]`.

Outputs: `hidden` (last hidden states, for further heads); `tags`, `query`, `key` (the attribution head). What decoding
needs beside them (the chain, the links' biases, the calibration) stands in the file's metadata.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path

import onnx
import torch
from model import Reader
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bert import PlainBert

OUTSIDE = 0.25
"""Taken from the score of the tag "outside", so that doubtful attributions come out and their score can decide: of 0,
0.25, 0.5, 0.75 and 1 the value that gave the best F1 on the held articles (the table in README.md)."""
PLAIN = {"weights": [0.0] * 9, "bias": 0.0, "least": 0.0}
"""The calibration of a model that is not calibrated yet: keeps everything."""


class Plain(nn.Module):
    """The reader without the annotators' habits and without a mask: one row at a time, so nothing is padded."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.encoder = PlainBert(reader.encoder)
        self.tag, self.query, self.key = reader.tag, reader.query, reader.key
        with torch.no_grad():
            self.tag.weight += reader.habit.mean(0).T
            self.tag.bias[0] -= OUTSIDE

    def forward(self, ids: Tensor, shapes: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """(hidden, tag scores, what each piece looks for, what each piece offers); links pair the last two."""
        hidden = self.encoder(ids, shapes)
        return hidden, self.tag(hidden), self.query(hidden), self.key(hidden)


def load_reader(base: Path, run: Path) -> Reader:
    """The reader with the run's mean weights."""
    state = torch.load(run, map_location="cpu")["mean"]
    reader = Reader(base, state["habit"].shape[0])
    reader.load_state_dict(state)
    return reader.eval()


def write(reader: Reader, path: Path) -> None:
    """Exports in fp32: one row of any length."""
    ids = torch.ones(1, 12, dtype=torch.long)
    torch.onnx.export(
        Plain(reader).eval(),
        (ids, torch.zeros_like(ids)),
        str(path),
        input_names=["ids", "shapes"],
        output_names=["hidden", "tags", "query", "key"],
        dynamic_axes={"ids": {1: "size"}, "shapes": {1: "size"}},
        opset_version=17,
        dynamo=False,
    )


def note(path: Path, notes: dict[str, object]) -> None:
    """Adds JSON values to the file's metadata."""
    model = onnx.load(str(path))
    kept = {p.key: p.value for p in model.metadata_props}
    onnx.helper.set_model_props(model, {**kept, **{k: json.dumps(v) for k, v in notes.items()}})
    onnx.save(model, str(path))


def main(options: argparse.Namespace) -> None:
    """Exports, quantises when asked, and puts the tokenizer beside the model."""
    options.out.mkdir(parents=True, exist_ok=True)
    reader = load_reader(options.base, options.run)
    chain = {"start": reader.chain.start.tolist(), "follow": reader.chain.follow.tolist()}
    links = {"far": reader.far.tolist(), "none": reader.none.tolist()}
    full, path = options.out / "full.onnx", options.out / "model.onnx"
    write(reader, full)
    if options.int8:
        quantize_dynamic(
            str(full),
            str(path),
            weight_type=QuantType.QInt8,
            per_channel=True,
            extra_options={"MatMulConstBOnly": True},
        )
        full.unlink()
    else:
        full.rename(path)
    note(path, {"chain": chain, "links": links, "calibration": PLAIN})
    shutil.copy(options.base / "tokenizer.json", options.out / "tokenizer.json")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--int8", action="store_true")
    main(parser.parse_args())
