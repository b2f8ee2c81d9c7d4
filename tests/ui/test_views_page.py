"""The page that explains the views: every one is there, and its button opens exactly that place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.ui.guide import GuideWindow, slug
from studio.ui.theme import Theme
from studio.ui.views import VIEWS, VIEWS_PAGE, View
from studio.ui.window import MainWindow

DOCS = Path(__file__).parents[2] / "docs"
PICTURE = re.compile(r"!\[[^\]]+\]\((images/[^)]+)\)")


def sections() -> dict[str, str]:
    """The text below each heading, by the heading's name in a link."""
    parts = re.split(r"^## (.+)$", (DOCS / VIEWS_PAGE).read_text(encoding="utf-8"), flags=re.M)
    return dict(zip(map(slug, parts[1::2]), parts[2::2], strict=True))


def test_every_view_has_one_section_and_no_section_is_of_none() -> None:
    assert sorted(sections()) == sorted(view.name for view in VIEWS)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_view_has_a_picture_and_three_sentences(view: View) -> None:
    text = sections()[view.name]
    (picture,) = PICTURE.findall(text)
    assert picture == f"images/views-{view.name}.png"
    image = QImage(str(DOCS / picture))
    assert image.width() >= 400, f"{picture} is missing: make it with docs/make_pictures.py"
    said = " ".join(PICTURE.sub("", text).split())
    assert len(re.findall(r"[.?!](?= |$)", said)) == 3, said


def test_the_button_of_each_view_opens_its_section(
    qtbot: QtBot, session: Session, theme: Theme
) -> None:
    window = MainWindow(session, theme)
    qtbot.addWidget(window, before_close_func=lambda _: window.close_now())
    window.resize(1500, 950)
    with qtbot.waitExposed(window):
        window.show()
    for view in VIEWS:
        window.show_panel(view.name)
        corner = window.open_views.views[view.name].panel.corner
        qtbot.waitUntil(corner.help.isVisible)
        qtbot.mouseClick(corner.help, Qt.MouseButton.LeftButton)
        guide = window.findChild(GuideWindow)
        assert guide is not None
        assert guide.isVisible()
        assert guide.page.at.path() == VIEWS_PAGE
        assert guide.page.at.fragment() == view.name
        assert guide.page.heading(view.name).text() == view.title()
