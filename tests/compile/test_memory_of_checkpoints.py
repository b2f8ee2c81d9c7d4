"""The memory of blocks that are computed again is known before the model runs."""

from __future__ import annotations

import pytest
from checkpointed import analysed, block, flagged, model
from composed import MODELS
from drawing import Drawing
from reality import measured
from test_checkpointed_blocks import IMAGE, NORMS
from test_memory import BATCH, random_inputs

from studio.compile.footprint import Footprint
from studio.compile.memory import Measurer
from studio.compile.module import PlanModule
from studio.graph.model import Project


def footprint_of(project: Project, near: float) -> Footprint:
    """What is foretold, once it was seen to be true."""
    analyser, plan = analysed(project)
    assert plan is not None
    found = Measurer(analyser.cache).measure(plan)
    real = measured(PlanModule(plan), random_inputs(plan))
    assert found.kept_bytes(BATCH) == real.kept
    parts = found.training_parts(BATCH)
    assert parts.activations + parts.gradients == pytest.approx(real.training, rel=near, abs=128)
    return found


def assert_foretold(project: Project, near: float = 0.001) -> None:
    plain, again = footprint_of(project, near), footprint_of(flagged(project), near)
    assert again.kept_bytes(BATCH) < plain.kept_bytes(BATCH) / 2
    assert again.training_bytes(BATCH) < plain.training_bytes(BATCH)
    assert again.inference == plain.inference


WIDE = (
    ("Linear", {"out_features": 200}),
    ("GELU", {}),
    ("Dropout", {}),
    ("Linear", {"out_features": 6}),
)


@pytest.mark.parametrize("shared", [False, True])
def test_a_row_keeps_what_comes_into_each(shared: bool) -> None:
    draw = Drawing()
    block(draw, "Mlp", *WIDE)
    row = draw.add("block:Mlp", "row", repeat=4, share_weights=shared)
    # Where a layer is called again, the sum of its gradients is told a little too large.
    assert_foretold(model(draw, row), 0.12 if shared else 0.001)


@pytest.mark.parametrize("last", ["Linear", "Tanh", "Dropout", "Identity"])
def test_no_more_is_computed_again_than_is_kept(last: str) -> None:
    draw = Drawing()
    settings = {"out_features": 6} if last == "Linear" else {}
    block(draw, "Mlp", *WIDE, (last, settings))
    assert_foretold(model(draw, draw.add("block:Mlp", "row", repeat=2)))


def test_copies_of_buffers_are_counted() -> None:
    draw = Drawing()
    block(draw, "Stage", *NORMS, size=IMAGE)
    two = draw.add("block:Stage", "two", repeat=2)
    assert_foretold(model(draw, draw.add("block:Stage", "one"), two, size=IMAGE))


def test_blocks_in_blocks_are_gone_through_again_in_turn() -> None:
    draw = Drawing()
    block(draw, "Inner", *WIDE)
    block(draw, "Outer", ("block:Inner", {"repeat": 2}), ("GELU", {}), ("block:Inner", {}))
    outer = draw.add("block:Outer", "outer", repeat=2)
    assert_foretold(model(draw, outer, draw.add("ReLU", "relu")))


def test_several_inputs_and_outputs() -> None:
    drawn, *_ = MODELS["decoder_with_memory"]()
    # Attention is one layer here, of which torch makes only a part again.
    assert_foretold(drawn.project, 0.1)


def test_what_is_kept_for_nobody_is_not_told() -> None:
    """A block without anything to learn, after inputs that do not learn, keeps nothing."""
    draw = Drawing()
    block(draw, "Still", ("Tanh", {}), ("Sigmoid", {}))
    project = flagged(model(draw, draw.add("block:Still", "still")))
    assert footprint_of(project, 0.001).kept_bytes(BATCH) == 0
