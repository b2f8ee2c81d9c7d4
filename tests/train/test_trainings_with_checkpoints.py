"""Trainings in which blocks and models are computed again give the numbers of those without."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from checkpointed import block, flagged
from running import job, straight
from scripted import asked, assert_same, of_program, of_scripts, written

from studio.app.training_templates import TEMPLATES
from studio.compile.module import seeded
from studio.exchange.asked import Asked
from studio.graph.model import Project
from studio.observe.frames import StepValues, Watch
from studio.observe.mailbox import Mailbox
from studio.train.inbox import Inbox, Pause, StepOnce, Stop
from studio.train.numerics import Numerics
from studio.train.worker import run

STEPS = 4


def network(checkpoint: bool) -> Project:
    """Points to classes by a row of blocks with statistics, dropout and an inner block."""
    draw = straight()
    block(draw, "Inner", ("Linear", {"out_features": 8}), ("Dropout", {"p": 0.2}), size=8)
    inner = ("block:Inner", {"checkpoint": checkpoint})
    block(draw, "Part", ("BatchNorm1d", {}), inner, ("Tanh", {}), size=8)
    found = {node.kind: node.id for node in draw.graph}
    for wire in draw.graph.wires():
        draw.graph.drop_wire(wire)
    part = draw.add("block:Part", "parts", repeat=2, checkpoint=checkpoint)
    first = draw.add("Linear", "first", out_features=8)
    last = draw.add("Linear", "last", out_features=2)
    draw.chain(found["input"], first, part, last, found["output"])
    return draw.project


def frames_of(folder: Path, checkpoint: bool) -> list[object]:
    """All that is seen of some steps, the second of which is looked at as a whole."""
    draw = straight()
    draw.project = network(checkpoint)

    class Steps(Inbox):
        def __bool__(self) -> bool:
            return True

        def take(self):
            return next(self._script, None)

        def wait(self, timeout_s=None):
            return next(self._script)

    inbox = Steps()
    parts = next(step for step in job(folder, draw).plan.steps if step.bodies)
    ways = {f"{parts.node}#1/{step.node}" for step in parts.bodies[1].steps}
    watch = Watch(activations=frozenset({parts.node, *ways}), gradients=True)
    inbox._script = iter([watch, Pause(), None, StepOnce(inspected=True), None, Stop()])
    box = Mailbox()
    result = run(job(folder, draw), box, inbox)
    assert (result.state, result.steps) == ("stopped", 2)
    return list(box.drain())


def test_the_values_of_a_step_are_those_of_its_one_pass_forward(tmp_path: Path) -> None:
    plain = [f for f in frames_of(tmp_path / "plain", False) if isinstance(f, StepValues)]
    again = [f for f in frames_of(tmp_path / "again", True) if isinstance(f, StepValues)]
    assert len(plain) == 1
    assert again == plain
    assert any("#1/" in each.node for each in plain[0].seen)


def template(name: str, checkpoint: bool) -> Asked:
    found = next(each for each in TEMPLATES if each.name == name)
    loaded = found.load()
    return asked(flagged(loaded) if checkpoint else loaded, found.path.parent)


@pytest.mark.parametrize("name", ["gan", "wgan_gp", "vae"])
def test_models_that_are_called_in_a_training_graph(name: str, tmp_path: Path) -> None:
    """Two optimisers, gradients of gradients, draws; in the program and in its script."""
    expected = of_program(template(name, False), tmp_path / "plain", STEPS)
    wanted = template(name, True)
    path = written(wanted, tmp_path / f"{name}.py")
    assert "checkpoint" in path.read_text(encoding="utf-8")
    told = of_program(wanted, tmp_path / "again", STEPS)
    assert told == expected
    assert_same(of_scripts([path], STEPS)[path], expected)


def test_compiled_steps_move_statistics_once(monkeypatch: pytest.MonkeyPatch) -> None:
    # What torch imports to compile would leave a thread behind.
    monkeypatch.setattr(pytest.importorskip("tqdm").tqdm, "monitor_interval", 0)
    draw = straight()
    found = []
    for checkpoint in (False, True):
        draw.project = network(checkpoint)
        net = seeded(job(Path(), draw).plan, 0).train()
        wanted = [step.inputs["input"][0] for step in net.plan.outputs]
        compiled = Numerics(torch.device("cpu"), compiled=True, backend="aot_eager")
        step = compiled.runner(net.runner(wanted))
        torch.default_generator.manual_seed(1)
        torch._dynamo.reset()
        for _ in range(2):
            step([torch.linspace(-1, 1, 16).view(8, 2)])[0].square().sum().backward()
        counts = [v for k, v in net.state_dict().items() if k.endswith("num_batches_tracked")]
        assert [int(count) for count in counts] == [2, 2]
        found.append([weight.grad for weight in net.parameters()])
    for one, two in zip(*found, strict=True):
        torch.testing.assert_close(one, two)
