"""FashionCnn, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

from torch import Tensor, nn


class FashionCnn(nn.Module):
    """Takes image and returns scores.

    Shapes:
        N × 1 × 28 × 28   image
        N × 16 × 28 × 28  conv1
        N × 16 × 14 × 14  pool1
        N × 32 × 14 × 14  conv2
        N × 32 × 7 × 7    pool2
        N × 1568          flatten
        N × 128           hidden
        N × 10            classes → scores
    """

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            OrderedDict(
                conv1=nn.Conv2d(1, 16, kernel_size=3, padding=1, bias=False),
                norm1=nn.BatchNorm2d(16),
                relu1=nn.ReLU(),
                pool1=nn.MaxPool2d(2),
                conv2=nn.Conv2d(16, 32, kernel_size=3, padding=1, bias=False),
                norm2=nn.BatchNorm2d(32),
                relu2=nn.ReLU(),
                pool2=nn.MaxPool2d(2),
            )
        )
        self.classifier = nn.Sequential(
            OrderedDict(
                flatten=nn.Flatten(),
                hidden=nn.Linear(1568, 128),
                relu3=nn.ReLU(),
                # Keeps it from learning by heart.
                dropout=nn.Dropout(0.3),
                # One score for each kind.
                classes=nn.Linear(128, 10),
            )
        )

    def forward(self, image: Tensor) -> Tensor:
        x = self.features(image)
        return self.classifier(x)
