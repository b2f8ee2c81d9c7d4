"""The user's own Python in an analysis: not before it is allowed, and told where it goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from drawing import STANDARD, Drawing

from studio.compile.analysis import Analyser, Analysis
from studio.compile.module import seeded
from studio.graph.definitions import SetCode
from studio.graph.edits import SetParam
from studio.layers.code import TEMPLATE

SCALE = TEMPLATE.format(name="Scale")


def drawing(text: str = SCALE, name: str = "Scale") -> Drawing:
    """An input, one node of the user's own Python, an output."""
    draw = Drawing()
    draw.project.codes[name] = text
    draw.project.codes["Spare"] = "def Spare(x):\n    return x\n"
    draw.chain(
        draw.add("input", "image", shape=("N", 3)),
        draw.add(f"code:{name}", "own"),
        draw.add("output", "out"),
    )
    return draw


def read(draw: Drawing) -> Analysis:
    return Analyser(STANDARD, allows=lambda _: True).analyse(draw.project)


def problem(analysis: Analysis) -> str:
    assert analysis.plan is None
    (found,) = [p for p in analysis.problems if p.severity == "error"]
    assert found.node == "n2"
    return str(found.message)


def test_it_is_a_layer_like_any_other():
    analysis = read(drawing())
    assert analysis.plan is not None
    assert str(analysis.nodes["n2"].outputs["output"]) == "N × 3"
    assert analysis.total.parameters == 1
    net = seeded(analysis.plan, 0)
    assert list(net.state_dict()) == ["own.factor"]
    assert torch.equal(net(torch.ones(2, 3)), torch.ones(2, 3))


def test_nothing_is_run_that_is_not_allowed(tmp_path: Path):
    trap = tmp_path / "sprung"
    draw = drawing(f"open({str(trap)!r}, 'w').close()\n{SCALE}")
    found = Analyser(STANDARD).analyse(draw.project)
    assert problem(found) == (
        "own holds Python that has not been allowed to run yet. Read it, then allow it."
    )
    assert not trap.exists()
    assert read(draw).plan is not None
    assert trap.exists()


def test_each_text_is_allowed_by_itself():
    draw = drawing()
    allowed: set[str] = set()
    analyser = Analyser(STANDARD, allows=allowed.__contains__)
    assert analyser.analyse(draw.project).plan is None
    allowed.add(SCALE)
    assert analyser.analyse(draw.project).plan is not None
    draw.do(SetCode("Scale", SCALE + "# other\n"))
    assert analyser.analyse(draw.project).plan is None
    draw.do(SetCode("Scale", SCALE))
    assert analyser.analyse(draw.project).plan is not None


def test_another_text_gives_other_shapes():
    draw = drawing("def Scale(x):\n    return x\n")
    analyser = Analyser(STANDARD, allows=lambda _: True)
    assert str(analyser.analyse(draw.project).nodes["n2"].outputs["output"]) == "N × 3"
    draw.do(SetCode("Scale", "def Scale(x):\n    return x[:, :2]\n"))
    assert str(analyser.analyse(draw.project).nodes["n2"].outputs["output"]) == "N × 2"


def test_a_broken_text_is_a_problem_and_keeps_its_wires():
    draw = drawing()
    draw.do(SetCode("Scale", "class Scale(nn.Module)\n"))
    assert problem(read(draw)).startswith("The Python of Scale is no layer. Line 1: this is not")
    assert len(draw.graph.wires()) == 2
    draw.do(SetCode("Scale", SCALE))
    assert read(draw).plan is not None


def test_an_error_is_told_with_its_line():
    assert problem(read(drawing("def Scale(x):\n    y = 1\n    return x.y\n"))) == (
        "AttributeError: 'Tensor' object has no attribute 'y' (line 3 of Scale)"
    )


def test_what_has_no_value_is_asked_for_with_a_start():
    draw = drawing("def Scale(x, power: int):\n    return x ** power\n")
    analysis = read(draw)
    assert problem(analysis) == "Scale needs a value for power. Set it."
    (fix,) = analysis.problems[0].fixes
    draw.do(fix.edit)
    assert draw.graph.node("n2").params == {"power": 1}
    assert read(draw).plan is not None


