import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from studio.compile.card_sizes import CARD_WIDTH
from studio.graph.edits import SetParam
from studio.message import UserError
from studio.ui.canvas.card import badge_centre
from studio.ui.canvas.overview import FAR

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def wheel(view, place, turn, keys=NONE, pixels=None):
    """Turn a wheel, or swipe on a touchpad if ``pixels`` are given."""
    phase = Qt.ScrollPhase.ScrollUpdate if pixels else Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        QPointF(place),
        QPointF(view.mapToGlobal(place)),
        pixels or QPoint(),
        turn,
        Qt.MouseButton.NoButton,
        keys,
        phase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_the_wheel_zooms_and_what_is_under_the_pointer_stays(hand, chain):
    place = hand.card(chain[2])
    before = hand.view.mapToScene(place)
    wheel(hand.view, place, QPoint(0, 240))
    assert hand.view.zoom == pytest.approx(1.44)
    after = hand.view.mapToScene(place)
    assert (after - before).manhattanLength() < 3
    wheel(hand.view, place, QPoint(0, -120), CONTROL)
    assert hand.view.zoom == pytest.approx(1.2)


def test_two_fingers_move_both_ways_and_shift_moves_sideways(hand, chain):
    before = hand.view.camera.seen().topLeft()
    wheel(hand.view, QPoint(100, 100), QPoint(80, 40), pixels=QPoint(20, 10))
    assert hand.view.camera.seen().topLeft() == before - QPointF(20, 10)
    wheel(hand.view, QPoint(100, 100), QPoint(0, 120), SHIFT)
    assert hand.view.camera.seen().topLeft() == before - QPointF(80, 10)
    assert hand.view.zoom == 1.0


def test_zoom_has_bounds(hand, chain):
    for _ in range(40):
        hand.view.zoom_in()
    assert hand.view.zoom == 16.0
    for _ in range(60):
        hand.view.zoom_out()
    assert hand.view.zoom == 1 / CARD_WIDTH


def test_fit_shows_everything_or_the_selection(hand, chain):
    image, _conv, relu = chain
    hand.add("torch.nn.ReLU", 4000, 2000)
    hand.view.fit_all()
    assert hand.view.camera.seen().contains(hand.view.canvas.content())
    hand.session.select((image, relu))
    hand.view.fit_selection()
    seen = hand.view.camera.seen()
    assert seen.contains(hand.view.canvas.content((image, relu)))
    assert not seen.contains(hand.view.canvas.content())


def test_the_middle_button_pans_and_escape_takes_it_back(hand, chain):
    middle = Qt.MouseButton.MiddleButton
    before = hand.view.camera.seen().topLeft()
    hand.drag(QPoint(300, 300), QPoint(340, 320), button=middle)
    assert hand.view.camera.seen().topLeft() == before - QPointF(40, 20)
    hand.begin(QPoint(300, 300), QPoint(400, 400), button=middle)
    hand.key(Qt.Key.Key_Escape)
    hand.release(QPoint(400, 400), button=middle)
    assert hand.view.camera.seen().topLeft() == before - QPointF(40, 20)


def test_the_minimap_leads_to_where_it_is_pressed(hand, chain):
    far = hand.add("torch.nn.ReLU", 3000, 2000)
    hand.view.center_on(chain[0])
    QApplication.processEvents()
    item = hand.view.canvas.node_item(far)
    assert not hand.view.camera.seen().intersects(item.rect)
    place = hand.view.minimap.place_of(item.rect.center()).toPoint()
    QTest.mouseClick(hand.view.minimap, Qt.MouseButton.LeftButton, pos=place)
    assert hand.view.camera.seen().intersects(item.rect)
    corner = hand.view.minimap.geometry().topRight()
    assert hand.view.viewport().width() - corner.x() == pytest.approx(14, abs=2)


def test_the_tooltip_of_a_problem_is_its_sentence(hand, chain):
    _image, conv, relu = chain
    hand.wire(relu, hand.add("output", 720, 0))
    hand.session.do(SetParam(conv, "kernel_size", 99))
    problem = hand.view.canvas.problems[conv]
    item = hand.view.canvas.node_item(conv)
    assert item.card.severity == "error"
    place = hand.at(item.pos() + badge_centre(item.card.layout))
    event = QHelpEvent(QEvent.Type.ToolTip, place, hand.view.viewport().mapToGlobal(place))
    QApplication.sendEvent(hand.view.viewport(), event)
    assert QToolTip.text().splitlines()[0] == str(problem.message)
    QToolTip.hideText()


def test_a_port_says_its_name_and_shape(hand, chain):
    from studio.ui.canvas import tips

    image, _conv, _relu = chain
    point = QPointF(*hand.view.canvas.node_item(image).anchor("output", "output"))
    assert tips.tip(hand.view.canvas, point).startswith("output: N × 1 × 8 × 8")


