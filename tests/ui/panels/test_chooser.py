"""The combo box of the views, wide and narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from studio.ui.panels.chooser import NARROWEST, WIDEST, Chooser
from studio.ui.theme import Theme

LONG = "a rather long name of a class, as data may have it"


def shown(qtbot: QtBot, width: int, *items: str) -> Chooser:
    chooser = Chooser("Which class to show", "Class")
    qtbot.addWidget(chooser)
    chooser.addItems(items)
    chooser.resize(width, chooser.sizeHint().height())
    chooser.show()
    return chooser


def test_it_is_as_wide_as_what_comes_to_be_offered(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    theme.apply(qapp)
    chooser = shown(qtbot, 100)
    nothing = chooser.sizeHint().width()
    chooser.addItems(["number 0", "number 1,000,000"])
    words = chooser.fontMetrics().horizontalAdvance("number 1,000,000")
    assert NARROWEST <= nothing < words + 20 <= chooser.sizeHint().width() < WIDEST
    chooser.addItem(LONG)
    assert chooser.sizeHint().width() == WIDEST
    assert chooser.minimumSizeHint().width() == NARROWEST
    chooser.setFocus()
    qtbot.keyClick(chooser, Qt.Key.Key_Down)
    assert chooser.currentText() == "number 1,000,000"


def test_what_does_not_fit_ends_in_an_ellipsis(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    theme.apply(qapp)
    narrow, wide = shown(qtbot, 160, LONG), shown(qtbot, 600, LONG)
    assert inside(wide) != inside(narrow)
    looks = []
    for count in range(1, len(LONG)):
        wide.setItemText(0, LONG[:count] + "…")
        looks.append(inside(wide))
    assert inside(narrow) in looks


def test_a_name_may_reach_as_far_as_the_arrow(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    theme.apply(qapp)
    chooser = shown(qtbot, 160, LONG)
    option = QStyleOptionComboBox()
    chooser.initStyleOption(option)
    field, arrow = (
        chooser.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, chooser)
        for part in (QStyle.SubControl.SC_ComboBoxEditField, QStyle.SubControl.SC_ComboBoxArrow)
    )
    assert 0 < arrow.left() - field.right() < 10


def inside(chooser: Chooser) -> QImage:
    """What is left of where the arrow of the narrow one is."""
    return chooser.grab().toImage().copy(4, 4, 130, chooser.height() - 8)
