"""One window for all that is asked of the commands; each test begins with an empty project."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.app.settings import Settings
from studio.ui.theme import Theme
from studio.ui.window import MainWindow


@pytest.fixture(scope="module")
def one_window(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MainWindow]:
    folder = tmp_path_factory.mktemp("commands")
    session = Session(
        Settings.load(folder / "settings.json"),
        runs_folder=folder / "runs",
        recovery_folder=folder / "recovery",
    )
    theme = Theme("dark")
    theme.apply(qapp)
    window = MainWindow(session, theme)
    window.resize(1280, 860)
    yield window
    window.shut_down()
    window.close_now()
    window.deleteLater()


@pytest.fixture
def window(qtbot: QtBot, one_window: MainWindow) -> MainWindow:
    window = one_window
    window.session.new()
    window.session.bindings.replace({})
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.canvas.setFocus()
    return window
