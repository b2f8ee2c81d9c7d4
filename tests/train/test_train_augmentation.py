"""Augmentation in a real training: repeatable, and of the training examples alone."""

from __future__ import annotations

from pathlib import Path

import pytest

import studio.api as plexus
from studio.graph.model import BLOCK, MODEL, TRAINING


def model(*augmentations: str) -> plexus.Project:
    """A small network for the bundled digits, with augmentations behind its input."""
    project = plexus.new("digits")
    at = project.add("input", name="image", shape=("N", 1, 8, 8))
    for kind in augmentations:
        following = project.add(kind)
        project.connect(at, following)
        at = following
    for kind, params in (
        ("torch.nn.Flatten", {}),
        ("torch.nn.Linear", {"out_features": 10}),
        ("output", {}),
    ):
        following = project.add(kind, **params)
        project.connect(at, following)
        at = following
    project.set("data.source", "digits")
    project.set("train.batch_size", 128)
    return project


def losses(project: plexus.Project, runs: Path, seed: int = 3) -> list[float]:
    run = plexus.train(project, 1, device="cpu", seed=seed, runs=runs)
    return [row.values["train_loss"] for row in run.history if "train_loss" in row.values]


@pytest.mark.parametrize("kinds", [("RandomCrop", "RandomAffine", "RandomErasing")])
def test_a_seeded_training_with_augmentation_is_the_same_again(
    tmp_path: Path, kinds: tuple[str, ...]
) -> None:
    first = losses(model(*kinds), tmp_path)
    assert first == losses(model(*kinds), tmp_path)
    assert first != losses(model(*kinds), tmp_path, seed=4)
    assert first != losses(model(), tmp_path)


def test_validation_sees_the_examples_as_they_are(tmp_path: Path) -> None:
    """Without a single step that counts, both models validate alike."""
    found = []
    for kinds in ((), ("RandomErasing", "RandomRotation")):
        project = model(*kinds)
        project.set("train.lr", 1e-30)
        run = plexus.train(project, 1, device="cpu", seed=3, runs=tmp_path)
        first = next(row.values for row in run.history if "train_loss" in row.values)
        found.append((run.result.final["val_loss"], first["train_loss"]))
    (plain, trained), (augmented, changed) = found
    assert augmented == plain
    assert changed != trained


@pytest.mark.parametrize("kind", ["MixUp", "CutMix"])
def test_a_training_graph_mixes_examples_and_labels(tmp_path: Path, kind: str) -> None:
    project = model()
    step = project.block(TRAINING)
    image = step.add("input", name="image", shape=("N", 1, 8, 8))
    label = step.add("input", name="label", shape=("N",), dtype="int64")
    mix = step.add(kind, classes=10)
    call = step.add(BLOCK + MODEL)
    loss = step.add("torch.nn.CrossEntropyLoss")
    sink = step.add("torch.optim.Adam", lr=0.01)
    step.connect(image, mix["x"])
    step.connect(label, mix["labels"])
    step.connect(mix, call)
    step.connect(call, loss["input"])
    step.connect(mix["soft_labels"], loss["target"])
    step.connect(loss, sink)
    run = plexus.train(project, 3, device="cpu", seed=3, runs=tmp_path)
    assert run.result.state == "finished"
    again = plexus.train(project, 3, device="cpu", seed=3, runs=tmp_path)
    assert [row.values for row in run.history] == [row.values for row in again.history]
