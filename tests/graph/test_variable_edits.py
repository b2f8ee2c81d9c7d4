"""Variables of a project and of a face: their names, their uses, and parameters made of them."""

from __future__ import annotations

from typing import get_args

import pytest
from edit_checks import do, refused

from studio.graph.blocks import unpack
from studio.graph.edits import AddNode, EditError, SetParam, SetSetting
from studio.graph.model import MODEL, Graph, Node, Project, Variable
from studio.graph.promotion import demote, promote
from studio.graph.reuse import Reuse
from studio.graph.variables import (
    TYPES,
    AddVariable,
    RemoveVariable,
    RenameVariable,
    SetVariable,
    SetVariables,
)
from studio.layers.catalogue import standard
from studio.layers.spec import ParamType
from studio.value import Expression, Value

LINEAR = "torch.nn.Linear"
CATALOGUE = standard()


@pytest.fixture
def project() -> Project:
    """``width`` is the project's and the block ``part`` has ``depth``; both are spoken of."""
    project = Project("net")
    project.variables = (Variable("width", 32),)
    part = project.graphs["part"] = Graph()
    part.variables = (Variable("depth", 2),)
    part.put_node(Node("n1", "plain", "fc", {"size": Expression("width * depth")}))
    project.model.put_node(Node("n1", "plain", "fc", {"size": (Expression("width"), 1)}))
    project.model.put_node(Node("n2", "block:part", "piece", {"depth": Expression("width + 1")}))
    return project


def params(project: Project, graph: str, node: str = "n1") -> dict[str, Value]:
    return dict(project.graphs[graph].node(node).params)


def test_types_are_those_of_parameters() -> None:
    assert set(TYPES) == set(get_args(ParamType))


def test_expressions_and_instances_follow_a_new_name(project: Project) -> None:
    change = do(project, RenameVariable("width", "channels"))
    assert change.variables == {"width", "channels"}
    assert change.graphs == {MODEL, "part"}
    assert params(project, "part") == {"size": Expression("channels * depth")}
    assert params(project, MODEL) == {"size": (Expression("channels"), 1)}
    change = do(project, RenameVariable("depth", "times", "part"))
    assert change.definitions == {"block:part"}
    assert change.of(MODEL).retuned == {"n2"}
    assert params(project, "part") == {"size": Expression("channels * times")}
    assert params(project, MODEL, "n2") == {"times": Expression("channels + 1")}
    assert not do(project, RenameVariable("times", "times", "part"))


def test_a_new_name_takes_no_other_variables_place(project: Project) -> None:
    for edit in (RenameVariable("width", "depth"), RenameVariable("depth", "width", "part")):
        assert refused(project, edit).startswith(
            f"In part, the layer fc would then mean another variable {edit.new}."
        )
    words = refused(project, AddVariable(Variable("width", 1), "part"))
    assert words.startswith("fc speaks of the project's variable width, and would then mean")


def test_what_a_face_hides_is_not_the_projects(project: Project) -> None:
    do(project, AddVariable(Variable("depth", 9)))
    do(project, RenameVariable("depth", "height"))
    assert params(project, "part") == {"size": Expression("width * depth")}
    do(project, RemoveVariable("height"))


def test_a_variable_in_use_stays(project: Project) -> None:
    assert refused(project, RemoveVariable("width")) == (
        "The variable width is in use: fc (model) speaks of it. Change that layer first."
    )
    assert "fc (part) speaks of it" in refused(project, RemoveVariable("depth", "part"))
    assert "in use" in refused(project, SetVariables("", ()))
    assert refused(project, RemoveVariable("size")).endswith("There are: width.")


def test_what_was_set_at_instances_goes_with_the_variable(project: Project) -> None:
    do(project, SetParam("n1", "size", 3, "part"))
    change = do(project, RemoveVariable("depth", "part"))
    assert change.of(MODEL).retuned == {"n2"}
    assert params(project, MODEL, "n2") == {}


def test_values_and_order(project: Project) -> None:
    assert do(project, SetVariable("width", 64)).variables == {"width"}
    assert do(project, SetVariable("depth", 5, "part")).definitions == {"block:part"}
    do(project, AddVariable(Variable("bias", True, "bool")))
    do(project, SetVariables("", project.variables[::-1]))
    assert [variable.name for variable in project.variables] == ["bias", "width"]
    assert not do(project, SetVariable("width", 64))


