"""Which plain runs of layers become one sequence, what it is called, and what follows from it."""

from __future__ import annotations

import weakref
from dataclasses import replace
from typing import Any

import pytest
import torch
from composed import assert_same_model, change, plan_of
from drawing import STANDARD, Drawing
from tidy import assert_clean
from torch import nn

from studio.compile import source
from studio.compile.analysis import Analyser
from studio.compile.keys import by_layer
from studio.compile.module import NodeError, seeded
from studio.compile.plan import Plan
from studio.graph.model import BYPASS

IMAGE = ("N", 1, 8, 8)
CONVOLUTIONS = ("Conv2d", "BatchNorm2d", "ReLU", "MaxPool2d")
HEAD = ("Flatten", "Linear", "ReLU", "Linear")


def straight(*kinds: str, shape: tuple[Any, ...] = IMAGE) -> Drawing:
    """One layer after the other."""
    draw = Drawing()
    layers = [draw.add(kind) for kind in kinds]
    draw.chain(draw.add("input", "image", shape=shape), *layers, draw.add("output", "scores"))
    return draw


def runs(plan: Plan) -> dict[str, list[str]]:
    return {run.name: [plan.steps[place].name for place in run.steps] for run in plan.runs}


@pytest.mark.parametrize(
    ("kinds", "names"),
    [
        ((*CONVOLUTIONS, *HEAD), ["features", "classifier"]),
        ((*CONVOLUTIONS, "AdaptiveAvgPool2d", *HEAD), ["features", "classifier"]),
        ((*CONVOLUTIONS, *HEAD, "ReLU"), ["features", "head"]),
        (CONVOLUTIONS, ["features"]),
        (HEAD, ["mlp"]),
        (("Conv2d", "ReLU", *HEAD), ["classifier"]),
        (("Flatten", "ReLU", "Tanh"), ["layers"]),
        (("Conv2d", "ReLU"), []),
    ],
)
def test_runs_are_cut_and_called_by_what_is_in_them(kinds, names) -> None:
    plan = plan_of(straight(*kinds))
    assert list(runs(plan)) == names
    assert_same_model(plan, torch.rand(3, 1, 8, 8))


def test_the_module_and_its_python_hold_a_run_under_its_name() -> None:
    plan = plan_of(straight(*CONVOLUTIONS, *HEAD))
    module = seeded(plan, 0)
    assert list(dict(module.named_children())) == ["features", "classifier"]
    assert isinstance(module.features, nn.Sequential)
    assert next(iter(module.state_dict())) == "features.conv2d.weight"
    x = torch.rand(2, 1, 8, 8)
    assert torch.equal(module(x), module.classifier(module.features(x)))
    assert "        return self.classifier(x)\n" in source.write(plan).text


def test_a_fork_a_second_call_and_a_function_end_a_run() -> None:
    draw = straight("Linear", "ReLU", "Tanh", "Linear", "ReLU", "Tanh", shape=("N", 8))
    nodes = [node.id for node in draw.graph if node.kind.startswith("torch.nn")]
    draw.wire(nodes[2], draw.add("output", "middle"))
    plan = plan_of(draw)
    assert [len(run.steps) for run in plan.runs] == [3, 3]
    again = straight("Linear", "ReLU", "Linear", "ReLU", shape=("N", 10))
    one, *_, two, _ = [node.id for node in again.graph if node.kind.startswith("torch.nn")]
    change(again, two, reuses=one, params={})
    assert plan_of(again).runs == ()
    apart = straight("Linear", "ReLU", "torch.flip", "Tanh", "Linear", shape=("N", 8))
    apart.set(apart.graph.find("flip").id, "dims", (1,))
    assert plan_of(apart).runs == ()


