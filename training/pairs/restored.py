"""Makes a run of the shipped judge, to train on from: `python restored.py --model FOLDER --out RUN`.

The full weights of a run are too large to keep. Those of the shipped file, rounded to eight bits, are near enough to
go on from: what rounding took comes back in the first steps.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from model import Judge
from onnx import numpy_helper
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

Floats = npt.NDArray[np.float32]
_BLOCK = 32
_PARTS = {"join": "attention.output.dense", "widen": "intermediate.dense", "narrow": "output.dense"}
_NORMS = {"norm": "attention.output.LayerNorm", "last": "output.LayerNorm"}
_THREE = ("query", "key", "value")


class Shipped:
    """The tensors of a shipped file, in fp32."""

    def __init__(self, path: Path) -> None:
        graph = onnx.load(str(path)).graph
        self._held = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
        self._products = {
            n.name.rsplit("/MatMul", 1)[0].removesuffix("/Gemm_MatMul_quant"): n.input[1]
            for n in graph.node
            if n.op_type in ("MatMulInteger", "MatMulNBits")
        }

    def plain(self, name: str) -> Floats:
        """A tensor by its name, rounded or not."""
        if name in self._held:
            return self._held[name].astype(np.float32)
        stem = name + "_quantized"
        return self._scaled(stem)

    def product(self, node: str) -> Floats:
        """The weight of a product, outputs first, as torch has it."""
        name = self._products[node]
        if name.endswith("_Q8"):
            blocks = self._held[name].astype(np.float32) - 128  # (outputs, blocks, 32)
            scales = self._held[name.removesuffix("_Q8") + "_scales"].reshape(blocks.shape[0], -1, 1)
            return (blocks * scales).reshape(blocks.shape[0], -1)
        return self._scaled(name).T.copy()

    def _scaled(self, name: str) -> Floats:
        stem = name.removesuffix("_quantized")
        whole = self._held[name].astype(np.float32)
        return (whole - self._held[stem + "_zero_point"].astype(np.float32)) * self._held[stem + "_scale"]


def restored(shipped: Shipped, config: BertConfig) -> Judge:
    """The judge of a shipped file."""
    judge = Judge(BertModel(config, add_pooling_layer=False))
    state: dict[str, Floats] = {}
    for name in ("word_embeddings", "token_type_embeddings", "position_embeddings", "LayerNorm"):
        state[f"embeddings.{name}.weight"] = shipped.plain(f"encoder.embeddings.{name}.weight")
    state["embeddings.LayerNorm.bias"] = shipped.plain("encoder.embeddings.LayerNorm.bias")
    half = (config.hidden_size // config.num_attention_heads) ** -0.5
    for i in range(config.num_hidden_layers):
        ours, theirs = f"encoder.layer.{i}.", f"encoder.layers.{i}."
        weights = np.split(shipped.product(f"/encoder/layers.{i}/project"), 3)
        biases = np.split(shipped.plain(theirs + "project.bias"), 3)
        for part, weight, bias in zip(_THREE, weights, biases, strict=True):
            scale = half if part == "query" else 1.0
            state[f"{ours}attention.self.{part}.weight"] = weight / scale
            state[f"{ours}attention.self.{part}.bias"] = bias / scale
        for short, name in _PARTS.items():
            state[f"{ours}{name}.weight"] = shipped.product(f"/encoder/layers.{i}/{short}")
            state[f"{ours}{name}.bias"] = shipped.plain(f"{theirs}{short}.bias")
        for short, name in _NORMS.items():
            state[f"{ours}{name}.weight"] = shipped.plain(f"{theirs}{short}.weight")
            state[f"{ours}{name}.bias"] = shipped.plain(f"{theirs}{short}.bias")
    whole = {f"encoder.{k}": v for k, v in state.items()}
    for n in (1, 4):
        whole[f"head.{n}.weight"] = shipped.product(f"/head/head.{n}")
        whole[f"head.{n}.bias"] = shipped.plain(f"head.{n}.bias")
    judge.load_state_dict({k: torch.tensor(np.ascontiguousarray(v)) for k, v in whole.items()}, strict=True)
    return judge


def main() -> None:
    """Writes weights, sizes and tokenizer as a run has them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(options.model / "tokenizer.json"))
    shipped = Shipped(options.model / "model.onnx")
    positions, width = shipped.plain("encoder.embeddings.position_embeddings.weight").shape
    config = BertConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=width,
        num_hidden_layers=12,
        num_attention_heads=12,
        intermediate_size=4 * width,
        max_position_embeddings=positions,
        type_vocab_size=2,
        layer_norm_eps=1e-12,
        pad_token_id=1,
    )
    torch.save(restored(shipped, config).state_dict(), options.out / "mean.pt")
    config.save_pretrained(options.out)
    shutil.copy(options.model / "tokenizer.json", options.out / "tokenizer.json")


if __name__ == "__main__":
    main()
