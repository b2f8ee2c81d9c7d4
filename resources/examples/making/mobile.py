"""MobileNetV2: few multiplications, by looking at each map for itself."""

from __future__ import annotations

import studio.api as plexus
from making.pen import Pen
from making.photographs import classes_of, learn_from_folder
from studio.api import Expression, Project

STEP = 232.0


def mobilenet_v2() -> Project:
    project = plexus.new("mobilenet_v2")
    project.about(
        "MobileNetV2 (Sandler et al. 2018, https://arxiv.org/abs/1801.04381): inverted residual "
        "blocks, which widen the channels, look at each by itself, and narrow them again. Made "
        "for phones: a tenth of the multiplications of a ResNet-50."
    )
    classes = classes_of(project)
    _separable(project)
    _stage(project)
    pen = Pen(project, STEP)
    x = pen.add("input", "image", shape=("N", 3, 224, 224), note="A photograph in colour.")
    x = pen.nn("Conv2d", "conv", x, out_channels=32, kernel_size=3, stride=2, padding=1, bias=False)
    x = pen.nn("BatchNorm2d", "norm", x)
    x = pen.nn("ReLU6", "relu", x, note="Between 0 and 6, which few bits can hold.")
    x = pen.add("block:Separable", "separable", x, channels=16)
    pen.go(0, 1)
    given = 16
    for number, (channels, depth, stride) in enumerate(
        ((24, 2, 2), (32, 3, 2), (64, 4, 2), (96, 3, 1), (160, 3, 2)), 1
    ):
        note = "Half the height and width; so do stages 2, 3 and 5." if number == 1 else ""
        x = pen.add(
            "block:Stage",
            f"stage{number}",
            x,
            given=given,
            channels=channels,
            depth=depth,
            stride=stride,
            note=note,
        )
        given = channels
    pen.go(0, 2)
    x = pen.add("library:InvertedResidualDown", "stage6", x, channels=320, hidden=960, stride=1)
    x = pen.nn("Conv2d", "last_conv", x, out_channels=1280, kernel_size=1, bias=False)
    x = pen.nn("BatchNorm2d", "last_norm", x)
    x = pen.nn("ReLU6", "last_relu", x)
    pen.go(0, 3)
    x = pen.nn("AdaptiveAvgPool2d", "average", x, output_size=1, note="One number a channel.")
    x = pen.nn("Flatten", "flatten", x)
    x = pen.nn("Dropout", "dropout", x, p=0.2)
    x = pen.nn("Linear", "classes", x, out_features=classes, note="One score for each class.")
    pen.add("output", "scores", x)
    learn_from_folder(project, lr=0.05, weight_decay=4e-5)
    return project


def _separable(project: Project) -> None:
    block = project.block(
        "Separable",
        "Looks at each channel by itself, then mixes them: a convolution in two cheap steps.",
    )
    given = block.variable("given", 32, help="Channels that come in.", minimum=1)
    channels = block.variable("channels", 16, help="Channels that go out.", minimum=1)
    pen = Pen(block, STEP)
    x = pen.add("input", "x", shape=("N", 32, 112, 112))
    x = pen.nn(
        "Conv2d",
        "depthwise",
        x,
        out_channels=given,
        kernel_size=3,
        padding=1,
        groups=given,
        bias=False,
        note="As many groups as channels.",
    )
    x = pen.nn("BatchNorm2d", "norm1", x)
    x = pen.nn("ReLU6", "relu", x)
    x = pen.nn("Conv2d", "pointwise", x, out_channels=channels, kernel_size=1, bias=False)
    x = pen.nn("BatchNorm2d", "norm2", x)
    pen.add("output", "y", x)


def _stage(project: Project) -> None:
    block = project.block(
        "Stage", "Other channels by one inverted residual block, then more such blocks."
    )
    block.variable("given", 16, help="Channels that come in.", minimum=1)
    channels = block.variable("channels", 24, help="Channels that go out.", minimum=1)
    block.variable("depth", 2, help="How many blocks there are.", minimum=2)
    stride = block.variable("stride", 2, help="Every how many pixels the result has one.")
    block.variable("expansion", 6, help="How many times wider it is in the middle.", minimum=1)
    pen = Pen(block, STEP)
    x = pen.add("input", "x", shape=("N", 16, 112, 112))
    x = pen.add(
        "library:InvertedResidualDown",
        "down",
        x,
        channels=channels,
        hidden=Expression("given * expansion"),
        stride=stride,
    )
    x = pen.add(
        "library:InvertedResidual",
        "blocks",
        x,
        channels=channels,
        hidden=Expression("channels * expansion"),
        repeat=Expression("depth - 1"),
    )
    pen.add("output", "y", x)


EXAMPLES = (mobilenet_v2,)
