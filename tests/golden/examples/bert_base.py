"""BertBase, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

import torch
from torch import Tensor, nn

VOCABULARY = 30522
LONGEST = 512
WIDTH = 768
DEPTH = 12
HEADS = 12
DROPOUT = 0.1


class LearnedPosition(nn.Module):
    """Adds a learned vector to each step of a sequence, N × steps × features."""

    def __init__(
        self, features: int, max_length: int = 1024, std: float = 0.02
    ) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(max_length, features) * std)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.weight[: x.shape[1]]


class BertEmbedding(nn.Module):
    """What a token is, where it stands and to which sentence it belongs, added up.

    Takes tokens and segments and returns y.

    Args:
        vocabulary: How many tokens there are.
        longest: Tokens of the longest text.
        width: Numbers per token.
        dropout: Share of values left out while it learns.

    Shapes:
        N × T        tokens
        N × T        segments
        N × T × 768  words
        N × T × 768  sentence
        N × T × 768  drop → y
    """

    def __init__(
        self,
        vocabulary: int,
        longest: int = 512,
        width: int = 768,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.positions = LearnedPosition(width, max_length=longest)
        self.sentence = nn.Embedding(2, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, tokens: Tensor, segments: Tensor) -> Tensor:
        x = self.words(tokens)
        positions = self.positions(x)
        x = self.sentence(segments)
        x = positions + x
        x = self.norm(x)
        return self.drop(x)


class BertLayer(nn.Module):
    """Takes x and padding (optional) and returns y.

    Tokens look at each other, then each is worked on by itself; normalised after each
    of the two steps.

    Args:
        width: Numbers per token.
        heads: Heads of the attention.
        dropout: Share of values left out while it learns.

    Shapes:
        N × T × 768   x
        N × T         padding (optional)
        N × T × 3072  widen
        N × T × 768   narrow
        N × T × 768   norm2 → y
    """

    def __init__(self, width: int, heads: int = 12, dropout: float = 0.1) -> None:
        super().__init__()
        # Every token looks at all but those that only fill up.
        self.attention = nn.MultiheadAttention(
            width, heads, dropout=dropout, batch_first=True
        )
        self.drop1 = nn.Dropout(dropout)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.mlp = nn.Sequential(
            OrderedDict(
                widen=nn.Linear(width, width * 4),
                gelu=nn.GELU(),
                narrow=nn.Linear(width * 4, width),
                drop2=nn.Dropout(dropout),
            )
        )
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, padding: Tensor | None = None) -> Tensor:
        out, _ = self.attention(x, x, x, key_padding_mask=padding, need_weights=False)
        out = self.drop1(out)
        out = x + out
        norm1 = self.norm1(out)
        out = self.mlp(norm1)
        out = norm1 + out
        return self.norm2(out)


class BertBase(nn.Module):
    """Takes tokens, segments and padding (optional) and returns states and pooled.

    BERT base (Devlin et al. 2018, https://arxiv.org/abs/1810.04805), uncased, with its
    pooler: twelve encoder layers in which every token sees all others.

    It gives a vector for each token, and one for the whole text, made from the first
    token's.

    Shapes:
        N × T        tokens
        N × T        segments
        N × T        padding (optional)
        N × T × 768  embedding
        N × T × 768  encoder → states
        N × 768      first
        N × 768      tanh → pooled
    """

    def __init__(self) -> None:
        super().__init__()
        # A vector for each token: which it is, where it stands, in which sentence.
        self.embedding = BertEmbedding(
            VOCABULARY, longest=LONGEST, width=WIDTH, dropout=DROPOUT
        )
        # One layer after the other; the padding goes to each.
        self.encoder = nn.ModuleList(
            BertLayer(WIDTH, heads=HEADS, dropout=DROPOUT) for _ in range(DEPTH)
        )
        self.pooler = nn.Linear(WIDTH, WIDTH)
        self.tanh = nn.Tanh()

    def forward(
        self, tokens: Tensor, segments: Tensor, padding: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        x = self.embedding(tokens, segments)
        encoder = x
        for block in self.encoder:
            encoder = block(encoder, padding=padding)
        # The first token stands for the text.
        x = encoder[:, 0]
        x = self.pooler(x)
        x = self.tanh(x)
        return encoder, x
