"""The training graph that the settings mean: shown, taken over into the project, given back."""

from __future__ import annotations

import subprocess
import sys

import pytest

from studio.app.scope import OF_TRAINING, Scope, nearest
from studio.app.session import Session
from studio.app.tabs import current, tabs
from studio.app.verbs.blocks import unused
from studio.compile.problems import Problem
from studio.graph.definitions import AddGraph, RemoveGraph, RenameGraph
from studio.graph.edits import AddNode, Batch, Connect, Disconnect, RemoveNodes, SetParam
from studio.graph.model import MODEL, TRAINING, Graph, Node, Wire
from studio.message import Message


@pytest.fixture
def moons(session: Session) -> Session:
    session.advising.begin()
    session.open_example("moons_mlp")
    return session


def kinds(session: Session) -> list[str]:
    return [node.kind for node in session.graph]


def refusals(session: Session) -> list[str]:
    said: list[str] = []
    session.notified.connect(lambda notice: said.append(str(notice.message)))
    return said


def test_the_settings_are_shown_as_a_graph_that_the_project_does_not_have(moons: Session) -> None:
    moons.look(OF_TRAINING)
    assert moons.is_meant
    assert kinds(moons) == [
        "input",
        "input",
        "block:model",
        "torch.nn.CrossEntropyLoss",
        "torch.optim.Adam",
    ]
    assert TRAINING not in moons.document.project.graphs
    assert moons.here is not None
    assert moons.here.ok
    assert moons.training is None
    assert moons.problems == ()


def test_what_the_settings_mean_follows_them(moons: Session) -> None:
    moons.look(OF_TRAINING)
    seen: list[Scope] = []
    moons.scoped.connect(seen.append)
    moons.set_setting("train.optimizer", "SGD")
    moons.set_setting("train.lr", 0.25)
    assert kinds(moons)[-1] == "torch.optim.SGD"
    assert moons.graph.node("n5").params["lr"] == 0.25
    assert seen == [OF_TRAINING, OF_TRAINING]


def test_what_the_settings_mean_cannot_be_edited_in_its_picture(moons: Session) -> None:
    moons.look(OF_TRAINING)
    said = refusals(moons)
    assert not moons.set_param("n5", "lr", 0.5)
    assert moons.add("torch.nn.MSELoss") is None
    assert len(said) == 2
    assert all("Edit as a graph" in sentence for sentence in said)
    assert not moons.document.dirty


def test_taken_over_it_is_one_step_and_gives_the_same_graph(moons: Session) -> None:
    moons.look(OF_TRAINING)
    meant = moons.graph
    assert moons.do(moons.meaning.drawing())
    assert moons.scope == OF_TRAINING
    assert list(moons.graph) == list(meant)
    assert not moons.is_meant
    assert moons.training is not None
    assert moons.training.ok
    assert moons.set_param("n5", "lr", 0.5)
    moons.document.undo()
    moons.document.undo()
    assert moons.is_meant
    assert kinds(moons)[-1] == "torch.optim.Adam"
    assert moons.training is None


def test_given_back_the_settings_count_again_and_it_can_be_undone(moons: Session) -> None:
    moons.do(moons.meaning.drawing())
    moons.look(OF_TRAINING)
    moons.set_param("n5", "lr", 0.5)
    assert moons.do(moons.meaning.undrawing()[0])
    assert moons.is_meant
    assert moons.graph.node("n5").params["lr"] == 0.5, "what settings can say is carried"
    moons.document.undo()
    assert not moons.is_meant
    assert moons.graph.node("n5").params["lr"] == 0.5


def test_without_data_it_says_what_is_missing(session: Session) -> None:
    session.advising.begin()
    session.look(OF_TRAINING)
    assert len(session.graph) == 0
    assert "Reading" in str(session.meaning.reason)
    session.new()
    assert "once the model has no errors" in str(session.meaning.reason)
    session.open_example("digits_cnn")
    for key in list(session.document.project.settings):
        del session.document.project.settings[key]
    session.advising.renew()
    assert "the Data panel" in str(session.meaning.reason)


def test_the_model_stays_and_the_training_keeps_its_name(moons: Session) -> None:
    moons.do(moons.meaning.drawing())
    said = refusals(moons)
    assert not moons.do(RemoveGraph(MODEL))
    assert not moons.do(RenameGraph(TRAINING, "other"))
    assert len(said) == 2


