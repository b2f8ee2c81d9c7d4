"""Own Python as a kind of layer: what is read from its text, and what is refused, with the line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.compile.kinds import ProjectKinds
from studio.graph.model import Project
from studio.layers.catalogue import standard
from studio.layers.check import check, normalise
from studio.layers.code import TEMPLATE, CodeError, layers_in, renamed, spec_of
from studio.layers.spec import REQUIRED, Argument, Derived, LayerSpec, Param


def module(init: str = "self", forward: str = "self, x", gives: str = "x", doc: str = "") -> str:
    docstring = f'    """{doc}"""\n' if doc else ""
    return (
        "from typing import Literal, Optional\n"
        "import torch\n"
        "from torch import Tensor, nn\n"
        "class Own(nn.Module):\n"
        f"{docstring}"
        f"    def __init__({init}):\n"
        "        super().__init__()\n"
        f"    def forward({forward}):\n"
        f"        return {gives}\n"
    )


def param(init: str) -> Param:
    (found,) = spec_of("Own", module(f"self, {init}")).params
    return found


def function(head: str, body: str = "return x", name: str = "own") -> LayerSpec:
    return spec_of(name, f"from torch import Tensor\ndef {name}({head}):\n    {body}\n")


def refusal(name: str, text: str) -> CodeError:
    with pytest.raises(CodeError) as caught:
        spec_of(name, text)
    assert str(caught.value).startswith(f"Line {caught.value.line}: ")
    return caught.value


def test_the_template_is_a_layer_with_one_number():
    spec = spec_of("Scale", TEMPLATE.format(name="Scale"))
    assert (spec.key, spec.title, spec.family) == ("code:Scale", "Scale", "custom")
    assert spec.summary == "Multiplies its input by a number that is learnt."
    assert spec.construct == "module"
    assert spec.target == "Scale"
    assert spec.code == TEMPLATE.format(name="Scale")
    (start,) = spec.params
    assert (start.name, start.type, start.default) == ("start", "float", 1.0)
    assert start.help == "the number before any training."
    assert [port.name for port in spec.inputs] == ["x"]
    assert [port.name for port in spec.outputs] == ["output"]


@pytest.mark.parametrize(
    ("written", "kind", "default"),
    [
        ("k: int = 3", "int", 3),
        ("k: float = -0.5", "float", -0.5),
        ("k: bool = True", "bool", True),
        ('k: str = "a"', "text", "a"),
        ("k=3", "int", 3),
        ("k=2 ** -1", "float", 0.5),
        ("k=False", "bool", False),
        ('k="same"', "text", "same"),
        ("k: 'int' = 3", "int", 3),
        ("k: int | float = 3", "float", 3),
    ],
)
def test_annotations_and_defaults_give_typed_fields(written, kind, default):
    found = param(written)
    assert (found.type, found.default) == (kind, default)
    assert type(found.default) is type(default)
    assert not found.optional


def test_a_literal_is_a_choice():
    found = param('mode: Literal["sum", "mean"] = "mean"')
    assert (found.type, found.choices, found.default) == ("choice", ("sum", "mean"), "mean")


@pytest.mark.parametrize("written", ["k: int | None = None", "k: Optional[int] = None"])
def test_none_may_be_allowed(written):
    found = param(written)
    assert (found.type, found.optional, found.default) == ("int", True, None)


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("k: tuple[int, ...] = (1, 2)", None),
        ("k: tuple[int, int] = (1, 2)", 2),
        ("k=(1, 2)", 2),
        ("k: list[int] = (1,)", None),
    ],
)
def test_whole_numbers_in_a_tuple_stay_a_tuple(written, length):
    found = param(written)
    assert (found.type, found.length, found.exact) == ("ints", length, True)
    assert normalise(found, 3) == (3,) * (length or 1)
    assert check(found, normalise(found, [4, 5])) is None


def test_one_number_may_stand_for_several_where_the_annotation_says_so():
    found = param("k: int | tuple[int, int] = 3")
    assert (found.type, found.length, found.exact) == ("ints", 2, False)
    assert normalise(found, 3) == 3


def test_real_numbers_in_a_tuple():
    found = param("k: tuple[float, float] = (0.9, 0.999)")
    assert (found.type, found.length) == ("floats", 2)
    assert normalise(found, 1) == (1.0, 1.0)


def test_a_parameter_without_default_must_be_set():
    found = param("size: int")
    assert found.default is REQUIRED


def test_what_no_field_can_hold_keeps_its_default():
    assert spec_of("Own", module("self, act=nn.ReLU, device=None, k: object = 3")).params == ()


def test_what_no_field_can_hold_needs_a_default():
    error = refusal("Own", module("self, act: nn.Module"))
    assert error.line == 5
    assert "no field can hold act: nn.Module" in str(error)


def test_a_default_of_another_type_is_refused():
    assert refusal("Own", module('self, k: int = "three"')).line == 5


@pytest.mark.parametrize(
    ("name", "axis"), [("in_features", -1), ("d_model", -1), ("in_channels", 1), ("channels", 1)]
)
def test_sizes_of_the_input_are_derived(name, axis):
    spec = spec_of("Own", module(f"self, {name}: int, other: int"))
    assert spec.derived == (Derived(name, "x", axis),)
    assert spec_of("Own", module(f"self, {name}: int = 3")).derived == ()


def test_help_and_summary_come_from_the_docstrings():
    doc = (
        "Mixes.\n\n    Args:\n        k (int): how often,\n            at most.\n"
        "        x: what is mixed.\n\n    Returns:\n        k: no.\n    "
    )
    spec = spec_of("Own", module("self, k=1", doc=doc))
    assert spec.summary == "Mixes."
    assert spec.params[0].help == "how often, at most."
    assert spec.inputs[0].help == "what is mixed."
    assert spec_of("Own", module()).summary == "Your own Python."


def test_forward_gives_the_ports():
    spec = spec_of("Own", module(forward="self, x, y, mask=None, *, weight: Tensor | None = None"))
    assert [(port.name, port.optional) for port in spec.inputs] == [
        ("x", False),
        ("y", False),
        ("mask", True),
        ("weight", True),
    ]
    assert spec.arguments == (
        Argument(("x",)),
        Argument(("y",)),
        Argument(("mask",), "mask"),
        Argument(("weight",), "weight"),
    )


def test_numbers_that_forward_takes_are_given_at_the_call():
    (scale,) = spec_of("Own", module(forward="self, x, scale: float = 2.0")).params
    assert scale.at_call
    assert scale.default == 2.0


def test_any_number_of_values():
    spec = spec_of("Own", module(forward="self, *xs", gives="xs[0]"))
    assert spec.inputs[0].variadic
    assert spec.arguments == (Argument(("xs",)),)
    spec = spec_of("Own", module(forward="self, xs: list[Tensor]", gives="xs[0]"))
    assert spec.inputs[0].variadic
    assert spec.arguments == (Argument(("xs",), as_tuple=True),)


def test_a_function_has_ports_and_parameters():
    spec = function("x, y: Tensor, alpha: float, *, times=2, mode: str = 'a', mask=None")
    assert spec.construct == "function"
    assert [port.name for port in spec.inputs] == ["x", "y", "mask"]
    assert [p.name for p in spec.params] == ["alpha", "times", "mode"]
    assert spec.derived == ()
    assert not any(p.at_call for p in spec.params)


def test_a_value_after_a_parameter_is_passed_by_name():
    spec = function("alpha: float, x")
    assert spec.arguments == (Argument(("x",), "x"),)


@pytest.mark.parametrize(
    ("body", "names", "returns"),
    [
        ("return x", ["output"], "output"),
        ("return x, x * 2", ["x", "output1"], ("x", "output1")),
        ("return x + 1, x * 2", ["output0", "output1"], ("output0", "output1")),
        ("a = b = x; return a, b", ["a", "b"], ("a", "b")),
        ("a = b = x; return a, (b, x)", ["a", "b", "x"], ("a", ("b", "x"))),
        ("a = b = x\n    if a: return a, b\n    return b, a", ["output0", "output1"], None),
    ],
)
def test_outputs_from_the_return_statements(body, names, returns):
    spec = function("x", body)
    assert [port.name for port in spec.outputs] == names
    assert spec.returns == (returns or tuple(names))


def test_outputs_from_the_annotation():
    text = "from torch import Tensor\ndef own(x) -> tuple[Tensor, Tensor]:\n    return x.max(0)\n"
    spec = spec_of("own", text)
    assert [port.name for port in spec.outputs] == ["output0", "output1"]


def test_returns_of_what_is_inside_do_not_count():
    spec = function(
        "x", "def inner(): return 1, 2\n    key = lambda: (1, 2)\n    return inner, key"
    )
    assert [port.name for port in spec.outputs] == ["inner", "key"]


def test_helpers_and_bases_of_the_text():
    text = (
        "from torch import nn\n"
        "def twice(x):\n    return 2 * x\n"
        "class Base(nn.Module):\n"
        "    def __init__(self, k: int = 4):\n        super().__init__()\n"
        "class Own(Base):\n"
        "    def forward(self, x):\n        return twice(x)\n"
    )
    spec = spec_of("Own", text)
    assert [p.name for p in spec.params] == ["k"]
    assert layers_in(text) == ("Base", "Own")


def test_the_last_definition_of_a_name_counts():
    text = "def own(x):\n    return x\ndef own(x, y):\n    return x\n"
    assert len(spec_of("own", text).inputs) == 2


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "expected class Own(nn.Module) or def Own(x)"),
        ("import torch\n", 1, "expected class Own"),
        ("def own(x):\n    return x\n", 1, "only own"),
        ("class Own:\n    pass\n", 1, "must be derived from nn.Module"),
        ("class Own(dict):\n    pass\n", 1, "must be derived from nn.Module"),
        ("from torch import nn\nclass Own(nn.Module):\n    pass\n", 2, "has no forward"),
        (
            "from torch import nn\nclass Own(nn.Linear):\n    def forward(self, x):\n"
            "        return x\n",
            2,
            "parameters of nn.Linear are not known",
        ),
        ("def Own(x)\n    return x\n", 1, "this is not Python: expected ':'"),
        ("def Own(x):\n    return (x\n", 2, "this is not Python"),
        ("return 3\n", 1, "this is not Python: 'return' outside function"),
        ("def Own(x):\n    x = 1\n", 1, "returns nothing"),
        ("def Own(x):\n    return\n", 2, "returns a tensor"),
        ("def Own(x):\n    return {'a': x}\n", 2, "cannot return a dictionary"),
        ("def Own(x):\n    return (x,)\n", 2, "a tuple of 1"),
        ("def Own(x):\n    return *x, x\n", 2, "how many tensors"),
        ("def Own(x):\n    if x: return x, x\n    return x\n", 3, "than line 2 does"),
        ("def Own(x) -> 'Tensor':\n    return x, x\n", 2, "does not return 'Tensor'"),
        ("def Own(x):\n    yield x\n", 2, "yields"),
        ("async def Own(x):\n    return x\n", 1, "async"),
        ("def Own(x, **rest):\n    return x\n", 1, "**rest"),
        ("def Own(x, k: int, /):\n    return x\n", 1, "k cannot be given by its name"),
        ("def Own(x, y=None, *z):\n    return x\n", 1, "*z comes after"),
        ("def Own(x):\n    return nn.relu(x)\n", 2, "nn is not defined. Write from torch"),
        ("def Own(x):\n    return y\n", 2, "y is not defined. Define or import it"),
        ("a = b\ndef Own(x):\n    return x\n", 1, "b is not defined"),
        ("def Own(x):\n    return '\0'\n", 1, "null bytes"),
        ("(" * 5000, 1, "not Python"),
        ("#" * 200_001, 1, "200001 characters"),
    ],
)
def test_refusals_name_the_line_and_what_to_do(text, line, said):
    error = refusal("Own", text)
    assert error.line == line
    assert said in str(error)


def test_names_that_are_there_in_other_ways():
    text = (
        "import os.path as p\nfrom collections import deque\n"
        "COUNT = 0\n"
        "def Own(x):\n"
        "    global LATER\n    LATER = [y for y in x if (z := y)]\n"
        "    class A:\n        b = 1\n        c = b\n"
        "    return LATER, __name__, deque, p, COUNT, A, __file__, z\n"
    )
    assert len(spec_of("Own", text).outputs) == 8
    assert spec_of("Own", "from os import *\ndef Own(x):\n    return getcwd(x)\n")


def test_a_parameter_of_both_methods_is_refused():
    text = module("self, k=1", "self, x, k=2")
    assert "both __init__ and forward take k" in str(refusal("Own", text))


def test_reading_never_runs_anything(tmp_path: Path):
    trap = tmp_path / "sprung"
    act = f"open({str(trap)!r}, 'w')"
    text = (
        f"from torch import nn\n{act}\n"
        f"class Own(nn.Module):\n    {act}\n"
        f"    def __init__(self, k: {act} = {act}):\n        {act}\n"
        f"    def forward(self, x: {act}) -> {act}:\n        return {act}\n"
    )
    spec_of("Own", text)
    layers_in(text)
    assert not trap.exists()


@given(st.text(max_size=200))
def test_any_text_is_a_layer_or_refused(text: str):
    try:
        assert spec_of("Own", text).key == "code:Own"
    except CodeError as error:
        assert str(error)


def test_renaming_changes_the_name_and_nothing_else():
    text = "# Own\nclass Own:\n    'Own'\n    é = Own.x\n    Owner = self.Own\n"
    assert renamed(text, "Own", "Other") == (
        "# Own\nclass Other:\n    'Own'\n    é = Other.x\n    Owner = self.Own\n"
    )
    assert renamed("\f\nx = 'é'; Own = 1\r\nOwn\r", "Own", "Ä") == "\f\nx = 'é'; Ä = 1\r\nÄ\r"


def test_kinds_of_a_project_know_its_codes():
    project = Project(codes={"Own": module(), "Broken": "def Broken(x)"})
    kinds = ProjectKinds(standard(), project)
    found = kinds.find("code:Own")
    assert found is not None
    assert found in list(kinds)
    assert kinds.find("code:Broken") is None
    assert kinds.find("code:Gone") is None
    assert str(kinds.trouble("code:Broken")).startswith(
        "The Python of Broken is no layer. Line 1: this is not Python: expected ':'"
    )
    assert str(kinds.trouble("code:Gone")) == "The Python of Gone is not in this project."
