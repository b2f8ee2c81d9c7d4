"""The canvas with tabs and the way into the blocks above and the legend of its colours on it.

This is what stands in the middle of the window.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.app.session import Session
from studio.ui.canvas.breadcrumb import Breadcrumb
from studio.ui.canvas.change_strip import ChangeStrip
from studio.ui.canvas.heat_bar import HeatBar
from studio.ui.canvas.tabs import GraphTabs
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.breadcrumb)
        column.addWidget(self.change_strip)
        column.addWidget(self.canvas, 1)

    def close_down(self) -> None:
        """Hear no more of the session."""
        self.tabs.close_down()
        self.ways.close_down()
        self.breadcrumb.close_down()
        self.change_strip.close_down()
        self.heat_bar.close_down()
        self.canvas.close_canvas()
