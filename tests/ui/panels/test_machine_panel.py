"""The Machine panel on a real run: what it shows is what was measured, and a click goes there."""

from __future__ import annotations

import pytest
from live import Live
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.observe.frames import ProbeCost
from studio.ui.cost_of_looking import sentence
from studio.ui.panels.machine import MachinePanel
from studio.ui.plots.timings import HEAD, ROW
from studio.ui.theme import Theme


def test_a_run_is_taken_apart(qtbot: QtBot, session: Session, theme: Theme) -> None:
    live = Live(qtbot, session, "moons_mlp")
    panel = MachinePanel(session, theme)
    with live.running(panel):
        live.until(lambda: panel.profile is not None)
        qtbot.waitUntil(lambda: bool(panel.bars.rows))
        profile = panel.profile
        assert profile is not None
        assert panel.sentence.text() == str(profile.bottleneck) != ""
        rows = panel.bars.rows
        assert [row.seconds for row in rows] == sorted((r.seconds for r in rows), reverse=True)
        told = {row.node: row for row in rows if row.node}
        for node, row in told.items():
            found = profile.nodes[node]
            assert (row.forward_s, row.backward_s) == (found.forward_s, found.backward_s)
            assert row.name == session.graph.node(node).name
        linear = [n.id for n in session.graph if n.kind == "torch.nn.Linear"]
        assert set(linear) <= set(told)
        assert sum(panel.strip.parts.values()) == pytest.approx(
            profile.data_s + profile.forward_s + profile.backward_s + (profile.rest_s or 0.0)
        )
        assert profile.weights_bytes == 4 * session.analysis.total.parameters
        place = QPoint(20, HEAD + ROW * rows.index(told[linear[0]]) + ROW // 2)
        qtbot.mouseClick(panel.bars, Qt.MouseButton.LeftButton, pos=place)
        assert session.selection == (linear[0],)
        table = panel.table()
        assert table is not None
        assert [row[0] for row in table.rows] == [row.name for row in panel.bars.rows]
        qtbot.waitUntil(lambda: "Looking costs" in panel.figures.text())
        assert "on the processor already: no step transfers any" in panel.figures.text()


def test_what_looking_costs_is_said_plainly() -> None:
    words = sentence(ProbeCost(0.014, 0.12))
    assert words == "Looking costs 1.4 % of the time, every 120 ms"
    assert sentence(ProbeCost(0.02, 2.5)).endswith("every 2.5 s")
