"""VitB16, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

import torch
from torch import Tensor, nn

WIDTH = 768
DEPTH = 12
HEADS = 12
PATCH = 16
CLASSES = 1000


class PatchEmbedding(nn.Module):
    """Takes x and returns y.

    Cuts an image into squares and makes a token of each, as a Vision Transformer starts
    (Dosovitskiy et al. 2020, https://arxiv.org/abs/2010.11929).

    Args:
        d_model: Numbers per token.
        patch: Height and width of a square in pixels.

    Shapes:
        N × 3 × 224 × 224  x
        N × 768 × 14 × 14  project
        N × 768 × 196      flatten
        N × 196 × 768      tokens_last → y
    """

    def __init__(self, d_model: int, patch: int = 16) -> None:
        super().__init__()
        self.project = nn.Conv2d(3, d_model, kernel_size=patch, stride=patch)
        self.flatten = nn.Flatten(start_dim=2)

    def forward(self, x: Tensor) -> Tensor:
        x = self.project(x)
        x = self.flatten(x)
        return torch.permute(x, (0, 2, 1))


class ClassToken(nn.Module):
    """Puts a learned token in front of all others.

    Takes x and returns y.

    Args:
        width: Numbers per token.

    Shapes:
        N × 196 × 768  x
        N × 1 × 768    first
        N × 1 × 768    for_each
        N × 197 × 768  join → y
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        # The same for every image.
        self.token = nn.Parameter(torch.zeros(1, 1, width))

    def forward(self, x: Tensor) -> Tensor:
        # Only its shape matters.
        out = x[:, :1]
        out = self.token.expand_as(out)
        return torch.cat((out, x), dim=1)


class EncoderBlock(nn.Module):
    """Takes x and returns y.

    Tokens look at each other, then each is worked on by itself; normalised before each
    of the two steps.

    Args:
        width: Numbers per token.
        heads: Heads of the attention.

    Shapes:
        N × 197 × 768   x
        N × 197 × 3072  widen
        N × 197 × 768   narrow
        N × 197 × 768   add2 → y
    """

    def __init__(self, width: int, heads: int = 12) -> None:
        super().__init__()
        self.norm1 = nn.LayerNorm(width, eps=1e-6)
        # Every token looks at all.
        self.attention = nn.MultiheadAttention(width, heads, batch_first=True)
        self.mlp = nn.Sequential(
            OrderedDict(
                norm2=nn.LayerNorm(width, eps=1e-6),
                widen=nn.Linear(width, width * 4),
                gelu=nn.GELU(),
                narrow=nn.Linear(width * 4, width),
            )
        )

    def forward(self, x: Tensor) -> Tensor:
        out = self.norm1(x)
        out, _ = self.attention(out, out, out, need_weights=False)
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


class VitB16(nn.Module):
    """ViT-B/16 (Dosovitskiy et al. 2020, https://arxiv.org/abs/2010.11929).

    Squares of 16 × 16 pixels become tokens, twelve encoder blocks let them look at each
    other, and a token without pixels of its own gathers what is needed to name the
    image.

    Takes image and returns scores.

    Shapes:
        N × 3 × 224 × 224  image
        N × 196 × 768      patches
        N × 197 × 768      class_token
        N × 768            class_only
        N × 1000           classes → scores
    """

    def __init__(self) -> None:
        super().__init__()
        self.embeddings = nn.Sequential(
            OrderedDict(
                # 14 × 14 squares, each one token.
                patches=PatchEmbedding(WIDTH, patch=PATCH),
                # One more, in front.
                class_token=ClassToken(WIDTH),
                # Where each square was.
                positions=LearnedPosition(WIDTH, max_length=197),
            )
        )
        # Twelve blocks one after the other.
        self.encoder = nn.Sequential(
            *(EncoderBlock(WIDTH, heads=HEADS) for _ in range(DEPTH))
        )
        self.norm = nn.LayerNorm(WIDTH, eps=1e-6)
        # One score for each class.
        self.classes = nn.Linear(WIDTH, CLASSES)

    def forward(self, image: Tensor) -> Tensor:
        x = self.embeddings(image)
        x = self.encoder(x)
        x = self.norm(x)
        # The token without pixels.
        x = x[:, 0]
        return self.classes(x)
