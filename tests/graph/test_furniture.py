"""Frames, notes, and wires that are led through points: kept, undone, and read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from edit_checks import do, refused

from studio.graph.change import GraphChange
from studio.graph.clipboard import fragment
from studio.graph.definitions import RenameGraph
from studio.graph.edits import AddNode, Connect, Disconnect
from studio.graph.fileio import FileError, dumps, load, loads, save
from studio.graph.furnishing import LeadWire, PutPiece, RemovePieces
from studio.graph.furniture import Frame, Note
from studio.graph.model import MODEL, Graph, Node, Project, Wire
from studio.graph.pasting import paste

WIRE = Wire("n1", "output", "n2", "input")
FRAME = Frame("frame1", -20, -10, 400, 300, "encoder", "blue")
NOTE = Note("note1", 5, 6.5, 240, 120, "# Why\nBecause.")


@pytest.fixture
def project() -> Project:
    project = Project("net")
    for number in (1, 2):
        node = Node(f"n{number}", "torch.nn.ReLU", f"relu{number}", x=200.0 * number)
        project.model.put_node(node)
    project.model.put_wire(WIRE)
    return project


def test_frames_and_notes_come_and_go(project: Project) -> None:
    change = do(project, PutPiece(FRAME))
    assert change.of(MODEL) == GraphChange(furnished=frozenset({"frame1"}))
    assert not change.logic and not change.source
    do(project, PutPiece(NOTE))
    assert list(project.model.pieces.values()) == [FRAME, NOTE]
    assert project.model.fresh_piece_id("frame") == "frame2"
    do(project, RemovePieces(("frame1",)))
    assert list(project.model.pieces) == ["note1"]


def test_a_file_gives_them_back(project: Project, tmp_path: Path) -> None:
    for piece in (FRAME, NOTE, Frame("frame2", extra={"later": 1})):
        do(project, PutPiece(piece))
    do(project, LeadWire(WIRE, ((150, 20.5), (180, -3))))
    save(project, tmp_path / "net.plexus")
    again = load(tmp_path / "net.plexus")
    assert again.model.pieces == project.model.pieces
    assert again.model.wires()[0].points == ((150.0, 20.5), (180.0, -3.0))
    assert '"frames": [' in dumps(again)


def test_a_graph_without_any_says_nothing_of_them(project: Project) -> None:
    text = dumps(project)
    assert "frames" not in text and "notes" not in text and "points" not in text


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (RemovePieces(("frame7",)), "frame7"),
        (PutPiece(Frame("frame1", width=0)), "at least"),
        (PutPiece(Frame("frame1", x=float("nan"))), "finite"),
        (PutPiece(Note("")), "must have an id"),
        (LeadWire(Wire("n2", "output", "n1", "input"), ((0, 0),)), "no such wire"),
    ],
)
def test_what_cannot_be_is_refused(project: Project, edit, words: str) -> None:
    assert words in refused(project, edit)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('"width": 400', '"width": -1', "a number above 0"),
        ('"title": "encoder"', '"title": 3', "a text"),
        ('"id": "frame1"', '"id": ""', "not empty"),
        ('"points": [[1, 2]]', '"points": [[1]]', "two numbers"),
    ],
)
def test_a_damaged_file_says_where(project: Project, before: str, after: str, words: str) -> None:
    do(project, PutPiece(FRAME))
    do(project, LeadWire(WIRE, ((1, 2),)))
    text = dumps(project)
    assert before in text
    with pytest.raises(FileError, match=words):
        loads(text.replace(before, after))


def test_a_wire_keeps_its_way_until_it_goes(project: Project) -> None:
    change = do(project, LeadWire(WIRE, ((150, 20),)))
    assert change.of(MODEL) == GraphChange(moved=frozenset({"n1", "n2"}))
    (led,) = project.model.wires()
    do(project, Disconnect((led,)))
    do(project, Connect(WIRE))
    assert project.model.wires()[0].points == ()


def test_a_block_of_another_name_keeps_its_furniture(project: Project) -> None:
    block = Graph()
    block.put_piece(FRAME)
    project.graphs["part"] = block
    do(project, RenameGraph("part", "stage"))
    assert project.graphs["stage"].pieces == {"frame1": FRAME}


def test_the_way_of_a_wire_is_copied_with_it(project: Project) -> None:
    from graph_sessions import LiveKinds

    do(project, LeadWire(WIRE, ((150, 20),)))
    kinds = LiveKinds(project)
    text = fragment(project, kinds, MODEL, ("n1", "n2"))
    edit, ids = paste(text, project, kinds, (1200, 100))
    do(project, edit)
    (led,) = project.model.incoming(ids[1])
    assert led.points == ((1150.0, 120.0),)


def test_copies_of_a_graph_do_not_share_furniture(project: Project) -> None:
    do(project, PutPiece(FRAME))
    frozen = project.copy()
    do(project, RemovePieces(("frame1",)))
    do(project, AddNode(Node("n3", "torch.nn.ReLU", "relu3")))
    assert list(frozen.model.pieces) == ["frame1"]
