"""The small map: its marks, what a hand does on it, and that it rests when nothing happens."""

from __future__ import annotations

import numpy as np
import pytest
from canvas_hand import LEFT, NONE, Hand
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from studio.graph.edits import Batch, Move, SetParam
from studio.message import Message
from studio.observe.asks.example import Example
from studio.observe.frames import Activations
from studio.ui.canvas.map_marks import thinned
from studio.ui.canvas.minimap import Minimap


def place(hand: Hand, node: str) -> QPoint:
    """Where on the map a node is."""
    item = hand.view.canvas.node_item(node)
    return hand.view.minimap.place_of(item.rect.center()).toPoint()


def picture(minimap: Minimap) -> QImage:
    return minimap.grab().toImage()


def shows(minimap: Minimap, colour: str, at: QPoint, around: int = 7) -> bool:
    """Whether a colour, or one that can hardly be told from it, is near a place of the map."""
    image, ratio, wanted = picture(minimap), minimap.devicePixelRatioF(), QColor(colour)
    for dx in range(-around, around + 1):
        for dy in range(-around, around + 1):
            pixel = (at + QPoint(dx, dy)) * ratio
            if image.rect().contains(pixel):
                found = QColor(image.pixel(pixel))
                pairs = zip(found.toTuple()[:3], wanted.toTuple()[:3], strict=True)
                if max(abs(one - other) for one, other in pairs) < 60:
                    return True
    return False


def frame_of(node: str) -> Activations:
    values = np.zeros((3, 2, 2), np.float32)
    return Activations(node, 1, Example(), "output", values, values.shape)


@pytest.fixture
def wide(hand: Hand, chain: tuple[str, str, str]) -> tuple[str, str, str]:
    """The chain with much room between its nodes."""
    _image, conv, relu = chain
    assert hand.session.do(Move(((conv, 1600.0, 400.0), (relu, 3200.0, 900.0)), "model"))
    hand.view.center_on(conv)
    QApplication.processEvents()
    hand.view.minimap.grab()
    return chain


def test_the_frame_is_dragged_and_a_click_jumps(hand: Hand, wide: tuple[str, str, str]) -> None:
    minimap, camera = hand.view.minimap, hand.view.camera
    before = camera.seen().center()
    start = minimap.place_of(before).toPoint()
    QTest.mousePress(minimap, LEFT, NONE, start + QPoint(2, 1))
    assert camera.seen().center() == before, "it is taken where it is held"
    QTest.mouseMove(minimap, start + QPoint(12, 6))
    QTest.mouseRelease(minimap, LEFT, NONE, start + QPoint(12, 6))
    moved = minimap.place_of(camera.seen().center()) - minimap.place_of(before)
    assert (moved - QPointF(10, 5)).manhattanLength() < 1.5
    assert not hand.session.trail.can_go_back
    QTest.mouseClick(minimap, LEFT, NONE, place(hand, wide[2]))
    assert camera.seen().contains(hand.view.canvas.node_item(wide[2]).rect)
    assert hand.session.trail.can_go_back
    hand.session.go_back()
    assert not camera.seen().contains(hand.view.canvas.node_item(wide[2]).rect)


