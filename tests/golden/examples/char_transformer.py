"""CharTransformer, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

import torch
import torch.nn.functional as F
from torch import Tensor, nn

CHARACTERS = 96
WIDTH = 96
DEPTH = 3
HEADS = 4


class CausalSelfAttention(nn.Module):
    """Takes x and returns y.

    Every token looks at itself and at those before it, which is how a language model
    reads (Radford et al. 2019, GPT-2).

    Args:
        d_model: Numbers per token.
        heads: How many heads look for different things; d_model is divided among them.
        dropout: Share of values that is set to zero while training.

    Shapes:
        N × 128 × 96          x
        N × 128 × 288         project_in
        N × 128 × 3 × 4 × 24  by_head
        3 × N × 4 × 128 × 24  heads_first
        N × 4 × 128 × 24      qkv_0
        N × 4 × 128 × 24      qkv_1
        N × 4 × 128 × 24      qkv_2
        N × 128 × 4 × 24      tokens_first
        N × 128 × 96          all_heads
        N × 128 × 96          dropout_out → y
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
        N × 128 × 96   x
        N × 128 × 384  widen
        N × 128 × 96   narrow
        N × 128 × 96   add2 → y
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


class CharTransformer(nn.Module):
    """A small GPT on the source of Python's own library.

    Every letter looks at those before it, and guesses which comes next.

    Takes text and returns scores.

    Shapes:
        N × 128       text
        N × 128 × 96  letters
        N × 96 × 128  features_first
        N × 96 × 131  before
        N × 96 × 128  near
        N × 128 × 96  features_last
        N × 128 × 96  guess → scores
    """

    def __init__(self) -> None:
        super().__init__()
        # Begins as small as the places, or those would be drowned.
        self.letters = nn.Embedding(CHARACTERS, WIDTH)
        nn.init.normal_(self.letters.weight, std=0.02)
        # Where each stands.
        self.places = LearnedPosition(WIDTH, max_length=128)
        # None looks ahead.
        self.before = nn.ConstantPad1d((3, 0), 0.0)
        # The letter and the three before it, so that attention can look further.
        self.near = nn.Conv1d(WIDTH, WIDTH, kernel_size=4)
        # None looks ahead.
        self.blocks = nn.Sequential(
            *(Block(WIDTH, heads=HEADS, dropout=0.0) for _ in range(DEPTH))
        )
        self.norm = nn.LayerNorm(WIDTH)
        # After each letter, a score for each that could be next.
        self.guess = nn.Linear(WIDTH, CHARACTERS)

    def forward(self, text: Tensor) -> Tensor:
        x = self.letters(text)
        places = self.places(x)
        x = torch.permute(places, (0, 2, 1))
        x = self.before(x)
        x = self.near(x)
        x = torch.permute(x, (0, 2, 1))
        x = places + x
        x = self.blocks(x)
        x = self.norm(x)
        return self.guess(x)
