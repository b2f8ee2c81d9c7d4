"""FashionResnet, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict

from torch import Tensor, nn


class FashionResnet(nn.Module):
    """Takes image and returns scores.

    Shapes:
        N × 1 × 28 × 28   image
        N × 16 × 28 × 28  stem
        N × 16 × 14 × 14  stem_pool
        N × 32 × 7 × 7    block2_skip
        N × 32 × 7 × 7    block2_conv1
        N × 1568          flatten
        N × 10            classes → scores
    """

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            OrderedDict(
                stem=nn.Conv2d(1, 16, kernel_size=3, padding=1, bias=False),
                stem_norm=nn.BatchNorm2d(16),
                stem_relu=nn.ReLU(),
                stem_pool=nn.MaxPool2d(2),
            )
        )
        self.residual = nn.Sequential(
            OrderedDict(
                block1_conv1=nn.Conv2d(16, 16, kernel_size=3, padding=1, bias=False),
                block1_norm1=nn.BatchNorm2d(16),
                block1_relu1=nn.ReLU(),
                block1_conv2=nn.Conv2d(16, 16, kernel_size=3, padding=1, bias=False),
                block1_norm2=nn.BatchNorm2d(16),
            )
        )
        self.block1_relu2 = nn.ReLU()
        self.block2_skip = nn.Conv2d(16, 32, kernel_size=1, stride=2, bias=False)
        self.block2_skip_norm = nn.BatchNorm2d(32)
        self.residual2 = nn.Sequential(
            OrderedDict(
                block2_conv1=nn.Conv2d(
                    16, 32, kernel_size=3, stride=2, padding=1, bias=False
                ),
                block2_norm1=nn.BatchNorm2d(32),
                block2_relu1=nn.ReLU(),
                block2_conv2=nn.Conv2d(32, 32, kernel_size=3, padding=1, bias=False),
                block2_norm2=nn.BatchNorm2d(32),
            )
        )
        self.block2_relu2 = nn.ReLU()
        self.classifier = nn.Sequential(
            OrderedDict(
                flatten=nn.Flatten(),
                # Keeps it from learning by heart.
                dropout=nn.Dropout(0.4),
                # One score for each kind.
                classes=nn.Linear(1568, 10),
            )
        )

    def forward(self, image: Tensor) -> Tensor:
        features = self.features(image)
        x = self.residual(features)
        # Adds its input to its result.
        x = x + features
        block1_relu2 = self.block1_relu2(x)
        x = self.block2_skip(block1_relu2)
        block2_skip_norm = self.block2_skip_norm(x)
        x = self.residual2(block1_relu2)
        # Half the size, twice the channels.
        x = x + block2_skip_norm
        x = self.block2_relu2(x)
        return self.classifier(x)
