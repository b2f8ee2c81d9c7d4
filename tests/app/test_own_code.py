"""What the user does with Python of their own, without a screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from stand_in import StandIn

from studio.app import own_code
from studio.app.actions import Context, find, perform
from studio.app.session import Session
from studio.graph.edits import EditError
from studio.layers.code import TEMPLATE, CodeError

SCALE = TEMPLATE.format(name="Scale")
HALF = "def Half(x):\n    return x / 2\n"


@pytest.fixture
def session() -> Iterator[Session]:
    found = Session()
    yield found
    found.close()


def codes(session: Session) -> dict[str, str]:
    return session.document.project.codes


def kinds(session: Session) -> list[str]:
    return [node.kind for node in session.document.project.model]


def test_a_new_layer_is_one_step_and_may_run(session: Session):
    spec = session.kinds.find("custom")
    assert spec is not None
    assert spec.title == "Custom layer"
    first, second = session.add("custom"), session.add("custom")
    assert first and second
    assert kinds(session) == ["code:Scale", "code:Scale2"]
    assert list(codes(session)) == ["Scale", "Scale2"]
    assert names(session) == ["scale", "scale2"]
    assert all(session.may_run(text) for text in codes(session).values())
    session.document.undo()
    assert list(codes(session)) == ["Scale"]
    session.document.undo()
    assert codes(session) == {}
    session.document.redo()
    assert codes(session) == {"Scale": SCALE}


def test_what_is_applied_may_run_and_is_no_draft_any_more(session: Session):
    session.add("custom")
    text = SCALE.replace("start", "begin")
    session.drafts["Scale"] = text
    assert own_code.apply(session, "Scale", text) == "Scale"
    assert codes(session)["Scale"] == text
    assert session.drafts == {}
    assert session.may_run(text)
    session.document.undo()
    assert codes(session)["Scale"] == SCALE


def test_a_broken_text_is_refused_and_changes_nothing(session: Session):
    session.add("custom")
    with pytest.raises(CodeError, match="Line 1: this is not Python"):
        own_code.apply(session, "Scale", "class Scale(")
    assert codes(session) == {"Scale": SCALE}
    assert not session.may_run("class Scale(")


def names(session: Session) -> list[str]:
    return [node.name for node in session.document.project.model]


def test_another_name_in_the_text_renames_in_one_step(session: Session):
    session.add("custom")
    session.add("code:Scale", name="mine")
    assert own_code.apply(session, "Scale", HALF) == "Half"
    assert codes(session) == {"Half": HALF}
    assert kinds(session) == ["code:Half", "code:Half"]
    assert names(session) == ["half", "mine"]
    session.document.undo()
    assert codes(session) == {"Scale": SCALE}
    assert names(session) == ["scale", "mine"]
    assert kinds(session) == ["code:Scale", "code:Scale"]


def test_a_node_keeps_its_name_where_that_of_the_new_class_cannot_be(session: Session):
    session.add("custom")
    text = HALF.replace("Half", "Lambda")
    assert own_code.apply(session, "Scale", text) == "Lambda"
    assert names(session) == ["scale"]


def test_a_helper_beside_the_layer_renames_nothing(session: Session):
    session.add("custom")
    text = f"{SCALE}\n\ndef Half(x):\n    return x\n"
    assert own_code.apply(session, "Scale", text) == "Scale"
    text = f"def Scale(x):\n    return x\n\n\n{SCALE.replace('class Scale', 'class Helper')}"
    assert own_code.apply(session, "Scale", text) == "Scale"


def test_a_name_that_is_taken_is_refused(session: Session):
    session.add("custom")
    session.add("custom")
    with pytest.raises(EditError):
        own_code.apply(session, "Scale2", SCALE)
    assert list(codes(session)) == ["Scale", "Scale2"]


def test_renaming_renames_the_class(session: Session):
    session.add("custom")
    session.drafts["Scale"] = "draft"
    own_code.rename(session, "Scale", "Gain")
    assert codes(session) == {"Gain": TEMPLATE.format(name="Gain")}
    assert kinds(session) == ["code:Gain"]
    assert session.drafts == {"Gain": "draft"}
    assert session.may_run(codes(session)["Gain"])
    session.document.undo()
    assert codes(session) == {"Scale": SCALE}


@pytest.mark.parametrize("name", ["a b", "class", "Scale2", "1"])
def test_a_name_that_cannot_be_is_refused(session: Session, name: str):
    session.add("custom")
    session.add("custom")
    with pytest.raises(EditError):
        own_code.rename(session, "Scale", name)
    assert list(codes(session)) == ["Scale", "Scale2"]


def test_renaming_what_may_not_run_allows_nothing(session: Session):
    session.add("custom")
    own_code.apply(session, "Scale", HALF)
    session.consent._allowed.clear()
    own_code.rename(session, "Half", "Quarter")
    assert not session.may_run(codes(session)["Quarter"])


def test_how_often_it_is_used(session: Session):
    session.add("custom")
    session.add("code:Scale")
    assert own_code.uses(session.document.project, "Scale") == 2
    assert own_code.uses(session.document.project, "Other") == 0


@pytest.mark.parametrize(("answer", "kept"), [("cancel", True), ("discard", False)])
def test_leaving_with_a_draft_asks(session: Session, answer, kept):
    session.add("custom")
    session.document.mark_saved()
    session.drafts["Scale"] = HALF
    stage = StandIn()
    stage.drafts = answer
    perform(find("file.new"), Context(session, stage))
    assert stage.asked == ["drafts?"]
    assert bool(codes(session)) == kept
    assert session.drafts == ({"Scale": HALF} if kept else {})


def test_leaving_with_a_draft_applies_it_and_asks_to_save(session: Session, tmp_path: Path):
    session.add("custom")
    session.save(tmp_path / "own.plexus")
    session.drafts["Scale"] = HALF
    stage = StandIn()
    stage.drafts = stage.leave = "save"
    perform(find("file.new"), Context(session, stage))
    assert stage.asked == ["drafts?", "discard?"]
    assert codes(session) == {}
    session.open(tmp_path / "own.plexus")
    assert codes(session) == {"Half": HALF}


def test_a_broken_draft_keeps_one_here(session: Session):
    session.add("custom")
    session.document.mark_saved()
    session.drafts["Scale"] = "class Scale("
    told: list[str] = []
    session.notified.connect(lambda notice: told.append(str(notice.message)))
    stage = StandIn()
    stage.drafts = "save"
    perform(find("file.new"), Context(session, stage))
    assert codes(session) == {"Scale": SCALE}
    assert session.drafts == {"Scale": "class Scale("}
    assert told[0].startswith("Line 1: this is not Python")


def test_saving_says_that_a_draft_is_not_saved(session: Session, tmp_path: Path):
    session.add("custom")
    session.save(tmp_path / "own.plexus")
    session.drafts["Scale"] = HALF
    told: list[str] = []
    session.notified.connect(lambda notice: told.append(str(notice.message)))
    perform(find("file.save"), Context(session, StandIn()))
    assert told == ["What you typed for Scale is not applied, so it is not saved."]


def test_another_document_has_no_drafts(session: Session):
    session.drafts["Scale"] = HALF
    session.new()
    assert session.drafts == {}


def test_the_editor_is_asked_for_at_layers_of_ones_own(session: Session):
    asked: list[str] = []
    session.code_wanted.connect(asked.append)
    own, other = session.add("custom"), session.add("torch.nn.ReLU")
    assert own and other
    context = Context(session, StandIn())
    session.select((own,))
    assert perform(find("layer.edit_code"), context)
    assert asked == ["Scale"]
    session.select((other,))
    assert not perform(find("layer.edit_code"), context)
    assert not session.edit_code(other)
    assert asked == ["Scale"]


def test_python_that_no_node_stands_for_can_be_taken_away(session: Session):
    own = session.add("custom")
    session.add("custom")
    assert own
    context = Context(session, StandIn())
    assert not perform(find("model.remove_unused_code"), context)
    session.select((own,))
    perform(find("edit.delete"), context)
    assert list(codes(session)) == ["Scale", "Scale2"]
    assert perform(find("model.remove_unused_code"), context)
    assert list(codes(session)) == ["Scale2"]
    session.document.undo()
    assert sorted(codes(session)) == ["Scale", "Scale2"]
