"""The table of all values of a single step: asked for while it is seen, sorted, copied, clicked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app.scope import OF_TRAINING
from studio.app.session import Session
from studio.graph.model import TRAINING
from studio.observe.frames import Seen, StepValues
from studio.ui.panels.step import StepPanel
from studio.ui.theme import Theme

WAIT_MS = 60_000
GRADIENT = 8


def test_a_step_fills_the_table(qtbot: QtBot, session: Session, theme: Theme) -> None:
    def polled(reached: Callable[[], bool]) -> None:
        def look() -> bool:
            session.poll()
            return bool(reached())

        qtbot.waitUntil(look, timeout=WAIT_MS)

    session.open_example("moons_mlp")
    panel = StepPanel(session, theme)
    qtbot.addWidget(panel)
    panel.resize(900, 300)
    told: list[StepValues] = []
    session.runs.frames.connect(
        lambda frames: told.extend(f for f in frames if isinstance(f, StepValues))
    )
    session.runs.start()
    session.runs.pause()
    polled(lambda: session.runs.state == "paused")
    at = session.runs.current.progress.step
    session.runs.step()
    polled(lambda: session.runs.current.progress.step > at)
    assert not told  # Nobody looked.
    with qtbot.waitExposed(panel):
        panel.show()
    session.runs.step()
    polled(lambda: panel.grid.rowCount() > 0)
    table = panel.grid
    (frame,) = told
    assert table.rowCount() == len(frame.seen) + len(frame.moved)
    assert f"step {frame.step}" in panel.caption.text()
    table.sortByColumn(GRADIENT, Qt.SortOrder.AscendingOrder)
    shown = [table.item(row, GRADIENT).text() for row in range(len(frame.moved))]
    assert [float(text) for text in shown] == sorted(float(text) for text in shown)
    place = table.visualItemRect(table.item(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    node = session.graph.node(session.selection[0])
    assert table.item(0, 0).text() == node.name
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, line = QApplication.clipboard().text().split("\n")
    assert head.startswith("Node\tValue\tShape")
    assert line.startswith(f"{node.name}\t")
    session.runs.stop()
    polled(lambda: not session.runs.active)


def test_nodes_are_called_by_their_names_also_in_blocks_and_in_the_training(
    qtbot: QtBot, session: Session, theme: Theme
) -> None:
    session.open_example("autoencoder")
    project = session.document.project
    encoder = project.model.find("encoder")
    loss = project.graphs[TRAINING].find("loss")
    assert encoder is not None
    assert loss is not None
    inner = next(iter(project.graphs[encoder.kind.removeprefix("block:")]))
    panel = StepPanel(session, theme)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    ways = (f"{encoder.id}/{inner.id}", f"/{loss.id}", "n999")
    seen = tuple(Seen(way, "output", (2,), 0.0, 1.0, 0.0, 1.0, ()) for way in ways)
    session.runs.frames.emit([StepValues(3, {"adam": 0.5}, seen, ())])
    qtbot.waitUntil(lambda: panel.grid.rowCount() == 3)
    items = [panel.grid.item(row, 0) for row in range(3)]
    shown = [item.text() for item in items if item is not None]
    assert shown == [f"encoder/{inner.name}", "training/loss", "n999"]
    assert panel.caption.text().endswith("loss 0.5")
    panel.grid.selectRow(1)
    assert session.scope == OF_TRAINING
    assert session.selection == (loss.id,)
