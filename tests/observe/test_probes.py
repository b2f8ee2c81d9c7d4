from __future__ import annotations

import numpy as np
import pytest
import torch
from drawing import Drawing
from hypothesis import given
from hypothesis import strategies as st
from running import plan_of, points_network, straight
from torch import nn

from studio.compile.module import NodeError, PlanModule, seeded
from studio.observe.asks.ask import Finding, Missing
from studio.observe.asks.example import Example
from studio.observe.asks.saliency import SaliencyAsk, SaliencyFound
from studio.observe.boundary import POINTS, Plane
from studio.observe.frames import Activations, Boundary, Gradients, Watch, Weights
from studio.observe.histogram import SAMPLE, histograms, weights
from studio.observe.looks.subject import Examples, Samples
from studio.observe.metrics import Scoring
from studio.observe.probes import Observer, gradient_norms
from studio.observe.quiet import undisturbed

CLASSES = Scoring("classes")
ALL = Watch(
    weights=frozenset({"n1", "n2", "n3", "gone"}),
    activations=frozenset({"n1", "n2", "n4", "gone"}),
    gradients=True,
    boundary=True,
    sample=Example(2),
    asks=frozenset({SaliencyAsk(sample=Example(2))}),
)


def module_of(draw: Drawing) -> PlanModule:
    return seeded(plan_of(draw), 0).train()


def samples(*inputs: torch.Tensor, labels: list[int] | None = None) -> Samples:
    plane = Plane(inputs[0], None) if inputs[0].shape[1:] == (2,) else None
    tensor = None if labels is None else torch.tensor(labels)
    return Samples({"validation": Examples(inputs, tensor)}, CLASSES, plane)


def points() -> Samples:
    return samples(torch.tensor([[0.0, 1], [2, 3], [4, 5]]), labels=[0, 1, 1])


def hooks(module: nn.Module) -> int:
    kinds = [name for name in vars(module) if name.endswith("_hooks")]
    assert len(kinds) >= 6, "the names by which torch keeps hooks have changed"
    count = 0
    for part in module.modules():
        count += sum(len(getattr(part, kind)) for kind in kinds)
    return count + sum(len(p._backward_hooks or ()) for p in module.parameters())


def one_step(module: PlanModule, x: torch.Tensor) -> None:
    module(x).sum().backward()


def test_a_look_gives_what_is_watched_and_nothing_else() -> None:
    module = module_of(points_network())
    one_step(module, points().validation.inputs[0])
    observer = Observer(module, points())
    assert list(observer.look(Watch(), 5)) == []
    frames = list(observer.look(ALL, 5))
    assert {frame.step for frame in frames} == {5}
    found = [(type(frame), getattr(frame, "node", "")) for frame in frames]
    assert found == [
        (Weights, "n2"),
        (Weights, "n3"),
        (Gradients, ""),
        (Activations, "n1"),
        (Activations, "n2"),
        (Activations, "n4"),
        (Boundary, ""),
        (Finding, ""),
    ]
    gradients, shown, finding = frames[2], frames[3], frames[7]
    assert set(gradients.norms) == {"n2", "n3", "n6"}
    assert shown.values.tolist() == [4, 5]
    assert isinstance(finding.found, SaliencyFound)
    assert shown.sample == finding.found.sample == Example(2)
    assert finding.found.label == 1


def test_all_that_is_given_away_is_read_only() -> None:
    module = module_of(points_network())
    for frame in Observer(module, points()).look(ALL, 0):
        for name in frame.__slots__:
            value = getattr(frame, name)
            assert not isinstance(value, torch.Tensor)
            assert not isinstance(value, np.ndarray) or not value.flags.writeable, name
        for histogram in frame.histograms.values() if isinstance(frame, Weights) else ():
            assert not histogram.counts.flags.writeable


def test_a_look_leaves_no_trace() -> None:
    module = module_of(points_network())
    one_step(module, points().validation.inputs[0])
    state = {name: value.clone() for name, value in module.state_dict().items()}
    gradients = [parameter.grad.clone() for parameter in module.parameters()]
    random = torch.get_rng_state()
    list(Observer(module, points()).look(ALL, 0))
    assert hooks(module) == 0
    assert module._live.tap is None
    assert all(part.training for part in module.modules())
    assert all(torch.equal(value, state[name]) for name, value in module.state_dict().items())
    after = [parameter.grad for parameter in module.parameters()]
    assert all(torch.equal(a, b) for a, b in zip(gradients, after, strict=True))
    assert torch.equal(torch.get_rng_state(), random)
    assert torch.is_grad_enabled()


