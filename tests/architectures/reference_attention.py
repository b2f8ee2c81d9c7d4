"""The well-known networks of attention, written by hand in plain PyTorch.

Their layers are registered in the order in which a reader meets them, so that weights can be handed
over in order. The projections of queries, keys and values are one matrix.
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn


class Attention(nn.Module):
    """Multi-head self-attention, step by step. ``hidden`` is true where nobody may look."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.inwards_weight = nn.Parameter(torch.randn(3 * width, width) * width**-0.5)
        self.inwards_bias = nn.Parameter(torch.randn(3 * width) * 0.1)
        self.outwards = nn.Linear(width, width)

    def forward(self, x: Tensor, hidden: Tensor | None = None) -> Tensor:
        batch, count, width = x.shape
        query, key, value = (
            part.view(batch, count, self.heads, width // self.heads).transpose(1, 2)
            for part in F.linear(x, self.inwards_weight, self.inwards_bias).chunk(3, dim=2)
        )
        scores = query @ key.transpose(2, 3) / math.sqrt(width // self.heads)
        if hidden is not None:
            scores = scores.masked_fill(hidden, float("-inf"))
        mixed = scores.softmax(dim=3) @ value
        return self.outwards(mixed.transpose(1, 2).reshape(batch, count, width))


class Layer(nn.Module):
    """Attention and two dense layers; normalised before each of the two, or after."""

    def __init__(
        self, width: int, heads: int, *, first: bool, eps: float, approximate: str = "none"
    ) -> None:
        super().__init__()
        self.first = first
        self.approximate = approximate
        attention, norms = Attention(width, heads), [nn.LayerNorm(width, eps) for _ in range(2)]
        wide, narrow = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        if first:
            self.norm1, self.attention, self.norm2 = norms[0], attention, norms[1]
            self.wide, self.narrow = wide, narrow
        else:
            self.attention, self.norm1 = attention, norms[0]
            self.wide, self.narrow, self.norm2 = wide, narrow, norms[1]

    def forward(self, x: Tensor, hidden: Tensor | None = None) -> Tensor:
        if self.first:
            x = x + self.attention(self.norm1(x), hidden)
            return x + self.work(self.norm2(x))
        x = self.norm1(x + self.attention(x, hidden))
        return self.norm2(x + self.work(x))

    def work(self, x: Tensor) -> Tensor:
        return self.narrow(F.gelu(self.wide(x), approximate=self.approximate))


class VisionTransformer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.patches = nn.Conv2d(3, 768, 16, 16)
        self.class_token = nn.ParameterList([torch.randn(768)[None, None]])
        self.positions = nn.ParameterList([torch.randn(197, 768) * 0.02])
        self.layers = nn.ModuleList(Layer(768, 12, first=True, eps=1e-6) for _ in range(12))
        self.norm = nn.LayerNorm(768, eps=1e-6)
        self.head = nn.Linear(768, 1000)

    def forward(self, image: Tensor) -> Tensor:
        squares = self.patches(image).flatten(2).transpose(1, 2)
        tokens = torch.cat((self.class_token[0].expand(len(image), 1, 768), squares), dim=1)
        x = tokens + self.positions[0]
        for layer in self.layers:
            x = layer(x)
        return self.head(self.norm(x)[:, 0])


class LanguageModel(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.table = nn.Parameter(torch.randn(50257, 768) * 0.02)
        self.positions = nn.Embedding(1024, 768)
        self.layers = nn.ModuleList(
            Layer(768, 12, first=True, eps=1e-5, approximate="tanh") for _ in range(12)
        )
        self.norm = nn.LayerNorm(768)

    def forward(self, tokens: Tensor) -> Tensor:
        count = tokens.shape[1]
        x = self.table[tokens] + self.positions(torch.arange(count))
        future = torch.ones(count, count, dtype=torch.bool).triu(1)
        for layer in self.layers:
            x = layer(x, future)
        return self.norm(x) @ self.table.T


class Bert(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, 768)
        self.positions = nn.Embedding(512, 768)
        self.sentences = nn.Embedding(2, 768)
        self.norm = nn.LayerNorm(768, eps=1e-12)
        self.layers = nn.ModuleList(Layer(768, 12, first=False, eps=1e-12) for _ in range(12))
        self.pooler = nn.Linear(768, 768)

    def forward(
        self, tokens: Tensor, segments: Tensor, padding: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        places = self.positions(torch.arange(tokens.shape[1]))
        x = self.norm(self.words(tokens) + self.sentences(segments) + places)
        hidden = None if padding is None else padding[:, None, None]
        for layer in self.layers:
            x = layer(x, hidden)
        return x, self.pooler(x[:, 0]).tanh()


class Translator(nn.Module):
    """``torch.nn.Transformer`` as it comes, between one table and the places of tokens."""

    def __init__(self) -> None:
        super().__init__()
        self.table = nn.Parameter(torch.randn(37000, 512) * 512**-0.5)
        self.layers = nn.Transformer(batch_first=True)

    def forward(self, source: Tensor, target: Tensor, padding: Tensor | None = None) -> Tensor:
        future = torch.ones(target.shape[1], target.shape[1], dtype=torch.bool).triu(1)
        x = self.layers(
            self.embedded(source),
            self.embedded(target),
            tgt_mask=future,
            src_key_padding_mask=padding,
            memory_key_padding_mask=padding,
        )
        return x @ self.table.T

    def embedded(self, tokens: Tensor) -> Tensor:
        place = torch.arange(tokens.shape[1])[:, None]
        angle = place / 10000 ** (torch.arange(0, 512, 2) / 512)
        waves = torch.stack((angle.sin(), angle.cos()), dim=2).flatten(1)
        return self.table[tokens] * math.sqrt(512) + waves


def vit_b_16() -> nn.Module:
    return VisionTransformer()


def gpt2() -> nn.Module:
    return LanguageModel()


def bert_base() -> nn.Module:
    return Bert()


def transformer() -> nn.Module:
    return Translator()
