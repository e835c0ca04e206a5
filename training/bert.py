"""BERT as it runs in the shipped models: one unpadded row at a time, query, key and value in one product."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

__all__ = ["PlainBert"]


class Layer(nn.Module):
    """A BERT layer for one unpadded row: query, key and value in one product, their scale in the weights."""

    def __init__(self, layer: nn.Module) -> None:
        super().__init__()
        own = layer.attention.self
        self.heads, width = own.num_attention_heads, own.attention_head_size
        parts = [(own.query, width**-0.5), (own.key, 1.0), (own.value, 1.0)]
        self.project = nn.Linear(own.query.in_features, 3 * self.heads * width)
        self.project.weight.data = torch.cat([part.weight.data * scale for part, scale in parts])
        self.project.bias.data = torch.cat([part.bias.data * scale for part, scale in parts])
        self.join, self.norm = layer.attention.output.dense, layer.attention.output.LayerNorm
        self.widen, self.narrow = layer.intermediate.dense, layer.output.dense
        self.last = layer.output.LayerNorm

    def forward(self, hidden: Tensor) -> Tensor:
        """The next hidden states."""
        size, width = hidden.shape[1], hidden.shape[2]
        query, key, value = self.project(hidden).view(size, 3, self.heads, -1).permute(1, 2, 0, 3)
        seen = (query @ key.transpose(1, 2)).softmax(-1) @ value
        hidden = self.norm(hidden + self.join(seen.transpose(0, 1).reshape(1, size, width)))
        return self.last(hidden + self.narrow(functional.gelu(self.widen(hidden))))


class PlainBert(nn.Module):
    """An encoder without dropout and without a mask; ``types`` are what its token types stand for."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.embeddings = encoder.embeddings
        self.layers = nn.ModuleList(Layer(layer) for layer in encoder.encoder.layer)

    def forward(self, ids: Tensor, types: Tensor) -> Tensor:
        """Last hidden states of one row."""
        look = self.embeddings
        hidden = look.word_embeddings(ids) + look.token_type_embeddings(types)
        hidden = look.LayerNorm(hidden + look.position_embeddings.weight[: ids.shape[1]])
        for layer in self.layers:
            hidden = layer(hidden)
        return hidden
