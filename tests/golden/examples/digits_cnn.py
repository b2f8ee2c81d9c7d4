"""DigitsCnn, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

from torch import Tensor, nn


class DigitsCnn(nn.Module):
    """Takes image and returns scores.

    Shapes:
        N × 1 × 8 × 8   image
        N × 16 × 8 × 8  conv1
        N × 32 × 8 × 8  conv2
        N × 32 × 4 × 4  pool1
        N × 512         flatten
        N × 64          hidden
        N × 10          classes → scores
    """

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            OrderedDict(
                conv1=nn.Conv2d(1, 16, kernel_size=3, padding=1, bias=False),
                norm1=nn.BatchNorm2d(16),
                relu1=nn.ReLU(),
                conv2=nn.Conv2d(16, 32, kernel_size=3, padding=1, bias=False),
                norm2=nn.BatchNorm2d(32),
                relu2=nn.ReLU(),
                # Halves height and width.
                pool1=nn.MaxPool2d(2),
            )
        )
        self.classifier = nn.Sequential(
            OrderedDict(
                flatten=nn.Flatten(),
                hidden=nn.Linear(512, 64),
                relu3=nn.ReLU(),
                # Keeps it from learning by heart.
                dropout=nn.Dropout(0.25),
                # One score for each digit.
                classes=nn.Linear(64, 10),
            )
        )

    def forward(self, image: Tensor) -> Tensor:
        x = self.features(image)
        return self.classifier(x)
