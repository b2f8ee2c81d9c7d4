"""Several fixes in one step, and warnings that the user does not want to hear."""

from __future__ import annotations

from itertools import pairwise

import pytest

from studio.app.mending import together, touched
from studio.app.session import Session
from studio.compile import mend
from studio.compile.problems import Problem
from studio.graph.edits import Connect, RemoveNodes, SetParam, SetSetting
from studio.graph.fileio import dumps, loads
from studio.graph.model import Wire
from studio.message import Message


def chain(session: Session, *layers: tuple[str, dict[str, object]]) -> list[str]:
    """An input of 16 numbers, layers, an output; the ids of the layers."""
    ids = [session.add("input", name="x", params={"shape": ("N", 16)})]
    ids += [session.add(kind, params=params) for kind, params in layers]  # type: ignore[arg-type]
    ids.append(session.add("output", name="y"))
    found = [node_id for node_id in ids if node_id is not None]
    for source, target in pairwise(found):
        assert session.do(Connect(Wire(source, "output", target, "input")))
    return found[1:-1]


LINEAR = ("torch.nn.Linear", {"out_features": 16})
RELU = ("torch.nn.ReLU", {})
NORM = ("torch.nn.BatchNorm1d", {})


@pytest.fixture
def several(session: Session) -> Session:
    """Two biases before normalisations, and two activations in a row."""
    chain(session, LINEAR, NORM, RELU, LINEAR, NORM, RELU, RELU, LINEAR)
    assert len(session.problems) == 3
    return session


def test_all_that_do_not_clash_are_mended_in_one_step(several: Session) -> None:
    before = several.document.project.copy()
    assert several.mend_all()
    assert several.problems == ()
    several.document.undo()
    assert dumps(several.document.project) == dumps(before)
    assert len(several.problems) == 3


def test_of_those_that_clash_the_first_is_mended(session: Session) -> None:
    chain(session, LINEAR, RELU, RELU, RELU, LINEAR)
    assert len(session.problems) == 2
    assert session.mend_all()
    assert len(session.problems) == 1
    assert session.mend_all()
    assert session.problems == ()
    assert not session.mend_all()


def test_an_error_is_mended_before_a_warning(session: Session) -> None:
    (linear,) = chain(session, LINEAR)
    node = session.graph.node(linear)
    title = Message("x")
    faint = Problem(linear, "warning", title, (mend.set_param(node, "bias", False),))
    grave = Problem(linear, "error", title, (mend.set_param(node, "out_features", 3),))
    project, catalogue = session.document.project, session.catalogue
    assert together(project, catalogue, (faint, grave)) == SetParam(linear, "out_features", 3)
    assert together(project, catalogue, (faint,)) == SetParam(linear, "bias", False)
    assert together(project, catalogue, ()) is None


def test_what_an_edit_touches() -> None:
    several = mend.several(
        Message("both"),
        SetParam("n1", "bias", False),
        RemoveNodes(("n2", "n3"), "part"),
        Connect(Wire("n4", "output", "n5", "input")),
        SetSetting("train.loss", "auto"),
    )
    assert set(touched(several.edit)) == {
        ("model", "n1"),
        ("part", "n2"),
        ("part", "n3"),
        ("model", "n4"),
        ("model", "n5"),
        ("", "train.loss"),
    }


def test_a_warning_is_ignored_until_it_is_wanted_again(session: Session) -> None:
    chain(session, LINEAR, NORM, RELU, LINEAR)
    (problem,) = session.problems
    assert session.hush(problem)
    assert (session.problems, session.hushed) == ((), (problem,))
    session.document.undo()
    assert (session.problems, session.hushed) == ((problem,), ())
    session.document.redo()
    assert session.hush(problem, hush=False)
    assert session.problems == (problem,)
    assert session.graph.node(problem.node).flags == frozenset()


def test_the_file_remembers_what_is_ignored(session: Session) -> None:
    chain(session, LINEAR, NORM, RELU, LINEAR)
    (problem,) = session.problems
    session.hush(problem)
    again = loads(dumps(session.document.project))
    assert again.model.node(problem.node).flags == {"ignore:bias-before-normalisation"}


def test_a_fault_cannot_be_ignored(session: Session) -> None:
    (linear,) = chain(session, LINEAR)
    session.set_param(linear, "in_features", 3)
    (problem,) = session.problems
    assert not session.hush(problem)
    assert session.problems == (problem,)
    gone = Problem("n99", "warning", Message("x"), lint="two-activations")
    assert not session.hush(gone)
