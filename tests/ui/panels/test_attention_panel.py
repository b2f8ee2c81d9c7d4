from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from drawn_trainings import taught_by_attention
from live import Live
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.graph import fileio
from studio.graph.model import TRAINING
from studio.observe.heads import attention
from studio.ui.panels.attention import AttentionPanel
from studio.ui.panels.pin import Pin
from studio.ui.panels.saliency import SaliencyPanel
from studio.ui.theme import Theme


def test_heads_of_a_language_model_are_those_of_its_weights(
    qtbot: QtBot, session: Session, theme: Theme
) -> None:
    live = Live(qtbot, session, "char_transformer")
    live.vary(width=16, depth=2, heads=2)
    session.set_setting("data.characters", 20_000)
    panel = live.show(AttentionPanel(session, theme), 700, 420)
    assert panel.empty.label.text() == "Press Train to watch it learn"
    step = live.train(3)
    live.until(lambda: panel.caption.text().endswith(f"step {step}"))
    found = panel._found
    assert found is not None
    assert [(layer.name, layer.heads) for layer in found.layers] == [
        ("blocks[0].attention.attention", 2),
        ("blocks[1].attention.attention", 2),
    ]
    assert panel.title.text() == "1 attention: mean of the heads"

    # A click on the second head of the second layer.
    side, left = panel.heads.side(), panel.heads._names()
    spot = QPoint(int(left + 1.5 * side), int(1.5 * side))
    qtbot.mouseClick(panel.heads, Qt.MouseButton.LeftButton, pos=spot)
    live.until(lambda: panel.title.text() == "2 attention: head 1")
    live.until(lambda: panel._found is not found)
    found = panel._found
    assert found is not None
    chosen = found.chosen.values
    (ids,) = found.ids
    words = session.runs.fields[0].classes
    assert panel.matrix.row_names.names[5] == {" ": "␣", "\n": "⏎"}.get(
        words[ids[5]], words[ids[5]]
    )
    table = panel.table()
    assert table is not None
    row = next(row for row in table.rows if row[:2] == (7, 3))
    assert row[2] == chosen[7, 3]
    assert panel.matrix.value(3, 7) == 0  # None looks ahead.

    panel.picture.setCurrentIndex(panel.picture.findData("lines"))
    panel.picture.activated.emit(1)
    qtbot.waitUntil(panel.lines.isVisible)
    assert not panel.grab().isNull()
    found = panel._found
    panel.scope.setCurrentIndex(1)
    panel.scope.activated.emit(1)
    live.until(lambda: panel.title.text() == "All layers")
    live.until(lambda: panel._found is not found)
    assert panel._found is not None
    rolled = panel._found.chosen.values

    live.stop()
    calls = attention(live.module(), (torch.from_numpy(np.array(ids))[None],))
    np.testing.assert_allclose(chosen, calls[1].weights[1], atol=1e-6)
    mixed = [0.5 * call.weights.mean(0).double() + 0.5 * torch.eye(128) for call in calls]
    np.testing.assert_allclose(rolled, mixed[1] @ mixed[0], atol=1e-6)


def test_another_model_of_a_drawn_training_is_looked_at_where_it_is_selected(
    qtbot: QtBot, session: Session, theme: Theme, tmp_path: Path
) -> None:
    live = Live(qtbot, session, "moons_mlp")
    fileio.save(taught_by_attention(), tmp_path / "taught.plexus")
    session.open(tmp_path / "taught.plexus")
    session.set_setting("train.epochs", 1000)
    teacher = session.document.project.graphs[TRAINING].find("teacher")
    model = session.document.project.graphs[TRAINING].find("model")
    assert teacher is not None and model is not None
    session.show(TRAINING)
    session.select((teacher.id,))
    panel = live.show(AttentionPanel(session, theme), 700, 420)
    pinned = live.show(AttentionPanel(session, theme), 700, 420)
    pinned.pin(Pin.at(session, teacher.id))
    saliency = SaliencyPanel(session, theme)
    qtbot.addWidget(saliency, before_close_func=lambda panel: panel.close_down())
    saliency.pin(pinned.pinned)
    live.train(3)
    live.until(lambda: panel.title.text() == "teacher: 1 attend: mean of the heads")
    live.until(lambda: pinned.title.text() == "teacher: 1 attend: mean of the heads")
    assert panel._found is not None
    np.testing.assert_allclose(panel._found.chosen.values.sum(1), 1.0, atol=1e-6)

    session.select((model.id,))
    live.until(panel.empty.isVisible)
    assert panel.empty.label.text().startswith("No layer of this model lets tokens look")
    assert pinned.title.text() == "teacher: 1 attend: mean of the heads"
    assert pinned.ask.call == saliency.ask.call == f"/{teacher.id}"
    live.stop()
