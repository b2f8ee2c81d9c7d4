"""Variables, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

from torch import Tensor, nn

WIDTH = 12
HIDDEN = 48
DROP = 0.2


class Variables(nn.Module):
    """Takes image and returns scores.

    Shapes:
        N × 1 × 8 × 8   image
        N × 12 × 8 × 8  conv1
        N × 24 × 8 × 8  conv2
        N × 24 × 4 × 4  pool
        N × 384         flatten
        N × 48          hidden1
        N × 24          hidden2
        N × 10          classes → scores
    """

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            OrderedDict(
                conv1=nn.Conv2d(1, WIDTH, kernel_size=3, padding=1),
                relu1=nn.ReLU(),
                # Twice as many maps, whatever width is.
                conv2=nn.Conv2d(WIDTH, WIDTH * 2, kernel_size=3, padding=1),
                relu2=nn.ReLU(),
                pool=nn.MaxPool2d(2),
            )
        )
        self.classifier = nn.Sequential(
            OrderedDict(
                flatten=nn.Flatten(),
                hidden1=nn.Linear(384, HIDDEN),
                relu3=nn.ReLU(),
                dropout=nn.Dropout(DROP),
                hidden2=nn.Linear(HIDDEN, HIDDEN // 2),
                relu4=nn.ReLU(),
                # One score for each digit.
                classes=nn.Linear(HIDDEN // 2, 10),
            )
        )

    def forward(self, image: Tensor) -> Tensor:
        x = self.features(image)
        return self.classifier(x)
