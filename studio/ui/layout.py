"""Where the panels are: the layout a new user sees, and the one a user made."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QByteArray, QRect, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QTabWidget, QWidget

from studio.app.settings import Settings
from studio.ui.docks import PanelDock
from studio.ui.kept_views import is_extra
from studio.ui.text import tr
from studio.ui.theme import Theme
from studio.ui.views import VIEWS, in_column

VERSION = 4
"""Of the layout: a state that another version wrote is not restored."""
WIDE = 1360
"""From this width on, curves, activations and saliency stand side by side."""
COLUMNS = (
    (*in_column("first"), "code", "problems", "costs", "data"),
    in_column("second"),
    in_column("third"),
)
"""The tabs below the canvas: those of plugins come behind the first."""
RIGHT = in_column("right")
"""The tabs below the inspector."""
CLOSED = frozenset(view.name for view in VIEWS if not view.shown)
"""What is opened from the menu."""
SHARES = (42, 31, 27)
"""Of the width below the canvas, in hundredths."""
DEFAULT_SIZE = (1440, 900)
LARGEST = (1680, 1020)
"""As large as a new user's window is made."""
FRAME = 40
"""Room for the bar that the system puts above a window."""


class Layout:
    """Makes the docks of a window and remembers where they were."""

    def __init__(
        self,
        window: QMainWindow,
        theme: Theme,
        settings: Settings,
        titles: Mapping[str, str],
        menu: QMenu,
    ) -> None:
        self._window = window
        self._theme = theme
        self._settings = settings
        self._restored = False
        self._added = [name for name in titles if is_extra(name)]
        """Docks that a new user's window has not."""
        self.docks: dict[str, PanelDock] = {}
        for name, title in titles.items():
            self.docks[name] = PanelDock(name, title, theme, window)
        option = QMainWindow.DockOption
        window.setDockOptions(
            option.AllowNestedDocks | option.AllowTabbedDocks | option.GroupedDragging
        )
        every = Qt.DockWidgetArea.AllDockWidgetAreas
        window.setTabPosition(every, QTabWidget.TabPosition.North)
        window.setDocumentMode(True)
        for corner, area in (
            (Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea),
            (Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea),
        ):
            window.setCorner(corner, area)
        self._add_menu(menu)
        window.resize(*DEFAULT_SIZE)
        self.arrange()

    def show(self, name: str) -> None:
        """Bring a panel to the front, also one that was closed."""
        dock = self.docks[name]
        dock.show()
        dock.raise_()

    def enter(self, name: str) -> None:
        """Bring a panel to the front and put the focus into it."""
        self.show(name)
        holder = self.docks[name].widget()
        takers = (w for w in holder.findChildren(QWidget) if _takes_focus(w))
        if taker := next(takers, None):
            taker.setFocus(Qt.FocusReason.TabFocusReason)

    def add(self, name: str, title: str) -> PanelDock:
        """A dock for one panel more, where it last was, or behind the tabs below the canvas."""
        dock = self.docks[name] = PanelDock(name, title, self._theme, self._window)
        self._window.tabifyDockWidget(self.docks[(COLUMNS[0][-1], *self._added)[-1]], dock)
        self._added.append(name)
        self._window.restoreDockWidget(dock)
        self._panels.insertAction(self._end_of_panels, dock.toggleViewAction())
        QTimer.singleShot(0, self._window, self.settle)
        return dock

    def add_beside(self, name: str, title: str, anchor: str) -> PanelDock:
        """A dock for one panel more: beside another, or beside all tabs where that is one."""
        window, beside = self._window, self.docks[anchor]
        dock = self.docks[name] = PanelDock(name, title, self._theme, window)
        self._added.append(name)
        self._panels.insertAction(self._end_of_panels, dock.toggleViewAction())
        if beside.isFloating():
            window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
            dock.setFloating(True)
            dock.setGeometry(beside.geometry().translated(FRAME, FRAME))
            return dock
        width = beside.width() // 2
        if window.tabifiedDockWidgets(beside):
            # What is split off from tabs would become one of them: it goes to the area's end.
            area = window.dockWidgetArea(beside)
            upright = area in (Qt.DockWidgetArea.LeftDockWidgetArea,
                               Qt.DockWidgetArea.RightDockWidgetArea)  # fmt: skip
            along = Qt.Orientation.Vertical if upright else Qt.Orientation.Horizontal
            window.addDockWidget(area, dock, along)
        else:
            window.splitDockWidget(beside, dock, Qt.Orientation.Horizontal)
        window.resizeDocks([beside, dock], [width, width], Qt.Orientation.Horizontal)
        QTimer.singleShot(0, window, self.settle)
        return dock

    def remove(self, name: str) -> None:
        """Take a dock out that was added."""
        dock = self.docks.pop(name)
        self._added.remove(name)
        self._panels.removeAction(dock.toggleViewAction())
        self._window.removeDockWidget(dock)
        dock.deleteLater()
        QTimer.singleShot(0, self._window, self.settle)

    def arrange(self) -> None:
        """The layout a new user sees."""
        window, docks = self._window, self.docks
        wide = window.width() >= WIDE
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        for dock in docks.values():
            window.removeDockWidget(dock)
            dock.setFloating(False)
        window.addDockWidget(left, docks["palette"])
        window.tabifyDockWidget(docks["palette"], docks["history"])
        window.addDockWidget(right, docks["inspector"])
        window.splitDockWidget(docks["inspector"], docks[RIGHT[0]], Qt.Orientation.Vertical)
        window.tabifyDockWidget(docks["inspector"], docks["run"])
        self._stack(RIGHT)
        bottom = Qt.DockWidgetArea.BottomDockWidgetArea
        window.addDockWidget(bottom, docks[COLUMNS[0][0]])
        first, *others = COLUMNS
        if wide:
            # Columns first: what is split off from tabs would become one of them.
            for left_one, right_one in pairwise(docks[column[0]] for column in COLUMNS):
                window.splitDockWidget(left_one, right_one, Qt.Orientation.Horizontal)
            for column in ((*first, *self._added), *others):
                self._stack(column)
        else:
            views = [name for column in others for name in column]
            self._stack((first[0], *views, *first[1:], *self._added))
        for name, dock in docks.items():
            dock.setVisible(name not in CLOSED)
        for name in (
            "palette",
            "inspector",
            RIGHT[0],
            *(column[0] for column in (COLUMNS if wide else COLUMNS[:1])),
        ):
            docks[name].raise_()
        self._size(wide)
        QTimer.singleShot(0, window, self.settle)

    def _stack(self, names: tuple[str, ...]) -> None:
        """Put docks behind one another, the first in front."""
        for before, after in pairwise(names):
            self._window.tabifyDockWidget(self.docks[before], self.docks[after])

    def settle(self) -> None:
        """Give every dock the title that fits its place."""
        for dock in self.docks.values():
            dock.settle()

    def restore_once(self) -> None:
        """Put everything where it was when the window was last closed."""
        if self._restored:
            return
        self._restored = True
        state = _bytes(self._settings.window.get("state", ""))
        if state.isEmpty() or not self._window.restoreState(state, VERSION):
            self._size(self._window.width() >= WIDE)
        QTimer.singleShot(0, self._window, self.settle)

    def restore_geometry(self) -> None:
        """Give the window its last place and size; before it is shown."""
        geometry = _bytes(self._settings.window.get("geometry", ""))
        if not geometry.isEmpty() and self._window.restoreGeometry(geometry):
            return
        screen = QGuiApplication.primaryScreen().availableGeometry()
        self._window.setGeometry(first_place(screen))
        self.arrange()

    def remember(self) -> None:
        """Keep the layout in the user's settings."""
        self._settings.window = {
            **self._settings.window,
            "geometry": _text(self._window.saveGeometry()),
            "state": _text(self._window.saveState(VERSION)),
        }
        try:
            self._settings.save()
        except OSError:
            # The window is closing: a layout that could not be kept is not worth a dialog, and
            # nothing else was lost.
            return

    def _size(self, wide: bool) -> None:
        window, docks = self._window, self.docks
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        width, height = window.width(), window.height()
        side = 216 if wide else 180
        inspector = 332 if wide else 264
        window.resizeDocks([docks["palette"], docks["inspector"]], [side, inspector], across)
        below = round(height * (0.33 if wide else 0.30))
        window.resizeDocks([docks[COLUMNS[0][0]]], [below], down)
        window.resizeDocks(
            [docks["inspector"], docks[RIGHT[0]]], [height * 58 // 100, height * 36 // 100], down
        )
        if wide:
            middle = width - side - inspector
            names: list[QDockWidget] = [docks[column[0]] for column in COLUMNS]
            window.resizeDocks(names, [middle * share // 100 for share in SHARES], across)

    def _add_menu(self, menu: QMenu) -> None:
        menu.addSeparator()
        self._panels = panels = menu.addMenu(tr("Panels"))
        for dock in self.docks.values():
            panels.addAction(dock.toggleViewAction())
        self._end_of_panels = panels.addSeparator()
        reset = QAction(tr("Put all panels back"), self._window)
        reset.setObjectName("view.reset_layout")
        reset.triggered.connect(self.arrange)
        panels.addAction(reset)


def _takes_focus(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.isVisible() and widget.isEnabled()


def _text(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode("ascii")


def first_place(screen: QRect) -> QRect:
    """Where a new user's window goes, without its frame: the frame, too, is on the screen."""
    room = screen.adjusted(0, FRAME, 0, 0)
    box = QRect(0, 0, min(LARGEST[0], room.width()), min(LARGEST[1], room.height()))
    box.moveCenter(room.center())
    return box


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(QByteArray(text.encode("ascii", "replace")))
