"""DenseNet-121: every layer sees the maps of all before it."""

from __future__ import annotations

import studio.api as plexus
from making.pen import Pen
from making.photographs import classes_of, learn_from_folder
from studio.api import Expression, Project

STEP = 232.0
DEPTHS = (6, 12, 24, 16)


def densenet121() -> Project:
    project = plexus.new("densenet121")
    project.about(
        "DenseNet-121 (Huang et al. 2016, https://arxiv.org/abs/1608.06993): four dense blocks, "
        "in which every layer adds a few maps to those of all before it, and a transition between "
        "each two that halves both maps and size."
    )
    growth = project.variable("growth", 32, help="Maps that each layer adds.", minimum=1)
    classes = classes_of(project)
    _transition(project)
    pen = Pen(project, STEP)
    x = pen.add("input", "image", shape=("N", 3, 224, 224), note="A photograph in colour.")
    x = pen.nn(
        "Conv2d",
        "conv",
        x,
        out_channels=Expression("growth * 2"),
        kernel_size=7,
        stride=2,
        padding=3,
        bias=False,
    )
    x = pen.nn("BatchNorm2d", "norm", x)
    x = pen.nn("ReLU", "relu", x)
    x = pen.nn("MaxPool2d", "pool", x, kernel_size=3, stride=2, padding=1)
    maps = 2
    """How many times growth there are."""
    for number, layers in enumerate(DEPTHS, 1):
        if number % 2:
            pen.go(0, (number + 1) // 2)
        maps += layers
        x = pen.add(
            "library:DenseBlock",
            f"dense{number}",
            x,
            layers=layers,
            growth=growth,
            note="Six layers; each adds growth maps to those it sees." if number == 1 else "",
        )
        if number < len(DEPTHS):
            maps //= 2
            channels = Expression(f"growth * {maps}")
            note = "Half the maps, half the height and width." if number == 1 else ""
            x = pen.add("block:Transition", f"transition{number}", x, channels=channels, note=note)
    x = pen.nn("BatchNorm2d", "last_norm", x)
    pen.go(0, 3)
    x = pen.nn("ReLU", "last_relu", x)
    x = pen.nn("AdaptiveAvgPool2d", "average", x, output_size=1, note="One number a channel.")
    x = pen.nn("Flatten", "flatten", x)
    x = pen.nn("Linear", "classes", x, out_features=classes, note="One score for each class.")
    pen.add("output", "scores", x)
    learn_from_folder(project, lr=0.1)
    return project


def _transition(project: Project) -> None:
    block = project.block("Transition", "Fewer maps, and half the height and width.")
    channels = block.variable("channels", 128, help="Channels that go out.", minimum=1)
    pen = Pen(block, STEP)
    x = pen.add("input", "x", shape=("N", 256, 56, 56))
    x = pen.nn("BatchNorm2d", "norm", x)
    x = pen.nn("ReLU", "relu", x)
    x = pen.nn("Conv2d", "conv", x, out_channels=channels, kernel_size=1, bias=False)
    x = pen.nn("AvgPool2d", "pool", x, kernel_size=2)
    pen.add("output", "y", x)


EXAMPLES = (densenet121,)
