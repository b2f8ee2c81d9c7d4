"""What holds for every layer holds for own Python: interpreted and exported it is the same."""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import pytest
import torch
from drawing import STANDARD, Drawing

from studio.compile import source
from studio.compile.analysis import Analyser, Analysis
from studio.compile.module import seeded
from studio.compile.phrases import quoted
from studio.graph import fileio
from studio.graph.model import Node

HEAD = "import torch\nfrom torch import Tensor, nn\n\n\n"


@dataclass(frozen=True)
class Case:
    """A text, the values of its parameters, and what is wired to its inputs, one wire each."""

    name: str
    text: str
    params: dict[str, Any] = field(default_factory=dict)
    wired: tuple[str, ...] = ("x",)

    def __str__(self) -> str:
        return f"{self.name} {self.params} {' '.join(self.wired)}"


DENSE = f'''{HEAD}class Dense(nn.Module):
    """A linear layer with a choice of what follows."""

    def __init__(
        self, in_features: int, out_features: int = 5, act: str = "relu", scale: float = 1.0
    ) -> None:
        super().__init__()
        self.layer = nn.Linear(in_features, out_features)
        self.act = act
        self.scale = scale

    def forward(self, x: Tensor, factor: float = 1.0) -> Tensor:
        return getattr(torch, self.act)(self.layer(x)) * self.scale * factor
'''
SHIFT = f"{HEAD}def shift(x: Tensor, by=(1, 1), *, mode: str = 'a', k: int | None = None):\n"
SHIFT += "    return x.roll(by[0], -1) * (len(mode) if k is None else k) + by[1]\n"
JOIN = f"{HEAD}def join(*xs, dim: int = -1):\n    return torch.cat(xs, dim)\n"
LISTED = f"{HEAD}def listed(xs: list[Tensor], dim: int = -1):\n    return torch.stack(xs, dim)\n"
PICK = f"""{HEAD}class Pick(nn.Module):
    def forward(self, x, mask=None, bias: Tensor | None = None, *, gain: Tensor | None = None):
        x = x if mask is None else x * mask
        x = x if bias is None else x + bias
        return x if gain is None else x * gain
"""
SPLIT = f"""{HEAD}class Split(nn.Module):
    def __init__(self, d_model: int):
        super().__init__()
        self.cell = nn.LSTMCell(d_model, d_model)

    def forward(self, x):
        hidden, cell = self.cell(x)
        return x, (hidden, cell)
"""
HELPED = '''"""A text with all that may stand in one."""
from __future__ import annotations

import math
from dataclasses import dataclass

import torch.nn.functional as F
from torch import nn

SLOPE = 1 / math.e


@dataclass
class Settings:
    slope: float


def leak(x, settings):
    return F.leaky_relu(x, settings.slope)


class Base(nn.Module):
    def forward(self, x):
        return leak(x, Settings(SLOPE))


class Helped(Base):
    """Has all from elsewhere."""
'''
CASES = (
    Case("Dense", DENSE),
    Case("Dense", DENSE, {"out_features": 2, "act": "tanh", "scale": 0.5, "factor": 3.0}),
    Case("shift", SHIFT),
    Case("shift", SHIFT, {"by": (2, 2), "mode": 'é"\n', "k": 3}),
    Case("join", JOIN),
    Case("join", JOIN, {"dim": 0}, ("xs.0", "xs.1", "xs.2")),
    Case("listed", LISTED, {"dim": 1}, ("xs.0", "xs.1")),
    Case("Pick", PICK),
    Case("Pick", PICK, {}, ("x", "mask")),
    Case("Pick", PICK, {}, ("x", "bias")),
    Case("Pick", PICK, {}, ("x", "gain")),
    Case("Pick", PICK, {}, ("x", "mask", "bias", "gain")),
    Case("Split", SPLIT),
    Case("Helped", HELPED),
)


