"""Somebody's training will not fit, and a block is computed again in the backward pass."""

from __future__ import annotations

import pytest
from person import Person
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QCheckBox

from studio.app.appraisal import Appraiser, Estimate
from studio.train.capacity import RESERVE, Verdict, judge
from studio.train.config import TrainConfig

FREE = RESERVE["cpu"] + 22 * 2**20


def small_device(
    _: Appraiser, estimate: Estimate, config: TrainConfig, batch: int, __: str
) -> Verdict | None:
    """A computer with 22 MiB for the model."""
    if estimate.model is None:
        return None
    return judge(estimate.model, config, batch, "cpu", free=lambda _: FREE, blocks=estimate.blocks)


def test_one_click_lets_a_block_be_computed_again(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Appraiser, "judge", small_device)
    session = person.window.session
    session.open_example("residual_blocks")
    session.set_setting("train.batch_size", 96)
    person.tab("costs")
    budget = person.window.bench.costs.budget
    person.sees(lambda: session.costing.fresh and budget.fixes[0].isVisible())
    before = session.costing.estimate.verdict
    assert before.level == "too_large"
    assert "96" in budget.line.sentence.text()
    button = budget.fixes[0]
    assert button.toolTip().startswith("Save about ")
    assert button.toolTip().endswith(" recompute blocks in backward")
    person.click(person.place(button))
    session.enter(person.node("stage1"))
    blocks = person.node("blocks")
    assert session.graph.node(blocks).params["checkpoint"] is True
    person.sees(lambda: session.costing.fresh)
    after = session.costing.estimate.verdict
    assert after.needed < before.needed
    offered = [each.toolTip() for each in budget.fixes if each.isVisible()]
    assert not any("recompute blocks" in title for title in offered)

    # The card says so, and so does the form; the tick there takes it off again.
    assert "again" in person.window.canvas.canvas.node_item(blocks).card.guise.signs
    session.select([blocks])
    person.settle()
    tick = person.window.inspector.findChild(QCheckBox, "param-checkpoint")
    assert tick.isChecked()
    person.click(person.place(tick, QPoint(8, tick.height() // 2)))
    assert session.graph.node(blocks).params.get("checkpoint") is not True
    session.document.undo()
    assert session.graph.node(blocks).params["checkpoint"] is True
    session.document.undo()
    assert "checkpoint" not in session.graph.node(blocks).params


def test_the_menu_of_a_block_has_it(person: Person) -> None:
    session = person.window.session
    session.open_example("residual_blocks")
    person.settle()
    stage = person.node("stage2")
    session.select([stage])
    person.choose("Model", "block.checkpoint")
    assert session.graph.node(stage).params["checkpoint"] is True
    QApplication.processEvents()
    assert person.window.canvas.canvas.node_item(stage).card.guise.signs == ("again",)
    person.choose("Model", "block.checkpoint")
    assert "checkpoint" not in session.graph.node(stage).params