@pytest.mark.parametrize(
    ("variable", "words"),
    [
        (Variable("width", 1), "has a variable called width already"),
        (Variable("max", 1), "A variable cannot be called max"),
        (Variable("repeat", 1), "A variable cannot be called repeat"),
        (Variable("share_weights", 1), "A variable cannot be called share_weights"),
        (Variable("self", 1), "A variable cannot be called self"),
        (Variable("lambda", 1), "is a word of the Python language"),
        (Variable("2x", 1), "cannot be a name"),
        (Variable("x", 1, "complex"), "has the type complex. Known are: bool, choice"),
        (Variable("x", Expression("width")), "takes a value, no expression"),
        (Variable("x", (1, Expression("width"))), "takes a value, no expression"),
        (Variable("x", float("nan")), "must be a finite number"),
        (Variable("x", 1, minimum=float("inf")), "must be a finite number"),
        (Variable("x", 1, help="\ud800"), "half a character"),
        (Variable("x", "a", "choice", choices=("\ud800",)), "half a character"),
    ],
)
def test_variables_that_could_not_be(project: Project, variable: Variable, words: str) -> None:
    assert words in refused(project, AddVariable(variable))


def test_the_syntax_of_an_expression_is_checked(project: Project) -> None:
    words = refused(project, SetParam("n1", "size", Expression("width *")))
    assert words == '"width *" is not an expression such as channels * 2.'
    assert "may use numbers" in refused(
        project,
        SetParam(
            "n1",
            "size",
            (1, Expression("f()")),
        ),
    )
    do(project, SetParam("n1", "size", Expression("unknown * 2")))
    assert "takes a value, no expression" in refused(
        project, SetSetting("train.lr", Expression("width"))
    )


def test_a_parameter_is_promoted_to_the_face_and_back() -> None:
    project = Project("net")
    project.graphs["part"] = Graph()
    do(project, AddNode(Node("n1", LINEAR, "fc", {"out_features": 8}), "part"))
    do(project, AddNode(Node("n2", LINEAR, "again"), "part"))
    do(project, Reuse("n2", "n1", "part"))
    do(project, AddNode(Node("n1", "block:part", "piece")))
    edit = promote(project, CATALOGUE, "part", "n2", "out_features", name="width")
    change = do(project, edit)
    assert change.definitions == {"block:part"}
    (variable,) = project.graphs["part"].variables
    assert (variable.name, variable.value, variable.type, variable.minimum) == (
        *("width", 8, "int"),
        1,
    )
    assert params(project, "part") == {"out_features": Expression("width")}
    do(project, SetParam("n1", "width", 16))
    assert "piece (model) gives width a value of its own" in refused(
        project, demote(project, "part", "width")
    )
    do(project, unpack(project, CATALOGUE, MODEL, "n1"))
    do(project, demote(project, "part", "width"))
    assert params(project, "part") == {"out_features": 8}
    assert project.graphs["part"].variables == ()
    assert [node.params for node in project.model] == [{"out_features": 16}, {}]


def test_a_default_is_promoted_to_the_project() -> None:
    project = Project("net")
    do(project, AddNode(Node("n1", LINEAR, "fc")))
    edit = promote(project, CATALOGUE, MODEL, "n1", "bias", name="biased", project_wide=True)
    do(project, edit)
    (variable,) = project.variables
    assert (variable.name, variable.value, variable.type) == ("biased", True, "bool")


def test_what_cannot_be_promoted() -> None:
    project = Project("net")
    do(project, AddNode(Node("n1", LINEAR, "fc", {"out_features": Expression("width")})))
    for param, words in (
        ("weight", "fc has no parameter called weight."),
        ("in_features", "in_features of fc has no value yet."),
        ("out_features", "out_features of fc is computed by an expression already."),
    ):
        with pytest.raises(EditError) as caught:
            promote(project, CATALOGUE, MODEL, "n1", param, name="x")
        assert str(caught.value).startswith(words)
    assert "There is no variable called x" in refused(project, demote(project, "", "x"))
