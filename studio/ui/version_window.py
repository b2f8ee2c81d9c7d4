"""Two earlier versions compared: a window to look at, in which nothing can be changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from studio.app.differing import read_version
from studio.app.notices import Notice
from studio.app.session import Session
from studio.app.versions import Source
from studio.graph.model import Project
from studio.message import Message, UserError
from studio.ui.bridge import Bridge
from studio.ui.canvas.frame import CanvasFrame
from studio.ui.dialogs import ask_open_path
from studio.ui.pieces import label
from studio.ui.text import say, tr
from studio.ui.theme import Theme
from studio.ui.toasts import Toasts

SIZE = QSize(1100, 700)


class VersionWindow(QMainWindow):
    """Shows the later version with its differences from the earlier one."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        earlier: tuple[Message, Project],
        later: tuple[Message, Project],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._closed = False
        self.setWindowTitle(tr("{earlier} → {later}", earlier=say(earlier[0]), later=say(later[0])))
        self.session = Session(
            session.settings, background=session.background, consent=session.consent
        )
        self.middle = CanvasFrame(self.session, theme)
        self.setCentralWidget(self.middle)
        self._toasts = Toasts(self.middle.canvas, theme)
        self._bridge = Bridge(self.session, self)
        self.session.notified.connect(self._tell)
        self.session.extend()
        self.session.show_version(
            later[1], Message("This is {version}: it can be looked at only.", version=later[0])
        )
        self.session.versions.begin(*earlier)
        self.session.versions.changed.connect(lambda _: self._end())
        if (app := QApplication.instance()) is not None:
            app.aboutToQuit.connect(self.close)
        self.resize(SIZE)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self._closed:
            self._closed = True
            self._bridge.stop()
            self.middle.close_down()
            self.middle.canvas.canvas.empty()  # The window itself goes with the main one.
            self.session.close()

    def _tell(self, notice: Notice) -> None:
        self._toasts.notice(notice, self.session.visit)

    def _end(self) -> None:
        if not self.session.versions.active:
            self.close()


class VersionChoice(QDialog):
    """Asks which version is the earlier one, and which the later."""

    def __init__(
        self, sources: list[Source], folder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Compare two versions"))
        self._sources = sources
        self._folder = folder
        self.earlier, self.later = self._box(tr("Earlier")), self._box(tr("Later"))
        self.earlier.setCurrentIndex(min(1, len(sources) - 1))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        told = tr("The differences are shown as what happened from the earlier to the later.")
        form = QFormLayout()
        form.addRow(tr("Earlier"), self.earlier)
        form.addRow(tr("Later"), self.later)
        column = QVBoxLayout(self)
        column.addWidget(label(told, "secondary", wrap=True))
        column.addLayout(form)
        column.addWidget(self.buttons)
        self.setMinimumWidth(420)

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        for source in self._sources:
            box.addItem(say(source.title))
        box.addItem(tr("A file…"))
        box.activated.connect(lambda row: self._ask_file(box, row))
        return box

    def _ask_file(self, box: QComboBox, row: int) -> None:
        """The last row stands for a file that is yet to be named."""
        if row < len(self._sources):
            return
        path = ask_open_path(self, self._folder)
        if path is None:
            box.setCurrentIndex(0)
            return
        source = Source(Message("{name}", name=path.name), partial(read_version, path))
        self._sources.append(source)
        for each in (self.earlier, self.later):
            each.insertItem(len(self._sources) - 1, path.name)
        box.setCurrentIndex(len(self._sources) - 1)

    @property
    def chosen(self) -> tuple[Source, Source]:
        """The earlier and the later version."""
        found = [self._sources[box.currentIndex()] for box in (self.earlier, self.later)]
        return found[0], found[1]


def ask_versions(session: Session, theme: Theme, parent: QWidget) -> VersionChoice:
    """Ask for two versions and compare them, in a window unless the later is the present one."""
    folder = str(session.path.parent) if session.path else ""
    dialog = VersionChoice(session.versions.sources(), folder, parent)

    def compare() -> None:
        earlier, later = dialog.chosen
        try:
            show(session, theme, earlier, later, parent)
        except (UserError, OSError) as error:
            told = error.message if isinstance(error, UserError) else Message("{e}", e=error)
            session.notify("error", told)

    dialog.accepted.connect(compare)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def show(
    session: Session, theme: Theme, earlier: Source, later: Source, parent: QWidget
) -> VersionWindow | None:
    """Compare two versions. Raises ``UserError`` or ``OSError`` where one cannot be read."""
    if later.read is None:
        session.versions.begin(earlier.title, earlier.version(session))
        return None
    window = VersionWindow(
        session,
        theme,
        (earlier.title, earlier.version(session)),
        (later.title, later.version(session)),
        parent,
    )
    window.show()
    return window
