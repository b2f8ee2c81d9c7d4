"""Blocks, shared layers, variables, and Python of one's own."""

from __future__ import annotations

import studio.api as plexus
from making.pen import Pen
from studio.api import Expression, Project


def residual_blocks() -> Project:
    project = plexus.new("residual_blocks")
    width = project.variable("width", 8, help="Channels after the stem; later stages have more.")
    _residual_block(project)
    _stage_block(project)
    pen = Pen(project, column_width=225.0)
    x = pen.add("input", "image", shape=("N", 1, 28, 28), note="A piece of clothing, 28 × 28.")
    x = pen.nn("Conv2d", "stem", x, out_channels=width, kernel_size=3, padding=1, bias=False)
    x = pen.nn("BatchNorm2d", "stem_norm", x)
    x = pen.nn("ReLU", "stem_relu", x)
    pen.go(0, 1)
    double, fourfold = Expression("width * 2"), Expression("width * 4")
    x = pen.add("block:Stage", "stage1", x, channels=double, note="Half the size, twice as deep.")
    x = pen.add("block:Stage", "stage2", x, channels=fourfold)
    x = pen.nn("Flatten", "flatten", x)
    x = pen.nn("Dropout", "dropout", x, p=0.4, note="Keeps it from learning by heart.")
    pen.go(1, 2.2)
    x = pen.nn("Linear", "classes", x, out_features=10, note="One score for each kind.")
    pen.add("output", "scores", x)
    for key, value in {
        "data.source": "fashion_sample",
        "train.epochs": 6,
        "train.batch_size": 64,
        "train.optimizer": "AdamW",
        "train.lr": 0.001,
        "train.weight_decay": 0.01,
    }.items():
        project.set(key, value)
    return project


def _residual_block(project: Project) -> None:
    """Two convolutions beside a way past them."""
    block = project.block("Residual", "Two convolutions, and a way past them.")
    channels = block.variable("channels", 16, help="Channels that come in and go out.", minimum=1)
    pen = Pen(block)
    pen.go(0, 0.5)
    shortcut = x = pen.add("input", "x", shape=("N", 16, 14, 14))
    conv = {"out_channels": channels, "kernel_size": 3, "padding": 1, "bias": False}
    pen.go(1, 0)
    x = pen.nn("Conv2d", "conv1", x, **conv)
    x = pen.nn("BatchNorm2d", "norm1", x)
    x = pen.nn("ReLU", "relu1", x)
    x = pen.nn("Conv2d", "conv2", x, **conv)
    x = pen.nn("BatchNorm2d", "norm2", x)
    pen.go(pen.column, 0.5)
    x = pen.add("Add", "add", x, shortcut)
    x = pen.nn("ReLU", "relu2", x)
    pen.add("output", "y", x)


def _stage_block(project: Project) -> None:
    """A step down in size, then residual blocks, as many as is asked for."""
    block = project.block("Stage", "Half the size, then some residual blocks.")
    channels = block.variable("channels", 32, help="Channels that go out.", minimum=1)
    depth = block.variable("depth", 2, help="How many residual blocks there are.", minimum=1)
    pen = Pen(block)
    x = pen.add("input", "x", shape=("N", 16, 28, 28))
    x = pen.nn(
        "Conv2d",
        "down",
        x,
        in_channels=Expression("channels // 2"),
        out_channels=channels,
        kernel_size=3,
        stride=2,
        padding=1,
        bias=False,
        note="Steps over every other pixel.",
    )
    x = pen.nn("BatchNorm2d", "norm", x)
    x = pen.nn("ReLU", "relu", x)
    x = pen.add("block:Residual", "blocks", x, channels=channels, repeat=depth)
    pen.add("output", "y", x)


def shared_encoder() -> Project:
    project = plexus.new("shared_encoder")
    _encoder_block(project)
    pen = Pen(project, column_width=225.0)
    image = pen.add("input", "image", shape=("N", 1, 28, 28), note="A piece of clothing, 28 × 28.")
    pen.go(2, 0)
    seen = pen.add("block:Encoder", "encoder", image)
    pen.go(1, 1.4)
    mirrored = pen.add(
        "torch.flip", "mirrored", image, dims=(3,), note="A mirrored shirt is a shirt."
    )
    again = project.use_again(seen, "encoder_again")
    pen.place(again, 2, 1.4)
    project.connect(mirrored, again)
    pen.go(3, 0.7)
    x = pen.add("Add", "both", seen, again, note="Whichever way round it lies.")
    x = pen.nn("Linear", "classes", x, out_features=10, note="One score for each kind.")
    pen.add("output", "scores", x)
    for key, value in {
        "data.source": "fashion_sample",
        "train.epochs": 6,
        "train.batch_size": 64,
        "train.lr": 0.001,
    }.items():
        project.set(key, value)
    return project


