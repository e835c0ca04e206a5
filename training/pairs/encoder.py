"""Trains the pair judge: `python encoder.py --data ../../../shared/data --out RUN [--minutes 25]`. Seeded."""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from corpus import LABELS, NOT_CONTRADICTION, Pair, numbers_edited, pairs, parallel
from sklearn.metrics import f1_score
from torch import Tensor, nn
from torch.nn import functional
from weights import cut

from crosswire.language.pair_features import WIDTH, pair_features

SEED, LAYERS, FROZEN, WORDS, LONGEST, BATCH = 20261123, 12, 5, 30_000, 96, 16
WEIGHTS = (1.0, 1.8, 1.0)


class Judge(nn.Module):
    """Cross-encoder over both texts at once, with what spelling tells of them at the head."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.head = nn.Sequential(
            nn.Dropout(0.1), nn.Linear(3 * width + WIDTH, 192), nn.GELU(), nn.Dropout(0.1), nn.Linear(192, 3)
        )

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor, features: Tensor) -> Tensor:
        """Scores of the three labels."""
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        hidden = hidden.float()
        first = mask * (1 - types)
        second = mask * types
        means = [(hidden * m[:, :, None]).sum(1) / m.sum(1, keepdim=True).clamp(min=1) for m in (first, second)]
        gap = (means[0] - means[1]).abs()
        return self.head(torch.cat([means[0] * means[1] * 10, gap, hidden[:, 0], features], dim=1))


def batch(tokenizer: object, some: list[Pair]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """The tensors of some pairs."""
    encoded = tokenizer.encode_batch([(p.a, p.b) for p in some])
    ids = torch.tensor([e.ids for e in encoded])
    mask = torch.tensor([e.attention_mask for e in encoded], dtype=torch.float32)
    types = torch.tensor([e.type_ids for e in encoded])
    return ids, mask, types, torch.tensor(pair_features([(p.a, p.b) for p in some]))


def loss_of(scores: Tensor, labels: Tensor) -> Tensor:
    """Cross-entropy; where only "no contradiction" is known, of that."""
    logs = functional.log_softmax(scores, 1)
    weights = torch.tensor(WEIGHTS)
    known = labels != NOT_CONTRADICTION
    total = scores.new_zeros(())
    if known.any():
        total = total + functional.nll_loss(logs[known], labels[known], weights, reduction="sum")
    if (~known).any():
        total = total - torch.log1p(-logs[~known, 1].exp().clamp(max=0.9999)).sum()
    return total / len(labels)


@torch.no_grad()
def scores_of(model: Judge, tokenizer: object, found: list[Pair]) -> np.ndarray:
    """Probabilities of the labels for every pair."""
    model.eval()
    order = sorted(range(len(found)), key=lambda i: len(found[i].a) + len(found[i].b))
    out = np.zeros((len(found), 3), np.float32)
    for first in range(0, len(order), 32):
        rows = order[first : first + 32]
        out[rows] = model(*batch(tokenizer, [found[i] for i in rows])).softmax(1).numpy()
    return out


def measured(model: Judge, tokenizer: object, dev: list[Pair]) -> dict[str, float]:
    """Macro-F1 on RTE-3 three-way, all languages and each, and on DACCORD."""
    out = {}
    for name in ("rte3", "rte3-de", "rte3-it", "rte3-fr", "rte3-en", "daccord", "fever"):
        some = [p for p in dev if p.source.startswith(name)]
        probabilities = scores_of(model, tokenizer, some)
        if name == "daccord":
            gold, said = [p.label == 1 for p in some], probabilities[:, 1] > 0.5
        else:
            gold, said = [p.label for p in some], probabilities.argmax(1)
        out[name] = round(100 * float(f1_score(gold, said, average="macro")), 1)
    return out


def main() -> None:
    """Trains, measures after each round, keeps the last."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=25)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    train = pairs(options.data / "pairs", "train", shipped=True)
    train += list(numbers_edited(train, SEED)) + parallel(options.data / "parallel", SEED, 900)
    dev = pairs(options.data / "pairs", "dev", shipped=False)
    dev = [p for p in dev if p.source.split("-")[0] in ("rte3", "daccord", "fever")]
    held = json.loads((options.data / "parallel" / "train.jsonl").read_text(encoding="utf-8").splitlines()[0])
    texts = [t for p in train for t in (p.a, p.b)] + list(held["text"].values())
    texts += [
        json.loads(line)["text"][x]
        for line in (options.data / "parallel" / "train.jsonl").read_text(encoding="utf-8").splitlines()
        if '"set": "ntrex"' in line
        for x in ("en", "fr", "de", "it", "es", "pt")
    ]
    unpacked = cut(texts, LAYERS, WORDS)
    tokenizer = unpacked.tokenizer
    tokenizer.enable_truncation(LONGEST)
    tokenizer.enable_padding(pad_id=1, pad_token="<pad>")  # noqa: S106 - a piece
    model = Judge(unpacked.encoder)
    for part in (model.encoder.embeddings, *model.encoder.encoder.layer[:FROZEN]):
        part.requires_grad_(False)
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": 5e-5}, {"params": model.head.parameters(), "lr": 5e-4}], weight_decay=0.01
    )
    print(len(train), "pairs,", tokenizer.get_vocab_size(), "pieces", flush=True)
    options.out.mkdir(parents=True, exist_ok=True)
    began, step, seen = time.monotonic(), 0, 0
    budget = options.minutes * 60
    round_ = 0
    while time.monotonic() - began < budget:
        rng.shuffle(train)
        model.train()
        blocks = [
            sorted(train[i : i + BATCH * 16], key=lambda p: len(p.a) + len(p.b))
            for i in range(0, len(train), BATCH * 16)
        ]
        batches = [block[i : i + BATCH] for block in blocks for i in range(0, len(block), BATCH)]
        rng.shuffle(batches)
        for some in batches:
            spent = time.monotonic() - began
            if spent > budget:
                break
            scale = min(1.0, (step + 1) / 60) * max(0.02, 1 - spent / budget)
            for group, rate in zip(optimiser.param_groups, (5e-5, 5e-4), strict=True):
                group["lr"] = rate * scale
            loss = loss_of(model(*batch(tokenizer, some)), torch.tensor([p.label for p in some]))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            step, seen = step + 1, seen + len(some)
            if step % 20 == 0:
                print(f"{spent:6.0f}s step {step} pairs {seen} loss {loss.item():.3f}", flush=True)
        round_ += 1
        print("round", round_, measured(model, tokenizer, dev), flush=True)
        torch.save(model.state_dict(), options.out / "last.pt")
        tokenizer.save(str(options.out / "tokenizer.json"))
    (options.out / "card.json").write_text(
        json.dumps({"seed": SEED, "labels": LABELS, "dev": measured(model, tokenizer, dev)})
    )


if __name__ == "__main__":
    main()
