"""Each edit, each rule, and the words in which a rule refuses."""

from __future__ import annotations

import pytest
from graph_sessions import KINDS

from studio.graph.change import GraphChange
from studio.graph.edits import (
    RESET,
    AddNode,
    Batch,
    Change,
    Connect,
    Disconnect,
    Edit,
    EditError,
    Move,
    RemoveNodes,
    Rename,
    RenameProject,
    SetFlags,
    SetNote,
    SetParam,
    SetSetting,
)
from studio.graph.fileio import dumps
from studio.graph.model import MODEL, Graph, Node, Project, Wire
from studio.message import Message

ONE_TWO = Wire("n1", "output", "n2", "input")
TWO_THREE = Wire("n2", "output", "n3", "input.0")


@pytest.fixture
def project() -> Project:
    """``image`` feeds ``conv``, which feeds the first slot of ``sum``; ``end`` is alone."""
    project = Project("net")
    for node in (
        Node("n1", "source", "image"),
        Node("n2", "plain", "conv", {"bias": False}),
        Node("n3", "add", "sum"),
        Node("n4", "sink", "end"),
        Node("n5", "unheard.Of", "odd"),
    ):
        project.model.put_node(node)
    project.model.put_wire(ONE_TWO)
    project.model.put_wire(TWO_THREE)
    return project


def do(project: Project, edit: Edit) -> Change:
    """Apply the edit, and see that its inverse restores every byte."""
    before = dumps(project)
    inverse, change = edit.apply(project, KINDS)
    after = dumps(project)
    forward, back = inverse.apply(project, KINDS)
    assert dumps(project) == before
    for name in change.graphs | back.graphs:
        assert back.of(name).added == change.of(name).removed
        assert back.of(name).removed == change.of(name).added
    forward.apply(project, KINDS)
    assert dumps(project) == after
    return change


def here(graph: str = MODEL, **sets: frozenset[str]) -> Change:
    """A change of one graph."""
    return Change({graph: GraphChange(**sets)})


def refused(project: Project, edit: Edit) -> str:
    before = dumps(project)
    with pytest.raises(EditError) as caught:
        edit.apply(project, KINDS)
    assert dumps(project) == before
    return str(caught.value)


def test_add(project: Project) -> None:
    change = do(project, AddNode(Node("n6", "plain", "fc", {"bias": True}, 1, -0.0)))
    assert change == here(added=frozenset({"n6"}))
    assert change.logic
    assert change.of(MODEL).logic == {"n6"}
    node = project.model.node("n6")
    assert (node.x, node.y) == (1.0, 0.0)
    assert str(node.y) == "0.0"


def test_what_was_added_does_not_follow_the_caller(project: Project) -> None:
    params = {"bias": True}
    do(project, AddNode(Node("n6", "plain", "fc", params)))
    params["bias"] = False
    assert project.model.node("n6").params == {"bias": True}


def test_remove_takes_the_wires_along(project: Project) -> None:
    change = do(project, RemoveNodes(("n2", "n5")))
    assert change == here(removed=frozenset({"n2", "n5"}), rewired=frozenset({"n1", "n3"}))
    assert project.model.wires() == []


def test_connect_and_disconnect(project: Project) -> None:
    change = do(project, Connect(Wire("n3", "output", "n4", "input")))
    assert change == here(rewired=frozenset({"n3", "n4"}))
    do(project, Disconnect((ONE_TWO, TWO_THREE)))
    assert project.model.wires() == [Wire("n3", "output", "n4", "input")]


def test_a_variadic_input_takes_slots_with_gaps(project: Project) -> None:
    do(project, Connect(Wire("n1", "output", "n3", "input.7")))
    do(project, Connect(Wire("n5", "whatever", "n3", "input.10")))
    assert [wire.input for wire in project.model.incoming("n3")] == [
        "input.0",
        "input.7",
        "input.10",
    ]


def test_an_unknown_kind_takes_any_port(project: Project) -> None:
    do(project, Connect(Wire("n2", "output", "n5", "left.hand")))


def test_replace_frees_the_input(project: Project) -> None:
    change = do(project, Connect(Wire("n5", "out", "n2", "input"), replace=True))
    assert change == here(rewired=frozenset({"n1", "n2", "n5"}))
    assert project.model.incoming("n2") == [Wire("n5", "out", "n2", "input")]


