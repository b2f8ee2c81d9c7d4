"""Blocks: make one, go in, change it, lead its parameters out, repeat it, take it apart."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import torch
from person import CONTROL, Person
from PySide6.QtCore import Qt

from studio.app.examples import find
from studio.app.scope import Scope
from studio.app.session import Session
from studio.compile.module import PlanModule
from studio.graph import fileio
from studio.graph.promotion import promote

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_make_enter_change_repeat_unpack_and_take_home(person: Person, tmp_path: Path) -> None:
    window, session = person.window, person.window.session
    person.answer_file_dialog(str(find("digits_cnn").path))
    person.key(Qt.Key.Key_O, CONTROL)
    person.sees(lambda: len(session.graph) == 14 and healthy(session))
    original = text(session)

    # Three layers become a block, which is given a name where it stands.
    person.click(person.card("conv2"))
    person.click(person.card("norm2"), SHIFT)
    person.click(person.card("relu2"), SHIFT)
    person.key(Qt.Key.Key_G, CONTROL)
    person.sees(window.canvas.rename_field.isVisible)
    person.type("stage")
    assert session.graph.node(session.selection[0]).kind == "block:stage"
    person.sees(lambda: healthy(session))
    block = person.node("stage")

    # Go in by a double-click: the canvas shows what is inside, with shapes, and the way back.
    person.double_click(below(person, "stage"))
    assert session.scope == Scope("stage", (block,))
    crumbs = window.middle.breadcrumb.crumbs
    assert [crumb.text() for crumb in crumbs] == ["Model", "stage"]
    assert all(crumb.isVisible() for crumb in crumbs)
    assert card(person, "conv2").shape == "N × 32 × 8 × 8"
    person.click(person.card("conv2"))
    person.param("out_channels", "24")
    person.sees(lambda: healthy(session) and card(person, "conv2").shape == "N × 24 × 8 × 8")

    # With nothing selected the inspector shows the block: its port gets a better name.
    person.click(person.spot(0.5, 0.9))
    page = window.inspector.block_page
    person.sees(page.isVisible)
    before = page.inputs.rows[0].name.text()
    person.write(page.inputs.rows[0].name, "maps")
    assert before != "maps"
    assert session.graph.find("maps") is not None

    # The number of channels becomes a parameter of the block.
    edit = promote(
        session.document.project,
        session.kinds,
        "stage",
        person.node("conv2"),
        "out_channels",
        name="channels",
    )
    assert session.do(edit)
    assert str(session.graph.node(person.node("conv2")).params["out_channels"]) == "channels"

    # Back by the breadcrumb. The instance has the parameter, and repeats three times.
    person.click(person.place(crumbs[0]))
    assert session.scope == Scope()
    person.click(person.card("stage"))
    person.param("channels", "16")
    person.param("repeat", "3")
    person.sees(lambda: healthy(session) and card(person, "stage").guise.times == "×3")
    assert card(person, "stage").shape == "N × 16 × 8 × 8"
    facts = session.facts(block)
    assert facts is not None
    assert len(facts.inside) == 3

    # A second instance is wired behind the first; a change inside is a change of both.
    person.key(Qt.Key.Key_D, CONTROL)
    second = session.graph.node(session.selection[0]).name
    assert session.graph.node(person.node(second)).kind == "block:stage"
    person.key(Qt.Key.Key_Return, CONTROL)
    assert session.scope == Scope("stage", (person_id(session, second),))
    assert "used 2 times" in window.middle.breadcrumb.used.text()
    person.key(Qt.Key.Key_Backspace, CONTROL)
    assert session.scope == Scope()
    person.key(Qt.Key.Key_Delete)

    # Saved and opened again it is the same; copied into another project it takes its inside along.
    path = tmp_path / "blocks.plexus"
    person.answer_file_dialog(str(path))
    person.key(Qt.Key.Key_S, CONTROL | SHIFT)
    person.sees(path.is_file)
    saved = text(session)
    person.click(person.card("stage"))
    person.key(Qt.Key.Key_C, CONTROL)
    person.key(Qt.Key.Key_N, CONTROL)
    person.sees(lambda: len(session.graph) == 0)
    person.key(Qt.Key.Key_V, CONTROL)
    assert set(session.document.project.graphs) == {"model", "stage"}
    session.document.mark_saved()
    person.answer_file_dialog(str(path))
    person.key(Qt.Key.Key_O, CONTROL)
    person.sees(lambda: session.path == path and healthy(session))
    assert text(session) == saved

    # What is exported gives what the window would train.
    file = tmp_path / "net.py"
    person.answer_file_dialog(str(file))
    person.key(Qt.Key.Key_E, CONTROL)
    person.sees(file.exists)
    source = file.read_text(encoding="utf-8")
    assert "class Stage(nn.Module)" in source
    same_outputs(session, tmp_path)

    # Taken apart, the repetitions stand in a row; and undone it is a block again.
    person.click(person.card("stage"))
    person.key(Qt.Key.Key_G, CONTROL | SHIFT)
    person.sees(lambda: healthy(session))
    kinds = [node.kind for node in session.graph]
    assert kinds.count("torch.nn.Conv2d") == 4
    assert not any(kind.startswith("block:") for kind in kinds)
    person.key(Qt.Key.Key_Z, CONTROL)
    assert text(session) == saved
    assert original != saved


def test_everything_done_to_blocks_can_be_undone_and_redone(person: Person) -> None:
    session = person.window.session
    session.open_example("digits_cnn")
    person.sees(lambda: healthy(session))
    states = [text(session)]
    person.click(person.card("conv2"))
    person.click(person.card("norm2"), SHIFT)
    person.key(Qt.Key.Key_G, CONTROL)
    person.type("stage")
    states.append(text(session))
    person.key(Qt.Key.Key_Return, CONTROL)
    person.click(person.card("norm2"))
    person.key(Qt.Key.Key_B)
    states.append(text(session))
    assert card(person, "norm2").guise.skip == "bypass"
    person.key(Qt.Key.Key_Backspace, CONTROL)
    person.key(Qt.Key.Key_G, CONTROL | SHIFT)
    states.append(text(session))

    person.key(Qt.Key.Key_Z, CONTROL)
    assert text(session) == states[2]
    person.key(Qt.Key.Key_Z, CONTROL)
    assert session.scope.graph == "stage", "one is led to what is undone"
    while session.document.undo_title:
        person.key(Qt.Key.Key_Z, CONTROL)
    assert text(session) == states[0]
    assert session.scope == Scope()
    while session.document.redo_title:
        person.key(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert text(session) == states[-1]


def healthy(session: Session) -> bool:
    return not session.stale and session.analysis is not None and session.analysis.ok


def text(session: Session) -> str:
    return fileio.dumps(session.document.project)


def card(person: Person, name: str):
    return person.window.canvas.canvas.node_item(person.node(name)).card


def person_id(session: Session, name: str) -> str:
    found = session.document.project.model.find(name)
    assert found is not None
    return found.id


def below(person: Person, name: str):
    """A place on a card below its name."""
    item = person.window.canvas.canvas.node_item(person.node(name))
    return person.on_canvas(item.rect.center().x(), item.rect.bottom() - 10)


def same_outputs(session: Session, folder: Path) -> None:
    """The exported file beside the module that would train, with the same weights."""
    assert session.analysis is not None
    plan = session.analysis.plan
    assert plan is not None
    running = PlanModule(plan).eval()
    x = torch.rand(3, 1, 8, 8)
    torch.save((running.state_dict(), x), folder / "x.pt")
    script = (
        "import torch, net\n"
        "state, x = torch.load('x.pt')\n"
        f"model = net.{plan.name}().eval()\n"
        "model.load_state_dict(state)\n"
        "torch.save(model(x), 'y.pt')\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=folder, check=True)
    assert torch.equal(torch.load(folder / "y.pt"), running(x))
