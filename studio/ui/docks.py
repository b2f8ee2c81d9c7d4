"""Panels in docks: they can be moved, tabbed and floated, and are found again where they were."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLayout, QToolButton, QVBoxLayout, QWidget

from studio.ui.pieces import label
from studio.ui.text import tr
from studio.ui.theme import Theme

HEIGHT = 30
SMALLEST = (140, 80)


class PanelDock(QDockWidget):
    """A dock whose panel is visible, to itself and to others, only while it can be seen.

    Qt leaves the pages behind the front tab "visible"; a panel that draws or asks for data only
    while it is seen needs to know better.
    """

    seen = Signal(bool)
    """Whether the panel can be seen, whenever that changes."""
    closed = Signal()
    """The user closed it."""

    def __init__(self, name: str, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setObjectName(f"dock-{name}")
        self.panel: QWidget | None = None
        self._theme = theme
        self._in_sight = False
        holder = QWidget()
        self._column = column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        # A panel that wants much room does not take it from the others.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        holder.setMinimumSize(*SMALLEST)
        self.setWidget(holder)
        self._bare = QWidget(self)
        self._bare.setFixedHeight(0)
        self._bare.hide()
        self._slim = _TitleBar(self, theme)
        self.setTitleBarWidget(self._slim)
        self.visibilityChanged.connect(self._see)
        self.topLevelChanged.connect(lambda _: self.settle())

    def put(self, panel: QWidget) -> None:
        """Fill the dock with its panel."""
        policy = panel.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        panel.setSizePolicy(policy)
        panel.setVisible(self._in_sight)
        self.panel = panel
        self._column.addWidget(panel)
        self.seen.emit(self._in_sight)

    def settle(self) -> None:
        """Among tabs the tab is the title; alone, a slim bar is; floating, the system's."""
        window = self.parentWidget()
        tabbed = bool(getattr(window, "tabifiedDockWidgets", lambda _: [])(self))
        wanted = None if self.isFloating() else self._bare if tabbed else self._slim
        if self.titleBarWidget() is not wanted:
            self.setTitleBarWidget(wanted)  # type: ignore[arg-type]
            for bar in (self._bare, self._slim):
                bar.setVisible(bar is wanted)

    def show_title(self, title: str) -> None:
        """Change what the tab says, such as a count."""
        if self.windowTitle() != title:
            self.setWindowTitle(title)
            self._slim.title.setText(title)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _see(self, in_front: bool) -> None:
        # A window of its own is no tab, whatever Qt says of one that was behind others.
        visible = self.isVisible() if self.isFloating() else in_front
        self._in_sight = visible
        if self.panel is not None:
            self.panel.setVisible(visible)
        self.seen.emit(visible)
        QTimer.singleShot(0, self, self.settle)


class _TitleBar(QWidget):
    """A slim title to drag a dock by, with its two buttons."""

    def __init__(self, dock: PanelDock, theme: Theme) -> None:
        super().__init__(dock)
        self._theme = theme
        self.title = label(dock.windowTitle(), "hint")
        self._float = self._button(tr("Float"), lambda: dock.setFloating(not dock.isFloating()))
        self._close = self._button(tr("Close"), dock.close)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(0)
        row.addWidget(self.title, 1)
        row.addWidget(self._float)
        row.addWidget(self._close)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _button(self, words: str, act: object) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(act)
        button.hide()
        return button

    def sizeHint(self) -> QSize:
        return QSize(80, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, HEIGHT)

    def enterEvent(self, event: object) -> None:
        self._float.show()
        self._close.show()

    def leaveEvent(self, event: object) -> None:
        self._float.hide()
        self._close.hide()

    def _restyle(self) -> None:
        self._float.setIcon(self._theme.icon("arrow-square-out"))
        self._close.setIcon(self._theme.icon("close"))
