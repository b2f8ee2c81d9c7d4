"""Net, a PyTorch model drawn with Plexus Studio."""

from collections import OrderedDict
from contextlib import nullcontext
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils.checkpoint import checkpoint


class BasicBlock(nn.Module):
    """Two convolutions with a shortcut around them.

    From the paper on residual networks.

    Takes x and returns y.

    Args:
        channels: Channels it gives.
        stride: By how much it makes the image smaller.
    """

    def __init__(self, in_channels: int, channels: int, stride: int = 1) -> None:
        super().__init__()
        self.residual = nn.Sequential(
            OrderedDict(
                conv1=nn.Conv2d(
                    in_channels,
                    channels,
                    kernel_size=3,
                    stride=stride,
                    padding=1,
                    bias=False,
                ),
                norm1=nn.BatchNorm2d(channels),
                relu1=nn.ReLU(),
                conv2=nn.Conv2d(
                    channels, channels, kernel_size=3, padding=1, bias=False
                ),
                norm2=nn.BatchNorm2d(channels),
            )
        )
        self.shortcut = nn.Conv2d(in_channels, channels, kernel_size=1, stride=stride)
        self.relu2 = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        residual = self.residual(x)
        x = self.shortcut(x)
        x = residual + x
        return self.relu2(x)


class Feedforward(nn.Module):
    """A small perceptron.

    Takes x and returns y.

    Shapes:
        N × 10     x
        N × width  fc1
        N × 10     fc2
        N × 10     drop → y
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.mlp = nn.Sequential(
            OrderedDict(
                fc1=nn.Linear(10, width),
                gelu=nn.GELU(),
                fc2=nn.Linear(width, 10),
                drop=nn.Dropout(0.1),
            )
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.mlp(x)


class Residual(nn.Module):
    """A perceptron with a way around it.

    Takes x (N × 10) and returns y (N × 10).
    """

    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(10)
        self.inner = Feedforward(16)

    def forward(self, x: Tensor) -> Tensor:
        out = self.norm(x)
        out = checkpoint(self.inner, out, use_reentrant=False)
        return out + x


class BuffersAsBefore:
    """Within this scope a module has copies of the buffers that it had at first.

    So what it computes again is the same, and running statistics move only once.
    """

    def __init__(self, module: nn.Module) -> None:
        self.parts = [part._buffers for part in module.modules() if part._buffers]
        self.first = [_copied(buffers) for buffers in self.parts]

    def __enter__(self) -> None:
        self.now = [dict(buffers) for buffers in self.parts]
        for buffers, first in zip(self.parts, self.first, strict=True):
            buffers.update(_copied(first))

    def __exit__(self, *error: object) -> None:
        for buffers, now in zip(self.parts, self.now, strict=True):
            buffers.update(now)


def checkpoint_with_buffers(module: nn.Module, *inputs: Any) -> Any:
    """Call a module that the backward pass calls again, with the same buffers."""
    if torch.compiler.is_compiling():
        # What is compiled writes its buffers once, whatever is computed again.
        return checkpoint(module, *inputs, use_reentrant=False)
    again = BuffersAsBefore(module)
    return checkpoint(
        module, *inputs, use_reentrant=False, context_fn=lambda: (nullcontext(), again)
    )


def _copied(buffers: dict[str, Any]) -> dict[str, Any]:
    """The same, each with memory of its own."""
    return {
        name: None if buffer is None else buffer.clone()
        for name, buffer in buffers.items()
    }


class Net(nn.Module):
    """Takes image and returns scores.

    Shapes:
        N × 3 × 16 × 16  image
        N × 8 × 16 × 16  stage1
        N × 16 × 4 × 4   stage2
        N × 256          flatten
        N × 10           head
        N × 10           last → scores
    """

    def __init__(self) -> None:
        super().__init__()
        self.stage1 = BasicBlock(3, 8)
        self.stage2 = nn.ModuleList(
            [BasicBlock(8, 16, stride=2), BasicBlock(16, 16, stride=2)]
        )
        self.stage3 = BasicBlock(16, 16)
        self.flatten = nn.Flatten()
        self.head = nn.Linear(256, 10)
        self.rows = nn.ModuleList(Feedforward(8) for _ in range(3))
        self.last = Residual()

    def forward(self, image: Tensor) -> Tensor:
        x = checkpoint_with_buffers(self.stage1, image)
        for block in self.stage2:
            x = checkpoint_with_buffers(block, x)
        x = self.stage3(x)
        x = self.flatten(x)
        x = self.head(x)
        for row in self.rows:
            x = checkpoint(row, x, use_reentrant=False)
        return self.last(x)