def test_parameters(project: Project) -> None:
    change = do(project, SetParam("n2", "kernel_size", (3, 3)))
    assert change == here(retuned=frozenset({"n2"}))
    do(project, SetParam("n2", "bias", RESET))
    assert project.model.node("n2").params == {"kernel_size": (3, 3)}


@pytest.mark.parametrize("value", [0, 0.0, None, "False", (False,)])
def test_values_that_python_calls_equal_are_changes(project: Project, value: object) -> None:
    change = do(project, SetParam("n2", "bias", value))  # type: ignore[arg-type]
    assert change.of(MODEL).retuned == {"n2"}


def test_annotations_are_no_logic(project: Project) -> None:
    changes = [
        do(project, Move((("n1", 3, 4), ("n2", 5.5, 6)))),
        do(project, SetNote("n1", "pictures")),
        do(project, SetFlags("n1", frozenset({"folded"}))),
        do(project, SetSetting("train.lr", 0.1)),
        do(project, RenameProject("other")),
    ]
    assert changes == [
        here(moved=frozenset({"n1", "n2"})),
        here(annotated=frozenset({"n1"})),
        here(annotated=frozenset({"n1"})),
        Change(settings=frozenset({"train.lr"})),
        Change(project=True),
    ]
    assert not any(change.logic for change in changes)
    assert [change.source for change in changes] == [False, True, True, False, True]


@pytest.mark.parametrize("flag", ["mute", "bypass"])
def test_to_mute_or_bypass_is_logic(project: Project, flag: str) -> None:
    ids = frozenset({"n1"})
    change = do(project, SetFlags("n1", frozenset({flag, "folded"})))
    assert change == here(retuned=ids, annotated=ids)
    assert change.logic


def test_what_makes_no_difference_is_no_change(project: Project) -> None:
    idle = (
        Move((("n1", 0.0, 0.0),)),
        Rename("n2", "conv"),
        SetParam("n2", "bias", False),
        SetParam("n2", "stride", RESET),
        SetSetting("train.lr", RESET),
        RenameProject("net"),
        RemoveNodes(()),
        Batch((), Message("Nothing")),
    )
    assert not any(do(project, edit) for edit in idle)


def test_a_batch_is_one_change_of_what_remains_different(project: Project) -> None:
    change = do(
        project,
        Batch(
            (
                AddNode(Node("n6", "plain", "fc")),
                Connect(Wire("n3", "output", "n6", "input")),
                Rename("n6", "head"),
                AddNode(Node("n7", "plain", "fc")),
                RemoveNodes(("n7",)),
                Move((("n1", 5, 5),)),
                Move((("n1", 0, 0),)),
                SetSetting("train.lr", 1),
            ),
            Message("Several things"),
        ),
    )
    part = GraphChange(added=frozenset({"n6"}), rewired=frozenset({"n3", "n6"}))
    assert change == Change({MODEL: part}, settings=frozenset({"train.lr"}))


def test_a_batch_is_all_or_nothing(project: Project) -> None:
    parts = (Rename("n2", "first"), RemoveNodes(("n3",)), Rename("n1", "first"))
    assert "is called first already" in refused(project, Batch(parts, Message("x")))


