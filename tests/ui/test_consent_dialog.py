"""The question whether Python from elsewhere may run, in the window."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.app.settings import Settings
from studio.graph import fileio
from studio.graph.model import Node, Project, Wire
from studio.graph.recovery import Recovery
from studio.ui import consent, screenshot
from studio.ui.theme import Theme
from studio.ui.window import MainWindow


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    return tmp_path / "sprung"


@pytest.fixture
def hostile(trap: Path) -> Project:
    """Two layers of Python, each of which leaves a trace wherever it is run."""
    act = f"open({str(trap)!r}, 'w').close()"
    project = Project("hostile")
    for name in ("One", "Two"):
        project.codes[name] = (
            f"from torch import nn\n{act}\n\n\nclass {name}(nn.Module):\n"
            f'    """<img src="{trap}">"""\n\n    {act}\n\n'
            f"    def forward(self, x):\n        {act}\n        return x\n"
        )
    nodes = (
        Node("n1", "input", "image", {"shape": ("N", 2)}),
        Node("n2", "code:One", "one", x=200.0),
        Node("n3", "code:Two", "two", x=400.0),
        Node("n4", "output", "out", x=600.0),
    )
    for node in nodes:
        project.model.put_node(node)
    for wire in (
        Wire("n1", "output", "n2", "x"),
        Wire("n2", "output", "n3", "x"),
        Wire("n3", "output", "n4", "input"),
    ):
        project.model.put_wire(wire)
    return project


@pytest.fixture
def file(hostile: Project, tmp_path: Path) -> Path:
    fileio.save(hostile, tmp_path / "hostile.plexus")
    return tmp_path / "hostile.plexus"


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> MainWindow:
    theme.apply(QApplication.instance())
    session = Session(
        Settings(tmp_path / "settings.json"),
        background=True,
        runs_folder=tmp_path / "runs",
        recovery_folder=tmp_path / "kept",
    )
    found = MainWindow(session, theme)
    qtbot.addWidget(found, before_close_func=lambda closing: closing.close_now())
    found.resize(1200, 800)
    with qtbot.waitExposed(found):
        found.show()
    return found


def press(window: MainWindow, words: str) -> None:
    (button,) = [
        button
        for toast in window.toasts.shown
        for button in toast.findChildren(QPushButton)
        if button.text() == words
    ]
    button.click()


def test_a_hostile_project_is_opened_shown_saved_and_kept_without_running(
    qtbot: QtBot, window: MainWindow, file: Path, trap: Path, tmp_path: Path
):
    session = window.session
    session.open(file)
    qtbot.waitUntil(lambda: session.analysis is not None and not session.stale, timeout=30_000)
    for node in ("n2", "n3"):
        session.select((node,))
        window.grab()
    window.own_code.edit("One")
    window.own_code.edit("Two")
    window.grab()
    session.save(tmp_path / "copy.plexus")
    session.document.mark_unsaved()
    assert session.keep_now()
    qtbot.waitUntil(lambda: not session.poll(), timeout=30_000)
    screenshot.draw(file, tmp_path / "picture.png", "dark", 1.0)
    assert not session.analyse_now().ok
    assert not trap.exists()


def test_recovered_work_is_not_run_either(window: MainWindow, file: Path, trap: Path):
    window.session.recover(Recovery(file, "hostile", None, 0.0))
    assert not window.session.analyse_now().ok
    assert not trap.exists()


def test_the_project_is_asked_about_once_and_each_piece_by_itself(
    qtbot: QtBot, window: MainWindow, file: Path, trap: Path
):
    session = window.session
    session.open(file)
    (note,) = [toast for toast in window.toasts.shown if toast.buttons]
    assert note.text == (
        "This project holds Python that has never run here: One, Two. It does not run until you "
        "have read and allowed it."
    )
    press(window, "Read it…")
    dialog = window.findChild(consent.ConsentDialog)
    assert dialog is not None
    assert list(dialog.buttons) == ["One", "Two"]
    dialog.buttons["One"].click()
    assert dialog.isVisible()
    assert session.consent.waiting(session.document.project) == ("Two",)
    assert not session.analyse_now().ok
    dialog.buttons["Two"].click()
    assert not dialog.isVisible()
    assert session.analyse_now().ok
    assert trap.exists()

    session.open(file)
    assert not [toast for toast in window.toasts.shown if toast.buttons]


def test_not_now_allows_nothing(qtbot: QtBot, window: MainWindow, file: Path, trap: Path):
    session = window.session
    session.open(file)
    press(window, "Not now")
    assert session.consent.waiting(session.document.project) == ("One", "Two")
    session.open(file)
    press(window, "Read it…")
    dialog = window.findChild(consent.ConsentDialog)
    assert dialog is not None
    dialog.reject()
    assert session.consent.waiting(session.document.project) == ("One", "Two")
    assert not trap.exists()


def test_a_problem_leads_to_the_question(qtbot: QtBot, window: MainWindow, file: Path):
    session = window.session
    session.open(file)
    problems = session.analyse_now().problems
    fix = next(found.fixes[0] for found in problems if found.node == "n3")
    session.mend(fix)
    dialog = window.findChild(consent.ConsentDialog)
    assert dialog is not None
    assert list(dialog.buttons) == ["Two", "One"]
    dialog.reject()


def test_words_out_of_a_file_are_shown_and_not_taken_as_html(
    window: MainWindow, file: Path, trap: Path
):
    window.session.open(file)
    window.session.select(("n2",))
    summary = window.inspector.node_page._summary
    assert summary.text() == escape(f'<img src="{trap}">')


def test_a_project_without_python_asks_nothing(window: MainWindow):
    window.session.open_example("moons_mlp")
    assert not [toast for toast in window.toasts.shown if toast.buttons]
    assert consent.ask(window.session, window.theme, window) is None
