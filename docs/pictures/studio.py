"""The window, a person in front of it, and a camera."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from pictures.saving import save
from studio.app.session import Session
from studio.app.settings import Scheme, Settings
from studio.ui.theme import Theme
from studio.ui.window import MainWindow

WIDTH, HEIGHT = 1680, 1020


class Studio:
    """The window, a person in front of it, and a camera."""

    def __init__(self, app: QApplication, home: Path, album: Path, scheme: Scheme) -> None:
        self.app = app
        self.album = album
        self.theme = Theme(scheme)
        self.theme.apply(app)
        settings = Settings(home / "settings.json")
        self.session = Session(
            settings, background=True, runs_folder=home / "runs", recovery_folder=home / "kept"
        )
        self.window = MainWindow(self.session, self.theme)
        self.resize(WIDTH, HEIGHT)
        self.window.show()
        self.settle()

    def resize(self, width: int, height: int) -> None:
        """Give the window a size, and the panels the places that a new user finds them in."""
        self.window.resize(width, height)
        self.settle()
        self.window.layout_keeper.arrange()
        self.settle()

    def settle(self, seconds: float = 0.4) -> None:
        """Let the window draw what it has to draw."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.app.processEvents()
            time.sleep(0.005)

    def wait(self, what: Callable[[], object], seconds: float = 240) -> None:
        """Go on until something is so."""
        end = time.monotonic() + seconds
        while not what():
            if time.monotonic() > end:
                raise TimeoutError("the window did not get there in time")
            self.settle(0.02)

    def open(self, example: str, **settings: object) -> None:
        """Open an example with other settings of training."""
        self.session.open_example(example)
        for name, value in settings.items():
            self.session.set_setting(f"train.{name}", value)
        self.read()

    def read(self) -> None:
        """Wait until shapes and problems are those of the drawing."""
        self.wait(lambda: self.session.analysis is not None and not self.session.stale)
        self.settle()

    def node(self, name: str) -> str:
        found = self.session.document.project.model.find(name)
        if found is None:
            raise LookupError(name)
        return found.id

    def select(self, *names: str) -> None:
        self.session.select(tuple(self.node(name) for name in names))
        self.settle()

    @contextmanager
    def training(self, steps: int) -> Iterator[None]:
        """A run that has come so far, and goes on."""
        runs = self.session.runs
        runs.start()
        self.wait(lambda: runs.current is not None and runs.current.progress.step >= steps)
        yield
        runs.stop()
        self.wait(lambda: not runs.active)
        self.settle()

    def photograph(
        self, name: str, widget: QWidget | None = None, part: QRect | None = None
    ) -> None:
        """Write what a widget shows, or a part of it, as a small PNG."""
        target = widget or self.window
        pixmap = target.grab(part) if part is not None else target.grab()
        save(pixmap, self.album / f"{name}.png")


def around(canvas: QWidget, boxes: list[QRect], margin: int = 24) -> QRect:
    """The part of a widget that holds these boxes."""
    whole = QRect()
    for box in boxes:
        whole = whole.united(box)
    return whole.adjusted(-margin, -margin, margin, margin).intersected(canvas.rect())


def canvas_part(studio: Studio, names: tuple[str, ...], *others: QWidget) -> QRect:
    """The part of the canvas with these nodes, and with what lies over it."""
    view = studio.window.canvas
    boxes = [widget.geometry() for widget in others]
    for name in names:
        rect = view.canvas.node_item(studio.node(name)).rect
        boxes.append(view.mapFromScene(rect).boundingRect())
    return around(view.viewport(), boxes)


def covered(below: QWidget, popup: QWidget, at: QPoint, part: QRect) -> QPixmap:
    """A part of a widget with a menu over it, which is a window of its own."""
    pixmap = below.grab()
    painter = QPainter(pixmap)
    painter.drawPixmap(at, popup.grab())
    painter.end()
    scale = pixmap.devicePixelRatio()
    cut = part.intersected(below.rect())
    return pixmap.copy(QRect(cut.topLeft() * scale, cut.size() * scale))
