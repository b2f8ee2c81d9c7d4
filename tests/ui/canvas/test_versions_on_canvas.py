"""Two versions compared on the canvas, by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app.action import Context
from studio.app.actions import find, perform
from studio.app.differing import Told
from studio.app.session import Session
from studio.app.verbs.versions import compare_with_run
from studio.graph.blocks import make_block
from studio.graph.edits import AddNode, Connect, Move, RemoveNodes
from studio.graph.fileio import dumps
from studio.graph.model import Node, Wire
from studio.message import Message
from studio.ui.canvas.frame import CanvasFrame
from studio.ui.theme import Theme
from tests.app.stand_in import StandIn


@pytest.fixture
def frame(qtbot: QtBot, session: Session, theme: Theme) -> Iterator[CanvasFrame]:
    frame = CanvasFrame(session, theme)
    qtbot.addWidget(frame)
    frame.resize(1200, 640)
    for node in (
        Node("n1", "input", "image", {"shape": ("N", 3, 8, 8)}, 0.0, 0.0),
        Node("n2", "torch.nn.Conv2d", "conv", {}, 260.0, 0.0),
        Node("n3", "torch.nn.ReLU", "relu", {}, 520.0, 0.0),
        Node("n4", "torch.nn.Flatten", "flat", {}, 780.0, 0.0),
    ):
        session.do(AddNode(node))
    for source, target in (("n1", "n2"), ("n2", "n3"), ("n3", "n4")):
        session.do(Connect(Wire(source, "output", target, "input")))
    with qtbot.waitExposed(frame):
        frame.show()
    frame.canvas.setFocus()
    yield frame
    frame.close_down()


def settle() -> None:
    QApplication.processEvents()


def rows(frame: CanvasFrame) -> list[str]:
    model = frame.version_list.model
    return [model.index(row).data() for row in range(model.rowCount())]


def click(qtbot: QtBot, frame: CanvasFrame, text: str) -> None:
    shown = frame.version_list.list
    index = frame.version_list.model.index(rows(frame).index(text))
    shown.scrollTo(index)
    place = shown.visualRect(index).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()


def edit(session: Session) -> None:
    session.set_param("n2", "out_channels", 32)
    session.do(RemoveNodes(("n3",)))
    session.do(AddNode(Node("n7", "torch.nn.GELU", "gelu", {}, 520.0, 160.0)))
    session.do(Connect(Wire("n2", "output", "n7", "input")))
    session.do(Connect(Wire("n7", "output", "n4", "input")))
    session.do(Move((("n4", 800.0, 40.0),)))
    session.set_setting("train.lr", 0.01)


def test_a_comparison_shows_signs_ghosts_and_words_and_escape_leaves_no_trace(
    qtbot: QtBot, session: Session, frame: CanvasFrame
) -> None:
    snapshot = session.snapshots.take("before")
    edit(session)
    session.select(("n2",))
    frame.canvas.fit_all()
    frame.canvas.zoom_by(0.6)
    settle()
    before = frame.canvas.viewport().grab().toImage()
    text, steps = dumps(session.document.project), session.document.steps
    assert not frame.version_strip.isVisible()
    assert not frame.version_list.isVisible()

    session.versions.begin_with_snapshot(snapshot)
    settle()
    assert rows(frame) == [
        "Model",
        "~  conv.out_channels: 16 (default) → 32",
        "+  gelu (GELU) is new",
        "−  relu (ReLU) is gone",
        "Settings",
        "~  train.lr: 0.001 (default) → 0.01",
    ]
    assert "+ 1 new  − 1 gone  ~ 2 changed" in frame.version_strip.said.text()
    marks = frame.canvas.version_marks
    assert set(marks.ghosts) == {"n3"}
    new, gone = Wire("n2", "output", "n7", "input"), Wire("n2", "output", "n3", "input")
    signs = session.versions.marked("model").wires
    assert (signs[new], signs[gone], len(signs)) == ("+", "−", 4)
    drawn = frame.canvas.canvas.wire_item(new)
    assert drawn is not None
    tokens = frame.canvas.theme.tokens
    assert tokens.go.lower() in colours(frame, drawn.path().pointAtPercent(0.5))
    assert marks.tip(marks.ghosts["n3"].center()) == "− relu (ReLU) is gone"
    conv = frame.canvas.canvas.node_item("n2")
    assert conv is not None
    assert marks.tip(conv.rect.center()) == "~ conv.out_channels: 16 (default) → 32"
    corner = frame.canvas.mapFromScene(marks.ghosts["n3"].center())
    assert frame.canvas.rect().contains(corner)
    assert tokens.warn.lower() in colours(frame, conv.rect.topLeft())
    assert tokens.error.lower() in colours(frame, marks.ghosts["n3"].topLeft())

    qtbot.mouseClick(frame.version_strip.moved, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert "~  flat was moved" in rows(frame)
    frame.version_strip.moved.setChecked(False)

    frame.canvas.setFocus()
    qtbot.keyClick(frame.canvas, Qt.Key.Key_Escape)
    settle()
    assert not session.versions.active
    assert not frame.version_strip.isVisible()
    assert not frame.version_list.isVisible()
    assert session.selection == ("n2",)
    assert (dumps(session.document.project), session.document.steps) == (text, steps)
    assert frame.canvas.viewport().grab().toImage() == before


def colours(frame: CanvasFrame, scene: object) -> set[str]:
    """The colours around a point of the scene."""
    image = frame.canvas.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    centre = frame.canvas.mapFromScene(scene)
    return {
        QColor(image.pixel(round((centre.x() + x) * ratio), round((centre.y() + y) * ratio)))
        .name()
        .lower()
        for x in range(-9, 9)
        for y in range(-9, 9)
    }


def test_keys_go_from_difference_to_difference_and_each_can_be_taken_back(
    qtbot: QtBot, session: Session, frame: CanvasFrame
) -> None:
    old = session.document.project.copy()
    edit(session)
    session.versions.begin(Message("earlier"), old)
    context = Context(session, StandIn())
    assert perform(find("edit.next_difference"), context)
    assert session.selection == ("n2",)
    assert perform(find("edit.previous_difference"), context)
    assert session.versions.chosen is session.versions.told[-1]
    click(qtbot, frame, "−  relu (ReLU) is gone")
    assert str(chosen(session).words) == "relu (ReLU) is gone"
    qtbot.mouseClick(frame.version_list.take_back, Qt.MouseButton.LeftButton)
    assert "n3" in session.graph
    assert str(session.document.undo_title) == "Take back: relu (ReLU) is gone"
    session.document.undo()
    assert "−  relu (ReLU) is gone" in rows(frame)
    for _ in range(8):
        if not session.versions.found:
            break
        perform(find("edit.next_difference"), context)
        perform(find("edit.take_back"), context)
    assert rows(frame) == []
    assert "Nothing is different" in frame.version_strip.said.text()
    session.document.undo()
    qtbot.mouseClick(frame.version_strip.back, Qt.MouseButton.LeftButton)
    assert dumps(session.document.project) == dumps(old)
    qtbot.keyClick(frame.version_list.list, Qt.Key.Key_Escape)
    assert not session.versions.active


def chosen(session: Session) -> Told:
    assert session.versions.chosen is not None
    return session.versions.chosen


def test_a_block_is_marked_for_what_is_inside_and_shows_it_when_entered(
    session: Session, frame: CanvasFrame
) -> None:
    session.do(make_block(session.document.project, session.kinds, "model", ("n2", "n3"), "Stem"))
    old = session.document.project.copy()
    block = next(node for node in session.graph if node.kind == "block:Stem")
    inner = next(n for n in session.document.project.graphs["Stem"] if n.name == "conv")
    session.set_param(inner.id, "out_channels", 9, graph="Stem")
    session.versions.begin(Message("earlier"), old)
    marks = frame.canvas.version_marks
    item = frame.canvas.canvas.node_item(block.id)
    assert item is not None
    assert "enter it" in marks.tip(item.rect.center())
    context = Context(session, StandIn())
    perform(find("edit.next_difference"), context)
    settle()
    assert session.scope.graph == "Stem"
    assert session.selection == (inner.id,)
    inside = frame.canvas.canvas.node_item(inner.id)
    assert inside is not None
    assert "conv.out_channels" in marks.tip(inside.rect.center())


def test_files_runs_and_steps_are_compared_and_what_cannot_be_read_is_told(
    session: Session, frame: CanvasFrame, tmp_path: Path
) -> None:
    told: list[str] = []
    session.notified.connect(lambda notice: told.append(str(notice.message)))
    context, stage = Context(session, StandIn()), StandIn()
    context = Context(session, stage)
    assert not perform(find("edit.compare_saved"), context)
    session.save(tmp_path / "net.plexus")
    session.set_param("n2", "out_channels", 32)
    assert perform(find("edit.compare_saved"), context)
    assert rows(frame)[1:] == ["~  conv.out_channels: 16 (default) → 32"]
    session.versions.begin_with_step(session.document.position)
    assert rows(frame) == []
    session.versions.begin_with_step(0)
    assert "+  conv (Conv2d) is new" in rows(frame)
    run = tmp_path / "run"
    run.mkdir()
    (run / "project.plexus").write_bytes((tmp_path / "net.plexus").read_bytes())
    compare_with_run(session, run)
    assert "the run run" in frame.version_strip.said.text()
    assert rows(frame)[1:] == ["~  conv.out_channels: 16 (default) → 32"]
    stage.open_path = tmp_path / "none.plexus"
    assert perform(find("edit.compare_file"), context)
    assert "could not be opened" in told[-1]
    assert session.versions.active, "the comparison under way stays"
    session.open(tmp_path / "net.plexus")
    assert not session.versions.active
