from __future__ import annotations

import numpy as np
import torch
from living import Living
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.observe.heads import attention
from studio.ui.panels.attention import AttentionPanel
from studio.ui.theme import Theme


def test_heads_of_a_language_model_are_those_of_its_weights(
    qtbot: QtBot, session: Session, theme: Theme
) -> None:
    living = Living(qtbot, session, "char_transformer")
    living.vary(width=16, depth=2, heads=2)
    session.set_setting("data.characters", 20_000)
    panel = living.show(AttentionPanel(session, theme), 700, 420)
    assert panel.empty.label.text() == "Press Train to watch it learn"
    step = living.train(3)
    living.until(lambda: panel.caption.text().endswith(f"step {step}"))
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
    living.until(lambda: panel.title.text() == "2 attention: head 1")
    living.until(lambda: panel._found is not found)
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
    living.until(lambda: panel.title.text() == "All layers")
    living.until(lambda: panel._found is not found)
    assert panel._found is not None
    rolled = panel._found.chosen.values

    living.stop()
    calls = attention(living.module(), (torch.from_numpy(np.array(ids))[None],))
    np.testing.assert_allclose(chosen, calls[1].weights[1], atol=1e-6)
    mixed = [0.5 * call.weights.mean(0).double() + 0.5 * torch.eye(128) for call in calls]
    np.testing.assert_allclose(rolled, mixed[1] @ mixed[0], atol=1e-6)
