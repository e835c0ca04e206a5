"""Trains the pair judge: `python train.py --data ../../../shared/data --out RUN [--pairs 45000]`. Seeded."""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from pathlib import Path

import torch
from corpus import Pair, parallel, round_of, tested
from model import Judge, batch, loss_of, prepared
from scoring import measured
from tokenizers import Tokenizer
from torch import nn
from transformers import BertConfig, BertModel
from weights import Unpacked, cut

SEED, LAYERS, FROZEN, PIECES, BATCH = 20261130, 12, 4, 30_000, 16
RATE, HEAD_RATE, WARM, SAVED = 8e-5, 5e-4, 100, 400
MEAN = 0.998
"""Of the running mean of the weights, which is what ships."""
TRANSLATIONS = 900


def unpacked(data: Path) -> Unpacked:
    """The encoder, with the pieces that the training texts and their languages use most."""
    rng = random.Random(SEED)
    texts = [t for p in [*round_of(data / "pairs", rng), *tested_less(data)] for t in (p.a, p.b)]
    for line in (data / "parallel" / "train.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["set"] == "ntrex":
            texts += [row["text"][x] for x in ("en", "fr", "de", "it", "es", "pt")]
    return cut(texts, LAYERS, PIECES)


def tested_less(data: Path) -> list[Pair]:
    """Translations: their words belong to the vocabulary too."""
    return parallel(data / "parallel", random.Random(SEED), 10**9)


def begun(data: Path) -> tuple[Tokenizer, Judge]:
    """A tokenizer and a judge that has learnt nothing yet."""
    parts = unpacked(data)
    return parts.tokenizer, Judge(parts.encoder)


def resumed(run: Path) -> tuple[Tokenizer, Judge]:
    """The tokenizer and the judge of an earlier run."""
    model = Judge(BertModel(BertConfig.from_pretrained(run), add_pooling_layer=False))
    model.load_state_dict(torch.load(run / "mean.pt", map_location="cpu"))
    return Tokenizer.from_file(str(run / "tokenizer.json")), model


def batches(data: Path, rng: random.Random) -> list[list[Pair]]:
    """One round in batches of like lengths, in random order."""
    found = round_of(data / "pairs", rng) + parallel(data / "parallel", rng, TRANSLATIONS)
    rng.shuffle(found)
    size = BATCH * 16
    blocks = [sorted(found[i : i + size], key=lambda p: len(p.a) + len(p.b)) for i in range(0, len(found), size)]
    out = [block[i : i + BATCH] for block in blocks for i in range(0, len(block), BATCH)]
    rng.shuffle(out)
    return out


def trained(data: Path, out: Path, total: int, tokenizer: Tokenizer, model: Judge, dev: list[Pair]) -> Judge:
    """Trains on so many pairs, measuring and keeping the mean of the weights after each round."""
    rng = random.Random(SEED)
    model.encoder.embeddings.requires_grad_(False)
    model.encoder.embeddings.token_type_embeddings.requires_grad_(True)
    for layer in model.encoder.encoder.layer[:FROZEN]:
        layer.requires_grad_(False)
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    groups = [{"params": body}, {"params": model.head.parameters()}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    mean = copy.deepcopy(model)
    seen = step = 0
    began = time.monotonic()
    while seen < total:
        for some in batches(data, rng):
            scale = min(1.0, (step + 1) / WARM) * max(0.02, 1 - seen / total)
            for group, rate in zip(optimiser.param_groups, (RATE, HEAD_RATE), strict=True):
                group["lr"] = rate * scale
            model.train()
            loss = loss_of(model(*batch(tokenizer, some)), some)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(body, 1.0)
            optimiser.step()
            step, seen = step + 1, seen + len(some)
            kept = min(MEAN, step / (step + 10))
            with torch.no_grad():
                for ours, new in zip(mean.parameters(), model.parameters(), strict=True):
                    if new.requires_grad:
                        ours.lerp_(new, 1 - kept)
            if step % 50 == 0:
                print(f"{time.monotonic() - began:6.0f}s step {step} pairs {seen} loss {loss.item():.3f}", flush=True)
            if step % SAVED == 0:
                torch.save(mean.state_dict(), out / "mean.pt")
            if seen >= total:
                break
        print(seen, "pairs", measured(mean, tokenizer, dev), flush=True)
        torch.save(mean.state_dict(), out / "mean.pt")
    return mean


def main() -> None:
    """Trains and keeps the run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pairs", type=int, default=45_000)
    parser.add_argument("--resume", type=Path, help="an earlier run, whose pieces and mean weights to go on from")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer, model = resumed(options.resume) if options.resume else begun(options.data)
    tokenizer.save(str(options.out / "tokenizer.json"))
    model.encoder.config.save_pretrained(options.out)
    print(len(round_of(options.data / "pairs", random.Random(SEED))), "pairs a round", flush=True)
    trained(options.data, options.out, options.pairs, prepared(tokenizer), model, tested(options.data / "pairs"))


if __name__ == "__main__":
    main()
