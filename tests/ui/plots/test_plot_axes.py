from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from studio.ui.plots import numbers
from studio.ui.plots.axes import LEFT, Axes, _marks
from studio.ui.plots.plot import number_font, width_of


@pytest.mark.parametrize("span", [(0.0, 1.0), (-0.004, 0.0001), (-1.25e-7, 2e-7), (-4e9, 2e9)])
def test_the_numbers_at_the_upright_axis_have_room(qtbot: QtBot, span: tuple[float, float]) -> None:
    room = QRectF(0, 0, 400, 220)
    axes = Axes.within(room, (0.0, 1.0), span)
    words = numbers.labels(_marks(axes.y, axes.area.height()))
    assert len(words) > 1
    assert all(width_of(word, number_font()) <= axes.left - 6 for word in words)
    assert axes.area.left() == axes.left >= LEFT
    assert axes.area.right() == room.right() - 10
