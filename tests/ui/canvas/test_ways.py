"""Back and forward by keys, mouse buttons and the small arrows."""

from __future__ import annotations

import pytest
from canvas_hand import LEFT, Hand
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.graph.blocks import make_block
from studio.ui.canvas.sheet import View
from studio.ui.canvas.ways import WayButtons

BACK, ON = Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton


@pytest.fixture
def buttons(qtbot, hand: Hand, theme) -> WayButtons:
    found = WayButtons(hand.session, theme)
    qtbot.addWidget(found)
    found.show()
    yield found
    found.close_down()


def test_the_mouse_goes_back_to_the_very_view_that_was_left(
    hand: Hand, chain: tuple[str, str, str], buttons: WayButtons
) -> None:
    session, view = hand.session, hand.view
    assert session.do(
        make_block(session.document.project, session.kinds, "model", chain[1:], "stem")
    )
    (instance,) = session.selection or tuple(set(session.graph.ids()) - {chain[0]})
    assert not buttons.back.isEnabled()
    view.zoom_by(1.3)
    view.pan_by(60, -40)
    before = view.view_now()
    session.enter(instance)
    view.zoom_by(0.7)
    inside = view.view_now()
    assert inside != before
    assert buttons.back.isEnabled()
    centre = QPoint(500, 300)
    QTest.mouseClick(view.viewport(), BACK, Qt.KeyboardModifier.NoModifier, centre)
    assert session.scope.path == ()
    assert view.view_now() == before
    QTest.mouseClick(view.viewport(), ON, Qt.KeyboardModifier.NoModifier, centre)
    assert session.scope.path == (instance,)
    assert view.view_now() == inside
    QTest.mouseClick(buttons.back, LEFT)
    assert session.scope.path == ()
    assert view.view_now() == before
    assert buttons.on.isEnabled()
    assert not buttons.back.isEnabled()


def test_fitting_is_a_jump_and_panning_is_none(hand: Hand, chain: tuple[str, str, str]) -> None:
    view = hand.view
    view.pan_by(300, 200)
    assert not hand.session.trail.can_go_back
    before = view.view_now()
    hand.key(Qt.Key.Key_Home)
    assert view.view_now() != before
    hand.session.go_back()
    assert view.view_now() == before
    view.resize(900, 500)
    QApplication.processEvents()
    assert not hand.session.trail.can_go_back


def test_a_gesture_is_not_interrupted_by_the_buttons(
    hand: Hand, chain: tuple[str, str, str]
) -> None:
    hand.key(Qt.Key.Key_Home)
    here = hand.view.view_now()
    hand.begin(hand.card(chain[1]), hand.card(chain[1]) + QPoint(40, 30))
    QTest.mouseClick(
        hand.view.viewport(), BACK, Qt.KeyboardModifier.NoModifier, hand.card(chain[0])
    )
    assert hand.view.gestures.tool is not None
    assert isinstance(here, View)
    assert hand.view.view_now() == here
    hand.key(Qt.Key.Key_Escape)