@pytest.mark.parametrize("kind", ["activations", "saliency", "boundary"])
def test_a_look_that_fails_leaves_no_trace_either(kind: str, monkeypatch) -> None:
    module = module_of(points_network())
    observer = Observer(module, points())

    def broken(*_: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(module.get_submodule("mlp.drop"), "forward", broken)
    if kind == "saliency":
        (frame,) = observer.look(Watch(asks=frozenset({SaliencyAsk()})), 0)
        assert isinstance(frame.found, Missing) and "failed while it ran" in str(frame.found.reason)
    else:
        watched = frozenset({"n2"}) if kind == "activations" else True
        with pytest.raises(NodeError):
            list(observer.look(Watch(**{kind: watched}), 0))
    assert hooks(module) == 0
    assert module._live.tap is None
    assert all(part.training for part in module.modules())
    assert torch.is_grad_enabled()


def test_random_numbers_drawn_in_a_look_are_not_missed_by_training() -> None:
    module = nn.Linear(1, 1)
    state = torch.get_rng_state()
    with undisturbed(module):
        torch.rand(3)
    assert torch.equal(torch.get_rng_state(), state)


@pytest.mark.parametrize("sample", [-3, 99])
def test_a_sample_that_is_not_there_is_the_nearest(sample: int) -> None:
    module = module_of(points_network())
    (frame,) = Observer(module, points()).look(
        Watch(activations=frozenset({"n1"}), sample=Example(sample)), 0
    )
    assert frame.sample == Example(0 if sample < 0 else 2)


def test_the_batch_axis_is_left_out_wherever_it_is() -> None:
    draw = Drawing()
    source = draw.add("input", "x", shape=("N", 7, 3))
    turn = draw.add("Permute", "turn", dims=(1, 0, 2))
    lstm = draw.add("LSTM", "lstm", hidden_size=5)
    draw.chain(source, turn, lstm, draw.add("output", "y"))
    x = torch.arange(2 * 7 * 3.0).reshape(2, 7, 3)
    module = module_of(draw)
    watch = Watch(activations=frozenset({source, turn, lstm}), sample=Example(1))
    frames = {(f.node, f.port): f for f in Observer(module, samples(x)).look(watch, 0)}
    shapes = {key: frame.shape for key, frame in frames.items()}
    assert shapes == {
        (source, "output"): (7, 3),
        (turn, "output"): (7, 3),
        (lstm, "output"): (7, 5),
        (lstm, "h_n"): (1, 5),
        (lstm, "c_n"): (1, 5),
    }
    assert frames[turn, "output"].values.tolist() == x[1].tolist()


def test_large_activations_are_cut_and_say_their_whole_shape() -> None:
    draw = straight(("Conv2d", {"out_channels": 70, "kernel_size": 1}), shape=("N", 1, 4, 4))
    watch = Watch(activations=frozenset({"n2"}))
    (frame,) = Observer(module_of(draw), samples(torch.zeros(2, 1, 4, 4))).look(watch, 0)
    assert frame.shape == (70, 4, 4)
    assert frame.values.shape == (64, 4, 4)


@pytest.mark.parametrize(
    ("kind", "shape", "params", "filters", "total"),
    [
        ("Conv2d", ("N", 3, 8, 8), {"out_channels": 5, "kernel_size": 3}, (5, 3, 3, 3), 15),
        ("Conv2d", ("N", 4, 8, 8), {"out_channels": 70, "kernel_size": 3}, (64, 1, 3, 3), 280),
        ("Conv1d", ("N", 2, 9), {"out_channels": 6, "kernel_size": 4}, (6, 2, 1, 4), 12),
        (
            "ConvTranspose2d",
            ("N", 4, 8, 8),
            {"out_channels": 2, "kernel_size": 5},
            (2, 1, 5, 5),
            8,
        ),
    ],
)
def test_filters_of_convolutions(kind, shape, params, filters, total) -> None:
    draw = straight((kind, params), shape=shape)
    layer = module_of(draw).layer("n2")
    assert layer is not None
    frame = weights("n2", layer, 3)
    assert frame is not None
    assert frame.filters is not None
    assert frame.filters.shape == filters
    assert frame.filters_total == total
    kernel = layer.weight.detach()
    kernel = kernel.transpose(0, 1) if kind == "ConvTranspose2d" else kernel
    assert frame.filters[0, 0].ravel().tolist() == kernel[0, 0].ravel().tolist()
    assert set(frame.histograms) == {"weight", "bias"}


def test_layers_without_parameters_have_no_weights_to_show() -> None:
    assert weights("n1", nn.ReLU(), 0) is None


@given(st.lists(st.floats(-1e6, 1e6, width=32), min_size=1, max_size=300))
def test_small_tensors_are_counted_whole(values: list[float]) -> None:
    tensor = torch.tensor(values)
    histogram = histograms({"weight": tensor})["weight"]
    assert histogram.counts.sum() == len(values)
    assert not histogram.sampled
    assert histogram.low <= min(values)
    assert histogram.high >= max(values)
    assert histogram.mean == pytest.approx(np.mean(values, dtype=np.float64), rel=1e-6, abs=1e-6)
    assert histogram.std == pytest.approx(np.std(values, dtype=np.float64), rel=1e-6, abs=1e-3)


@pytest.mark.parametrize("size", [SAMPLE + 1, 8192, 10_007, 1_000_000])
def test_large_tensors_are_sampled_evenly(size: int) -> None:
    tensor = torch.linspace(-1, 1, size)
    histogram = histograms({"weight": tensor, "bias": torch.zeros(3)})["weight"]
    assert histogram.sampled
    assert histogram.counts.sum() == SAMPLE
    assert histogram.mean == pytest.approx(0, abs=0.02)
    assert histogram.counts.min() > 0.7 * SAMPLE / len(histogram.counts)


def test_values_that_are_no_numbers_are_left_out_of_a_histogram() -> None:
    tensor = torch.tensor([1.0, float("nan"), 3.0, float("inf")])
    shown = histograms({"weight": tensor, "bias": tensor * float("nan")})
    assert shown["weight"].counts.sum() == 2
    assert (shown["weight"].low, shown["weight"].high) == (1, 3)
    assert shown["bias"].counts.sum() == 0


def test_gradient_norms_are_those_of_the_last_step() -> None:
    module = module_of(points_network())
    assert gradient_norms(module) == {}
    one_step(module, points().validation.inputs[0])
    norms = gradient_norms(module)
    assert norms["n6"]["bias"] == pytest.approx(
        module.get_parameter("mlp.scores.bias").grad.norm().item()
    )
    assert set(norms["n3"]) == {"weight", "bias"}


def test_the_boundary_is_the_models_answer_at_each_place() -> None:
    module = module_of(straight(("Linear", {"out_features": 3})))
    x = torch.tensor([[0.0, 10], [1, 20], [0.5, 12]])
    frame = Plane(x, torch.tensor([0, 2, 1])).look(module, CLASSES, 9)
    left, right, bottom, top = frame.extent
    assert (left, right, bottom, top) == pytest.approx((-0.1, 1.1, 9, 21))
    rows, columns, classes = frame.grid.shape
    assert classes == 3
    corners = {(0, 0): (left, bottom), (0, -1): (right, bottom), (-1, 0): (left, top)}
    for place, point in corners.items():
        answer = module(torch.tensor([point])).softmax(1)[0]
        np.testing.assert_allclose(frame.grid[place], answer.detach(), atol=1e-5)
    assert frame.points.tolist() == x.tolist()
    assert frame.labels.tolist() == [0, 2, 1]
    assert (rows, columns) == (64, 64)
    assert frame.step == 9


def test_many_points_are_thinned_and_equal_points_have_a_plane_too() -> None:
    many = Plane(torch.rand(POINTS * 3 + 1, 2), None)
    frame = many.look(module_of(straight(("Linear", {"out_features": 2}))), CLASSES, 0)
    assert POINTS / 2 < len(frame.points) <= POINTS
    assert len(frame.labels) == len(frame.points)
    assert Plane(torch.ones(5, 2), None).extent == (0, 2, 0, 2)
