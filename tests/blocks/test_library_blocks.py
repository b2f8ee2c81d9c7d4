"""Every block of the library: said what it is, whole, and able to learn."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys

import pytest
import torch
from library import BLOCKS, example, placed
from torch import nn

from studio import paths
from studio.compile.module import seeded
from studio.compile.plan import Plan
from studio.compile.source import write
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


def exported(plan: Plan) -> nn.Module:
    names: dict[str, object] = {}
    written = write(plan)
    exec(compile(written.text, "<exported>", "exec"), names)
    made = names[written.class_name]
    assert isinstance(made, type)
    module = made()
    assert isinstance(module, nn.Module)
    return module


@each_block
def test_it_leaves_as_python_that_gives_the_same(block):
    inputs = example(block)
    plan = placed(block.name, inputs)
    module, other = seeded(plan, 0).eval(), exported(plan).eval()
    assert list(other.state_dict()) == list(module.state_dict())
    other.load_state_dict(module.state_dict())
    values = [sample(*spec) for spec in inputs.values()]
    ours, theirs = module(*values), other(*values)
    for one, two in zip(
        ours if isinstance(ours, tuple) else (ours,),
        theirs if isinstance(theirs, tuple) else (theirs,),
        strict=True,
    ):
        assert torch.equal(one, two)


def test_their_python_is_clean(tmp_path):
    for block in BLOCKS.values():
        text = write(placed(block.name, example(block))).text
        (tmp_path / f"{block.name.lower()}.py").write_text(text, encoding="utf-8")
    for command in (["check"], ["format", "--check", "--diff"]):
        ruff = [sys.executable, "-m", "ruff", *command, "--isolated", str(tmp_path)]
        done = subprocess.run(ruff, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_page_of_blocks_is_what_the_blocks_say():
    docs = paths.guide()
    written = runpy.run_path(str(docs / "make_block_library.py"))["page"]()
    assert (docs / "block-library.md").read_text(encoding="utf-8") == written
