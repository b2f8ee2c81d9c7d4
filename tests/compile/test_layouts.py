"""How results lie in memory is foretold as a CPU lays them, by the layouts of what comes in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
import torch
from case import Case
from cases import CASES
from contract import sample
from drawing import STANDARD
from torch import Tensor, nn

from studio.compile.calls import caller, construct, spread
from studio.compile.derivation import derive
from studio.compile.given import TENSORS
from studio.compile.layouts import Layout, Layouts, layout_of
from studio.compile.minding import ORDERLY
from studio.compile.plan import Ref, Step, complete
from studio.compile.tensors import TensorSpec
from studio.layers.spec import UNCALLED, LayerSpec

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")

LAYOUTS = Layouts()

Values = Mapping[str, tuple[Tensor, ...]]


def turned(value: Tensor) -> Tensor:
    """The first two axes the other way round in memory."""
    return value.transpose(0, 1).contiguous().transpose(0, 1) if value.ndim > 1 else value


def channels_last(value: Tensor) -> Tensor:
    return value.movedim(1, -1).contiguous().movedim(-1, 1) if value.ndim > 2 else value


def as_it_is(value: Tensor) -> Tensor:
    return value


def step_of(spec: LayerSpec, case: Case) -> tuple[Step, Values]:
    generator = torch.Generator().manual_seed(7)
    values = {
        port: tuple(sample(wired, 3, generator) for wired in wanted)
        for port, wanted in case.ports.items()
    }
    specs = {
        port: tuple(TensorSpec(wired.shape, wired.dtype) for wired in wanted)
        for port, wanted in case.ports.items()
    }
    settings, missing = complete(spec, case.params, derive(spec, case.params, specs))
    assert not missing
    refs = {
        port: tuple(Ref(f"{port}{place}", "output") for place in range(len(found)))
        for port, found in values.items()
    }
    return Step("n1", "layer", spec, settings, refs), values


def really(step: Step, layer: nn.Module | None, values: Values, *, training: bool) -> Any:
    """The layouts that a CPU gives."""
    if layer is not None:
        layer.train(training)
    with torch.set_grad_enabled(training):
        result = caller(step, training=training)(layer, dict(values))
    pairs = spread(step.returns, result)
    return {port: told(layout_of(value)) for port, value in pairs if isinstance(value, Tensor)}


def told(layout: Layout) -> tuple[int, ...]:
    """How far neighbours lie apart along axes that have any."""
    pairs = zip(layout.sizes, layout.strides, strict=False)
    return tuple(stride for size, stride in pairs if size > 1)


def kinds() -> Iterator[str]:
    """Those that compute something, and the same each time."""
    for key in sorted(CASES):
        spec = STANDARD.find(key)
        assert spec is not None
        still = spec.construct in {*UNCALLED, *TENSORS, "block", "penalty"}
        if not still and spec.family != "augmentation":
            yield key


@pytest.mark.parametrize("lie", [as_it_is, turned, channels_last])
def test_layouts_are_foretold_as_a_cpu_gives_them(lie: Callable[[Tensor], Tensor]) -> None:
    wrong: list[str] = []
    for key in kinds():
        spec = STANDARD.find(key)
        assert spec is not None
        step, plain = step_of(spec, CASES[key][0])
        values = {port: tuple(map(lie, found)) for port, found in plain.items()}
        given = {port: tuple(map(layout_of, found)) for port, found in values.items()}
        layer = construct(step) if spec.construct == "module" else None
        for training in (False, True):
            laid = LAYOUTS.of(step, given, 0, training=training)
            copies = {port: tuple(map(again, found)) for port, found in values.items()}
            try:
                expected = really(step, layer, copies, training=training)
            except RuntimeError as error:
                assert "view size is not compatible" in str(error)
                expected = {}
            if lie is as_it_is and spec.family in ORDERLY:
                assert not any(expected.values()), key
            # Of what nothing is known it is taken that it lies in order.
            found = dict.fromkeys(expected, ())
            found |= {port: told(layout) for port, layout in laid.results.items()}
            if found != expected:
                wrong.append(f"{key} {training}: {found}, not {expected}")
    assert not wrong, "\n".join(wrong)


def again(value: Tensor) -> Tensor:
    """Another value that lies as this one."""
    made = torch.empty_strided(value.shape, value.stride(), dtype=value.dtype)
    return made.copy_(value)