def _encoder_block(project: Project) -> None:
    block = project.block("Encoder", "What is to be seen in a picture, as 64 numbers.")
    size = block.variable("size", 64, help="How many numbers.", minimum=1)
    pen = Pen(block, column_width=225.0)
    x = pen.add("input", "image", shape=("N", 1, 28, 28))
    for number, channels in enumerate((16, 32), 1):
        conv = {"out_channels": channels, "kernel_size": 3, "padding": 1, "bias": False}
        x = pen.nn("Conv2d", f"conv{number}", x, **conv)
        x = pen.nn("BatchNorm2d", f"norm{number}", x)
        x = pen.nn("ReLU", f"relu{number}", x)
        x = pen.nn("MaxPool2d", f"pool{number}", x, kernel_size=2)
        pen.go(1, number)
    x = pen.nn("Flatten", "flatten", x)
    x = pen.nn("Linear", "code", x, out_features=size)
    x = pen.nn("ReLU", "relu3", x)
    pen.add("output", "features", x)


def variables() -> Project:
    project = plexus.new("variables")
    width, hidden, drop = (
        project.variable(name, value, help=words)
        for name, value, words in (
            ("width", 12, "Maps of the first convolution; the second has twice as many."),
            ("hidden", 48, "Features of the first Linear layer; the second has half."),
            ("drop", 0.2, "The share of features that is left out while it learns."),
        )
    )
    pen = Pen(project)
    x = pen.add("input", "image", shape=("N", 1, 8, 8), note="A digit of 8 × 8 grey pixels.")
    x = pen.nn("Conv2d", "conv1", x, out_channels=width, kernel_size=3, padding=1)
    x = pen.nn("ReLU", "relu1", x)
    x = pen.nn(
        "Conv2d",
        "conv2",
        x,
        out_channels=plexus.Expression("width * 2"),
        kernel_size=3,
        padding=1,
        note="Twice as many maps, whatever width is.",
    )
    x = pen.nn("ReLU", "relu2", x)
    x = pen.nn("MaxPool2d", "pool", x, kernel_size=2)
    pen.go(0, 1)
    x = pen.nn("Flatten", "flatten", x)
    x = pen.nn("Linear", "hidden1", x, out_features=hidden)
    x = pen.nn("ReLU", "relu3", x)
    x = pen.nn("Dropout", "dropout", x, p=drop)
    x = pen.nn("Linear", "hidden2", x, out_features=plexus.Expression("hidden // 2"))
    x = pen.nn("ReLU", "relu4", x)
    pen.go(0, 2)
    x = pen.nn("Linear", "classes", x, out_features=10, note="One score for each digit.")
    pen.add("output", "scores", x)
    for key, value in {
        "data.source": "digits",
        "train.epochs": 15,
        "train.batch_size": 32,
        "train.lr": 0.002,
    }.items():
        project.set(key, value)
    return project


GATED = '''\
from torch import Tensor, nn


class GatedLinear(nn.Module):
    """A linear layer beside a second one that says how much of each feature passes.

    Args:
        in_features: features of the input; follows from its shape.
        out_features: features of the output.
        openness: how far the gates stand open before training; 0 is half.
    """

    def __init__(
        self, in_features: int, out_features: int = 32, openness: float = 0.0
    ) -> None:
        super().__init__()
        self.value = nn.Linear(in_features, out_features)
        self.gate = nn.Linear(in_features, out_features)
        nn.init.constant_(self.gate.bias, openness)

    def forward(self, x: Tensor) -> Tensor:
        return self.value(x) * self.gate(x).sigmoid()
'''

SNAKE = '''\
import torch
from torch import Tensor, nn


class Snake(nn.Module):
    """An activation that rises in waves: x + sin²(a x) / a.

    Each feature learns its own a.

    Args:
        features: how many features there are; follows from the shape of the input.
        frequency: what each a is before training.
    """

    def __init__(self, features: int, frequency: float = 1.0) -> None:
        super().__init__()
        self.a = nn.Parameter(torch.full((features,), frequency))

    def forward(self, x: Tensor) -> Tensor:
        return x + (self.a * x).sin().square() / (self.a + 1e-9)
'''


def custom_layer() -> Project:
    project = plexus.new("custom_layer")
    gated, snake = (
        plexus.code(project, name, text)
        for name, text in (("GatedLinear", GATED), ("Snake", SNAKE))
    )
    pen = Pen(project, column_width=200.0)
    x = pen.add("input", "image", shape=("N", 1, 8, 8), note="A digit of 8 × 8 grey pixels.")
    x = pen.nn("Flatten", "flatten", x)
    x = pen.add(gated, "gated", x, out_features=64, note="A layer of our own, written in Python.")
    x = pen.add(snake, "snake", x, note="An activation of our own.")
    pen.go(0, 1)
    x = pen.nn("Dropout", "dropout", x, p=0.2, note="Keeps it from learning by heart.")
    x = pen.nn("Linear", "classes", x, out_features=10, note="One score for each digit.")
    pen.add("output", "scores", x)
    for key, value in {
        "data.source": "digits",
        "train.epochs": 15,
        "train.batch_size": 32,
        "train.lr": 0.003,
    }.items():
        project.set(key, value)
    return project


EXAMPLES = (residual_blocks, shared_encoder, variables, custom_layer)
