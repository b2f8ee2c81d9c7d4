"""Somebody wants to know what a model costs: the table, and the colours of the canvas."""

from __future__ import annotations

import pytest
from person import CONTROL, Person
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from studio.app.appraisal import Appraiser, Estimate
from studio.message import Message
from studio.train.capacity import Level, Verdict
from studio.train.config import TrainConfig
from studio.ui.canvas.heat import COOL, SHADES
from studio.ui.canvas.overview import FAR
from studio.ui.costs.columns import COLUMNS
from studio.ui.panels.costs import CostsPanel

EIGHT_MIB = 8 * 2**20


def opened(person: Person, example: str) -> CostsPanel:
    """The panel of costs, in a bare window's width."""
    session = person.window.session
    session.open_example(example)
    person.tab("costs")
    panel = person.window.bench.costs
    person.sees(lambda: session.costing.fresh and panel.model.rowCount())
    return panel


def shown(panel: CostsPanel) -> list[str]:
    """The names that the table shows, from the top."""
    found, index = [], panel.model.index(0, 0)
    while index.isValid():
        found.append(str(index.data()))
        index = panel.table.indexBelow(index)
    return found


def row(person: Person, panel: CostsPanel, name: str) -> QPoint:
    index = panel.model.index(0, 0)
    while index.data() != name:
        index = panel.table.indexBelow(index)
        assert index.isValid(), name
    panel.table.scrollTo(index)
    return person.place(panel.table.viewport(), panel.table.visualRect(index).center())


