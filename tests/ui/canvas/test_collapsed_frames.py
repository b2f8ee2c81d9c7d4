"""A collapsed frame: one bar, in which what it holds is hidden, and at which wires end."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from test_canvas_sync import expected, shown
from test_furniture_on_canvas import FRAME, NOTE, Stage, corner, header, run, state

from studio.graph.carrying import HEADER, hidden
from studio.graph.edits import SetParam
from studio.graph.fileio import FileError, dumps, loads
from studio.graph.furnishing import PutPiece
from studio.graph.furniture import Frame
from studio.graph.model import Graph, Wire
from studio.ui.canvas import hits, tips


@pytest.fixture
def collapsed(hand, chain):
    """The last two of the chain and a note in a collapsed frame."""
    hand.session.settings.guides = False
    for piece in (FRAME, NOTE):
        hand.session.do(PutPiece(piece))
    hand.session.select(("frame1",))
    assert run(hand, "layer.collapse", Stage(hand.view))
    return chain


def wire_item(hand, source, target):
    return hand.view.canvas.wire_item(Wire(source, "output", target, "input"))


def test_it_hides_what_it_holds_and_wires_end_at_its_bar(hand, collapsed):
    image, conv, _relu = collapsed
    canvas = hand.view.canvas
    bar = canvas.furniture.item("frame1")
    assert bar.is_bar and bar.rect.height() == HEADER
    assert [item.node_id for item in canvas.node_items()] == [image]
    assert not canvas.furniture.item("note1").isVisible()
    assert [item.wire.target for item in canvas.wire_items()] == [conv]
    assert wire_item(hand, image, conv).ends[2:] == (bar.rect.left(), bar.rect.center().y())
    assert canvas.content().bottom() < 60
    hand.click(hand.at(QPointF(315, 20)))
    assert hand.session.all_selected == ()
    hand.session.document.undo()
    assert shown(hand) == expected(hand)
    hand.session.document.redo()
    assert [item.node_id for item in canvas.node_items()] == [image]
    hand.session.select(("frame1",))
    assert run(hand, "layer.collapse", Stage(hand.view))
    assert shown(hand) == expected(hand)
    assert hand.graph.pieces["frame1"] == FRAME


def test_it_moves_with_what_is_hidden_and_escape_leaves_no_trace(hand, collapsed):
    image, conv, _relu = collapsed
    hand.session.select(())
    before = state(hand)
    hand.begin(header(hand), header(hand) + QPoint(40, 80))
    bar = hand.view.canvas.furniture.item("frame1")
    assert wire_item(hand, image, conv).ends[2:] == (bar.rect.left(), bar.rect.center().y())
    hand.key(Qt.Key.Key_Escape)
    assert state(hand) == before
    hand.release(header(hand))
    hand.drag(header(hand), header(hand) + QPoint(40, 80), Qt.KeyboardModifier.AltModifier)
    assert (corner(hand), hand.place(conv), corner(hand, "note1")) == (
        (260.0, 20.0),
        (280.0, 80.0),
        (280.0, 170.0),
    )
    hand.session.document.undo()
    assert hand.text == before[0]


def test_what_is_selected_in_it_is_shown(hand, collapsed):
    _image, conv, relu = collapsed
    canvas = hand.view.canvas
    hand.session.select((relu,))
    bar = canvas.furniture.item("frame1")
    assert not bar.is_bar and bar.rect.height() == FRAME.height
    assert canvas.node_item(conv).isVisible()
    assert wire_item(hand, conv, relu).isVisible()
    hand.key(Qt.Key.Key_Escape)
    assert bar.is_bar and not canvas.node_item(conv).isVisible()


def test_copies_hold_copies_and_deleting_it_keeps_what_it_held(hand, collapsed):
    _image, conv, relu = collapsed
    stage = Stage(hand.view)
    hand.session.select(("frame1",))
    assert run(hand, "edit.duplicate", stage)
    copy = hand.graph.pieces["frame2"]
    assert copy.holds == ("n4", "n5", "note2")
    hand.session.select(("frame2",))
    assert run(hand, "edit.cut", stage)
    assert hand.graph.ids() == collapsed and "note2" not in hand.graph.pieces
    hand.session.select(("frame1",))
    assert run(hand, "edit.delete", stage)
    assert shown(hand) == expected(hand)
    assert {conv, relu} <= set(hand.graph.ids())


def test_frames_in_frames_and_what_is_gone(hand):
    graph = Graph()
    for piece in (
        Frame("frame1", holds=("n1", "frame2", "n99")),
        Frame("frame2", holds=("n2",)),
        Frame("frame3", holds=("frame4",)),
        Frame("frame4", holds=("frame3", "n3")),
    ):
        graph.put_piece(piece)
    assert hidden(graph) == {"n1": "frame1", "n99": "frame1", "frame2": "frame1", "n2": "frame1"}
    assert hidden(graph, ("n1",)) == {"n2": "frame2"}
    assert hidden(graph, ("n2",)) == {}


def test_another_document_and_another_theme_show_it_anew(hand, collapsed, theme):
    image, conv, _relu = collapsed
    text = hand.text
    theme.set_scheme("light")
    assert hand.view.canvas.furniture.item("frame1").look.ink.tokens == theme.tokens
    hand.session.new("other")
    assert shown(hand) == ({}, {})
    moved = loads(text)
    moved.model.put_piece(replace(moved.model.pieces["frame1"], x=1000.0))
    hand.session._show(moved, None)
    bar = hand.view.canvas.furniture.item("frame1").rect
    assert wire_item(hand, image, conv).ends[2:] == (1000.0, bar.center().y())
    hand.session._show(loads(text.replace('"holds"', '"other"')), None)
    assert shown(hand) == expected(hand)


def test_a_file_keeps_it(hand, collapsed):
    text = hand.text
    (record,) = json.loads(text)["graphs"]["model"]["frames"]
    assert record["holds"] == ["n2", "n3", "note1"]
    assert dumps(loads(text)) == text
    with pytest.raises(FileError, match=r"frames.*holds"):
        loads(text.replace('"holds": ["n2"', '"holds": [2'))


def test_its_badge_tells_of_the_worst_problem_in_it_and_leads_there(hand, collapsed):
    image, conv, relu = collapsed
    canvas, bar = hand.view.canvas, hand.view.canvas.furniture.item("frame1")
    hand.session.select(())
    hand.session.do(SetParam(image, "shape", ("N", 1, 28, 28)))
    assert (bar.severity, canvas.problem_in("frame1")) == (None, "")
    hand.session.do(SetParam(conv, "kernel_size", 99))
    assert bar.severity == canvas.problems[conv].severity == "warning"
    hand.wire(relu, hand.add("output", 900, 0))
    assert bar.severity == canvas.problems[conv].severity == "error"
    assert tips.tip(canvas, bar.badge_centre).startswith("conv: ")
    hand.click(hand.at(bar.badge_centre))
    assert hand.session.selection == (conv,)
    assert canvas.node_item(conv).isVisible() and not bar.is_bar
    assert hand.view.fixes.isVisible()
    hand.view.fixes.close()
    hand.session.select(())
    assert bar.is_bar
    hand.session.do(SetParam(conv, "kernel_size", 3))
    assert bar.severity is None
    assert not hits.badge_at(canvas, bar.badge_centre)
