from __future__ import annotations

import pickle
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
import torch
from drawing import Drawing
from running import plan_of, straight
from torch import nn

from studio.compile.module import PlanModule, seeded
from studio.observe.asks.ask import Ask, Finding, Missing
from studio.observe.asks.weights import (
    MOST,
    DistanceAsk,
    DistanceFound,
    FiltersAsk,
    InventoryAsk,
    MatrixAsk,
    Of,
    RowsAsk,
    SingularAsk,
    SpreadAsk,
)
from studio.observe.frames import Watch
from studio.observe.looks import spectrum
from studio.observe.looks.spectrum import effective_rank, singular
from studio.observe.looks.subject import Examples, Samples
from studio.observe.metrics import Scoring
from studio.observe.probes import Observer


def found(module: PlanModule, ask: Ask) -> Any:
    samples = Samples({"validation": Examples((torch.rand(3, 2),))}, Scoring("numbers"))
    state = torch.get_rng_state()
    (frame,) = Observer(module, samples).look(Watch(asks=frozenset({ask})), 3)
    assert torch.equal(torch.get_rng_state(), state)
    assert isinstance(frame, Finding)
    return pickle.loads(pickle.dumps(frame)).found


def linear(rows: int, columns: int) -> PlanModule:
    return seeded(plan_of(straight(("Linear", {"out_features": rows}), shape=("N", columns))), 0)


def layer(module: PlanModule) -> Any:
    return module.layer("n2")


def test_what_a_node_holds_is_named_with_its_parts() -> None:
    module = seeded(
        plan_of(straight(("LSTM", {"hidden_size": 3, "batch_first": True}), shape=("N", 5, 4))), 0
    )
    seen = found(module, InventoryAsk("n2"))
    first = seen.parameters[0]
    assert (first.name, first.shape) == ("weight_ih_l0", (12, 4))
    assert [str(part) for part in first.parts] == [
        "input gate",
        "forget gate",
        "cell candidate",
        "output gate",
    ]
    gate = found(module, MatrixAsk(Of("n2", "weight_ih_l0", 1)))
    assert gate.values.tolist() == layer(module).weight_ih_l0[3:6].tolist()
    bars = found(module, SpreadAsk("n2", Of("n2", "weight_ih_l0", 1))).bars["weight_ih_l0"]
    assert bars.mean == pytest.approx(layer(module).weight_ih_l0[3:6].mean().item(), abs=1e-6)
    assert bars.counts.sum() == 12
    assert set(found(module, SpreadAsk("n2")).bars) == {one.name for one in seen.parameters}


def test_projections_of_attention_in_a_stack_are_told_apart() -> None:
    draw = straight(
        ("TransformerEncoder", {"num_layers": 2, "nhead": 2, "batch_first": True}),
        shape=("N", 5, 8),
    )
    module = seeded(plan_of(draw), 0)
    kept = {one.name: one for one in found(module, InventoryAsk("n2")).parameters}
    name = "layers.1.self_attn.in_proj_weight"
    assert [str(part) for part in kept[name].parts] == ["query", "key", "value"]
    keys = found(module, MatrixAsk(Of("n2", name, 1)))
    assert keys.values.tolist() == layer(module).layers[1].self_attn.in_proj_weight[8:16].tolist()
    assert not kept["layers.0.linear1.weight"].parts


def test_large_matrices_are_means_of_blocks_and_windows_are_exact() -> None:
    module = linear(600, 700)
    weight = layer(module).weight.detach().double().numpy()
    seen = found(module, MatrixAsk(Of("n2", "weight")))
    assert (seen.rows, seen.columns, seen.row_block, seen.column_block) == (600, 700, 3, 3)
    assert max(seen.values.shape) <= MOST
    assert seen.values[10, 20] == pytest.approx(weight[30:33, 60:63].mean(), abs=1e-7)
    assert seen.values[-1, -1] == pytest.approx(weight[597:, 699:].mean(), abs=1e-7)
    assert seen.high == pytest.approx(weight.max())
    near = found(module, MatrixAsk(Of("n2", "weight"), (100, 120, 50, 90)))
    assert (near.top, near.left, near.row_block) == (100, 50, 1)
    np.testing.assert_allclose(near.values, weight[100:120, 50:90], rtol=1e-6)
    bias = found(module, MatrixAsk(Of("n2", "bias")))
    assert (bias.rows, bias.columns, bias.row_block) == (1, 600, 1)


def test_every_filter_can_be_reached() -> None:
    draw = straight(
        ("Conv2d", {"out_channels": 6, "kernel_size": 3}),
        ("Conv2d", {"out_channels": 5, "kernel_size": (1, 2)}),
        shape=("N", 2, 8, 8),
    )
    module = seeded(plan_of(draw), 0)
    kept = found(module, InventoryAsk("n3")).parameters[0]
    assert (kept.filters, kept.channels) == (30, 1)
    maps = [found(module, FiltersAsk(Of("n3", "weight"), n, 8)) for n in (0, 8, 16, 24)]
    assert [len(each.maps) for each in maps] == [8, 8, 8, 6]
    weight = module.layer("n3").weight.detach()  # type: ignore[union-attr]
    every = np.concatenate([each.maps for each in maps])
    assert every.tolist() == weight.reshape(30, 1, 2).tolist()
    assert found(module, InventoryAsk("n2")).parameters[0].channels == 2
    refused = found(linear(3, 4), FiltersAsk(Of("n2", "weight"), 0, 8))
    assert isinstance(refused, Missing)


