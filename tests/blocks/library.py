"""Blocks of the library as modules, for tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from drawing import STANDARD, Drawing
from torch import Tensor, nn

from studio import paths
from studio.app.library import LIBRARY, Kept, Library
from studio.compile.analysis import Analyser
from studio.compile.keys import by_layer
from studio.compile.kinds import ports_in_order
from studio.compile.module import PlanModule, seeded
from studio.compile.plan import Plan

BLOCKS = {block.name: block for block in Library(paths.resources() / "none").read().blocks}


def placed(name: str, inputs: Mapping[str, tuple[Any, ...]], /, **face: Any) -> Plan:
    """The plan of a model of one block, whose inputs of these names are wired.

    An input is given by its shape, and by its dtype where that is not float32.
    """
    draw = Drawing(STANDARD)
    brought = BLOCKS[name].bring(draw.project)
    for edit in brought.edits:
        draw.do(edit)
    node = draw.add(brought.kind, "block", **face)
    for n, (port, (shape, *dtype)) in enumerate(inputs.items()):
        source = draw.add("input", port, shape=shape, dtype=(*dtype, "float32")[0], order=n)
        draw.wire(source, f"{node}.{port}")
    spec = draw.kinds.find(brought.kind)
    assert spec is not None
    for n, port in enumerate(spec.outputs):
        draw.wire(f"{node}.{port.name}", draw.add("output", f"of_{port.name}", order=n))
    analysis = Analyser(STANDARD).analyse(draw.project)
    assert analysis.plan is not None, [str(problem.message) for problem in analysis.problems]
    assert not analysis.problems, [str(problem.message) for problem in analysis.problems]
    return analysis.plan


def example(block: Kept) -> dict[str, tuple[Any, ...]]:
    """The inputs of a block as they stand on it; those that may be left out are left out."""
    found = {}
    for node in ports_in_order(block.project.model, "input"):
        if node.params.get("optional") is not True:
            found[node.name] = (node.params["shape"], node.params.get("dtype", "float32"))
    return found


def assert_same(
    plan: Plan,
    reference: nn.Module,
    values: tuple[Tensor, ...],
    renamed: Mapping[str, str] | None = None,
) -> PlanModule:
    """The block gives what the reference gives, with the reference's weights.

    Args:
        plan: of one block, from :func:`placed`.
        reference: what it is held against.
        values: what both are given.
        renamed: parts of the reference's names, and what stands in their place in the block's.
    """
    module = seeded(plan, 0).eval()
    reference.eval()
    weights = {}
    for key, value in reference.state_dict().items():
        for old, new in (renamed or {}).items():
            key = key.replace(old, new)  # noqa: PLW2901
        weights[f"block.{key}"] = value
    module.load_state_dict(by_layer(plan, weights))
    with torch.no_grad():
        ours, theirs = module(*values), reference(*values)
    ours = ours if isinstance(ours, tuple) else (ours,)
    theirs = theirs if isinstance(theirs, tuple) else (theirs,)
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        torch.testing.assert_close(one, other, rtol=1e-5, atol=1e-5)
    return module


__all__ = ["BLOCKS", "LIBRARY", "assert_same", "example", "placed"]
