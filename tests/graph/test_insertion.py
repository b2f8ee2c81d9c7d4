"""A node put into a wire lies between its neighbours and on none of them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from studio.graph.document import Document
from studio.graph.edits import AddNode, Connect, Disconnect, EditError, Move
from studio.graph.fileio import dumps
from studio.graph.insertion import PACE, ROW, Attach, Insert
from studio.graph.model import Node, Project, Wire
from studio.layers.catalogue import standard
from studio.message import Message

CARD = 168
"""As wide as cards get with a long shape and a cost on them."""


@pytest.fixture
def row() -> Document:
    """Five layers in a row, close together."""
    document = Document(Project(), standard())
    for n in range(5):
        document.do(AddNode(Node(f"n{n}", "torch.nn.ReLU", f"relu{n}", {}, 200.0 * n, 40.0)))
        if n:
            document.do(Connect(Wire(f"n{n - 1}", "output", f"n{n}", "input")))
    return document


def insert(document: Document, wire: Wire) -> Node:
    node = Node("n9", "torch.nn.Flatten", "flatten")
    document.do(Insert(wire, node, Message("Insert Flatten")))
    return document.project.model.node("n9")


def places(document: Document) -> list[tuple[float, float]]:
    return sorted((node.x, node.y) for node in document.project.model)


def test_what_follows_moves_on_and_comes_back_with_one_undo(row: Document) -> None:
    before = dumps(row.project)
    flatten = insert(row, Wire("n2", "output", "n3", "input"))
    assert flatten.y == 40.0
    xs = [x for x, _ in places(row)]
    assert all(right - left >= CARD for left, right in pairwise(xs)), xs
    assert [row.project.model.node(n).x for n in ("n0", "n1", "n2")] == [0, 200, 400]
    assert row.project.model.node("n4").x - row.project.model.node("n3").x == 200
    row.undo()
    assert dumps(row.project) == before


def test_where_there_is_room_nothing_moves(row: Document) -> None:
    row.do(Move((("n1", 1000.0, 80.0), ("n2", 1300.0, 80.0))))
    before = set(places(row))
    flatten = insert(row, Wire("n0", "output", "n1", "input"))
    assert (flatten.x, flatten.y) == (500.0, 60.0)
    assert before < set(places(row))


def test_a_wire_that_starts_another_row_has_the_node_at_the_end_of_its_own(row: Document) -> None:
    row.do(Move((("n3", 0.0, 200.0), ("n4", 200.0, 200.0))))
    flatten = insert(row, Wire("n2", "output", "n3", "input"))
    assert (flatten.x, flatten.y) == (400.0 + PACE, 40.0)


def test_an_old_offer_does_not_undo_a_later_drag(row: Document) -> None:
    offer = Insert(
        Wire("n2", "output", "n3", "input"),
        Node("n9", "torch.nn.Flatten", "flatten"),
        Message("Insert Flatten"),
    )
    row.do(Move((("n3", 610.0, 300.0),)))
    row.do(offer)
    assert row.project.model.node("n3").y == 300.0


def test_without_its_wire_it_is_refused(row: Document) -> None:
    wire = Wire("n2", "output", "n3", "input")
    row.do(Disconnect((wire,)))
    with pytest.raises(EditError, match="flatten"):
        insert(row, wire)


def test_an_id_and_a_name_that_were_taken_meanwhile_give_way(row: Document) -> None:
    row.do(AddNode(Node("n9", "torch.nn.ReLU", "flatten", {}, 0.0, 400.0)))
    wire = Wire("n2", "output", "n3", "input")
    row.do(Insert(wire, Node("n9", "torch.nn.Flatten", "flatten"), Message("Insert Flatten")))
    added = row.project.model.node("n10")
    assert (added.kind, added.name) == ("torch.nn.Flatten", "flatten2")
    assert row.project.model.incoming("n3") == [Wire("n10", "output", "n3", "input")]


def test_a_node_is_attached_behind_what_feeds_it_where_nothing_stands(row: Document) -> None:
    row.do(AddNode(Node("n5", "torch.nn.ReLU", "aside", {}, 1010.0, 40.0)))
    output = Node("n9", "output", "scores")
    row.do(Attach(output, (Wire("n4", "output", "n9", "input"),), Message("Add an Output")))
    scores = row.project.model.node("n9")
    assert scores.x == 800.0 + PACE
    assert abs(scores.y - 40.0) >= ROW
    row.undo()
    assert "n9" not in row.project.model


def test_a_node_is_attached_before_what_it_feeds_and_takes_the_wires_place(row: Document) -> None:
    before = dumps(row.project)
    entry = Node("n9", "input", "image")
    row.do(Attach(entry, (Wire("n9", "output", "n1", "input"),), Message("Add an Input")))
    assert row.project.model.node("n9").x == 200.0 - PACE
    assert row.project.model.incoming("n1") == [Wire("n9", "output", "n1", "input")]
    row.undo()
    assert dumps(row.project) == before


def test_a_node_is_attached_below_a_tall_card(row: Document) -> None:
    row.do(AddNode(Node("n5", "torch.nn.LSTM", "tall", {}, 800.0 + PACE, 40.0)))
    output = Node("n9", "output", "scores")
    row.do(Attach(output, (Wire("n4", "output", "n9", "input"),), Message("Add an Output")))
    assert row.project.model.node("n9").y >= 40.0 + 150.0
