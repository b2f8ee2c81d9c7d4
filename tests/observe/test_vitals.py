"""How all nodes fare, held against what numpy finds in double precision."""

from __future__ import annotations

import pickle
from dataclasses import replace

import numpy as np
import pytest
import torch
from drawing import Drawing, image_network
from running import plan_of, points_network, straight
from torch import Tensor, nn

from studio.compile.module import PlanModule, seeded
from studio.graph.model import MODEL, Graph
from studio.observe.asks.ask import Finding
from studio.observe.asks.vitals import EXAMPLES, Vitals, VitalsAsk
from studio.observe.frames import Watch
from studio.observe.looks import outputs
from studio.observe.looks.counting import BINS, SAMPLE, counted
from studio.observe.looks.stride import Stride
from studio.observe.looks.subject import Examples, Samples
from studio.observe.metrics import Scoring
from studio.observe.probes import Observer


def module_of(draw: Drawing) -> PlanModule:
    return seeded(plan_of(draw), 0).train()


def vitals(module: PlanModule, x: Tensor, stride: Stride | None = None) -> Vitals:
    observer = Observer(module, Samples({"validation": Examples((x,))}, Scoring("numbers")))
    observer.stride = stride
    (frame,) = observer.look(Watch(asks=frozenset({VitalsAsk()})), 3)
    assert isinstance(frame, Finding)
    assert isinstance(frame.found, Vitals), frame.found
    return pickle.loads(pickle.dumps(frame.found))


def double(values: Tensor) -> np.ndarray:
    return values.detach().double().numpy()


def test_norms_and_moves_of_parameters_are_those_of_double_precision() -> None:
    module = module_of(points_network())
    optimizer = torch.optim.SGD(module.parameters(), lr=0.1)
    stride = Stride(list(module.parameters()), 2)
    before = {name: double(one).copy() for name, one in module.named_parameters()}
    module(torch.rand(8, 2)).pow(2).sum().backward()
    optimizer.step()
    stride.end()
    found = vitals(module, torch.rand(5, 2), stride)
    assert (found.updated, found.batches) == (3, 1)
    norm = np.linalg.norm
    told = {
        f"{module.plan.step(node).keeper}.{one.name}": one
        for node, each in found.nodes.items()
        for one in each.parameters
    }
    parameters = {name.removeprefix("mlp."): one for name, one in module.named_parameters()}
    assert set(told) == set(parameters)
    for name, one in parameters.items():
        was = next(value for key, value in before.items() if key.endswith(name))
        assert told[name].weight == pytest.approx(norm(double(one)), rel=1e-6)
        assert told[name].gradient == pytest.approx(norm(double(one.grad)), rel=1e-6)
        assert told[name].before == pytest.approx(norm(was), rel=1e-6, abs=1e-12)
        assert told[name].update == pytest.approx(norm(double(one) - was), rel=1e-4)
    node = found.nodes["n2"]
    squares = [norm(double(one)) ** 2 for one in module.layer("n2").parameters()]
    assert node.weight == pytest.approx(sum(squares) ** 0.5)
    assert node.ratio == pytest.approx(
        sum(one.update**2 for one in node.parameters) ** 0.5
        / sum(one.before**2 for one in node.parameters) ** 0.5
    )
    assert node.largest.name == "weight"


def test_small_histograms_count_as_numpy_does() -> None:
    draws = torch.Generator().manual_seed(1)
    tensors = [
        torch.randn(7, 9, generator=draws),
        torch.full((5,), 2.5),
        torch.randn(40_000, generator=draws) * 1e-4,
        torch.tensor([1.0, float("nan"), 3.0, float("inf")]),
        torch.tensor([float("nan")]),
    ]
    found = counted(tensors)
    for tensor, one in zip(tensors[:2], found, strict=False):
        counts, edges = np.histogram(double(tensor), BINS)
        assert (one.low, one.high) == pytest.approx((edges[0], edges[-1]))
        assert one.counts.tolist() == counts.tolist()
        assert (one.mean, one.std) == pytest.approx((double(tensor).mean(), double(tensor).std()))
        assert not one.sampled
    assert found[2].sampled
    assert found[2].counts.sum() == SAMPLE
    assert found[2].std == pytest.approx(1e-4, rel=0.1)
    assert (found[3].low, found[3].high, found[3].counts.sum()) == (1.0, 3.0, 2)
    assert found[4].counts.sum() == 0