def drawing(case: Case) -> Drawing:
    """An input into every wired port of the layer, and an output for everything it gives."""
    draw = Drawing()
    draw.project.codes[case.name] = case.text
    image = draw.add("input", "image", shape=("N", 4))
    own = draw.add(f"code:{case.name}", "own", **case.params)
    wired = ("xs.0",) if case.name in ("join", "listed") and case.wired == ("x",) else case.wired
    for port in wired:
        draw.wire(image, f"{own}.{port}")
    spec = draw.kinds.find(f"code:{case.name}")
    assert spec is not None
    for port in spec.outputs:
        draw.wire(f"{own}.{port.name}", draw.add("output", f"out_{port.name}"))
    return draw


def read(draw: Drawing) -> Analysis:
    found = Analyser(STANDARD, allows=lambda _: True).analyse(draw.project)
    assert found.plan is not None, [str(problem.message) for problem in found.problems]
    return found


def imported(written: source.Source, monkeypatch: pytest.MonkeyPatch) -> type[torch.nn.Module]:
    """The class of an exported file, imported as a module is."""
    module = ModuleType("net")
    monkeypatch.setitem(sys.modules, "net", module)
    exec(compile(written.text, "net.py", "exec"), module.__dict__)
    found = getattr(module, written.class_name)
    assert isinstance(found, type)
    return found


def as_tuple(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_own_python_keeps_the_contract(case: Case, monkeypatch: pytest.MonkeyPatch):
    draw = drawing(case)
    analysis = read(draw)
    plan = analysis.plan
    assert plan is not None
    module = seeded(plan, 1)

    # What was said of it before it ran is what it really gives.
    x = torch.rand(6, 4, requires_grad=True)
    results = as_tuple(module(x))
    facts = analysis.nodes["n2"].outputs
    for result, spec in zip(results, facts.values(), strict=True):
        assert tuple(result.shape) == spec.sizes(6)
        assert str(result.dtype) == f"torch.{spec.dtype}"
    assert analysis.nodes["n2"].cost.parameters == sum(p.numel() for p in module.parameters())

    # It learns.
    sum(result.sum() for result in results).backward()
    assert x.grad is not None
    assert all(p.grad is not None and p.grad.isfinite().all() for p in module.parameters())

    # Exported it is the same.
    written = source.write(plan)
    exported = imported(written, monkeypatch)()
    assert list(exported.state_dict()) == list(module.state_dict())
    exported.load_state_dict(module.state_dict())
    for one, other in zip(as_tuple(exported(x)), results, strict=True):
        assert torch.equal(one, other)

    # And so it is out of a file.
    draw.project = fileio.loads(fileio.dumps(draw.project))
    again = seeded(read(draw).plan, 1)  # type: ignore[arg-type]
    for one, other in zip(as_tuple(again(x)), results, strict=True):
        assert torch.equal(one, other)


def test_a_layer_used_again_and_one_that_is_passed_by(monkeypatch: pytest.MonkeyPatch):
    draw = drawing(CASES[0])
    draw.project.graphs["model"].put_node(Node("n8", "code:Dense", "again", reuses="n2"))
    draw.project.graphs["model"].put_node(
        Node("n9", "code:Dense", "passed", flags=frozenset({"bypass"}))
    )
    draw.set("n2", "out_features", 4)
    draw.wire("n2", "n8")
    draw.wire("n8", "n9")
    draw.wire("n9", draw.add("output", "last"))
    plan = read(draw).plan
    assert plan is not None
    module = seeded(plan, 0)
    assert list(module.state_dict()) == ["own.layer.weight", "own.layer.bias"]
    x = torch.rand(3, 4)
    first, last = module(x)
    own = module.layer("n2")
    assert own is not None
    assert torch.equal(last, own(first))
    written = source.write(plan)
    exported = imported(written, monkeypatch)()
    exported.load_state_dict(module.state_dict())
    assert torch.equal(exported(x)[1], last)


@pytest.mark.parametrize(
    "text", ["", "'", '"', "'\"", "\\", '\\"', "\n\r\0\x85\u2028é", '"\n"', "{x}"]
)
def test_any_text_is_written_as_one_that_python_reads_back(text: str):
    written = quoted(text)
    assert ast.literal_eval(written) == text
    assert "\n" not in written
