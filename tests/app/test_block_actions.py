from __future__ import annotations

from itertools import pairwise

import pytest
from stand_in import StandIn

from studio.app.action import Context, perform
from studio.app.actions import find
from studio.app.notices import Notice
from studio.app.scope import Scope
from studio.app.session import Session
from studio.app.verbs.blocks import renaming, unused
from studio.graph import fileio
from studio.graph.edits import Connect
from studio.graph.model import BYPASS, MUTE, Wire


def do(context: Context, action_id: str) -> bool:
    return perform(find(action_id), context)


def refused(context: Context, action_id: str) -> str:
    reason = find(action_id).refusal(context)
    assert reason is not None
    return str(reason)


@pytest.fixture
def row(session: Session) -> list[str]:
    """image → conv → norm → relu → output."""
    kinds = ("input", "torch.nn.Conv2d", "torch.nn.BatchNorm2d", "torch.nn.ReLU", "output")
    ids = [session.add(kind, 200.0 * at, 0.0) for at, kind in enumerate(kinds)]
    found = [node_id for node_id in ids if node_id]
    session.set_param(found[1], "out_channels", 4)
    session.set_param(found[1], "kernel_size", 3)
    session.set_param(found[1], "padding", 1)
    for source, target in pairwise(found):
        assert session.do(Connect(Wire(source, "output", target, "input")))
    return found


def text(session: Session) -> str:
    return fileio.dumps(session.document.project)


def test_make_enter_leave_unpack_and_back(
    context: Context, session: Session, stage: StandIn, row: list[str]
) -> None:
    before = text(session)
    session.select(row[1:4])
    assert do(context, "block.make")
    assert stage.asked == ["rename block"]
    (instance,) = session.selection
    assert session.graph.node(instance).kind == "block:block"
    assert session.analyse_now().ok
    assert do(context, "block.enter")
    assert session.scope == Scope("block", (instance,))
    assert {node.name for node in session.graph} >= {"conv", "batchnorm", "relu"}
    facts = session.facts(row[1])
    assert facts is not None
    assert str(facts.outputs["output"]) == "N × 4 × 8 × 8"
    assert do(context, "block.leave")
    assert session.selection == (instance,)
    assert do(context, "block.unpack")
    assert {session.graph.node(n).name for n in session.selection} == {"conv", "batchnorm", "relu"}
    assert session.analyse_now().ok
    assert do(context, "block.remove_unused")
    assert set(session.document.project.graphs) == {"model"}
    for _ in range(3):
        do(context, "edit.undo")
    assert text(session) == before


def test_the_name_of_a_block_and_of_its_instance_change_as_one(
    context: Context, session: Session, row: list[str]
) -> None:
    session.select(row[1:4])
    do(context, "block.make")
    (instance,) = session.selection
    assert session.do(renaming(session, instance, "stem"))
    assert session.graph.node(instance).kind == "block:stem"
    assert session.graph.node(instance).name == "stem"
    session.document.undo()
    assert session.graph.node(instance).kind == "block:block"


def test_undo_shows_where_the_step_was(context: Context, session: Session, row: list[str]) -> None:
    session.select(row[1:4])
    do(context, "block.make")
    (instance,) = session.selection
    do(context, "block.enter")
    session.set_param(row[1], "out_channels", 8)
    do(context, "block.leave")
    do(context, "edit.undo")
    assert session.scope == Scope("block", (instance,))
    assert session.graph.node(row[1]).params["out_channels"] == 4
    do(context, "edit.undo")
    assert session.scope == Scope(), "the block is gone, and so is what was looked at"


def test_an_instance_gets_a_block_of_its_own(
    context: Context, session: Session, row: list[str]
) -> None:
    session.select(row[1:4])
    do(context, "block.make")
    assert "independent already" in refused(context, "block.independent")
    (first,) = session.selection
    do(context, "edit.duplicate")
    (second,) = session.selection
    assert session.graph.node(second).kind == session.graph.node(first).kind
    assert do(context, "block.independent")
    assert session.graph.node(second).kind == "block:block2"
    assert unused(session.document.project) == []


def test_blocks_that_nothing_needs_go_outermost_first(
    context: Context, session: Session, row: list[str]
) -> None:
    session.select(row[1:3])
    do(context, "block.make")
    (inner,) = session.selection
    session.select([inner, row[3]])
    do(context, "block.make")
    assert unused(session.document.project) == []
    assert refused(context, "block.remove_unused") == "Every block of this project is used."
    do(context, "edit.delete")
    assert unused(session.document.project) == ["block2", "block"]
    assert do(context, "block.remove_unused")
    assert set(session.document.project.graphs) == {"model"}


