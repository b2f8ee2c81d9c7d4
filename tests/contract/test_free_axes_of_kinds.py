"""Every kind of layer on free axes: its shapes are those of a real run, or it is said why not."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from case import Case
from cases import CASES
from drawing import STANDARD, Drawing

from studio.compile.analysis import Analyser
from studio.compile.module import seeded
from studio.layers.versions import too_new

pytestmark = [
    pytest.mark.filterwarnings("ignore:enable_nested_tensor is True, but:UserWarning"),
    pytest.mark.filterwarnings("ignore:The PyTorch API of nested tensors:UserWarning"),
]

LEAST = 5
"""Smaller axes are left as they are: they are channels, spaces, directions."""
FIRST = [
    pytest.param(key, cases[0], id=STANDARD.find(key).title)
    for key, cases in CASES.items()
    if STANDARD.find(key).inputs
    and STANDARD.find(key).outputs
    and too_new(STANDARD.find(key), cases[0].params) is None
]


def sizes_of(case: Case) -> list[int]:
    """The sizes that become free, one after the other, wherever they stand."""
    found = {size for wired in case.ports.values() for one in wired for size in one.shape}
    return sorted(size for size in found if isinstance(size, int) and size >= LEAST)


def freed(case: Case, size: int) -> Case:
    """The case with this size under a label."""
    free = Case(case.params)
    for port, values in case.ports.items():
        free.ports[port] = tuple(
            replace(one, shape=tuple(f"T={size}" if axis == size else axis for axis in one.shape))
            for one in values
        )
    return free


def drawn(key: str, case: Case) -> tuple[Drawing, str]:
    draw, spec = Drawing(), STANDARD.find(key)
    node = draw.add(key, "layer", **case.params)
    for port, values in case.ports.items():
        for place, one in enumerate(values):
            entry = draw.add("input", f"{port}{place}", shape=one.shape, dtype=one.dtype)
            draw.wire(entry, f"{node}.{port}")
    for port in spec.outputs_with(case.params):
        draw.wire(f"{node}.{port.name}", draw.add("output", "y"))
    return draw, node


@pytest.mark.parametrize(("key", "case"), FIRST)
def test_a_kind_on_free_axes(key: str, case: Case) -> None:
    for size in sizes_of(case):
        draw, node = drawn(key, freed(case, size))
        analysis = Analyser(STANDARD).analyse(draw.project)
        if analysis.plan is None:
            (problem,) = [found for found in analysis.problems if found.severity == "error"]
            assert "T" in str(problem.message) and "1009" not in str(problem.message)
            continue
        module = seeded(analysis.plan, 0).eval()
        for free in (size, size + 1, 2 * size + 1):
            point = {"N": 3, "T": free}
            values = [
                torch.zeros(
                    analysis.nodes[step.node].outputs["output"].at(point),
                    dtype=getattr(torch, str(step.settings["dtype"])),
                )
                for step in analysis.plan.inputs
            ]
            with torch.no_grad(), module.tapped([node]) as taken:
                module(*values)
            assert taken
            for (_, port), value in taken.items():
                spec = analysis.nodes[node].outputs[port]
                assert tuple(value.shape) == spec.at(point), (port, str(spec), free)
