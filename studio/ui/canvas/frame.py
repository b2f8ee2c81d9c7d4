"""The canvas with tabs and the way into the blocks above and the legend of its colours on it.

This is what stands in the middle of the window.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.app.differing import Told
from studio.app.session import Session
from studio.app.verbs.versions import jump
from studio.ui.canvas.breadcrumb import Breadcrumb
from studio.ui.canvas.change_strip import ChangeStrip
from studio.ui.canvas.flow_bar import FlowBar
from studio.ui.canvas.heat_bar import HeatBar
from studio.ui.canvas.overlay_button import OverlayButton
from studio.ui.canvas.tabs import GraphTabs
from studio.ui.canvas.version_list import VersionList
from studio.ui.canvas.version_strip import VersionStrip
from studio.ui.canvas.view import CanvasView
from studio.ui.canvas.ways import WayButtons
from studio.ui.theme import Theme


class CanvasFrame(QWidget):
    """Holds them; the way is there only inside a block, the legend only while there are colours."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = GraphTabs(session)
        self.ways = WayButtons(session, theme)
        self.tabs.lead(self.ways)
        self.breadcrumb = Breadcrumb(session)
        self.change_strip = ChangeStrip(session)
        self.canvas = CanvasView(session, theme)
        self.heat_bar = HeatBar(session, theme, self.canvas)
        self.flow_bar = FlowBar(session, theme, self.canvas)
        self.overlay_button = OverlayButton(session, theme, self.canvas)
        self.version_strip = VersionStrip(session, theme)
        self.version_list = VersionList(session, theme)
        self.version_strip.stepped.connect(self._step)
        self.version_list.jumped.connect(self._jump)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.canvas, 1)
        beside.addWidget(self.version_list)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.breadcrumb)
        column.addWidget(self.change_strip)
        column.addWidget(self.version_strip)
        column.addLayout(beside, 1)
        self._release = session.versions.moved.connect(lambda _: self._show_chosen())
        self._session = session

    def put_below(self, widget: QWidget) -> None:
        """Have something below the canvas."""
        self._column.addWidget(widget)

    def _step(self, by: int) -> None:
        if told := self._session.versions.step(by):
            jump(self._session, told)

    def _jump(self, told: Told) -> None:
        jump(self._session, told)

    def _show_chosen(self) -> None:
        """Bring into view what the difference in hand is seen at, once its graph is shown."""
        QTimer.singleShot(0, self, self.canvas.show_difference)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self._session.versions.end():
            super().keyPressEvent(event)

    def close_down(self) -> None:
        """Hear no more of the session."""
        self.tabs.close_down()
        self.ways.close_down()
        self.breadcrumb.close_down()
        self.change_strip.close_down()
        self.heat_bar.close_down()
        self.flow_bar.close_down()
        self.overlay_button.close_down()
        self.version_strip.close_down()
        self.version_list.close_down()
        self._release()
        self.canvas.close_canvas()
