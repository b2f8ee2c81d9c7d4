"""Small networks on data that ships with the program."""

from __future__ import annotations

import studio.api as plexus
from making.pen import Pen
from studio.api import Layer, Project


def moons_mlp() -> Project:
    project = plexus.new("moons_mlp")
    pen = Pen(project)
    x = pen.add("input", "point", shape=("N", 2), note="A point in the plane.")
    x = pen.nn("Linear", "hidden1", x, out_features=32)
    x = pen.nn("Tanh", "tanh1", x)
    x = pen.nn("Linear", "hidden2", x, out_features=32)
    x = pen.nn("Tanh", "tanh2", x)
    x = pen.nn("Linear", "classes", x, out_features=2, note="One score for each moon.")
    pen.add("output", "scores", x)
    for key, value in {
        "data.source": "toy",
        "data.pattern": "moons",
        "train.epochs": 40,
        "train.batch_size": 32,
        "train.lr": 0.01,
    }.items():
        project.set(key, value)
    return project


def digits_cnn() -> Project:
    project = plexus.new("digits_cnn")
    pen = Pen(project)
    x = pen.add("input", "image", shape=("N", 1, 8, 8), note="A digit of 8 × 8 grey pixels.")
    x = pen.nn("Conv2d", "conv1", x, out_channels=16, kernel_size=3, padding=1, bias=False)
    x = pen.nn("BatchNorm2d", "norm1", x)
    x = pen.nn("ReLU", "relu1", x)
    pen.go(0, 1)
    x = pen.nn("Conv2d", "conv2", x, out_channels=32, kernel_size=3, padding=1, bias=False)
    x = pen.nn("BatchNorm2d", "norm2", x)
    x = pen.nn("ReLU", "relu2", x)
    x = pen.nn("MaxPool2d", "pool1", x, kernel_size=2, note="Halves height and width.")
    x = pen.nn("Flatten", "flatten", x)
    pen.go(0, 2)
    x = pen.nn("Linear", "hidden", x, out_features=64)
    x = pen.nn("ReLU", "relu3", x)
    x = pen.nn("Dropout", "dropout", x, p=0.25, note="Keeps it from learning by heart.")
    x = pen.nn("Linear", "classes", x, out_features=10, note="One score for each digit.")
    pen.add("output", "scores", x)
    for key, value in {
        "data.source": "digits",
        "train.epochs": 15,
        "train.batch_size": 32,
        "train.lr": 0.001,
    }.items():
        project.set(key, value)
    return project


def fashion_cnn() -> Project:
    project = plexus.new("fashion_cnn")
    pen = Pen(project)
    x = pen.add("input", "image", shape=("N", 1, 28, 28), note="A piece of clothing, 28 × 28.")
    x = pen.nn("Conv2d", "conv1", x, out_channels=16, kernel_size=3, padding=1, bias=False)
    x = pen.nn("BatchNorm2d", "norm1", x)
    x = pen.nn("ReLU", "relu1", x)
    x = pen.nn("MaxPool2d", "pool1", x, kernel_size=2)
    pen.go(0, 1)
    x = pen.nn("Conv2d", "conv2", x, out_channels=32, kernel_size=3, padding=1, bias=False)
    x = pen.nn("BatchNorm2d", "norm2", x)
    x = pen.nn("ReLU", "relu2", x)
    x = pen.nn("MaxPool2d", "pool2", x, kernel_size=2)
    x = pen.nn("Flatten", "flatten", x)
    pen.go(0, 2)
    x = pen.nn("Linear", "hidden", x, out_features=128)
    x = pen.nn("ReLU", "relu3", x)
    x = pen.nn("Dropout", "dropout", x, p=0.3, note="Keeps it from learning by heart.")
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


def fashion_resnet() -> Project:
    project = plexus.new("fashion_resnet")
    pen = Pen(project, column_width=225.0)
    pen.go(0, 1)
    x = pen.add("input", "image", shape=("N", 1, 28, 28), note="A piece of clothing, 28 × 28.")
    x = pen.nn("Conv2d", "stem", x, out_channels=16, kernel_size=3, padding=1, bias=False)
    x = pen.nn("BatchNorm2d", "stem_norm", x)
    x = pen.nn("ReLU", "stem_relu", x)
    x = pen.nn("MaxPool2d", "stem_pool", x, kernel_size=2)
    x = _residual(pen, "block1", x, 16, stride=1, note="Adds its input to its result.")
    pen.go(0, 3.5)
    x = _residual(pen, "block2", x, 32, stride=2, note="Half the size, twice the channels.")
    x = pen.nn("Flatten", "flatten", x)
    x = pen.nn("Dropout", "dropout", x, p=0.4, note="Keeps it from learning by heart.")
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


def _residual(pen: Pen, name: str, x: Layer, channels: int, *, stride: int, note: str) -> Layer:
    """Two convolutions above a shortcut, which is a 1 × 1 convolution where shapes change."""
    start, row = pen.column, pen.row
    shortcut = x
    if stride != 1:
        pen.go(start + 1, row)
        shortcut = pen.nn(
            "Conv2d",
            f"{name}_skip",
            x,
            out_channels=channels,
            kernel_size=1,
            stride=stride,
            bias=False,
        )
        shortcut = pen.nn("BatchNorm2d", f"{name}_skip_norm", shortcut)
    pen.go(start, row - 1)
    conv = {"out_channels": channels, "kernel_size": 3, "padding": 1, "bias": False}
    x = pen.nn("Conv2d", f"{name}_conv1", x, stride=stride, **conv)
    x = pen.nn("BatchNorm2d", f"{name}_norm1", x)
    x = pen.nn("ReLU", f"{name}_relu1", x)
    x = pen.nn("Conv2d", f"{name}_conv2", x, **conv)
    x = pen.nn("BatchNorm2d", f"{name}_norm2", x)
    pen.go(pen.column, row)
    x = pen.add("Add", f"{name}_add", x, shortcut, note=note)
    return pen.nn("ReLU", f"{name}_relu2", x)


EXAMPLES = (moons_mlp, digits_cnn, fashion_cnn, fashion_resnet)