def test_the_badge_offers_the_fix_and_the_fix_mends(hand):
    image = hand.add("input", 0, 0)
    linear = hand.add("torch.nn.Linear", 240, 0)
    result = hand.add("output", 480, 0)
    hand.wire(image, linear)
    hand.wire(linear, result)
    hand.session.do(SetParam(linear, "in_features", 10))
    hand.session.do(SetParam(linear, "out_features", 2))
    problem = hand.view.canvas.problems[linear]
    assert problem.fixes
    item = hand.view.canvas.node_item(linear)
    hand.click(hand.at(item.pos() + badge_centre(item.card.layout)))
    assert hand.view.fixes.isVisible()
    assert hand.session.selection == (linear,)
    before = hand.text
    QTest.keyClick(hand.view.fixes, Qt.Key.Key_Return)
    assert not hand.view.fixes.isVisible()
    assert hand.text != before
    found = hand.view.canvas.problems.get(linear)
    assert found is None or found.message != problem.message


def test_the_badge_also_takes_a_wish_not_to_be_warned(hand):
    image = hand.add("input", 0, 0)
    linear, norm, result = (
        hand.add(kind, 240 * at, 0)
        for at, kind in enumerate(("torch.nn.Linear", "torch.nn.BatchNorm1d", "output"), 1)
    )
    hand.session.do(SetParam(image, "shape", ("N", 8)))
    for source, target in ((image, linear), (linear, norm), (norm, result)):
        hand.wire(source, target)
    item = hand.view.canvas.node_item(linear)
    assert item.card.severity == "warning"
    hand.click(hand.at(item.pos() + badge_centre(item.card.layout)))
    hush = hand.view.fixes.actions()[-1]
    assert hush.text() == "Do not warn of this here"
    hush.trigger()
    hand.view.fixes.close()
    assert item.card.severity is None
    assert len(hand.session.hushed) == 1


def test_nothing_is_painted_while_nothing_happens(hand, chain, monkeypatch):
    painted = []
    kind = type(hand.view)
    paint = kind.paintEvent
    monkeypatch.setattr(kind, "paintEvent", lambda self, e: (painted.append(e), paint(self, e)))
    QApplication.processEvents()
    painted.clear()
    for _ in range(20):
        QApplication.processEvents()
    assert painted == []


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_near_and_far_show_the_families_colours(hand, chain, theme, scheme):
    theme.set_scheme(scheme)
    hand.session.select(())
    for zoom in (1.0, FAR / 2):
        hand.view.camera.zoom_to(zoom)
        hand.view.center_on(chain[1])
        QApplication.processEvents()
        image = hand.view.grab().toImage()
        stripe = hand.at(hand.view.canvas.node_item(chain[1]).rect.center())
        colours = {image.pixelColor(x, stripe.y()).hue() // 10 for x in range(image.width())}
        assert 21 in colours  # the blue of convolutions


def test_a_change_is_seen_from_afar(hand, chain):
    hand.view.camera.zoom_to(FAR / 2)
    hand.view.center_on(chain[1])
    QApplication.processEvents()
    before = hand.view.grab().toImage()
    hand.add("torch.nn.LSTM", 240, 200)
    QApplication.processEvents()
    assert hand.view.grab().toImage() != before


def test_a_picture_is_written_as_png_and_svg(hand, chain, tmp_path):
    hand.view.save_picture(tmp_path / "net.png")
    image = QImage(str(tmp_path / "net.png"))
    assert image.width() > image.height() > 100
    hand.view.save_picture(tmp_path / "net.svg")
    assert "<svg" in (tmp_path / "net.svg").read_text()
    with pytest.raises(UserError, match="neither"):
        hand.view.save_picture(tmp_path / "net.gif")
    with pytest.raises(UserError, match="could not be written"):
        hand.view.save_picture(tmp_path / "nowhere" / "net.png")


def test_paste_goes_to_the_pointer_or_the_middle(hand, chain):
    hand.move(QPoint(200, 150))
    assert hand.view.scene_position() == hand.view.mapToScene(QPoint(200, 150))
    QApplication.sendEvent(hand.view, QEvent(QEvent.Type.Leave))
    middle = hand.view.viewport().rect().center()
    assert hand.view.scene_position() == hand.view.mapToScene(middle)


def test_hover_shows_what_a_press_would_take(hand, chain):
    _image, conv, _relu = chain
    hand.move(hand.card(conv))
    assert hand.view.canvas.node_item(conv).card.hovered
    hints = []
    hand.view.hint.connect(hints.append)
    hand.move(hand.port(conv, "output", "output"))
    assert hand.view.canvas.look.hovered_port.node == conv
    assert hints == ["Drag from a port to connect it; with Shift held all its wires are moved"]
    hand.move(QPoint(10, 590))
    assert not hand.view.canvas.node_item(conv).card.hovered
    assert hints[-1] == ""


def test_the_context_menu_is_asked_for_on_what_is_under_the_pointer(hand, chain):
    from PySide6.QtGui import QContextMenuEvent

    places = []
    hand.view.menu_wanted.connect(places.append)
    place = hand.card(chain[1])
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, hand.view.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(hand.view.viewport(), event)
    assert len(places) == 1
    assert hand.session.selection == (chain[1],)


def test_fitted_cards_do_not_lie_under_the_map(hand):
    for row in range(5):
        for column in range(5):
            hand.add("torch.nn.ReLU", 200.0 * column, 120.0 * row)
    hand.view.fit_all()
    view, covered = hand.view, hand.view.minimap.geometry()
    assert view.minimap.isVisible()
    places = [view.mapFromScene(i.rect).boundingRect() for i in view.canvas.node_items()]
    assert not any(place.intersects(covered) for place in places)
    assert all(view.viewport().rect().contains(place) for place in places)
