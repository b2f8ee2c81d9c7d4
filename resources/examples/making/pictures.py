"""Networks that give pictures, each with a training graph of its own, on clothes of 28 × 28."""

from __future__ import annotations

import studio.api as plexus
from making.pen import Pen
from studio.api import Drawing, Project
from studio.graph.model import TRAINING

IMAGE = ("N", 1, 28, 28)


def autoencoder() -> Project:
    project = plexus.new("autoencoder")
    _encoder(project)
    _decoder(project)
    project.about("Presses a picture of clothes into 32 numbers, and draws it from them again.")
    pen = Pen(project, column_width=230.0)
    x = pen.add("input", "image", shape=IMAGE, note="A piece of clothing, 28 × 28.")
    x = pen.add("block:Encoder", "encoder", x, note="784 pixels become 32 numbers.")
    x = pen.add("block:Decoder", "decoder", x, note="32 numbers become 784 pixels.")
    pen.add("output", "drawn", x)

    step = project.block(TRAINING, "Each picture is to come back as it went in; no label is used.")
    pen = Pen(step, column_width=230.0)
    pen.go(0, 0)
    image = pen.add("input", "image", shape=IMAGE, note="The data field of this name.")
    drawn = pen.add("block:model", "model", image)
    loss = pen.nn("MSELoss", "loss", note="How far each pixel is off, squared.")
    step.connect(drawn, loss["input"])
    step.connect(image, loss["target"])
    pen.add("torch.optim.Adam", "adam", loss, lr=0.002)
    pen.go(2, 1.3)
    beside = pen.add(
        "torch.cat", "beside", image, drawn, dim=3, note="The picture left, its copy right."
    )
    pen.add("output", "copies", beside, note="What training shows while it runs.")
    _settings(project, epochs=10, batch_size=64)
    return project


def _encoder(project: Project) -> None:
    block = project.block("Encoder", "What matters of a picture, as a few numbers.")
    size = block.variable("size", 32, help="How many numbers.", minimum=1)
    pen = Pen(block, column_width=200.0)
    x = pen.add("input", "image", shape=IMAGE)
    conv = {"kernel_size": 3, "stride": 2, "padding": 1}
    x = pen.nn("Conv2d", "conv1", x, out_channels=16, **conv, note="Steps over every other pixel.")
    x = pen.nn("ReLU", "relu1", x)
    x = pen.nn("Conv2d", "conv2", x, out_channels=32, **conv)
    x = pen.nn("ReLU", "relu2", x)
    pen.go(1, 1)
    x = pen.nn("Flatten", "flatten", x)
    x = pen.nn("Linear", "squeezed", x, out_features=size)
    pen.add("output", "code", x)


def _decoder(project: Project) -> None:
    block = project.block("Decoder", "Draws a picture from a few numbers.")
    _draw_up(block, 32)


def _draw_up(drawing: Drawing, size: int) -> None:
    """From numbers to a picture, by doubling its sides twice."""
    pen = Pen(drawing, column_width=200.0)
    x = pen.add("input", "code", shape=("N", size))
    x = pen.nn("Linear", "hidden", x, out_features=32 * 7 * 7)
    x = pen.nn("ReLU", "relu1", x)
    x = pen.nn("Unflatten", "maps", x, dim=1, unflattened_size=(32, 7, 7))
    up = {"kernel_size": 4, "stride": 2, "padding": 1}
    pen.go(1, 1)
    x = pen.nn("ConvTranspose2d", "up1", x, out_channels=16, **up, note="Twice as high and wide.")
    x = pen.nn("ReLU", "relu2", x)
    x = pen.nn("ConvTranspose2d", "up2", x, out_channels=1, **up)
    x = pen.nn("Sigmoid", "pixels", x, note="Black is 0, white is 1.")
    pen.add("output", "picture", x)


def _settings(project: Project, *, epochs: int, batch_size: int) -> None:
    settings = {
        "data.source": "fashion_sample",
        "data.normalise": "unit",
        "train.epochs": epochs,
        "train.batch_size": batch_size,
    }
    for key, value in settings.items():
        project.set(key, value)


EXAMPLES = (autoencoder,)