def residual() -> Drawing:
    """Two ways that meet; one of them, the shorter, begins first."""
    draw = Drawing()
    x = draw.add("input", "x", shape=("N", 4, 8, 8))
    entry = draw.add("Tanh", "entry")
    short = [draw.add("Conv2d", name, out_channels=4, kernel_size=1) for name in ("s1", "s2")]
    long = [draw.add("Conv2d", name, out_channels=4, padding=1) for name in ("l1", "l2", "l3")]
    join = draw.add("Add", "join")
    draw.chain(x, entry, *short, join, draw.add("output", "y"))
    draw.chain(entry, *long, join)
    return draw


def test_the_steps_of_a_run_stand_together_in_an_order_that_works() -> None:
    plan = plan_of(residual())
    assert runs(plan) == {"residual": ["l1", "l2", "l3"]}
    seen: set[str] = set()
    for step in plan.steps:
        assert all(ref.node in seen for refs in step.inputs.values() for ref in refs)
        seen.add(step.node)
    assert_same_model(plan, torch.rand(2, 4, 8, 8))


def test_branches_that_are_put_together_are_numbered() -> None:
    draw = Drawing()
    x = draw.add("input", "x", shape=("N", 4, 8, 8))
    join = draw.add("Concatenate", "join", dim=1)
    for _ in range(2):
        draw.chain(x, draw.add("Conv2d"), draw.add("BatchNorm2d"), draw.add("ReLU"), join)
    draw.chain(join, draw.add("output", "y"))
    plan = plan_of(draw)
    assert list(runs(plan)) == ["branch1", "branch2"]
    assert_same_model(plan, torch.rand(2, 4, 8, 8))


def test_a_run_never_has_the_name_of_a_node() -> None:
    draw = straight(*CONVOLUTIONS, *HEAD)
    names = {"relu": "features", "linear": "classifier", "flatten": "append", "conv2d": "pop"}
    for old, new in names.items():
        change(draw, draw.graph.find(old).id, name=new)
    plan = plan_of(draw)
    assert list(runs(plan)) == ["backbone", "head"]
    assert {"append_", "pop_"} <= {step.name for step in plan.steps}
    assert_same_model(plan, torch.rand(2, 1, 8, 8))


def test_notes_and_what_is_bypassed_stay_in_their_place_in_a_run() -> None:
    draw = straight("Conv2d", "Dropout", "ReLU", "MaxPool2d", "Tanh")
    change(draw, draw.graph.find("dropout").id, flags=frozenset({BYPASS}))
    change(draw, draw.graph.find("maxpool2d").id, note="Half the size.\nAnd half again.")
    plan = plan_of(draw)
    written = source.write(plan)
    lines = [line.strip() for line in written.text.splitlines()]
    first = next(n for n, line in enumerate(lines) if line.startswith("conv2d="))
    assert lines[first + 1 : first + 6] == [
        "# dropout (Dropout) is bypassed.",
        "relu=nn.ReLU(),",
        "# Half the size.",
        "# And half again.",
        "maxpool2d=nn.MaxPool2d(2),",
    ]
    (skipped,) = plan.skipped
    assert written.lines_of(skipped.node) == (first + 2,)
    assert_clean(written.text)


def test_a_bypassed_node_of_another_branch_is_not_told_in_a_run() -> None:
    draw = residual()
    drop = draw.add("Dropout", "drop")
    for wire in draw.graph.incoming(draw.graph.find("s2").id):
        draw.graph.drop_wire(wire)
    draw.chain(draw.graph.find("s1").id, drop, draw.graph.find("s2").id)
    change(draw, drop, flags=frozenset({BYPASS}))
    text = source.write(plan_of(draw)).text
    assert text.index("def forward") < text.index("# drop (Dropout) is bypassed.")


def test_an_edit_that_moves_no_wire_finds_the_same_runs_as_a_new_look() -> None:
    draw = straight(*CONVOLUTIONS, *HEAD)
    analyser = Analyser(STANDARD)
    conv = draw.graph.find("conv2d").id
    for params in ({"padding": 1}, {"bias": False}, {"out_channels": 5}):
        change(draw, conv, params=params)
        assert analyser.analyse(draw.project) == Analyser(STANDARD).analyse(draw.project)
    draw.wire(draw.graph.find("relu").id, draw.add("output", "extra"))
    found = analyser.analyse(draw.project)
    assert found == Analyser(STANDARD).analyse(draw.project)
    assert found.plan is not None
    assert list(runs(found.plan)) == ["features", "classifier"]


