import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from studio.graph.model import Graph, Node, Wire
from studio.ui.canvas import fitting
from studio.ui.canvas.cursors import KNIFE
from studio.ui.canvas.look import PortRef

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def fork(hand):
    """image → conv → (relu, tanh); other stands by itself."""
    image = hand.add("input", 0, 0, "image")
    conv = hand.add("torch.nn.Conv2d", 240, 0, "conv")
    other = hand.add("torch.nn.Conv2d", 240, 160, "other")
    relu = hand.add("torch.nn.ReLU", 500, 0, "relu")
    tanh = hand.add("torch.nn.Tanh", 500, 100, "tanh")
    hand.wire(image, conv)
    hand.wire(conv, relu)
    hand.wire(conv, tanh)
    hand.view.reset_zoom()
    hand.view.center_on(other)
    return image, conv, other, relu, tanh


def middle(hand, source, target) -> QPoint:
    item = hand.view.canvas.wire_item(Wire(source, "output", target, "input"))
    return hand.at(item.path().pointAtPercent(0.5))


def test_shift_drag_moves_all_wires_of_an_output_in_one_step(hand, fork):
    image, conv, other, relu, tanh = fork
    before, steps = hand.trace, hand.session.document.position
    start, end = hand.port(conv, "output", "output"), hand.port(other, "output", "output")
    hand.begin(start, end, SHIFT)
    look = hand.view.canvas.look
    assert look.linking.fits == {image, conv, other}
    assert "2 wires" in hand.view.gestures.hint()
    assert not hand.view.canvas.wire_item(Wire(conv, "output", relu, "input")).isVisible()
    hand.key(Qt.Key.Key_Escape)
    hand.release(end)
    assert hand.trace == before
    hand.drag(start, end, SHIFT)
    assert hand.wires == [
        Wire(image, "output", conv, "input"),
        Wire(other, "output", relu, "input"),
        Wire(other, "output", tanh, "input"),
    ]
    assert hand.session.document.position == steps + 1
    hand.session.document.undo()
    assert hand.trace[0] == before[0]


def test_shift_drag_of_an_input_moves_its_wire_and_on_nothing_removes_it(hand, fork):
    image, conv, other, _relu, _tanh = fork
    hand.drag(hand.port(conv, "input", "input"), hand.port(other, "input", "input"), SHIFT)
    assert Wire(image, "output", other, "input") in hand.wires
    assert Wire(image, "output", conv, "input") not in hand.wires
    hand.begin(hand.port(conv, "output", "output"), hand.at(QPointF(420, 240)), SHIFT)
    assert "2 wires" in hand.view.whisperer.text()
    hand.release(hand.at(QPointF(420, 240)))
    assert hand.wires == [Wire(image, "output", other, "input")]


def test_wires_are_led_back_into_no_circle_and_the_reason_is_said(hand, fork):
    _image, conv, _other, relu, _tanh = fork
    before = hand.text
    hand.begin(hand.port(conv, "output", "output"), hand.port(relu, "output", "output"), SHIFT)
    assert "relu" in hand.view.whisperer.text()
    hand.release(hand.port(relu, "output", "output"))
    assert hand.text == before


def test_keys_move_all_wires_of_a_port_and_a_chosen_wire(hand, fork):
    image, conv, other, relu, tanh = fork
    hand.session.select((conv,))
    hand.key(Qt.Key.Key_C, held=SHIFT)
    for _ in range(3):
        if "to other.output" in hand.view.key_wiring.box.told.text():
            break
        hand.key(Qt.Key.Key_Right)
    hand.key(Qt.Key.Key_Return)
    assert [wire.source for wire in hand.wires] == [image, other, other]
    hand.session.select(())
    hand.view.canvas.choose(Wire(other, "output", tanh, "input"))
    before = hand.trace
    hand.key(Qt.Key.Key_C)
    hand.key(Qt.Key.Key_Escape)
    assert hand.trace == before
    assert Wire(other, "output", relu, "input") in hand.wires


