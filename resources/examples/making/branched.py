"""GoogLeNet: four ways in every block, side by side."""

from __future__ import annotations

import studio.api as plexus
from making.pen import Pen
from making.photographs import classes_of, learn_from_folder
from studio.api import Expression, Layer, Project

STEP = 224.0
SIZES = {
    "inception3a": (64, 96, 128, 16, 32, 32),
    "inception3b": (128, 128, 192, 32, 96, 64),
    "inception4a": (192, 96, 208, 16, 48, 64),
    "inception4b": (160, 112, 224, 24, 64, 64),
    "inception4c": (128, 128, 256, 24, 64, 64),
    "inception4d": (112, 144, 288, 32, 64, 64),
    "inception4e": (256, 160, 320, 32, 128, 128),
    "inception5a": (256, 160, 320, 32, 128, 128),
    "inception5b": (384, 192, 384, 48, 128, 128),
}
"""Channels of each branch, as table 1 of the paper has them."""


def googlenet() -> Project:
    project = plexus.new("googlenet")
    project.about(
        "GoogLeNet (Szegedy et al. 2014, https://arxiv.org/abs/1409.4842) as torchvision has it, "
        "without the auxiliary heads: batch normalisation after every convolution, and 3 × 3 "
        "where the paper has 5 × 5."
    )
    classes = classes_of(project)
    _convolution(project)
    _inception(project)
    pen = Pen(project, STEP)
    x = pen.add("input", "image", shape=("N", 3, 224, 224), note="A photograph in colour.")
    x = pen.add("block:Convolution", "conv1", x, channels=64, kernel=7, stride=2, padding=3)
    x = _pool(pen, "pool1", x, note="Rounds up: 56 rather than 55.")
    x = pen.add("block:Convolution", "conv2", x, channels=64, kernel=1, padding=0)
    x = pen.add("block:Convolution", "conv3", x, channels=192)
    x = _pool(pen, "pool2", x)
    pen.go(0, 1)
    x = _branches(pen, "inception3a", x, note="Four ways side by side; open it to see them.")
    x = _branches(pen, "inception3b", x)
    x = _pool(pen, "pool3", x)
    pen.go(0, 2)
    for letter in "abcde":
        x = _branches(pen, f"inception4{letter}", x)
    x = _pool(pen, "pool4", x, size=2)
    pen.go(0, 3)
    x = _branches(pen, "inception5a", x)
    x = _branches(pen, "inception5b", x)
    x = pen.nn("AdaptiveAvgPool2d", "average", x, output_size=1, note="One number a channel.")
    x = pen.nn("Flatten", "flatten", x)
    pen.go(0, 4)
    x = pen.nn("Dropout", "dropout", x, p=0.2)
    x = pen.nn("Linear", "classes", x, out_features=classes, note="One score for each class.")
    pen.add("output", "scores", x)
    learn_from_folder(project, lr=0.01)
    return project


def _pool(pen: Pen, name: str, x: Layer, size: int = 3, note: str = "") -> Layer:
    return pen.nn("MaxPool2d", name, x, kernel_size=size, stride=2, ceil_mode=True, note=note)


def _branches(pen: Pen, name: str, x: Layer, note: str = "") -> Layer:
    faces = ("ones", "threes_in", "threes", "fives_in", "fives", "pooled")
    face = dict(zip(faces, SIZES[name], strict=True))
    return pen.add("block:Inception", name, x, note=note, **face)


def _convolution(project: Project) -> None:
    block = project.block("Convolution", "A convolution, normalised, and a ReLU.")
    channels = block.variable("channels", 64, help="Channels that go out.", minimum=1)
    kernel = block.variable("kernel", 3, help="Height and width of its window.", minimum=1)
    stride = block.variable("stride", 1, help="Every how many pixels the result has one.")
    padding = block.variable("padding", 1, help="How many pixels are added at each side.")
    pen = Pen(block, STEP)
    x = pen.add("input", "x", shape=("N", 3, 224, 224))
    x = pen.nn(
        "Conv2d",
        "conv",
        x,
        out_channels=channels,
        kernel_size=kernel,
        stride=stride,
        padding=padding,
        bias=False,
    )
    x = pen.nn("BatchNorm2d", "norm", x, eps=0.001)
    x = pen.nn("ReLU", "relu", x)
    pen.add("output", "y", x)


def _inception(project: Project) -> None:
    block = project.block(
        "Inception", "Looks at an image in four ways side by side, and puts all maps together."
    )
    ones, threes_in, threes, fives_in, fives, pooled = (
        block.variable(name, value, help=words, minimum=1)
        for name, value, words in (
            ("ones", 64, "Channels of the 1 × 1 branch."),
            ("threes_in", 96, "Channels before the 3 × 3 convolution."),
            ("threes", 128, "Channels of the 3 × 3 branch."),
            ("fives_in", 16, "Channels before the second 3 × 3 convolution, 5 × 5 in the paper."),
            ("fives", 32, "Channels of that branch."),
            ("pooled", 32, "Channels of the branch with pooling."),
        )
    )

    def single(name: str, source: Layer, channels: Expression, note: str = "") -> Layer:
        return pen.add(
            "block:Convolution", name, source, channels=channels, kernel=1, padding=0, note=note
        )

    pen = Pen(block, STEP)
    pen.go(0, 1.5)
    x = pen.add("input", "x", shape=("N", 192, 28, 28))
    pen.go(1, 0)
    first = single("ones", x, ones)
    pen.go(1, 1)
    second = single("threes_in", x, threes_in, note="Fewer channels first, so that it costs less.")
    second = pen.add("block:Convolution", "threes", second, channels=threes)
    pen.go(1, 2)
    third = single("fives_in", x, fives_in)
    third = pen.add("block:Convolution", "fives", third, channels=fives)
    pen.go(1, 3)
    fourth = pen.nn("MaxPool2d", "pool", x, kernel_size=3, stride=1, padding=1, ceil_mode=True)
    fourth = single("pooled", fourth, pooled)
    pen.go(3, 1.5)
    x = pen.add("torch.cat", "cat", first, second, third, fourth, dim=1)
    pen.add("output", "y", x)


EXAMPLES = (googlenet,)
