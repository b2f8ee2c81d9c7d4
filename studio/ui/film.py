"""Writes the moments of a run as an animation, with no window in sight and no display."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from types import FrameType
from typing import TYPE_CHECKING

from studio.app.notices import Notice
from studio.app.session import Session
from studio.app.settings import Scheme, Settings
from studio.exchange.animation import Animation
from studio.message import Message, UserError
from studio.train import film

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from studio.ui.window import MainWindow

SIZE = 1600, 1000
PAUSE_S = 0.002
NO_MATTER = "propagateSizeHints"
"""What Qt complains of where there is no display: that nobody hears how small a window may be."""


def write(file: Path, wanted: Animation, scheme: Scheme) -> None:
    """Write the canvas of ``file`` at all moments that a run of it kept.

    Raises:
        UserError: something cannot be read or written.
        KeyboardInterrupt: Ctrl+C was pressed. There is no file then.
    """
    if not film.steps(wanted.run):
        raise UserError(
            "{run} is no folder of a run that kept moments. Train with train.film=true.",
            run=wanted.run,
        )
    session = Session(Settings.load())
    session.extend()
    session.open(file)
    app = _app()

    from studio.ui.theme import Theme
    from studio.ui.window import MainWindow

    theme = Theme(scheme)
    theme.apply(app)
    window = MainWindow(session, theme)
    try:
        window.resize(*SIZE)
        window.show()
        window.canvas.minimap.hide()
        window.canvas.fit_all()
        _go_through(window, wanted)
    finally:
        window.close_now()


def _app() -> QApplication:
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from studio.ui import text

    def pass_on(kind: QtMsgType, where: object, words: str) -> None:
        if NO_MATTER not in words:
            print(words, file=sys.stderr)

    qInstallMessageHandler(pass_on)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    text.install(app)
    return app


def _go_through(window: MainWindow, wanted: Animation) -> None:
    from studio.ui.animating import Animating

    past = window.session.past
    outcome: list[Path | Message | None] = []
    with _waiting(window.session) as wait:
        past.open(wanted.run)
        wait(lambda: past.folder is not None)
        moments = past.moments
        animating = Animating(window.session, window.theme, window.canvas, window.is_drawn, window)
        animating.progressed.connect(lambda done: _tell(done, len(moments)))
        animating.ended.connect(outcome.append)
        animating.start(wanted.output, moments, wanted.width, wanted.per_second)
        try:
            wait(lambda: bool(outcome))
        finally:
            animating.cancel()
    if isinstance(outcome[0], Message):
        raise UserError(outcome[0].template, **outcome[0].values)


def _tell(done: int, moments: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if done == moments else ""
        print(f"\rmoment {done} of {moments}", end=end, file=sys.stderr, flush=True)


@contextmanager
def _waiting(session: Session) -> Iterator[Callable[[Callable[[], bool]], None]]:
    """What turns Qt's events until something is so. Raises what went wrong, and at Ctrl+C."""
    from PySide6.QtCore import QCoreApplication

    errors: list[Message] = []
    pressed: list[int] = []

    def hear(notice: Notice) -> None:
        if notice.kind == "error":
            errors.append(notice.message)

    def interrupt(number: int, frame: FrameType | None) -> None:
        pressed.append(number)

    def wait(until: Callable[[], bool]) -> None:
        while not until():
            QCoreApplication.processEvents()
            sleep(PAUSE_S)
            if errors:
                raise UserError(errors[0].template, **errors[0].values)
            if pressed:
                raise KeyboardInterrupt

    disconnect = session.notified.connect(hear)
    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield wait
    finally:
        signal.signal(signal.SIGINT, before)
        disconnect()
