"""The top of a view: what a caption that counts steps costs the layout."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.panels.header import Caption, Header, Title


class Layouts(QObject):
    """Counts how often a widget is laid out anew."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def shown(qtbot: QtBot, width: int) -> tuple[QWidget, Caption, QToolButton]:
    """A view of a title, figures and a tool."""
    view, caption, tool = QWidget(), Caption(), QToolButton()
    tool.setText("Log y")
    title = Title()
    title.setText("conv1")
    header = Header(title, caption, QWidget())
    header.addWidget(tool)
    column = QVBoxLayout(view)
    column.addLayout(header)
    column.addWidget(QLabel("a picture"), 1)
    qtbot.addWidget(view)
    view.resize(width, 300)
    view.show()
    qtbot.waitExposed(view)
    return view, caption, tool


def test_counting_steps_lays_nothing_out(qtbot: QtBot) -> None:
    view, caption, _ = shown(qtbot, 400)
    caption.setText("lowest 0.1  step 12,345")
    qtbot.wait(20)
    layouts = Layouts()
    view.installEventFilter(layouts)
    before = caption.grab().toImage()
    caption.setText("lowest 0.1  step 99,999")
    qtbot.wait(20)
    assert layouts.count == 0
    assert caption.text() == caption.accessibleName() == "lowest 0.1  step 99,999"
    assert caption.grab().toImage() != before, "it is painted all the same"


def test_figures_that_come_and_go_make_room(qtbot: QtBot) -> None:
    _view, caption, tool = shown(qtbot, 160)
    qtbot.wait(20)
    beside = tool.y()
    caption.setText("step 12,345")
    qtbot.waitUntil(lambda: tool.y() > beside)
    caption.setText("")
    qtbot.waitUntil(lambda: tool.y() == beside)
