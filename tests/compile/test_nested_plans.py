"""Blocks, sharing, expressions, bypass and mute, from the graph to the module that runs."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from drawing import STANDARD, Drawing
from torch import nn

from studio.compile.analysis import Analyser, Analysis
from studio.compile.examination import Examination
from studio.compile.module import NodeError, PlanModule, seeded
from studio.compile.plan import Plan, differing
from studio.graph.model import BYPASS, MODEL, MUTE, Graph, Node, Variable, Wire
from studio.value import Expression


def analyse(draw: Drawing) -> Analysis:
    return Analyser(STANDARD).analyse(draw.project)


def messages(draw: Drawing) -> list[str]:
    return [str(problem.message) for problem in analyse(draw).problems]


def plan_of(draw: Drawing) -> Plan:
    analysis = analyse(draw)
    assert analysis.plan is not None, [str(p.message) for p in analysis.problems]
    return analysis.plan


def change(draw: Drawing, node: str, **fields: object) -> None:
    draw.graph.put_node(replace(draw.graph.node(node), **fields))


def define(draw: Drawing, name: str, *variables: Variable) -> None:
    """Go on drawing in a new block of this name."""
    draw.project.graphs[name] = Graph()
    draw.project.graphs[name].variables = variables
    draw.within = name


def convolutions(draw: Drawing, name: str = "Stage") -> None:
    """A block of a convolution with ``channels`` outputs, a normalisation and a ReLU."""
    define(draw, name, Variable("channels", 8, minimum=1))
    x = draw.add("input", "x", shape=("N", 3, 8, 8))
    width = Expression("channels")
    conv = draw.add("Conv2d", "conv", out_channels=width, padding=1, bias=False)
    draw.chain(x, conv, draw.add("BatchNorm2d", "norm"), draw.add("ReLU", "relu"))
    draw.chain(draw.graph.find("relu").id, draw.add("output", "y"))
    draw.within = MODEL


def model_of(draw: Drawing, *nodes: str) -> None:
    image = draw.add("input", "image", shape=("N", 3, 8, 8))
    draw.chain(image, *nodes, draw.add("output", "result"))


def test_a_block_is_a_module_of_its_own_with_what_comes_in():
    draw = Drawing()
    convolutions(draw)
    one = draw.add("block:Stage", "one", channels=4)
    two = draw.add("block:Stage", "two", channels=Expression("2 * 3"))
    model_of(draw, one, two)
    analysis = analyse(draw)
    assert str(analysis.nodes[two].outputs["y"]) == "N × 6 × 8 × 8"
    assert analysis.nodes[two].computed == {"channels": 6}
    module = PlanModule(plan_of(draw))
    keys = ["one.layers.conv.weight", "one.layers.norm.weight", "one.layers.norm.bias"]
    assert list(module.state_dict())[:3] == keys
    assert module.get_parameter("two.layers.conv.weight").shape == (6, 4, 3, 3)
    assert module(torch.rand(2, 3, 8, 8)).shape == (2, 6, 8, 8)
    assert analysis.total.parameters == sum(p.numel() for p in module.parameters())


def test_what_is_inside_an_instance_is_known_by_the_way_one_enters_it():
    draw = Drawing()
    convolutions(draw)
    one = draw.add("block:Stage", "one", channels=4)
    model_of(draw, one)
    inside = analyse(draw).within((one,))
    conv = draw.project.graphs["Stage"].find("conv").id
    assert inside is not None and inside.graph == "Stage"
    assert str(inside.nodes[conv].outputs["output"]) == "N × 4 × 8 × 8"
    assert inside.nodes[conv].derived == {"in_channels": 3}
    assert analyse(draw).within(("n99",)) is None


def test_repetitions_follow_each_other_with_weights_of_their_own():
    draw = Drawing()
    convolutions(draw)
    stages = draw.add("block:Stage", "stages", channels=5, repeat=3)
    model_of(draw, stages)
    module = PlanModule(plan_of(draw))
    assert module.get_parameter("stages.0.layers.conv.weight").shape == (5, 3, 3, 3)
    assert module.get_parameter("stages.2.layers.conv.weight").shape == (5, 5, 3, 3)
    x = torch.rand(2, 3, 8, 8)
    by_hand = x
    for stage in module.get_submodule("stages"):
        by_hand = stage(by_hand)
    assert torch.equal(module(x), by_hand)


def test_repetitions_that_share_their_weights_are_one_module():
    draw = Drawing()
    convolutions(draw)
    stages = draw.add("block:Stage", "stages", channels=3, repeat=4, share_weights=True)
    model_of(draw, stages)
    module = PlanModule(plan_of(draw)).eval()
    assert sum(p.numel() for p in module.parameters()) == analyse(draw).total.parameters
    assert "stages.layers.conv.weight" in module.state_dict()
    x = torch.rand(2, 3, 8, 8)
    stage = module.get_submodule("stages")
    assert torch.equal(module(x), stage(stage(stage(stage(x)))))


def test_weights_that_cannot_be_shared_are_explained():
    draw = Drawing()
    convolutions(draw)
    draw_node = draw.add("block:Stage", "stages", channels=5, repeat=2, share_weights=True)
    model_of(draw, draw_node)
    assert messages(draw) == [
        "The calls of stages cannot share their weights: in_channels of conv would be 3 in the "
        "first and 5 in another."
    ]


def test_a_layer_called_again_is_one_layer():
    draw = Drawing()
    left = draw.add("input", "left", shape=("N", 6))
    right = draw.add("input", "right", shape=("N", 6))
    embed = draw.add("Linear", "embed", out_features=4)
    again = draw.add("Linear", "again")
    change(draw, again, reuses=embed)
    join = draw.add("Add", "join")
    draw.chain(left, embed, join, draw.add("output", "result"))
    draw.chain(right, again, join)
    plan = plan_of(draw)
    module = PlanModule(plan)
    assert list(module.state_dict()) == ["embed.weight", "embed.bias"]
    assert analyse(draw).total.parameters == 28
    a, b = torch.rand(2, 6), torch.rand(2, 6)
    layer = module.get_submodule("embed")
    assert torch.equal(module(a, b), layer(a) + layer(b))
    assert module.layer(again) is module.layer(embed)


def test_a_layer_called_again_upstream_of_its_owner_has_one_size():
    draw = Drawing()
    owner = draw.add("Linear", "owner", out_features=6)
    first = draw.add("Linear", "first")
    change(draw, first, reuses=owner)
    x = draw.add("input", "x", shape=("N", 6))
    draw.chain(x, first, owner, draw.add("output", "result"))
    module = PlanModule(plan_of(draw))
    assert list(module.state_dict()) == ["owner.weight", "owner.bias"]


def test_a_second_call_that_does_not_fit_says_so():
    draw = Drawing()
    left = draw.add("input", "left", shape=("N", 6))
    right = draw.add("input", "right", shape=("N", 7))
    embed, again = draw.add("Linear", "embed", out_features=4), draw.add("Linear", "again")
    change(draw, again, reuses=embed)
    join = draw.add("Add", "join")
    draw.chain(left, embed, join, draw.add("output", "result"))
    draw.chain(right, again, join)
    problems = analyse(draw).problems
    assert [problem.node for problem in problems] == [again]


def test_a_bypassed_layer_hands_on_what_it_is_given():
    draw = Drawing()
    dense = draw.add("Linear", "dense", out_features=5)
    drop = draw.add("Dropout", "drop")
    x = draw.add("input", "x", shape=("N", 6))
    draw.chain(x, dense, drop, draw.add("output", "result"))
    change(draw, drop, flags=frozenset({BYPASS}))
    analysis = analyse(draw)
    assert str(analysis.nodes[drop].outputs["output"]) == "N × 5"
    plan = plan_of(draw)
    assert [step.name for step in plan.steps] == ["x", "dense", "result"]
    (skipped,) = plan.skipped
    assert (skipped.name, skipped.title, skipped.how) == ("drop", "Dropout", "bypass")


def test_a_bypassed_layer_has_no_second_output():
    draw = Drawing()
    x = draw.add("input", "x", shape=(5, "N", 6))
    lstm = draw.add("LSTM", "lstm")
    change(draw, lstm, flags=frozenset({BYPASS}))
    draw.wire(x, lstm)
    draw.wire(f"{lstm}.h_n", draw.add("output", "result"))
    assert "lstm is bypassed, so it does not give h_n." in messages(draw)


def test_a_muted_branch_leaves_a_sum_with_the_others():
    draw = Drawing()
    x = draw.add("input", "x", shape=("N", 6))
    main = draw.add("Linear", "main", out_features=6)
    side = draw.add("Linear", "side", out_features=6)
    act = draw.add("ReLU", "act")
    join = draw.add("Add", "join")
    draw.chain(x, main, join, draw.add("output", "result"))
    draw.chain(x, side, act, join)
    extra = draw.add("output", "extra")
    draw.wire(act, extra)
    change(draw, side, flags=frozenset({MUTE}))
    plan = plan_of(draw)
    assert [step.name for step in plan.steps] == ["x", "main", "join", "result"]
    assert {skipped.name for skipped in plan.skipped} == {"side", "act", "extra"}
    assert PlanModule(plan)(torch.rand(2, 6)).shape == (2, 6)


def test_muting_the_only_output_is_a_problem():
    draw = Drawing()
    x = draw.add("input", "x", shape=("N", 6))
    dense = draw.add("Linear", "dense")
    draw.chain(x, dense, draw.add("output", "result"))
    change(draw, dense, flags=frozenset({MUTE}))
    assert messages(draw) == ["Nothing is left to return: every output is muted."]


def masked(draw: Drawing) -> None:
    """A block of self-attention with a mask that may be left out."""
    define(draw, "Attend")
    x = draw.add("input", "x", shape=(6, "N", 8))
    mask = draw.add("input", "mask", shape=(6, 6), dtype="bool", optional=True)
    attend = draw.add("MultiheadAttention", "attend")
    for port in ("query", "key", "value"):
        draw.wire(x, f"{attend}.{port}")
    draw.wire(mask, f"{attend}.attn_mask")
    draw.wire(attend, draw.add("output", "y"))
    draw.within = MODEL


@pytest.mark.parametrize("wired", [True, False])
def test_an_optional_input_may_be_left_open(wired):
    draw = Drawing()
    masked(draw)
    x = draw.add("input", "x", shape=(6, "N", 8))
    block = draw.add("block:Attend", "attend")
    draw.chain(x, block, draw.add("output", "result"))
    if wired:
        mask = draw.add("input", "mask", shape=(6, 6), dtype="bool", optional=True)
        draw.wire(mask, f"{block}.mask")
    module = PlanModule(plan_of(draw)).eval()
    value = torch.rand(6, 2, 8)
    forbidden = torch.ones(6, 6, dtype=torch.bool).triu(1)
    inner = module.get_submodule("attend.attend")
    plain = inner(value, value, value)[0]
    assert torch.equal(module(value), plain)
    if wired:
        kept_back = inner(value, value, value, attn_mask=forbidden)[0]
        assert torch.equal(module(value, forbidden), kept_back)
        assert not torch.equal(plain, kept_back)


def test_what_may_be_left_out_goes_to_optional_inputs_only():
    draw = Drawing()
    x = draw.add("input", "x", shape=("N", 6), optional=True)
    draw.chain(x, draw.add("Linear", "dense"), draw.add("output", "result"))
    assert messages(draw) == [
        "x may be left out, so it can go to optional inputs only; Linear always needs its input."
    ]


def test_inputs_and_outputs_come_in_the_order_given():
    draw = Drawing()
    b = draw.add("input", "b", shape=("N", 2), order=2)
    a = draw.add("input", "a", shape=("N", 3), order=1)
    for source, name, order in ((b, "of_b", 1), (a, "of_a", 0)):
        dense = draw.add("Linear", f"dense_{name}")
        draw.chain(source, dense, draw.add("output", name, order=order))
    plan = plan_of(draw)
    assert [step.name for step in plan.inputs] == ["a", "b"]
    assert [step.name for step in plan.outputs] == ["of_a", "of_b"]


def test_a_problem_inside_a_block_is_told_once_with_the_way_to_it():
    draw = Drawing()
    convolutions(draw)
    draw.within = "Stage"
    draw.set(draw.graph.find("conv").id, "kernel_size", 50)
    conv = draw.graph.find("conv").id
    draw.within = MODEL
    one, two = draw.add("block:Stage", "one"), draw.add("block:Stage", "two")
    model_of(draw, one, two)
    (problem,) = analyse(draw).problems
    assert (problem.path, problem.node, problem.graph) == ((one,), conv, "Stage")
    for fix in problem.fixes:
        draw.do(fix.edit)
    assert draw.project.graphs["Stage"].find("conv").params["kernel_size"] != 50


def test_variables_of_the_project_are_for_all_graphs():
    draw = Drawing()
    draw.project.variables = (Variable("width", 4), Variable("wide", Expression("width * 4")))
    convolutions(draw)
    draw.within = "Stage"
    draw.set(draw.graph.find("conv").id, "out_channels", Expression("channels + width"))
    draw.within = MODEL
    stage = draw.add("block:Stage", "stage", channels=Expression("wide"))
    model_of(draw, stage)
    plan = plan_of(draw)
    assert plan.constants == {"width": 4, "wide": 16}
    assert PlanModule(plan).get_parameter("stage.layers.conv.weight").shape[0] == 20


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("width", 'out_features: There is no variable "width". Known are: none.'),
        ("1 / 0", 'out_features: "1 / 0" divides by zero.'),
        ("3 / 2", "out_features must be a whole number, but it is 1.5."),
        ("1 - 2", "out_features must be at least 1, but it is -1."),
    ],
)
def test_an_expression_that_does_not_work_is_a_problem_at_its_node(text, sentence):
    draw = Drawing()
    x = draw.add("input", "x", shape=("N", 6))
    dense = draw.add("Linear", "dense", out_features=Expression(text))
    draw.chain(x, dense, draw.add("output", "result"))
    (problem,) = analyse(draw).problems
    assert (problem.node, str(problem.message)) == (dense, sentence)


def test_a_block_that_holds_itself_is_a_problem_and_no_endless_walk():
    draw = Drawing()
    convolutions(draw)
    inner = draw.project.graphs["Stage"]
    inner.put_node(Node("n50", "block:Stage", "inner"))
    inner.put_wire(Wire("n1", "output", "n50", "x"))
    stage = draw.add("block:Stage", "stage")
    model_of(draw, stage)
    assert "A block cannot hold itself: Stage → Stage." in messages(draw)


def test_taps_and_layers_inside_blocks_are_named_by_the_way():
    draw = Drawing()
    convolutions(draw)
    conv = draw.project.graphs["Stage"].find("conv").id
    stages = draw.add("block:Stage", "stages", repeat=2)
    model_of(draw, stages)
    module = seeded(plan_of(draw), 0)
    first, second = f"{stages}/{conv}", f"{stages}#1/{conv}"
    with module.tapped({first, second}) as taken:
        module(torch.rand(2, 3, 8, 8))
    assert set(taken) == {(first, "output"), (second, "output")}
    assert not torch.equal(taken[first, "output"], taken[second, "output"])
    assert isinstance(module.layer(second), nn.Conv2d)
    assert module.layer(second) is module.get_submodule("stages.1.layers.conv")
    assert module.plan.step(second).name == "conv"


def test_a_fault_inside_a_block_names_its_node():
    draw = Drawing()
    convolutions(draw)
    conv = draw.project.graphs["Stage"].find("conv").id
    stage = draw.add("block:Stage", "stage")
    model_of(draw, stage)
    module = PlanModule(plan_of(draw))
    with pytest.raises(NodeError) as caught:
        module(torch.rand(2, 5, 8, 8))
    assert caught.value.node == f"{stage}/{conv}"


def test_a_change_inside_a_block_is_seen_from_outside():
    draw = Drawing()
    convolutions(draw)
    conv = draw.project.graphs["Stage"].find("conv").id
    stage = draw.add("block:Stage", "stage")
    model_of(draw, stage)
    before = plan_of(draw)
    draw.within = "Stage"
    draw.set(conv, "bias", True)
    assert differing(before, plan_of(draw)) == {stage, f"{stage}/{conv}"}


def test_an_edit_in_a_block_that_stands_twice_the_same_way_is_all_that_is_looked_at(monkeypatch):
    draw = Drawing()
    draw.project.graphs["Twice"] = Graph()
    draw.within = "Twice"
    x = draw.add("input", "x", shape=("N", 4))
    draw.chain(x, draw.add("Linear", "dense", out_features=4), draw.add("ReLU", "relu"))
    draw.chain(draw.graph.find("relu").id, draw.add("output", "y"))
    dense = draw.graph.find("dense").id
    draw.within = MODEL
    first, second = draw.add("block:Twice", "first"), draw.add("block:Twice", "second")
    image = draw.add("input", "image", shape=("N", 4))
    draw.chain(image, draw.add("Linear", "narrow", out_features=4), first, second)
    draw.chain(second, draw.add("output", "result"))
    analyser = Analyser(STANDARD)
    assert analyser.analyse(draw.project).ok
    looked: list[str] = []
    run = Examination.run

    def heard(examination: Examination) -> object:
        looked.append(examination.node.name)
        return run(examination)

    monkeypatch.setattr(Examination, "run", heard)
    draw.within = "Twice"
    change(draw, dense, params={"out_features": 4, "bias": False})
    assert analyser.analyse(draw.project).ok
    assert looked == ["dense"]


def test_reuse_of_readings_changes_nothing():
    draw = Drawing()
    convolutions(draw)
    one, two = draw.add("block:Stage", "one"), draw.add("block:Stage", "two", repeat=2)
    model_of(draw, one, two)
    analyser = Analyser(STANDARD)
    conv = draw.project.graphs["Stage"].find("conv").id
    for size in (1, 3, 40, 5):
        draw.within = "Stage"
        draw.set(conv, "kernel_size", size)
        draw.within = MODEL
        draw.set(two, "channels", size)
        assert analyser.analyse(draw.project) == analyse(draw)
    draw.project.variables = (Variable("width", 4),)
    draw.set(one, "channels", Expression("width"))
    assert analyser.analyse(draw.project) == analyse(draw)
    draw.project.variables = (Variable("width", 6),)
    assert analyser.analyse(draw.project) == analyse(draw)


def test_a_definition_is_read_without_an_instance():
    draw = Drawing()
    convolutions(draw)
    model_of(draw)
    analysis = Analyser(STANDARD).analyse(draw.project, "Stage")
    assert analysis.plan is not None and analysis.plan.block == "Stage"
    assert str(analysis.nodes["n2"].outputs["output"]) == "N × 8 × 8 × 8"


def test_every_layer_is_found_once_by_the_way_to_it():
    draw = Drawing()
    convolutions(draw)
    conv = draw.project.graphs["Stage"].find("conv").id
    stages = draw.add("block:Stage", "stages", repeat=2)
    model_of(draw, stages)
    module = PlanModule(plan_of(draw))
    found = dict(module.named_layers())
    assert list(found)[:2] == [stages, f"{stages}/{conv}"]
    assert found[f"{stages}#1/{conv}"] is module.get_submodule("stages.1.layers.conv")
    assert len(found) == 7


def test_a_fault_in_a_block_is_an_error_where_it_is_needed_though_not_everywhere():
    draw = Drawing()
    define(draw, "Head")
    x = draw.add("input", "x", shape=("N", 3, 8, 8))
    draw.chain(x, draw.add("Linear", "fc", in_features=99), draw.add("output", "y"))
    draw.within = MODEL
    draw.add("block:Head", "loose")
    draw.wire(
        image := draw.add("input", "image", shape=("N", 3, 8, 8)), draw.graph.find("loose").id
    )
    needed = draw.add("block:Head", "needed")
    draw.chain(image, needed, draw.add("output", "result"))
    analysis = analyse(draw)
    assert analysis.plan is None
    assert [p.path for p in analysis.problems if p.severity == "error"] == [(needed,)]


def test_a_repeated_block_need_not_read_its_first_input():
    draw = Drawing()
    define(draw, "Deaf")
    draw.add("input", "x", shape=("N", 4))
    heard = draw.add("input", "heard", shape=("N", 4))
    draw.chain(heard, draw.add("Linear", "fc", out_features=4), draw.add("output", "y"))
    draw.within = MODEL
    image = draw.add("input", "image", shape=("N", 4))
    deaf = draw.add("block:Deaf", "deaf", repeat=2)
    draw.chain(image, deaf, draw.add("output", "result"))
    draw.wire(image, f"{deaf}.heard")
    module = PlanModule(plan_of(draw))
    given = torch.rand(2, 4)
    assert torch.equal(module(given), module.get_submodule("deaf.1")(given))


def test_a_repeated_block_whose_first_output_is_muted_is_a_problem_and_no_failure():
    draw = Drawing()
    define(draw, "Two")
    x = draw.add("input", "x", shape=("N", 4))
    silent = draw.add("Linear", "silent", out_features=4)
    draw.chain(x, silent, draw.add("output", "first"))
    draw.chain(x, draw.add("Linear", "fc", out_features=4), draw.add("output", "second"))
    change(draw, silent, flags=frozenset({MUTE}))
    draw.within = MODEL
    image = draw.add("input", "image", shape=("N", 4))
    twos = draw.add("block:Two", "twos", repeat=2)
    draw.wire(image, twos)
    draw.wire(f"{twos}.second", draw.add("output", "result"))
    assert messages(draw) == ["twos cannot be repeated: its first output, first, is muted."]
    draw.set(twos, "repeat", 1)
    assert PlanModule(plan_of(draw))(torch.rand(2, 4)).shape == (2, 4)


def test_a_layer_whose_owner_leads_nowhere_has_its_parameters_counted():
    draw = Drawing()
    x = draw.add("input", "x", shape=("N", 6))
    owner = draw.add("Linear", "owner", out_features=4)
    again = draw.add("Linear", "again")
    change(draw, again, reuses=owner)
    draw.wire(x, owner)
    draw.chain(x, again, draw.add("output", "result"))
    analyser = Analyser(STANDARD)
    found = analyser.analyse(draw.project)
    assert found.total.parameters == 28
    assert list(PlanModule(plan_of(draw)).state_dict()) == ["owner.weight", "owner.bias"]
    draw.wire(owner, draw.add("output", "other"))
    assert analyser.analyse(draw.project) == analyse(draw)
    assert analyse(draw).total.parameters == 28


def test_blocks_nested_too_deep_are_a_problem_and_no_endless_fall():
    draw = Drawing()
    convolutions(draw, "B0")
    for number in range(1, 400):
        define(draw, f"B{number}")
        inner = draw.add(f"block:B{number - 1}", "inner")
        x = draw.add("input", "x", shape=("N", 3, 8, 8))
        draw.chain(x, inner, draw.add("output", "y"))
    draw.within = MODEL
    model_of(draw, draw.add("block:B399", "top"))
    assert messages(draw) == ["Blocks can be nested 50 levels deep at most."]
    draw.within = "B49"
    assert Analyser(STANDARD).analyse(draw.project, "B49").plan is not None


def test_repetitions_of_repetitions_have_an_end():
    draw = Drawing()
    convolutions(draw)
    define(draw, "Many")
    inner = draw.add("block:Stage", "inner", channels=3, repeat=1000, share_weights=True)
    draw.chain(draw.add("input", "x", shape=("N", 3, 8, 8)), inner, draw.add("output", "y"))
    draw.within = MODEL
    top = draw.add("block:Many", "top", repeat=1000)
    model_of(draw, top)
    assert messages(draw) == [
        "One run would make 3000000 calls of layers, more than 100000. Repeat blocks less often."
    ]
    draw.set(top, "repeat", 2)
    assert analyse(draw).plan is not None


def test_learned_numbers_are_not_overwritten_in_place():
    draw = Drawing()
    x = draw.add("input", "x", shape=("N", 4))
    numbers = draw.add("Parameter", "numbers", size=(4,))
    relu = draw.add("ReLU", "relu", inplace=True)
    join = draw.add("Add", "join")
    draw.chain(x, join, draw.add("output", "y"))
    draw.chain(numbers, relu, join)
    (problem,) = analyse(draw).problems
    assert str(problem.message) == (
        "ReLU would overwrite in place what numbers has learned, which torch refuses."
    )
    draw.do(problem.fixes[0].edit)
    assert PlanModule(plan_of(draw))(torch.rand(2, 4)).shape == (2, 4)


def test_what_waits_for_a_muted_output_is_looked_at_again():
    draw = Drawing()
    define(draw, "Two")
    x = draw.add("input", "x", shape=("N", 4))
    silent = draw.add("Linear", "silent", out_features=4)
    draw.chain(x, silent, draw.add("output", "first"))
    broken = draw.add("Linear", "fc", in_features=9, out_features=4)
    draw.chain(x, broken, draw.add("output", "second"))
    draw.within = MODEL
    image = draw.add("input", "image", shape=("N", 4))
    two, tanh = draw.add("block:Two", "two"), draw.add("Tanh", "tanh")
    draw.chain(image, two, tanh, draw.add("output", "result"))
    analyser = Analyser(STANDARD)
    assert all(problem.node != tanh for problem in analyser.analyse(draw.project).problems)
    draw.within = "Two"
    change(draw, silent, flags=frozenset({MUTE}))
    draw.set(broken, "in_features", 4)
    seen = analyser.analyse(draw.project)
    assert seen.plan is None
    assert seen == analyse(draw)
