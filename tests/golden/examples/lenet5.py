"""Lenet5, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

from torch import Tensor, nn


class Lenet5(nn.Module):
    """Takes image and returns scores.

    LeNet-5 (LeCun et al. 1998, Gradient-Based Learning Applied to Document
    Recognition): two convolutions with pooling, then three linear layers.

    As in most code of today every convolution sees all maps, pooling has no weights,
    and a linear layer gives the scores.

    Shapes:
        N × 1 × 28 × 28   image
        N × 6 × 28 × 28   conv1
        N × 6 × 14 × 14   pool1
        N × 16 × 10 × 10  conv2
        N × 16 × 5 × 5    pool2
        N × 400           flatten
        N × 120           hidden1
        N × 84            hidden2
        N × 10            classes → scores
    """

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            OrderedDict(
                # The border makes the 32 × 32 pixels of the paper.
                conv1=nn.Conv2d(1, 6, kernel_size=5, padding=2),
                tanh1=nn.Tanh(),
                pool1=nn.AvgPool2d(2),
                conv2=nn.Conv2d(6, 16, kernel_size=5),
                tanh2=nn.Tanh(),
                pool2=nn.AvgPool2d(2),
            )
        )
        self.classifier = nn.Sequential(
            OrderedDict(
                flatten=nn.Flatten(),
                hidden1=nn.Linear(400, 120),
                tanh3=nn.Tanh(),
                hidden2=nn.Linear(120, 84),
                tanh4=nn.Tanh(),
                # One score for each kind.
                classes=nn.Linear(84, 10),
            )
        )

    def forward(self, image: Tensor) -> Tensor:
        x = self.features(image)
        return self.classifier(x)
