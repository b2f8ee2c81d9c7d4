"""A kind of the catalogue, drawn, and asked for what it gives for real values."""

from __future__ import annotations

from typing import Any

import torch
from drawing import Drawing
from torch import Tensor

from studio.compile.analysis import Analyser
from studio.compile.module import PlanModule, seeded
from studio.compile.source import write


def drawn(title: str, /, *values: Tensor, **params: Any) -> PlanModule:
    """The model of one node of this kind, with an input for each port or slot."""
    draw = Drawing()
    node = draw.add(title, "asked", **params)
    spec = next(spec for spec in draw.catalogue if spec.title == title)
    slots = (
        [spec.inputs[0].name] * len(values)
        if spec.inputs[0].variadic
        else [port.name for port in spec.inputs]
    )
    for place, (port, value) in enumerate(zip(slots, values, strict=True)):
        shape = ("N", *value.shape[1:]) if value.ndim else ()
        dtype = str(value.dtype).removeprefix("torch.")
        entry = draw.add("input", f"entry{place}", shape=shape, dtype=dtype)
        draw.wire(entry, f"{node}.{port}")
    draw.chain(node, draw.add("output", "answer"))
    analysis = Analyser(draw.catalogue).analyse(draw.project)
    assert analysis.plan is not None, [str(problem.message) for problem in analysis.problems]
    assert write(analysis.plan).text
    return seeded(analysis.plan, 0)


def asked(title: str, /, *values: Tensor, **params: Any) -> Tensor:
    """What the kind gives for these values."""
    given = drawn(title, *values, **params)(*values)
    assert isinstance(given, Tensor)
    return given


def numbers(*shape: int, seed: int = 5) -> Tensor:
    """Random numbers of float64, so that little is lost to rounding, whose gradient is wanted."""
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(shape, generator=generator, dtype=torch.float64).requires_grad_()
