"""Fine-tunes the attribution reader: `python train.py --data POLNEAR --base MINILM --out RUN`.

Constant learning rate after warm-up, then linearly to nothing from `--decay-from` to `--steps`; the weights kept are an
exponential mean. A run can be taken up again from its last snapshot with `--resume`.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from corpus import NULL, UNKNOWN, Labelled, label, read_articles, split_articles, windows
from model import Reader
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

SEED, HELD, SIZE, BATCH = 7, 40, 256, 2048
PEAK, HEAD_PEAK, LAYER_DECAY, WARM, MEAN = 2e-4, 1e-3, 0.9, 100, 0.995
MASKED = 0.07
"""Share of word pieces hidden from the encoder while fitting, in place of dropout inside it (10 % faster here)."""
Window = tuple[Labelled, int, int]


def batches(rows: list[Labelled], size: int, rng: random.Random | None) -> Iterator[list[Window]]:
    """Windows of like length together, about BATCH pieces a batch; shuffled when `rng` is given."""
    cuts = [(row, *cut) for row in rows for cut in windows(row, size, rng)]
    cuts.sort(key=lambda w: w[2] - w[1] + (rng.random() * 16 if rng else 0))
    groups: list[list[Window]] = [[]]
    for cut in cuts:
        if groups[-1] and (cut[2] - cut[1]) * (len(groups[-1]) + 1) > BATCH:
            groups.append([])
        groups[-1].append(cut)
    if rng:
        rng.shuffle(groups)
    yield from groups


def tensors(group: list[Window], tokenizer: Tokenizer, annotators: list[str]) -> dict[str, Tensor]:
    """A padded batch with the class token in front and the separator behind."""
    size = max(last - first for _, first, last in group) + 2
    batch = {k: torch.zeros(len(group), size, dtype=torch.long) for k in ("ids", "mask", "shapes", "tags")}
    batch["links"] = torch.full((len(group), 2, size), UNKNOWN)
    batch["annotator"] = torch.tensor([annotators.index(row.annotator) for row, _, _ in group])
    for i, (row, first, last) in enumerate(group):
        count = last - first
        pieces = row.pieces.cut(first, last)
        batch["ids"][i, 0] = tokenizer.token_to_id("[CLS]")
        batch["ids"][i, count + 1] = tokenizer.token_to_id("[SEP]")
        batch["ids"][i, 1 : count + 1] = torch.from_numpy(pieces.ids)
        batch["shapes"][i, 1 : count + 1] = torch.from_numpy(pieces.shapes)
        batch["mask"][i, : count + 2] = 1
        batch["tags"][i, 1 : count + 1] = torch.from_numpy(row.tags[first:last])
        for link, targets in enumerate((row.cue_of, row.source_of)):
            for place, target in enumerate(targets[first:last].tolist()):
                if target == NULL or first <= target < last:
                    batch["links"][i, link, place + 1] = 0 if target == NULL else target - first + 1
    return batch


def losses(model: Reader, batch: dict[str, Tensor], habits: bool) -> Tensor:
    """Chain loss plus half the link losses."""
    annotator = batch["annotator"] if habits else None
    _, tags, links = model(batch["ids"], batch["mask"], batch["shapes"], annotator)
    inside = batch["mask"][:, 2:].bool()
    chain = model.chain.loss(tags[:, 1:-1], batch["tags"][:, 1:-1], inside)
    link = functional.cross_entropy(links.flatten(0, 2), batch["links"].flatten(), ignore_index=UNKNOWN)
    return chain + 0.2 * link


def hide(ids: Tensor, mask_id: int) -> Tensor:
    """The ids with MASKED of the word pieces behind the mask token."""
    hidden = (torch.rand(ids.shape) < MASKED) & (ids > 999)
    return ids.masked_fill(hidden, mask_id)


def optimizer(model: Reader) -> torch.optim.Optimizer:
    """AdamW whose rate falls by LAYER_DECAY a layer towards the input."""
    groups: dict[float, list[Tensor]] = {}
    layers = model.encoder.config.num_hidden_layers
    for name, parameter in model.named_parameters():
        rate = HEAD_PEAK
        if name.startswith("encoder."):
            depth = int(name.split(".")[3]) + 1 if ".layer." in name else 0
            rate = PEAK * LAYER_DECAY ** (layers - depth)
        if "token_type" in name:
            rate = HEAD_PEAK
        groups.setdefault(rate, []).append(parameter)
    return torch.optim.AdamW(
        [{"params": p, "lr": r, "peak": r} for r, p in groups.items()], weight_decay=0.01, fused=True
    )


def freeze(model: Reader, layers: int) -> None:
    """Keeps the embeddings and the first `layers` layers as they are; 0 frees everything."""
    parts = [model.encoder.embeddings, *model.encoder.encoder.layer[:layers]] if layers else []
    for part in parts:
        part.requires_grad_(False)


class Rounded(nn.Linear):
    """Rounds as the int8 file will: weights a channel, inputs a row; gradients pass (Jacob et al. 2018)."""

    def forward(self, seen: Tensor) -> Tensor:
        """The product of the rounded inputs and weights."""
        low = seen.detach().flatten(1).amin(1).clamp(max=0)
        high = seen.detach().flatten(1).amax(1).clamp(min=0)
        step = ((high - low) / 255).clamp(min=1e-8).view(-1, *[1] * (seen.dim() - 1))
        rounded = (seen.detach() / step).round() * step
        scale = self.weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        weight = (self.weight.detach() / scale).round() * scale
        seen = seen + (rounded - seen.detach())
        return functional.linear(seen, self.weight + (weight - self.weight.detach()), self.bias)


def round_products(model: Reader) -> None:
    """Makes every linear layer of the model a Rounded one, with its weights as they are."""
    for part in model.modules():
        if type(part) is nn.Linear:
            part.__class__ = Rounded


def rate_at(step: int, steps: int, decay_from: int) -> float:
    """The share of the peak rate at `step`."""
    if step < decay_from:
        return min(1.0, (step + 1) / WARM)
    return max(0.0, (steps - step) / (steps - decay_from))


def evaluate(model: Reader, rows: list[Labelled], tokenizer: Tokenizer, annotators: list[str]) -> float:
    """Mean loss a batch on `rows`."""
    model.eval()
    with torch.no_grad():
        found = [
            losses(model, tensors(g, tokenizer, annotators), habits=False).item() for g in batches(rows, SIZE, None)
        ]
    model.train()
    return sum(found) / len(found)


class Run:
    """A training run: the model, the mean of its weights, the optimizer, and how far they are."""

    def __init__(self, base: Path, annotators: int, frozen: int) -> None:
        self.model, self.mean = Reader(base, annotators), Reader(base, annotators)
        self.mean.load_state_dict(self.model.state_dict())
        self.optimizer = optimizer(self.model)
        self.step, self.epoch = 0, 0
        freeze(self.model, frozen)
        self.model.train()

    def resume(self, path: Path) -> None:
        """Takes up a snapshot, with the epoch after its own."""
        state = torch.load(path)
        self.model.load_state_dict(state["model"])
        self.mean.load_state_dict(state["mean"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.epoch = state["step"], state["epoch"] + 1

    def save(self, path: Path) -> None:
        """Writes a snapshot."""
        parts = {"model": self.model, "mean": self.mean, "optimizer": self.optimizer}
        torch.save({k: v.state_dict() for k, v in parts.items()} | {"step": self.step, "epoch": self.epoch}, path)

    def advance(self, batch: dict[str, Tensor], share: float) -> float:
        """One step at `share` of the peak rates; returns the loss."""
        for part in self.optimizer.param_groups:
            part["lr"] = part["peak"] * share
        loss = losses(self.model, batch, habits=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.step += 1
        keep = min(MEAN, 1 - 1 / (1 + self.step / 4))
        for kept, new in zip(self.mean.parameters(), self.model.parameters(), strict=True):
            kept.data.lerp_(new.data, 1 - keep)
        return loss.item()


def fit(options: argparse.Namespace) -> None:
    """Trains as the options say; snapshots and a log go to the run's folder."""
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    fitting, choosing = split_articles(read_articles(options.data / "train.jsonl"), HELD)
    annotators = sorted({a["annotator"] for a in fitting + choosing})
    rows, held = ([label(tokenizer, a) for a in part] for part in (fitting, choosing))
    run = Run(options.base, len(annotators), options.freeze)
    if options.resume:
        run.resume(options.resume)
    if options.int8:
        round_products(run.model)
        round_products(run.mean)
    options.out.mkdir(parents=True, exist_ok=True)
    stop, began, total = options.stop or options.steps, time.time(), 0.0
    while run.step < stop:
        for group in batches(rows, SIZE, random.Random(SEED * 1000 + run.epoch)):
            batch = tensors(group, tokenizer, annotators)
            batch["ids"] = hide(batch["ids"], tokenizer.token_to_id("[MASK]"))
            total += run.advance(batch, rate_at(run.step, options.steps, options.decay_from))
            if run.step % 100 == 0 or run.step == stop:
                found = evaluate(run.mean, held, tokenizer, annotators)
                line = {"step": run.step, "epoch": run.epoch, "loss of 100": total / 100, "held": found}
                print(json.dumps(line | {"seconds": round(time.time() - began)}), flush=True)
                total = 0.0
                run.save(options.out / "last.pt")
            if run.step == stop:
                break
        run.epoch += 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=2400)
    parser.add_argument("--decay-from", type=int, default=1200)
    parser.add_argument("--stop", type=int, default=0, help="stop at this step, before the rate is at its end")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--freeze", type=int, default=0)
    parser.add_argument("--resume", type=Path)
    parser.add_argument("--int8", action="store_true", help="fit with the rounding of the int8 file")
    fit(parser.parse_args())
