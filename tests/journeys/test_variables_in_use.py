"""Variables: change one and watch the network follow, type expressions, take the code home."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import torch
from person import CONTROL, Person
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget

from studio.app.examples import find
from studio.app.session import Session
from studio.compile.module import PlanModule
from studio.graph import fileio
from studio.ui.line_editor import LineEditor
from studio.value import Expression

SHIFT = Qt.KeyboardModifier.ShiftModifier


def healthy(session: Session) -> bool:
    return not session.stale and session.analysis is not None and session.analysis.ok


def shape(person: Person, name: str) -> str:
    return person.window.canvas.canvas.node_item(person.node(name)).card.shape


def field(person: Person, param: str) -> LineEditor:
    found = person.window.inspector.node_page.form.editor(param)
    assert isinstance(found, LineEditor)
    return found


def inside(person: Person, name: str) -> QWidget:
    """A widget of the inspector by its name, once it is to be seen."""
    inspector = person.window.inspector
    person.sees(lambda: any(w.isVisible() for w in inspector.findChildren(QWidget, name)))
    return next(w for w in inspector.findChildren(QWidget, name) if w.isVisible())


def test_the_network_follows_its_variables(person: Person, tmp_path: Path) -> None:
    window, session = person.window, person.window.session
    person.answer_file_dialog(str(find("variables").path))
    person.key(Qt.Key.Key_O, CONTROL)
    person.sees(lambda: len(session.graph) == 14 and healthy(session))
    assert shape(person, "conv2") == "N × 24 × 8 × 8"

    # The inspector shows the project. One number, and the layers that speak of it follow.
    person.write(inside(person, "value-width"), "10")
    person.sees(lambda: healthy(session) and shape(person, "conv2") == "N × 20 × 8 × 8")
    assert shape(person, "conv1") == "N × 10 × 8 × 8"
    assert shape(person, "flatten") == "N × 320"
    person.key(Qt.Key.Key_Z, CONTROL)
    person.sees(lambda: healthy(session) and shape(person, "conv2") == "N × 24 × 8 × 8")

    # A field shows the expression and what it gives. While one types, names are offered.
    person.click(person.card("conv2"))
    person.sees(lambda: field(person, "out_channels").result.text() == "= 24")
    person.click(person.place(field(person, "out_channels").line))
    person.key(Qt.Key.Key_A, CONTROL)
    for letter in "3 * w":
        QTest.keyClick(person.handle, letter)
    person.sees(lambda: field(person, "out_channels").offered == ["width"])
    person.key(Qt.Key.Key_Return)
    assert field(person, "out_channels").line.text() == "3 * width"
    person.key(Qt.Key.Key_Return)
    person.sees(lambda: healthy(session) and shape(person, "conv2") == "N × 36 × 8 × 8")
    person.sees(lambda: field(person, "out_channels").result.text() == "= 36")

    # What cannot be is refused under the field, and nothing changes.
    person.param("out_channels", "=widht * 3")
    form = window.inspector.node_page.form
    assert form.complaint("out_channels").startswith('There is no variable "widht".')
    person.key(Qt.Key.Key_Escape)
    assert session.graph.node(person.node("conv2")).params["out_channels"] == Expression(
        "3 * width"
    )

    # A size of the kernel becomes a variable by the menu of its field.
    menu = person.right_click(field(person, "kernel_size").line)
    person.pick(menu, "Make it a variable of the project…")
    person.answer("kernel")
    person.sees(lambda: "kernel" in session.variables)
    assert session.graph.node(person.node("conv2")).params["kernel_size"] == Expression("kernel")

    # Another name for width: every expression follows. One in use is not deleted.
    person.click(person.spot(0.5, 0.92))
    person.write(inside(person, "variable-width"), "maps")
    assert session.graph.node(person.node("conv2")).params["out_channels"] == Expression("3 * maps")
    more = inside(person, "more-maps")
    assert isinstance(more, QToolButton)
    delete = window.inspector.project_page.variables.menu_for("maps").actions()[1]
    assert not delete.isEnabled()
    assert "is in use" in delete.toolTip()
    person.sees(lambda: healthy(session))

    # Saved and opened again it is the same.
    path = tmp_path / "maps.plexus"
    person.answer_file_dialog(str(path))
    person.key(Qt.Key.Key_S, CONTROL | SHIFT)
    person.sees(path.is_file)
    saved = fileio.dumps(session.document.project)

    # A copy in another project brings the variables along.
    person.click(person.card("conv2"))
    person.key(Qt.Key.Key_C, CONTROL)
    person.key(Qt.Key.Key_N, CONTROL)
    person.sees(lambda: len(session.graph) == 0)
    person.key(Qt.Key.Key_V, CONTROL)
    assert set(session.variables) == {"maps", "kernel"}
    session.document.mark_saved()
    person.answer_file_dialog(str(path))
    person.key(Qt.Key.Key_O, CONTROL)
    person.sees(lambda: len(session.graph) == 14 and healthy(session))
    assert fileio.dumps(session.document.project) == saved

    # In the Python they are constants, and the file computes what the window trains.
    code = tmp_path / "net.py"
    person.answer_file_dialog(str(code))
    person.choose("File", "file.export_module")
    person.sees(code.is_file)
    text = code.read_text(encoding="utf-8")
    assert "MAPS = 12\n" in text
    assert "nn.Conv2d(MAPS, 3 * MAPS, kernel_size=KERNEL, padding=1)" in text
    same_outputs(session, tmp_path)


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
