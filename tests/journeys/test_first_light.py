"""A first visit: draw a network, break it, mend it, train it, look inside, take it home."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import torch
from person import CONTROL, Person
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton
from safetensors.torch import load_file

from studio.compile.module import PlanModule
from studio.train.store import RunFolder
from studio.ui.panels.activations import ActivationsPanel
from studio.ui.panels.saliency import SaliencyPanel
from studio.ui.window import MainWindow


def test_draw_break_mend_train_look_and_take_home(person: Person, tmp_path: Path):
    window, session = person.window, person.window.session
    graph = lambda: session.document.project.model  # noqa: E731

    # A new project, and five layers dragged onto it.
    person.key(Qt.Key.Key_N, CONTROL)
    person.sees(lambda: len(graph()) == 0 and session.analysis is not None)
    places = {
        "Input": person.spot(0.12, 0.35),
        "Conv2d": person.spot(0.32, 0.35),
        "ReLU": person.spot(0.52, 0.35),
        "Linear": person.spot(0.72, 0.35),
        "Output": person.spot(0.90, 0.35),
    }
    for title, place in places.items():
        person.carry(title, place)
    names = [node.name for node in graph()]
    assert len(names) == 5, names
    kinds = {node.kind.rpartition(".")[2].lower(): node.name for node in graph()}

    # Wires, from port to port.
    row = [kinds[kind] for kind in ("input", "conv2d", "relu", "linear", "output")]
    for left, right in pairwise(row):
        person.drag(person.port(left, "output", "output"), person.port(right, "input", "input"))
    assert len(graph().wires()) == 4
    image, conv, relu = row[:3]

    # A wire that would go round in a circle is refused, and nothing changes.
    person.drag(person.port(relu, "output", "output"), person.port(conv, "input", "input"))
    assert len(graph().wires()) == 4

    # The data are 8 × 8 digits, so that is what goes in.
    person.click(person.card(image))
    person.param("shape", "N, 1, 8, 8")
    assert graph().node(person.node(image)).params["shape"] == ("N", 1, 8, 8)

    # Break a shape: the kernel is larger than the image. The node says so, with a way out.
    person.click(person.card(conv))
    person.param("kernel_size", "11")
    person.tab("problems")
    person.sees(lambda: any("kernel (11) is larger" in p for p in shown_problems(window)))
    before = len(graph())
    fix(person, "kernel_size")
    person.sees(lambda: not any("kernel" in p for p in shown_problems(window)))
    person.click(person.card(conv))
    person.param("kernel_size", "3")

    # Linear wants a vector: the fix puts a Flatten before it.
    person.sees(lambda: any("flat vector" in p for p in shown_problems(window)))
    fix(person, "Flatten")
    person.sees(lambda: session.analysis.ok and not session.analysis.problems)
    assert len(graph()) == before + 1

    # Undo takes the Flatten away again, redo brings it back.
    person.key(Qt.Key.Key_Z, CONTROL)
    assert len(graph()) == before
    person.key(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert len(graph()) == before + 1
    person.sees(lambda: session.analysis.ok and not session.stale)

    # Train, and see the loss fall. It goes on until it is stopped, however fast the machine is.
    session.set_setting("train.epochs", 10_000)
    person.sees(lambda: not session.stale)
    person.tab("curves")
    person.click(person.card(conv))
    person.key(Qt.Key.Key_F5)
    person.sees(lambda: session.runs.state == "running")
    person.sees(lambda: session.runs.current.progress.epoch >= 2, 120)
    history = [
        s for s in RunFolder.open(session.runs.current.folder).history() if "val_loss" in s.values
    ]
    assert history[-1].values["val_loss"] < history[0].values["val_loss"]

    # Look at what the convolution sees, and at what the answer hangs on.
    person.tab("activations")
    person.tab("saliency")
    person.sees(
        lambda: (
            window.bench.view(ActivationsPanel).atlas.isVisible()
            and colours(window.bench.view(ActivationsPanel).atlas.image) > 8
        )
    )
    person.sees(
        lambda: (
            window.bench.view(SaliencyPanel).heat.isVisible()
            and window.bench.view(SaliencyPanel).heat.heat_image
        )
    )
    assert colours(window.bench.view(SaliencyPanel).heat.heat_image) > 8
    assert window.bench.view(ActivationsPanel).caption.text().split("  ")[1] == "16 × 6 × 6"

    # Go on editing meanwhile: what differs from the running plan is marked.
    assert session.runs.state == "running"
    person.click(person.card(conv))
    person.param("out_channels", "12")
    person.sees(lambda: marked(person, conv))
    person.key(Qt.Key.Key_Z, CONTROL)
    person.sees(lambda: not marked(person, conv))

    # Pause, step, continue, stop.
    press(person, "train.pause")
    person.sees(lambda: session.runs.state == "paused")
    step = session.runs.current.progress.step
    press(person, "train.step")
    person.sees(lambda: session.runs.current.progress.step == step + 1)
    press(person, "train.continue")
    person.sees(lambda: session.runs.state == "running")
    press(person, "train.stop")
    person.sees(lambda: session.runs.state in ("stopped", "finished"))

    # Take it home: a file that needs torch alone, and the weights.
    file, weights = tmp_path / "net.py", tmp_path / "net.safetensors"
    person.answer_file_dialog(str(file))
    person.key(Qt.Key.Key_E, CONTROL)
    person.sees(file.exists)
    person.answer_file_dialog(str(weights))
    person.choose("File", "file.export_weights")
    person.sees(weights.exists)

    plan = session.analysis.plan
    running = PlanModule(plan).eval()
    running.load_state_dict(load_file(weights))
    x = torch.rand(3, 1, 8, 8)
    torch.save(x, tmp_path / "x.pt")
    script = (
        "import torch, net\nfrom safetensors.torch import load_file\n"
        f"model = net.{plan.name}().eval()\n"
        "model.load_state_dict(load_file('net.safetensors'))\n"
        "torch.save(model(torch.load('x.pt')), 'y.pt')\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=tmp_path, check=True)
    assert torch.equal(torch.load(tmp_path / "y.pt"), running(x))


def marked(person: Person, name: str) -> bool:
    """Whether a card wears the mark of a layer that differs from the running plan."""
    return person.window.canvas.canvas.node_item(person.node(name)).card.differs


def colours(image: QImage) -> int:
    """How many colours a picture has: one or two would be an empty one."""
    return len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())})


def shown_problems(window: MainWindow) -> list[str]:
    return [row.accessibleName() for row in window.bench.problems.rows]


def fix(person: Person, words: str) -> None:
    """Press the button in the Problems panel that says these words."""
    person.sees(lambda: not person.window.session.stale)
    person.settle()
    buttons = [
        button
        for button in person.window.bench.problems.findChildren(QPushButton, "fix")
        if words in button.accessibleName() and button.isVisible()
    ]
    assert buttons, words
    places: list[QPoint] = []

    def is_at_rest() -> bool:
        """Whether it has stopped moving: lines find their heights in several passes."""
        places.append(person.place(buttons[0]))
        return places[-2:] == [places[-1]] * 2

    person.sees(is_at_rest)
    person.click(places[-1])


def press(person: Person, action: str) -> None:
    """Press a button of the top bar."""
    top = person.window.top
    person.sees(lambda: (found := top.findChild(QPushButton, action)) and found.isEnabled())
    button = top.findChild(QPushButton, action)
    person.click(person.place(button, QPoint(button.width() // 2, button.height() // 2)))
