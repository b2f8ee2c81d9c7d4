"""The Writing panel: what was given in grey, what is written after it."""

from __future__ import annotations

import pytest
import watched
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from watched import FakeSession

from studio.app.settings import Scheme
from studio.observe.frames import FieldInfo, Watch, Written
from studio.ui.panels.writing import WritingPanel
from studio.ui.theme import Theme

TEXTS = (
    FieldInfo("text", (4,), "text", tuple("ab\n")),
    FieldInfo("next", (4,), "labels", tuple("ab\n")),
)
FRAME = Written(1200, "def f(x):\n", "    return x\n", 0.7)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme("dark")
    theme.apply(qapp)
    return theme


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot) -> tuple[WritingPanel, FakeSession]:
    session = FakeSession()
    panel = WritingPanel(session, theme)  # type: ignore[arg-type]
    qtbot.addWidget(panel)
    panel.resize(420, 240)
    panel.show()
    qtbot.waitExposed(panel)
    return panel, session


Fixture = tuple[WritingPanel, FakeSession]


def colour_at(panel: WritingPanel, place: int) -> str:
    cursor = QTextCursor(panel.page.document())
    cursor.setPosition(place)
    return cursor.charFormat().foreground().color().name().upper()


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_given_and_written_are_told_apart(
    panel: Fixture, theme: Theme, qtbot: QtBot, scheme: Scheme
) -> None:
    view, session = panel
    session.runs.fields = TEXTS
    session.runs.active = True
    session.runs.frames.emit([FRAME])
    theme.set_scheme(scheme)
    qtbot.waitUntil(lambda: view.page.toPlainText() == FRAME.given + FRAME.text)
    qtbot.waitUntil(lambda: colour_at(view, 3) == theme.tokens.text_3.upper())
    assert colour_at(view, len(FRAME.given) + 6) == theme.tokens.text.upper()
    assert view.caption.text() == "temperature 0.7  step 1,200"


def test_it_asks_for_text_only_where_there_is_one(panel: Fixture) -> None:
    view, session = panel
    assert view.wants().shown
    session.runs.fields = TEXTS
    assert view.wants().shown
    session.runs.fields = watched.IMAGES
    assert view.wants() == Watch()
    assert "its data is a text" in view.vacancy()


def test_another_run_begins_with_an_empty_page(panel: Fixture, qtbot: QtBot) -> None:
    view, session = panel
    session.runs.fields = TEXTS
    session.runs.active = True
    session.runs.frames.emit([FRAME])
    qtbot.waitUntil(lambda: view.pages.currentWidget() is view.body)
    session.runs.started.emit(None)
    qtbot.waitUntil(lambda: view.pages.currentWidget() is view.empty)
    assert "first words" in view.empty.label.text()


def test_what_an_earlier_run_wrote_is_shown_until_the_next(panel: Fixture, qtbot: QtBot) -> None:
    view, session = panel
    view.show_kept("poems-3", "The sea\n")
    qtbot.waitUntil(lambda: view.page.toPlainText() == "The sea\n")
    assert view.title.text() == "poems-3"
    assert view.caption.text() == "written last"
    session.runs.started.emit(None)
    qtbot.waitUntil(lambda: view.pages.currentWidget() is view.empty)


def test_a_run_that_is_gone_on_with_begins_with_its_words(panel: Fixture, qtbot: QtBot) -> None:
    view, session = panel
    session.runs.fields = TEXTS
    session.runs.active = True
    session.runs.started.emit(None)
    view.begin_with("The sea\n")
    qtbot.waitUntil(lambda: view.page.toPlainText() == "The sea\n")
    session.runs.frames.emit([FRAME])
    qtbot.waitUntil(lambda: view.page.toPlainText() == FRAME.given + FRAME.text)
