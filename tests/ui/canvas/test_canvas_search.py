from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from studio.graph.model import Wire


def test_double_click_adds_where_it_was(hand):
    hand.double_click(QPoint(300, 200))
    assert hand.view.search_box.isVisible()
    hand.type("linear")
    hand.key(Qt.Key.Key_Return)
    (node,) = hand.graph
    assert node.kind == "torch.nn.Linear"
    centre = hand.view.canvas.node_item(node.id).rect.center()
    assert (hand.at(centre) - QPoint(300, 200)).manhattanLength() <= 12


def test_a_network_is_built_by_keys_alone(hand):
    for words in ("input", "conv2d", "relu", "flatten", "linear", "output"):
        hand.key(Qt.Key.Key_Tab)
        hand.type(words)
        hand.key(Qt.Key.Key_Return)
    kinds = [hand.graph.node(node).kind for node in hand.graph.order()]
    assert kinds == [
        "input",
        "torch.nn.Conv2d",
        "torch.nn.ReLU",
        "torch.nn.Flatten",
        "torch.nn.Linear",
        "output",
    ]
    assert len(hand.wires) == 5


def test_space_searches_too_but_not_after_a_drag(hand):
    QTest.keyClick(hand.view, Qt.Key.Key_Space)
    assert hand.view.search_box.isVisible()
    hand.key(Qt.Key.Key_Escape)
    seen = hand.view.camera.seen()
    QTest.keyPress(hand.view, Qt.Key.Key_Space)
    hand.drag(QPoint(300, 300), QPoint(350, 320))
    QTest.keyRelease(hand.view, Qt.Key.Key_Space)
    assert not hand.view.search_box.isVisible()
    assert hand.view.camera.seen().topLeft() == seen.topLeft() - QPointF(50, 20)


def test_arrows_choose_and_escape_closes(hand):
    hand.key(Qt.Key.Key_Tab)
    hand.type("conv")
    found = hand.view.search_box.found()
    hand.key(Qt.Key.Key_Down, Qt.Key.Key_Return)
    (node,) = hand.graph
    assert node.kind == found[1]
    hand.session.select(())
    hand.key(Qt.Key.Key_Tab, Qt.Key.Key_Escape)
    assert len(hand.graph) == 1
    assert hand.view.hasFocus()


def test_nothing_fits_and_return_does_nothing(hand):
    hand.key(Qt.Key.Key_Tab)
    hand.type("qqqq")
    hand.key(Qt.Key.Key_Return)
    assert hand.view.search_box.found() == []
    assert len(hand.graph) == 0


def test_the_list_is_clicked_too(hand):
    hand.key(Qt.Key.Key_Tab)
    hand.type("dropout")
    rows = hand.view.search_box.list
    place = rows.visualRect(rows.model().index(0, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(hand.graph) == 1


def test_leaving_the_search_closes_it(hand, chain):
    before = hand.text
    hand.session.select(())
    hand.key(Qt.Key.Key_Tab)
    hand.click(QPoint(20, 560))
    hand.view.setFocus()
    assert not hand.view.search_box.isVisible()
    assert hand.text == before


def test_added_behind_a_fork_it_finds_free_room(hand, chain):
    _image, conv, relu = chain
    hand.session.select((conv,))
    hand.key(Qt.Key.Key_Tab)
    hand.type("tanh")
    hand.key(Qt.Key.Key_Return)
    (tanh,) = hand.session.selection
    assert Wire(conv, "output", tanh, "input") in hand.wires
    rects = [hand.view.canvas.node_item(node).rect for node in (tanh, relu)]
    assert not rects[0].intersects(rects[1])


def test_an_empty_canvas_says_what_to_do_and_its_button_does_it(hand):
    assert hand.view.empty.isVisible()
    assert not hand.view.minimap.isVisible()
    QTest.mouseClick(hand.view.empty.button, Qt.MouseButton.LeftButton)
    assert not hand.view.empty.line.isVisible()
    assert not hand.view.empty.button.isVisible()
    hand.key(Qt.Key.Key_Escape)
    assert hand.view.empty.line.isVisible()
    QTest.mouseClick(hand.view.empty.button, Qt.MouseButton.LeftButton)
    assert hand.view.search_box.isVisible()
    hand.type("input")
    hand.key(Qt.Key.Key_Return)
    assert not hand.view.empty.isVisible()
    assert hand.view.minimap.isVisible()


def test_behind_a_layer_the_search_knows_the_place_and_shows_what_would_come_out(hand, chain):
    image, conv, _relu = chain
    hand.session.set_param(image, "shape", ("N", 3, 32, 32))
    hand.session.analyse_now()
    hand.session.select((conv,))
    hand.key(Qt.Key.Key_Tab)
    box = hand.view.search_box
    hand.type("pool")
    assert box.found()[0] == "torch.nn.MaxPool2d"
    assert box.preview.details.spec.title == "MaxPool2d"
    assert "N × 16 × 30 × 30" in box.preview.shape.text()
    assert "N × 16 × 15 × 15" in box.preview.shape.text()
    assert not box.preview.listening.isActive()
    box.field.clear()
    hand.type("conv1d")
    assert "conv gives" in box.preview.trouble.text()
    hand.key(Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert box.preview.details.spec.title == "Conv1d"
    box.field.clear()
    hand.type("qqqq")
    assert box.preview.details.isHidden()
    hand.key(Qt.Key.Key_Escape)


def test_a_layer_that_was_chosen_comes_sooner_the_next_time(hand):
    hand.view.session.select(())
    for _ in range(3):
        hand.key(Qt.Key.Key_Tab)
        hand.type("softsign")
        hand.key(Qt.Key.Key_Return)
        hand.session.select(())
    hand.key(Qt.Key.Key_Tab)
    assert hand.view.search_box.found()[0] == "torch.nn.Softsign"
    hand.key(Qt.Key.Key_Escape)


def test_a_narrow_window_leaves_the_preview_out(hand):
    hand.view.resize(500, 400)
    hand.key(Qt.Key.Key_Tab)
    assert hand.view.search_box.preview.isHidden()
    assert hand.view.rect().contains(hand.view.search_box.geometry())
    hand.key(Qt.Key.Key_Escape)
