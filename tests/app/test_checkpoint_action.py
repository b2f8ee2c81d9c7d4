"""Blocks that are computed again, from the menu, the file and the library."""

from __future__ import annotations

import pytest

from studio import api
from studio.app.action import Context, perform
from studio.app.actions import find
from studio.app.session import Session
from studio.graph import fileio
from studio.graph.change import EditError
from studio.graph.reuse import Reuse


@pytest.fixture
def blocks(session: Session) -> tuple[str, str]:
    """Two nodes of one block of an example, which are wired as they are there."""
    session.open_example("residual_blocks")
    found = [node.id for node in session.graph if node.kind.startswith("block:")]
    return found[0], found[1]


def flags(session: Session, *nodes: str) -> list[object]:
    return [session.graph.node(node).params.get("checkpoint") for node in nodes]


def test_the_menu_sets_and_takes_it_off_at_once(
    context: Context, session: Session, blocks: tuple[str, str]
) -> None:
    action = find("block.checkpoint")
    before = fileio.dumps(session.document.project)
    session.select(blocks)
    assert action.checked is not None
    assert not action.checked(context)
    assert perform(action, context)
    assert flags(session, *blocks) == [True, True]
    assert action.checked(context)
    again = fileio.loads(fileio.dumps(session.document.project))
    assert again.model.node(blocks[0]).params["checkpoint"] is True
    session.document.undo()
    assert fileio.dumps(session.document.project) == before
    session.document.redo()
    session.select(blocks)
    assert perform(action, context)
    assert fileio.dumps(session.document.project) == before


def test_where_one_has_it_both_get_it(
    context: Context, session: Session, blocks: tuple[str, str]
) -> None:
    session.set_param(blocks[0], "checkpoint", True)
    session.select(blocks)
    assert perform(find("block.checkpoint"), context)
    assert flags(session, *blocks) == [True, True]


def test_a_second_call_has_what_the_first_has(
    context: Context, session: Session, blocks: tuple[str, str]
) -> None:
    kind = session.graph.node(blocks[0]).kind
    other = session.add(kind, 0, 0)
    assert other is not None
    assert session.do(Reuse(other, blocks[0], "model"))
    session.select([other])
    action = find("block.checkpoint")
    assert perform(action, context)
    assert flags(session, blocks[0], other) == [True, None]
    assert action.checked is not None
    assert action.checked(context)


def test_a_layer_has_nothing_to_compute_again(context: Context, session: Session) -> None:
    session.open_example("digits_cnn")
    session.select([session.graph.ids()[1]])
    refusal = find("block.checkpoint").refusal(context)
    assert str(refusal).startswith("Select a block")


def test_a_variable_may_decide(session: Session, blocks: tuple[str, str]) -> None:
    from studio.graph.model import Variable
    from studio.graph.variables import AddVariable
    from studio.value import Expression

    assert session.do(AddVariable(Variable("deep", True, "bool")))
    session.set_param(blocks[0], "checkpoint", Expression("deep"))
    analysis = session.analyse_now()
    assert analysis.ok, [str(problem.message) for problem in analysis.problems]
    assert analysis.nodes[blocks[0]].computed["checkpoint"] is True
    assert analysis.plan is not None
    step = analysis.plan.step(blocks[0])
    assert step is not None
    assert step.settings["checkpoint"] is True


def test_no_parameter_of_a_block_can_have_its_name() -> None:
    project = api.new("net")
    block = project.block("Part")
    with pytest.raises(EditError, match="checkpoint"):
        block.variable("checkpoint", 3)


def test_the_library_takes_it_like_any_other_setting() -> None:
    project = api.new("net")
    block = project.block("Part")
    x = block.add("input", shape=("N", 4))
    block.chain(x, block.add("torch.nn.Linear", out_features=4), block.add("output"))
    part = project.add("block:Part", name="part", checkpoint=True)
    project.chain(project.add("input", shape=("N", 4)), part, project.add("output"))
    assert "checkpoint(self.part, " in api.export(project)
