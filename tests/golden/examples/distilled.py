"""Distilled, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

from torch import Tensor, nn


class Distilled(nn.Module):
    """A small student is told the kind of one picture in twenty.

    Of all the others a teacher tells, who says how much a shirt looks like a coat too.
    The teacher learns in the same run, a step ahead, and is told every kind.

    Takes image and returns scores.

    Shapes:
        N × 1 × 28 × 28  image
        N × 784          flatten
        N × 16           hidden
        N × 10           classes → scores
    """

    def __init__(self) -> None:
        super().__init__()
        self.mlp = nn.Sequential(
            OrderedDict(
                flatten=nn.Flatten(),
                # All that the student has room for.
                hidden=nn.Linear(784, 16),
                relu=nn.ReLU(),
                # One score for each kind.
                classes=nn.Linear(16, 10),
            )
        )

    def forward(self, image: Tensor) -> Tensor:
        return self.mlp(image)
