from __future__ import annotations

import csv
import io
import math

import pytest
import watched
from live import Live
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.observe.frames import Gradients
from studio.train.filming import read
from studio.ui.panels.gradients import GradientsPanel
from studio.ui.theme import Theme


def test_gradients_flow_through_the_layers_of_a_run(
    qtbot: QtBot, session: Session, theme: Theme
) -> None:
    live = Live(qtbot, session, "moons_mlp")
    panel = live.show(GradientsPanel(session, theme))
    step = live.train(12)
    live.until(lambda: panel._now == step)
    names = {node.id: node.name for node in session.graph}
    order = [node.id for node in session.graph if node.kind == "torch.nn.Linear"]
    live.until(lambda: panel.flow.rows == order)

    # At rest, the moments that the run kept are there too.
    run = session.runs.current
    assert run is not None
    live.until(lambda: len(set(session.past.moments) - set(panel._moments["gradient"])) <= 1)
    early = sorted(session.past.moments)[1]
    kept = read(run.folder, early).gradients
    assert panel._moments["gradient"][early] == kept

    now = panel._moments["gradient"][step]
    first, last = (math.hypot(*now[node].values()) for node in (order[0], order[-1]))
    found = panel.verdict()
    assert found.kind == "even"
    assert found.ratio == pytest.approx(first / last)
    assert panel.told.text().startswith(f"{names[order[0]]} has ")

    area, down = panel.flow.area(), panel.flow.pitch()
    spot = QPoint(int(area.right() - 2), int(1.5 * down))
    assert panel.flow.describe(spot.toPointF()).startswith(f"{names[order[1]]}, step {step}: ")
    qtbot.mouseClick(panel.flow, Qt.MouseButton.LeftButton, pos=spot)
    assert session.selection == (order[1],)

    table = panel.table()
    assert table is not None
    text = io.StringIO()
    table.write(text)
    rows = list(csv.DictReader(io.StringIO(text.getvalue())))
    row = next(
        row
        for row in rows
        if (row["step"], row["layer"], row["parameter"]) == (str(step), names[order[0]], "weight")
    )
    assert float(row["norm"]) == now[order[0]]["weight"]
    panel.picture.setCurrentIndex(1)
    panel.picture.activated.emit(1)
    qtbot.waitUntil(panel.bars.isVisible)
    live.stop()


def test_what_is_wrong_is_said_in_words(qtbot: QtBot, theme: Theme) -> None:
    session = watched.FakeSession()
    panel = GradientsPanel(session.real, theme)
    qtbot.addWidget(panel)
    panel.resize(400, 300)
    panel.show()
    session.runs.active = True
    for last, words in (
        (1e4, "Vanishing: the gradient of conv1 is 1.0e-05 of that of classes"),
        (1e-5, "Exploding: the gradient of conv1 is 10,000 times that of classes"),
        (math.nan, "The gradient of classes is not a finite number"),
        (0.2, "conv1 has 0.500 times the gradient of classes"),
    ):
        session.past.frames.emit([Gradients(1, {"n2": {"weight": 0.1}, "n4": {"weight": last}})])
        qtbot.waitUntil(lambda text=words: panel.told.text() == text)  # type: ignore[misc]
        assert not panel.grab().isNull()
    assert panel.told.property("role") == "secondary"
    session.past.frames.emit([Gradients(2, {"n2": {"weight": 200.0}, "n4": {"weight": 400.0}})])
    qtbot.waitUntil(lambda: panel.told.text().startswith("Exploding: the gradient is 2,000 times"))
    assert panel.told.property("role") == "warn"
