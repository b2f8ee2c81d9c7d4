"""Reading the guide inside the program."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QTextDocument
from pytestqt.qtbot import QtBot

from studio.app.actions import Context, find, perform
from studio.app.session import Session
from studio.ui.guide import GuideWindow, slug
from studio.ui.stage import WindowStage
from studio.ui.theme import Theme
from studio.ui.window import MainWindow

FILLER = "\n\n".join(f"Line {n}." for n in range(80))


@pytest.fixture
def guide(qtbot: QtBot, tmp_path: Path, theme: Theme) -> GuideWindow:
    (tmp_path / "guide.md").write_text(
        f"# The guide\n\n<!-- unseen -->\n[data](data.md) [down](#the-end) [web](https://x.y/z)\n"
        f"\n![wide](images/wide.png) ![small](images/small.png)\n\n{FILLER}\n\n## The end\n\nBye.\n"
    )
    (tmp_path / "data.md").write_text(f"# Data\n\n{FILLER}\n\n## Points, in the plane\n\nHere.\n")
    (tmp_path / "images").mkdir()
    for name, width in (("wide", 4000), ("small", 300)):
        image = QImage(width, 200, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.red)
        assert image.save(str(tmp_path / "images" / f"{name}.png"))
    window = GuideWindow(theme, tmp_path)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def click_link(qtbot: QtBot, guide: GuideWindow, words: str) -> None:
    """Find the link by its words and click it."""
    page = guide.page
    cursor = page.document().find(words)
    assert not cursor.isNull(), words
    cursor.setPosition(cursor.selectionStart() + 1)
    place = page.cursorRect(cursor).center()
    assert page.anchorAt(place), words
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))


def test_links_lead_to_pages_and_headings_and_back(qtbot: QtBot, guide: GuideWindow):
    assert "The guide" in guide.page.toPlainText()
    assert "unseen" not in guide.page.toPlainText()
    assert not guide.back.isEnabled()

    click_link(qtbot, guide, "down")
    assert guide.page.verticalScrollBar().value() > 0
    assert guide.page.at.fragment() == "the-end"
    qtbot.mouseClick(guide.back, Qt.MouseButton.LeftButton)
    assert guide.page.verticalScrollBar().value() == 0

    click_link(qtbot, guide, "data")
    assert guide.page.toPlainText().strip().startswith("Data")
    guide.page.follow(QUrl("data.md#points-in-the-plane"))
    assert guide.page.verticalScrollBar().value() > 0
    qtbot.mouseClick(guide.contents, Qt.MouseButton.LeftButton)
    assert guide.page.toPlainText().strip().startswith("The guide")
    assert guide.page.verticalScrollBar().value() == 0


def test_links_to_the_web_leave_the_program(
    qtbot: QtBot, guide: GuideWindow, monkeypatch: pytest.MonkeyPatch
):
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    click_link(qtbot, guide, "web")
    assert opened == ["https://x.y/z"]
    assert guide.page.toPlainText().strip().startswith("The guide")


def test_wide_pictures_fit_the_window_and_small_ones_stay_small(guide: GuideWindow):
    kind = QTextDocument.ResourceType.ImageResource
    wide = guide.page.loadResource(kind.value, QUrl("images/wide.png"))
    small = guide.page.loadResource(kind.value, QUrl("images/small.png"))
    assert 300 < wide.deviceIndependentSize().width() <= guide.page.viewport().width()
    assert small.deviceIndependentSize().width() == 200


def test_names_of_headings_are_those_of_the_web():
    assert slug("If the window does not open") == "if-the-window-does-not-open"
    assert slug("Files, autosave and recovery") == "files-autosave-and-recovery"


def test_help_opens_the_guide_that_ships(qtbot: QtBot, session: Session, theme: Theme):
    window = MainWindow(session, theme)
    qtbot.addWidget(window, before_close_func=lambda closing: closing.close_now())
    assert perform(find("help.guide"), Context(session, WindowStage(window)))
    (guide,) = window.findChildren(GuideWindow)
    assert guide.isVisible()
    text = guide.page.toPlainText()
    assert "If the window does not open" in text
    assert "shortcuts -->" not in text
