from __future__ import annotations

from studio.app.scope import Scope, nearest, standing, uses
from studio.app.session import Session
from studio.graph.edits import Connect, RemoveNodes, SetParam
from studio.graph.model import MODEL, Graph, Node, Project, Wire


def block(*nodes: Node) -> Graph:
    graph = Graph()
    for node in nodes:
        graph.put_node(node)
    return graph


def nested() -> Project:
    """The model holds two of ``outer``, each of which holds one ``inner``; ``spare`` is unused."""
    project = Project()
    project.graphs["inner"] = block(
        Node("n1", "input", "x"), Node("n2", "torch.nn.ReLU", "relu"), Node("n3", "output", "y")
    )
    project.graphs["inner"].put_wire(Wire("n1", "output", "n2", "input"))
    project.graphs["inner"].put_wire(Wire("n2", "output", "n3", "input"))
    project.graphs["outer"] = block(
        Node("n1", "input", "x"), Node("n2", "block:inner", "inner"), Node("n3", "output", "y")
    )
    project.graphs["spare"] = block(Node("n1", "input", "x"), Node("n2", "block:inner", "inner"))
    project.model.put_node(Node("n1", "block:outer", "one"))
    project.model.put_node(Node("n2", "block:outer", "two"))
    return project


def opened(session: Session, project: Project) -> Session:
    session._show(project, None)
    return session


def test_entering_and_leaving_a_block(session: Session) -> None:
    opened(session, nested())
    heard: list[object] = []
    session.scoped.connect(heard.append)
    assert session.enter("n2")
    assert session.enter("n2")
    assert session.scope == Scope("inner", ("n2", "n2"))
    assert session.graph.find("relu") is not None
    assert session.scope.joined("n2") == "n2/n2/n2"
    assert not session.enter("n2"), "an activation is not a block"
    session.leave()
    assert session.scope == Scope("outer", ("n2",))
    session.leave()
    assert session.scope == Scope()
    assert heard == [Scope("outer", ("n2",)), Scope("inner", ("n2", "n2")), *heard[2:]]
    assert len(heard) == 4


def test_leaving_several_levels_at_once(session: Session) -> None:
    opened(session, nested())
    session.enter("n1")
    session.enter("n2")
    session.leave(2)
    assert session.scope == Scope()
    session.leave(7)
    assert session.scope == Scope()


def test_a_block_shown_by_itself_remembers_where_its_path_begins(session: Session) -> None:
    opened(session, nested())
    session.show("spare")
    assert session.scope == Scope("spare", (), "spare")
    assert session.enter("n2")
    assert session.scope == Scope("inner", ("n2",), "spare")
    session.leave()
    assert session.scope == Scope("spare", (), "spare")
    session.leave()
    assert session.scope == Scope()
    session.show("inner", ("n1", "n2"))
    assert session.scope == Scope("inner", ("n1", "n2"))


def test_edits_and_the_selection_belong_to_the_scope(session: Session) -> None:
    opened(session, nested())
    session.select(["n1", "n2"])
    session.enter("n1")
    assert session.selection == ()
    added = session.add("torch.nn.Linear")
    assert added is not None
    assert added in session.document.project.graphs["outer"]
    assert added not in session.document.project.model
    assert session.set_param(added, "out_features", 5)
    assert session.graph.node(added).params == {"out_features": 5}
    session.select([added, "n99"])
    session.leave()
    assert session.selection == ("n1", "n2")
    session.enter("n2")
    assert session.selection == (), "another instance has a selection of its own"
    session.leave()
    session.enter("n1")
    assert session.selection == (added,)


def test_a_scope_that_vanishes_gives_way_to_the_nearest_around_it(session: Session) -> None:
    opened(session, nested())
    session.enter("n1")
    session.enter("n2")
    session.do(RemoveNodes(("n2",), "outer"))
    assert session.scope == Scope("outer", ("n1",))
    session.document.undo()
    assert session.scope == Scope("inner", ("n1", "n2")), "where one was when it went"
    session.do(RemoveNodes(("n1",)))
    assert session.scope == Scope()


