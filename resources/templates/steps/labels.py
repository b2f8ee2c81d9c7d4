"""Templates of supervised learning: a target for each example."""

from __future__ import annotations

from steps.sheet import DIGIT, begin, image, label, of_digits
from studio.api import Project


def classification() -> Project:
    project, model, step = begin(
        "classification",
        "A score for each of ten classes.",
        "The score of the true class is to be the highest.",
    )
    of_digits(model, 64, 10)
    call = step.add("block:model", "model", image(step))
    loss = step.loss("torch.nn.CrossEntropyLoss", "loss", call, label(step))
    step.adam("adam", loss)
    return project


def regression() -> Project:
    project, model, step = begin(
        "regression", "One number for a picture.", "The number is to be near the true one."
    )
    of_digits(model, 64, 1)
    picture = image(step)
    call = step.add("block:model", "model", picture)
    flat = step.nn("Flatten", "flatten", picture)
    ink = step.add(
        "torch.mean",
        "target",
        flat,
        dim=1,
        keepdim=True,
        note="Stands in for the true number, N × 1: put an Input of your data here.",
    )
    step.adam("adam", step.loss("torch.nn.MSELoss", "loss", call, ink))
    return project


def multi_label() -> Project:
    project, model, step = begin(
        "multi_label",
        "A score for each of ten labels, any number of which may be true.",
        "Each label by itself: above 0 where it is true, below where not.",
    )
    of_digits(model, 64, 10)
    call = step.add("block:model", "model", image(step))
    one_hot = step.add(
        "torch.nn.functional.one_hot",
        "labels",
        label(step),
        num_classes=10,
        note="Stands in for 0 or 1 for each label, N × 10: put an Input of your data here.",
    )
    target = step.add("torch.Tensor.to", "target", one_hot, dtype="float32")
    step.adam("adam", step.loss("torch.nn.BCEWithLogitsLoss", "loss", call, target))
    return project


def segmentation() -> Project:
    project, model, step = begin(
        "segmentation",
        "Two scores for each pixel.",
        "The score of each pixel's true class is to be the highest.",
    )
    x = model.add("input", "image", shape=DIGIT)
    x = model.nn("Conv2d", "conv", x, out_channels=8, kernel_size=3, padding=1)
    x = model.nn("ReLU", "relu", x)
    model.add("output", "scores", model.nn("Conv2d", "classes", x, out_channels=2, kernel_size=1))
    picture = image(step)
    call = step.add("block:model", "model", picture)
    ink = step.add(
        "Greater",
        "ink",
        picture,
        value=0.5,
        note="Stands in for the true class of each pixel, N × rows × columns.",
    )
    whole = step.add("torch.Tensor.to", "classes", ink, dtype="int64")
    target = step.nn("Flatten", "target", whole, start_dim=1, end_dim=2)
    entropy = step.loss("torch.nn.CrossEntropyLoss", "entropy", call, target)
    dice = step.loss("DiceLoss", "dice", call, target, note="Sees regions, not pixels.")
    step.adam("adam", step.add("WeightedSum", "loss", entropy, dice, weights=(1.0, 1.0)), lr=0.01)
    found = step.add("torch.argmax", "found", call, dim=1)
    step.show("masks", found, "The class that each pixel got.")
    return project


TEMPLATES = (classification, regression, multi_label, segmentation)
