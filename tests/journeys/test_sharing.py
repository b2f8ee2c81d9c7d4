"""Sharing: call a layer twice, pass one by, take one out, and see all of it on the canvas."""

from __future__ import annotations

from pathlib import Path

import torch
from person import CONTROL, Person
from PySide6.QtCore import Qt

from studio.app.session import Session
from studio.compile.module import PlanModule
from studio.graph import fileio
from studio.graph.model import BYPASS, MUTE

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_use_again_bypass_and_mute(person: Person, tmp_path: Path) -> None:
    window, session = person.window, person.window.session
    canvas = window.canvas.canvas
    session.open_example("digits_cnn")
    person.sees(lambda: healthy(session))
    original = fileio.dumps(session.document.project)

    # A second call of one layer appears below it, joined to it by a line.
    person.click(person.card("norm2"))
    person.key(Qt.Key.Key_D, CONTROL | SHIFT)
    owner, call = person.node("norm2"), person.node("norm3")
    assert session.graph.node(call).reuses == owner
    assert session.selection == (call,)
    assert card(person, "norm2").guise.shared
    assert card(person, "norm3").guise.shared
    assert set(canvas.tied) == {owner, call}
    person.click(person.spot(0.5, 0.95))
    assert not canvas.tied
    person.hover(person.card("norm2"))
    assert set(canvas.tied) == {owner, call}

    # Drawn into the model behind the first call, it is one entry in the weights.
    person.click(person.card("norm3"))
    person.key(Qt.Key.Key_Escape)
    relu, pool = person.node("relu2"), person.node("pool1")
    person.drag(person.port("relu2", "output", "output"), person.port("norm3", "input", "input"))
    person.drag(person.port("norm3", "output", "output"), person.port("pool1", "input", "input"))
    assert {(wire.source, wire.target) for wire in session.graph.wires()} >= {
        (relu, call),
        (call, pool),
    }
    person.sees(lambda: healthy(session))
    assert "norm3" not in " ".join(module(session).state_dict())
    assert sum("norm2.weight" in key for key in module(session).state_dict()) == 1
    person.tab("code")
    person.sees(lambda: window.bench.code.view.toPlainText().count("self.norm2(") == 2)

    # What is set at the call is set for the layer, for there is one.
    person.click(person.card("norm3"))
    person.param("eps", "0.01")
    assert session.graph.node(owner).params["eps"] == 0.01

    # Bypassed, a layer hands on what it gets; muted, what hangs on it alone goes with it.
    person.click(person.card("dropout"))
    person.key(Qt.Key.Key_B)
    assert session.graph.node(person.node("dropout")).flags == {BYPASS}
    person.sees(lambda: healthy(session))
    assert card(person, "dropout").guise.skip == "bypass"
    assert "dropout" not in [step.name for step in plan(session).steps]
    person.sees(lambda: "dropout" in window.bench.code.view.toPlainText())
    person.key(Qt.Key.Key_M)
    assert session.graph.node(person.node("dropout")).flags == {MUTE}
    person.sees(lambda: not session.stale)
    assert session.analysis is not None
    assert not session.analysis.ok, "its only way out is cut"
    wires = [canvas.wire_item(wire) for wire in canvas.touching(person.node("dropout"))]
    assert all(item.dead for item in wires)
    person.key(Qt.Key.Key_M)
    person.sees(lambda: healthy(session))
    assert card(person, "dropout").guise.skip == ""

    # A letter typed into a field is a letter.
    person.click(person.card("dropout"))
    person.write(window.inspector.node_page.name, "bm")
    assert session.graph.find("bm") is not None
    assert session.graph.find("bm").flags == frozenset()

    # Saved and opened it is the same; taking the owner away leaves the layer to the other call.
    path = tmp_path / "shared.plexus"
    person.answer_file_dialog(str(path))
    person.key(Qt.Key.Key_S, CONTROL | SHIFT)
    person.sees(path.is_file)
    saved = fileio.dumps(session.document.project)
    session.open(path)
    assert fileio.dumps(session.document.project) == saved
    person.click(person.card("norm2"))
    person.key(Qt.Key.Key_Delete)
    assert session.graph.node(call).reuses == ""
    assert session.graph.node(call).params["eps"] == 0.01
    assert not card(person, "norm3").guise.shared
    person.key(Qt.Key.Key_Z, CONTROL)
    assert fileio.dumps(session.document.project) == saved
    assert saved != original


def test_copies_of_shared_layers_share_among_themselves(person: Person) -> None:
    session = person.window.session
    session.open_example("digits_cnn")
    person.sees(lambda: healthy(session))
    person.click(person.card("conv2"))
    person.key(Qt.Key.Key_D, CONTROL | SHIFT)
    person.click(person.card("conv2"), SHIFT)
    assert len(session.selection) == 2
    person.key(Qt.Key.Key_D, CONTROL)
    first, second = (session.graph.node(node) for node in session.selection)
    owners = {first.id, second.id}
    assert {first.reuses, second.reuses} <= {"", *owners}
    assert first.reuses or second.reuses
    person.choose("Model", "layer.stop_sharing")
    assert not any(session.graph.node(node).reuses for node in session.selection)


def healthy(session: Session) -> bool:
    return not session.stale and session.analysis is not None and session.analysis.ok


def plan(session: Session):
    assert session.analysis is not None
    assert session.analysis.plan is not None
    return session.analysis.plan


def module(session: Session) -> PlanModule:
    torch.manual_seed(0)
    return PlanModule(plan(session))


def card(person: Person, name: str):
    return person.window.canvas.canvas.node_item(person.node(name)).card
