"""What all networks for photographs share: how many classes, and where pictures come from."""

from __future__ import annotations

from studio.api import Expression, Project

SIZE = 224


def classes_of(project: Project) -> Expression:
    """A variable that says how many classes there are: a thousand, as in ImageNet."""
    return project.variable(
        "classes", 1000, help="How many classes there are; ImageNet has 1000.", minimum=2
    )


def learn_from_folder(project: Project, lr: float, weight_decay: float = 1e-4) -> None:
    """Settings for a folder of photographs, which is the user's to choose."""
    for key, value in {
        "data.source": "images",
        "data.size": SIZE,
        "data.normalise": "standard",
        "train.batch_size": 32,
        "train.optimizer": "SGD",
        "train.momentum": 0.9,
        "train.lr": lr,
        "train.weight_decay": weight_decay,
    }.items():
        project.set(key, value)
