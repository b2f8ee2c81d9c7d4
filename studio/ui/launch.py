"""Opens the window and stays until it is closed."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from studio.message import Message, UserError

if TYPE_CHECKING:
    from studio.app.session import Session
    from studio.ui.window import MainWindow

EXAMPLE = "digits_cnn"
NO_DISPLAY = 2
SCREENLESS = ("offscreen", "minimal", "linuxfb", "eglfs", "vnc")


def missing_display() -> bool:
    """Whether there is no display to open a window on; Qt would abort the process."""
    if not sys.platform.startswith("linux"):
        return False
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in SCREENLESS:
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(
    path: Path | None = None,
    demo: bool = False,
    painted: Callable[[MainWindow], object] | None = None,
) -> int:
    """Open the window and stay until it is closed; the program's exit code.

    Args:
        path: the project to open; by default the bundled digits example.
        demo: whether to start training at once.
        painted: called once the window is painted, instead of opening anything.
    """
    if missing_display():
        print(
            "There is no display to open a window on. Train from the command line instead:\n"
            f"  plexus examples {EXAMPLE} -o digits.plexus\n"
            "  plexus train digits.plexus\n"
            "or set QT_QPA_PLATFORM=offscreen to run the window unseen.",
            file=sys.stderr,
        )
        return NO_DISPLAY
    return _open_window(painted or (lambda window: begin(window, path, demo)))


def _open_window(painted: Callable[[MainWindow], object]) -> int:
    # Nothing that is made while a program starts is garbage; looking for it costs a tenth of it.
    gc.disable()
    # All that needs no Qt comes before Qt, whose import hook makes every further import dearer.
    from studio.app import actions  # noqa: F401
    from studio.app.consent import Consent
    from studio.app.session import Session
    from studio.app.settings import Settings

    # A training thread of pure Python would else starve the window.
    sys.setswitchinterval(0.0005)
    settings = Settings.load()
    session = Session(settings, background=True, consent=Consent.load())
    warming = Warming(session)

    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from studio.ui import text
    from studio.ui.garbage import Collecting
    from studio.ui.theme import Theme
    from studio.ui.window import MainWindow

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("plexus-studio")
    app.setApplicationDisplayName("Plexus Studio")
    app.setDesktopFileName("plexus-studio")
    collecting = Collecting(app, warming.is_done)
    text.install(app, settings.language)
    theme = Theme(settings.theme)
    theme.apply(app)
    window = MainWindow(session, theme, whole=False)
    window.layout_keeper.restore_geometry()

    def on_bug(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        sys.__excepthook__(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            window.report_bug(kind, error, trace)

    sys.excepthook = on_bug
    window.show()
    app.processEvents()  # The window is painted before torch is loaded behind it.
    QTimer.singleShot(0, window, lambda: painted(window))
    try:
        return app.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        window.shut_down()
        warming.end()
        collecting.end()


class Warming:
    """Loads behind the window what the first run needs.

    A full collection goes through all that torch has made and would stall the window for a tenth
    of a second, several times. What is there in the end stays, so it is left out from then on.
    """

    def __init__(self, session: Session) -> None:
        self._done = False
        self._thread = threading.Thread(target=self._work, name="warming", daemon=True)
        self._disconnect = session.analysed.connect(lambda _: self._begin())

    def is_done(self) -> bool:
        return self._done

    def _begin(self) -> None:
        self._disconnect()
        self._thread.start()

    def _work(self) -> None:
        import studio.train.isolated  # noqa: F401 - what a run in a process of its own needs
        from studio.train.warm import warm

        warm()
        gc.freeze()
        self._done = True

    def end(self) -> None:
        """Wait until it is done; nothing may be loading when the interpreter ends."""
        self._disconnect()
        if self._thread.ident is not None:
            self._thread.join()


def begin(window: MainWindow, path: Path | None, demo: bool) -> None:
    """Open what the user asked for, and offer what was left behind."""
    window.complete()
    session = window.session
    session.extend()
    try:
        if path is not None:
            session.open(path)
        else:
            session.open_example(EXAMPLE)
    except UserError as error:
        session.notify("error", error.message)
    except OSError as error:
        why = error.strerror or error
        session.notify("error", Message("{path} cannot be opened: {why}.", path=path, why=why))
    window.offer_recovery()
    if demo:
        session.runs.start()
