"""The path of the data through what is selected: lit up, told apart, and ended."""

import pytest
from canvas_stage import context, do
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from studio.app.actions import find
from studio.graph.edits import Disconnect
from studio.graph.model import Wire


@pytest.fixture
def net(hand):
    """one → two → three → four, and aside → three; lone stands alone."""
    names = ("one", "two", "three", "four", "aside", "lone")
    places = ((0, 0), (220, 0), (440, 0), (660, 0), (220, 140), (660, 140))
    ids = {
        name: hand.add("Add" if name == "three" else "torch.nn.ReLU", *place, name)
        for name, place in zip(names, places, strict=True)
    }
    hand.wire(ids["one"], ids["two"])
    hand.wire(ids["two"], ids["three"], "input.0")
    hand.wire(ids["aside"], ids["three"], "input.1")
    hand.wire(ids["three"], ids["four"])
    hand.view.fit_all()
    hand.view.reset_zoom()
    hand.view.center_on(ids["three"])
    return ids


def parts(hand, net):
    path = hand.view.canvas.look.path
    nodes = {name: path.of_node(node) for name, node in net.items()}
    return nodes, [path.of_wire(wire) for wire in hand.wires]


def shot(hand, place=None):
    QApplication.processEvents()
    image = hand.view.viewport().grab().toImage()
    return image if place is None else image.copy(place)


def test_what_flows_in_and_out_of_a_node_is_told_apart_and_the_rest_is_faint(hand, net):
    lone = hand.view.mapFromScene(hand.view.canvas.node_item(net["lone"]).rect).boundingRect()
    four = hand.view.mapFromScene(hand.view.canvas.node_item(net["four"]).rect).boundingRect()
    rim = four.adjusted(-6, -6, 6, 6)
    hand.session.select((net["two"],))
    before = shot(hand), shot(hand, lone), shot(hand, rim)
    text, title = hand.text, hand.session.document.undo_title
    do(hand, "view.light_path")
    assert parts(hand, net) == (
        {"one": "into", "two": "out", "three": "out", "four": "out", "aside": "", "lone": ""},
        ["into", "out", "", "out"],
    )
    assert hand.view.canvas.look.path.counts == (1, 2)
    assert shot(hand, lone) != before[1]
    assert shot(hand, rim) != before[2]
    assert "1" in hand.view.gestures.hint()
    ink = hand.view.canvas.look.ink.path
    assert ink.wires["into"].dashPattern() != ink.wires["out"].dashPattern()
    assert find("view.light_path").checked(context(hand))
    hand.key(Qt.Key.Key_Escape)
    assert hand.view.canvas.look.path is None
    assert hand.session.selection == (net["two"],)
    assert (hand.text, hand.session.document.undo_title) == (text, title)
    assert shot(hand) == before[0]


def test_it_follows_the_selection_a_chosen_wire_and_the_graph(hand, net):
    hand.session.select((net["lone"],))
    do(hand, "view.light_path")
    hand.click(hand.card(net["aside"]))
    assert parts(hand, net)[0]["three"] == "out"
    wire = Wire(net["two"], "output", net["three"], "input.0")
    hand.session.select(())
    assert hand.view.canvas.look.path is None
    hand.view.canvas.choose(wire)
    assert parts(hand, net) == (
        {"one": "into", "two": "into", "three": "out", "four": "out", "aside": "", "lone": ""},
        ["into", "out", "", "out"],
    )
    hand.session.select((net["two"],))
    assert hand.session.do(Disconnect((wire,)))
    assert parts(hand, net)[0]["four"] == ""
    hand.session.document.undo()
    assert parts(hand, net)[0]["four"] == "out"
    do(hand, "view.light_path")
    assert hand.view.canvas.look.path is None
    assert hand.session.selection == (net["two"],)


def test_what_is_under_the_pointer_counts_where_nothing_is_selected(hand, net):
    action = find("view.light_path")
    assert action.refusal(context(hand)) is not None
    hand.move(hand.card(net["four"]))
    assert action.refusal(context(hand)) is None
    do(hand, "view.light_path")
    assert parts(hand, net)[0]["aside"] == "into"
    assert parts(hand, net)[0]["lone"] == ""
    hand.move(QPoint(5, 5))
    assert parts(hand, net)[0]["aside"] == "into"


def test_it_is_seen_from_afar_and_ends_with_the_document(hand, net):
    hand.session.select((net["two"],))
    hand.view.zoom_by(0.25)
    lone = hand.view.mapFromScene(hand.view.canvas.node_item(net["lone"]).rect).boundingRect()
    before = shot(hand), shot(hand, lone)
    do(hand, "view.light_path")
    assert shot(hand, lone) != before[1]
    hand.session.new()
    assert hand.view.canvas.look.path is None
    assert not hand.view.canvas.lighting.on
