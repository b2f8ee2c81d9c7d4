"""MultiTask, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

from torch import Tensor, nn


class MultiTask(nn.Module):
    """Two answers from one look.

    Which piece of clothing it is, and how bright the picture is. How much each answer
    counts is learned too.

    Takes image and returns scores and brightness.

    Shapes:
        N × 1 × 28 × 28   image
        N × 16 × 28 × 28  conv1
        N × 16 × 14 × 14  pool1
        N × 32 × 14 × 14  conv2
        N × 32 × 7 × 7    pool2
        N × 1568          flatten
        N × 64            hidden
        N × 10            kind → scores
        N × 1             light → brightness
    """

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            OrderedDict(
                conv1=nn.Conv2d(1, 16, kernel_size=3, padding=1),
                relu1=nn.ReLU(),
                pool1=nn.MaxPool2d(2),
                conv2=nn.Conv2d(16, 32, kernel_size=3, padding=1),
                relu2=nn.ReLU(),
                pool2=nn.MaxPool2d(2),
            )
        )
        self.layers = nn.Sequential(
            OrderedDict(
                flatten=nn.Flatten(),
                hidden=nn.Linear(1568, 64),
                # What both heads know.
                relu3=nn.ReLU(),
            )
        )
        # One score for each kind.
        self.kind = nn.Linear(64, 10)
        # One number.
        self.light = nn.Linear(64, 1)

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor]:
        x = self.features(image)
        layers = self.layers(x)
        kind = self.kind(layers)
        x = self.light(layers)
        return kind, x
