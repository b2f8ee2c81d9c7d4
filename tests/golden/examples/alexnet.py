"""Alexnet, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

from torch import Tensor, nn

CLASSES = 1000


class Alexnet(nn.Module):
    """AlexNet for one GPU (Krizhevsky 2014, https://arxiv.org/abs/1404.5997).

    Five convolutions, three linear layers. With it deep networks won the ImageNet
    challenge.

    Takes image and returns scores.

    Shapes:
        N × 3 × 224 × 224  image
        N × 64 × 55 × 55   conv1
        N × 64 × 27 × 27   pool1
        N × 192 × 27 × 27  conv2
        N × 192 × 13 × 13  pool2
        N × 384 × 13 × 13  conv3
        N × 256 × 13 × 13  conv4
        N × 256 × 6 × 6    pool5
        N × 9216           flatten
        N × 4096           hidden1
        N × 1000           classes → scores
    """

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            OrderedDict(
                conv1=nn.Conv2d(3, 64, kernel_size=11, stride=4, padding=2),
                relu1=nn.ReLU(),
                # Its windows overlap.
                pool1=nn.MaxPool2d(3, stride=2),
                conv2=nn.Conv2d(64, 192, kernel_size=5, padding=2),
                relu2=nn.ReLU(),
                pool2=nn.MaxPool2d(3, stride=2),
                conv3=nn.Conv2d(192, 384, kernel_size=3, padding=1),
                relu3=nn.ReLU(),
                conv4=nn.Conv2d(384, 256, kernel_size=3, padding=1),
                relu4=nn.ReLU(),
                conv5=nn.Conv2d(256, 256, kernel_size=3, padding=1),
                relu5=nn.ReLU(),
                pool5=nn.MaxPool2d(3, stride=2),
            )
        )
        self.classifier = nn.Sequential(
            OrderedDict(
                # For images of any size.
                pool=nn.AdaptiveAvgPool2d(6),
                flatten=nn.Flatten(),
                dropout1=nn.Dropout(0.5),
                # Most of all weights are here.
                hidden1=nn.Linear(9216, 4096),
                relu6=nn.ReLU(),
                dropout2=nn.Dropout(0.5),
                hidden2=nn.Linear(4096, 4096),
                relu7=nn.ReLU(),
                # One score for each class.
                classes=nn.Linear(4096, CLASSES),
            )
        )

    def forward(self, image: Tensor) -> Tensor:
        x = self.features(image)
        return self.classifier(x)
