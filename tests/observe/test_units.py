"""What units do for many examples, held against numpy."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from drawing import Drawing
from running import plan_of, straight

from studio.compile.module import PlanModule, seeded
from studio.observe.asks.ask import Missing
from studio.observe.asks.example import Example
from studio.observe.asks.units import AllMaps, Maps, Units, UnitsFound
from studio.observe.frames import Watch
from studio.observe.looks.subject import Examples, Samples
from studio.observe.metrics import Scoring
from studio.observe.probes import Observer


def found(module: PlanModule, samples: Samples, ask: Units | AllMaps) -> object:
    before = torch.get_rng_state()
    (frame,) = Observer(module, samples).look(Watch(asks=frozenset({ask})), 3)
    assert torch.equal(torch.get_rng_state(), before)
    assert module._live.tap is None
    return frame.found  # type: ignore[union-attr]


def test_the_examples_that_stir_a_channel_most_as_numpy_has_them() -> None:
    torch.manual_seed(0)
    draw = straight(
        ("Conv2d", {"out_channels": 6, "kernel_size": 3}), ("ReLU", {}), shape=("N", 1, 6, 6)
    )
    module = seeded(plan_of(draw), 0)
    conv = module.layer("n2")
    assert conv is not None
    with torch.no_grad():
        conv.weight[3] = 0
        conv.bias[3] = -1
        conv.weight[5], conv.bias[5] = -2 * conv.weight[1], -2 * conv.bias[1] + 1
    images, labels = torch.randn(100, 1, 6, 6), torch.arange(100) % 3
    samples = Samples({"validation": Examples((images,), labels)}, Scoring("classes"))
    ask = Units("n3", "output", 1)
    seen = found(module, samples, ask)
    assert isinstance(seen, UnitsFound)
    with torch.no_grad():
        maps = torch.relu(conv(images)).numpy()
    strongest = maps.max((2, 3))
    order = np.argsort(-strongest[:, 1], kind="stable")[:24]
    assert seen.top.tolist() == order.tolist()
    np.testing.assert_allclose(seen.strengths, strongest[order, 1], rtol=1e-5)
    assert (seen.units, seen.examples, seen.total) == (6, 100, 100)
    assert seen.dead == (3,)
    for label, counts in seen.counts.items():
        mine = strongest[labels.numpy() == label, 1]
        np.testing.assert_array_equal(counts, np.histogram(mine, seen.edges)[0])
    assert set(seen.counts) == {0, 1, 2}
    # Before the ReLU two channels are each other's mirror.
    linear = found(module, samples, Units("n2", "output", 99))
    assert isinstance(linear, UnitsFound)
    assert linear.unit == 5
    assert linear.dead == ()
    assert linear.pairs_total == 1
    (pair,) = linear.pairs
    assert pair == (1, 5, pytest.approx(-1, abs=1e-5))


def test_all_channels_of_a_sample_are_told_where_a_first_look_leaves_some_out() -> None:
    draw = straight(("Conv2d", {"out_channels": 300, "kernel_size": 1}), shape=("N", 1, 4, 4))
    images = torch.randn(3, 1, 4, 4)
    module = seeded(plan_of(draw), 0)
    samples = Samples({"validation": Examples((images,))}, Scoring("classes"))
    maps = found(module, samples, AllMaps("n2", "output", Example(2)))
    assert isinstance(maps, Maps)
    with torch.no_grad():
        np.testing.assert_allclose(maps.values, module(images)[2].numpy(), atol=1e-6)


def test_units_of_sequences_are_their_features_wherever_the_examples_are() -> None:
    draw = Drawing()
    source = draw.add("input", "x", shape=("N", 7, 3))
    turn = draw.add("Permute", "turn", dims=(1, 0, 2))
    lstm = draw.add("LSTM", "lstm", hidden_size=5)
    draw.chain(source, turn, lstm, draw.add("output", "y"))
    module = seeded(plan_of(draw), 0)
    x = torch.randn(10, 7, 3)
    samples = Samples({"validation": Examples((x,))}, Scoring("numbers"))
    seen = found(module, samples, Units(lstm, "output", 4))
    assert isinstance(seen, UnitsFound)
    layer = module.layer(lstm)
    assert layer is not None
    with torch.no_grad():
        strongest = layer(x.transpose(0, 1))[0].amax(0)[:, 4]
    assert seen.units == 5
    assert seen.top.tolist() == strongest.argsort(descending=True).tolist()
    assert set(seen.counts) == {-1}


def test_what_cannot_be_looked_at_is_told() -> None:
    module = seeded(plan_of(straight()), 0)
    samples = Samples({"validation": Examples((torch.rand(3, 2),))}, Scoring("classes"))
    gone = found(module, samples, Units("n99", "output", 0))
    assert isinstance(gone, Missing)
    assert "Select a layer of the model" in str(gone.reason)
    samples = Samples({**samples.splits, "bare": Examples((torch.rand(0, 2),))}, samples.scoring)
    bare = found(module, samples, Units("n2", "output", 0, "bare"))
    assert isinstance(bare, Missing)
    assert "no examples to look at" in str(bare.reason)
    split = found(module, samples, Units("n2", "output", 0, "train"))
    assert isinstance(split, Missing)
    assert "no examples called train" in str(split.reason)
