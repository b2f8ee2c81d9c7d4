from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from person import Person
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.app.settings import Settings
from studio.ui.theme import Theme
from studio.ui.window import MainWindow


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path) -> Iterator[Person]:
    """Somebody in front of the whole window."""
    theme = Theme("dark")
    theme.apply(QApplication.instance())
    session = Session(
        Settings(tmp_path / "settings.json"),
        background=True,
        runs_folder=tmp_path / "runs",
        recovery_folder=tmp_path / "kept",
    )
    window = MainWindow(session, theme)
    qtbot.addWidget(window, before_close_func=lambda closing: closing.close_now())
    window.resize(1500, 950)
    with qtbot.waitExposed(window):
        window.show()
    yield Person(qtbot, window)
