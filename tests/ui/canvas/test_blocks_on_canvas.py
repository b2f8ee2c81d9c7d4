"""What the canvas shows of blocks, and the way in and out of them."""

from __future__ import annotations

import pytest
from canvas_hand import Hand
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.app.scope import Scope
from studio.graph.blocks import make_block
from studio.graph.edits import AddNode, Rename, SetFlags, SetParam
from studio.graph.model import Graph, Node, Variable
from studio.graph.reuse import Reuse
from studio.graph.variables import AddVariable
from studio.ui.canvas import tips
from studio.ui.canvas.breadcrumb import Breadcrumb
from studio.ui.canvas.outline import of_node
from studio.value import Expression


@pytest.fixture
def block(hand: Hand, chain: tuple[str, str, str]) -> str:
    """The convolution and the activation as one block, wired to the image; its id."""
    session = hand.session
    before = set(session.graph.ids())
    project = session.document.project
    assert session.do(make_block(project, session.kinds, "model", chain[1:], "stem"))
    (instance,) = set(session.graph.ids()) - before
    hand.view.center_on(instance)
    QApplication.processEvents()
    return instance


def card(hand: Hand, node: str):
    return hand.view.canvas.node_item(node).card


def body(hand: Hand, node: str) -> QPoint:
    """A place on a card below its name."""
    rect = hand.view.canvas.node_item(node).rect
    return hand.at(rect.center() + QPoint(0, int(rect.height() / 2) - 8))


def test_a_block_is_seen_to_be_one(hand: Hand, block: str) -> None:
    shown = card(hand, block)
    assert shown.guise.block
    assert shown.kind == "stem"
    assert shown.family == "block"
    assert shown.inner is not None
    assert len(shown.inner.cells) == len(hand.session.document.project.graphs["stem"])
    assert shown.layout.miniature is not None


def test_the_picture_of_the_inside_follows_the_inside(hand: Hand, block: str) -> None:
    before = card(hand, block).inner
    hand.session.enter(block)
    hand.add("torch.nn.ReLU", 0, 200)
    hand.session.leave()
    after = card(hand, block).inner
    assert after is not None
    assert before is not None
    assert len(after.cells) == len(before.cells) + 1
    hand.session.document.undo()
    hand.session.leave()  # It led back to where the layer was added.
    assert len(card(hand, block).inner.cells) == len(before.cells)


def test_repetition_is_a_badge(hand: Hand, block: str) -> None:
    assert card(hand, block).guise.times == ""
    hand.session.set_param(block, "repeat", 4)
    assert card(hand, block).guise.times == "×4"
    assert not card(hand, block).guise.tied
    hand.session.set_param(block, "share_weights", True)
    assert card(hand, block).guise.tied
    hand.session.do(SetParam(block, "repeat", Expression("depth")))
    assert card(hand, block).guise.times == "×depth"
    hand.session.do(AddVariable(Variable("depth", 3)))
    hand.session.analyse_now()
    assert card(hand, block).guise.times == "×3", "computed, where it can be"


def test_a_block_that_is_computed_again_has_a_mark(hand: Hand, block: str) -> None:
    assert card(hand, block).guise.signs == ()
    plain = hand.view.grab().toImage()
    hand.session.set_param(block, "checkpoint", True)
    assert card(hand, block).guise.signs == ("again",)
    said = of_node(hand.view.canvas, block)
    assert "Recomputed in backward: training keeps only what comes in" in said
    QApplication.processEvents()
    assert hand.view.grab().toImage() != plain
    hand.session.document.undo()
    assert card(hand, block).guise.signs == ()


def test_ports_follow_what_is_inside(hand: Hand, block: str) -> None:
    session = hand.session
    port = session.document.project.graphs["stem"]
    entry = next(node for node in port if node.kind == "input")
    assert session.do(Rename(entry.id, "picture", "stem"))
    item = hand.view.canvas.node_item(block)
    assert [p.end for p in item.card.layout.ports if p.side == "input"] == ["picture"]
    (wire,) = hand.view.canvas.touching(block)
    assert wire.input == "picture"
    assert hand.view.canvas.wire_item(wire).ends[2:] == item.anchor("input", "picture")


def test_a_double_click_below_the_name_goes_in(hand: Hand, block: str) -> None:
    hand.double_click(body(hand, block))
    assert hand.session.scope == Scope("stem", (block,))
    assert {item.card.name for item in hand.view.canvas.node_items()} >= {"conv", "relu"}
    assert not hand.view.rename_field.isVisible()
    hand.session.leave()
    assert hand.view.canvas.node_item(block) is not None


def test_a_double_click_on_its_name_renames_it(hand: Hand, block: str) -> None:
    item = hand.view.canvas.node_item(block)
    hand.double_click(hand.at(item.rect.topLeft() + QPoint(30, 14)))
    assert hand.session.scope == Scope()
    assert hand.view.rename_field.isVisible()


