from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.app.actions import Context, find
from studio.graph.model import Wire
from studio.ui.canvas import scrolling

NONE = Qt.KeyboardModifier.NoModifier
MIDDLE = Qt.MouseButton.MiddleButton
Phase = Qt.ScrollPhase


@pytest.fixture(autouse=True)
def gliding(session):
    session.settings.glide = True


def mouse(hand, kind, place, time_ms):
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else MIDDLE
    at = QPointF(place)
    event = QMouseEvent(kind, at, at, button, MIDDLE, NONE)
    event.setTimestamp(time_ms)
    QApplication.sendEvent(hand.view.viewport(), event)


def flick(hand, pause_ms=0, begin_ms=1000):
    """Drag by 10 pixels each 10 ms, and let go."""
    mouse(hand, QEvent.Type.MouseButtonPress, QPoint(600, 300), begin_ms)
    for step in range(1, 9):
        place = QPoint(600 - 10 * step, 300)
        mouse(hand, QEvent.Type.MouseMove, place, begin_ms + 10 * step)
    mouse(hand, QEvent.Type.MouseButtonRelease, place, begin_ms + 80 + pause_ms)


def left(hand):
    return hand.view.mapToScene(QPoint(0, 0)).x()


def test_a_flicked_picture_glides_on_in_its_way_and_comes_to_rest(hand, chain):
    before = left(hand)
    flick(hand)
    assert left(hand) == before + 80
    glide = hand.view.gliding
    assert glide.timer.isActive()
    places = [left(hand)]
    while glide.timer.isActive():
        glide.step(20)
        places.append(left(hand))
    steps = [two - one for one, two in pairwise(places)]
    assert min(steps) >= 0
    assert steps[0] > steps[len(steps) // 2] > 0
    assert 150 < places[-1] - places[0] < 300
    glide.step(20)
    assert left(hand) == places[-1]


@pytest.mark.parametrize("by", ["press", "wheel", "key", "another view", "hiding"])
def test_it_stops_at_once(hand, chain, by):
    flick(hand)
    glide, viewport = hand.view.gliding, hand.view.viewport()
    glide.step(20)
    assert glide.timer.isActive()
    if by == "press":
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, NONE, QPoint(20, 560))
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, NONE, QPoint(20, 560))
    elif by == "wheel":
        swipe(hand, 0, Phase.NoScrollPhase, 2000)
    elif by == "key":
        QTest.keyClick(hand.view, Qt.Key.Key_Shift)
    elif by == "another view":
        hand.view.center_on(chain[0])
        glide.step(20)
    else:
        hand.view.hide()
    assert not glide.timer.isActive()


def test_neither_a_pause_nor_the_setting_let_it_glide(hand, chain):
    flick(hand, pause_ms=300)
    assert not hand.view.gliding.timer.isActive()
    find("view.glide").run(Context(hand.session, None))
    flick(hand)
    assert not hand.view.gliding.timer.isActive()
    find("view.glide").run(Context(hand.session, None))
    flick(hand)
    assert hand.view.gliding.timer.isActive()


def test_escape_in_a_drag_of_the_picture_takes_it_back(hand, chain):
    before, place = hand.trace, left(hand)
    hand.begin(QPoint(500, 300), QPoint(420, 300), button=MIDDLE)
    assert left(hand) == place + 80
    hand.key(Qt.Key.Key_Escape)
    hand.release(QPoint(420, 300), button=MIDDLE)
    assert (hand.trace, left(hand)) == (before, place)
    assert not hand.view.gliding.timer.isActive()


TOUCHPAD = QPointingDevice(
    "touchpad",
    7001,
    QInputDevice.DeviceType.TouchPad,
    QPointingDevice.PointerType.Finger,
    QInputDevice.Capability.Position,
    2,
    2,
)


def swipe(hand, dx, phase, time_ms):
    at = QPointF(500, 300)
    step = QPoint(dx, 0)
    event = QWheelEvent(
        at,
        at,
        step,
        step,
        Qt.MouseButton.NoButton,
        NONE,
        phase,
        False,
        Qt.MouseEventSource.MouseEventNotSynthesized,
        TOUCHPAD,
    )
    event.setTimestamp(time_ms)
    QApplication.sendEvent(hand.view.viewport(), event)


@pytest.mark.parametrize("own", [False, True])
def test_a_swipe_glides_only_where_the_system_does_not_see_to_it(hand, chain, monkeypatch, own):
    monkeypatch.setattr(scrolling, "OWN_MOMENTUM", own)
    place = left(hand)
    swipe(hand, 0, Phase.ScrollBegin, 1000)
    for step in range(1, 6):
        swipe(hand, -12, Phase.ScrollUpdate, 1000 + 10 * step)
    swipe(hand, 0, Phase.ScrollEnd, 1055)
    assert left(hand) == place + 60
    assert hand.view.gliding.timer.isActive() != own
    swipe(hand, -9, Phase.ScrollMomentum, 1070)
    assert left(hand) == place + 69
    assert not hand.view.gliding.timer.isActive()


def pen(hand, kind, place, pointer=QPointingDevice.PointerType.Eraser) -> bool:
    device = QPointingDevice(
        "pen",
        7002,
        QInputDevice.DeviceType.Stylus,
        pointer,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
        1,
        1,
    )
    button = Qt.MouseButton.LeftButton
    up = kind == QEvent.Type.TabletRelease
    held = Qt.MouseButton.NoButton if up else button
    at = QPointF(place)
    event = QTabletEvent(
        kind, device, at, at, 0.0 if up else 0.6, 0, 0, 0, 0, 0, NONE, button, held
    )
    QApplication.sendEvent(hand.view.viewport(), event)
    return event.isAccepted()


def test_the_other_end_of_a_pen_cuts_wires_in_one_step(hand, chain):
    image, conv, relu = chain
    before, steps = hand.trace, hand.session.document.position
    wire = Wire(conv, "output", relu, "input")
    middle = hand.at(hand.view.canvas.wire_item(wire).path().pointAtPercent(0.5))
    start, end = middle - QPoint(0, 30), middle + QPoint(0, 30)
    for stop in ("Escape", "lifted"):
        assert pen(hand, QEvent.Type.TabletPress, start)
        assert pen(hand, QEvent.Type.TabletMove, end)
        assert hand.view.canvas.look.doomed == {wire}
        if stop == "Escape":
            hand.key(Qt.Key.Key_Escape)
        pen(hand, QEvent.Type.TabletRelease, end)
        assert (hand.trace == before) == (stop == "Escape")
    assert hand.wires == [Wire(image, "output", conv, "input")]
    assert hand.session.document.position == steps + 1


def test_the_tip_of_a_pen_is_left_to_be_a_mouse(hand, chain):
    before = hand.trace
    tip = QPointingDevice.PointerType.Pen
    for kind in (QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease):
        assert not pen(hand, kind, hand.card(chain[1]), tip)
    assert hand.trace == before
