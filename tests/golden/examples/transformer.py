"""Transformer, a PyTorch model drawn with Plexus Studio."""

import math
from collections import OrderedDict

import torch
import torch.nn.functional as F
from torch import Tensor, nn

VOCABULARY = 37000
WIDTH = 512
DEPTH = 6
HEADS = 8
DROPOUT = 0.1


class SinusoidalEncoding(nn.Module):
    """Adds a fixed pattern of waves to each step of a sequence, N × steps × features.

    Even features hold sines, odd ones cosines; the wavelengths grow from 2π to
    ``base`` · 2π.
    """

    def __init__(
        self, features: int, max_length: int = 1024, base: float = 10000.0
    ) -> None:
        super().__init__()
        place = torch.arange(max_length).unsqueeze(1)
        rate = torch.exp(torch.arange(0, features, 2) * (-math.log(base) / features))
        waves = torch.zeros(max_length, features)
        waves[:, 0::2] = torch.sin(place * rate)
        waves[:, 1::2] = torch.cos(place * rate[: features // 2])
        self.waves = nn.Buffer(waves, persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.waves[: x.shape[1]]


class Tokens(nn.Module):
    """Numbers of tokens become vectors that know where they stand.

    Takes tokens and table (37000 × 512) and returns y.

    Args:
        dropout: Share of values left out while it learns.
    """

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.positions = SinusoidalEncoding(512, max_length=5000)
        self.drop = nn.Dropout(dropout)

    def forward(self, tokens: Tensor, table: Tensor) -> Tensor:
        x = F.embedding(tokens, table)
        # As large as the positions.
        x = x * 22.627416997969522
        x = self.positions(x)
        return self.drop(x)


class EncoderLayer(nn.Module):
    """Takes x and padding (optional) and returns y.

    Tokens look at each other, then each is worked on by itself; normalised after each
    of the two steps.

    Args:
        width: Numbers per token.
        heads: Heads of each attention.
        dropout: Share of values left out while it learns.

    Shapes:
        N × S × 512   x
        N × S         padding (optional)
        N × S × 2048  widen
        N × S × 512   narrow
        N × S × 512   norm2 → y
    """

    def __init__(self, width: int, heads: int = 8, dropout: float = 0.1) -> None:
        super().__init__()
        self.attention = nn.MultiheadAttention(
            width, heads, dropout=dropout, batch_first=True
        )
        self.drop1 = nn.Dropout(dropout)
        self.norm1 = nn.LayerNorm(width)
        self.mlp = nn.Sequential(
            OrderedDict(
                widen=nn.Linear(width, width * 4),
                relu=nn.ReLU(),
                drop_wide=nn.Dropout(dropout),
                narrow=nn.Linear(width * 4, width),
                drop2=nn.Dropout(dropout),
            )
        )
        self.norm2 = nn.LayerNorm(width)

    def forward(self, x: Tensor, padding: Tensor | None = None) -> Tensor:
        out, _ = self.attention(x, x, x, key_padding_mask=padding, need_weights=False)
        out = self.drop1(out)
        out = x + out
        norm1 = self.norm1(out)
        out = self.mlp(norm1)
        out = norm1 + out
        return self.norm2(out)


class DecoderLayer(nn.Module):
    """Takes x, memory, mask (optional) and memory_padding (optional) and returns y.

    Tokens look at those before them, then at the sentence that was read, then each is
    worked on by itself; normalised after each of the three steps.

    Args:
        width: Numbers per token.
        heads: Heads of each attention.
        dropout: Share of values left out while it learns.

    Shapes:
        N × T × 512   x
        N × S × 512   memory
        T × T         mask (optional)
        N × S         memory_padding (optional)
        N × T × 2048  widen
        N × T × 512   narrow
        N × T × 512   norm3 → y
    """

    def __init__(self, width: int, heads: int = 8, dropout: float = 0.1) -> None:
        super().__init__()
        self.attention = nn.MultiheadAttention(
            width, heads, dropout=dropout, batch_first=True
        )
        self.drop1 = nn.Dropout(dropout)
        self.norm1 = nn.LayerNorm(width)
        self.look_back = nn.MultiheadAttention(
            width, heads, dropout=dropout, batch_first=True
        )
        self.drop2 = nn.Dropout(dropout)
        self.norm2 = nn.LayerNorm(width)
        self.mlp = nn.Sequential(
            OrderedDict(
                widen=nn.Linear(width, width * 4),
                relu=nn.ReLU(),
                drop_wide=nn.Dropout(dropout),
                narrow=nn.Linear(width * 4, width),
                drop3=nn.Dropout(dropout),
            )
        )
        self.norm3 = nn.LayerNorm(width)

    def forward(
        self,
        x: Tensor,
        memory: Tensor,
        mask: Tensor | None = None,
        memory_padding: Tensor | None = None,
    ) -> Tensor:
        out, _ = self.attention(x, x, x, attn_mask=mask, need_weights=False)
        out = self.drop1(out)
        out = x + out
        norm1 = self.norm1(out)
        out, _ = self.look_back(
            norm1, memory, memory, key_padding_mask=memory_padding, need_weights=False
        )
        out = self.drop2(out)
        out = norm1 + out
        norm2 = self.norm2(out)
        out = self.mlp(norm2)
        out = norm2 + out
        return self.norm3(out)


def causal_mask(x: Tensor, dim: int = 1, allowed: bool = False) -> Tensor:
    """Steps × steps, true where a later step is seen; with ``allowed`` where not."""
    steps = x.shape[dim]
    future = torch.ones(steps, steps, dtype=torch.bool, device=x.device).triu(1)
    return ~future if allowed else future


class Transformer(nn.Module):
    """The Transformer, base (Vaswani et al. 2017, https://arxiv.org/abs/1706.03762).

    An encoder reads a sentence, a decoder writes it in another language, token by
    token. Both tables of tokens and the head are one. As torch.nn.Transformer it
    normalises once more at the end of each half.

    Takes source, target and source_padding (optional) and returns logits.

    Shapes:
        N × S          source
        N × T          target
        N × S          source_padding (optional)
        N × S × 512    source_tokens
        N × T × 512    target_tokens
        T × T          no_future
        N × T × 37000  head → logits
    """

    def __init__(self) -> None:
        super().__init__()
        # A vector for each token: looked up first, compared with last.
        self.table = nn.Parameter(torch.normal(0.0, WIDTH**-0.5, (VOCABULARY, WIDTH)))
        self.source_tokens = Tokens(DROPOUT)
        # Reads: one layer after the other.
        self.encoder = nn.ModuleList(
            EncoderLayer(WIDTH, heads=HEADS, dropout=DROPOUT) for _ in range(DEPTH)
        )
        self.encoder_norm = nn.LayerNorm(WIDTH)
        self.target_tokens = Tokens(DROPOUT)
        # Writes: sees what is written so far, and what was read.
        self.decoder = nn.ModuleList(
            DecoderLayer(WIDTH, heads=HEADS, dropout=DROPOUT) for _ in range(DEPTH)
        )
        self.decoder_norm = nn.LayerNorm(WIDTH)

    def forward(
        self, source: Tensor, target: Tensor, source_padding: Tensor | None = None
    ) -> Tensor:
        x = self.source_tokens(source, self.table)
        for block in self.encoder:
            x = block(x, padding=source_padding)
        encoder_norm = self.encoder_norm(x)
        target_tokens = self.target_tokens(target, self.table)
        # None sees what comes later.
        no_future = causal_mask(target_tokens)
        x = target_tokens
        for block in self.decoder:
            x = block(x, encoder_norm, mask=no_future, memory_padding=source_padding)
        x = self.decoder_norm(x)
        # How well each token fits next.
        return F.linear(x, self.table)
