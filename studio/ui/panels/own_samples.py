"""Where the user gives a sample of their own: by hand, from a file, or from the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.app.action import Giving, describe
from studio.app.session import Session
from studio.data.fields import TARGETS, Array, Field
from studio.data.own import files, numbers, pictures
from studio.data.own.taken import Taken, refuse, takes_pictures, wanted
from studio.message import Message, UserError
from studio.observe.asks.example import Own
from studio.observe.frames import FieldInfo
from studio.ui.background import Background
from studio.ui.pads.window import PadWindow, can_be_made
from studio.ui.panels.gaze import Gaze
from studio.ui.text import tr
from studio.ui.theme import Theme


class OwnSamples(QObject):
    """Makes samples of what the user gives, as the data of the run are, for all panels."""

    def __init__(self, session: Session, theme: Theme, gaze: Gaze, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._gaze = gaze
        self._over = parent
        self.window: PadWindow | None = None
        self._window_of: tuple[Field, ...] = ()
        self._work: Background | None = None
        gaze.closing.connect(self.close_down)

    @property
    def fields(self) -> tuple[Field, ...]:
        """What a model is given, of the data of the run."""
        known = self._session.past.fields
        return tuple(_field(info) for info in known if info.kind not in TARGETS)

    def refusal(self) -> str:
        """Why nothing can be given now; empty where it can."""
        if self.fields:
            return ""
        return tr("Press Train first: a run tells what its data look like")

    def give(self, way: Giving) -> None:
        """Let the user give one, in this way."""
        {"hand": self.draw, "file": self.open, "clipboard": self.paste}[way]()

    def draw(self) -> None:
        """Open the window in which a sample is made by hand."""
        fields = tuple(filter(can_be_made, self.fields))
        if not fields:
            reason = Message("Nothing that the model is given can be made by hand.")
            self._session.notify("refused", reason)
            return
        if self.window is None or self._window_of != fields:
            if self.window is not None:
                self.window.close()
                self.window.deleteLater()
            self.window = PadWindow(fields, self._theme, self._over.window())
            self.window.made.connect(self._gaze.take)
            self._window_of = fields
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def open(self) -> None:
        """Ask for a file and take what is in it."""
        path, _ = QFileDialog.getOpenFileName(self._over, tr("A sample from a file"))
        if path:
            self.take_file(Path(path))

    def take_file(self, file: Path) -> None:
        """Take what a file holds."""
        self._begin(file.name, [partial(files.read, file, field) for field in self.fields])

    def paste(self) -> None:
        """Take what was copied: a picture, a file, numbers or a text."""
        data = QGuiApplication.clipboard().mimeData()
        name = tr("clipboard")
        if data is not None and data.hasImage():
            image = QImage(data.imageData())
            self._begin(name, [partial(_pasted, image, field) for field in self.fields])
        elif data is not None and (path := _path(data)):
            self.take_file(path)
        elif data is not None and data.hasText():
            text = data.text()
            ways = [partial(numbers.from_words, text, field, name) for field in self.fields]
            self._begin(name, ways)
        else:
            reason = Message(
                "The clipboard holds no picture, no numbers and no text. Copy one of them first."
            )
            self._session.notify("refused", reason)

    def _begin(self, name: str, ways: Sequence[Callable[[], Taken]]) -> None:
        """Try the fields one after the other, in a thread: a file may be large, or far away."""
        if self._work is None:
            self._work = Background("own sample", self)
            self._work.done.connect(self._take)
        names = [field.name for field in self.fields]
        self._work.ask(partial(_first, name, names, ways))

    def _take(self, found: tuple[Own, Message] | Message) -> None:
        self._end_work()
        if isinstance(found, Message):
            self._session.notify("error", found)
            return
        own, done = found
        self._session.notify("info", Message("{name}: {done}.", name=own.name, done=done))
        self._gaze.take(own)

    def _end_work(self) -> None:
        if self._work is not None:
            self._work.close()
            self._work.deleteLater()
            self._work = None

    def close_down(self) -> None:
        """The window goes."""
        self._end_work()
        if self.window is not None:
            self.window.close_down()


def _field(info: FieldInfo) -> Field:
    return Field(info.name, info.shape, info.dtype, info.kind, info.classes, info.scale)  # type: ignore[arg-type]


def _first(
    name: str, fields: list[str], ways: Sequence[Callable[[], Taken]]
) -> tuple[Own, Message] | Message:
    """What the first field makes of it that can; else what the first one says. In a thread."""
    refused: list[Message] = []
    for field, way in zip(fields, ways, strict=True):
        try:
            taken = way()
        except UserError as error:
            refused.append(error.message)
        except OSError as error:
            return Message("{error}", error=describe(error))
        else:
            return Own.of(name, field, taken.values), taken.done
    return refused[0]


def _pasted(image: QImage, field: Field) -> Taken:
    if not takes_pictures(field):
        raise refuse(tr("clipboard"), Message("a picture"), field, wanted(field))
    return pictures.from_pixels(_pixels(image), field)


def _pixels(image: QImage) -> Array:
    """Height × width × 4 bytes."""
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    every = np.frombuffer(image.constBits(), np.uint8)
    rows = every.reshape(image.height(), image.bytesPerLine())[:, : 4 * image.width()]
    return rows.reshape(image.height(), image.width(), 4).copy()  # The image goes.


def _path(data: QMimeData) -> Path | None:
    urls = [url for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
    return Path(urls[0].toLocalFile()) if urls else None
