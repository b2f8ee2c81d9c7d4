"""Trainings with more than one model, head or call, each with a training graph of its own."""

from __future__ import annotations

import studio.api as plexus
from making.pen import Pen
from studio.api import Drawing, Layer, Project
from studio.graph.model import TRAINING

IMAGE = ("N", 1, 28, 28)
STEP = 230.0


def siamese() -> Project:
    project = plexus.new("siamese")
    project.about(
        "Learns where to put pictures: those of one kind near each other, all others far away. "
        "Nothing is said about the kinds themselves."
    )
    pen = Pen(project, STEP)
    x = pen.add("input", "image", shape=IMAGE, note="A piece of clothing, 28 × 28.")
    x = _convolutions(pen, x, 16, 32)
    pen.go(1, 2.4)
    x = pen.nn("Flatten", "flatten", x)
    x = pen.nn("Linear", "hidden", x, out_features=64)
    x = pen.nn("ReLU", "relu3", x)
    x = pen.nn("Linear", "place", x, out_features=16, note="Where the picture lies, in 16 numbers.")
    pen.add("output", "code", x)
    _pairs(project)
    _settings(project, epochs=8, batch_size=128)
    return project


def _pairs(project: Project) -> None:
    """Its training, on pairs half of which are alike."""
    step = project.block(
        TRAINING,
        "Pictures are held against each other in pairs, by the same model: half of the pairs are "
        "neighbours once the batch is sorted by kind, and mostly alike; half are anyone with "
        "anyone, and mostly not.",
    )
    pen = Pen(step, STEP)
    image = pen.add("input", "image", shape=IMAGE)
    pen.go(0, 2.6)
    label = pen.add("input", "label", shape=("N",), dtype="int64")
    order = pen.add("torch.argsort", "order", label, dim=0, note="By kind.")
    pen.go(2, 0)
    arranged = pen.add("torch.index_select", "by_kind", image, dim=0)
    step.connect(order, arranged["index"])
    first = pen.add("block:model", "model", arranged, note="Where each lies.")
    beside = pen.add("torch.roll", "neighbour", first, dims=0, note="The one before it.")
    near = pen.nn("PairwiseDistance", "to_neighbour", first)
    step.connect(beside, near["x2"])
    second = step.use_again(first, "model_again")
    pen.place(second, 3, 1.2)
    step.connect(image, second)
    pen.go(5, 1.2)
    far = pen.nn("PairwiseDistance", "to_anyone", first, note="Whoever stands there unsorted.")
    step.connect(second, far["x2"])
    pen.go(2, 2.6)
    kind = pen.add("torch.index_select", "kind", label, dim=0)
    step.connect(order, kind["index"])
    before = pen.add("torch.roll", "its_kind", kind, dims=0)
    same = pen.add("Equal", "same", kind)
    step.connect(before, same["other"])
    pen.go(4, 3.8)
    by_chance = pen.add("Equal", "same_by_chance", kind)
    step.connect(label, by_chance["other"])
    pen.go(6, 0.6)
    distance = pen.add("torch.cat", "distance", near, far, dim=0, note="Of all pairs.")
    pen.go(6, 2.6)
    alike = pen.add("torch.cat", "alike", same, by_chance, dim=0, note="About half of them are.")
    as_number = pen.add("torch.Tensor.to", "as_number", alike, dtype="float32")
    pen.go(8, 0.6)
    loss = pen.add(
        "ContrastiveLoss",
        "loss",
        distance,
        margin=2.0,
        note="Pulls together what is alike; pushes the rest apart, up to the margin.",
    )
    step.connect(as_number, loss["target"])
    pen.add("torch.optim.Adam", "adam", loss)
    pen.go(7, -0.6)
    close = pen.add("Negate", "closeness", distance)
    judged = pen.add(
        "torchmetrics.classification.BinaryAUROC",
        "auroc",
        close,
        note="How often a pair that is alike lies closer than one that is not.",
    )
    step.connect(alike, judged["target"])
    pen.go(7, 3.8)
    within = pen.add("Less", "near", distance, value=1.0, note="Nearer than half the margin.")
    right = pen.add("Equal", "right", within)
    step.connect(alike, right["other"])
    share = pen.add("torch.Tensor.to", "as_share", right, dtype="float32")
    share = pen.add("torch.mean", "share", share, dim=None)
    pen.add("output", "told_apart", share, note="The share of pairs judged rightly: a curve.")