def test_gestures_inside_change_the_block(hand: Hand, block: str) -> None:
    hand.session.enter(block)
    QApplication.processEvents()
    relu = hand.session.graph.find("relu").id
    before = hand.session.document.project.model.wires()
    x, y = hand.session.graph.node(relu).x, hand.session.graph.node(relu).y
    hand.drag(hand.card(relu), hand.card(relu) + QPoint(0, 80))
    assert hand.session.graph.node(relu).y > y
    assert hand.session.graph.node(relu).x == x
    hand.session.select([relu])
    hand.view.setFocus()
    hand.key(Qt.Key.Key_Delete)
    assert hand.session.document.project.model.wires() == before


def test_a_kind_is_dropped_into_the_block_that_is_shown(hand: Hand, block: str) -> None:
    hand.session.enter(block)
    QApplication.processEvents()
    corner = QPoint(80, 80)
    hand.carry("input", [corner, corner + QPoint(4, 4)])
    spec = hand.session.kinds.find("block:stem")
    assert len(spec.inputs) == 2
    hand.session.leave()
    ends = [p.end for p in card(hand, block).layout.ports if p.side == "input"]
    assert len(ends) == 2, "the card outside has one more"
    hand.carry("block:stem", [corner, corner + QPoint(4, 4)])
    (dropped,) = hand.session.selection
    assert hand.session.graph.node(dropped).kind == "block:stem"


def test_a_block_is_not_dropped_into_itself(hand: Hand, block: str) -> None:
    hand.session.enter(block)
    count = len(hand.session.graph)
    hand.carry("block:stem", [QPoint(80, 80), QPoint(84, 84)])
    assert len(hand.session.graph) == count
    assert "cannot hold itself" in hand.notices[-1]


def test_a_problem_inside_is_a_badge_outside(hand: Hand, block: str) -> None:
    conv = hand.session.document.project.graphs["stem"].find("conv").id
    assert hand.session.do(SetParam(conv, "in_channels", 9, "stem"))
    hand.session.analyse_now()
    assert card(hand, block).severity is not None
    assert hand.view.canvas.problems[block].node == conv
    hand.session.enter(block)
    assert card(hand, conv).severity is not None


def test_the_view_is_remembered_for_each_place(hand: Hand, block: str) -> None:
    view = hand.view
    view.camera.zoom_to(1.5)
    view.center_on(block)
    view.touch()
    outside = view.camera.seen()
    hand.session.enter(block)
    QApplication.processEvents()
    assert view.zoom != 1.5, "what was never looked at is shown whole"
    assert view.camera.seen().contains(view.canvas.content())
    view.camera.zoom_to(2.0)
    view.touch()
    inside = view.camera.seen().center()
    hand.session.leave()
    assert view.zoom == 1.5
    assert (view.camera.seen().center() - outside.center()).manhattanLength() < 4
    hand.session.enter(block)
    assert view.zoom == 2.0
    assert (view.camera.seen().center() - inside).manhattanLength() < 4


def test_a_gesture_ends_when_another_graph_is_shown(hand: Hand, block: str) -> None:
    hand.begin(hand.card(block), hand.card(block) + QPoint(60, 60))
    assert hand.view.gestures.tool is not None
    hand.session.enter(block)
    assert hand.view.gestures.tool is None
    hand.release(QPoint(300, 300))
    assert hand.session.scope.graph == "stem"


def test_a_call_of_a_shared_layer_wears_a_chain(hand: Hand, chain: tuple[str, str, str]) -> None:
    _, conv, _ = chain
    other = hand.add("torch.nn.Conv2d", 240, 160, "again")
    assert hand.session.do(Reuse(other, conv))
    canvas = hand.view.canvas
    assert card(hand, conv).guise.signs == card(hand, other).guise.signs == ("link",)
    hand.session.select([])
    assert not canvas.tied
    hand.session.select([other])
    assert set(canvas.tied) == {conv, other}
    before = canvas._ties.path.boundingRect()
    canvas.place([(other, 240.0, 400.0)])
    assert canvas._ties.path.boundingRect() != before, "the line follows a drag"
    hand.session.select([])
    assert not canvas._ties.isVisible()
    hand.session.document.undo()
    assert card(hand, conv).guise.signs == ()


def test_skipped_layers_and_their_wires(hand: Hand, chain: tuple[str, str, str]) -> None:
    _, conv, _ = chain
    canvas = hand.view.canvas
    wires = list(canvas.touching(conv))
    hand.session.do(SetFlags(conv, frozenset({"mute"})))
    assert card(hand, conv).guise.skip == "mute"
    assert card(hand, conv).guise.signs == ("mute",)
    assert all(canvas.wire_item(wire).dead for wire in wires)
    hand.session.do(SetFlags(conv, frozenset({"bypass"})))
    assert card(hand, conv).guise.skip == "bypass"
    assert not any(canvas.wire_item(wire).dead for wire in wires)
    hand.session.document.undo()
    assert all(canvas.wire_item(wire).dead for wire in wires)


