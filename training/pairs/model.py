"""The pair judge: multilingual-e5-small over both texts at once, with what spelling tells of them at the head."""

from __future__ import annotations

from pathlib import Path

import torch
from corpus import LABELS, NOT_CONTRADICTION, UNKNOWN, Pair
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from crosswire.language.pair_features import WIDTH, pair_features

LONGEST = 128
"""Pieces of a pair; longer ones are cut."""
SIGNS = 2
_HEAD = 192
_CONTRADICTION_WEIGHT = 1.5


class Judge(nn.Module):
    """Word pieces of two texts and their features in; out come the scores of the three labels and of the two signs.

    The signs are: the texts assert a fact in common; they cannot both be right.
    """

    def __init__(self, encoder: BertModel, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.head = nn.Sequential(
            nn.Dropout(dropout),
            nn.Linear(3 * width + WIDTH, _HEAD),
            nn.GELU(),
            nn.Dropout(dropout),
            nn.Linear(_HEAD, len(LABELS) + SIGNS),
        )

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor, features: Tensor) -> Tensor:
        """Scores of labels and signs; ``types`` are 1 in the second text."""
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        return self.judge(hidden.float(), mask, types, features)

    def judge(self, hidden: Tensor, mask: Tensor, types: Tensor, features: Tensor) -> Tensor:
        """Scores of labels and signs from the last hidden states."""
        sides = (mask * (1 - types), mask * types)
        first, second = ((hidden * m[:, :, None]).sum(1) / m.sum(1, keepdim=True).clamp(min=1) for m in sides)
        return self.head(torch.cat([first * second * 10, (first - second).abs(), hidden[:, 0], features], dim=1))


def prepared(tokenizer: Tokenizer) -> Tokenizer:
    """Returns the tokenizer, set to cut and to pad pairs."""
    tokenizer.enable_truncation(LONGEST)
    tokenizer.enable_padding(pad_id=1, pad_token="<pad>")  # noqa: S106 - a piece
    return tokenizer


def batch(tokenizer: Tokenizer, some: list[Pair]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """The tensors of some pairs."""
    encoded = tokenizer.encode_batch([(p.a, p.b) for p in some])
    ids = torch.tensor([e.ids for e in encoded])
    mask = torch.tensor([e.attention_mask for e in encoded], dtype=torch.float32)
    types = torch.tensor([e.type_ids for e in encoded])
    return ids, mask, types, torch.tensor(pair_features([(p.a, p.b) for p in some]))


def loss_of(scores: Tensor, some: list[Pair]) -> Tensor:
    """Cross-entropy of what is known; where only "no contradiction" is known of a label, of that."""
    labels = torch.tensor([p.label for p in some])
    logs = functional.log_softmax(scores[:, : len(LABELS)], 1)
    weights = torch.tensor([1.0, _CONTRADICTION_WEIGHT, 1.0])
    known, other = (labels >= 0) & (labels < NOT_CONTRADICTION), labels == NOT_CONTRADICTION
    total = scores.new_zeros(())
    if known.any():
        total = total + functional.nll_loss(logs[known], labels[known], weights, reduction="sum")
    if other.any():
        total = total - torch.log1p(-logs[other, 1].exp().clamp(max=0.9999)).sum()
    signs = torch.tensor([[p.shared, p.against] for p in some])
    told = signs != UNKNOWN
    if told.any():
        signed = scores[:, len(LABELS) :][told]
        total = total + functional.binary_cross_entropy_with_logits(signed, signs[told].float(), reduction="sum")
    return total / len(some)


def load(run: Path, encoder: BertModel) -> Judge:
    """Returns the judge with the mean weights of a run."""
    judge = Judge(encoder, dropout=0.0)
    judge.load_state_dict(torch.load(run, map_location="cpu"))
    return judge.eval()
