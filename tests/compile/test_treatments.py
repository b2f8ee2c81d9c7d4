"""Initial values and parametrizations of weights: in the module, in the text, and refused."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from composed import define, exported, plan_of
from drawing import Drawing
from tidy import assert_clean
from torch import nn
from torch.nn.utils import parametrizations

from studio.compile import source
from studio.compile.analysis import Analyser, Analysis
from studio.compile.memory import Measurer
from studio.compile.module import PlanModule, seeded
from studio.compile.plan import Plan
from studio.compile.shapes import ShapeCache
from studio.graph.edits import SetParam
from studio.graph.model import MODEL, Variable
from studio.graph.reuse import Reuse
from studio.layers.treatments import INITIALISERS, PARAMETRIZATIONS, TENSOR
from studio.value import Expression, Value

SEED = 5

ARGUMENTS: dict[str, list[dict[str, Any]]] = {
    "uniform_": [{}, {"a": -0.5, "b": 0.5}],
    "normal_": [{}, {"mean": 1.0, "std": 0.02}],
    "trunc_normal_": [{}, {"std": 0.02}, {"mean": 0.5, "std": 2.0, "a": 0.0, "b": 1.0}],
    "constant_": [{"val": 0.25}],
    "ones_": [{}],
    "zeros_": [{}],
    "eye_": [{}],
    "dirac_": [{}, {"groups": 2}],
    "xavier_uniform_": [{}, {"gain": 1.41}],
    "xavier_normal_": [{}, {"gain": 0.5}],
    "kaiming_uniform_": [{}, {"nonlinearity": "relu"}, {"a": 0.2, "mode": "fan_out"}],
    "kaiming_normal_": [{}, {"nonlinearity": "tanh"}, {"mode": "fan_out"}],
    "orthogonal_": [{}, {"gain": 2.0}],
    "sparse_": [{"sparsity": 0.3}, {"sparsity": 0.5, "std": 1.0}],
}
CASES = [(name, given) for name, choices in ARGUMENTS.items() for given in choices]
CONDITIONS: list[tuple[str, dict[str, Any]]] = [
    ("weight_norm", {}),
    ("weight_norm", {"dim": 1}),
    ("weight_norm", {"dim": None}),
    ("spectral_norm", {}),
    ("spectral_norm", {"n_power_iterations": 3, "eps": 1e-6, "dim": 1}),
    ("orthogonal", {}),
    ("orthogonal", {"orthogonal_map": "cayley"}),
    ("orthogonal", {"orthogonal_map": "householder", "use_trivialization": False}),
]


def init(weight: str, name: str, **given: Any) -> dict[str, Value]:
    return {f"init:{weight}": name, **{f"init:{weight}:{key}": v for key, v in given.items()}}


def condition(weight: str, name: str, **given: Any) -> dict[str, Value]:
    key = f"parametrization:{weight}"
    return {key: name, **{f"{key}:{word}": value for word, value in given.items()}}


def small(params: dict[str, Any], kind: str = "Linear", shape: Any = ("N", 6)) -> Drawing:
    draw = Drawing()
    settings = {"Linear": {"out_features": 4}, "Conv2d": {"out_channels": 4, "kernel_size": 3}}
    layer = draw.add(kind, "layer", **settings.get(kind, {}), **params)
    draw.chain(draw.add("input", "x", shape=shape), layer, draw.add("output", "y"))
    return draw


def written(plan: Plan) -> str:
    return source.write(plan).text


def assert_same(plan: Plan) -> nn.Module:
    """The module and the exported class have the same weights bit for bit under one seed."""
    ours = seeded(plan, SEED)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(SEED)
        theirs = exported(plan)
    mine, other = ours.state_dict(), theirs.state_dict()
    assert list(mine) == list(other)
    for key, value in mine.items():
        assert torch.equal(value, other[key]), key
    return ours


@pytest.mark.parametrize(("name", "given"), CASES, ids=str)
def test_initialisers_do_what_torch_does(name, given):
    kind, shape = ("Conv2d", ("N", 2, 8, 8)) if name == "dirac_" else ("Linear", ("N", 6))
    plan = plan_of(small(init("weight", name, **given), kind, shape))
    ours = assert_same(plan)
    torch.manual_seed(SEED)
    by_hand: Any = nn.Conv2d(2, 4, 3) if name == "dirac_" else nn.Linear(6, 4)
    getattr(nn.init, name)(by_hand.weight, **given)
    assert torch.equal(ours.state_dict()["layer.weight"], by_hand.weight)
    assert torch.equal(ours.state_dict()["layer.bias"], by_hand.bias)
    assert f"nn.init.{name}(self.layer.weight" in written(plan)


def test_every_initialiser_and_parametrization_of_torch_is_there():
    made = {name for name in dir(nn.init) if name.endswith("_") and not name.startswith("_")}
    assert INITIALISERS.keys() == made == ARGUMENTS.keys()
    theirs = {name for name in parametrizations.__all__ if name.islower()}
    assert PARAMETRIZATIONS.keys() == theirs == {name for name, _ in CONDITIONS}


@pytest.mark.parametrize("kind", ["Linear", "Conv2d", "ConvTranspose2d"])
@pytest.mark.parametrize(("name", "given"), CONDITIONS, ids=str)
def test_parametrizations_do_what_torch_does(name, given, kind):
    shape: Any = ("N", 6) if kind == "Linear" else ("N", 6, 8, 8)
    sizes = {} if kind == "Linear" else {"out_channels": 4, "kernel_size": 3}
    params = condition("weight", name, **given)
    draw = small({**(sizes if kind == "ConvTranspose2d" else {}), **params}, kind, shape)
    plan = plan_of(draw)
    ours = assert_same(plan)
    torch.manual_seed(SEED)
    layer = nn.Linear(6, 4) if kind == "Linear" else getattr(nn, kind)(6, 4, 3)
    by_hand = getattr(parametrizations, name)(layer, **given)
    for key, value in by_hand.state_dict().items():
        assert torch.equal(ours.state_dict()[f"layer.{key}"], value), key
    x = torch.randn(3, *shape[1:])
    for _ in range(3):  # Spectral norm learns of the weight with every run in training.
        assert torch.equal(ours(x), by_hand(x))
    ours.eval(), by_hand.eval()
    assert torch.equal(ours(x), by_hand(x))
    assert torch.equal(ours(x), by_hand(x))


@pytest.mark.parametrize("kind", ["Linear", "Conv2d", "Bilinear", "LSTMCell", "ConvTranspose2d"])
@pytest.mark.parametrize(("name", "given"), CONDITIONS, ids=str)
def test_costs_count_what_parametrizations_add(name, given, kind):
    draw = Drawing()
    weight = "weight_hh" if kind == "LSTMCell" else "weight"
    sizes: dict[str, Any] = {
        "Linear": {"out_features": 5},
        "Bilinear": {"out_features": 5},
        "LSTMCell": {"hidden_size": 5},
    }.get(kind, {"out_channels": 4, "kernel_size": 3})
    shape = ("N", 3, 8, 8) if "Conv" in kind else ("N", 3)
    layer = draw.add(kind, "layer", **sizes, **condition(weight, name, **given))
    draw.chain(draw.add("input", "x", shape=shape), layer)
    if kind == "Bilinear":
        draw.wire("n2", f"{layer}.input2")
    draw.wire(layer, draw.add("output", "y"))
    analysis = Analyser(draw.catalogue).analyse(draw.project)
    assert analysis.plan is not None
    made = PlanModule(analysis.plan)
    cost = analysis.nodes[layer].cost
    assert cost.parameters == sum(p.numel() for p in made.parameters())
    assert cost.parameter_bytes == sum(p.nbytes for p in made.parameters())
    assert cost.buffers == sum(b.numel() for b in made.buffers())
    assert cost.buffer_bytes == sum(b.nbytes for b in made.buffers())


def ways() -> Drawing:
    """A sequence, a repeated block, a block of many numbers, a layer used again, a tensor."""
    draw = Drawing()
    draw.project.variables = (Variable("gain", 1.5, "float"),)
    define(draw, "stage", Variable("width", 8), Variable("spread", 0.5, "float"))
    x = draw.add("input", "x", shape=("N", 8))
    wide = draw.add(
        "Linear",
        "wide",
        out_features=Expression("width"),
        **init("weight", "normal_", std=Expression("spread / 2")),
        **init("bias", "constant_", val=Expression("gain")),
        **condition("weight", "spectral_norm"),
    )
    draw.chain(x, wide, draw.add("ReLU", "relu"), draw.add("output", "y"))
    draw.within = MODEL
    x = draw.add("input", "x", shape=("N", 1, 8, 8))
    conv1 = draw.add(
        "Conv2d",
        "conv1",
        out_channels=4,
        kernel_size=3,
        **init("weight", "kaiming_normal_", nonlinearity="relu"),
        **init("bias", "zeros_"),
    )
    conv2 = draw.add(
        "Conv2d", "conv2", out_channels=4, kernel_size=3, **condition("weight", "weight_norm")
    )
    conv3 = draw.add("Conv2d", "conv3", out_channels=4, kernel_size=3, **init("weight", "dirac_"))
    flat, relu = draw.add("Flatten", "flat"), draw.add("ReLU", "relu1")
    one = draw.add("Linear", "one", out_features=8, **condition("weight", "orthogonal"))
    rows = draw.add("block:stage", "rows", repeat=3)
    other = draw.add("block:stage", "other", spread=2.0)
    shared = draw.add("Linear", "shared", out_features=8, **init("weight", "orthogonal_", gain=2.0))
    draw.chain(x, conv1, relu, conv2, conv3, flat, one, rows, other, shared)
    again = draw.add("Linear", "shared_again")
    draw.do(Reuse(again, shared))
    token = draw.add("Parameter", "token", size=(1, 8), **init(TENSOR, "trunc_normal_", std=0.02))
    total = draw.add("Add", "total")
    draw.chain(shared, again, total)
    draw.chain(token, total)
    draw.chain(total, draw.add("output", "y"))
    return draw


def test_the_text_and_the_module_agree_wherever_a_layer_stands():
    plan = plan_of(ways())
    assert_same(plan)
    text = written(plan)
    assert_clean(text)
    assert (
        """
                conv2=nn.utils.parametrizations.weight_norm(
                    nn.Conv2d(4, 4, kernel_size=3)
                ),
                conv3=nn.Conv2d(4, 4, kernel_size=3),
            )
        )
        nn.init.kaiming_normal_(self.features.conv1.weight, nonlinearity="relu")
        nn.init.zeros_(self.features.conv1.bias)
        nn.init.dirac_(self.features.conv3.weight)