def test_the_wheel_zooms_about_what_is_seen(hand: Hand, wide: tuple[str, str, str]) -> None:
    minimap, view = hand.view.minimap, hand.view
    zoom, centre = view.zoom, view.camera.seen().center()
    at = QPointF(20, 20)
    event = QWheelEvent(
        at,
        minimap.mapToGlobal(at),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(minimap, event)
    assert view.zoom == pytest.approx(zoom * 1.44)
    assert (view.camera.seen().center() - centre).manhattanLength() < 4


def test_keys_walk_on_it_and_lead_back(hand: Hand, wide: tuple[str, str, str]) -> None:
    minimap, view = hand.view.minimap, hand.view
    minimap.setFocus()
    text, x = hand.text, view.camera.seen().center().x()
    hand.key(Qt.Key.Key_Right)
    near = view.camera.seen().center().x()
    hand.key(Qt.Key.Key_Right, held=Qt.KeyboardModifier.ShiftModifier)
    far = view.camera.seen().center().x()
    assert 0 < near - x < far - near
    zoom = view.zoom
    hand.key(Qt.Key.Key_Minus)
    assert view.zoom < zoom
    hand.key(Qt.Key.Key_Escape)
    assert view.hasFocus()
    assert hand.text == text


def test_problems_have_marks_of_their_own_shape(hand: Hand, wide: tuple[str, str, str]) -> None:
    image, conv, _relu = wide
    minimap, tokens = hand.view.minimap, hand.view.theme.tokens
    assert hand.session.do(SetParam(conv, "out_channels", 4))
    corner = place(hand, conv)
    assert not shows(minimap, tokens.warn, corner)
    assert not shows(minimap, tokens.error, corner)
    assert hand.session.do(SetParam(image, "shape", ("N", 3, 5, 5)))
    assert hand.session.do(SetParam(conv, "kernel_size", 9))
    found = hand.view.canvas.problems[conv]
    colour = {"error": tokens.error, "warning": tokens.warn}[found.severity]
    assert shows(minimap, colour, corner)
    assert str(found.message) in minimap.told(QPointF(corner))
    kinds = [each.severity for each in hand.view.canvas.problems.values()]
    told = f"Errors: {kinds.count('error')}, warnings: {kinds.count('warning')}"
    assert minimap.accessibleDescription() == told


def test_it_says_what_lies_under_the_pointer(hand: Hand, wide: tuple[str, str, str]) -> None:
    minimap = hand.view.minimap
    assert minimap.told(QPointF(place(hand, wide[1]))).startswith("conv, Conv2d")
    assert "press to go there" in minimap.told(QPointF(3, 80))
    at = place(hand, wide[1])
    event = QHelpEvent(QEvent.Type.ToolTip, at, minimap.mapToGlobal(at))
    QApplication.sendEvent(minimap, event)
    assert QToolTip.text().startswith("conv, Conv2d")
    QToolTip.hideText()


def test_what_a_run_shows_and_what_was_changed_is_marked(
    hand: Hand, wide: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    image, conv, relu = wide
    session, minimap = hand.session, hand.view.minimap
    assert session.do(SetParam(conv, "out_channels", 4))
    assert minimap.activity.fresh == {conv}
    assert "last step" in minimap.told(QPointF(place(hand, conv)))
    title = Message("two")
    edits = (SetParam(conv, "out_channels", 5), SetParam(relu, "inplace", True))
    assert session.do(Batch(edits, title))
    assert minimap.activity.fresh == {conv, relu}
    plain = picture(minimap)
    monkeypatch.setattr(type(session.runs), "active", property(lambda _runs: True))
    frame = frame_of(image)
    session.runs.frames.emit([frame])
    assert minimap.activity.live == {image}
    assert shows(minimap, hand.view.theme.tokens.go, place(hand, image))
    assert picture(minimap) != plain
    minimap.activity.show_working([conv])
    assert minimap.activity.live == {image, conv}
    assert "computed" in minimap.told(QPointF(place(hand, conv)))
    minimap.activity.show_working([])
    assert minimap.activity.live == {image}
    session.open_example("moons_mlp")
    assert not minimap.activity.live
    assert not minimap.activity.fresh


def test_it_can_be_hidden_and_shown_again(hand: Hand, wide: tuple[str, str, str]) -> None:
    settings = hand.session.settings
    settings.minimap = False
    hand.view.renew()
    assert not hand.view.minimap.isVisible()
    assert hand.session.do(SetParam(wide[1], "out_channels", 4))
    assert not hand.view.minimap.isVisible()
    settings.minimap = True
    hand.view.renew()
    assert hand.view.minimap.isVisible()


def test_it_rests_while_nothing_happens(
    hand: Hand, wide: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = frame_of(wide[0])
    monkeypatch.setattr(type(hand.session.runs), "active", property(lambda _runs: True))
    hand.session.runs.frames.emit([frame])
    QApplication.processEvents()
    painted: list[object] = []
    before = Minimap.paintEvent
    monkeypatch.setattr(Minimap, "paintEvent", lambda it, e: (painted.append(e), before(it, e)))
    hand.session.runs.frames.emit([frame])
    hand.session.select([wide[0]])
    QApplication.processEvents()
    assert painted == []


def test_marks_that_cannot_be_told_apart_are_one() -> None:
    crowd = [QPointF(12 + at / 100, 20) for at in range(100)]
    assert len(thinned([*crowd, QPointF(40, 20)])) == 2
