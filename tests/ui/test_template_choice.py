"""The dialog that offers training templates."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from studio.app.training_templates import TEMPLATES
from studio.layers.catalogue import standard
from studio.ui.template_choice import TemplateDialog
from studio.ui.theme import Theme


@pytest.fixture
def dialog(qapp: QApplication, qtbot: QtBot) -> TemplateDialog:
    theme = Theme("dark")
    theme.apply(qapp)
    dialog = TemplateDialog(theme, standard())
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_each_template_is_told_and_sketched(dialog: TemplateDialog) -> None:
    assert dialog.names.count() == len(TEMPLATES)
    before = None
    for row, template in enumerate(TEMPLATES):
        dialog.names.setCurrentRow(row)
        assert dialog.chosen is template
        assert dialog.title.text() == str(template.title)
        assert dialog.summary.text() == str(template.summary)
        assert dialog.about.text()
        image = dialog.sketch.grab().toImage()
        assert image != before
        before = image


def test_a_return_key_takes_it_and_escape_does_not(dialog: TemplateDialog, qtbot: QtBot) -> None:
    dialog.names.setCurrentRow(2)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == 0
    dialog.show()
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    qtbot.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)
    assert dialog.result() == 1
    assert dialog.chosen.name == "multi_label"
