"""Whether a training fits, on the screen: beside Train, in the panel, and before it starts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app.appraisal import Appraiser, Estimate
from studio.app.session import Session
from studio.message import Message
from studio.train.capacity import Level, Verdict
from studio.train.config import TrainConfig
from studio.ui.costs.budget_bar import BudgetBar
from studio.ui.figures import memory
from studio.ui.fit_chip import FitChip
from studio.ui.panels.costs import CostsPanel
from studio.ui.panels.run import RunPanel
from studio.ui.pieces import Elided
from studio.ui.theme import Theme

MIB = 2**20
FREE = 8 * MIB


def verdict(estimate: Estimate, batch: int, device: str) -> Verdict:
    """A device with 8 MiB."""
    assert estimate.model is not None
    parts = estimate.model.training_parts(batch, 2)
    level: Level = "fits"
    if parts.total > FREE // 2:
        level = "tight" if parts.total <= FREE else "too_large"
    small = level == "too_large"
    advice = (Message("A smaller batch would help."),) if small else ()
    sentence = Message("{level} with a batch of {batch}.", level=level, batch=batch)
    return Verdict(level, sentence, parts, 0, FREE, device, 9 if small else None, advice)


@pytest.fixture
def small_device(monkeypatch: pytest.MonkeyPatch) -> None:
    def judge(
        _: Appraiser, estimate: Estimate, __: TrainConfig, batch: int, device: str
    ) -> Verdict:
        return verdict(estimate, batch, device)

    monkeypatch.setattr(Appraiser, "judge", judge)


@pytest.fixture
def trained(session: Session, small_device: None) -> Session:
    """A small network in view, with costs."""
    session.costing.begin()
    session.open_example("digits_cnn")
    session.set_setting("train.batch_size", 10)
    session.set_setting("train.device", "cpu")
    return session


@pytest.fixture
def chip(qtbot: QtBot, trained: Session, theme: Theme) -> Iterator[FitChip]:
    chip = FitChip(trained, theme)
    qtbot.addWidget(chip)
    yield chip
    chip.close_down()


@pytest.fixture
def panel(qtbot: QtBot, trained: Session, theme: Theme) -> CostsPanel:
    panel = CostsPanel(trained, theme)
    qtbot.addWidget(panel)
    panel.resize(1100, 500)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def test_the_chip_follows_batch_and_graph(trained: Session, chip: FitChip) -> None:
    assert chip.verdict is not None
    assert chip.verdict.level == "fits"
    assert chip.text().endswith("of 8.0 MiB")
    trained.set_setting("train.batch_size", 2000)
    assert chip.verdict.level == "too_large"
    assert chip.toolTip() == "too_large with a batch of 2000.\nA smaller batch would help."
    before = chip.text()
    conv = trained.graph.find("conv1")
    assert conv is not None
    trained.set_param(conv.id, "out_channels", 99)
    assert chip.text() != before
    chip.set_compact(True)
    assert chip.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly


def test_the_chip_is_gone_while_the_model_cannot_run(trained: Session, chip: FitChip) -> None:
    assert not chip.isHidden()
    conv = trained.graph.find("conv1")
    assert conv is not None
    trained.set_param(conv.id, "kernel_size", 99)
    assert chip.isHidden()
    trained.set_param(conv.id, "kernel_size", 3)
    assert not chip.isHidden()


def test_what_is_thought_of_moves_the_panel_and_not_the_chip(
    trained: Session, panel: CostsPanel, chip: FitChip
) -> None:
    fields = panel.budget.circumstances
    said = chip.text()
    assert fields.batch.value() == 10
    assert fields.take.isHidden()
    kept = panel.totals.texts()["kept"]
    fields.batch.setFocus()
    fields.batch.selectAll()
    QTest.keyClicks(fields.batch, "2000")
    QTest.keyClick(fields.batch, Qt.Key.Key_Return)
    assert panel.budget.line.sentence.text() == "too_large with a batch of 2000."
    assert panel.budget.advice.text() == "A smaller batch would help."
    assert panel.totals.texts()["kept"] != kept
    assert chip.text() == said
    QTest.mouseClick(panel.budget.largest, Qt.MouseButton.LeftButton)
    assert fields.batch.value() == 9
    assert panel.budget.line.sentence.text() == "fits with a batch of 9."
    QTest.mouseClick(fields.take, Qt.MouseButton.LeftButton)
    assert trained.document.project.settings["train.batch_size"] == 9
    assert fields.take.isHidden()
    trained.document.undo()
    assert trained.costing.config.batch_size == fields.batch.value() == 10


def test_reset_goes_back_to_what_the_project_trains_with(
    trained: Session, panel: CostsPanel
) -> None:
    fields = panel.budget.circumstances
    fields.batch.setValue(77)
    assert panel.budget.line.sentence.text() == "fits with a batch of 77."
    QTest.mouseClick(fields.back, Qt.MouseButton.LeftButton)
    assert fields.batch.value() == 10
    assert panel.budget.line.sentence.text() == "fits with a batch of 10."


def test_the_bar_says_what_the_memory_goes_into(
    qtbot: QtBot, trained: Session, theme: Theme
) -> None:
    assert trained.costing.estimate is not None
    found = trained.costing.estimate.verdict
    assert found is not None
    bar = BudgetBar(theme)
    qtbot.addWidget(bar)
    bar.show_verdict(found)
    assert {part.name for part in bar.parts} == {
        "Weights",
        "Gradients",
        "Optimiser",
        "Activations",
    }
    assert sum(part.octets for part in bar.parts) == found.needed
    bar.show_verdict(replace(found, reserve=5 * MIB))
    assert bar.parts[-1].name == "PyTorch itself"
    bar.resize(120, 10)
    narrow = bar.sizeHint().height()
    bar.resize(900, 10)
    assert bar.sizeHint().height() < narrow


def test_a_tiny_panel_says_it_in_figures_and_cuts_no_field(
    trained: Session, panel: CostsPanel
) -> None:
    panel.setMinimumSize(1, 1)  # As a dock does.
    panel.resize(234, 210)
    sentence, fields = panel.budget.line.sentence, panel.budget.circumstances
    assert sentence.text().endswith(f" of {memory(FREE)}")
    QApplication.processEvents()
    assert fields.device.width() >= fields.device.minimumSizeHint().width()
    assert not fields.batch.geometry().intersects(fields.device.geometry())
    panel.resize(400, 260)
    assert sentence.text() == "fits with a batch of 10."


def test_a_line_ends_where_its_room_ends(qtbot: QtBot) -> None:
    line = Elided()
    qtbot.addWidget(line)
    line.setText("hidden has 86 % of what is shown")
    line.resize(line.sizeHint())
    assert line.shown == line.text()
    line.resize(line.width() // 2, line.height())
    assert line.shown.endswith("…")
    assert not line.grab().isNull()


def test_a_low_panel_keeps_the_sentence_and_a_model_in_trouble_says_so(
    trained: Session, panel: CostsPanel
) -> None:
    panel.setMinimumSize(1, 1)  # As a dock does.
    panel.resize(400, 260)
    assert panel.budget.bar.isHidden()
    assert panel.budget.line.sentence.isVisible()
    panel.resize(400, 700)
    assert not panel.budget.bar.isHidden()
    conv = trained.graph.find("conv1")
    assert conv is not None
    trained.set_param(conv.id, "kernel_size", 99)
    told = "Memory is told once the model has no errors."
    assert panel.budget.line.sentence.text() == told
    assert panel.budget.bar.isHidden()
    assert panel.model.rowCount() == len(trained.graph)


def test_the_training_panel_says_it_too(qtbot: QtBot, trained: Session, theme: Theme) -> None:
    panel = RunPanel(trained, theme)
    qtbot.addWidget(panel)
    assert panel.fit.sentence.text() == "fits with a batch of 10."
    trained.set_setting("train.batch_size", 2000)
    assert panel.fit.sentence.text() == "too_large with a batch of 2000."
    panel.close_down()
