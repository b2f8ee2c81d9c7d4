"""What a model is given that other layers of its training make."""

from __future__ import annotations

from pathlib import Path

import torch
from drawing import Drawing
from drawn_trainings import gan
from running import job

from studio.observe.frames import Boundary, Watch
from studio.observe.looks.made import Made
from studio.train.assembly import Assembly, assemble
from studio.train.config import TrainConfig


def generator(folder: Path) -> Assembly:
    draw = Drawing()
    draw.project = gan({}, {})
    wanted = job(folder, draw)
    return assemble(wanted, TrainConfig.from_settings(wanted.project.settings), torch.device("cpu"))


def test_a_generator_is_given_the_same_noise_at_every_look(tmp_path: Path) -> None:
    parts = generator(tmp_path / "run")
    made = parts.observer.samples.splits
    assert isinstance(made, Made)
    assert set(made) == {"train", "validation"}
    (first,) = made["train"].inputs
    frames = []
    for step in (1, 2):
        torch.manual_seed(step)
        (frame,) = parts.observer.look(Watch(boundary=True), step)
        assert isinstance(frame, Boundary)
        frames.append(frame)
        with torch.no_grad():
            for value in parts.training.module.parameters():
                value.add_(0.1)
    assert frames[0].extent == frames[1].extent
    assert (frames[0].points == first[: len(frames[0].points)].numpy()).all()
    assert not (frames[0].grid == frames[1].grid).all()


def test_all_looks_after_a_step_share_what_was_made(tmp_path: Path) -> None:
    parts = generator(tmp_path / "run")
    made = parts.observer.samples.splits
    assert isinstance(made, Made)
    before = made["validation"]
    made.renew(0)
    kept = made["validation"]
    assert kept is not before
    made.renew(0)
    assert made["validation"] is kept
    made.renew(1)
    assert made["validation"] is not kept
