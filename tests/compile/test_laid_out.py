"""What refuses values for how they lie in memory says so beforehand, and nothing else does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import torch
from drawing import STANDARD, Drawing

from studio.compile.analysis import Analyser, Analysis
from studio.compile.minding import Minding
from studio.compile.module import NodeError, seeded
from studio.compile.plan import Plan
from studio.compile.problems import Allow, Problem
from studio.graph.definitions import AddGraph, SetCode
from studio.graph.document import Document
from studio.graph.edits import Disconnect, SetParam
from studio.graph.model import BLOCK, MODEL, TRAINING, Graph
from studio.layers.builtin.arrangement import VIEW

Shape = tuple[int | str, ...]
Layer = str | tuple[str, Mapping[str, Any]]
"""Its title, and how it is set."""

SEQUENCE: Shape = ("N", 6, 8)
IMAGE: Shape = ("N", 4, 8, 8)
TURNED: Layer = ("Permute", {"dims": (0, 2, 1)})
FLAT: Layer = ("View", {"shape": ("N", -1)})
PAIRS: Layer = ("View", {"shape": ("N", 6, 2, 2)})
HEADS: Layer = ("View", {"shape": ("N", 6, 2, 4)})
RECURRENT: Layer = ("LSTM", {"hidden_size": 4, "batch_first": True})
LINEAR: Layer = ("Linear", {"out_features": 3})
OVER: Layer = ("ReLU", {"inplace": True})
WIDER: Layer = ("Expand", {"size": (-1, 4, -1)})

REFUSED: tuple[tuple[Shape, tuple[Layer, ...]], ...] = (
    (SEQUENCE, (TURNED, FLAT)),
    (SEQUENCE, (("Transpose", {}), FLAT)),
    (SEQUENCE, (("MoveDim", {}), FLAT)),
    (SEQUENCE, (TURNED, "ReLU", "Sigmoid", FLAT)),
    (SEQUENCE, (TURNED, ("Dropout", {"p": 0.5}), FLAT)),
    (SEQUENCE, (("Narrow", {"dim": 2, "start": 1, "length": 5}), FLAT)),
    (("N", 1, 8), (WIDER, FLAT)),
    (SEQUENCE, (RECURRENT, FLAT)),
    (IMAGE, (("Permute", {"dims": (0, 2, 3, 1)}), "Tanh", FLAT)),
    (("N", 8, 8, 4), (("Permute", {"dims": (0, 3, 1, 2)}), ("Conv2d", {"out_channels": 4}), FLAT)),
    (("N", "T", 8), (TURNED, FLAT)),
)
TAKEN: tuple[tuple[Shape, tuple[Layer, ...]], ...] = (
    (SEQUENCE, (FLAT,)),
    (SEQUENCE, (TURNED, LINEAR, FLAT)),
    (SEQUENCE, (TURNED, TURNED, FLAT)),
    (SEQUENCE, (TURNED, ("Reshape", {"shape": ("N", -1)}))),
    (SEQUENCE, (RECURRENT, LINEAR, FLAT)),
    (SEQUENCE, (("Narrow", {"dim": 1, "start": 1, "length": 4}), ("View", {"shape": ("N", 32)}))),
    (SEQUENCE, (("Narrow", {"dim": 2, "start": 1, "length": 4}), PAIRS)),
    (IMAGE, (("Permute", {"dims": (0, 2, 3, 1)}), ("View", {"shape": ("N", 64, 4)}))),
    (("N", 8, 8, 4), (("Permute", {"dims": (0, 3, 1, 2)}), "Flatten", FLAT)),
    (("N", 1, 8), (WIDER, "ReLU")),
    (SEQUENCE, (HEADS,)),
    (SEQUENCE, (("Expand", {"size": ("N", 6, 8)}), "Sigmoid", OVER)),
)


def chained(shape: Shape, layers: tuple[Layer, ...], draw: Drawing | None = None) -> Drawing:
    """An input, layers one after the other, an output."""
    draw = draw or Drawing()
    last = draw.add("input", "x", shape=shape)
    for layer in layers:
        title, params = (layer, {}) if isinstance(layer, str) else layer
        node = draw.add(title, **params)
        draw.wire(last, node)
        last = node
    draw.wire(last, draw.add("output", "y"))
    return draw


def analyse(draw: Drawing, graph: str = MODEL) -> Analysis:
    return Analyser(STANDARD, allows=lambda _: True).analyse(draw.project, graph)


def errors(found: Analysis) -> list[Problem]:
    return [problem for problem in found.problems if problem.severity == "error"]


def runs(plan: Plan, *shape: int) -> None:
    """Once as it trains, once as it answers."""
    module = seeded(plan, 0)
    for training in (True, False):
        module.train(training)
        with torch.set_grad_enabled(training):
            module(torch.randn(shape, generator=torch.Generator().manual_seed(1)))


def sized(shape: Shape) -> tuple[int, ...]:
    return tuple({"N": 2, "T": 5}.get(str(axis), axis) for axis in shape)  # type: ignore[misc]


@pytest.mark.parametrize(("shape", "layers"), REFUSED)
def test_what_a_view_refuses_is_said_beforehand_and_mended_by_one_click(
    shape: Shape, layers: tuple[Layer, ...]
) -> None:
    draw = chained(shape, layers)
    (problem,) = errors(analyse(draw))
    assert draw.graph.node(problem.node).kind == VIEW.key
    assert "in order and without gaps" in str(problem.message)
    (fix,) = problem.fixes
    assert str(fix.title) == "Use Reshape"
    before = {node.id: node for node in draw.graph}
    document = Document(draw.project, draw.kinds)
    assert not isinstance(fix.edit, Allow)
    document.do(fix.edit)
    mended = analyse(draw)
    assert mended.plan is not None and not errors(mended)
    runs(mended.plan, *sized(shape))
    document.undo()
    assert {node.id: node for node in draw.graph} == before


@pytest.mark.parametrize(("shape", "layers"), REFUSED)
def test_torch_refuses_what_is_said_to_be_refused(
    monkeypatch: pytest.MonkeyPatch, shape: Shape, layers: tuple[Layer, ...]
) -> None:
    draw = chained(shape, layers)
    monkeypatch.setattr(Minding, "graphs", lambda *_: frozenset())
    plan = analyse(draw).plan
    assert plan is not None
    with pytest.raises(NodeError, match="view size is not compatible"):
        runs(plan, *sized(shape))


@pytest.mark.parametrize(("shape", "layers"), TAKEN)
def test_what_runs_is_not_refused(shape: Shape, layers: tuple[Layer, ...]) -> None:
    found = analyse(chained(shape, layers))
    assert found.plan is not None and not errors(found)
    runs(found.plan, *sized(shape))


def with_block(*layers: Layer, inner: tuple[Layer, ...]) -> Drawing:
    """Layers behind which a block is called."""
    draw = Drawing()
    draw.do(AddGraph("part", Graph()))
    draw.within = "part"
    chained(SEQUENCE, inner, draw)
    draw.within = MODEL
    return chained(SEQUENCE, (*layers, (BLOCK + "part", {})), draw)


def test_a_view_in_a_block_is_refused_for_each_use_that_does_not_suit_it() -> None:
    draw = with_block(inner=("ReLU", FLAT))
    assert analyse(draw).plan is not None
    first = draw.graph.find("part")
    turned = draw.add("Permute", dims=(0, 2, 1))
    second = draw.add(BLOCK + "part", "again")
    draw.chain(draw.graph.find("x").id, turned, second, draw.add("output", "z"))
    found = analyse(draw)
    (problem,) = errors(found)
    assert (problem.path, problem.graph) == ((second,), "part")
    assert "permute gives do not" in str(problem.message)
    inside, beside = found.within((second,)), found.within((first.id,))
    assert inside is not None and beside is not None
    assert [each.message for each in inside.problems] == [problem.message]
    assert inside.plan is None and not beside.problems
    assert analyse(draw, "part").plan is not None
    (fix,) = problem.fixes
    draw.do(fix.edit)
    mended = analyse(draw)
    assert mended.plan is not None and not errors(mended)
    runs(mended.plan, *sized(SEQUENCE))


def test_a_block_that_is_repeated_is_refused_in_the_round_that_does_not_suit_it() -> None:
    same: Layer = ("View", {"shape": ("N", 48)})
    back: Layer = ("Reshape", {"shape": ("N", 6, 8)})
    turn: Layer = ("Permute", {"dims": (0, 2, 1)})
    draw = with_block(inner=(same, back, turn, ("Reshape", {"shape": ("N", 8, 6)})))
    draw.set(draw.graph.find("part").id, "repeat", 2)
    (problem,) = errors(analyse(draw))
    assert problem.path == (f"{draw.graph.find('part').id}#1",)


def test_a_view_in_the_training_graph_is_refused_too() -> None:
    draw = Drawing()
    draw.project.graphs[TRAINING] = Graph()
    chained(SEQUENCE, (LINEAR,), draw)
    draw.within = TRAINING
    x = draw.add("input", "x", shape=SEQUENCE)
    model, turned = draw.add(BLOCK + MODEL, "net"), draw.add("Permute", dims=(0, 2, 1))
    view, mean = draw.add("View", shape=("N", -1)), draw.add("torch.mean", dim=None)
    draw.chain(x, model, turned, view, mean, draw.add("torch.optim.Adam", "optimizer"))
    (problem,) = errors(analyse(draw, TRAINING))
    assert problem.node == view
    draw.do(problem.fixes[0].edit)
    assert analyse(draw, TRAINING).plan is not None


def test_what_is_written_over_may_not_be_stretched() -> None:
    draw = chained(("N", 1, 8), (WIDER, OVER))
    (problem,) = errors(analyse(draw))
    assert "what expand gives, several places of which are one in memory" in str(problem.message)
    draw.do(problem.fixes[0].edit)
    mended = analyse(draw)
    assert mended.plan is not None and not errors(mended)
    runs(mended.plan, 2, 1, 8)


def test_what_gradients_are_asked_of_may_not_be_written_over() -> None:
    asking = ("RequireGradient", TURNED)
    draw = chained(SEQUENCE, (*asking, "Identity", OVER))
    (problem,) = errors(analyse(draw))
    assert "what requiregradient hands on, of which gradients are asked" in str(problem.message)
    draw.do(problem.fixes[0].edit)
    mended = analyse(draw)
    assert mended.plan is not None and not errors(mended)
    runs(mended.plan, *sized(SEQUENCE))
    for layers in ((*asking, "Tanh"), (LINEAR, "RequireGradient"), (LINEAR,)):
        other = analyse(chained(SEQUENCE, (*layers, OVER)))
        assert other.plan is not None and not errors(other)
        runs(other.plan, *sized(SEQUENCE))


def test_what_was_learned_may_not_be_written_over_in_a_block() -> None:
    draw = with_block(inner=(TURNED, OVER))
    part = draw.graph.find("part").id
    draw.do(Disconnect((draw.graph.wire_into(part, "x"),)))
    numbers, join = draw.add("Parameter", "numbers", size=(1, 8, 6)), draw.add("Add")
    draw.chain(numbers, part)
    draw.wire(part, join)
    draw.chain(draw.graph.find("x").id, join, draw.add("output", "sum"))
    (problem,) = errors(analyse(draw))
    assert problem.path == (part,)
    assert "what numbers has learned" in str(problem.message)


OWN = """from torch import Tensor


def flat(x: Tensor) -> Tensor:
    return x.view(x.shape[0], -1)
"""


def test_python_of_the_user_that_takes_a_view_is_told_so() -> None:
    draw = Drawing()
    draw.do(SetCode("flat", OWN))
    draw = chained(SEQUENCE, (TURNED, ("code:flat", {})), draw)
    (problem,) = errors(analyse(draw))
    assert "write reshape in place of view" in str(problem.message)
    draw.do(SetCode("flat", OWN.replace(".view(", ".reshape(")))
    assert analyse(draw).plan is not None


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1)])
def test_who_saw_every_step_says_the_same_as_a_newcomer(order: tuple[int, ...]) -> None:
    draw = chained(SEQUENCE, (("Permute", {"dims": (0, 1, 2)}), "ReLU", FLAT))
    analyser = Analyser(STANDARD)
    analyser.analyse(draw.project)
    draw.do(SetParam(draw.graph.find("permute").id, "dims", order))
    assert analyser.analyse(draw.project) == Analyser(STANDARD).analyse(draw.project)
    assert bool(errors(analyser.analyse(draw.project))) == (order != (0, 1, 2))
