"""Net, a PyTorch model drawn with Plexus Studio."""

from torch import Tensor, nn


class DecoderLayer(nn.Module):
    """Attention to the sequence itself, then to the memory.

    Takes x, memory and mask (optional) and returns y and weights.

    Args:
        heads: Into how many parts attention is split.

    Shapes:
        N × 5 × 16  x
        N × 7 × 16  memory
        N × 5 × 7   attn_output_weights → weights
        N × 5 × 16  norm → y
    """

    def __init__(self, heads: int) -> None:
        super().__init__()
        self.attend = nn.MultiheadAttention(16, heads, batch_first=True)
        self.norm = nn.LayerNorm(16)

    def forward(
        self, x: Tensor, memory: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        out, attn_output_weights = self.attend(x, memory, memory, key_padding_mask=mask)
        out = x + out
        out = self.norm(out)
        return out, attn_output_weights


class Net(nn.Module):
    """Takes tokens, image and hidden (optional) and returns logits and weights.

    Shapes:
        N × 5       tokens
        N × 7 × 16  image
        N × 7       hidden (optional)
        N × 5 × 16  embed
        N × 5 × 7   weights
        N × 5 × 50  words → logits
    """

    def __init__(self) -> None:
        super().__init__()
        self.embed = nn.Embedding(50, 16)
        self.layers = nn.ModuleList(DecoderLayer(4) for _ in range(3))
        self.tied = DecoderLayer(2)
        self.words = nn.Linear(16, 50)

    def forward(
        self, tokens: Tensor, image: Tensor, hidden: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        x = self.embed(tokens)
        for layer in self.layers:
            x, weights = layer(x, image, mask=hidden)
        for _ in range(2):
            x, _ = self.tied(x, image)
        x = self.words(x)
        return x, weights
