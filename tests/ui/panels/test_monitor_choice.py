"""What makes an epoch better is chosen among the numbers that a training has."""

from __future__ import annotations

from pathlib import Path

from drawn_trainings import gan
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.graph import fileio
from studio.ui.panels.run import RunPanel
from studio.ui.theme import Theme


def offered(panel: RunPanel) -> QComboBox:
    editor = panel.form._seldom.editor("monitor")
    box = editor if isinstance(editor, QComboBox) else editor.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    return box


def words(box: QComboBox) -> list[str]:
    return [box.itemText(row) for row in range(box.count())]


def test_the_numbers_of_a_drawn_training_are_offered(
    qtbot: QtBot, session: Session, theme: Theme, tmp_path: Path
) -> None:
    panel = RunPanel(session, theme)
    qtbot.addWidget(panel, before_close_func=lambda panel: panel.close_down())
    panel.resize(332, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    assert words(offered(panel)) == ["auto", "val_loss", "val_accuracy"]
    session.set_setting("train.metrics", "MulticlassF1Score")
    assert "val_multiclass_f1_score" in words(offered(panel))
    fileio.save(gan({}, {}), tmp_path / "gan.plexus")
    session.open(tmp_path / "gan.plexus")
    box = offered(panel)
    losses = ["val_critic_loss", "val_generator_loss"]
    assert words(box) == ["auto", *losses, "val_accuracy", "val_distance"]
    panel.form.more.setChecked(True)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_End)
    assert session.document.project.settings["train.monitor"] == "val_distance"
