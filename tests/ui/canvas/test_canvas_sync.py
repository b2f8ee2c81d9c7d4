from PySide6.QtCore import QPoint

from studio.compile.problems import Problem
from studio.graph.edits import Batch, RemoveNodes, Rename, SetParam
from studio.graph.model import Node, Project, Wire
from studio.message import Message
from studio.ui.canvas import outline


def shown(hand):
    """What is on the screen, as plain values."""
    canvas = hand.view.canvas
    nodes = {i.node_id: (i.card.name, i.left, i.top) for i in canvas.node_items()}
    nodes |= {i.piece.id: (i.piece, *i.rect.getRect()) for i in canvas.furniture}
    wires = {
        i.wire: (
            canvas.node_item(i.wire.source).anchor("output", i.wire.output)
            + canvas.node_item(i.wire.target).anchor("input", i.wire.input)
            == i.ends,
            i.points,
        )
        for i in canvas.wire_items()
    }
    return nodes, wires


def expected(hand):
    nodes = {n.id: (n.name, n.x, n.y) for n in hand.graph}
    nodes |= {p.id: (p, p.x, p.y, p.width, p.height) for p in hand.graph.pieces.values()}
    return nodes, {wire: (True, wire.points) for wire in hand.graph.wires()}


def test_the_scene_follows_edits_undo_and_redo(hand, chain):
    _image, conv, relu = chain
    assert shown(hand) == expected(hand)
    document = hand.session.document
    hand.session.do(Rename(conv, "a_much_longer_name_than_before"))
    assert shown(hand) == expected(hand)
    hand.session.do(RemoveNodes((relu,)))
    assert shown(hand) == expected(hand)
    while document.undo():
        assert shown(hand) == expected(hand)
    while document.redo():
        assert shown(hand) == expected(hand)


def test_opening_another_project_shows_that_and_nothing_else(hand, chain):
    hand.session.select(chain[:1])
    hand.session.new("other")
    assert shown(hand) == ({}, {})
    assert hand.view.empty.isVisible()


def test_items_that_a_change_does_not_touch_stay_the_same(hand, chain):
    image, conv, relu = chain
    before = {node: hand.view.canvas.node_item(node) for node in chain}
    hand.session.do(SetParam(conv, "out_channels", 8))
    hand.session.do(RemoveNodes((relu,)))
    hand.session.document.undo()
    canvas = hand.view.canvas
    assert canvas.node_item(image) is before[image]
    assert canvas.node_item(conv) is before[conv]


def test_cards_show_shape_and_cost(hand, chain):
    _image, conv, relu = chain
    hand.session.do(SetParam(conv, "out_channels", 32))
    hand.session.do(SetParam(conv, "kernel_size", 3))
    card = hand.view.canvas.node_item(conv).card
    assert (card.shape, card.cost) == ("N × 32 × 6 × 6", "320")
    after = hand.view.canvas.node_item(relu).card
    assert (after.shape, after.cost) == ("N × 32 × 6 × 6", "")


def test_an_output_shows_what_it_is_given(hand, chain):
    result = hand.add("output", 720, 0)
    hand.wire(chain[2], result)
    hand.session.do(SetParam(chain[1], "out_channels", 4))
    hand.session.do(SetParam(chain[1], "kernel_size", 1))
    assert hand.view.canvas.node_item(result).card.shape == "N × 4 × 8 × 8"


def test_a_card_grows_for_its_texts_and_its_wires_follow(hand, chain):
    _image, conv, _relu = chain
    narrow = hand.view.canvas.node_item(conv).card.layout.width
    hand.session.do(Rename(conv, "convolution_over_the_whole_picture"))
    assert hand.view.canvas.node_item(conv).card.layout.width > narrow
    assert shown(hand) == expected(hand)


def test_a_variadic_input_grows_with_its_wires(hand):
    add = hand.add("Add", 300, 0)
    ends = []
    for index in range(3):
        source = hand.add("input", 0, 100.0 * index)
        hand.wire(source, add, f"input.{index}")
        ports = hand.view.canvas.node_item(add).card.layout.ports
        ends.append([port.end for port in ports if port.side == "input"])
    assert ends == [
        ["input.0", "input.1"],
        ["input.0", "input.1", "input.2"],
        ["input.0", "input.1", "input.2", "input.3"],
    ]


