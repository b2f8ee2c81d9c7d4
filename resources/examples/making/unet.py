"""U-Net: down to few pixels and up again, with a bridge at every height."""

from __future__ import annotations

import studio.api as plexus
from making.pen import Pen
from studio.api import Expression, Layer, Port, Project

STEP = 248.0
DROP = 1.25
"""Rows from one height to the next."""
MARGINS = (88, 40, 16, 4)
"""Pixels that the way up lacks at each side, from the top: convolutions there have no border."""


def unet() -> Project:
    project = plexus.new("unet")
    project.about(
        "U-Net (Ronneberger et al. 2015, https://arxiv.org/abs/1505.04597): says of every pixel "
        "what it belongs to. The way down sees ever more of the image, the way up finds the place "
        "again, with what was seen at the same height on the way down. Convolutions have no "
        "border, as in the paper: 572 × 572 pixels go in, the 388 × 388 in the middle come out."
    )
    project.variable("width", 64, help="Channels at the top; each step down doubles them.")
    classes = project.variable("classes", 2, help="What a pixel can be.", minimum=1)
    _double_conv(project)
    _down(project)
    _up(project)
    pen = Pen(project, STEP)
    x: Layer | Port = pen.add("input", "image", shape=("N", 1, 572, 572), note="A picture in grey.")
    skips: list[Port] = []
    for depth in range(4):
        pen.go(depth + 1, depth * DROP)
        note = "Two convolutions; then half the size." if depth == 0 else ""
        down = pen.add("block:Down", f"down{depth + 1}", x, channels=_width(depth), note=note)
        x = down["y"]
        skips.append(down["skip"])
    pen.go(5, 4 * DROP)
    x = pen.add("block:DoubleConv", "bottom", x, channels=_width(4), note="28 × 28 pixels.")
    pen.go(6, 4 * DROP)
    x = pen.nn("Dropout", "dropout", x, p=0.5)
    for depth in reversed(range(4)):
        pen.go(10 - depth, depth * DROP)
        note = "Twice the size, beside what was seen on the way down." if depth == 3 else ""
        up = pen.add(
            "block:Up",
            f"up{depth + 1}",
            skips[depth],
            channels=_width(depth),
            margin=MARGINS[depth],
            note=note,
        )
        project.connect(x, up["x"])
        x = up
    pen.go(11, 0)
    x = pen.nn("Conv2d", "classes", x, out_channels=classes, kernel_size=1)
    pen.add("output", "scores", x)
    return project


def _width(depth: int) -> Expression:
    return Expression(f"width * {2**depth}" if depth else "width")


def _double_conv(project: Project) -> None:
    block = project.block("DoubleConv", "Two convolutions of 3 × 3 without border.")
    channels = block.variable("channels", 64, help="Channels that go out.", minimum=1)
    pen = Pen(block, STEP)
    x = pen.add("input", "x", shape=("N", 1, 572, 572))
    for number in (1, 2):
        x = pen.nn("Conv2d", f"conv{number}", x, out_channels=channels, kernel_size=3)
        x = pen.nn("ReLU", f"relu{number}", x)
    pen.add("output", "y", x)


def _down(project: Project) -> None:
    block = project.block("Down", "Two convolutions, then half the height and width.")
    channels = block.variable("channels", 64, help="Channels that go out.", minimum=1)
    pen = Pen(block, STEP)
    x = pen.add("input", "x", shape=("N", 1, 572, 572))
    x = pen.add("block:DoubleConv", "convs", x, channels=channels)
    pen.add("output", "skip", x, order=0, note="At full size, for the way up.")
    pen.go(2, 1)
    x = pen.nn("MaxPool2d", "pool", x, kernel_size=2)
    pen.add("output", "y", x, order=1, note="Half as high and wide.")


def _up(project: Project) -> None:
    block = project.block(
        "Up", "Twice the height and width, beside the middle of what was there on the way down."
    )
    channels = block.variable("channels", 512, help="Channels that go out.", minimum=1)
    block.variable("margin", 4, help="Pixels cut off at each side of skip.", minimum=0)
    pen = Pen(block, STEP)
    skip = pen.add(
        "input", "skip", shape=("N", 512, 64, 64), order=0, note="From the same height before."
    )
    skip = pen.nn(
        "ZeroPad2d", "crop", skip, padding=Expression("-margin"), note="Less than nothing: it cuts."
    )
    pen.go(0, 1)
    below = pen.add("input", "x", shape=("N", 1024, 28, 28), order=1, note="From below.")
    below = pen.nn("ConvTranspose2d", "up", below, out_channels=channels, kernel_size=2, stride=2)
    pen.go(2, 0.5)
    x = pen.add("torch.cat", "cat", skip, below, dim=1)
    x = pen.add("block:DoubleConv", "convs", x, channels=channels)
    pen.add("output", "y", x)


EXAMPLES = (unet,)
