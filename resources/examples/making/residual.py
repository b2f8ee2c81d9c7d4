"""ResNet-18 and ResNet-50: shortcuts around every few convolutions."""

from __future__ import annotations

import studio.api as plexus
from making.pen import Pen
from making.photographs import classes_of, learn_from_folder
from studio.api import Expression, Project

STEP = 232.0


def resnet18() -> Project:
    project = plexus.new("resnet18")
    project.about(
        "ResNet-18 (He et al. 2015, https://arxiv.org/abs/1512.03385): a stem, four stages of two "
        "basic blocks each, one linear layer. Every block adds its input to its result."
    )
    stage = project.block(
        "Stage", "Half the height and width by one basic block, then another block."
    )
    channels = stage.variable("channels", 128, help="Channels that go out.", minimum=1)
    pen = Pen(stage, STEP)
    x = pen.add("input", "x", shape=("N", 64, 56, 56))
    x = pen.add("library:BasicBlockDown", "down", x, channels=channels)
    x = pen.add("library:BasicBlock", "block", x, channels=channels)
    pen.add("output", "y", x)
    width, classes = _variables(project)
    pen = _stem(project, width)
    x = pen.add(
        "library:BasicBlock",
        "stage1",
        project.layer("pool"),
        channels=width,
        repeat=2,
        note="Two blocks one after the other, each with weights of its own.",
    )
    for number, times in enumerate((2, 4, 8), 2):
        channels = Expression(f"width * {times}")
        note = "Half the size, twice the channels." if number == 2 else ""
        x = pen.add("block:Stage", f"stage{number}", x, channels=channels, note=note)
    _head(pen, x, classes)
    learn_from_folder(project, lr=0.1)
    return project


def resnet50() -> Project:
    project = plexus.new("resnet50")
    project.about(
        "ResNet-50 (He et al. 2015, https://arxiv.org/abs/1512.03385): a stem, four stages of "
        "bottleneck blocks, one linear layer. As in most code of today a block that halves the "
        "size does so in its convolution of 3 × 3, not in the first one."
    )
    stage = project.block("Stage", "Other channels by one bottleneck block, then more such blocks.")
    channels = stage.variable(
        "channels", 64, help="Channels of narrow convolutions; a quarter of those that go out."
    )
    stage.variable("depth", 3, help="How many blocks there are.", minimum=2)
    stride = stage.variable("stride", 2, help="Every how many pixels the result has one.")
    pen = Pen(stage, STEP)
    x = pen.add("input", "x", shape=("N", 64, 56, 56))
    x = pen.add("library:BottleneckDown", "down", x, channels=channels, stride=stride)
    more = Expression("depth - 1")
    x = pen.add("library:Bottleneck", "blocks", x, channels=channels, repeat=more)
    pen.add("output", "y", x)
    width, classes = _variables(project)
    pen = _stem(project, width)
    x = project.layer("pool")
    for number, (times, layers) in enumerate(((1, 3), (2, 4), (4, 6), (8, 3)), 1):
        x = pen.add(
            "block:Stage",
            f"stage{number}",
            x,
            channels=width if times == 1 else Expression(f"width * {times}"),
            depth=layers,
            stride=1 if number == 1 else 2,
            note="The size stays here; the other stages halve it." if number == 1 else "",
        )
    _head(pen, x, classes)
    learn_from_folder(project, lr=0.1)
    return project


def _variables(project: Project) -> tuple[Expression, Expression]:
    width = project.variable(
        "width", 64, help="Channels after the stem; later stages have more.", minimum=1
    )
    return width, classes_of(project)


def _stem(project: Project, width: Expression) -> Pen:
    """A quarter of the height and width before the first block; the pen at the next row."""
    pen = Pen(project, STEP)
    x = pen.add("input", "image", shape=("N", 3, 224, 224), note="A photograph in colour.")
    x = pen.nn(
        "Conv2d", "conv", x, out_channels=width, kernel_size=7, stride=2, padding=3, bias=False
    )
    x = pen.nn("BatchNorm2d", "norm", x)
    x = pen.nn("ReLU", "relu", x)
    pen.nn("MaxPool2d", "pool", x, kernel_size=3, stride=2, padding=1)
    pen.go(0, 1)
    return pen


def _head(pen: Pen, x: plexus.Layer, classes: Expression) -> None:
    pen.go(0, 2)
    x = pen.nn("AdaptiveAvgPool2d", "average", x, output_size=1, note="One number a channel.")
    x = pen.nn("Flatten", "flatten", x)
    x = pen.nn("Linear", "classes", x, out_features=classes, note="One score for each class.")
    pen.add("output", "scores", x)


EXAMPLES = (resnet18, resnet50)
