"""The tabs above the canvas, used as a user does: clicks and keys in the whole window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app.actions import find
from studio.app.scope import OF_TRAINING, Scope
from studio.app.session import Session
from studio.app.settings import Settings
from studio.graph.edits import RemoveNodes
from studio.graph.model import TRAINING
from studio.ui.theme import Theme
from studio.ui.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    session = Session(Settings(tmp_path / "settings.json"), runs_folder=tmp_path / "runs")
    theme = Theme("dark")
    theme.apply(qapp)
    window = MainWindow(session, theme)
    window.resize(1280, 860)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    session.open_example("moons_mlp")
    yield window
    window.shut_down()
    window.close_now()
    window.deleteLater()


def click_tab(qtbot: QtBot, window: MainWindow, at: int) -> None:
    bar = window.middle.tabs.bar
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(at).center())


def titles(window: MainWindow) -> list[str]:
    bar = window.middle.tabs.bar
    return [bar.tabText(at) for at in range(bar.count())]


def cards(window: MainWindow) -> list[str]:
    return sorted(item.node_id for item in window.canvas.canvas.node_items())


def test_a_click_shows_the_training_and_the_model_again(qtbot: QtBot, window: MainWindow) -> None:
    assert titles(window) == ["Model", "Training"]
    model = cards(window)
    click_tab(qtbot, window, 1)
    assert window.session.scope == OF_TRAINING
    assert cards(window) == ["n1", "n2", "n3", "n4", "n5"]
    click_tab(qtbot, window, 0)
    assert window.session.scope == Scope()
    assert cards(window) == model


def test_control_tab_goes_round(qtbot: QtBot, window: MainWindow) -> None:
    window.canvas.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window.canvas, Qt.Key.Key_Tab, control)
    assert window.session.scope == OF_TRAINING
    qtbot.keyClick(window.canvas, Qt.Key.Key_Tab, control)
    assert window.session.scope == Scope()
    both = control | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window.canvas, Qt.Key.Key_Backtab, both)
    assert window.session.scope == OF_TRAINING


def test_the_training_is_edited_as_a_graph_changed_undone_and_trained_from(
    qtbot: QtBot, window: MainWindow
) -> None:
    session, tabs = window.session, window.middle.tabs
    click_tab(qtbot, window, 1)
    assert (tabs.draw.isVisible(), tabs.undraw.isVisible()) == (True, False)
    qtbot.mouseClick(tabs.draw, Qt.MouseButton.LeftButton)
    assert TRAINING in session.document.project.graphs
    assert (tabs.draw.isVisible(), tabs.undraw.isVisible()) == (False, True)
    session.select(("n5",))
    assert session.set_param("n5", "lr", 0.125)
    session.set_setting("train.epochs", 1)
    window.trigger(find("train.start"))
    qtbot.waitUntil(lambda: not session.poll() and not session.runs.active, timeout=60000)
    assert session.runs.state == "finished"
    (last,) = {sink for sink in session.runs.current.worker.job.project.graphs if sink == TRAINING}
    frozen = session.runs.current.worker.job.project.graphs[last]
    assert frozen.node("n5").params["lr"] == 0.125
    for _ in range(3):
        window.trigger(find("edit.undo"))
    assert TRAINING not in session.document.project.graphs
    assert tabs.draw.isVisible()
    assert cards(window) == ["n1", "n2", "n3", "n4", "n5"]


def test_back_to_the_settings_and_undone(qtbot: QtBot, window: MainWindow) -> None:
    session, tabs = window.session, window.middle.tabs
    click_tab(qtbot, window, 1)
    tabs.draw.click()
    qtbot.mouseClick(tabs.undraw, Qt.MouseButton.LeftButton)
    assert session.is_meant
    window.trigger(find("edit.undo"))
    assert not session.is_meant
    assert cards(window) == ["n1", "n2", "n3", "n4", "n5"]


def test_a_double_click_on_the_call_of_the_model_enters_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    click_tab(qtbot, window, 1)
    item = window.canvas.canvas.node_item("n3")
    assert item is not None
    place = window.canvas.mapFromScene(item.rect.center()) + QPoint(0, 12)
    qtbot.mouseDClick(window.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.session.scope == Scope()
    assert window.middle.tabs.bar.currentIndex() == 0


def test_only_the_training_offers_optimisers_and_the_model_as_a_block(window: MainWindow) -> None:
    finder = window.palette_panel.model.finder
    special = {"torch.optim.Adam", "torch.optim.lr_scheduler.StepLR", "block:model"}
    assert not special & {spec.key for spec in finder.kinds()}
    window.session.look(OF_TRAINING)
    assert special <= {spec.key for spec in finder.kinds()}
    window.session.do(window.session.meaning.drawing())
    assert "block:training" not in {spec.key for spec in finder.kinds()}
    window.session.look(Scope())
    assert not {*special, "block:training"} & {spec.key for spec in finder.kinds()}


def test_the_page_of_the_training_tells_in_words_what_a_step_does(
    qtbot: QtBot, window: MainWindow
) -> None:
    click_tab(qtbot, window, 1)
    page = window.inspector.training_page
    assert page.isVisible()
    qtbot.waitUntil(lambda: len(page.rows) == 1)
    (row,) = page.rows
    said = "optimizer (Adam) makes loss small and moves the parameters of model."
    assert row.words.text() == said
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert window.session.selection == ("n5",)


def test_an_empty_training_says_what_is_missing_and_can_be_begun(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.session.new()
    click_tab(qtbot, window, 1)
    empty = window.canvas.empty
    assert empty.isVisible()
    assert "once the model has no errors" in empty.line.text()
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    assert not window.session.is_meant
    assert empty.line.text() == "Drag a layer here, or press Tab to search"


def test_a_row_of_the_problems_leads_into_the_training_and_its_button_mends(
    qtbot: QtBot, window: MainWindow
) -> None:
    session = window.session
    session.do(session.meaning.drawing())
    session.set_param("n4", "reduction", "none", graph=TRAINING)
    window.show_panel("problems")
    panel = window.bench.problems
    qtbot.waitUntil(lambda: len(panel.rows) == 1 and panel.rows[0].isVisible())
    assert session.scope == Scope()
    qtbot.mouseClick(panel.rows[0], Qt.MouseButton.LeftButton)
    assert (session.scope, session.selection) == (OF_TRAINING, ("n5",))
    item = window.canvas.canvas.node_item("n5")
    assert item is not None
    assert item.card.severity == "error"
    qtbot.mouseClick(panel.rows[0].buttons[0], Qt.MouseButton.LeftButton)
    assert session.problems == ()


def test_a_training_without_an_optimiser_is_found_from_its_row(
    qtbot: QtBot, window: MainWindow
) -> None:
    session = window.session
    session.do(session.meaning.drawing())
    session.do(RemoveNodes(("n5",), TRAINING))
    window.show_panel("problems")
    panel = window.bench.problems
    qtbot.waitUntil(lambda: len(panel.rows) == 1 and panel.rows[0].isVisible())
    row = panel.rows[0]
    assert row.accessibleName().startswith("Error: Training: Nothing is trained here.")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert session.scope == OF_TRAINING
    assert row.buttons[0].text() == "Add Adam after loss"
    qtbot.mouseClick(row.buttons[0], Qt.MouseButton.LeftButton)
    assert session.problems == ()