def test_why_block_actions_are_not_available(
    context: Context, session: Session, row: list[str], notices: list[Notice]
) -> None:
    assert refused(context, "block.make") == "Select the layers that shall become a block."
    session.select([row[0]])
    assert "cannot go into a block" in refused(context, "block.make")
    session.select([row[1], row[3]])
    assert "batchnorm" in refused(context, "block.make")
    for action in ("block.enter", "block.unpack", "block.rename", "block.independent"):
        assert refused(context, action) == "Select one block."
    assert refused(context, "block.leave") == "This is the model itself."
    assert not do(context, "block.enter")
    assert str(notices[-1].message) == "Select one block."


def test_use_again_and_stop_sharing(context: Context, session: Session, row: list[str]) -> None:
    conv = row[1]
    session.select([conv])
    assert do(context, "layer.use_again")
    (call,) = session.selection
    assert session.graph.node(call).reuses == conv
    assert session.graph.node(call).name == "conv2"
    assert session.graph.node(call).y > session.graph.node(conv).y
    assert do(context, "layer.use_again"), "a call can be called again, too"
    (third,) = session.selection
    assert session.graph.node(third).reuses == conv
    assert do(context, "layer.stop_sharing")
    assert session.graph.node(third).reuses == ""
    assert session.graph.node(third).params == session.graph.node(conv).params
    session.select([conv])
    assert do(context, "layer.stop_sharing"), "of the owner: all its calls"
    assert session.graph.node(call).reuses == ""
    assert "shares its layer with no other" in refused(context, "layer.stop_sharing")


def test_a_call_is_put_where_there_is_room(
    context: Context, session: Session, stage: StandIn, row: list[str]
) -> None:
    session.select([row[1]])
    assert do(context, "layer.use_again")
    (first,) = session.selection
    session.select([row[1]])
    assert do(context, "layer.use_again")
    (second,) = session.selection
    assert session.graph.node(first).x == session.graph.node(second).x
    assert session.graph.node(second).y >= session.graph.node(first).y + stage.node_size(first)[1]


def test_several_layers_are_used_again_at_once(
    context: Context, session: Session, row: list[str]
) -> None:
    session.select(row[1:3])
    assert do(context, "layer.use_again")
    assert [session.graph.node(n).reuses for n in session.selection] == row[1:3]
    session.document.undo()
    assert len(session.graph) == len(row)


def test_what_has_no_weights_is_not_used_again(
    context: Context, session: Session, row: list[str]
) -> None:
    session.select([row[0]])
    assert "Duplicate it instead" in refused(context, "layer.use_again")


def test_bypass_and_mute_take_turns(context: Context, session: Session, row: list[str]) -> None:
    norm = row[2]
    session.select([norm])
    bypass, mute = find("layer.bypass"), find("layer.mute")
    assert bypass.checked is not None
    assert not bypass.checked(context)
    assert perform(bypass, context)
    assert session.graph.node(norm).flags == {BYPASS}
    assert bypass.checked(context)
    assert session.analyse_now().ok
    assert perform(mute, context)
    assert session.graph.node(norm).flags == {MUTE}
    assert perform(mute, context)
    assert session.graph.node(norm).flags == frozenset()
    session.select([row[0], norm])
    assert "cannot be bypassed" in refused(context, "layer.bypass")


def test_actions_work_in_the_block_that_is_shown(
    context: Context, session: Session, row: list[str]
) -> None:
    session.select(row[1:4])
    do(context, "block.make")
    do(context, "block.enter")
    assert do(context, "edit.select_all")
    assert len(session.selection) == 5
    assert do(context, "model.arrange")
    session.select([row[3]])
    do(context, "edit.copy")
    assert do(context, "edit.paste")
    (pasted,) = session.selection
    assert pasted in session.graph
    assert session.graph is session.document.project.graphs["block"]
    assert do(context, "edit.cut")
    assert pasted not in session.graph


def test_a_block_is_kept_for_other_projects(
    context: Context, session: Session, row: list[str], notices: list[Notice]
) -> None:
    session.select(row[1:4])
    do(context, "block.make")
    (instance,) = session.selection
    assert session.do(renaming(session, instance, "Stem"))
    save, remove = find("block.save_to_library"), find("block.remove_from_library")
    assert str(save.caption(context)) == "Save block to library"
    assert "no block called Stem" in refused(context, remove.id)
    assert perform(save, context)
    assert "in your library" in str(notices[-1].message)
    assert str(save.caption(context)) == "Replace block in library"
    session.enter(instance)
    session.select([row[1]])
    assert refused(context, save.id) == "Select one block."
    session.select([])
    assert perform(save, context), "inside, the block that is looked at is meant"
    assert "is this one now" in str(notices[-1].message)

    session.new()
    added = session.add("library:Stem")
    assert added is not None
    assert session.graph.node(added).kind == "block:Stem"
    session.select([added])
    assert perform(remove, context)
    assert "library:Stem" not in session.offers.templates
    assert session.graph.node(added).kind == "block:Stem", "what is in use stays"