def test_one_step_may_concern_several_graphs(project: Project) -> None:
    project.graphs["block"] = Graph()
    inside = AddNode(Node("n1", "plain", "fc"), graph="block")
    assert do(project, inside) == here("block", added=frozenset({"n1"}))
    both = Batch((SetNote("n1", "x"), RemoveNodes(("n1",), graph="block")), Message("x"))
    change = do(project, both)
    assert change.graphs == {"block", MODEL}
    assert change.of("block") == GraphChange(removed=frozenset({"n1"}))
    assert change.of(MODEL) == GraphChange(annotated=frozenset({"n1"}))
    assert not change.of("another")


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (AddNode(Node("n2", "plain", "fc")), "The id n2 belongs to the layer conv already. Use n6"),
        (AddNode(Node("", "plain", "fc")), "A layer needs an id and a kind"),
        (AddNode(Node("n6", "plain", "conv")), "such as conv2."),
        (AddNode(Node("n6", "plain", "my conv")), '"my conv" cannot be a name'),
        (AddNode(Node("n6", "plain", "fc", x=float("nan"))), "The position of fc must be a finite"),
        (AddNode(Node("n6", "plain", "fc", {"p": {}})), "p of fc cannot be a dict"),  # type: ignore[dict-item]
        (AddNode(Node("n6", "plain", "fc"), graph="x"), "no graph called x. It has: model."),
        (Rename("n2", "class"), "is a word of the Python language"),
        (Rename("n2", "ﬁlter"), 'Python reads the name "ﬁlter" as "filter". Use that.'),
        (Rename("n2", "sum"), "Another layer is called sum already"),
        (Rename("n9", "x"), "no layer with the id n9 any more"),
        (RemoveNodes(("n1", "n9")), "no layer with the id n9"),
        (Move((("n1", 1, 1), ("n2", 1, 1e12))), "The position of conv must be a finite number"),
        (SetParam("n2", "lr", float("inf")), "lr of conv must be a finite number, not inf."),
        (SetParam("n2", "n", 2**64), "n of conv is too large"),
        (SetParam("n2", "n", "\ud800"), "half a character"),
        (SetNote("n2", "\ud800"), "note of conv holds half a character"),
        (SetSetting("a", [1]), "a of net cannot be a list"),  # type: ignore[arg-type]
        (RenameProject(" "), "needs a name that is not empty"),
        (Disconnect((Wire("n1", "output", "n3", "input.0"),)), "no wire from image to input.0 of"),
        (Connect(ONE_TWO, replace=True), "image is connected to input of conv already"),
        (
            Connect(Wire("n5", "o", "n2", "input")),
            "The input input of conv is taken by image. Remove that wire first.",
        ),
        (Connect(Wire("n2", "output", "n1", "input")), "image has no inputs. End the wire at"),
        (Connect(Wire("n4", "output", "n5", "x")), "end has no outputs. Start the wire at"),
        (Connect(Wire("n2", "state", "n5", "x")), "no output called state. It has: output."),
        (Connect(Wire("n1", "output", "n4", "other")), "no input called other. It has: input."),
        (Connect(Wire("n1", "output", "n4", "input.0")), "no input called input.0. It has: input."),
        (Connect(Wire("n1", "output", "n3", "input")), "It has: input.0, input.1, …."),
        (Connect(Wire("n1", "output", "n3", "input.01")), "no input called input.01."),
        (Connect(Wire("n1", "output", "n3", "input.99999")), "no input called input.99999."),
        (Connect(Wire("n5", "o", "n5", "i")), "odd cannot be wired to itself"),
        (
            Connect(Wire("n3", "output", "n2", "input"), replace=True),
            "sum cannot feed conv: data already flows from conv to sum",
        ),
    ],
)
def test_refusals_say_what_and_change_nothing(project: Project, edit: Edit, words: str) -> None:
    assert words in refused(project, edit)


def test_titles() -> None:
    titles = [
        AddNode(Node("n1", "plain", "fc")),
        RemoveNodes(("n1",)),
        RemoveNodes(("n1", "n2")),
        Connect(ONE_TWO),
        Disconnect((ONE_TWO,)),
        SetParam("n1", "bias", value=True),
        SetParam("n1", "bias", RESET),
        Rename("n1", "fc"),
        Move((("n1", 0, 0),)),
        Batch((), Message("Paste {count} layers", count=3)),
    ]
    assert [str(edit.title()) for edit in titles] == [
        "Add fc",
        "Delete a layer",
        "Delete 2 layers",
        "Connect",
        "Remove a wire",
        "Set bias",
        "Reset bias",
        "Rename to fc",
        "Move a layer",
        "Paste 3 layers",
    ]


def test_changes_in_a_row_add_up() -> None:
    first = here(added=frozenset("a"), removed=frozenset("b"), moved=frozenset("cd"))
    later = here(added=frozenset("b"), removed=frozenset("ac"), renamed=frozenset("d"))
    both = (first | later).of(MODEL)
    assert both.added == frozenset()
    assert both.removed == {"c"}
    assert both.moved == {"b", "d"}
    assert both.renamed == {"b", "d"}
    elsewhere = here("block", added=frozenset("x"))
    assert (first | elsewhere).graphs == {MODEL, "block"}
    assert (first | elsewhere).of(MODEL) == first.of(MODEL)
    assert (Change(settings=frozenset("s")) | elsewhere).of("block").added == {"x"}
