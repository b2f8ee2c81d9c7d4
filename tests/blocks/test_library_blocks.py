"""Every block of the library: said what it is, whole, and able to learn."""

from __future__ import annotations

import re

import pytest
import torch
from library import BLOCKS, example, placed

from studio import paths
from studio.compile.module import seeded
from studio.compile.tensors import TensorSpec

each_block = pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS.keys())


def sample(shape, dtype) -> torch.Tensor:
    sizes = TensorSpec(shape, dtype).sizes(2)
    generator = torch.Generator().manual_seed(3)
    if dtype == "int64":
        return torch.randint(2, sizes, generator=generator)
    return torch.rand(sizes, generator=generator, requires_grad=True)


def test_none_is_left_out():
    files = {path.stem for path in (paths.resources() / "blocks").glob("*.plexus")}
    assert set(BLOCKS) == files


@each_block
def test_it_says_what_it_is(block):
    model = block.project.model
    assert model.about.endswith((".", ").")), model.about
    assert len(model.about) > 60
    assert model.synonyms
    assert all(variable.help.endswith(".") for variable in model.variables)
    assert re.fullmatch(r"[A-Z][A-Za-z]+", block.name)
    for node in model:
        assert (node.x, node.y) != (0.0, 0.0) or node.kind == "input", "it is laid out"


@each_block
def test_it_trains_a_step(block):
    inputs = example(block)
    module = seeded(placed(block.name, inputs), 0).train()
    given = module(*(sample(*spec) for spec in inputs.values()))
    outputs = given if isinstance(given, tuple) else (given,)
    parameters = dict(module.named_parameters())
    sum(output.float().square().mean() for output in outputs).backward()
    missing = [name for name, p in parameters.items() if p.grad is None]
    assert not missing
    assert all(p.grad.isfinite().all() for p in parameters.values())
    assert any(p.grad.abs().sum() > 0 for p in parameters.values()) or not parameters
