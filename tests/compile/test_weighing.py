"""How many weights layers have by arithmetic is what torch makes of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
import torch

from studio.compile import weighing
from studio.compile.costs import Cost
from studio.compile.execution import outline
from studio.compile.plan import Step, complete
from studio.layers.catalogue import standard
from studio.value import Value

CATALOGUE = standard()


def step(key: str, settings: dict[str, Value]) -> Step:
    spec = CATALOGUE.find(key)
    assert spec is not None
    known = {name: value for name, value in settings.items() if spec.param(name)}
    filled, missing = complete(spec, known, {})
    assert not missing
    return Step("n1", "layer", spec, {**filled, **settings}, {})


def settings_of(key: str) -> Iterator[dict[str, Value]]:
    both = (True, False)
    if key == weighing.LINEAR:
        for bias in both:
            yield {"in_features": 12, "out_features": 7, "bias": bias}
    elif key in weighing.BATCH_NORMS:
        for affine, bias, tracks in itertools.product(both, both, both):
            found: dict[str, Value] = {"num_features": 6, "affine": affine}
            yield found | {"track_running_stats": tracks, "bias": bias}
    else:
        rank = weighing.RANKS[key]
        sizes: tuple[Value, ...] = (3, tuple(range(1, rank + 1)))
        for size, groups, bias in itertools.product(sizes, (1, 2, 4), both):
            found = {"in_channels": 12, "out_channels": 8, "kernel_size": size}
            yield found | {"groups": groups, "bias": bias}


def counted(step: Step) -> Cost:
    """What torch has made."""
    layer = outline(step)
    learnt, held = list(layer.parameters()), list(layer.buffers())
    return Cost(
        parameters=sum(tensor.numel() for tensor in learnt),
        buffers=sum(tensor.numel() for tensor in held),
        parameter_bytes=sum(tensor.nbytes for tensor in learnt),
        buffer_bytes=sum(tensor.nbytes for tensor in held),
    )


@pytest.mark.parametrize("key", [weighing.LINEAR, *weighing.RANKS, *sorted(weighing.BATCH_NORMS)])
def test_weights_are_as_many_as_torch_makes(key: str) -> None:
    for settings in settings_of(key):
        asked = step(key, settings)
        assert weighing.weights_of(asked) == counted(asked), settings


def test_they_are_as_large_as_numbers_are_by_default() -> None:
    asked = step(weighing.LINEAR, {"in_features": 12, "out_features": 7})
    before = torch.get_default_dtype()
    torch.set_default_dtype(torch.float64)
    try:
        assert weighing.weights_of(asked) == counted(asked)
    finally:
        torch.set_default_dtype(before)


def test_only_the_layer_tells_what_is_done_to_its_weights() -> None:
    plain: dict[str, Value] = {"in_features": 12, "out_features": 7}
    treated = step(weighing.LINEAR, {**plain, "parametrization:weight": "spectral_norm"})
    assert weighing.weights_of(treated) is None


def test_only_the_layer_tells_of_other_kinds() -> None:
    assert weighing.weights_of(step("torch.nn.GroupNorm", {"num_channels": 8})) is None
