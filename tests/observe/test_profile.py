"""Where the time of a step goes: the parts add up, and nothing is moved by finding out."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from drawing import Drawing
from running import OrdersAt, job, numbers, points_network, train

from studio.compile.module import PlanModule
from studio.graph.model import MODEL, Graph
from studio.message import Message
from studio.observe.asks.ask import Finding, Missing
from studio.observe.asks.profile import NodeProfile, Profile, ProfileAsk
from studio.observe.asks.vitals import Vitals, VitalsAsk
from studio.observe.frames import Watch
from studio.observe.looks import bottleneck, stopwatch
from studio.observe.looks.subject import Examples, Samples
from studio.observe.metrics import Scoring
from studio.observe.probes import Observer
from studio.train.assembly import Assembly, assemble
from studio.train.config import TrainConfig
from studio.train.inbox import Look
from studio.train.worker import run

WATCH = Watch(asks=frozenset({ProfileAsk()}), interval_s=0.0)


def assembled(folder: Path, draw: Drawing, **settings) -> Assembly:
    made = job(folder, draw, **settings)
    return assemble(made, TrainConfig.from_settings(made.project.settings), torch.device("cpu"))


def profiled(parts: Assembly) -> Profile:
    (frame,) = parts.observer.look(WATCH, 1)
    assert isinstance(frame, Finding)
    assert isinstance(frame.found, Profile), frame.found
    return frame.found


def wide_network() -> tuple[Drawing, str, str, str]:
    """Two layers, the second of which has nearly all the work."""
    draw = Drawing()
    draw.project.graphs["Layer"] = Graph()
    draw.within = "Layer"
    dense = draw.add("Linear", "dense", out_features=400)
    inner = draw.add("Linear", "wide", out_features=400)
    draw.chain(draw.add("input", "x", shape=("N", 2)), dense, inner, draw.add("output", "y"))
    draw.within = MODEL
    block = draw.add("block:Layer", "block")
    scores = draw.add("Linear", "scores", out_features=2)
    draw.chain(draw.add("input", "x", shape=("N", 2)), block, scores, draw.add("output", "y"))
    return draw, block, f"{block}/{inner}", scores


class Clock:
    """Goes on only when a layer takes its time."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def slowed(clock: Clock, forward_s: float, backward_s: float) -> type[torch.autograd.Function]:
    class Slow(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            clock.now += forward_s
            return x * 2

        @staticmethod
        def backward(ctx, given):
            clock.now += backward_s
            return given * 2

    return Slow


def test_the_time_of_a_layer_is_its_own_and_its_blocks(tmp_path: Path, monkeypatch) -> None:
    draw, block, wide, scores = wide_network()
    parts, clock = assembled(tmp_path, draw), Clock()
    monkeypatch.setattr(stopwatch, "perf_counter", clock)
    for node, times in ((wide, (3.0, 5.0)), (scores, (0.5, 0.25))):
        layer = parts.module.layer(node)
        slow, plain = slowed(clock, *times), layer.forward
        monkeypatch.setattr(layer, "forward", lambda x, f=plain, s=slow: s.apply(f(x)))
    found = profiled(parts)
    told = {node: (one.forward_s, one.backward_s) for node, one in found.nodes.items()}
    assert (told[wide], told[scores]) == ((3.0, 5.0), (0.5, 0.25))
    assert told[block] == told[wide]
    assert found.layers_s == 8.75
    assert (found.forward_s, found.backward_s) == (3.5, 5.25)
    assert found.others.seconds == found.data_s == 0.0
    others = {node for node, times in told.items() if times == (0.0, 0.0)}
    assert others == set(told) - {wide, scores, block}
    assert "91 % of the layers' time is spent in wide (Linear)" in str(found.bottleneck)


def test_memory_is_what_is_kept_for_the_way_back(tmp_path: Path) -> None:
    draw, block, wide, _ = wide_network()
    parts = assembled(tmp_path, draw)
    found = profiled(parts)
    assert found.examples == 16
    # What Linear keeps is what it was given, 16 × 400 numbers of four bytes.
    assert found.nodes[wide].kept_bytes == 16 * 400 * 4
    assert found.nodes[block].kept_bytes == found.nodes[wide].kept_bytes
    assert found.kept_bytes >= 2 * 16 * 400 * 4
    weights = sum(one.nbytes for one in parts.module.parameters())
    assert (found.weights_bytes, found.gradients_bytes) == (weights, weights)
    examples = parts.training.train
    assert found.data_bytes == sum(one.nbytes for one in examples.tensors)
    assert {one.device for one in examples.tensors} == {next(parts.module.parameters()).device}


@pytest.mark.parametrize(
    ("data_s", "step_s", "said"),
    [
        (0.5, 1.0, "The data holds the training up: 50 % of each step goes into picking 8"),
        (0.0, 1.0, "80 % of each step is neither data nor layers but the optimiser"),
        (0.0, 0.2, "50 % of the layers' time is spent in hidden (Linear)"),
    ],
)
def test_what_holds_a_step_up_is_said(tmp_path: Path, data_s, step_s, said) -> None:
    parts = assembled(tmp_path, points_network())
    nodes = {"n2": NodeProfile(0.05, 0.05, 0), "n3": NodeProfile(0.0, 0.02, 0)}
    others = NodeProfile(0.04, 0.04, 0)
    profile = Profile(
        nodes, others, 0.2, 0, 8, 1, 0.1, 0.1, data_s, step_s, 0, 0, 0, 0, "cpu", Message("")
    )  # fmt: skip
    found = bottleneck.told(profile, parts.observer.lesson)
    assert str(found.bottleneck).startswith(said)


def test_a_profile_moves_nothing(tmp_path: Path) -> None:
    parts = assembled(tmp_path, points_network())
    module = parts.training.module
    module.train()
    state = {name: one.clone() for name, one in module.state_dict().items()}
    random, order = torch.get_rng_state(), parts.training.generator.get_state()
    profiled(parts)
    assert isinstance(module, PlanModule)
    assert module._live.tap is None
    assert all(part.training for part in module.modules())
    assert all(one.grad is None for one in module.parameters())
    assert all(torch.equal(one, state[name]) for name, one in module.state_dict().items())
    assert torch.equal(torch.get_rng_state(), random)
    assert torch.equal(parts.training.generator.get_state(), order)


def test_a_run_that_is_profiled_trains_as_it_would_have(tmp_path: Path) -> None:
    class Box(list):
        put = list.append

    box = Box()
    orders = OrdersAt({1: [Look(WATCH)]})
    run(job(tmp_path / "seen", points_network(), train_epochs=2), box, orders)
    train(tmp_path / "unseen", points_network(), train_epochs=2)
    found = [one.found for one in box if isinstance(one, Finding)]
    assert all(isinstance(one, Profile) for one in found), found
    assert any(one.step_s is not None for one in found)
    assert all(str(one.bottleneck) for one in found)
    assert numbers(tmp_path / "seen") == numbers(tmp_path / "unseen")


def test_without_a_training_there_is_nothing_to_time() -> None:
    from running import plan_of, straight

    from studio.compile.module import seeded

    samples = Samples({"validation": Examples((torch.rand(3, 2),))}, Scoring("classes"))
    (frame,) = Observer(seeded(plan_of(straight()), 0), samples).look(WATCH, 0)
    assert isinstance(frame, Finding)
    assert isinstance(frame.found, Missing)
    assert "no training" in str(frame.found.reason)


@pytest.mark.parametrize("inplace", [False, True])
def test_each_node_of_the_model_is_there(tmp_path: Path, inplace: bool) -> None:
    found = profiled(assembled(tmp_path, points_network(inplace=inplace)))
    assert set(found.nodes) == {f"n{number}" for number in range(1, 8)}
    assert all(found.nodes[node].forward_s > 0 for node in ("n2", "n3", "n4", "n6"))
    assert found.others.forward_s > 0, "the loss takes time too"


def test_where_no_step_was_taken_gradients_are_those_of_a_batch(tmp_path: Path) -> None:
    parts = assembled(tmp_path, points_network())
    (frame,) = parts.observer.look(Watch(asks=frozenset({VitalsAsk()})), 0)
    assert isinstance(frame, Finding)
    assert isinstance(frame.found, Vitals), frame.found
    assert frame.found.nodes["n2"].gradient > 0
    assert frame.found.nodes["n2"].ratio is None
    assert all(one.grad is None for one in parts.training.module.parameters())