def test_y_held_cuts_what_the_way_crosses_in_one_step(hand, fork):
    _image, conv, _other, relu, tanh = fork
    before, steps = hand.trace, hand.session.document.position
    one, two = middle(hand, conv, relu), middle(hand, conv, tanh)
    start, end = one - QPoint(0, 40), two + QPoint(0, 40)
    QTest.keyPress(hand.view, Qt.Key.Key_Y)
    assert hand.view.viewport().cursor().shape() == KNIFE
    for stop in ("Escape", "release"):
        hand.press(start)
        hand.move(one + QPoint(0, 4), end)
        assert hand.view.canvas.look.doomed == {
            Wire(conv, "output", relu, "input"),
            Wire(conv, "output", tanh, "input"),
        }
        assert "2 wires" in hand.view.whisperer.text()
        assert hand.text == before[0]
        if stop == "Escape":
            hand.key(Qt.Key.Key_Escape)
        hand.release(end)
        assert (hand.trace == before) == (stop == "Escape")
    QTest.keyRelease(hand.view, Qt.Key.Key_Y)
    assert [wire.target for wire in hand.wires] == [conv]
    assert hand.session.document.position == steps + 1
    assert hand.view.viewport().cursor().shape() != KNIFE
    hand.session.document.undo()
    assert hand.text == before[0]


def test_a_knife_beside_the_wires_cuts_none(hand, fork):
    before = hand.trace
    QTest.keyPress(hand.view, Qt.Key.Key_Y)
    hand.drag(hand.at(QPointF(-40, -80)), hand.at(QPointF(600, -60)))
    QTest.keyRelease(hand.view, Qt.Key.Key_Y)
    assert hand.trace == before


def test_y_tapped_goes_through_the_wires_of_the_selection(hand, fork):
    image, conv, _other, relu, tanh = fork
    hand.session.select((tanh,))
    before = hand.trace
    hand.key(Qt.Key.Key_Y)
    assert hand.view.canvas.look.doomed == {Wire(conv, "output", tanh, "input")}
    hand.key(Qt.Key.Key_Escape)
    assert hand.trace == before
    hand.session.select((conv,))
    hand.key(Qt.Key.Key_Y, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert [wire.target for wire in hand.wires] == [conv, tanh]
    assert Wire(conv, "output", relu, "input") not in hand.wires
    assert image in hand.graph


def test_the_nearest_fitting_port_snaps_and_an_unfitting_one_says_why(hand, fork):
    image, conv, other, relu, _tanh = fork
    start, free = hand.port(conv, "output", "output"), hand.port(other, "input", "input")
    hand.begin(start, free + QPoint(-14, 10))
    linking = hand.view.canvas.look.linking
    assert (linking.target.node, linking.target.end) == (other, "input")
    hand.move(hand.port(other, "output", "output"))
    assert linking.target is None
    assert hand.view.whisperer.isVisible()
    assert "input" in hand.view.whisperer.text()
    hand.move(hand.card(image))
    assert linking.target is None
    assert "image" in hand.view.whisperer.text()
    hand.move(hand.card(other))
    assert linking.target.node == other
    assert not hand.view.whisperer.isVisible()
    before = hand.text
    hand.move(hand.card(conv))
    hand.release(hand.card(conv))
    assert hand.text == before
    assert not hand.view.search_box.isVisible()
    assert relu in hand.graph


def test_a_schedule_fits_only_where_schedules_go(hand):
    graph, kinds = Graph(), hand.session.kinds
    for node_id, kind in (
        ("step", "torch.optim.lr_scheduler.StepLR"),
        ("sgd", "torch.optim.SGD"),
        ("loss", "torch.nn.MSELoss"),
    ):
        graph.put_node(Node(node_id, kind, node_id))
    inputs = [PortRef("sgd", "input", port.name) for port in kinds.find("torch.optim.SGD").inputs]
    inputs.append(PortRef("loss", "input", "input"))
    from_rate = fitting.linking_from(graph, PortRef("step", "output", "schedule"), (), kinds)
    from_loss = fitting.linking_from(graph, PortRef("loss", "output", "output"), (), kinds)
    assert [port.end for port in inputs if from_rate.takes(port)] == ["schedule"]
    assert {port.end for port in inputs if from_loss.takes(port)} == {
        port.end for port in inputs[:-1]
    } - {"schedule"}


def test_a_port_made_for_other_tensors_says_so_and_takes_the_wire(hand, fork):
    image, *_ = fork
    hand.session.set_param(image, "shape", ("N", 3, 32, 32))
    table = hand.add("torch.nn.Embedding", 240, 260, "table")
    hand.session.analyse_now()
    end = hand.port(table, "input", "input")
    hand.begin(hand.port(image, "output", "output"), end)
    told = hand.view.whisperer.text()
    assert "table takes whole numbers" in told
    assert "image gives N × 3 × 32 × 32" in told
    hand.release(end)
    assert Wire(image, "output", table, "input") in hand.wires
    assert not hand.view.whisperer.isVisible()