def multi_task() -> Project:
    project = plexus.new("multi_task")
    project.about(
        "Two answers from one look: which piece of clothing it is, and how bright the picture is. "
        "How much each answer counts is learned too."
    )
    pen = Pen(project, STEP)
    x = pen.add("input", "image", shape=IMAGE, note="A piece of clothing, 28 × 28.")
    x = _convolutions(pen, x, 16, 32)
    pen.go(1, 2.4)
    x = pen.nn("Flatten", "flatten", x)
    x = pen.nn("Linear", "hidden", x, out_features=64)
    shared = pen.nn("ReLU", "relu3", x, note="What both heads know.")
    x = pen.nn("Linear", "kind", shared, out_features=10, note="One score for each kind.")
    pen.add("output", "scores", x)
    pen.go(4, 3.6)
    x = pen.nn("Linear", "light", shared, out_features=1, note="One number.")
    pen.add("output", "brightness", x)

    step = project.block(TRAINING, "Two losses, added up with weights that are learned.")
    pen = Pen(step, STEP)
    pen.go(0, 0.6)
    image = pen.add("input", "image", shape=IMAGE)
    model = pen.add("block:model", "model", image)
    pen.go(0, 1.9)
    label = pen.add("input", "label", shape=("N",), dtype="int64")
    pen.go(2, 0)
    kind = pen.nn("CrossEntropyLoss", "kind_loss", model["scores"], note="For the kind.")
    step.connect(label, kind["target"])
    pen.go(0, 3.2)
    pen.go(1, 3.2)
    pixels = pen.nn("Flatten", "pixels", image)
    light = pen.add(
        "torch.mean", "light", pixels, dim=1, keepdim=True, note="How bright it truly is."
    )
    pen.go(3, 1.9)
    bright = pen.nn("MSELoss", "light_loss", model["brightness"], note="For the brightness.")
    step.connect(light, bright["target"])
    pen.go(4, 0.6)
    both = pen.add(
        "LearnedLossWeights", "both", kind, bright, note="Weighs each task by its uncertainty."
    )
    pen.add("torch.optim.Adam", "adam", both)
    pen.go(4, 1.9)
    pen.add("output", "of_kind", kind)
    pen.go(4, 2.9)
    pen.add("output", "of_light", bright)
    _settings(project, epochs=6, batch_size=64)
    return project


