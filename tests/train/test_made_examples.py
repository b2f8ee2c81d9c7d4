"""What a model is given that other layers of its training make."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from drawing import Drawing
from drawn_trainings import ADAM, POINTS, gan, graph, project, small
from running import job

from studio.graph.model import Project
from studio.observe.asks.example import Example, Own
from studio.observe.asks.predictions import Predict, Predicted
from studio.observe.frames import Activations, Boundary, Watch
from studio.observe.looks.made import Made
from studio.observe.mailbox import Mailbox
from studio.train.assembly import Assembly, assemble
from studio.train.config import TrainConfig
from studio.train.looking_back import LookingBack
from studio.train.worker import run


def assembled(folder: Path, drawn: Project) -> Assembly:
    draw = Drawing()
    draw.project = drawn
    wanted = job(folder, draw)
    return assemble(wanted, TrainConfig.from_settings(wanted.project.settings), torch.device("cpu"))


def test_a_generator_is_given_the_same_noise_at_every_look(tmp_path: Path) -> None:
    parts = assembled(tmp_path / "run", gan({}, {}))
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
    parts = assembled(tmp_path / "run", gan({}, {}))
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


def autoencoder() -> Project:
    """Points that are made codes of, and points again."""
    training = graph(
        [
            POINTS,
            ("encoder", "block:encoder", {}),
            ("model", "block:model", {}),
            ("match", "torch.nn.MSELoss", {}),
            ("end", ADAM, {"lr": 0.05}),
        ],
        "points.output encoder.x",
        "encoder.code model.code",
        "model.output match.input",
        "points.output match.target",
        "match.output end.loss",
    )
    blocks = {"encoder": small("x", "code", 3), "model": small("code", "output", 2)}
    return project(training, **blocks)


def test_at_a_past_moment_a_decoder_is_given_the_codes_of_then(tmp_path: Path) -> None:
    draw = Drawing()
    draw.project = autoencoder()
    wanted = job(tmp_path / "run", draw)
    assert run(wanted, Mailbox()).state == "finished"
    back = LookingBack(wanted)
    first, *_, last = back.moments
    told = {}
    for step in (first, last, first):
        (found,) = (each.found for each in back.find([Predict("train", 60)], step))
        assert isinstance(found, Predicted)
        whole = back._parts.training.module.eval()
        points = back._parts.training.train.tensors[0][found.examples.tolist()]
        layers = {step.called: whole.layer(step.node) for step in whole.plan.steps}
        with torch.no_grad():
            expected = layers["model"](layers["encoder"](points)).numpy()
        assert found.scores == pytest.approx(expected, abs=1e-5)
        told[step] = found.scores
    assert np.abs(told[first] - told[last]).max() > 0.1


def test_of_a_sample_of_ones_own_a_code_is_made(tmp_path: Path) -> None:
    parts = assembled(tmp_path / "run", autoencoder())
    point = np.array([0.3, -1.2], np.float32)
    asked = Example(4, own=Own.of("drawn", "points", point))
    (encoder,) = (step for step in parts.training.module.plan.steps if step.called == "encoder")
    layer = parts.training.module.layer(encoder.node)
    assert layer is not None
    with torch.no_grad():
        code = layer(torch.from_numpy(point)[None])
        other = layer(parts.training.validation.tensors[0][4:5])
    samples = parts.observer.samples
    (given,) = samples.given(samples.settled(asked))
    assert torch.allclose(given, code)
    (entry,) = parts.module.plan.inputs
    frames = parts.observer.look(Watch(activations=frozenset({entry.node}), sample=asked), 1)
    (frame,) = frames
    assert isinstance(frame, Activations)
    assert np.allclose(frame.values, code.numpy().reshape(frame.values.shape))
    unfit = Example(4, own=Own.of("drawn", "picture", np.zeros((1, 8, 8), np.float32)))
    assert samples.settled(unfit).own is None
    assert torch.allclose(samples.given(samples.settled(unfit))[0], other)
