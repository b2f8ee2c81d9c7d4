"""The top bar in windows of all widths."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.app.settings import Settings
from studio.message import Message
from studio.observe.frames import Progress
from studio.ui.theme import Theme
from studio.ui.window import MainWindow

RUNNING = Progress("running", 300, 690, 6, 15, 425.0, Message("CPU, 1 thread"))


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    theme = Theme("dark")
    theme.apply(qapp)
    session = Session(Settings(tmp_path / "settings.json"), runs_folder=tmp_path / "runs")
    window = MainWindow(session, theme)
    window.resize(1680, 1000)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close_now()
    window.deleteLater()


@pytest.mark.parametrize("width", [1680, 1366, 1280, 1100, 1024])
def test_no_menu_and_no_button_goes_while_a_run_is_under_way(
    window: MainWindow, width: int
) -> None:
    window.session.new("a_rather_long_name_for_a_project")
    window.resize(width, 700)
    window.top.show_progress(RUNNING)
    QApplication.processEvents()
    assert window.width() == width
    menus, top = window.menus.bar, window.top
    more = menus.findChild(QToolButton, "qt_menubar_ext_button")
    assert more is None or not more.isVisible()
    help_menu = menus.actions()[-1]
    assert menus.rect().contains(menus.actionGeometry(help_menu))
    row = [menus, top.project, top.train, top.pause, top.step, top.stop, top.epoch]
    row += [piece for piece in (top.bar, top.speed, top.device) if piece.isVisible()]
    places = [piece.geometry() for piece in row]
    assert all(one.right() < two.left() for one, two in pairwise(places)), places
    assert places[-1].right() <= width


def test_the_buttons_stay_where_they_are_when_a_run_begins_and_ends(window: MainWindow) -> None:
    places = []
    for progress in (
        None,
        Progress("starting", 0, 0, 0, 0, 0.0, Message("")),
        RUNNING,
        Progress("running", 9, 99, 110, 400, 1312.0, Message("CPU, 2 threads")),
        Progress("finished", 690, 690, 15, 15, 425.0, Message("CPU, 1 thread")),
    ):
        window.top.show_progress(progress)
        QApplication.processEvents()
        places.append(window.top.train.geometry())
    assert len({(place.x(), place.width()) for place in places}) == 1


def test_with_room_enough_words_stand_beside_the_icons(window: MainWindow) -> None:
    window.top.show_progress(RUNNING)
    QApplication.processEvents()
    assert window.top.stop.text() and window.top.device.isVisible()
    window.resize(1024, 700)
    QApplication.processEvents()
    assert not window.top.stop.text() and not window.top.device.isVisible()
    window.resize(1680, 1000)
    QApplication.processEvents()
    assert window.top.stop.text() and window.top.device.isVisible()
