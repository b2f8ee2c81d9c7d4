"""Whatever changes the document can be undone to the last byte, and done again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from stand_in import StandIn

from studio.app import own_code
from studio.app.action import Action, Context
from studio.app.actions import ACTIONS, find, perform
from studio.app.session import Session
from studio.app.settings import Settings
from studio.graph.blocks import make_block
from studio.graph.definitions import RenameCode, RenameGraph, SetAbout
from studio.graph.edits import Connect, Disconnect, Move, Rename, RenameProject, SetFlags, SetNote
from studio.graph.fileio import dumps
from studio.graph.furnishing import LeadWire, PutPiece, RemovePieces
from studio.graph.furniture import Frame, Note
from studio.graph.model import MODEL, Variable, Wire
from studio.graph.promotion import promote
from studio.graph.replacement import ChangeKind
from studio.graph.reuse import Reuse
from studio.graph.variables import AddVariable, RemoveVariable, RenameVariable, SetVariable

CODE = "import torch\n\n\ndef double(x: torch.Tensor) -> torch.Tensor:\n    return x * 2\n"

LEAVES_THE_DOCUMENT = (
    *("file.new", "file.open", "file.quit", "file.recent.", "file.example."),
    *("train.start", "train.resume_last", "train.grow"),
)
"""Actions after which another document is open, or that train for long."""

CHANGES = frozenset(
    (
        *("edit.cut", "edit.delete", "edit.duplicate", "edit.paste", "edit.paste_wired"),
        *("edit.take_out", "edit.unhook", "edit.take_back"),
        *("model.align_left", "model.align_middle", "model.distribute_across", "model.arrange"),
        *("model.mend_all", "model.remove_unused_code"),
        *("frame.add", "note.add", "frame.colour_red", "frame.delete_all"),
        *("layer.collapse", "layer.pin", "layer.bypass", "layer.freeze", "layer.mute"),
        *("layer.use_again", "layer.stop_sharing"),
        *("block.make", "block.unpack", "block.independent", "block.checkpoint"),
        *("block.remove_unused", "train.draw", "train.undraw", "train.template"),
    )
)
"""Those that this test must have seen at work, so that it does not pass for want of a chance."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = Session(
        Settings(tmp_path / "settings.json"),
        runs_folder=tmp_path / "runs",
        recovery_folder=tmp_path / "recovery",
        library_folder=tmp_path / "blocks",
    )
    _draw(session)
    session.save(tmp_path / "net.plexus")
    yield session
    session.close()


def _draw(session: Session) -> None:
    """A bit of everything: layers, a block, a shared layer, own Python, furniture, a problem."""
    kinds = ("input", "Linear", "ReLU", "Linear", "GELU", "ReLU", "output")
    for number, kind in enumerate(kinds):
        key = kind if kind in ("input", "output") else f"torch.nn.{kind}"
        session.add(key, 200.0 * number, 11.0 * number)
    ids = session.graph.ids()
    session.set_param(ids[0], "shape", ("N", 8))
    for source, target in pairwise(ids):
        session.do(Connect(Wire(source, "output", target, "input")))
    for node in ("n2", "n4"):
        session.set_param(node, "out_features", 8)
    session.do(Reuse("n4", "n2"))
    session.do(make_block(session.document.project, session.kinds, MODEL, ("n5", "n6"), "Tail"))
    own_code.apply(session, "double", CODE)
    session.add("code:double", 0.0, 300.0, "twice")
    session.add("block:Tail", 300.0, 300.0, "tail2")
    session.add("torch.nn.Conv2d", 600.0, 300.0, "loose")
    session.do(PutPiece(Frame("frame1", -40.0, -60.0, 500.0, 200.0, "head")))
    session.do(PutPiece(Note("note1", 900.0, 300.0, text="why")))
    session.do(AddVariable(Variable("width", 8)))
    session.set_setting("train.epochs", 3)


def _selections(session: Session) -> list[tuple[str, ...]]:
    named = {node.name: node.id for node in session.graph}
    block = next(node.id for node in session.graph if node.kind.startswith("block:"))
    return [
        (),
        ("n3",),
        ("n4",),
        ("n1", "n3", "n4"),
        (named["twice"],),
        (block,),
        (named["loose"], "n2"),
        ("frame1",),
    ]


def _actions() -> list[Action]:
    return [each for each in ACTIONS if not each.id.startswith(LEAVES_THE_DOCUMENT)]


