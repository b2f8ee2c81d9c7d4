"""Random models of nested blocks: one meaning, and text that a formatter leaves alone."""

from __future__ import annotations

import torch
from composed import assert_same_model, change, define
from drawing import Drawing
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tidy import FORMAT, assert_clean

from studio.compile import source
from studio.compile.analysis import Analyser
from studio.compile.formula import formula
from studio.expression import ExpressionError, evaluate
from studio.graph.model import BYPASS, MODEL, Variable
from studio.value import Expression

LAYERS = (
    ("Linear", {"out_features": Expression("width")}),
    ("Linear", {"out_features": Expression("width * 2"), "bias": Expression("width > 3")}),
    ("Linear", {"out_features": Expression("base")}),
    ("Linear", {"out_features": 4}),
    ("LayerNorm", {}),
    ("BatchNorm1d", {}),
    ("Tanh", {}),
    ("Dropout", {"p": Expression("1 / (width + base**2)")}),
    ("Reshape", {"shape": ("N", -1)}),
    ("Reshape", {"shape": ("N", Expression("width"), -1)}),
    ("Flatten", {}),
    ("Add", {}),
    ("Concatenate", {}),
)
LONG = "that_has_got_quite_a_long_name_which_does_not_fit"


class Random:
    """A drawing made of what a strategy draws."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.pick = draw
        self.drawing = Drawing()
        self.blocks: list[str] = []

    def name(self, stem: str) -> str:
        return f"{stem}_{LONG}" if self.pick(st.integers(0, 4)) == 0 else stem

    def model(self) -> Drawing:
        self.drawing.project.variables = (Variable("base", self.pick(st.integers(2, 4))),)
        for number in range(self.pick(st.integers(1, 3))):
            name = self.name(f"part {number}").replace("_", " ")
            define(self.drawing, name, Variable("width", 4), Variable("depth", 2))
            self.graph(inputs=self.pick(st.integers(1, 2)))
            self.blocks.append(name)
        self.drawing.within = MODEL
        self.drawing.project.model.variables = (Variable("width", 3), Variable("depth", 1))
        self.graph(inputs=1)
        return self.drawing

    def graph(self, inputs: int) -> None:
        drawing, pick = self.drawing, self.pick
        ends = [drawing.add("input", self.name("x"), shape=("N", 4)) for _ in range(inputs)]
        for _ in range(pick(st.integers(1, 5))):
            node = self.block() if self.blocks and pick(st.booleans()) else self.layer()
            ports = drawing.kinds.find(drawing.graph.node(node).kind).inputs
            for port in ports * 2 if ports[0].variadic else ports:
                source_node = ends[-1] if pick(st.booleans()) else pick(st.sampled_from(ends))
                drawing.wire(source_node, node if port.variadic else f"{node}.{port.name}")
            ends.append(node)
        outputs = pick(st.lists(st.sampled_from(ends), min_size=0, max_size=1))
        for node in dict.fromkeys((ends[-1], *outputs)):
            drawing.wire(node, drawing.add("output", self.name("y")))

    def layer(self) -> str:
        kind, params = self.pick(st.sampled_from(LAYERS))
        node = self.drawing.add(kind, self.name(""), **params)
        if self.pick(st.integers(0, 9)) == 0:
            change(self.drawing, node, flags=frozenset({BYPASS}))
        return node

    def block(self) -> str:
        params = {}
        if self.pick(st.booleans()):
            params["width"] = self.pick(st.sampled_from((2, 4, 8, Expression("width"))))
        if self.pick(st.booleans()):
            params["repeat"] = self.pick(st.sampled_from((2, 3, 5, Expression("depth"))))
        if self.pick(st.booleans()):
            params["share_weights"] = True
        name = self.pick(st.sampled_from(self.blocks))
        node = self.drawing.add(f"block:{name}", self.name("stages"), **params)
        same = [n for n in self.drawing.graph if n.kind == f"block:{name}" and not n.reuses]
        if len(same) > 1 and self.pick(st.integers(0, 3)) == 0:
            change(self.drawing, node, reuses=same[0].id, params={})
        return node


@st.composite
def nested(draw: st.DrawFn) -> Drawing:
    return Random(draw).model()


def test_random_blocks_have_one_meaning_and_are_formatted():
    texts: list[str] = []

    @settings(max_examples=60, phases=[Phase.generate], deadline=None, database=None)
    @given(nested())
    def each(drawing: Drawing) -> None:
        plan = Analyser(drawing.catalogue).analyse(drawing.project).plan
        if plan is None:
            return
        torch.manual_seed(0)
        assert_same_model(plan, torch.randn(5, 4))
        written = source.write(plan)
        assert written.text == source.write(plan).text
        assert written.places.count == written.text.count("\n")
        texts.append(written.text)

    each()
    assert len(texts) > 30
    assert_clean(*dict.fromkeys(texts))


NUMBERS = st.sampled_from(("a", "b", "a_long_name", "3", "2.5", "True", "-1", "(1, 2)[0]"))
OPERATORS = ("+", "-", "*", "/", "//", "%", "**", "<", "==")
FORMULAS = st.recursive(
    NUMBERS,
    lambda inner: st.one_of(
        st.builds("({}) {} ({})".format, inner, st.sampled_from(OPERATORS), inner),
        st.builds("({}) {} ({})".format, inner, st.sampled_from(("and", "or")), inner),
        st.builds("{}({})".format, st.sampled_from(("-", "not ", "abs")), inner),
        st.builds("({}) if ({}) else ({})".format, inner, inner, inner),
        st.builds("max({}, [{}, 4])".format, inner, inner).map(lambda text: f"len([{text}])"),
    ),
    max_leaves=7,
)


def test_an_expression_keeps_its_meaning_and_is_formatted():
    texts: list[str] = []

    @settings(max_examples=60, deadline=None, database=None)
    @given(FORMULAS)
    def each(text: str) -> None:
        if len(text) > 400:
            return
        written = formula(text, lambda name: name)
        assert _value(written) == _value(text)
        assert formula(written, lambda name: name) == written
        if len(written) < 70:
            texts.append(f"print({written})\n")

    each()
    assert_clean("".join(dict.fromkeys(texts)), commands=(FORMAT,))


def _value(text: str) -> object:
    try:
        found = evaluate(text, {"a": 2, "b": 3, "a_long_name": 7})
    except ExpressionError:
        return "cannot be computed"
    return type(found), found
