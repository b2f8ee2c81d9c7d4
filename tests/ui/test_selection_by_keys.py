"""Selecting and the clipboard by real keys, in two windows of the program."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.app.settings import Settings
from studio.graph.edits import Connect
from studio.graph.model import Wire
from studio.ui.theme import Theme
from studio.ui.window import MainWindow


@pytest.fixture
def windows(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[list[MainWindow]]:
    """``image`` → ``conv`` → ``relu`` → ``out`` in the first; the second is empty."""
    made = []
    for name in ("one", "two"):
        session = Session(Settings(tmp_path / "settings.json"), runs_folder=tmp_path / name)
        window = MainWindow(session, Theme("dark"))
        window.resize(1100, 700)
        made.append(window)
        with qtbot.waitExposed(window):
            window.show()
    session = made[0].session
    kinds = {"image": "input", "conv": "torch.nn.Conv2d", "relu": "torch.nn.ReLU", "out": "output"}
    ids = [
        session.add(kind, 200.0 * n, 0, name) or "" for n, (name, kind) in enumerate(kinds.items())
    ]
    for source, target in pairwise(ids):
        session.do(Connect(Wire(source, "output", target, "input")))
    yield made
    for window in made:
        window.shut_down()
        window.close_now()
        window.deleteLater()


def press(qtbot: QtBot, window: MainWindow, keys: str) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.canvas.setFocus()
    combination = QKeySequence(keys)[0]
    qtbot.keyClick(window.canvas, combination.key(), combination.keyboardModifiers())


def names(window: MainWindow) -> list[str]:
    session = window.session
    return [session.graph.node(node_id).name for node_id in session.selection]


def test_keys_select_and_carry_to_another_window(qtbot: QtBot, windows: list[MainWindow]) -> None:
    one, two = windows
    graph = one.session.graph
    pick = {node.name: node.id for node in graph}
    one.session.select([pick["relu"]])
    press(qtbot, one, "Ctrl+Shift+Left")
    assert names(one) == ["relu", "image", "conv"]
    one.session.select([pick["relu"]])
    press(qtbot, one, "Ctrl+Shift+Right")
    assert names(one) == ["relu", "out"]
    one.session.select([pick["image"], pick["out"]])
    press(qtbot, one, "Ctrl+Shift+B")
    assert names(one) == ["image", "out", "conv", "relu"]
    one.session.select([pick["image"]])
    press(qtbot, one, "Ctrl+I")
    assert names(one) == ["conv", "relu", "out"]
    press(qtbot, one, "Ctrl+C")

    press(qtbot, two, "Ctrl+V")
    assert names(two) == ["conv", "relu", "out"]
    assert len(two.session.graph.wires()) == 2
    press(qtbot, two, "Ctrl+Shift+A")
    press(qtbot, two, "Ctrl+X")
    assert len(two.session.graph) == 0

    clipboard = QGuiApplication.clipboard()
    clipboard.setText("```json\r\n" + clipboard.text().replace("\n", "\r\n> ") + "\r\n```")
    press(qtbot, one, "Ctrl+Shift+V")
    assert len(one.session.graph) == 7
    conv = one.session.graph.node(one.session.selection[0])
    assert [wire.source for wire in one.session.graph.incoming(conv.id)] == []
    one.session.select([pick["conv"]])
    press(qtbot, one, "Ctrl+C")
    press(qtbot, one, "Ctrl+Shift+V")
    (twin,) = one.session.selection
    assert [wire.source for wire in one.session.graph.incoming(twin)] == [pick["image"]]
    press(qtbot, one, "Ctrl+Z")
    assert len(one.session.graph) == 7