def test_sizes_are_read_off_the_input():
    text = (
        "from torch import nn\n"
        "class Scale(nn.Module):\n"
        "    def __init__(self, in_features: int, out_features: int = 5):\n"
        "        super().__init__()\n"
        "        self.layer = nn.Linear(in_features, out_features)\n"
        "    def forward(self, x):\n        return self.layer(x)\n"
    )
    analysis = read(drawing(text))
    assert analysis.nodes["n2"].derived == {"in_features": 3}
    assert str(analysis.nodes["n2"].outputs["output"]) == "N × 5"


def linear_or(other: str) -> str:
    return (
        "from torch import nn\n"
        "class Scale(nn.Module):\n"
        "    def __init__(self):\n"
        "        super().__init__()\n"
        "        self.layer = nn.Linear(3, 3)\n"
        f"    def forward(self, x):\n        {other}\n        return self.layer(x)\n"
    )


def test_types_that_only_a_run_with_numbers_refuses():
    draw = drawing(linear_or("pass"))
    draw.do(SetParam("n1", "dtype", "bool"))
    told = problem(read(draw))
    assert "dtype" in told and told.endswith("(line 8 of Scale)")
    draw.do(SetCode("Scale", linear_or("x = x.float()")))
    assert read(draw).plan is not None


def test_only_types_are_heard_of_in_a_run_with_numbers():
    draw = drawing(linear_or("x = x.float().to(x.device); assert x.is_meta or x.any(), 'empty'"))
    draw.do(SetParam("n1", "dtype", "bool"))
    assert read(draw).plan is not None


def test_no_chance_is_asked_to_see_which_types_are_taken():
    draw = drawing(linear_or("x = x.float(); x.bernoulli_(0.5)"))
    draw.do(SetParam("n1", "dtype", "int64"))
    before = torch.get_rng_state()
    assert read(draw).plan is not None
    assert torch.equal(torch.get_rng_state(), before)


def test_a_wire_to_a_port_that_is_gone_is_a_problem():
    draw = drawing()
    draw.do(SetCode("Scale", SCALE.replace("x: Tensor", "y: Tensor").replace("x *", "y *")))
    analysis = read(draw)
    assert analysis.plan is None
    told = [str(found.message) for found in analysis.problems]
    assert "own has no input called x any more. Wire it to y, or take the wire away." in told


def test_an_output_that_is_gone_is_a_problem():
    draw = drawing("def Scale(x):\n    a = b = x\n    return a, b\n")
    draw.do(SetCode("Scale", "def Scale(x):\n    return x\n"))
    analysis = read(draw)
    assert analysis.plan is None
    assert any("own does not give the value" in str(found.message) for found in analysis.problems)


def test_it_may_stand_in_a_block():
    draw = drawing()
    draw.project.graphs["Inner"] = draw.graph.copy()
    outer = Drawing()
    outer.project.codes.update(draw.project.codes)
    outer.project.graphs["Inner"] = draw.graph
    outer.chain(
        outer.add("input", "x", shape=("N", 3)),
        outer.add("block:Inner", "block", repeat=2),
        outer.add("output", "y"),
    )
    plan = read(outer).plan
    assert plan is not None
    assert list(seeded(plan, 0).state_dict()) == ["block.0.own.factor", "block.1.own.factor"]
    assert Analyser(STANDARD).analyse(outer.project).plan is None


@pytest.mark.parametrize("count", [1, 3])
def test_any_number_of_values(count: int):
    draw = Drawing()
    draw.project.codes["total"] = "def total(*xs):\n    return sum(xs)\n"
    own, image = draw.add("code:total", "own"), draw.add("input", "image", shape=("N", 3))
    for _ in range(count):
        draw.wire(image, own)
    draw.chain(own, draw.add("output", "out"))
    plan = read(draw).plan
    assert plan is not None
    assert torch.equal(seeded(plan, 0)(torch.ones(2, 3)), torch.full((2, 3), float(count)))


def test_optional_inputs_wired_and_open():
    draw = drawing("def Scale(x, a=None, b=None):\n    return x if b is None else x * b - 1\n")
    plan = read(draw).plan
    assert plan is not None
    assert torch.equal(seeded(plan, 0)(torch.ones(2, 3)), torch.ones(2, 3))
    draw.wire("n1", "n2.b")
    plan = read(draw).plan
    assert plan is not None
    assert torch.equal(seeded(plan, 0)(torch.ones(2, 3)), torch.zeros(2, 3))
