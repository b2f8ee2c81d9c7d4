"""What moves together, what a frame holds, and what is kept of it in files and copies."""

from __future__ import annotations

import json

import pytest
from edit_checks import do
from graph_sessions import LiveKinds

from studio.graph.carrying import around, boxes, held, load_of, refitted, shifted
from studio.graph.clipboard import fragment
from studio.graph.edits import Batch, EditError, Move, SetFlags
from studio.graph.fileio import FileError, dumps, loads
from studio.graph.furnishing import LeadWire, PutPiece
from studio.graph.furniture import Frame, Note
from studio.graph.model import FOLD, MODEL, PIN, Node, Project, Wire
from studio.graph.pasting import paste
from studio.message import Message

WIRE = Wire("n1", "output", "n2", "input")
OUTER = Frame("frame1", -20, -60, 500, 300, "outer")
INNER = Frame("frame2", 180, -20, 200, 120, "inner")
NOTE = Note("note1", 0, 100, 100, 60, "why")


def size(_node_id: str) -> tuple[float, float]:
    return 150.0, 60.0


@pytest.fixture
def project() -> Project:
    project = Project("net")
    for number in (1, 2, 3):
        node = Node(f"n{number}", "torch.nn.ReLU", f"relu{number}", x=200.0 * (number - 1))
        project.model.put_node(node)
    project.model.put_wire(WIRE)
    project.model.put_wire(Wire("n2", "output", "n3", "input"))
    do(project, LeadWire(WIRE, ((170, 50),)))
    for piece in (OUTER, INNER, NOTE):
        do(project, PutPiece(piece))
    return project


def test_a_frame_takes_along_what_lies_in_it(project: Project) -> None:
    assert held(project.model, OUTER, size) == (("n1", "n2", "n3"), ("frame2", "note1"))
    assert held(project.model, INNER, size) == (("n2",), ())
    before = dumps(project)
    load = load_of(project.model, (), size, ("frame1",))
    inverse = do(project, shifted(project.model, load, 10, 20, MODEL))
    graph = project.model
    assert [(n.x, n.y) for n in graph] == [(10, 20), (210, 20), (410, 20)]
    assert [(p.x, p.y) for p in graph.pieces.values()] == [(-10, -40), (190, 0), (10, 120)]
    assert graph.incoming("n2")[0].points == ((180.0, 70.0),)
    assert inverse.of(MODEL).furnished == {"frame1", "frame2", "note1"}
    do(project, shifted(graph, load_of(graph, (), size, ("frame1",)), -10, -20, MODEL))
    assert dumps(project) == before


def test_alone_it_leaves_them_and_a_wire_that_ends_outside_keeps_its_points(
    project: Project,
) -> None:
    alone = load_of(project.model, (), size, ("frame1",), alone=True)
    assert (alone.nodes, alone.pieces) == ((), ("frame1",))
    assert load_of(project.model, ("n2",), size).wires == ()
    assert load_of(project.model, ("n1", "n2"), size).wires == (WIRE,)


def test_what_is_pinned_stays(project: Project) -> None:
    change = do(project, SetFlags("n2", frozenset({PIN})))
    assert change.of(MODEL).moved == {"n2"}
    assert not change.source
    load = load_of(project.model, (), size, ("frame2",))
    assert (load.nodes, load.pieces, load.pinned) == ((), ("frame2",), ("n2",))


def test_a_move_of_nodes_alone_is_what_it_was(project: Project) -> None:
    load = load_of(project.model, ("n3",), size)
    assert shifted(project.model, load, 4, 8, MODEL) == Move((("n3", 404.0, 8.0),))
    with pytest.raises(EditError):
        do(project, shifted(project.model, load, float("nan"), 0, MODEL))


def test_a_frame_is_put_around_what_it_holds(project: Project) -> None:
    fitted = around(INNER, boxes(project.model, ("n2",), (), size))
    assert (fitted.x, fitted.y, fitted.width, fitted.height) == (176, -52, 198, 136)
    assert around(INNER, ()) == INNER


def test_frames_follow_what_was_arranged(project: Project) -> None:
    places = {"n2": (1000.0, 500.0), "n3": (1300.0, 500.0)}
    edits = (Move(tuple((n, *at) for n, at in places.items())),)
    edits += refitted(project.model, places, size, MODEL)
    do(project, Batch(edits, Message("Arrange")))
    graph = project.model
    assert held(graph, graph.pieces["frame2"], size)[0] == ("n2",)
    assert set(held(graph, graph.pieces["frame1"], size)[0]) == {"n1", "n2", "n3"}
    assert refitted(graph, {}, size, MODEL) == ()


def test_the_clipboard_holds_frames_and_notes(project: Project) -> None:
    kinds = LiveKinds(project)
    text = fragment(project, kinds, MODEL, ("n2",), ("frame2", "note1"))
    assert json.loads(text)["frames"] == [
        {"height": 120, "id": "frame2", "title": "inner", "width": 200, "x": 180, "y": -20}
    ]
    edit, ids = paste(text, project, kinds, (1000, 1000))
    assert ids == ("n4", "frame3", "note2")
    do(project, edit)
    frame, note = project.model.pieces["frame3"], project.model.pieces["note2"]
    assert (frame.x, frame.y, note.x, note.y) == (1180.0, 1000.0, 1000.0, 1120.0)
    assert held(project.model, frame, size)[0] == ("n4",)
    lone = fragment(project, kinds, MODEL, (), ("note1",))
    edit, ids = paste(lone, project, kinds, (0, 0))
    assert (str(edit.title()), ids) == ("Paste frames and notes", ("note3",))
    with pytest.raises(EditError):
        paste(fragment(project, kinds, MODEL, ()), project, kinds, (0, 0))


def test_pins_and_collapsed_cards_are_kept_with_the_layout(project: Project) -> None:
    do(project, SetFlags("n1", frozenset({PIN, FOLD, "mute"})))
    record = json.loads(dumps(project))["graphs"]["model"]
    assert record["layout"]["n1"] == {"collapsed": True, "pinned": True, "x": 0, "y": 0}
    assert record["nodes"][0]["flags"] == ["mute"]
    assert loads(dumps(project)).model.node("n1").flags == {PIN, FOLD, "mute"}
    wrong = dumps(project).replace('"pinned": true', '"pinned": 1')
    with pytest.raises(FileError, match=r"layout\.n1\.pinned.*true or false"):
        loads(wrong)
