from PySide6.QtCore import QPoint, Qt

from studio.graph.model import Wire


def test_drag_from_output_to_input_connects(hand):
    image = hand.add("input", 0, 0)
    relu = hand.add("torch.nn.ReLU", 300, 80)
    hand.view.reset_zoom()
    hand.view.center_on(relu)
    hand.drag(hand.port(image, "output", "output"), hand.port(relu, "input", "input"))
    assert hand.wires == [Wire(image, "output", relu, "input")]
    hand.session.document.undo()
    assert hand.wires == []


def test_drag_from_input_to_output_connects_the_same_way(hand):
    image = hand.add("input", 0, 0)
    relu = hand.add("torch.nn.ReLU", 300, 80)
    hand.view.center_on(relu)
    hand.drag(hand.port(relu, "input", "input"), hand.port(image, "output", "output"))
    assert hand.wires == [Wire(image, "output", relu, "input")]


def test_escape_while_drawing_leaves_no_trace(hand):
    image = hand.add("input", 0, 0)
    relu = hand.add("torch.nn.ReLU", 300, 80)
    hand.view.center_on(relu)
    before, title = hand.text, hand.session.document.undo_title
    start, end = hand.port(image, "output", "output"), hand.port(relu, "input", "input")
    hand.begin(start, end)
    assert hand.view.canvas.look.linking is not None
    hand.key(Qt.Key.Key_Escape)
    hand.release(end)
    assert hand.text == before
    assert hand.session.document.undo_title == title
    assert hand.view.canvas.look.linking is None
    assert not hand.view.search_box.isVisible()


def test_a_wire_dropped_on_a_card_takes_its_free_input(hand):
    one, other = hand.add("input", 0, 0), hand.add("input", 0, 120)
    add = hand.add("Add", 300, 40)
    hand.view.center_on(add)
    hand.drag(hand.port(one, "output", "output"), hand.card(add))
    hand.drag(hand.port(other, "output", "output"), hand.card(add))
    assert hand.wires == [
        Wire(one, "output", add, "input.0"),
        Wire(other, "output", add, "input.1"),
    ]
    item = hand.view.canvas.node_item(add)
    assert item.card.layout.port("input", "input.2").spare


def test_a_circle_is_refused_with_a_sentence_and_changes_nothing(hand, chain):
    _image, conv, relu = chain
    before = hand.text
    start, end = hand.port(relu, "output", "output"), hand.port(conv, "input", "input")
    hand.begin(start, end)
    refusal = hand.session.document.refusal
    from studio.graph.edits import Connect

    sentence = str(refusal(Connect(Wire(relu, "output", conv, "input"), replace=True)))
    assert hand.view.whisperer.isVisible()
    assert hand.view.whisperer.text() == sentence
    hand.release(end)
    assert hand.text == before
    assert hand.notices == [sentence]


def test_only_ports_that_fit_light_up(hand, chain):
    image, conv, relu = chain
    free = hand.add("torch.nn.ReLU", 480, 120, "free")
    start = hand.port(conv, "output", "output")
    hand.begin(start, start + QPoint(60, 90))
    linking = hand.view.canvas.look.linking
    assert linking.fits == {relu, free}
    marks = {
        node: linking.mark(
            node, hand.view.canvas.node_item(node).card.layout.port("input", "input")
        )
        for node in (conv, relu, free)
    }
    assert marks == {conv: "dimmed", relu: "fits", free: "fits"}
    hand.key(Qt.Key.Key_Escape)
    assert image not in linking.fits


def test_dropped_on_nothing_it_asks_and_connects_at_once(hand):
    image = hand.add("input", 0, 0, "image")
    hand.view.center_on(image)
    start = hand.port(image, "output", "output")
    hand.drag(start, start + QPoint(200, 100))
    assert hand.view.search_box.isVisible()
    assert "input" not in hand.view.search_box.found()
    hand.type("conv2d")
    hand.key(Qt.Key.Key_Return)
    (wire,) = hand.wires
    assert hand.graph.node(wire.target).kind == "torch.nn.Conv2d"
    assert wire.source == image
    assert hand.session.selection == (wire.target,)
    hand.session.document.undo()
    assert len(hand.graph) == 1


def test_dropped_on_nothing_from_an_input_it_adds_before(hand):
    relu = hand.add("torch.nn.ReLU", 0, 0)
    hand.view.center_on(relu)
    start = hand.port(relu, "input", "input")
    hand.drag(start, start - QPoint(200, 60))
    assert "output" not in hand.view.search_box.found()
    hand.type("input")
    hand.key(Qt.Key.Key_Return)
    (wire,) = hand.wires
    assert (hand.graph.node(wire.source).kind, wire.target) == ("input", relu)


