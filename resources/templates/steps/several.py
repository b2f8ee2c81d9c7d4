"""Templates of several losses, of a teacher, and of sequences."""

from __future__ import annotations

from steps.sheet import DIGIT, Sheet, begin, image, label, of_digits
from studio.api import Layer, Project


def distillation() -> Project:
    project, model, step = begin(
        "distillation",
        "The student: small, with a score for each class.",
        "The student is to give the chances that its teacher gives, and the true class.",
    )
    of_digits(model, 16, 10)
    teacher = Sheet(project.block("Teacher", "A larger model that knows the classes."))
    x = teacher.nn("Flatten", "flatten", teacher.add("input", "image", shape=DIGIT))
    teacher.add("output", "scores", teacher.perceptron(x, 128, 10))
    picture, known = image(step), label(step)
    student = step.add("block:model", "model", picture)
    knows = step.add("block:Teacher", "teacher", picture)
    wires = {"student": student, "teacher": knows}
    soft = step.add("DistillationLoss", "soft", wires=wires, note="Nothing comes to the teacher.")
    hard = step.loss("torch.nn.CrossEntropyLoss", "hard", student, known)
    loss = step.add("WeightedSum", "loss", soft, hard, weights=(0.9, 0.1))
    step.adam("adam", loss, of="model", order=1)
    lesson = step.loss("torch.nn.CrossEntropyLoss", "lesson", knows, known)
    step.adam(
        "teacher_adam",
        lesson,
        of="teacher",
        note="Teaches the teacher meanwhile. Delete this and the loss before it for a teacher "
        "that stays as it is.",
    )
    return project


def multi_task() -> Project:
    return _tasks("multi_task", "Adds both losses, each times a number that you choose.", False)


def multi_task_learned() -> Project:
    return _tasks("multi_task_learned", "Adds both losses with weights that are learned.", True)


def _tasks(name: str, about: str, learned: bool) -> Project:
    project, model, step = begin(name, "One trunk with two heads.", about)
    x = model.nn("Flatten", "flatten", model.add("input", "image", shape=DIGIT))
    x = model.nn("Linear", "trunk", x, out_features=64)
    x = model.nn("ReLU", "relu", x)
    model.add("output", "scores", model.nn("Linear", "classes", x, out_features=10))
    model.add("output", "number", model.nn("Linear", "amount", x, out_features=1))
    picture = image(step)
    call = step.add("block:model", "model", picture)
    first = step.loss("torch.nn.CrossEntropyLoss", "of_class", call["scores"], label(step))
    flat = step.nn("Flatten", "flatten", picture)
    ink = step.add(
        "torch.mean", "ink", flat, dim=1, keepdim=True, note="Stands in for a second target."
    )
    second = step.loss("torch.nn.MSELoss", "of_number", call["number"], ink)
    losses = (first, second)
    total: Layer
    if learned:
        total = step.add("LearnedLossWeights", "loss", *losses, note="By how unsure each task is.")
    else:
        total = step.add("WeightedSum", "loss", *losses, weights=(1.0, 10.0))
    step.adam("adam", total)
    return project


def next_token() -> Project:
    project, model, step = begin(
        "next_token",
        "Scores for the next token at each place of a sequence.",
        "At each place the next token is to have the highest score.",
        **{"data.normalise": "none"},
    )
    x = model.add("input", "tokens", shape=("N", "T"), dtype="int64")
    x = model.nn("Embedding", "embedding", x, num_embeddings=17, embedding_dim=32)
    lstm = model.nn("LSTM", "lstm", x, hidden_size=64, batch_first=True)
    head = model.nn("Linear", "head", lstm["output"], out_features=17)
    model.add("output", "scores", head)
    whole = step.add("torch.Tensor.to", "whole", image(step), dtype="int64")
    tokens = step.nn(
        "Flatten",
        "tokens",
        whole,
        note="64 shades of grey, one after the other. Stands in for tokens, N × T of type int64.",
    )
    given = step.add("torch.narrow", "given", tokens, dim=1, start=0, length=63)
    target = step.add("torch.narrow", "next", tokens, dim=1, start=1, length=63)
    call = step.add("block:model", "model", given)
    classes = step.add(
        "torch.transpose", "classes", call, dim0=1, dim1=2, note="N × classes × places."
    )
    loss = step.loss("torch.nn.CrossEntropyLoss", "loss", classes, target)
    step.adam("adam", loss, lr=0.005)
    return project


TEMPLATES = (distillation, multi_task, multi_task_learned, next_token)
