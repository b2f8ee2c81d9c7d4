"""A layer of one's own: written, mended, used, trained, taken home, taken back, kept."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
import torch
from person import CONTROL, Person
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from safetensors.torch import load_file, save_file

from studio.app.consent import Consent
from studio.app.session import Session
from studio.app.settings import Settings
from studio.compile.module import PlanModule
from studio.ui.theme import Theme
from studio.ui.window import MainWindow

SHIFT = Qt.KeyboardModifier.ShiftModifier
TYPED = (
    "import torch",
    "from torch import Tensor, nn",
    "",
    "class Bend(nn.Module):",
    '"""Bends what comes in."""',
    "",
    "def __init__(self, power: int = 1, gain=1.0):",
    "super().__init__()",
    "self.gain = nn.Parameter(torch.tensor(gain))",
    "<",
    "def forward(self, x: Tensor) -> Tensor:",
    "for _ in range(self.power):",
    "x = torch.tanh(self.gian * x)",
    "<",
    "retrun x",
)
"""As it is typed: lines begin as deep as the editor puts them, ``<`` takes a level back."""


@pytest.fixture
def person(qtbot, tmp_path):
    theme = Theme("dark")
    theme.apply(QApplication.instance())
    session = Session(
        Settings(tmp_path / "settings.json"),
        background=True,
        runs_folder=tmp_path / "runs",
        recovery_folder=tmp_path / "kept",
        consent=Consent(tmp_path / "allowed.json"),
    )
    window = MainWindow(session, theme)
    qtbot.addWidget(window, before_close_func=lambda closing: closing.close_now())
    window.resize(1500, 950)
    with qtbot.waitExposed(window):
        window.show()
    return Person(qtbot, window)


def test_write_mend_use_train_take_home_take_back_and_keep(person: Person, tmp_path: Path):
    window, session = person.window, person.window.session
    graph = lambda: session.document.project.model  # noqa: E731
    codes = lambda: session.document.project.codes  # noqa: E731

    # A network with a custom layer in the middle.
    person.key(Qt.Key.Key_N, CONTROL)
    person.sees(lambda: len(graph()) == 0 and session.analysis is not None)
    titles = ("Input", "Flatten", "Custom layer", "Linear", "Output")
    for place, title in enumerate(titles):
        person.carry(title, person.spot(0.1 + 0.2 * place, 0.4))
    row = [node.name for node in graph()]
    assert len(row) == 5
    for left, right in pairwise(row):
        person.drag(person.port(left, "output", ends(person, left)[1]), entry(person, right))
    assert len(graph().wires()) == 4
    image, _, own, linear, _ = row
    person.click(person.card(image))
    person.param("shape", "N, 1, 8, 8")
    person.click(person.card(linear))
    person.param("out_features", "10")
    person.sees(lambda: session.analysis.ok and not session.stale)

    # Its Python opens from the inspector. Write another, with two slips of the pen.
    person.click(person.card(own))
    (button,) = window.inspector.findChildren(QPushButton, "edit-code")
    person.click(person.place(button))
    panel = window.own_code.panel
    assert panel is not None
    assert panel.editor.hasFocus()
    assert panel.editor.toPlainText() == codes()["Scale"]
    person.key(Qt.Key.Key_A, CONTROL)
    person.key(Qt.Key.Key_Delete)
    write(person, TYPED)
    assert len(graph()) == 5  # Delete took text, not layers.

    # The line that is no Python is marked. Mend it, and the other comes up.
    person.sees(lambda: panel.editor.wrong == 13)
    assert "this is not Python" in panel.verdict.text()
    person.key(Qt.Key.Key_Return, CONTROL)
    assert "Scale" in codes()  # Not taken in.
    replace(person, "retrun x", "return x")
    person.sees(lambda: panel.editor.wrong == 0)
    assert panel.verdict.text() == "x → output   ·   power = 1, gain = 1.0"

    # Apply: the class has another name, and the node follows, by its own name too. It fails as it
    # runs, and says where.
    person.key(Qt.Key.Key_Return, CONTROL)
    assert list(codes()) == ["Bend"]
    assert own == "scale"
    own = "bend"
    assert graph().node(person.node(own)).kind == "code:Bend"
    person.sees(lambda: "no attribute 'power' (line 11 of Bend)" in problems(session))
    replace(person, "super().__init__()", "super().__init__(); self.power = power")
    replace(person, "self.gian", "self.gain")
    person.key(Qt.Key.Key_Return, CONTROL)
    person.sees(lambda: session.analysis.ok and not session.stale)
    assert not session.drafts

    # Its parameters are fields.
    person.click(person.card(own))
    person.param("power", "3")
    assert graph().node(person.node(own)).params == {"power": 3}
    person.sees(lambda: session.analysis.ok and not session.stale)

    # Train for real.
    person.key(Qt.Key.Key_F5)
    person.sees(lambda: session.runs.state == "running")
    person.sees(lambda: session.runs.current.progress.step >= 3, 120)
    (stop,) = window.findChildren(QPushButton, "train.stop")
    person.click(person.place(stop))
    person.sees(lambda: session.runs.state in ("stopped", "finished"))

    # Take it home: the Python is in the file, and gives the same values without the program.
    file = tmp_path / "net.py"
    person.answer_file_dialog(str(file))
    person.key(Qt.Key.Key_E, CONTROL)
    person.sees(file.exists)
    assert "x = torch.tanh(self.gain * x)" in file.read_text()
    running = PlanModule(session.analysis.plan).eval()
    save_file(running.state_dict(), tmp_path / "net.safetensors")
    x = torch.rand(3, 1, 8, 8)
    torch.save(x, tmp_path / "x.pt")
    script = (
        "import torch, net\nfrom safetensors.torch import load_file\n"
        f"model = net.{session.analysis.plan.name}().eval()\n"
        "model.load_state_dict(load_file('net.safetensors'))\n"
        "torch.save(model(torch.load('x.pt')), 'y.pt')\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=tmp_path, check=True)
    assert torch.equal(torch.load(tmp_path / "y.pt"), running(x))
    assert load_file(tmp_path / "net.safetensors").keys() == running.state_dict().keys()

    # A copy stands for the same Python, with the value it had.
    person.click(person.card(own))
    person.key(Qt.Key.Key_C, CONTROL)
    person.key(Qt.Key.Key_V, CONTROL)
    (copy,) = [node for node in graph() if node.kind == "code:Bend" and node.name != own]
    assert copy.params == {"power": 3}
    assert list(codes()) == ["Bend"]

    # Take everything back, as far as the class that it began with; and forth again.
    text = codes()["Bend"]
    for _ in range(2):
        person.key(Qt.Key.Key_Z, CONTROL)
    assert graph().node(person.node(own)).params == {}
    for _ in range(2):
        person.key(Qt.Key.Key_Z, CONTROL)
    assert list(codes()) == ["Scale"]
    assert panel.editor.toPlainText() == codes()["Scale"]
    for _ in range(4):
        person.key(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert codes() == {"Bend": text}
    assert panel.editor.toPlainText() == text

    # Another way to the editor: a double click on the card, below its name.
    window.layout_keeper.docks["own-code"].hide()
    item = window.canvas.canvas.node_item(person.node(own))
    place = person.on_canvas(item.rect.center().x(), item.rect.bottom() - 6)
    QTest.mouseDClick(person.handle, Qt.MouseButton.LeftButton, pos=place)
    person.settle()
    assert panel.editor.isVisible()

    # Save, begin anew, open: it is there, and runs without being asked about.
    saved = tmp_path / "bend.plexus"
    person.answer_file_dialog(str(saved))
    person.key(Qt.Key.Key_S, CONTROL)
    person.sees(saved.exists)
    person.key(Qt.Key.Key_N, CONTROL)
    person.sees(lambda: not codes())
    person.answer_file_dialog(str(saved))
    person.key(Qt.Key.Key_O, CONTROL)
    person.sees(lambda: codes() == {"Bend": text})
    person.sees(lambda: session.analysis is not None and session.analysis.ok and not session.stale)
    assert not [toast for toast in window.toasts.shown if toast.buttons]


def ends(person: Person, name: str) -> tuple[str, str]:
    """The first input and the first output of a node."""
    session = person.window.session
    spec = session.kinds.find(session.graph.node(person.node(name)).kind)
    assert spec is not None
    return (
        spec.inputs[0].name if spec.inputs else "",
        spec.outputs[0].name if spec.outputs else "",
    )


def entry(person: Person, name: str):
    return person.port(name, "input", ends(person, name)[0])


def write(person: Person, lines: tuple[str, ...]) -> None:
    """Type into the editor; Enter begins the lines, Backspace takes a level back."""
    editor = person.window.own_code.panel.editor
    for number, line in enumerate(lines):
        if number and lines[number - 1] != "<":
            person.key(Qt.Key.Key_Return)
        if line == "<":
            person.key(Qt.Key.Key_Backspace)
            continue
        QTest.keyClicks(editor, line)


def replace(person: Person, old: str, new: str) -> None:
    """Find some words with the eyes, select them, and type others over them."""
    editor = person.window.own_code.panel.editor
    cursor = editor.document().find(old)
    assert not cursor.isNull(), old
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()
    person.click(person.place(editor.viewport(), editor.cursorRect(cursor).center()))
    editor.setTextCursor(cursor)
    QTest.keyClicks(editor, new)


def problems(session: Session) -> str:
    found = session.analysis.problems if session.analysis else ()
    return " ".join(str(problem.message) for problem in found)