def test_every_action_that_changes_the_document_is_undone_to_the_same_bytes(
    session: Session, tmp_path: Path
) -> None:
    stage = StandIn()
    stage.template = "autoencoder"
    stage.save_path, stage.export_path = tmp_path / "net.plexus", tmp_path / "exported"
    stage.wire = Wire("n1", "output", "n2", "input")
    context = Context(session, stage)
    changed: set[str] = set()
    text = dumps(session.document.project)
    for selection in _selections(session):
        session.select(selection)
        perform(find("edit.copy"), context)
        for action in _actions():
            if action.menu in ("View", "Help") or action.id in ("edit.undo", "edit.redo"):
                continue
            session.select(selection)
            if action.id.startswith("file.") and selection:
                continue
            changed |= _checked(session, action.id, lambda it=action: perform(it, context))
            session.look(type(session.scope)())
            assert dumps(session.document.project) == text, action.id
    assert session.document is not None
    changed |= _rarely_possible(session, context)
    assert changed >= CHANGES, sorted(CHANGES - changed)


def _rarely_possible(session: Session, context: Context) -> set[str]:
    """What needs something done before: a drawn training, an unused block, a comparison."""
    found: set[str] = set()

    def after(first: Callable[[], object], action: str) -> None:
        start = session.document.position
        first()
        found.update(_checked(session, action, lambda: perform(find(action), context)))
        session.document.go_to(start)

    after(lambda: perform(find("train.draw"), context), "train.undraw")
    blocks = tuple(node.id for node in session.graph if node.kind == "block:Tail")
    session.select(blocks)
    after(lambda: perform(find("edit.delete"), context), "block.remove_unused")
    twice = session.graph.find("twice")
    assert twice is not None
    session.select((twice.id,))
    after(lambda: perform(find("edit.delete"), context), "model.remove_unused_code")
    session.versions.begin_with_saved()

    def compare() -> None:
        session.set_param("n2", "out_features", 5)
        session.versions.step(1)

    after(compare, "edit.take_back")
    session.versions.end()
    return found


def _checked(session: Session, name: str, act: Callable[[], object]) -> set[str]:
    """Do something and undo it; its name if it changed the document."""
    document = session.document
    before, position = dumps(document.project), document.position
    place = session.place()
    act()
    assert session.document is document, name
    after = dumps(document.project)
    if after == before:
        assert document.position == position, f"{name} leaves a step that changes nothing"
        return set()
    assert document.position == position + 1, f"{name} escapes the history, or is several steps"
    session.document.undo()
    assert dumps(document.project) == before, f"{name} is not undone"
    assert session.place().selection == place.selection, f"{name} loses the selection"
    document.redo()
    assert dumps(document.project) == after, f"{name} is not done again"
    document.undo()
    assert dumps(document.project) == before, name
    return {name}


def test_what_panels_and_gestures_do_is_undone_too(session: Session) -> None:
    project = session.document.project
    first = Wire("n1", "output", "n2", "input")
    ways: dict[str, Callable[[], object]] = {
        "a parameter": lambda: session.set_param("n2", "out_features", 5),
        "a setting of training": lambda: session.set_setting("train.lr", 0.5),
        "the choice of data": lambda: session.set_setting("data.source", "digits"),
        "a name": lambda: session.do(Rename("n2", "first")),
        "the project's name": lambda: session.do(RenameProject("other")),
        "a note": lambda: session.do(SetNote("n2", "why")),
        "a flag": lambda: session.do(SetFlags("n3", frozenset(("mute", "newer")))),
        "a move": lambda: session.do(Move((("n2", 1.0, 2.0),))),
        "a wire's way": lambda: session.do(LeadWire(first, ((1.0, 2.0),))),
        "a wire": lambda: session.do(Disconnect((first,))),
        "a frame": lambda: session.do(RemovePieces(("frame1",))),
        "a variable": lambda: session.do(SetVariable("width", 9)),
        "a variable's name": lambda: session.do(RenameVariable("width", "wide")),
        "no variable": lambda: session.do(RemoveVariable("width")),
        "own Python": lambda: own_code.apply(session, "double", CODE.replace("2", "3")),
        "the name of own Python": lambda: session.do(RenameCode("double", "twofold")),
        "a block's name": lambda: session.do(RenameGraph("Tail", "End")),
        "a block's words": lambda: session.do(SetAbout("Tail", "what ends it")),
        "a face": lambda: session.do(
            promote(project, session.kinds, MODEL, "n2", "out_features", name="features")
        ),
        "a fix": session.mend_all,
        "silence": lambda: [session.hush(problem) for problem in session.problems[:1]],
        "another kind": lambda: session.do(ChangeKind("n3", "torch.nn.GELU")),
        "a snapshot": lambda: session.snapshots.go_back(taken),
    }
    session.set_param("n2", "bias", False)
    taken = session.snapshots.take("then")
    session.document.undo()
    for name, act in ways.items():
        assert _checked(session, name, act), f"{name} does nothing"
