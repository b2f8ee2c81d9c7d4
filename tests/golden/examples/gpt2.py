"""Gpt2, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

import torch
import torch.nn.functional as F
from torch import Tensor, nn

VOCABULARY = 50257
CONTEXT = 1024
WIDTH = 768
DEPTH = 12
HEADS = 12
DROPOUT = 0.1


class CausalSelfAttention(nn.Module):
    """Takes x and returns y.

    Every token looks at itself and at those before it, which is how a language model
    reads (Radford et al. 2019, GPT-2).

    Args:
        d_model: Numbers per token.
        heads: How many heads look for different things; d_model is divided among them.
        dropout: Share of values that is set to zero while training.

    Shapes:
        N × T × 768          x
        N × T × 2304         project_in
        N × T × 3 × 12 × 64  by_head
        3 × N × 12 × T × 64  heads_first
        N × 12 × T × 64      qkv_0
        N × 12 × T × 64      qkv_1
        N × 12 × T × 64      qkv_2
        N × T × 12 × 64      tokens_first
        N × T × 768          all_heads
        N × T × 768          dropout_out → y
    """

    def __init__(self, d_model: int, heads: int = 4, dropout: float = 0.1) -> None:
        super().__init__()
        self.d_model = d_model
        self.heads = heads
        self.dropout = dropout
        self.project_in = nn.Linear(d_model, 3 * d_model)
        self.project_out = nn.Linear(d_model, d_model)
        self.dropout_out = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        x = self.project_in(x)
        x = torch.reshape(
            x, (x.shape[0], -1, 3, self.heads, self.d_model // self.heads)
        )
        x = torch.permute(x, (2, 0, 3, 1, 4))
        qkv_0, qkv_1, qkv_2 = torch.unbind(x, dim=0)
        x = F.scaled_dot_product_attention(
            qkv_0,
            qkv_1,
            qkv_2,
            dropout_p=self.dropout if self.training else 0.0,
            is_causal=True,
        )
        x = torch.permute(x, (0, 2, 1, 3))
        x = torch.reshape(x, (x.shape[0], -1, self.d_model))
        x = self.project_out(x)
        return self.dropout_out(x)


class Block(nn.Module):
    """Takes x and returns y.

    Every token looks at those before it, then is worked on by itself; normalised before
    each of the two steps.

    Args:
        width: Numbers per token.
        heads: Heads of the attention.
        dropout: Share of values left out while it learns.

    Shapes:
        N × T × 768   x
        N × T × 3072  widen
        N × T × 768   narrow
        N × T × 768   add2 → y
    """

    def __init__(self, width: int, heads: int = 12, dropout: float = 0.1) -> None:
        super().__init__()
        self.norm1 = nn.LayerNorm(width)
        # None looks ahead.
        self.attention = CausalSelfAttention(width, heads=heads, dropout=dropout)
        self.mlp = nn.Sequential(
            OrderedDict(
                norm2=nn.LayerNorm(width),
                widen=nn.Linear(width, width * 4),
                # By tanh, as GPT-2 was trained.
                gelu=nn.GELU(approximate="tanh"),
                narrow=nn.Linear(width * 4, width),
                drop=nn.Dropout(dropout),
            )
        )

    def forward(self, x: Tensor) -> Tensor:
        out = self.norm1(x)
        out = self.attention(out)
        add1 = x + out
        out = self.mlp(add1)
        return add1 + out


class LearnedPosition(nn.Module):
    """Adds a learned vector to each step of a sequence, N × steps × features."""

    def __init__(
        self, features: int, max_length: int = 1024, std: float = 0.02
    ) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(max_length, features) * std)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.weight[: x.shape[1]]


class Gpt2(nn.Module):
    """Takes tokens and returns logits.

    GPT-2, the smallest of four (Radford et al. 2019, Language Models are Unsupervised
    Multitask Learners): tokens and their places become vectors, twelve blocks let every
    token look at those before it, and the table of tokens says which could be the next.

    Shapes:
        N × T          tokens
        N × T × 768    words
        N × T × 50257  head → logits
    """

    def __init__(self) -> None:
        super().__init__()
        # A vector for each token: looked up first, compared with last.
        self.table = nn.Parameter(torch.normal(0.0, 0.02, (VOCABULARY, WIDTH)))
        # Where each stands.
        self.positions = LearnedPosition(WIDTH, max_length=CONTEXT)
        self.drop = nn.Dropout(DROPOUT)
        # Twelve blocks one after the other.
        self.blocks = nn.Sequential(
            *(Block(WIDTH, heads=HEADS, dropout=DROPOUT) for _ in range(DEPTH))
        )
        self.norm = nn.LayerNorm(WIDTH)

    def forward(self, tokens: Tensor) -> Tensor:
        x = F.embedding(tokens, self.table)
        x = self.positions(x)
        x = self.drop(x)
        x = self.blocks(x)
        x = self.norm(x)
        # How well each token of the table fits; it has no weights of its own.
        return F.linear(x, self.table)