def test_a_fault_in_a_run_names_its_node_and_taps_see_each_layer() -> None:
    draw = straight(*CONVOLUTIONS, *HEAD)
    module = seeded(plan_of(draw), 0)
    norm, conv = draw.graph.find("batchnorm2d").id, draw.graph.find("conv2d").id
    with module.tapped({norm, conv}) as taken:
        module(torch.rand(2, 1, 8, 8))
    assert {node for node, _ in taken} == {norm, conv}
    with pytest.raises(NodeError) as caught:
        module(torch.rand(2, 3, 8, 8))
    assert caught.value.node == conv


def test_a_value_is_let_go_after_the_last_step_that_needs_it() -> None:
    draw = Drawing()
    x = draw.add("input", "x", shape=("N", 4))
    names = ("one", "two", "three", "four")
    one, two, three, four = (draw.add("Linear", name, out_features=4) for name in names)
    join = draw.add("Add", "join")
    draw.chain(x, one, two, join, three, four, draw.add("output", "y"))
    draw.wire(one, join)
    module = seeded(plan_of(draw), 0)
    given: dict[str, weakref.ref[torch.Tensor]] = {}
    living: dict[str, set[str]] = {}

    def watch(name: str) -> Any:
        def look(_layer: nn.Module, _inputs: Any, output: torch.Tensor) -> None:
            living[name] = {other for other, value in given.items() if value() is not None}
            given[name] = weakref.ref(output)

        return look

    for name, node in zip(names, (one, two, three, four), strict=True):
        layer = module.layer(node)
        assert layer is not None
        layer.register_forward_hook(watch(name))
    with torch.no_grad():
        module(torch.rand(2, 4))
    assert living == {"one": set(), "two": {"one"}, "three": set(), "four": {"three"}}


def test_weights_are_found_by_their_layers_whatever_runs_there_were() -> None:
    plan = plan_of(straight(*CONVOLUTIONS, *HEAD))
    module = seeded(plan, 0)
    weights = module.state_dict()
    flat = {key.partition(".")[2]: value for key, value in weights.items()}
    otherwise = {f"stuff.{key}": value for key, value in flat.items()}
    for old in (flat, otherwise, weights):
        assert list(by_layer(plan, old)) == list(weights)
    unknown = {**flat, "gone.weight": torch.zeros(1)}
    assert [key for key in by_layer(plan, unknown) if key not in weights] == ["gone.weight"]
    double = {**flat, **weights}
    assert by_layer(plan, double) == double


def test_weights_of_rows_of_blocks_are_found_too() -> None:
    draw = straight("Conv2d", "ReLU", "Tanh")
    inner = draw.project.graphs["part"] = draw.graph.copy()
    inner.put_node(replace(inner.find("image"), params={"shape": ("N", 32, 8, 8)}))
    inner.put_node(replace(inner.find("conv2d"), params={"padding": 1}))
    draw = _placed(draw)
    plan = plan_of(draw)
    weights = seeded(plan, 0).state_dict()
    assert "row.1.features.conv2d.weight" not in weights
    assert "row.1.layers.conv2d.weight" in weights
    flat = {key.replace(".layers.", "."): value for key, value in weights.items()}
    assert list(by_layer(plan, flat)) == list(weights)


def _placed(draw: Drawing) -> Drawing:
    """Two instances of the block after each other, in the place of what was drawn."""
    placed = Drawing()
    placed.project.graphs["part"] = draw.project.graphs["part"]
    row = placed.add("block:part", "row", repeat=2)
    image = placed.add("input", "image", shape=("N", 32, 8, 8))
    placed.chain(image, row, placed.add("output", "result"))
    return placed
