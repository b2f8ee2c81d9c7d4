"""Operations on tensors, and tensors of the model itself, in models that are more than one node."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from composed import change, define, plan_of
from drawing import STANDARD, Drawing
from torch import nn

from studio.compile.analysis import Analyser, Analysis
from studio.compile.module import seeded
from studio.compile.plan import Plan
from studio.compile.source import write
from studio.graph.model import BYPASS, MODEL, Variable
from studio.value import Expression

ROWS = ("N", 12)


def analyse(draw: Drawing) -> Analysis:
    return Analyser(STANDARD).analyse(draw.project)


def problems(draw: Drawing) -> list[str]:
    return [str(problem.message) for problem in analyse(draw).problems]


def exported(plan: Plan) -> nn.Module:
    source = write(plan)
    namespace: dict[str, Any] = {"__name__": "exported"}
    exec(compile(source.text, "exported.py", "exec"), namespace)
    module = namespace[source.class_name]()
    assert isinstance(module, nn.Module)
    return module


def assert_both_agree(plan: Plan, *values: torch.Tensor) -> torch.Tensor:
    """The written class has the same keys and gives the same; that is given back."""
    ours, theirs = seeded(plan, 0), exported(plan)
    assert list(ours.state_dict()) == list(theirs.state_dict())
    theirs.load_state_dict(ours.state_dict())
    result = ours(*values)
    assert torch.equal(result, theirs(*values))
    assert isinstance(result, torch.Tensor)
    return result


def chained(*nodes: tuple[str, dict[str, Any]], shape: tuple[int | str, ...] = ROWS) -> Drawing:
    """An input, these kinds one after the other, and an output."""
    draw = Drawing()
    start = draw.add("input", "x", shape=shape)
    draw.chain(start, *(draw.add(kind, **params) for kind, params in nodes), draw.add("output"))
    return draw


def test_a_number_that_a_port_may_replace_is_written_as_one_writes_it() -> None:
    draw = chained(("Subtract", {"value": 1.0}), ("Scale", {"factor": 0.5}), ("Negate", {}))
    text = write(plan_of(draw)).text
    assert "x = x - 1\n" in text
    assert "x = x * 0.5\n" in text
    assert "return -x\n" in text
    result = assert_both_agree(plan_of(draw), torch.tensor([[3.0] * 12]))
    assert torch.equal(result, torch.full((1, 12), -1.0))


def test_whole_numbers_stay_whole() -> None:
    draw = Drawing()
    x = draw.add("input", "x", shape=("N", 3), dtype="int64")
    draw.chain(x, draw.add("FloorDivide", value=2.0), draw.add("output"))
    assert analyse(draw).nodes["n2"].outputs["output"].dtype == "int64"
    assert assert_both_agree(plan_of(draw), torch.tensor([[5, 6, 7]])).tolist() == [[2, 3, 3]]


def test_a_factor_may_be_an_expression_in_brackets_of_its_own() -> None:
    draw = chained(("Scale", {"factor": Expression("width - 1")}))
    draw.project.variables = (Variable("width", 3),)
    plan = plan_of(draw)
    assert assert_both_agree(plan, torch.ones(1, 12)).tolist() == [[2.0] * 12]


def test_pieces_have_names_and_those_not_used_have_none() -> None:
    draw = Drawing()
    parts = draw.add("torch.chunk", "parts", chunks=3)
    join = draw.add("Subtract", "join")
    draw.chain(draw.add("input", "x", shape=ROWS), parts)
    draw.wire(f"{parts}.output.0", join)
    draw.wire(f"{parts}.output.2", f"{join}.other")
    draw.chain(join, draw.add("output", "y"))
    plan = plan_of(draw)
    assert "parts_0, _, parts_2 = torch.chunk(x, 3, dim=1)" in write(plan).text
    x = torch.rand(2, 12)
    assert torch.equal(assert_both_agree(plan, x), x[:, :4] - x[:, 8:])


def test_how_many_pieces_there_are_may_be_an_expression() -> None:
    draw = Drawing()
    define(draw, "gate", Variable("parts", 2))
    parts = draw.add("torch.chunk", "parts", chunks=Expression("parts * 2"))
    join = draw.add("Multiply", "join")
    draw.chain(draw.add("input", "x", shape=ROWS), parts)
    draw.wire(f"{parts}.output.0", join)
    draw.wire(f"{parts}.output.3", join)
    draw.chain(join, draw.add("output", "y"))
    draw.within = MODEL
    x = draw.add("input", "x", shape=ROWS)
    draw.chain(x, draw.add("block:gate", "gate"), draw.add("output"))
    values = torch.rand(2, 12)
    result = assert_both_agree(plan_of(draw), values)
    assert torch.equal(result, values[:, :3] * values[:, 9:])
    draw.set("n2", "parts", 3)
    assert assert_both_agree(plan_of(draw), values).shape == (2, 2)
    draw.set("n2", "parts", 1)
    assert any("parts" in text or "Multiply" in text for text in problems(draw))


def test_fewer_pieces_than_asked_for_are_a_problem() -> None:
    draw = Drawing()
    parts = draw.add("torch.chunk", "parts", chunks=5)
    draw.chain(draw.add("input", "x", shape=ROWS), parts)
    draw.wire(f"{parts}.output.0", draw.add("output"))
    assert any("does not make as many pieces of" in text for text in problems(draw))


def test_the_first_piece_goes_on_where_a_split_is_bypassed() -> None:
    draw = Drawing()
    parts = draw.add("torch.chunk", "parts")
    draw.chain(draw.add("input", "x", shape=ROWS), parts)
    draw.wire(f"{parts}.output.0", draw.add("output", "y"))
    change(draw, parts, flags=frozenset({BYPASS}))
    assert analyse(draw).nodes[parts].outputs["output.0"].shape == ROWS
    assert assert_both_agree(plan_of(draw), torch.rand(2, 12)).shape == (2, 12)
    draw.wire(f"{parts}.output.1", draw.add("output", "z"))
    assert any("is bypassed, so it does not give output.1" in text for text in problems(draw))


def test_dropout_of_attention_is_off_in_eval_in_both_readings() -> None:
    draw = Drawing()
    x = draw.add("input", "x", shape=("N", 2, 6, 4))
    attend = draw.add("torch.nn.functional.scaled_dot_product_attention", "attend", dropout_p=0.5)
    for port in ("query", "key", "value"):
        draw.wire(x, f"{attend}.{port}")
    draw.chain(attend, draw.add("output"))
    plan = plan_of(draw)
    assert "dropout_p=0.5 if self.training else 0.0" in write(plan).text
    values = torch.rand(3, 2, 6, 4)
    for module in (seeded(plan, 0), exported(plan)):
        plain = torch.nn.functional.scaled_dot_product_attention(values, values, values)
        assert torch.equal(module.eval()(values), plain)
        assert not torch.equal(module.train()(values), plain)


def learned_offset(draw: Drawing) -> None:
    """A block that adds learned numbers."""
    define(draw, "offset")
    x = draw.add("input", "x", shape=ROWS)
    join = draw.add("Add", "join")
    draw.chain(x, join, draw.add("output", "y"))
    draw.wire(draw.add("RandomParameter", "amount", size=(12,)), join)
    draw.within = MODEL


@pytest.mark.parametrize(
    ("shared", "keys"),
    [(True, ["offset.amount"]), (False, [f"offset.{n}.amount" for n in range(3)])],
)
def test_parameters_in_a_repeated_block_are_its_own_or_shared(
    shared: bool, keys: list[str]
) -> None:
    draw = Drawing()
    learned_offset(draw)
    x = draw.add("input", "x", shape=ROWS)
    draw.chain(
        x, draw.add("block:offset", "offset", repeat=3, share_weights=shared), draw.add("output")
    )
    plan = plan_of(draw)
    assert_both_agree(plan, torch.rand(2, 12))
    assert list(seeded(plan, 0).state_dict()) == keys
    assert analyse(draw).total.parameters == 12 * len(keys)


def test_a_parameter_used_again_is_one() -> None:
    draw = chained(("Add", {}), ("Multiply", {}))
    scale = draw.add("RandomParameter", "scale", size=(12,))
    again = draw.add("RandomParameter", "again")
    change(draw, again, reuses=scale)
    draw.wire(scale, "n2")
    draw.wire(again, "n3")
    plan = plan_of(draw)
    module = seeded(plan, 0)
    assert list(module.state_dict()) == ["scale"]
    x = torch.rand(2, 12)
    assert torch.equal(assert_both_agree(plan, x), (x + module.scale) * module.scale)
    assert analyse(draw).total.parameters == 12


def test_a_parameter_learns_and_a_constant_is_not_saved() -> None:
    draw = chained(("Add", {}))
    draw.wire(draw.add("Parameter", "bias", size=(12,)), "n2")
    draw.wire(draw.add("Constant", "one", size=(12,)), "n2")
    module = seeded(plan_of(draw), 0)
    assert list(module.state_dict()) == ["bias"]
    assert [name for name, _ in module.named_buffers()] == ["one"]
    module(torch.rand(2, 12)).sum().backward()
    assert torch.equal(module.bias.grad, torch.full((12,), 2.0))


def test_a_value_of_the_model_may_be_tapped_like_any_other() -> None:
    draw = chained(("Add", {}))
    bias = draw.add("Parameter", "bias", size=(12,), fill_value=3.0)
    draw.wire(bias, "n2")
    module = seeded(plan_of(draw), 0)
    with module.tapped([bias]) as taken:
        module(torch.rand(2, 12))
    assert torch.equal(taken[bias, "output"], torch.full((12,), 3.0))


def test_names_of_parts_and_of_values_do_not_meet() -> None:
    draw = Drawing()
    x = draw.add("input", "causal_mask", shape=("N", 5))
    mask = draw.add("CausalMask", "positions")
    place = draw.add("Positions", "causal")
    draw.wire(x, mask)
    draw.wire(x, place)
    join = draw.add("Multiply", "F")
    draw.wire(mask, join)
    draw.wire(place, join)
    draw.chain(join, draw.add("torch.Tensor.to", "torch"), draw.add("output", "nn"))
    result = assert_both_agree(plan_of(draw), torch.rand(2, 5))
    assert torch.equal(result, torch.ones(5, 5).triu(1) * torch.arange(5))


@pytest.mark.parametrize(
    ("kind", "params", "shape", "words"),
    [
        ("Index", {"index": ":-1"}, ROWS, "is no multiple of N"),
        ("Index", {"index": "::2"}, ROWS, "is no multiple of N"),
        ("torch.nn.functional.pad", {"pad": (0, 0, 1, 0)}, ROWS, "is no multiple of N"),
        ("torch.nn.MaxPool2d", {}, (8, 4, "N", 8), "wants N × channels × height × width"),
        ("torch.diagonal", {}, (2, "N", 8), "is no multiple of N"),
        ("torch.diagonal", {"dim1": 0, "dim2": 1}, ("N", 8), "is no multiple of N"),
        ("torch.unbind", {"dim": 0}, ROWS, "does not make as many pieces"),
        ("torch.Tensor.view", {"shape": (-1,)}, ("N", "N"), "size of the batch times itself"),
        ("Index", {"index": ":, x"}, ROWS, 'but it is ":, x"'),
        ("Constant", {"size": ("N", 3)}, ROWS, "so it cannot hold N"),
    ],
)
def test_what_cannot_be_known_for_every_batch_is_refused(
    kind: str, params: dict[str, Any], shape: tuple[int | str, ...], words: str
) -> None:
    draw = Drawing()
    node = draw.add(kind, **params)
    spec = STANDARD.find(kind)
    assert spec is not None
    port = spec.outputs_with(params)[0]
    draw.wire(f"{node}.{port.name}", draw.add("output"))
    x = draw.add("input", "x", shape=shape)
    draw.chain(x, node if spec.inputs else draw.add("output"))
    assert any(words in text for text in problems(draw)), problems(draw)


def test_a_large_size_that_does_not_come_of_the_batch_is_taken_as_it_is() -> None:
    draw = chained(("torch.nn.functional.pad", {"pad": (2000, 2000)}))
    assert analyse(draw).nodes["n2"].outputs["output"].shape == ("N", 4012)


@pytest.mark.parametrize("kind", ["IndexSelect", "IndexAdd"])
def test_indices_stand_along_one_axis(kind: str) -> None:
    draw = Drawing()
    node, x = draw.add(kind, dim=1), draw.add("input", "x", shape=ROWS)
    draw.wire(x, f"{node}.input")
    draw.wire(draw.add("input", "places", shape=(3, 2), dtype="int64"), f"{node}.index")
    if kind == "IndexAdd":
        draw.wire(x, f"{node}.source")
    draw.wire(node, draw.add("output"))
    sentence = f"{kind} wants its indices one after the other, along a single axis."
    assert sentence in problems(draw)


def test_a_layer_of_images_does_not_take_the_batch_for_their_height() -> None:
    draw = chained(("torch.nn.ConstantPad2d", {"padding": 1, "value": 0.0}))
    assert analyse(draw).plan is None
    assert not analyse(draw).nodes["n2"].outputs


def test_what_is_the_same_for_a_batch_of_one_may_lose_the_batch() -> None:
    draw = chained(("torch.mean", {"dim": 0}), ("torch.nn.Linear", {"out_features": 20_000}))
    nodes = analyse(draw).nodes
    assert (nodes["n2"].outputs["output"].shape, nodes["n3"].outputs["output"].shape) == (
        (12,),
        (20_000,),
    )


def test_what_pairs_all_samples_with_all_is_known_without_their_memory() -> None:
    draw = Drawing()
    x = draw.add("input", "x", shape=("N",))
    outer = draw.add("torch.outer")
    draw.wire(x, f"{outer}.input")
    draw.wire(x, f"{outer}.vec2")
    draw.chain(outer, draw.add("output"))
    assert analyse(draw).nodes[outer].outputs["output"].shape == ("N", "N")


def test_a_tensor_that_cannot_be_made_says_why() -> None:
    draw = chained(("Add", {}))
    draw.wire(draw.add("torch.arange", start=3.0, end=1.0), "n2")
    assert any(
        text == "From 3.0 to 1.0 there is no way in steps of 1.0." for text in problems(draw)
    )


def test_a_number_does_not_stand_in_for_what_was_left_out() -> None:
    draw = Drawing()
    x, y = draw.add("input", "x", shape=ROWS), draw.add("input", "y", shape=ROWS, optional=True)
    less = draw.add("Subtract")
    draw.chain(x, less, draw.add("output"))
    draw.wire(y, f"{less}.other")
    assert any("y may be left out" in text for text in problems(draw))


@pytest.mark.parametrize("between", ["Constant", "Flatten", "Index"])
def test_a_view_of_what_others_need_is_not_overwritten_unnoticed(between: str) -> None:
    draw = Drawing()
    x = draw.add("input", "x", shape=("N", 3, 4))
    relu = draw.add("ReLU", "relu", inplace=True)
    draw.chain(relu, draw.add("output"))
    if between == "Constant":
        draw.chain(x, draw.add("output", "same"))
        draw.wire(draw.add("Constant", "one"), relu)
    else:
        draw.chain(x, draw.add(between), relu)
    assert any("overwrites in place" in text for text in problems(draw))


@pytest.mark.parametrize(
    ("params", "written"),
    [
        ({"size": (1, 4)}, "torch.zeros(1, 4)"),
        ({"size": (4,), "fill_value": 1.0}, "torch.ones(4)"),
        ({"size": ()}, "torch.zeros(())"),
        ({"size": (4,), "fill_value": 0.5}, "torch.full((4,), 0.5)"),
    ],
)
def test_a_filled_parameter_is_written_as_one_writes_it(
    params: dict[str, Any], written: str
) -> None:
    draw = chained(("Add", {}), shape=("N", 3, 4))
    draw.wire(draw.add("Parameter", "bias", **params), "n2")
    plan = plan_of(draw)
    assert f"self.bias = nn.Parameter({written})\n" in write(plan).text
    assert torch.equal(exported(plan).bias, seeded(plan, 0).bias)
    assert_both_agree(plan, torch.rand(2, 3, 4))