def test_what_hangs_on_a_muted_layer_is_pale_with_it(
    hand: Hand, chain: tuple[str, str, str]
) -> None:
    image, conv, relu = chain
    total = hand.add("Add", 700, 0, "add")
    out = hand.add("output", 900, 0, "out")
    hand.wire(relu, total, "input.0")
    hand.wire(image, total, "input.1")
    hand.wire(total, out)
    hand.session.do(SetFlags(conv, frozenset({"mute"})))
    hand.session.analyse_now()
    assert card(hand, relu).guise.skip == "mute"
    assert card(hand, total).guise.skip == ""
    told = of_node(hand.view.canvas, relu)
    assert "Left out: what it needs is muted" in told
    hand.session.do(SetFlags(conv, frozenset()))
    hand.session.analyse_now()
    assert card(hand, relu).guise.skip == ""


def test_the_marks_are_told_in_words(hand: Hand, block: str) -> None:
    session, canvas = hand.session, hand.view.canvas
    session.do(SetFlags(block, frozenset({"bypass"})))
    hand.add("block:stem", 240, 200, "second")
    session.set_param(block, "repeat", 2)
    told = of_node(canvas, block)
    assert "Block stem, used 2 times" in told
    assert "Bypassed" in told
    assert "repeated 2" in told
    item = canvas.node_item(block)
    assert "Bypassed" in tips.tip(canvas, item.rect.center())


def test_an_unknown_kind_says_that_it_is_not_installed(hand: Hand) -> None:
    assert hand.session.do(AddNode(Node("n77", "some.plugin.Layer", "mystery")))
    shown = card(hand, "n77")
    assert shown.guise.unknown
    assert shown.shape == "not installed"
    hand.session.analyse_now()
    assert shown.shape == "not installed"


def test_the_breadcrumb_leads_back(qtbot, hand: Hand, block: str) -> None:
    bar = Breadcrumb(hand.session)
    qtbot.addWidget(bar)
    assert not bar.isVisibleTo(bar.parentWidget())
    hand.session.enter(block)
    with qtbot.waitExposed(bar):
        bar.show()
    assert [crumb.text() for crumb in bar.crumbs] == ["Model", "stem"]
    assert bar.used.text() == "Block stem"
    bar.crumbs[1].setFocus()
    QTest.keyClick(bar.crumbs[1], Qt.Key.Key_Left)
    assert bar.crumbs[0].hasFocus()
    QTest.keyClick(bar.crumbs[0], Qt.Key.Key_Return)
    assert hand.session.scope == Scope()
    hand.add("block:stem", 300, 300)
    hand.session.enter(block)
    assert "used 2 times" in bar.used.text()
    hand.session.show("stem")
    assert [crumb.text() for crumb in bar.crumbs] == ["Model", "stem"]
    bar.close_down()


def test_each_repetition_can_be_looked_at(qtbot, hand: Hand, block: str) -> None:
    session = hand.session
    conv = session.document.project.graphs["stem"].find("conv").id
    session.do(SetParam(conv, "out_channels", 4, "stem"))
    session.do(SetParam(conv, "kernel_size", 3, "stem"))
    session.set_param(block, "repeat", 3)
    session.analyse_now()
    bar = Breadcrumb(session)
    qtbot.addWidget(bar)
    session.enter(block)
    with qtbot.waitExposed(bar):
        bar.show()
    assert bar.which.isVisible()
    assert bar.which.text.text() == "1 of 3"
    assert session.facts(conv).derived["in_channels"] == 1
    session.select([conv])
    hand.view.camera.zoom_to(1.5)
    hand.view.touch()
    QTest.mouseClick(bar.which.on, Qt.MouseButton.LeftButton)
    assert session.scope.path == (f"{block}#1",)
    assert session.scope.joined(conv) == f"{block}#1/{conv}"
    assert session.facts(conv).derived["in_channels"] == 4
    assert session.selection == (conv,), "what is selected stays, and where one looks"
    assert hand.view.zoom == 1.5
    QTest.mouseClick(bar.which.on, Qt.MouseButton.LeftButton)
    assert not bar.which.on.isEnabled()
    session.leave()
    assert session.scope == Scope()
    session.set_param(block, "repeat", 1)
    session.enter(block)
    assert not bar.which.isVisible()
    bar.close_down()


def test_a_thousand_layers_are_shown_by_entering_a_block(hand: Hand) -> None:
    graph = Graph()
    for at in range(1000):
        graph.put_node(Node(f"n{at}", "torch.nn.ReLU", f"relu_{at}", {}, at % 40 * 200.0, at * 3.0))
    hand.session.document.project.graphs["large"] = graph
    assert hand.session.do(AddNode(Node("n1", "block:large", "large")))
    inner = card(hand, "n1").inner
    assert inner is not None
    assert len(inner.cells) <= 120, "the small picture shows some of them"
    hand.session.enter("n1")
    assert len(list(hand.view.canvas.node_items())) == 1000
    hand.session.leave()
    assert len(list(hand.view.canvas.node_items())) == 1