def distilled() -> Project:
    project = plexus.new("distilled")
    project.about(
        "A small student is told the kind of one picture in twenty. Of all the others a teacher "
        "tells, who says how much a shirt looks like a coat too. The teacher learns in the same "
        "run, a step ahead, and is told every kind."
    )
    pen = Pen(project, STEP)
    x = pen.add("input", "image", shape=IMAGE, note="A piece of clothing, 28 × 28.")
    x = pen.nn("Flatten", "flatten", x)
    x = pen.nn("Linear", "hidden", x, out_features=16, note="All that the student has room for.")
    x = pen.nn("ReLU", "relu", x)
    x = pen.nn("Linear", "classes", x, out_features=10, note="One score for each kind.")
    pen.add("output", "scores", x)
    _teacher(project)

    step = project.block(TRAINING, "Two optimisers: one for the teacher, one for the student.")
    pen = Pen(step, STEP)
    pen.go(0, 0.6)
    image = pen.add("input", "image", shape=IMAGE)
    pen.go(0, 2)
    label = pen.add("input", "label", shape=("N",), dtype="int64")
    pen.go(1, 2)
    student = pen.add("block:model", "student", image, note="The model: small.")
    pen.go(1, 0)
    teacher = pen.add("block:Teacher", "teacher", image, note="Larger by far.")
    pen.go(3, 2.6)
    each = pen.nn("CrossEntropyLoss", "each_loss", student, reduction="none", note="True kinds.")
    step.connect(label, each["target"])
    pen.go(1, 3.6)
    told = _lots(pen, image)
    pen.go(4, 2.6)
    hard = pen.add("Multiply", "if_told", each, told)
    hard = pen.add("torch.mean", "hard_loss", hard, dim=None)
    pen.go(3, 0)
    lesson = pen.nn("CrossEntropyLoss", "teacher_loss", teacher)
    step.connect(label, lesson["target"])
    pen.add(
        "torch.optim.Adam",
        "teacher_adam",
        lesson,
        of="teacher",
        note="Goes first, and moves the teacher only.",
    )
    pen.go(2, 1)
    frozen = pen.add("torch.Tensor.detach", "frozen", teacher, note="No gradient goes back.")
    pen.go(3, 1.3)
    softly = pen.add(
        "DistillationLoss",
        "soft_loss",
        student,
        temperature=2.0,
        note="Softened by the temperature, wrong answers are worth knowing too.",
    )
    step.connect(frozen, softly["teacher"])
    pen.go(4, 1.9)
    both = pen.add(
        "WeightedSum",
        "student_loss",
        softly,
        hard,
        weights=(1.0, 10.0),
        note="The second is a twentieth, as so few count. With 0 and 10 the student is alone.",
    )
    pen.add(
        "torch.optim.Adam",
        "student_adam",
        both,
        lr=0.003,
        of="student",
        order=1,
        note="The student only.",
    )
    pen.go(2, 4)
    guess = pen.add("torch.argmax", "guess", frozen, dim=1, note="What the teacher would say.")
    right = pen.add("Equal", "right", guess)
    step.connect(label, right["other"])
    share = pen.add("torch.Tensor.to", "as_share", right, dtype="float32")
    share = pen.add("torch.mean", "share", share, dim=None)
    pen.add("output", "teacher_right", share, note="A curve, beside the student's accuracy.")
    _settings(project, epochs=8, batch_size=64)
    return project


def _lots(pen: Pen, image: Layer) -> Layer:
    """1 for one picture in twenty, always the same ones; 0 for the others."""
    x = pen.nn("Flatten", "pixels", image)
    x = pen.add("torch.mean", "brightness", x, dim=1)
    x = pen.add("Divide", "lot", x, value=0.0001, note="Behind its point lies a lot for each.")
    x = pen.add("torch.frac", "drawn", x)
    x = pen.add("torch.abs", "positive", x)
    x = pen.add("Less", "told", x, value=0.05, note="One in twenty, always the same ones.")
    return pen.add("torch.Tensor.to", "as_number", x, dtype="float32")


def _teacher(project: Project) -> None:
    block = project.block("Teacher", "Two convolutions and two linear layers.")
    pen = Pen(block, STEP)
    x = pen.add("input", "image", shape=IMAGE)
    x = _convolutions(pen, x, 16, 32)
    pen.go(1, 2.4)
    x = pen.nn("Flatten", "flatten", x)
    x = pen.nn("Linear", "hidden", x, out_features=128)
    x = pen.nn("ReLU", "relu3", x)
    x = pen.nn("Linear", "classes", x, out_features=10)
    pen.add("output", "scores", x)


def _convolutions(pen: Pen, x: Layer, *channels: int) -> Layer:
    """Convolutions, each of which halves the picture, a row each."""
    for row, count in enumerate(channels):
        pen.go(1, row * 1.2)
        x = pen.nn("Conv2d", f"conv{row + 1}", x, out_channels=count, kernel_size=3, padding=1)
        x = pen.nn("ReLU", f"relu{row + 1}", x)
        x = pen.nn("MaxPool2d", f"pool{row + 1}", x, kernel_size=2)
    return x


def _settings(project: Drawing, *, epochs: int, batch_size: int) -> None:
    settings = {
        "data.source": "fashion_sample",
        "train.epochs": epochs,
        "train.batch_size": batch_size,
    }
    for key, value in settings.items():
        project.set(key, value)


EXAMPLES = (siamese, multi_task, distilled)
