"""Points of wires follow what is around them: moves, insertions, copies."""

from __future__ import annotations

from dataclasses import replace

from edit_checks import do
from graph_sessions import LiveKinds
from hypothesis import given
from hypothesis import strategies as st

from studio.graph.blocks import make_block
from studio.graph.clipboard import fragment
from studio.graph.edits import Move
from studio.graph.fileio import dumps, loads
from studio.graph.insertion import Insert
from studio.graph.leading import parted
from studio.graph.model import MODEL, Node, Project, Wire
from studio.graph.pasting import paste
from studio.graph.unpacking import unpack
from studio.message import Message

WIRE = Wire("n1", "output", "n2", "input")
OTHER = Wire("n2", "output", "n3", "input")
places = st.tuples(*[st.integers(-500, 500).map(float)] * 2)
ways = st.lists(places, max_size=4).map(tuple)


def row(*ways: tuple[tuple[float, float], ...]) -> Project:
    """n1 → n2 → n3, whose wires are led these ways."""
    project = Project("net")
    for number in (1, 2, 3):
        node = Node(f"n{number}", "torch.nn.ReLU", f"relu{number}", x=200.0 * (number - 1))
        project.model.put_node(node)
    for wire, points in zip((WIRE, OTHER), ways, strict=False):
        project.model.put_wire(replace(wire, points=points))
    return project


def points(project: Project, wire: Wire = WIRE) -> tuple[tuple[float, float], ...]:
    found = project.model.wire_into(wire.target, wire.input)
    assert found is not None
    return found.points


@given(ways, ways, places)
def test_points_go_with_both_ends_and_stay_with_one(way, other, step) -> None:
    project = row(way, other)
    before = dumps(project)
    dx, dy = step
    do(project, Move((("n1", dx, dy), ("n2", 200 + dx, dy))))
    assert points(project) == tuple((x + dx, y + dy) for x, y in way)
    assert points(project, OTHER) == other
    assert dumps(loads(dumps(project))) == dumps(project)
    do(project, Move((("n1", 0, 0), ("n2", 200, 0))))
    assert dumps(project) == before


def test_they_stay_where_the_ends_move_apart() -> None:
    project = row(((100.0, 50.0),))
    inverse = do(project, Move((("n1", 0, 40), ("n2", 220, 40))))
    assert points(project) == ((100.0, 50.0),)
    assert inverse.of(MODEL).moved == {"n1", "n2"}


@given(ways, places)
def test_an_insertion_parts_the_points_and_loses_none(way, place) -> None:
    before, behind = parted(way, (0.0, 0.0), place, (800.0, 0.0))
    assert before + behind == way


def test_a_node_inserted_has_points_before_and_behind() -> None:
    project = row(((60.0, 90.0), (700.0, 90.0)))
    do(project, Move((("n2", 1000, 0), ("n3", 1200, 0))))
    before = dumps(project)
    node = Node("n9", "torch.nn.Tanh", "tanh")
    edit = Insert(WIRE, node, Message("Insert Tanh"))
    inverse, _ = edit.apply(project, LiveKinds(project))
    assert points(project, Wire("n1", "output", "n9", "input")) == ((60.0, 90.0),)
    assert points(project, Wire("n9", "output", "n2", "input")) == ((700.0, 90.0),)
    inverse.apply(project)
    assert dumps(project) == before


def test_points_behind_an_insertion_make_room_with_the_cards() -> None:
    project = row(((190.0, 90.0),))
    edit = Insert(WIRE, Node("n9", "torch.nn.Tanh", "tanh"), Message("Insert Tanh"))
    edit.apply(project, LiveKinds(project))
    moved = project.model.node("n2").x - 200
    assert moved > 0
    assert points(project, Wire("n9", "output", "n2", "input")) == ((190.0 + moved, 90.0),)


def test_points_of_a_block_s_wires_go_in_and_out_with_its_layers() -> None:
    project = row(((60.0, 90.0),), ((300.0, 40.0),))
    do(project, make_block(project, LiveKinds(project), MODEL, ("n1", "n2"), "pair"))
    (inner,) = [w for w in project.graphs["pair"].wires() if w.points]
    first = project.graphs["pair"].node(inner.source)
    assert (inner.points[0][0] - first.x, inner.points[0][1] - first.y) == (60.0, 90.0)
    assert [w.points for w in project.model.wires()] == [((300.0, 40.0),)]
    (instance,) = [node.id for node in project.model if node.kind == "block:pair"]
    do(project, Move(((instance, 1000, 500),)))
    do(project, unpack(project, LiveKinds(project), MODEL, instance))
    last, outer = project.model.wires()
    first = project.model.node(outer.source)
    assert (outer.points[0][0] - first.x, outer.points[0][1] - first.y) == (60.0, 90.0)
    assert last.points == ((300.0, 40.0),)


def test_a_copy_has_the_points() -> None:
    project = row(((60.0, 90.0),))
    text = fragment(project, LiveKinds(project), MODEL, ("n1", "n2"))
    edit, ids = paste(text, project, LiveKinds(project), (1000.0, 500.0))
    do(project, edit)
    copied = project.model.wire_into(ids[1], "input")
    assert copied is not None
    assert copied.points == ((1060.0, 590.0),)
    text = fragment(project, LiveKinds(project), MODEL, ("n2",))
    edit, ids = paste(text, project, LiveKinds(project), (0.0, 500.0), keep_incoming=True)
    do(project, edit)
    copied = project.model.wire_into(ids[0], "input")
    assert copied is not None
    assert copied.points == ()  # They led to the original.