def test_dead_units_and_saturated_values_are_counted() -> None:
    draw, ids = image_network()
    module = module_of(draw)
    with torch.no_grad():
        module.layer(ids["conv1"]).bias[1:3] = -100.0
    x = torch.randn(EXAMPLES + 70, 1, 8, 8) + 5
    found = vitals(module, x)
    assert (found.examples, found.of) == (EXAMPLES, EXAMPLES + 70)
    relu = found.nodes[ids["relu1"]].output
    assert (relu.units, relu.dead, relu.dead_share) == (4, 2, 0.5)
    assert relu.saturated is None
    chosen = x[np.arange(EXAMPLES) * len(x) // EXAMPLES]
    given = double(nn.functional.relu(module.layer(ids["conv1"])(chosen)))
    assert (relu.mean, relu.std) == pytest.approx((given.mean(), given.std()), rel=1e-5)
    assert relu.values == given.size
    assert found.nodes[ids["conv1"]].output.dead_share is None


def test_of_a_large_model_fewer_examples_are_counted_but_evenly_chosen_ones(monkeypatch) -> None:
    module = module_of(straight(("Linear", {"out_features": 6}), shape=("N", 4)))
    x = torch.arange(400.0).reshape(100, 4)
    values_each = 4 + 6  # Of the input and the layer.
    monkeypatch.setattr(outputs, "VALUES", 50 * values_each)
    found = vitals(module, x)
    assert (found.examples, found.of) == (50, 100)
    assert found.nodes["n1"].output.mean == pytest.approx(double(x[::2]).mean())
    monkeypatch.setattr(outputs, "VALUES", 1)
    assert vitals(module, x).examples == outputs.LEAST


@pytest.mark.parametrize(("kind", "low", "high"), [("Sigmoid", 0, 1), ("Tanh", -1, 1)])
def test_a_value_within_a_twentieth_of_a_bound_is_saturated(kind, low, high) -> None:
    module = module_of(straight((kind, {}), shape=("N", 3)))
    x = torch.linspace(-8, 8, 60).reshape(20, 3)
    told = vitals(module, x).nodes["n2"].output
    y = double(getattr(torch, kind.lower())(x))
    margin = 0.05 * (high - low)
    assert told.bounds == (low, high)
    assert told.near_low == pytest.approx((y <= low + margin).mean())
    assert told.near_high == pytest.approx((y >= high - margin).mean())
    assert told.saturated == pytest.approx(told.near_low + told.near_high)


def test_units_of_a_sequence_stand_last() -> None:
    draw = straight(("Linear", {"out_features": 6}), ("ReLU", {}), shape=("N", 4, 2))
    module = module_of(draw)
    with torch.no_grad():
        module.layer("n2").bias[:] = torch.tensor([-100.0, 9, 9, 9, 9, 9])
    relu = vitals(module, torch.rand(9, 4, 2)).nodes["n3"].output
    assert (relu.units, relu.dead) == (6, 1)


def test_values_that_are_no_numbers_are_counted_and_left_out() -> None:
    module = module_of(straight(("ReLU", {}), shape=("N", 2)))
    x = torch.tensor([[1.0, float("nan")], [float("inf"), 3.0]])
    told = vitals(module, x).nodes["n1"].output
    assert (told.values, told.nonfinite) == (4, 2)
    assert (told.mean, told.std) == pytest.approx((2.0, 1.0))


def test_a_layer_that_is_called_again_is_told_at_each_of_its_nodes() -> None:
    draw = Drawing()
    nodes = [draw.add("input", "x", shape=("N", 3)), draw.add("Linear", "a", out_features=3)]
    again = draw.add("Linear", "b", out_features=3)
    draw.chain(*nodes, again, draw.add("output", "y"))
    draw.graph.put_node(replace(draw.graph.node(again), reuses=nodes[1]))
    module = module_of(draw)
    assert len(list(module.parameters())) == 2, "the layer is shared"
    found = vitals(module, torch.rand(4, 3))
    assert found.nodes[again].parameters == found.nodes[nodes[1]].parameters != ()
    assert found.nodes[again].output.mean != found.nodes[nodes[1]].output.mean


def test_blocks_and_the_layers_in_each_repetition_are_told() -> None:
    draw = Drawing()
    draw.project.graphs["Layer"] = Graph()
    draw.within = "Layer"
    dense, relu = draw.add("Linear", "dense", out_features=6), draw.add("ReLU", "relu")
    draw.chain(draw.add("input", "x", shape=("N", 6)), dense, relu, draw.add("output", "y"))
    draw.within = MODEL
    block = draw.add("block:Layer", "layers", repeat=2)
    draw.chain(draw.add("input", "x", shape=("N", 6)), block, draw.add("output", "result"))
    module = module_of(draw)
    found = vitals(module, torch.rand(4, 6))
    inner = [found.nodes[f"{block}{number}/{dense}"] for number in ("", "#1")]
    assert {one.name for one in found.nodes[block].parameters} >= {"0.dense.weight"}
    assert found.nodes[block].weight == pytest.approx(sum(one.weight**2 for one in inner) ** 0.5)
    assert found.nodes[f"{block}#1/{relu}"].output.units == 6


def test_a_look_leaves_gradients_and_random_numbers_as_they_are() -> None:
    module = module_of(points_network())
    module(torch.rand(8, 2)).sum().backward()
    gradients = [one.grad.clone() for one in module.parameters()]
    state = {name: one.clone() for name, one in module.state_dict().items()}
    x = torch.rand(5, 2)
    random = torch.get_rng_state()
    vitals(module, x)
    assert module._live.tap is None
    assert all(part.training for part in module.modules())
    assert all(torch.equal(one, state[name]) for name, one in module.state_dict().items())
    after = [one.grad for one in module.parameters()]
    assert all(torch.equal(a, b) for a, b in zip(gradients, after, strict=True))
    assert torch.equal(torch.get_rng_state(), random)
