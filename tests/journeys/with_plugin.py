"""A program with the example plugin installed: run by its test in a process of its own."""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QComboBox

from studio.app.session import Session
from studio.app.settings import Settings
from studio.graph.edits import Connect
from studio.graph.model import Wire
from studio.ui.theme import Theme
from studio.ui.window import MainWindow

KEY = "plexus_example"


def chain(session: Session) -> None:
    kinds = (
        ("input", {"shape": ("N", 32)}),
        ("torch.nn.Linear", {"out_features": 16}),
        (f"{KEY}.SquaredReLU", {"scale": 0.5}),
        ("torch.nn.Linear", {"out_features": 4}),
        ("output", {}),
    )
    ids = [session.add(kind, 200.0 * n, params=params) for n, (kind, params) in enumerate(kinds)]
    for source, target in pairwise(ids):
        assert source and target
        assert session.do(Connect(Wire(source, "output", target, "input")))


def train(session: Session) -> Any:
    session.set_setting("data.source", f"{KEY}.waves")
    session.set_setting("train.epochs", 8)
    session.set_setting("train.lr", 0.01)
    session.runs.start()
    run = session.runs.current
    assert run is not None
    while not run.worker.join(0.05):
        session.poll()
        QApplication.processEvents()
    session.poll()
    assert run.result is not None
    return run.result


def main(folder: Path) -> dict[str, Any]:
    app = QApplication([])
    theme = Theme("dark")
    theme.apply(app)
    session = Session(Settings(folder / "settings.json"), runs_folder=folder / "runs")
    said: list[str] = []
    session.notified.connect(lambda notice: said.append(str(notice.message)))
    window = MainWindow(session, theme)
    window.resize(1440, 900)
    window.show()
    session.extend()
    name = f"plot-{KEY}.loss_spread"
    window.show_panel(name)
    app.processEvents()
    panel = window.bench.plots[f"{KEY}.loss_spread"]
    empty = panel.vacancy()
    chain(session)
    result = train(session)
    app.processEvents()
    while not panel.is_drawn:
        app.processEvents()
    picture = panel.grab().toImage()
    accent = theme.tokens.accent.casefold()
    seen = sum(
        picture.pixelColor(x, y).name() == accent
        for x in range(picture.width())
        for y in range(0, picture.height(), 2)
    )
    picture.save(str(folder / "plot.png"))
    window.grab().save(str(folder / "window.png"))
    combo = window.bench.data.findChild(QComboBox, "data-source")
    assert combo is not None
    found = {
        "said": said,
        "sources": [combo.itemData(n) for n in range(combo.count())],
        "panel": window.layout_keeper.docks[name].windowTitle(),
        "empty": empty,
        "vacancy": panel.vacancy(),
        "accent": seen,
        "state": result.state,
        "accuracy": result.final["val_accuracy"],
        "code": session.source.text if session.source else "",
    }
    session.save(folder / "waves.plexus")
    window.close_now()
    return found


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
