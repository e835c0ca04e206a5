"""The encoder with the attribution heads: a tagger over seven labels in a chain, and two links.

`cue_of` points from a content piece to the first piece of its cue, `source_of` from a cue piece to the first piece of
its source; both point at piece 0 (the class token) when there is none.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from crosswire.language.pieces import SHAPES

TAGS = 7
LINKS = 2
_REACH = 64
_WIDTH = 64


class Chain(nn.Module):
    """A linear chain over tags (Lafferty et al. 2001): scores of starting with a tag and of one following another."""

    def __init__(self) -> None:
        super().__init__()
        self.start = nn.Parameter(torch.zeros(TAGS))
        self.follow = nn.Parameter(torch.zeros(TAGS, TAGS))

    def loss(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Mean negative log likelihood a piece; `mask` is true for a prefix of each row."""
        gold = scores.gather(2, tags.unsqueeze(2)).squeeze(2) * mask
        steps = self.follow[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]
        path = gold.sum(1) + steps.sum(1) + self.start[tags[:, 0]]
        alpha = self.start + scores[:, 0]
        for t in range(1, scores.shape[1]):
            ahead = torch.logsumexp(alpha.unsqueeze(2) + self.follow, 1) + scores[:, t]
            alpha = torch.where(mask[:, t : t + 1], ahead, alpha)
        return (torch.logsumexp(alpha, 1) - path).sum() / mask.sum()


class Reader(nn.Module):
    """Word pieces in; hidden states, tag scores and link scores out."""

    def __init__(self, base: Path, annotators: int) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            base, add_pooling_layer=False, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
        )
        first = self.encoder.embeddings.token_type_embeddings.weight.data[:1]
        self.encoder.embeddings.token_type_embeddings = nn.Embedding.from_pretrained(
            first.repeat(SHAPES, 1), freeze=False
        )
        width = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.tag = nn.Linear(width, TAGS)
        self.habit = nn.Parameter(torch.zeros(annotators, width, TAGS))
        self.query = nn.Linear(width, LINKS * _WIDTH)
        self.key = nn.Linear(width, LINKS * _WIDTH)
        self.far = nn.Parameter(torch.zeros(LINKS, 2 * _REACH + 1))
        self.none = nn.Parameter(torch.zeros(LINKS))
        self.chain = Chain()

    def encode(self, ids: Tensor, mask: Tensor, shapes: Tensor) -> Tensor:
        """Last hidden states: pieces × width."""
        out = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=shapes)
        return out.last_hidden_state

    def links(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """Link scores: batch × 2 × from × to."""
        batch, size, _ = hidden.shape
        query = self.query(hidden).view(batch, size, LINKS, _WIDTH).transpose(1, 2)
        key = self.key(hidden).view(batch, size, LINKS, _WIDTH).transpose(1, 2)
        place = torch.arange(size)
        gap = (place.unsqueeze(0) - place.unsqueeze(1)).clamp(-_REACH, _REACH) + _REACH
        far = torch.cat([self.none.view(LINKS, 1, 1).expand(-1, size, 1), self.far[:, gap][:, :, 1:]], 2)
        scores = query @ key.transpose(2, 3) / _WIDTH**0.5 + far
        return scores.masked_fill(mask[:, None, None, :] == 0, -1e4)

    def forward(
        self, ids: Tensor, mask: Tensor, shapes: Tensor, annotator: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """(hidden, tag scores, link scores); without `annotator` the tags follow the mean habit."""
        hidden = self.encode(ids, mask, shapes)
        seen = self.dropout(hidden)
        if annotator is None:
            habit = seen @ self.habit.mean(0)
        else:
            habit = torch.einsum("btw,bwk->btk", seen, self.habit[annotator])
        return hidden, self.tag(seen) + habit, self.links(seen, mask)
