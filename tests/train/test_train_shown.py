"""Outputs of a training graph that are no single number: shown while it trains, and kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import numbers

import studio.api as plexus
from studio.graph.model import MODEL, TRAINING, Project
from studio.observe.frames import Frame, Shown, Watch
from studio.observe.mailbox import Mailbox
from studio.train.album import read
from studio.train.inbox import Inbox, Look
from studio.train.job import Job, Result
from studio.train.store import RunFolder
from studio.train.worker import run


class Collected(Mailbox):
    """Keeps every frame."""

    def __init__(self) -> None:
        super().__init__()
        self.frames: list[Frame] = []

    def put(self, frame: Frame) -> None:
        self.frames.append(frame)

    @property
    def shown(self) -> list[Shown]:
        return [frame for frame in self.frames if isinstance(frame, Shown)]


def drawn(*, output: bool = True) -> plexus.Project:
    """Two numbers copied through dropout, whose training graph gives copies and a mean."""
    project = plexus.new("copier")
    model = [
        project.add("input", name="x", shape=("N", 2)),
        project.add("torch.nn.Linear", name="fc", out_features=2),
        project.add("torch.nn.Dropout", name="drop", p=0.5),
        project.add("output", name="y"),
    ]
    project.chain(*model)
    step = project.block(TRAINING)
    point = step.add("input", name="points", shape=("N", 2))
    copy = step.add("block:model")
    step.connect(point, copy)
    loss = step.add("torch.nn.MSELoss", name="loss")
    step.connect(copy, loss["input"])
    step.connect(point, loss["target"])
    step.connect(loss, step.add("torch.optim.SGD", name="sgd", lr=0.1))
    if output:
        step.connect(copy, step.add("output", name="copies"))
        mean = step.add("torch.mean", name="mean", dim=None)
        step.chain(copy, mean, step.add("output", name="average"))
    for key, value in {
        "data.source": "toy",
        "data.samples": 120,
        "train.batch_size": 16,
        "train.threads": 1,
        "train.epochs": 3,
    }.items():
        project.set(key, value)
    return project


def train(
    project: plexus.Project, folder: Path, mailbox: Mailbox, watch: Watch | None = None
) -> Result:
    plans = [plexus.analyse(project, graph).plan for graph in (MODEL, TRAINING)]
    assert plans[0] is not None
    inbox = Inbox()
    if watch is not None:
        inbox.put(Look(watch))
    frozen: Project = project.document.project.copy()
    result = run(Job(frozen, plans[0], folder, training=plans[1]), mailbox, inbox)
    assert result.state == "finished", result.message
    return result


def test_they_are_shown_to_whoever_looks(tmp_path: Path) -> None:
    mailbox = Collected()
    train(drawn(), tmp_path / "run", mailbox, Watch(shown=True))
    assert {frame.name for frame in mailbox.shown} == {"copies"}
    assert mailbox.shown[-1].step == 18  # 96 of 120 examples, 16 at once, three times.
    assert mailbox.shown[-1].values.shape == (24, 2)
    assert len({frame.step for frame in mailbox.shown}) > 1


def test_they_are_kept_in_the_folder_though_nobody_looks(tmp_path: Path) -> None:
    mailbox = Collected()
    train(drawn(), tmp_path / "run", mailbox)
    assert mailbox.shown == []
    kept = read(RunFolder.open(tmp_path / "run"))
    assert [frame.name for frame in kept] == ["copies"] * len(kept)
    assert kept[-1].step == 18


def test_looking_changes_no_number_of_the_run(tmp_path: Path) -> None:
    train(drawn(), tmp_path / "seen", Mailbox(), Watch(shown=True, interval_s=0.0))
    train(drawn(), tmp_path / "unseen", Mailbox())
    assert numbers(tmp_path / "seen") == numbers(tmp_path / "unseen")


@pytest.mark.parametrize("output", [True, False])
def test_only_numbers_become_curves(tmp_path: Path, output: bool) -> None:
    result = train(drawn(output=output), tmp_path / "run", Mailbox())
    assert ("val_average" in result.final) is output
    assert "val_copies" not in result.final
    assert (tmp_path / "run" / "samples").exists() is output
