"""Looks at what stands beside the model in a training graph: other models, losses, outputs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from drawing import Drawing
from drawn_trainings import distilled, gan, taught_by_attention
from running import job

from studio.compile.module import PlanModule
from studio.graph.model import TRAINING, Project
from studio.observe.asks.ask import Finding, Missing
from studio.observe.asks.attention import AttentionAsk, AttentionFound
from studio.observe.asks.example import Example
from studio.observe.asks.saliency import SaliencyAsk, SaliencyFound
from studio.observe.frames import Activations, Frame, Gradients, Watch, Weights
from studio.observe.heads import attention
from studio.observe.whole import EXAMPLES
from studio.train.assembly import Assembly, assemble
from studio.train.config import TrainConfig
from studio.train.inbox import Adjust


def assembled(project: Project, tmp_path: Path) -> Assembly:
    draw = Drawing()
    draw.project = project
    ready = job(tmp_path, draw)
    return assemble(ready, TrainConfig.from_settings(ready.project.settings), torch.device("cpu"))


def node(project: Project, name: str, graph: str = TRAINING) -> str:
    found = project.graphs[graph].find(name)
    assert found is not None
    return found.id


def look(parts: Assembly, **wanted: Any) -> list[Frame]:
    return list(parts.observer.look(Watch(**wanted), 3))


def values(frames: list[Frame]) -> dict[str, Activations]:
    return {frame.node: frame for frame in frames if isinstance(frame, Activations)}


def test_losses_outputs_and_ends_show_the_values_of_a_batch_by_hand(tmp_path: Path) -> None:
    project = distilled()
    parts = assembled(project, tmp_path)
    names = ("truth", "end", "points", "share", "total")
    asked = {name: f"/{node(project, name)}" for name in names}
    found = values(look(parts, activations=frozenset(asked.values()), sample=Example(2)))
    training = parts.training
    count = len(training.validation.tensors[0])
    places = (torch.arange(min(EXAMPLES, count)) + 2) % count
    points, labels = (values[places] for values in training.validation.tensors)
    parts.module.eval()
    with torch.no_grad():
        truth = torch.nn.functional.cross_entropy(parts.module(points), labels)
    assert found[asked["truth"]].values == pytest.approx(float(truth), rel=1e-6)
    assert found[asked["truth"]].examples == len(places)
    assert found[asked["truth"]].shape == ()
    assert np.array_equal(found[asked["points"]].values, points[0].numpy())
    assert found[asked["points"]].examples == 1
    assert found[asked["share"]].examples == len(places)
    assert float(found[asked["share"]].values) == 0.5
    assert found[asked["end"]].port == found[asked["total"]].port == "output"
    assert found[asked["end"]].values == found[asked["total"]].values


def test_models_beside_the_first_are_looked_into(tmp_path: Path) -> None:
    project = gan({}, {})
    parts = assembled(project, tmp_path)
    next(parts.training.events(lambda *_: None))
    critic, again = node(project, "critic"), node(project, "critic_again")
    hidden = node(project, "hidden", "critic")
    model_hidden = node(project, "hidden", "model")
    first, second = f"/{critic}/{hidden}", f"/{again}/{hidden}"
    frames = look(
        parts,
        activations=frozenset({first, second, model_hidden}),
        weights=frozenset({first, second}),
        gradients=True,
    )
    shown = values(frames)
    assert set(shown) == {first, second, model_hidden}
    assert shown[first].shape == (16,)
    drawn = {f.node: f.histograms for f in frames if isinstance(f, Weights)}
    assert set(drawn) == {first, second}
    assert (drawn[first]["weight"].counts == drawn[second]["weight"].counts).all()
    (gradients,) = (f for f in frames if isinstance(f, Gradients))
    layer = parts.training.module.layer(f"{critic}/{hidden}")
    assert layer is not None and layer.weight.grad is not None
    assert gradients.norms[first]["weight"] == pytest.approx(float(layer.weight.grad.norm()))
    assert gradients.norms[model_hidden]["weight"] > 0
    assert f"/{node(project, 'model')}" in gradients.norms


def test_what_moves_the_answer_of_a_second_model_is_explained(tmp_path: Path) -> None:
    project = gan({}, {})
    parts = assembled(project, tmp_path)
    real = f"/{node(project, 'critic_real')}"
    (frame,) = look(parts, asks=frozenset({SaliencyAsk(sample=Example(1), call=real)}))
    assert isinstance(frame, Finding)
    found = frame.found
    assert isinstance(found, SaliencyFound)
    points = parts.training.validation.tensors[0]
    critic = parts.training.module.layer(real[1:])
    one = points[1:2].clone().requires_grad_()
    assert critic is not None
    critic.eval()
    critic(one).sum().backward()
    assert one.grad is not None
    assert np.allclose(found.values, one.grad[0].numpy())
    assert not found.classes and found.label is None
    blind = SaliencyAsk(call=f"/{node(project, 'mean_real')}")
    (frame,) = look(parts, asks=frozenset({blind}))
    assert isinstance(frame, Finding) and isinstance(frame.found, Missing)
    assert "no single model" in str(frame.found.reason)


def test_heads_of_a_second_model_are_those_for_what_it_is_given(tmp_path: Path) -> None:
    project = taught_by_attention()
    parts = assembled(project, tmp_path)
    call = f"/{node(project, 'teacher')}"
    (frame,) = look(parts, asks=frozenset({AttentionAsk(Example(2), head=1, call=call)}))
    assert isinstance(frame, Finding)
    found = frame.found
    assert isinstance(found, AttentionFound), found
    teacher = parts.training.module.layer(call[1:])
    assert isinstance(teacher, PlanModule)
    (expected,) = attention(teacher, (parts.training.validation.tensors[0][2:3],))
    assert np.array_equal(found.chosen.values, expected.weights[1].numpy())
    assert found.model == "teacher"
    assert found.layers[0].node == f"{call}/{node(project, 'attend', 'teacher')}"
    (frame,) = look(parts, asks=frozenset({AttentionAsk(Example(2))}))
    assert isinstance(frame, Finding) and isinstance(frame.found, Missing)
    assert "No layer of this model" in str(frame.found.reason)


def test_a_look_at_the_whole_changes_no_number_of_the_training(tmp_path: Path) -> None:
    def losses(watched: bool) -> list[float]:
        project = gan({"times": 2}, {})
        parts = assembled(project, tmp_path)
        every = frozenset(f"/{each.id}" for each in project.graphs[TRAINING])
        found = []
        torch.manual_seed(0)
        for _, _ in zip(parts.training.events(lambda *_: None), range(6), strict=False):
            if watched:
                assert look(parts, activations=every, weights=every, gradients=True)
            found += [float(sink.values[0].detach()) for sink in parts.sinks]
        return found

    assert losses(watched=True) == losses(watched=False)


def test_a_layer_that_was_changed_since_is_seen_as_it_is_now(tmp_path: Path) -> None:
    project = distilled()
    parts = assembled(project, tmp_path)
    short = f"/{node(project, 'short')}"
    before = float(values(look(parts, activations=frozenset({short})))[short].values)
    parts.steering.adjust(Adjust(short, "weight", 0.02))
    after = float(values(look(parts, activations=frozenset({short})))[short].values)
    assert after == pytest.approx(2 * before)
