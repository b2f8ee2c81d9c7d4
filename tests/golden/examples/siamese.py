"""Siamese, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

from torch import Tensor, nn


class Siamese(nn.Module):
    """Learns where to put pictures.

    Those of one kind near each other, all others far away. Nothing is said about the
    kinds themselves.

    Takes image and returns code.

    Shapes:
        N × 1 × 28 × 28   image
        N × 16 × 28 × 28  conv1
        N × 16 × 14 × 14  pool1
        N × 32 × 14 × 14  conv2
        N × 32 × 7 × 7    pool2
        N × 1568          flatten
        N × 64            hidden
        N × 16            place → code
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
        self.classifier = nn.Sequential(
            OrderedDict(
                flatten=nn.Flatten(),
                hidden=nn.Linear(1568, 64),
                relu3=nn.ReLU(),
                # Where the picture lies, in 16 numbers.
                place=nn.Linear(64, 16),
            )
        )

    def forward(self, image: Tensor) -> Tensor:
        x = self.features(image)
        return self.classifier(x)
