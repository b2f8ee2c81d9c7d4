"""What tests of the screen share: a theme, and sessions that touch nothing of the user's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.app.settings import Settings
from studio.ui.theme import Theme


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return Theme("dark")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A session that reads the model at once, in this thread."""
    session = Session(Settings(tmp_path / "settings.json"), runs_folder=tmp_path / "runs")
    yield session
    session.close()
