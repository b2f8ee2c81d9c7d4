from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.ui.panels.palette import KIND, MIME, PalettePanel
from studio.ui.theme import FAMILY, Theme


@pytest.fixture
def palette(qtbot: QtBot, session: Session, theme: Theme) -> PalettePanel:
    panel = PalettePanel(session, theme)
    qtbot.addWidget(panel)
    panel.resize(216, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    with qtbot.waitActive(panel):
        panel.activateWindow()
    return panel


def titles(palette: PalettePanel) -> list[str]:
    model = palette.model
    rows = (model.index(at) for at in range(model.rowCount()))
    return [str(row.data()) for row in rows]


def chosen(palette: PalettePanel) -> list[str]:
    heard: list[str] = []
    palette.chosen.connect(heard.append)
    return heard


def row(palette: PalettePanel, title: str) -> QModelIndex:
    return palette.model.index(titles(palette).index(title))


def test_all_kinds_stand_under_their_families(palette: PalettePanel, session: Session) -> None:
    shown = titles(palette)
    assert shown[:3] == ["Input and output", "Input", "Output"]
    families = {spec.family for spec in session.catalogue}
    assert len(shown) == len(session.catalogue) + len(families)
    assert families <= FAMILY.keys()
    assert shown.index("Convolution") < shown.index("Conv2d") < shown.index("Dense")


def test_a_heading_cannot_be_chosen(palette: PalettePanel) -> None:
    heard = chosen(palette)
    palette.list.doubleClicked.emit(row(palette, "Convolution"))
    assert palette.model.flags(row(palette, "Convolution")) == Qt.ItemFlag.NoItemFlags
    assert heard == []


def test_search_gives_the_best_first_and_enter_adds_it(qtbot: QtBot, palette: PalettePanel) -> None:
    heard = chosen(palette)
    palette.focus_search()
    qtbot.keyClicks(palette.field, "conv2")
    assert titles(palette)[0] == "Conv2d"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert heard == ["torch.nn.Conv2d"]


def test_arrows_walk_from_the_search_into_the_list(qtbot: QtBot, palette: PalettePanel) -> None:
    heard = chosen(palette)
    palette.focus_search()
    qtbot.keyClicks(palette.field, "norm")
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.list, Qt.Key.Key_Down)
    second = palette.list.currentIndex()
    assert second.row() == 1
    qtbot.keyClick(palette.list, Qt.Key.Key_Return)
    assert heard == [second.data(KIND).key]


def test_escape_empties_the_search(qtbot: QtBot, palette: PalettePanel) -> None:
    palette.focus_search()
    qtbot.keyClicks(palette.field, "zzzz")
    assert titles(palette) == []
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert "Conv2d" in titles(palette)


def test_a_double_click_adds(qtbot: QtBot, palette: PalettePanel) -> None:
    heard = chosen(palette)
    place = palette.list.visualRect(row(palette, "Input")).center()
    viewport = palette.list.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert heard == ["input"]


def test_what_is_dragged_carries_its_key(palette: PalettePanel) -> None:
    carried = palette.model.mimeData([row(palette, "Linear")])
    assert bytes(carried.data(MIME).data()) == b"torch.nn.Linear"
    assert carried.formats() == [MIME]


def test_tooltips_say_what_a_layer_does(palette: PalettePanel, session: Session) -> None:
    spec = session.catalogue.find("torch.nn.Linear")
    assert spec is not None
    assert row(palette, "Linear").data(Qt.ItemDataRole.ToolTipRole) == spec.summary


def test_a_dragged_layer_leaves_the_place_of_its_card_free(palette: PalettePanel) -> None:
    drag = palette.list.drag_of(row(palette, "Conv2d"))
    assert drag is not None
    assert bytes(drag.mimeData().data(MIME).data()) == b"torch.nn.Conv2d"
    sign = drag.pixmap().deviceIndependentSize()
    assert drag.hotSpot().y() >= sign.height() + 24
    drag.deleteLater()
    assert palette.list.drag_of(row(palette, "Convolution")) is None
