"""The Data panel says what is in the data before anything is trained, and mends it."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot
from running import straight

from studio.app.session import Session
from studio.data import sources
from studio.ui.panels.data import DataPanel
from studio.ui.theme import Theme

WAIT_MS = 30_000


def test_what_is_in_the_data(qtbot: QtBot, session: Session, theme: Theme, tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    x = (rng.normal(size=(120, 8)) * 200).astype(np.float32)
    x[60:90] = x[:30]
    y = (np.arange(120) % 12 == 0).astype(np.int64)
    np.savez(tmp_path / "mine.npz", x=x, y=y)
    draw = straight(("Linear", {"out_features": 2}), shape=("N", 8))
    session._show(draw.project, None)
    for key, value in (("source", "npz"), ("file", str(tmp_path / "mine.npz"))):
        session.set_setting(f"data.{key}", value)
    session.set_setting("train.epochs", 1)
    panel = DataPanel(session, theme)
    qtbot.addWidget(panel, before_close_func=lambda _: panel.close_down())
    panel.resize(1000, 600)
    panel.pages.setCurrentWidget(panel.survey)
    with qtbot.waitExposed(panel):
        panel.show()
    view = panel.survey
    qtbot.waitUntil(lambda: view.found is not None, timeout=WAIT_MS)
    data = sources.load(session.document.project.settings)
    # Held against numpy.
    name, label = data.fields[0].name, data.fields[1].name
    train, validation = data.train[name], data.validation[name]
    shared = sum(any((row == other).all() for other in train) for row in validation)
    assert shared > 0
    assert f"{shared} validation examples are in training too" in view.words.text()
    counts = np.bincount(data.train[label])
    assert [row.train for row in view.balance.rows] == counts.tolist()
    assert f"{counts[1]} to train on" in view.balance.describe(QPointF(5, 30))
    item = view.table_view.topLevelItem(0)
    assert item is not None
    assert item.childCount() == 8
    assert item.text(1) == f"{train.min():.4g}"
    fourth = item.child(3)
    assert fourth is not None
    assert fourth.text(3) == f"{train[:, 3].astype(np.float64).mean():.4g}"
    text = io.StringIO()
    table = panel.table()
    assert table is not None
    table.write(text)
    assert f"class,{label},1,{counts[1]}," in text.getvalue()
    # The doctor says the same before any run, with a button, which is undone.
    rules = [row.diagnosis.rule for row in view.rows]
    assert rules == ["unscaled-inputs", "uneven-classes", "leaking-splits"]
    before = dict(session.document.project.settings)
    button = next(
        each
        for each in view.rows[0].buttons
        if each.accessibleName() == "Scale the data to mean 0 and deviation 1"
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert session.document.project.settings["data.normalise"] == "standard"

    def mended() -> bool:
        return [row.diagnosis.rule for row in view.rows] == rules[1:]

    qtbot.waitUntil(mended, timeout=WAIT_MS)
    session.document.undo()
    assert session.document.project.settings == before