def heading(person: Person, panel: CostsPanel, key: str) -> QPoint:
    at = next(at for at, column in enumerate(COLUMNS) if column.key == key)
    header = panel.table.header()
    middle = header.sectionViewportPosition(at) + header.sectionSize(at) // 2
    return person.place(header.viewport(), QPoint(middle, header.height() // 2))


def test_the_most_expensive_layer_is_found_and_gone_to(person: Person):
    panel = opened(person, "digits_cnn")
    session = person.window.session
    before = shown(panel)
    person.click(heading(person, panel, "parameters"))
    first, *_ = shown(panel)
    parameters = {n.name: session.facts(n.id).cost.parameters for n in session.graph}
    assert parameters[first] == max(parameters.values())
    person.click(heading(person, panel, "parameters"))
    assert parameters[shown(panel)[-1]] == max(parameters.values())
    person.click(heading(person, panel, "parameters"))
    assert shown(panel) == before
    assert panel.totals.texts()["parameters"] == f"{sum(parameters.values()):,}"

    # A click in the table selects the layer on the canvas, and the other way round.
    person.click(row(person, panel, first))
    assert session.selection == (person.node(first),)
    person.click(person.card("conv1"))
    assert panel.table.currentIndex().data() == "conv1"

    # By the arrow keys, too.
    person.click(row(person, panel, before[0]))
    person.key(Qt.Key.Key_Down)
    assert session.selection == (person.node(before[1]),)

    # An edit changes the figures; the row stays selected.
    person.click(person.card("conv1"))
    person.param("out_channels", "33")
    person.sees(lambda: session.costing.fresh)
    assert panel.table.currentIndex().data() == "conv1"
    now = sum(session.facts(n.id).cost.parameters for n in session.graph)
    assert panel.totals.texts()["parameters"] == f"{now:,}"


def test_a_block_opens_in_the_table_and_a_row_in_it_leads_there(person: Person):
    panel = opened(person, "residual_blocks")
    session = person.window.session
    assert "stage1" in shown(panel)
    person.click(row(person, panel, "stage1"))
    person.key(Qt.Key.Key_Right)
    inside = shown(panel)[shown(panel).index("stage1") + 1]
    assert inside not in ("stage2", "stem")
    person.click(row(person, panel, inside))
    assert session.scope.graph == "Stage"
    assert [session.graph.node(n).name for n in session.selection] == [inside]

    # What is selected inside the block is selected in the table, below its block.
    other = next(n for n in session.graph if n.name != inside)
    person.click(person.card(other.name))
    assert panel.table.currentIndex().data() == other.name
    assert panel.table.currentIndex().parent().data() == "stage1"

    # The block stays open when the figures change.
    session.leave()
    assert session.set_param(person.node("stem"), "padding", 2)
    person.sees(lambda: session.costing.fresh)
    assert inside in shown(panel)


def test_a_filter_and_a_copy(person: Person):
    panel = opened(person, "residual_blocks")
    person.click(person.place(panel.filter))
    for letter in "batchnorm":
        person.key(Qt.Key(ord(letter.upper())))
    person.sees(lambda: "image" not in shown(panel))
    found = shown(panel)
    assert "stem_norm" in found
    assert "stage1" in found
    person.click(row(person, panel, "stem_norm"))
    person.key(Qt.Key.Key_C, CONTROL)
    text = QGuiApplication.clipboard().text()
    assert "stem_norm" in text
    assert "stem_relu" not in text


def test_the_canvas_is_coloured_by_a_key_and_by_the_legend(person: Person):
    window, session = person.window, person.window.session
    session.open_example("residual_blocks")
    person.sees(lambda: session.costing.fresh)
    scene, bar = window.canvas.canvas, window.middle.heat_bar
    cards = {item.card.name: item.card for item in scene.node_items()}
    assert not bar.isVisible()
    window.canvas.setFocus()
    person.key(Qt.Key.Key_H)
    assert bar.isVisible()
    assert cards["stage2"].warmth.shade == SHADES - 1
    assert cards["stage2"].warmth.figure == "41.8 k"
    assert cards["flatten"].warmth is None
    assert bar.scale.figures == ("0", "10.4 k", "41.8 k")
    assert bar.most.text() == "stage2 has 61 % of what is shown"

    # Another measure, from the menu.
    person.choose("View", "view.colour")
    assert not bar.isVisible()
    assert cards["stage2"].warmth is None
    session.costing.colour_by("multiply_adds")
    assert cards["stem"].warmth.figure == "56.4 k"
    assert bar.choice.currentText() == "Multiply-adds"

    # From afar the blocks have the same colours; nodes that cost nothing are pale.
    window.canvas.camera.zoom_to(FAR / 2)
    window.canvas.center_on(person.node("stage1"))
    person.settle()
    image = window.canvas.viewport().grab().toImage()
    ratio = image.devicePixelRatio()

    def colour(name: str) -> str:
        item = scene.node_item(person.node(name))
        place = window.canvas.mapFromScene(item.rect.center()) * ratio
        return image.pixelColor(place).name()

    ink = scene.look.ink
    assert colour("stage1") == ink.shade(cards["stage1"].warmth.shade).color().name()
    assert colour("flatten") == ink.shade(COOL).color().name()

    # Inside a block its own nodes are compared.
    session.enter(person.node("stage1"))
    warm = [item.card.warmth for item in scene.node_items() if item.card.warmth]
    assert max(each.shade for each in warm) == SHADES - 1
    person.click(person.place(bar.close_button))
    assert not bar.isVisible()
    assert all(item.card.warmth is None for item in scene.node_items())


def small_device(
    _: Appraiser, estimate: Estimate, __: TrainConfig, batch: int, device: str
) -> Verdict:
    """8 MiB, of which a batch of 20 is known to take less."""
    assert estimate.model is not None
    parts = estimate.model.training_parts(batch, 2)
    level: Level = "fits" if parts.total < EIGHT_MIB else "too_large"
    sentence = Message("{level} with {batch}.", level=level, batch=batch)
    most = 20 if level == "too_large" else None
    return Verdict(level, sentence, parts, 0, EIGHT_MIB, device, most)


def press(person: Person, words: str) -> None:
    """Once a question comes up, answer it by the button of these words."""

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, person.window, answer)
            return
        (button,) = [each for each in box.buttons() if each.text().replace("&", "") == words]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, person.window, answer)


def test_a_training_that_will_not_fit_is_warned_of_and_made_smaller(
    person: Person, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(Appraiser, "judge", small_device)
    window, session = person.window, person.window.session
    session.open_example("digits_cnn")
    chip = window.top.fit
    person.sees(lambda: chip.isVisible() and chip.verdict.level == "fits")
    person.tab("run")
    field = window.bench.run.findChild(QWidget, "param-batch_size")
    person.write(field, "4000")
    person.sees(lambda: chip.verdict.level == "too_large")
    assert window.bench.run.fit.sentence.text() == "too_large with 4000."

    # The chip leads to what the memory goes into.
    person.click(person.place(chip))
    budget = window.bench.costs.budget
    person.sees(budget.isVisible)
    assert budget.line.sentence.text() == "too_large with 4000."

    # Train asks; thinking better of it starts nothing.
    press(person, "Cancel")
    person.click(person.place(window.top.train))
    assert not session.runs.active
    press(person, "Train with a batch of 20")
    person.click(person.place(window.top.train))
    person.sees(lambda: session.runs.current and session.runs.current.progress.step > 0)
    assert session.costing.config.batch_size == 20
    person.click(person.place(window.top.stop))
    person.sees(lambda: not session.runs.active)
    assert chip.verdict.level == "fits"