def test_an_unknown_layer_is_shown_with_the_ports_its_wires_name(hand):
    project = Project("strange")
    project.model.put_node(Node("n1", "input", "x"))
    project.model.put_node(Node("n2", "some.plugin.Strange", "strange"))
    project.model.put_wire(Wire("n1", "output", "n2", "left"))
    hand.session.document.project.graphs["model"] = project.model
    hand.view.canvas.rebuild()
    item = hand.view.canvas.node_item("n2")
    assert item.card.kind == "Strange"
    assert [port.end for port in item.card.layout.ports] == ["left"]


def test_the_selection_goes_both_ways_and_lights_the_wires(hand, chain):
    image, conv, relu = chain
    heard = []
    hand.session.selected.connect(heard.append)
    hand.session.select((relu,))
    assert hand.view.canvas.node_item(relu).card.selected
    lit = {item.wire.source: item.lit for item in hand.view.canvas.wire_items()}
    assert lit == {image: False, conv: True}
    hand.click(hand.card(image))
    assert heard == [(relu,), (image,)]
    assert not hand.view.canvas.node_item(relu).card.selected


def test_a_miniature_makes_a_card_taller_and_goes_again(hand, chain):
    from PySide6.QtGui import QImage

    _image, conv, _relu = chain
    low = hand.view.node_size(conv)[1]
    picture = QImage(64, 38, QImage.Format.Format_RGB32)
    picture.fill(0)
    hand.view.set_miniature(conv, picture)
    assert hand.view.node_size(conv)[1] >= low + 38
    hand.view.set_miniature(conv, None)
    assert hand.view.node_size(conv)[1] == low
    hand.view.set_miniature("gone", picture)


def test_nodes_that_differ_from_the_run_are_marked(hand, chain):
    _image, conv, relu = chain
    hand.view.set_differing(frozenset({conv, "gone"}))
    marks = [hand.view.canvas.node_item(node).card.differs for node in (conv, relu)]
    assert marks == [True, False]
    hand.view.set_differing(frozenset())
    assert not hand.view.canvas.node_item(conv).card.differs


def test_an_error_outweighs_a_warning(hand, chain):
    from dataclasses import replace

    _image, conv, _relu = chain
    found = hand.session.analyse_now()
    warning = Problem(conv, "warning", Message("Careful."))
    error = Problem(conv, "error", Message("Broken."))
    hand.view.canvas.set_analysis(replace(found, problems=(warning, error, warning)))
    assert hand.view.canvas.node_item(conv).card.severity == "error"
    hand.view.canvas.set_analysis(replace(found, problems=(warning,)))
    assert hand.view.canvas.node_item(conv).card.severity == "warning"


def test_the_outline_tells_what_is_there(hand, chain):
    _image, conv, _relu = chain
    sentence = outline.of_node(hand.view.canvas, conv)
    assert sentence.startswith("conv, Conv2d; ")
    assert "from image" in sentence
    assert "to relu" in sentence
    told = outline.of_graph(hand.view.canvas)
    assert told.index("image, input") < told.index("conv, Conv2d") < told.index("relu, ReLU")
    hand.session.select((conv,))
    assert hand.view.accessibleDescription() == sentence


def test_a_batch_that_replaces_everything_is_followed(hand, chain):
    from studio.graph.edits import AddNode

    edits = (RemoveNodes(chain), AddNode(Node("n1", "output", "fresh", {}, 40, 40)))
    hand.session.do(Batch(edits, Message("Replace")))
    assert shown(hand) == expected(hand)
    assert hand.view.canvas.node_item("n1").card.kind == "output"
    hand.session.document.undo()
    assert shown(hand) == expected(hand)
    assert hand.view.canvas.node_item("n1").card.kind == "input"


def test_a_dropped_layer_stays_where_it_was_dropped(hand, qtbot):
    hand.session.new()
    places = [QPoint(200, 150), QPoint(700, 400), QPoint(420, 260)]
    for place in places:
        hand.carry("torch.nn.ReLU", [QPoint(10, 10), place])
    for node, place in zip(hand.graph, places, strict=True):
        assert (hand.card(node.id) - place).manhattanLength() < 60, node.name


def test_what_is_gone_is_under_the_pointer_no_more(hand, chain):
    _image, conv, relu = chain
    wire = Wire(conv, "output", relu, "input")
    hand.move(hand.at(hand.view.canvas.wire_item(wire).path().pointAtPercent(0.5)))
    assert hand.view.canvas.hovered_wire == wire
    hand.session.do(RemoveNodes((relu,)))
    assert hand.view.canvas.hovered_wire is None
    hand.move(hand.port(conv, "output", "output"))
    assert hand.view.gestures.hint()
    hand.session.do(RemoveNodes((conv,)))
    assert hand.view.gestures.hint() == ""
