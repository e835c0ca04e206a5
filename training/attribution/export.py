"""Writes a trained run as ONNX: `python export.py --base MINILM --run RUN/last.pt --out FOLDER [--int8]`.

Outputs: `hidden` (last hidden states, for further heads), `tags` and `links` (the attribution head). What decoding
needs beside them (the chain, the calibration) stands in the file's metadata.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import onnx
import torch
from model import LINKS, TAGS, Reader
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

OUTSIDE = 0.5
"""Taken from the score of the tag "outside", so that doubtful attributions come out and their score can decide; of 0,
0.4, 0.8, 1.2, 1.6 and 2.0 the values about 0.5 gave the best F1 on the held articles (runs of 600 steps)."""
PLAIN = {"weights": [0.0] * 9, "bias": 0.0, "least": 0.0}
"""The calibration of a model that is not calibrated yet: keeps everything."""


class Plain(nn.Module):
    """The reader without the annotators' habits, for one export."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        with torch.no_grad():
            reader.tag.weight += reader.habit.mean(0).T
            reader.habit.zero_()
            reader.tag.bias[0] -= OUTSIDE

    def forward(self, ids: Tensor, mask: Tensor, shapes: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """(hidden, tag scores, link scores)."""
        hidden = self.reader.encode(ids, mask, shapes)
        return hidden, self.reader.tag(hidden), self.reader.links(hidden, mask)


def load_reader(base: Path, run: Path) -> Reader:
    """The reader with the run's mean weights."""
    state = torch.load(run, map_location="cpu")["mean"]
    reader = Reader(base, state["habit"].shape[0])
    reader.load_state_dict(state)
    return reader.eval()


def write(reader: Reader, path: Path) -> None:
    """Exports in fp32 with batch and length free; by tracing, for the other exporter of torch 2.13 loses the mask."""
    ids = torch.ones(2, 12, dtype=torch.long)
    free = {name: {0: "batch", 1: "size"} for name in ("ids", "mask", "shapes")}
    torch.onnx.export(
        Plain(reader).eval(),
        (ids, ids, torch.zeros_like(ids)),
        str(path),
        input_names=list(free),
        output_names=["hidden", "tags", "links"],
        dynamic_axes=free,
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
    note(path, {"chain": chain, "calibration": PLAIN, "tags": TAGS, "link_heads": LINKS})
    shutil.copy(options.base / "tokenizer.json", options.out / "tokenizer.json")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--int8", action="store_true")
    main(parser.parse_args())