"""
        in text
    )
    assert (
        """
        self.wide = nn.Linear(width, width)
        nn.init.normal_(self.wide.weight, std=spread / 2)
        nn.init.constant_(self.wide.bias, GAIN)
        nn.utils.parametrizations.spectral_norm(self.wide)
"""
        in text
    )
    assert "self.one = nn.utils.parametrizations.orthogonal(nn.Linear(16, 8))" in text
    assert text.count("self.shared.weight") == 1


def test_layers_of_layers_and_recurrent_ones_agree():
    draw = Drawing()
    x = draw.add("input", "x", shape=("N", 5, 8))
    lstm = draw.add(
        "LSTM",
        "lstm",
        hidden_size=8,
        batch_first=True,
        **init("weight_hh_l0", "orthogonal_"),
        **init("weight_ih_l0", "xavier_uniform_"),
        **init("bias_hh_l0", "ones_"),
    )
    encoder = draw.add(
        "TransformerEncoder",
        "encoder",
        nhead=2,
        dim_feedforward=16,
        num_layers=2,
        batch_first=True,
        **init("layers.1.self_attn.in_proj_weight", "xavier_normal_"),
        **condition("layers.0.linear1.weight", "weight_norm"),
    )
    draw.chain(x, lstm, encoder, draw.add("output", "y"))
    plan = plan_of(draw)
    assert_same(plan)
    text = written(plan)
    assert "nn.init.xavier_normal_(self.encoder.layers[1].self_attn.in_proj_weight)" in text
    assert "nn.utils.parametrizations.weight_norm(self.encoder.layers[0].linear1)" in text
    assert_clean(text)


def test_a_recurrent_layer_learns_what_is_parametrized():
    params = {"hidden_size": 4, "batch_first": True}
    draw = small({**params, **condition("weight_hh_l0", "weight_norm")}, "LSTM", ("N", 5, 6))
    plan = plan_of(draw)
    made = assert_same(plan)
    made(torch.randn(2, 5, 6)).sum().backward()
    assert all(p.grad is not None and p.grad.any() for p in made.parameters())


def analysed(draw: Drawing) -> Analysis:
    return Analyser(draw.catalogue).analyse(draw.project)


REFUSED: list[tuple[dict[str, Any], str, Any, str]] = [
    (init("weights", "ones_"), "Linear", ("N", 6), "layer (Linear) has no weights"),
    (init("weight", "kaiming_norml_"), "Linear", ("N", 6), "torch.nn.init has: uniform_"),
    (init("weight", "kaiming_normal_", slope=1), "Linear", ("N", 6), "has no argument slope"),
    (init("weight", "kaiming_normal_", mode="in"), "Linear", ("N", 6), "kaiming_normal_: mode"),
    (init("weight", "normal_", std=-1.0), "Linear", ("N", 6), "normal_: std must be at least 0"),
    (init("weight", "uniform_", a=2.0), "Linear", ("N", 6), "a is 2.0 and b is 1.0"),
    (init("weight", "dirac_"), "Linear", ("N", 6), "for weights of 3 to 5 axes"),
    (init("bias", "xavier_normal_"), "Linear", ("N", 6), "of 2 or more axes; the bias of layer"),
    (init("weight", "eye_"), "Conv2d", ("N", 6, 8, 8), "shape 4 × 6 × 3 × 3"),
    (init("weight", "dirac_", groups=3), "Conv2d", ("N", 6, 8, 8), "divides the first axis"),
    (condition("bias", "orthogonal"), "Linear", ("N", 6), "orthogonal is for weights of 2 or"),
    (condition("weight", "weight_norm", dim=2), "Linear", ("N", 6), "the axis 2, but the weight"),
    (condition("weight", "batch_norm"), "Linear", ("N", 6), "no parametrization of the weight"),
    ({"init:weight:gain": 2.0}, "Linear", ("N", 6), "not what it is an argument of"),
    (init("weight", "ones_"), "ReLU", ("N", 6), "It has: none"),
    (init("weight", "ones_"), "torch.exp", ("N", 6), "has no weights that could begin"),
]


@pytest.mark.parametrize(("params", "kind", "shape", "said"), REFUSED, ids=str)
def test_what_does_not_fit_is_refused_and_can_be_taken_out(params, kind, shape, said):
    draw = small(params, kind, shape)
    analysis = analysed(draw)
    (problem,) = analysis.problems
    assert said in str(problem.message)
    assert problem.node == "n1"
    assert analysis.plan is None
    draw.do(problem.fixes[-1].edit)
    assert analysed(draw).plan is not None


def test_a_block_has_no_weights_of_its_own():
    draw = ways()
    node = draw.graph.find("rows")
    assert node is not None
    draw.do(SetParam(node.id, "init:weight", "ones_"))
    problem, *_ = analysed(draw).problems
    assert "is a block" in str(problem.message)
    draw.do(problem.fixes[0].edit)
    assert analysed(draw).plan is not None


def test_an_expression_that_comes_to_a_wrong_value_is_refused():
    draw = small(init("weight", "normal_", std=Expression("0 - 1")))
    (problem,) = analysed(draw).problems
    assert "std must be at least 0, but it is -1" in str(problem.message)


def test_repetitions_that_share_their_weights_are_treated_once():
    draw = Drawing()
    define(draw, "stage")
    x = draw.add("input", "x", shape=("N", 8))
    wide = draw.add("Linear", "wide", out_features=8, **init("weight", "orthogonal_"))
    draw.chain(x, wide, draw.add("output", "y"))
    draw.within = MODEL
    rows = draw.add("block:stage", "rows", repeat=3, share_weights=True)
    later = draw.add("Linear", "later", out_features=2)
    draw.chain(draw.add("input", "x", shape=("N", 8)), rows, later, draw.add("output", "y"))
    made = assert_same(plan_of(draw))
    assert len(made.state_dict()) == 4
    torch.manual_seed(SEED)
    by_hand = nn.Linear(8, 8)
    nn.init.orthogonal_(by_hand.weight)
    assert torch.equal(made.state_dict()["rows.wide.weight"], by_hand.weight)
    assert torch.equal(made.state_dict()["later.weight"], nn.Linear(8, 2).weight)


def test_instances_of_a_block_that_begin_in_other_ways_are_other_classes():
    draw = Drawing()
    face = Variable("how", "ones_", "text")
    define(draw, "stage", face)
    x = draw.add("input", "x", shape=("N", 8))
    wide = draw.add("Linear", "wide", out_features=8, **init("weight", Expression("how")))
    draw.chain(x, wide, draw.add("output", "y"))
    draw.within = MODEL
    one, two = draw.add("block:stage", "one"), draw.add("block:stage", "two", how="zeros_")
    draw.chain(draw.add("input", "x", shape=("N", 8)), one, two, draw.add("output", "y"))
    plan = plan_of(draw)
    made = assert_same(plan).state_dict()
    assert made["one.wide.weight"].eq(1).all()
    assert made["two.wide.weight"].eq(0).all()
    assert_clean(written(plan))


def test_memory_counts_what_parametrizations_add_and_compute():
    plain, normed = (
        Measurer(ShapeCache()).measure(plan_of(small(params)))
        for params in ({}, condition("weight", "weight_norm"))
    )
    # Four lengths are learnt more, and the backward pass needs the norms of the directions.
    assert normed.parameter_bytes == plain.parameter_bytes + 4 * 4
    assert normed.kept_bytes(1) > plain.kept_bytes(1)