@pytest.mark.parametrize("shape", [(20, 30), (40, 300), (90, 100)])
def test_singular_values_are_those_of_numpy_in_double_precision(
    shape: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spectrum, "EXACT", 64)
    monkeypatch.setattr(spectrum, "SKETCH", 48)
    module = linear(*shape)
    with torch.no_grad():  # Values that fall off, as those of trained layers do.
        layer(module).weight *= torch.linspace(1, 0.01, shape[1]) ** 4
    expected = np.linalg.svd(layer(module).weight.detach().double().numpy(), compute_uv=False)
    seen = found(module, SingularAsk(Of("n2", "weight")))
    exact = min(shape) <= 64
    assert (seen.total, seen.is_whole) == (min(shape), exact)
    assert len(seen.values) == (min(shape) if exact else 48)
    count, off = (len(seen.values), 1e-7) if exact else (16, 1e-3)
    np.testing.assert_allclose(seen.values[:count], expected[:count], atol=off * expected[0])
    share = (seen.values**2).sum() / (expected**2).sum()
    assert seen.share == pytest.approx(share, rel=1e-5)
    if exact:
        shares = expected / expected.sum()
        rank = np.exp(-(shares * np.log(shares)).sum())
        assert seen.effective_rank == pytest.approx(rank, rel=1e-4)
    assert isinstance(found(module, SingularAsk(Of("n2", "bias"))), Missing)


def test_effective_rank_counts_equal_directions() -> None:
    assert effective_rank(singular(torch.eye(7))) == pytest.approx(7)
    assert effective_rank(singular(torch.ones(5, 4))) == pytest.approx(1, abs=1e-5)
    assert effective_rank(singular(torch.zeros(5, 4))) == 0


def test_rows_of_an_embedding_find_their_neighbours() -> None:
    draw = Drawing()
    words = draw.add("input", "words", shape=("N", 7), dtype="int64")
    table = draw.add("Embedding", "table", num_embeddings=30, embedding_dim=6)
    draw.chain(words, table, draw.add("output", "y"))
    module = seeded(plan_of(draw), 0)
    (kept,) = found(module, InventoryAsk(table)).parameters
    assert kept.is_table
    seen = found(module, RowsAsk(Of(table, "weight"), 4))
    rows = layer(module).weight.detach().double().numpy()
    unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    cosines = unit @ unit[4]
    order = [row for row in np.argsort(-cosines) if row != 4]
    assert seen.nearest.tolist() == order[: len(seen.nearest)]
    np.testing.assert_allclose(seen.cosines, cosines[order[: len(seen.nearest)]], atol=1e-6)
    assert seen.values.tolist() == layer(module).weight[4].tolist()

    centred = rows - rows.mean(0)
    _, values, across = np.linalg.svd(centred, full_matrices=False)
    np.testing.assert_allclose(np.abs(seen.points), np.abs(centred @ across[:2].T), atol=1e-5)
    shares = (values**2 / (values**2).sum())[:2]
    np.testing.assert_allclose(seen.shares, shares, rtol=1e-5)


def test_a_parameter_that_is_gone_says_so() -> None:
    seen = found(linear(3, 4), MatrixAsk(Of("n9", "weight")))
    assert isinstance(seen, Missing)
    assert "weight" in str(seen.reason)


def test_training_goes_on_the_same_after_all_looks() -> None:
    module = linear(8, 4)
    before = {name: one.clone() for name, one in module.state_dict().items()}
    of = Of("n2", "weight")
    for ask in (
        MatrixAsk(of),
        SingularAsk(of),
        RowsAsk(of, 0),
        SpreadAsk("n2"),
        InventoryAsk("n2"),
    ):
        found(module, ask)
    assert all(torch.equal(before[name], one) for name, one in module.state_dict().items())
    assert not any(isinstance(part, nn.Module) and part._forward_hooks for part in module.modules())


class Beginning:
    """The weights of a module as they were when this was made."""

    def __init__(self, module: PlanModule) -> None:
        self._then = {id(one): one.detach().clone() for one in module.parameters()}

    def step(self) -> int:
        return 0

    def weights(self, parameters: Mapping[str, torch.Tensor]) -> Mapping[str, torch.Tensor]:
        return {name: self._then[id(one)] for name, one in parameters.items()}


def test_distance_is_held_against_the_beginning() -> None:
    module = linear(8, 4)
    samples = Samples({"validation": Examples((torch.rand(3, 2),))}, Scoring("numbers"))
    observer = Observer(module, samples, origin=Beginning(module))
    then = layer(module).weight.detach().double().numpy().copy()
    with torch.no_grad():
        layer(module).weight += 0.1 * torch.randn(8, 4)
    now = layer(module).weight.detach().double().numpy()
    (frame,) = observer.look(Watch(asks=frozenset({DistanceAsk("n2")})), 9)
    assert isinstance(frame, Finding)
    assert isinstance(frame.found, DistanceFound)
    seen = frame.found.parameters["weight"]
    assert seen.relative == pytest.approx(np.linalg.norm(now - then) / np.linalg.norm(then))
    cosine = (now * then).sum() / np.linalg.norm(now) / np.linalg.norm(then)
    assert seen.cosine == pytest.approx(cosine)
    assert frame.found.parameters["bias"].relative == 0
    assert frame.found.since == 0
    missing = found(module, DistanceAsk("n2"))
    assert isinstance(missing, Missing)
    assert "train.film" in str(missing.reason)