def test_the_canvas_goes_to_where_a_step_is_taken_back(session: Session) -> None:
    opened(session, nested())
    session.enter("n1")
    session.do(SetParam("n1", "shape", ("N", 3), "outer"))
    session.leave()
    session.show_change(session.document.undo())
    assert session.scope == Scope("outer", ("n1",))
    session.enter("n2")
    session.show_change(session.document.redo())
    assert session.scope == Scope("outer", ("n1",)), "around where one was, not another instance"


def test_undo_brings_back_what_was_selected_and_how_it_was_seen(session: Session) -> None:
    opened(session, nested())
    seen = ["all of it"]
    turned: list[object] = []
    session.view = lambda: seen[0]
    session.turned.connect(turned.append)
    session.select(["n2"])
    session.do(SetParam("n1", "shape", ("N", 3)))
    session.select(["n1"])
    seen[0] = "n1 alone"
    session.document.undo()
    assert session.selection == ("n2",) and turned == ["all of it"]
    session.document.redo()
    assert session.selection == ("n1",) and turned[-1] == "n1 alone"


def test_the_nearest_instance_of_a_graph() -> None:
    project = nested()
    here = Scope("outer", ("n2",))
    assert nearest(project, "inner", here) == Scope("inner", ("n2", "n2"))
    assert nearest(project, MODEL, here) == Scope()
    assert nearest(project, "inner", Scope()) == Scope("inner", ("n1", "n2"))
    assert nearest(project, "spare", here) == Scope("spare", (), "spare")
    assert uses(project, "outer") == 2
    assert uses(project, "spare") == 0


def test_a_block_in_a_circle_of_blocks_is_still_found() -> None:
    project = Project()
    project.graphs["a"] = block(Node("n1", "block:b", "b"))
    project.graphs["b"] = block(Node("n1", "block:a", "a"))
    assert nearest(project, "b", Scope("a", (), "a")) == Scope("b", ("n1",), "a")
    assert standing(project, Scope("gone", (), "gone")) == Scope()


def test_a_new_input_takes_the_examples_only_in_the_model(session: Session) -> None:
    opened(session, nested())
    session.set_setting("data.source", "toy")
    session.enter("n1")
    node = session.add("input")
    assert node is not None
    assert session.graph.node(node).params == {}
    session.leave()
    other = session.add("input")
    assert other is not None
    assert session.graph.node(other).params == {"shape": ("N", 2)}


def test_an_opened_project_is_shown_at_its_model(session: Session) -> None:
    opened(session, nested())
    session.enter("n1")
    session.select(["n1"])
    session.new()
    assert session.scope == Scope()
    assert session.selection == ()
    assert session.do(Connect(Wire("n1", "output", "n2", "input"))) is False


def test_what_is_known_inside_an_instance_comes_from_the_model(session: Session) -> None:
    project = nested()
    project.model.put_node(Node("n3", "input", "image", {"shape": ("N", 7)}))
    project.model.put_wire(Wire("n3", "output", "n1", "x"))
    for name in ("outer",):
        project.graphs[name].put_wire(Wire("n1", "output", "n2", "x"))
        project.graphs[name].put_wire(Wire("n2", "y", "n3", "input"))
    opened(session, project)
    session.enter("n1")
    session.enter("n2")
    facts = session.facts("n2")
    assert facts is not None
    assert facts.outputs["output"].shape == ("N", 7)
    session.leave(2)
    session.enter("n2")
    here = session.here
    assert here is not None, "an instance that nothing reaches is read by itself"
    assert here.graph == "outer"
    assert here.nodes["n1"].outputs["output"].shape == ("N", 1, 28, 28)
    session.show("spare")
    assert session.here is not None
    assert session.here.graph == "spare"
