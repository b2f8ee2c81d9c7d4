"""Where a new user finds the panels, and that their names can be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QTabBar
from pytestqt.qtbot import QtBot

from studio import paths
from studio.app.session import Session
from studio.app.settings import Settings
from studio.ui.layout import CLOSED, COLUMNS, VERSION
from studio.ui.theme import Theme
from studio.ui.window import MainWindow


@pytest.fixture(params=["en", "zh_CN"])
def language(qapp: QCoreApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    translator = QTranslator()
    if request.param != "en":
        assert translator.load(str(paths.resources() / "translations" / f"plexus_{request.param}"))
        qapp.installTranslator(translator)
    yield request.param
    qapp.removeTranslator(translator)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme("dark")
    theme.apply(qapp)
    return theme


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, session: Session) -> Iterator[MainWindow]:
    window = MainWindow(session, theme)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.shut_down()


def bars(window: MainWindow) -> list[QTabBar]:
    """The tab bars of docks."""
    found = window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [bar for bar in found if bar.isVisible()]


def names(bar: QTabBar) -> list[str]:
    return [bar.tabText(place) for place in range(bar.count())]


def arrange(qtbot: QtBot, window: MainWindow, width: int) -> None:
    window.resize(width, 900)
    window.layout_keeper.arrange()
    qtbot.waitUntil(lambda: sum(bar.count() for bar in bars(window)) >= 14)


@pytest.mark.parametrize("width", [1280, 1440, 1680])
def test_the_names_of_all_tabs_fit(
    qtbot: QtBot, language: str, window: MainWindow, width: int
) -> None:
    arrange(qtbot, window, width)
    qtbot.waitUntil(lambda: all(bar.sizeHint().width() <= bar.width() for bar in bars(window)))
    for bar in bars(window):
        for place, name in enumerate(names(bar)):
            room = bar.tabRect(place).width()
            assert room >= bar.fontMetrics().horizontalAdvance(name) + 12, (language, name)


def test_in_a_narrow_window_tabs_are_reached_by_arrows_rather_than_cut(
    qtbot: QtBot, window: MainWindow
) -> None:
    arrange(qtbot, window, 840)
    (bar,) = (bar for bar in bars(window) if bar.count() > 2)
    assert bar.sizeHint().width() > bar.width()
    assert bar.elideMode() == Qt.TextElideMode.ElideNone
    assert bar.usesScrollButtons()
    last = bar.count() - 1
    assert bar.tabRect(last).left() > bar.width()
    bar.setCurrentIndex(last)
    qtbot.waitUntil(lambda: 0 <= bar.tabRect(last).left() < bar.width())


def test_what_belongs_together_shares_a_column(qtbot: QtBot, window: MainWindow) -> None:
    arrange(qtbot, window, 1440)
    docks = window.layout_keeper.docks
    found = {tuple(names(bar)) for bar in bars(window)}
    titles = [
        tuple(docks[name].windowTitle() for name in column if name not in CLOSED)
        for column in COLUMNS
    ]
    assert found >= {*titles, ("Inspector", "Settings")}


def test_a_panel_that_is_torn_off_from_behind_others_shows_itself(
    qtbot: QtBot, window: MainWindow
) -> None:
    arrange(qtbot, window, 1440)
    docks = window.layout_keeper.docks
    open_ones = {name: dock.panel for name, dock in docks.items() if dock.isVisible()}
    behind = [name for name, panel in open_ones.items() if panel and not panel.isVisible()]
    assert len(behind) > 3
    for name in behind:
        docks[name].setFloating(True)
    qtbot.wait(10)
    panels = {name: docks[name].panel for name in behind}
    assert [name for name, panel in panels.items() if panel and panel.isVisible()] == behind
    docks[behind[0]].close()
    panel = panels[behind[0]]
    assert panel is not None and not panel.isVisible()


def test_a_layout_of_an_earlier_version_is_not_taken_over(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    kept = Settings(tmp_path / "settings.json")
    with_old = MainWindow(Session(kept, runs_folder=tmp_path / "runs"), theme)
    qtbot.addWidget(with_old)
    with_old.layout_keeper.docks["code"].close()
    state = bytes(with_old.saveState(VERSION - 1).toBase64().data()).decode("ascii")
    with_old.close_now()
    settings = Settings(tmp_path / "other.json", window={"state": state})
    window = MainWindow(Session(settings, runs_folder=tmp_path / "runs"), theme)
    qtbot.addWidget(window)
    window.show()
    window.layout_keeper.restore_once()
    assert not window.layout_keeper.docks["code"].isHidden()
    window.close_now()
