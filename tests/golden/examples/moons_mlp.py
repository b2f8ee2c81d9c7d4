"""MoonsMlp, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

from torch import Tensor, nn


class MoonsMlp(nn.Module):
    """Takes point and returns scores.

    Shapes:
        N × 2   point
        N × 32  hidden1
        N × 2   classes → scores
    """

    def __init__(self) -> None:
        super().__init__()
        self.mlp = nn.Sequential(
            OrderedDict(
                hidden1=nn.Linear(2, 32),
                tanh1=nn.Tanh(),
                hidden2=nn.Linear(32, 32),
                tanh2=nn.Tanh(),
                # One score for each moon.
                classes=nn.Linear(32, 2),
            )
        )

    def forward(self, point: Tensor) -> Tensor:
        return self.mlp(point)