def test_escape_in_the_search_leaves_no_trace(hand):
    image = hand.add("input", 0, 0)
    hand.view.center_on(image)
    before = hand.text
    start = hand.port(image, "output", "output")
    hand.drag(start, start + QPoint(200, 100))
    hand.type("conv")
    hand.key(Qt.Key.Key_Escape)
    assert hand.text == before
    assert not hand.view.search_box.isVisible()
    assert hand.view.hasFocus()


def test_an_end_dragged_off_removes_the_wire(hand, chain):
    _image, conv, relu = chain
    start = hand.port(relu, "input", "input")
    hand.drag(start, start + QPoint(-30, 160))
    assert [wire.target for wire in hand.wires] == [conv]
    hand.session.document.undo()
    assert len(hand.wires) == 2


def test_an_end_dragged_off_can_be_thought_better_of(hand, chain):
    _image, _conv, relu = chain
    before = hand.text
    start = hand.port(relu, "input", "input")
    hand.begin(start, start + QPoint(-30, 160))
    wire = hand.wires[1]
    assert not hand.view.canvas.wire_item(wire).isVisible()
    hand.key(Qt.Key.Key_Escape)
    hand.release(start)
    assert hand.text == before
    assert hand.view.canvas.wire_item(wire).isVisible()


def test_an_end_dragged_to_another_port_moves_the_wire(hand, chain):
    _image, conv, relu = chain
    tanh = hand.add("torch.nn.Tanh", 480, 140)
    hand.drag(hand.port(relu, "input", "input"), hand.port(tanh, "input", "input"))
    assert Wire(conv, "output", tanh, "input") in hand.wires
    assert Wire(conv, "output", relu, "input") not in hand.wires
    hand.session.document.undo()
    assert Wire(conv, "output", relu, "input") in hand.wires
    assert Wire(conv, "output", tanh, "input") not in hand.wires


def test_the_near_end_of_a_wire_is_the_one_picked_up(hand, chain):
    image, conv, relu = chain
    item = hand.view.canvas.wire_item(Wire(conv, "output", relu, "input"))
    near_start = hand.at(item.path().pointAtPercent(0.3))
    hand.drag(near_start, hand.port(image, "output", "output"))
    assert Wire(image, "output", relu, "input") in hand.wires
    assert Wire(conv, "output", relu, "input") not in hand.wires


def test_a_wire_that_is_dropped_on_a_taken_input_takes_its_place(hand, chain):
    image, conv, relu = chain
    hand.drag(hand.port(image, "output", "output"), hand.port(relu, "input", "input"))
    assert hand.wires == [
        Wire(image, "output", conv, "input"),
        Wire(image, "output", relu, "input"),
    ]


def test_a_clicked_wire_goes_with_delete(hand, chain):
    _image, conv, relu = chain
    wire = Wire(conv, "output", relu, "input")
    hand.click(hand.at(hand.view.canvas.wire_item(wire).path().pointAtPercent(0.5)))
    assert hand.view.canvas.chosen == wire
    hand.key(Qt.Key.Key_Delete)
    assert wire not in hand.wires


def test_keys_alone_draw_a_wire(hand):
    image = hand.add("input", 0, 0, "image")
    near = hand.add("torch.nn.ReLU", 240, 0, "near")
    far = hand.add("torch.nn.Tanh", 600, 0, "far")
    hand.view.fit_all()
    hand.session.select((image,))
    hand.key(Qt.Key.Key_C)
    assert "near.input" in hand.view.key_wiring.box.told.text()
    hand.key(Qt.Key.Key_Right)
    assert "far.input" in hand.view.key_wiring.box.told.text()
    hand.key(Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert hand.wires == [Wire(image, "output", near, "input")]
    hand.session.select((image,))
    hand.key(Qt.Key.Key_C, Qt.Key.Key_Escape)
    assert len(hand.wires) == 1
    assert far in hand.graph


def test_a_refusal_stays_to_be_read_and_goes_by_itself_or_with_the_next_edit(hand, chain):
    _, conv, relu = chain
    for leave in (hand.view.fading.timeout.emit, lambda: hand.add("torch.nn.ReLU", 0, 300)):
        hand.drag(hand.port(relu, "output", "output"), hand.port(conv, "input", "input"))
        assert hand.view.whisperer.isVisible()
        assert hand.view.fading.isActive()
        leave()
        assert not hand.view.whisperer.isVisible()
