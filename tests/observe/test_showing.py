"""What a training shows of itself: the same examples and random numbers, and no trace left."""

from __future__ import annotations

import pytest
import torch
from drawing import Drawing
from running import plan_of

from studio.compile.module import PlanModule, seeded
from studio.compile.plan import Ref
from studio.observe.frames import Watch
from studio.observe.looks.subject import Examples, Samples
from studio.observe.metrics import Scoring
from studio.observe.probes import Observer
from studio.observe.showing import EXAMPLES, NUMBERS, PIXELS, Showing, part

X = torch.arange(200.0).reshape(100, 2)


def noisy() -> PlanModule:
    draw = Drawing()
    draw.chain(
        draw.add("input", "x", shape=("N", 2)),
        draw.add("BatchNorm1d", "norm"),
        draw.add("torch.randn_like", "noise"),
        draw.add("output", "y"),
    )
    return seeded(plan_of(draw), 0).train()


def showing(module: PlanModule) -> Showing:
    (output,) = module.plan.outputs
    return Showing(module, {"y": output.inputs["input"][0]}, [X])


def test_each_look_is_at_the_same_examples_with_the_same_noise() -> None:
    module = noisy()
    source = showing(module)
    (first,), (second,) = list(source.look(3)), list(source.look(9))
    assert (first.name, first.step, second.step) == ("y", 3, 9)
    assert first.shape == (EXAMPLES, 2)
    assert (first.values == second.values).all()
    assert len(set(first.values.ravel().tolist())) > EXAMPLES


def test_a_look_leaves_no_trace() -> None:
    module = noisy()
    before = {name: value.clone() for name, value in module.state_dict().items()}
    torch.manual_seed(5)
    expected = torch.rand(4)
    torch.manual_seed(5)
    list(showing(module).look(0))
    assert torch.equal(torch.rand(4), expected)
    assert module.training
    for name, value in module.state_dict().items():
        assert torch.equal(value, before[name]), name


def test_an_observer_shows_it_only_to_whoever_looks() -> None:
    module = noisy()
    samples = Samples({"validation": Examples((X,))}, Scoring("numbers"))
    observer = Observer(module, samples, showing(module))
    assert list(observer.look(Watch(), 1)) == []
    assert [frame.name for frame in observer.look(Watch(shown=True), 1)] == ["y"]
    assert list(Observer(module, samples).look(Watch(shown=True), 1)) == []


@pytest.mark.parametrize(
    ("whole", "shown"),
    [
        ((), ()),
        ((9000,), (NUMBERS,)),
        ((500, 2), (500, 2)),
        ((500, 100), (40, 100)),
        ((3, 9000), (1, NUMBERS)),
        ((100, 28, 28), (64, 28, 28)),
        ((100, 1, 28, 28), (64, 1, 28, 28)),
        ((100, 7, 28, 28), (64, 3, 28, 28)),
        ((100, 2, 28, 28), (64, 1, 28, 28)),
        ((100, 3, 224, 224), (PIXELS // (3 * 224 * 224), 3, 224, 224)),
        ((2, 1, 1024, 1024), (1, 1, 1024, 1024)),
        ((5, 1, 6, 8, 8), (5, 1, 8, 8)),
    ],
)
def test_no_more_is_given_than_a_view_can_show(
    whole: tuple[int, ...], shown: tuple[int, ...]
) -> None:
    assert tuple(part(torch.zeros(whole)).shape) == shown


def test_of_complex_numbers_the_sizes_are_shown() -> None:
    assert part(torch.tensor([[3 + 4j]])).tolist() == [[5.0]]


def test_a_value_of_a_step_is_shown_by_its_own_name() -> None:
    module = noisy()
    source = Showing(module, {"one": Ref("n2", "output"), "two": Ref("n3", "output")}, [X])
    assert [frame.name for frame in source.look(0)] == ["one", "two"]