def test_the_call_of_the_model_leads_to_the_model(moons: Session) -> None:
    for draw in (False, True):
        if draw:
            moons.do(moons.meaning.drawing())
        moons.look(OF_TRAINING)
        assert moons.enter("n3")
        assert moons.scope == Scope()


def with_critic(session: Session) -> None:
    critic, training = Graph(), session.meaning.graph.copy()
    critic.put_node(Node("n1", "input", "x", {"shape": ("N", 2)}))
    critic.put_node(Node("n2", "torch.nn.Linear", "fc", {"out_features": 1}))
    critic.put_node(Node("n3", "output", "score"))
    critic.put_wire(Wire("n1", "output", "n2", "input"))
    critic.put_wire(Wire("n2", "output", "n3", "input"))
    training.put_node(Node("n6", "block:critic", "critic"))
    training.put_wire(Wire("n1", "output", "n6", "x"))
    edits = (AddGraph("critic", critic), AddGraph(TRAINING, training))
    assert session.do(Batch(edits, Message("Two models")))


def test_models_that_the_training_calls_have_tabs_and_are_needed(moons: Session) -> None:
    with_critic(moons)
    project = moons.document.project
    assert [tab.graph for tab in tabs(project)] == [MODEL, TRAINING, "critic"]
    moons.look(tabs(project)[2].scope)
    assert moons.scope == Scope("critic", ("n6",), TRAINING)
    assert current(project, moons.scope) == 2
    assert moons.here is not None
    assert moons.here.ok
    assert unused(project) == []
    assert nearest(project, "critic", Scope()) == Scope("critic", ("n6",), TRAINING)
    moons.leave()
    assert moons.scope == OF_TRAINING
    moons.leave()
    assert moons.scope == Scope()


def test_a_failure_at_a_node_of_the_training_leads_there(moons: Session) -> None:
    with_critic(moons)
    moons.visit("/n4")
    assert (moons.scope, moons.selection) == (OF_TRAINING, ("n4",))
    moons.visit("/n6/n2")
    assert (moons.scope.graph, moons.selection) == ("critic", ("n2",))
    moons.visit("n2")
    assert (moons.scope, moons.selection) == (Scope(), ("n2",))


def problem(session: Session) -> Problem:
    (found,) = session.problems
    return found


def test_a_problem_of_the_training_leads_there_and_its_fix_mends_it(moons: Session) -> None:
    moons.do(moons.meaning.drawing())
    moons.do(SetParam("n4", "reduction", "none", TRAINING))
    moons.visit_problem(problem(moons))
    assert (moons.scope, moons.selection) == (OF_TRAINING, ("n5",))
    assert [one.node for one in moons.problems_here] == ["n5"]
    assert moons.mend(problem(moons).fixes[0])
    assert moons.problems == ()
    assert moons.training is not None
    assert moons.training.ok


def test_a_node_for_the_training_alone_is_refused_by_the_model_in_words(moons: Session) -> None:
    source = next(wire for wire in moons.document.project.model.wires())
    moons.do(AddNode(Node("n90", "torch.optim.Adam", "adam")))
    moons.do(Connect(Wire(source.source, source.output, "n90", "loss")))
    assert "has its place in the training graph" in " ".join(
        str(one.message) for one in moons.problems
    )


def test_wires_of_the_training_are_edited_as_all_are(moons: Session) -> None:
    moons.do(moons.meaning.drawing())
    wire = Wire("n4", "output", "n5", "loss")
    assert moons.do(Disconnect((wire,), TRAINING))
    assert moons.training is not None
    assert not moons.training.ok
    assert moons.do(Connect(wire, graph=TRAINING))
    assert moons.training.ok


def test_drawing_what_the_settings_mean_needs_no_torch() -> None:
    code = "import sys, studio.train.meaning; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_new_input_of_the_training_is_a_field_that_it_lacks(moons: Session) -> None:
    moons.do(moons.meaning.drawing())
    moons.look(OF_TRAINING)
    moons.do(RemoveNodes(("n2",), TRAINING))
    added = moons.add("input")
    assert added is not None
    node = moons.graph.node(added)
    assert (node.name, dict(node.params)) == ("label", {"shape": ("N",), "dtype": "int64"})
