"""Someone in front of the window: a pointer, keys, eyes. Nothing else touches the program."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDockWidget, QLineEdit, QMenu, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class Person:
    """Points at places of the window and presses; all events go through the window system."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window
        self.handle = window.windowHandle()

    # Eyes.

    def sees(self, what: Callable[[], object], seconds: float = 120) -> None:
        """Wait until something is to be seen, be the machine ever so busy."""
        self.qtbot.waitUntil(lambda: bool(what()), timeout=int(seconds * 1000))

    def node(self, name: str) -> str:
        found = self.window.session.graph.find(name)
        assert found is not None, name
        return found.id

    def card(self, name: str) -> QPoint:
        """Where the card of a layer is."""
        item = self.window.canvas.canvas.node_item(self.node(name))
        return self.on_canvas(item.rect.center().x(), item.rect.top() + 8)

    def port(self, name: str, side: str, end: str) -> QPoint:
        item = self.window.canvas.canvas.node_item(self.node(name))
        return self.on_canvas(*item.anchor(side, end))

    def on_canvas(self, x: float, y: float) -> QPoint:
        view = self.window.canvas
        return self.place(view.viewport(), view.mapFromScene(x, y))

    def spot(self, across: float, down: float) -> QPoint:
        """A place on the canvas, as shares of its width and height."""
        port = self.window.canvas.viewport()
        return self.place(port, QPoint(int(port.width() * across), int(port.height() * down)))

    def place(self, widget: QWidget, point: QPoint | None = None) -> QPoint:
        """A point of a widget, its middle by default, in the window."""
        return widget.mapTo(self.window, widget.rect().center() if point is None else point)

    def in_palette(self, title: str) -> tuple[QPoint, QModelIndex]:
        """Where the palette lists a kind; opens its category and scrolls there as one would."""
        view = self.window.palette_panel.list
        for spec in self.window.session.kinds:
            if spec.title == title:
                self.window.palette_panel.reveal(spec.key)
        for row in range(view.model().rowCount()):
            index = view.model().index(row, 0)
            if index.data() == title and index.flags() & Qt.ItemFlag.ItemIsEnabled:
                view.scrollTo(index)
                rect: QRect = view.visualRect(index)
                return self.place(view.viewport(), rect.center()), index
        raise AssertionError(f"the palette does not list {title}")

    # Hands.

    def settle(self) -> None:
        QApplication.processEvents()

    def click(self, point: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseMove(self.handle, point)
        QTest.mouseClick(self.handle, LEFT, keys, point)
        self.settle()

    def hover(self, point: QPoint) -> None:
        QTest.mouseMove(self.handle, point)
        self.settle()

    def right_click(self, widget: QWidget) -> QMenu:
        """Open a widget's context menu."""
        point = self.place(widget)
        QTest.mouseMove(self.handle, point)
        QTest.mouseClick(self.handle, Qt.MouseButton.RightButton, NONE, point)
        self.settle()
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        return popup

    def pick(self, menu: QMenu, words: str) -> None:
        """Click an entry of an open menu."""
        (entry,) = [entry for entry in menu.actions() if entry.text() == words]
        assert entry.isEnabled(), entry.toolTip()
        QTest.mouseClick(menu.windowHandle(), LEFT, NONE, menu.actionGeometry(entry).center())
        self.settle()

    def answer(self, text: str) -> None:
        """Type into the dialog that is open, and press Enter."""
        self.sees(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
        dialog = QApplication.activeModalWidget()
        handle = dialog.windowHandle()
        QTest.keyClick(handle, Qt.Key.Key_A, CONTROL)
        for letter in text:
            QTest.keyClick(handle, letter)
        QTest.keyClick(handle, Qt.Key.Key_Return)
        self.sees(lambda: QApplication.activeModalWidget() is None)

    def double_click(self, point: QPoint) -> None:
        QTest.mouseMove(self.handle, point)
        QTest.mouseClick(self.handle, LEFT, NONE, point)
        QTest.mouseDClick(self.handle, LEFT, NONE, point)
        self.settle()

    def drag(self, start: QPoint, end: QPoint) -> None:
        QTest.mouseMove(self.handle, start)
        QTest.mousePress(self.handle, LEFT, NONE, start)
        for part in (0.1, 0.5, 0.9, 1.0):
            QTest.mouseMove(self.handle, start + (end - start) * part)
            self.settle()
        QTest.mouseRelease(self.handle, LEFT, NONE, end)
        self.settle()

    def carry(self, title: str, end: QPoint) -> None:
        """Drag a kind from the palette and drop it.

        Without a display Qt carries nothing from widget to widget, so the canvas is sent what it
        would be sent: the palette's own data entering, moving and dropped.
        """
        index = self.in_palette(title)[1]
        data = self.window.palette_panel.list.model().mimeData([index])
        target = self.window.canvas.viewport()
        there = target.mapFrom(self.window, end)
        copy = Qt.DropAction.CopyAction
        QApplication.sendEvent(target, QDragEnterEvent(there, copy, data, LEFT, NONE))
        for place in (there - QPoint(9, 9), there):
            QApplication.sendEvent(target, QDragMoveEvent(place, copy, data, LEFT, NONE))
            self.settle()
        QApplication.sendEvent(target, QDropEvent(QPointF(there), copy, data, LEFT, NONE))
        self.settle()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        if QApplication.activePopupWidget() is None and not self.window.isActiveWindow():
            self.window.activateWindow()  # As a window manager does when a dialog is gone.
            self.sees(self.window.isActiveWindow)
        QTest.keyClick(self.handle, key, held)
        self.settle()

    def type(self, text: str) -> None:
        """Type into what has the focus and press Enter."""
        self.key(Qt.Key.Key_A, CONTROL)
        for letter in text:
            QTest.keyClick(self.handle, letter)
        self.key(Qt.Key.Key_Return)

    def write(self, field: QWidget, text: str) -> None:
        """Click into a field, replace what is in it, press Enter."""
        self.settle()  # A field may still be on its way to its place.
        self.click(self.place(field))
        self.type(text)

    def param(self, name: str, text: str) -> None:
        """Set a parameter of the selected layer in the inspector."""
        field = self.window.inspector.findChild(QWidget, f"param-{name}")
        assert field is not None and field.isVisible(), name
        self.write(field, text)

    def tab(self, panel: str) -> None:
        """Bring a panel to the front by its tab."""
        dock = self.window.findChild(QDockWidget, f"dock-{panel}")
        assert dock is not None
        for bar in self.window.findChildren(QTabBar):
            for n in range(bar.count()):
                if bar.isVisible() and bar.tabText(n) == dock.windowTitle():
                    self.click(self.place(bar, bar.tabRect(n).center()))
        self.sees(dock.widget().isVisible)
        self.settle()

    def choose(self, menu: str, action: str) -> None:
        """Open a menu of the menu bar and click the entry of an action."""
        bar = self.window.menus.bar
        (head,) = [entry for entry in bar.actions() if entry.text().replace("&", "") == menu]
        self.click(self.place(bar, bar.actionGeometry(head).center()))
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        (entry,) = [entry for entry in popup.actions() if entry.objectName() == action]
        assert entry.isEnabled(), action
        QTest.mouseClick(popup.windowHandle(), LEFT, NONE, popup.actionGeometry(entry).center())
        self.settle()

    def answer_file_dialog(self, path: str) -> None:
        """When a file dialog comes up, type the path and press Enter."""

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            ready = isinstance(dialog, QDialog) and dialog.isActiveWindow()
            if not ready or not isinstance(dialog.focusWidget(), QLineEdit):
                QTimer.singleShot(20, self.window, answer)  # It is still on its way.
                return
            handle = dialog.windowHandle()
            QTest.keyClick(handle, Qt.Key.Key_A, CONTROL)
            for letter in path:
                QTest.keyClick(handle, letter)
            QTest.keyClick(handle, Qt.Key.Key_Return)

        QTimer.singleShot(0, self.window, answer)
