"""The networks that came before shortcuts and branches: LeNet-5, AlexNet, VGG-16."""

from __future__ import annotations

import studio.api as plexus
from making.pen import Pen
from making.photographs import classes_of, learn_from_folder
from studio.api import Project


def lenet5() -> Project:
    project = plexus.new("lenet5")
    project.about(
        "LeNet-5 (LeCun et al. 1998, Gradient-Based Learning Applied to Document Recognition): "
        "two convolutions with pooling, then three linear layers. As in most code of today every "
        "convolution sees all maps, pooling has no weights, and a linear layer gives the scores."
    )
    pen = Pen(project, 216.0)
    x = pen.add("input", "image", shape=("N", 1, 28, 28), note="28 × 28 pixels, grey.")
    x = pen.nn(
        "Conv2d",
        "conv1",
        x,
        out_channels=6,
        kernel_size=5,
        padding=2,
        note="The border makes the 32 × 32 pixels of the paper.",
    )
    x = pen.nn("Tanh", "tanh1", x)
    x = pen.nn("AvgPool2d", "pool1", x, kernel_size=2)
    pen.go(0, 1)
    x = pen.nn("Conv2d", "conv2", x, out_channels=16, kernel_size=5)
    x = pen.nn("Tanh", "tanh2", x)
    x = pen.nn("AvgPool2d", "pool2", x, kernel_size=2)
    x = pen.nn("Flatten", "flatten", x)
    pen.go(0, 2)
    x = pen.nn("Linear", "hidden1", x, out_features=120)
    x = pen.nn("Tanh", "tanh3", x)
    x = pen.nn("Linear", "hidden2", x, out_features=84)
    x = pen.nn("Tanh", "tanh4", x)
    x = pen.nn("Linear", "classes", x, out_features=10, note="One score for each kind.")
    pen.add("output", "scores", x)
    for key, value in {
        "data.source": "fashion_sample",
        "train.epochs": 10,
        "train.batch_size": 64,
        "train.lr": 0.002,
    }.items():
        project.set(key, value)
    return project


def alexnet() -> Project:
    project = plexus.new("alexnet")
    project.about(
        "AlexNet for one GPU (Krizhevsky 2014, https://arxiv.org/abs/1404.5997): five "
        "convolutions, three linear layers. With it deep networks won the ImageNet challenge."
    )
    classes = classes_of(project)
    pen = Pen(project, 224.0)
    x = pen.add("input", "image", shape=("N", 3, 224, 224), note="A photograph in colour.")
    x = pen.nn("Conv2d", "conv1", x, out_channels=64, kernel_size=11, stride=4, padding=2)
    x = pen.nn("ReLU", "relu1", x)
    x = pen.nn("MaxPool2d", "pool1", x, kernel_size=3, stride=2, note="Its windows overlap.")
    x = pen.nn("Conv2d", "conv2", x, out_channels=192, kernel_size=5, padding=2)
    x = pen.nn("ReLU", "relu2", x)
    x = pen.nn("MaxPool2d", "pool2", x, kernel_size=3, stride=2)
    pen.go(0, 1)
    x = pen.nn("Conv2d", "conv3", x, out_channels=384, kernel_size=3, padding=1)
    x = pen.nn("ReLU", "relu3", x)
    x = pen.nn("Conv2d", "conv4", x, out_channels=256, kernel_size=3, padding=1)
    x = pen.nn("ReLU", "relu4", x)
    x = pen.nn("Conv2d", "conv5", x, out_channels=256, kernel_size=3, padding=1)
    x = pen.nn("ReLU", "relu5", x)
    x = pen.nn("MaxPool2d", "pool5", x, kernel_size=3, stride=2)
    pen.go(0, 2)
    x = pen.nn("AdaptiveAvgPool2d", "pool", x, output_size=6, note="For images of any size.")
    x = pen.nn("Flatten", "flatten", x)
    x = pen.nn("Dropout", "dropout1", x, p=0.5)
    x = pen.nn("Linear", "hidden1", x, out_features=4096, note="Most of all weights are here.")
    x = pen.nn("ReLU", "relu6", x)
    pen.go(0, 3)
    x = pen.nn("Dropout", "dropout2", x, p=0.5)
    x = pen.nn("Linear", "hidden2", x, out_features=4096)
    x = pen.nn("ReLU", "relu7", x)
    x = pen.nn("Linear", "classes", x, out_features=classes, note="One score for each class.")
    pen.add("output", "scores", x)
    learn_from_folder(project, lr=0.01)
    return project


def vgg16() -> Project:
    project = plexus.new("vgg16")
    project.about(
        "VGG-16 (Simonyan and Zisserman 2014, https://arxiv.org/abs/1409.1556), configuration D: "
        "thirteen convolutions of 3 × 3 in five stages, then three linear layers."
    )
    classes = classes_of(project)
    _vgg_blocks(project)
    pen = Pen(project, 224.0)
    x = pen.add("input", "image", shape=("N", 3, 224, 224), note="A photograph in colour.")
    for number, (channels, depth) in enumerate(
        ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3)), 1
    ):
        note = "Each stage gives half the height and width." if number == 1 else ""
        x = pen.add("block:Stage", f"stage{number}", x, channels=channels, depth=depth, note=note)
    pen.go(0, 1)
    x = pen.nn("AdaptiveAvgPool2d", "pool", x, output_size=7, note="For images of any size.")
    x = pen.nn("Flatten", "flatten", x)
    x = pen.nn("Linear", "hidden1", x, out_features=4096, note="Three of four weights are here.")
    x = pen.nn("ReLU", "relu1", x)
    x = pen.nn("Dropout", "dropout1", x, p=0.5)
    pen.go(0, 2)
    x = pen.nn("Linear", "hidden2", x, out_features=4096)
    x = pen.nn("ReLU", "relu2", x)
    x = pen.nn("Dropout", "dropout2", x, p=0.5)
    x = pen.nn("Linear", "classes", x, out_features=classes, note="One score for each class.")
    pen.add("output", "scores", x)
    learn_from_folder(project, lr=0.01)
    return project


def _vgg_blocks(project: Project) -> None:
    """A convolution with its activation, and several of them with pooling behind."""
    block = project.block("ConvReLU", "A convolution of 3 × 3 that keeps the size, and a ReLU.")
    channels = block.variable("channels", 64, help="Channels that go out.", minimum=1)
    pen = Pen(block, 224.0)
    x = pen.add("input", "x", shape=("N", 3, 224, 224))
    x = pen.nn("Conv2d", "conv", x, out_channels=channels, kernel_size=3, padding=1)
    x = pen.nn("ReLU", "relu", x)
    pen.add("output", "y", x)

    block = project.block("Stage", "Some convolutions, then half the height and width.")
    channels = block.variable("channels", 64, help="Channels that go out.", minimum=1)
    depth = block.variable("depth", 2, help="How many convolutions there are.", minimum=1)
    pen = Pen(block, 224.0)
    x = pen.add("input", "x", shape=("N", 3, 224, 224))
    x = pen.add("block:ConvReLU", "convs", x, channels=channels, repeat=depth)
    x = pen.nn("MaxPool2d", "pool", x, kernel_size=2)
    pen.add("output", "y", x)


EXAMPLES = (lenet5, alexnet, vgg16)
