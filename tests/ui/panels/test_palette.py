from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.graph.definitions import AddGraph
from studio.graph.edits import AddNode, Disconnect
from studio.graph.model import Graph, Node
from studio.ui.palette.categories import CATEGORIES, Heading
from studio.ui.palette.delegate import star_place
from studio.ui.palette.model import KIND, MIME
from studio.ui.palette.shelf import EVERYDAY, Shelf
from studio.ui.panels.palette import PalettePanel
from studio.ui.theme import FAMILY, Theme

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot, panel: PalettePanel) -> PalettePanel:
    qtbot.addWidget(panel)
    panel.resize(240, 900)
    with qtbot.waitExposed(panel):
        panel.show()
    with qtbot.waitActive(panel):
        panel.activateWindow()
    return panel


@pytest.fixture
def palette(qtbot: QtBot, session: Session, theme: Theme) -> PalettePanel:
    return shown(qtbot, PalettePanel(session, theme))


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


def click(qtbot: QtBot, palette: PalettePanel, place: QPoint) -> None:
    qtbot.mouseMove(palette.list.viewport(), place)
    qtbot.mouseClick(palette.list.viewport(), LEFT, pos=place)


def middle(palette: PalettePanel, title: str) -> QPoint:
    index = row(palette, title)
    palette.list.scrollTo(index)
    return palette.list.visualRect(index).center()


def test_a_new_user_sees_everyday_kinds_and_the_categories_of_all(
    palette: PalettePanel, session: Session
) -> None:
    everyday = [spec.title for key in EVERYDAY if (spec := session.catalogue.find(key))]
    assert titles(palette)[: len(everyday) + 1] == ["Favourites", *everyday]
    headings = [
        palette.model.row(palette.model.index(at)) for at in range(palette.model.rowCount())
    ]
    counts = {found.category: found.count for found in headings if isinstance(found, Heading)}
    families = {spec.family for spec in session.catalogue.offered()}
    assert counts.keys() == families | {"favourites"}
    assert sum(counts.values()) - counts["favourites"] == len(list(session.catalogue.offered()))
    assert families <= FAMILY.keys()
    assert families <= CATEGORIES.keys()


def test_a_click_on_a_heading_opens_its_category_and_closes_it(
    qtbot: QtBot, palette: PalettePanel
) -> None:
    heard = chosen(palette)
    before = titles(palette)
    assert "Conv3d" not in before
    click(qtbot, palette, middle(palette, "Convolution"))
    after = titles(palette)
    assert after.index("Conv3d") > after.index("Convolution")
    click(qtbot, palette, middle(palette, "Convolution"))
    assert titles(palette) == before
    assert heard == []


def test_open_categories_and_favourites_are_kept(
    qtbot: QtBot, palette: PalettePanel, session: Session, theme: Theme
) -> None:
    click(qtbot, palette, middle(palette, "Pooling"))
    palette.list.star(row(palette, "AvgPool1d"))
    session.settings.save()
    later = shown(qtbot, PalettePanel(session, theme))
    assert titles(later) == titles(palette)
    assert titles(later)[len(EVERYDAY) + 1] == "AvgPool1d"


def test_a_click_on_the_star_makes_a_favourite_and_takes_it_back(
    qtbot: QtBot, palette: PalettePanel
) -> None:
    heard = chosen(palette)
    palette.field.setText("groupnorm")
    index = palette.model.first()
    place = star_place(palette.list.visualRect(index)).center()
    click(qtbot, palette, place)
    assert palette.shelf.favourites == (*EVERYDAY, "torch.nn.GroupNorm")
    click(qtbot, palette, place)
    assert palette.shelf.favourites == EVERYDAY
    assert heard == []


def test_everything_can_be_done_with_keys(qtbot: QtBot, palette: PalettePanel) -> None:
    heard = chosen(palette)
    palette.focus_search()
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().data() == "Input"
    palette.list.setCurrentIndex(row(palette, "Pooling"))
    qtbot.keyClick(palette.list, Qt.Key.Key_Right)
    assert palette.list.currentIndex().data() == "Pooling"
    qtbot.keyClick(palette.list, Qt.Key.Key_Down)
    first = palette.list.currentIndex().data(KIND)
    qtbot.keyClick(palette.list, Qt.Key.Key_Asterisk)
    assert palette.shelf.favourites[-1] == first.key
    assert palette.list.currentIndex().data(KIND) is first
    qtbot.keyClick(palette.list, Qt.Key.Key_Return)
    assert heard == [first.key]
    qtbot.keyClick(palette.list, Qt.Key.Key_Left)
    assert palette.list.currentIndex().data() == "Pooling"
    assert "AvgPool1d" not in titles(palette)
    qtbot.keyClick(palette.list, Qt.Key.Key_Return)
    assert "AvgPool1d" in titles(palette)


def test_letters_typed_in_the_list_go_to_the_search(qtbot: QtBot, palette: PalettePanel) -> None:
    palette.list.setFocus()
    qtbot.keyClick(palette.list, "l")
    qtbot.keyClicks(palette.field, "stm")
    assert palette.field.hasFocus()
    assert titles(palette)[0] == "LSTM"
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.list, Qt.Key.Key_Up)
    assert palette.field.hasFocus()


def test_search_gives_the_best_first_and_enter_adds_it(qtbot: QtBot, palette: PalettePanel) -> None:
    heard = chosen(palette)
    palette.focus_search()
    qtbot.keyClicks(palette.field, "conv2")
    assert titles(palette)[0] == "Conv2d"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert heard == ["torch.nn.Conv2d"]


@pytest.mark.parametrize("words", ["fully connected", "dense", "FC", "nn.Linear"])
def test_linear_is_found_by_what_others_call_it(palette: PalettePanel, words: str) -> None:
    palette.field.setText(words)
    assert titles(palette)[0] == "Linear"


def test_of_equally_good_kinds_a_favourite_comes_first(palette: PalettePanel) -> None:
    palette.field.setText("batchnorm")
    assert titles(palette)[0] == "BatchNorm2d"
    palette.shelf.star("torch.nn.BatchNorm2d")
    palette.model.refresh()
    assert titles(palette)[0] == "BatchNorm1d"


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
    qtbot.keyClicks(palette.field, "qqqq")
    assert titles(palette) == []
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert "Conv2d" in titles(palette)


def test_a_double_click_adds(qtbot: QtBot, palette: PalettePanel) -> None:
    heard = chosen(palette)
    place = middle(palette, "Input")
    viewport = palette.list.viewport()
    qtbot.mouseClick(viewport, LEFT, pos=place)
    qtbot.mouseDClick(viewport, LEFT, pos=place)
    assert heard == ["input"]


def test_what_was_added_last_stands_under_recent(palette: PalettePanel, session: Session) -> None:
    assert "Recent" not in titles(palette)
    for kind in ("torch.nn.GRU", "torch.nn.Tanh", "torch.nn.GRU"):
        session.add(kind)
    QApplication.sendEvent(palette.list, QEvent(QEvent.Type.Leave))
    at = titles(palette).index("Recent")
    assert titles(palette)[at + 1 : at + 3] == ["GRU", "Tanh"]
    assert Shelf(session.settings).recent == ("torch.nn.GRU", "torch.nn.Tanh")


def test_blocks_of_the_project_are_listed_as_they_come_and_change(
    qtbot: QtBot, palette: PalettePanel, session: Session
) -> None:
    assert "Blocks" not in titles(palette)
    graph = Graph()
    graph.about = "Goes on as it came."
    graph.put_node(Node("n1", "input", "x"))
    session.do(AddGraph("skip", graph))
    assert titles(palette)[titles(palette).index("Blocks") + 1] == "skip"
    carried = palette.model.mimeData([row(palette, "skip")])
    assert bytes(carried.data(MIME).data()) == b"block:skip"
    palette.list.setCurrentIndex(row(palette, "skip"))
    qtbot.waitUntil(lambda: palette.details.summary.text() == "Goes on as it came.")
    session.do(AddNode(Node("n2", "output", "y"), "skip"))
    found = row(palette, "skip").data(KIND)
    assert [port.name for port in found.outputs] == ["y"]
    session.show("skip")
    assert "skip" not in titles(palette)


def test_the_kind_in_question_is_described(
    qtbot: QtBot, palette: PalettePanel, session: Session
) -> None:
    spec = session.catalogue.find("torch.nn.Linear")
    assert spec is not None
    assert palette.details.spec is None
    palette.list.setCurrentIndex(row(palette, "Linear"))
    qtbot.waitUntil(lambda: palette.details.spec is spec)
    assert palette.details.summary.text() == spec.summary
    assert "Any shape; the last axis holds the features" in palette.details.ports.text()
    palette.list.pointed.emit(row(palette, "ReLU"))
    assert palette.details.title.text() == "ReLU"


def test_a_low_panel_keeps_its_room_for_the_list(qtbot: QtBot, palette: PalettePanel) -> None:
    assert not palette.details.isVisible()  # There is nothing to say yet.
    palette.list.pointed.emit(row(palette, "ReLU"))
    assert palette.details.isVisible()
    palette.resize(240, 400)
    assert not palette.details.isVisible()


class Chinese(QTranslator):
    """Knows a word that is a layer as well as a category."""

    def translate(  # type: ignore[override]
        self, _context: str, text: str, _note: str | None = None, _n: int = -1
    ) -> str:
        return "随机失活" if text == "Dropout" else ""


def test_a_layer_has_the_same_name_in_every_language(
    qapp: QApplication, palette: PalettePanel
) -> None:
    chinese = Chinese()
    qapp.installTranslator(chinese)
    try:
        found = titles(palette)
        assert "随机失活" in found  # The heading.
        assert "Dropout" in found
        palette.list.pointed.emit(row(palette, "Dropout"))
        assert palette.details.title.text() == "Dropout"
        palette.field.setText("随机失活")
        assert palette.model.first().data() == "Dropout"
    finally:
        qapp.removeTranslator(chinese)


def test_what_is_dragged_carries_its_key(palette: PalettePanel) -> None:
    carried = palette.model.mimeData([row(palette, "Linear")])
    assert bytes(carried.data(MIME).data()) == b"torch.nn.Linear"
    assert carried.formats() == [MIME]


def test_a_dragged_layer_leaves_the_place_of_its_card_free(palette: PalettePanel) -> None:
    drag = palette.list.drag_of(row(palette, "Conv2d"))
    assert drag is not None
    assert bytes(drag.mimeData().data(MIME).data()) == b"torch.nn.Conv2d"
    sign = drag.pixmap().deviceIndependentSize()
    assert drag.hotSpot().y() >= sign.height() + 24
    drag.deleteLater()
    assert palette.list.drag_of(row(palette, "Convolution")) is None


def test_blocks_of_the_library_stand_apart_from_those_of_the_project(
    palette: PalettePanel, session: Session
) -> None:
    session.extend()
    assert "Blocks" not in titles(palette)
    session.do(AddGraph("mine", Graph()))
    at = titles(palette).index("Blocks")
    assert titles(palette)[at : at + 3] == ["Blocks", "mine", "Block library"]
    palette.reveal("library:Highway")
    assert titles(palette).index("Highway") > at
    palette.field.setText("highway")
    assert palette.model.first().data(KIND).key == "library:Highway"


def test_a_block_from_the_library_is_shown_once_until_it_is_changed(
    qtbot: QtBot, palette: PalettePanel, session: Session
) -> None:
    session.extend()
    palette.shelf.star("library:Highway")
    palette.field.setText("highway")
    added = session.add("library:Highway")
    assert added is not None
    assert titles(palette).count("Highway") == 1
    own = palette.model.first().data(KIND)
    assert own.key == "block:Highway"
    assert palette.model.is_starred(own.key)
    palette.field.clear()
    assert titles(palette).count("Highway") == 3  # Favourites, recent, blocks.
    session.enter(added)
    assert "Highway" not in titles(palette)
    wire = session.graph.wires()[0]
    session.do(Disconnect((wire,), "Highway"))
    session.leave()
    palette.field.setText("highway")
    assert titles(palette).count("Highway") == 2
    session.document.undo()
    session.leave()  # It led back to where the wire was taken out.
    assert titles(palette).count("Highway") == 1


def test_a_star_of_a_block_is_that_of_the_librarys_block_too(palette: PalettePanel) -> None:
    palette.shelf.star("library:Highway")
    palette.shelf.star("block:Highway")
    assert palette.shelf.favourites == EVERYDAY


def test_where_a_block_comes_from_is_left_out_of_its_description(
    qtbot: QtBot, palette: PalettePanel, session: Session
) -> None:
    session.extend()
    palette.reveal("library:GraphAttention")
    qtbot.waitUntil(lambda: palette.details.title.text() == "GraphAttention")
    assert palette.details.summary.text() == (
        "Every node of a graph decides itself which of its neighbours to listen to."
    )


def test_the_search_is_made_ready_and_then_nothing_ticks(
    qtbot: QtBot, palette: PalettePanel, session: Session
) -> None:
    qtbot.waitUntil(lambda: not palette.warming.isActive())
    assert not palette.model.finder.prepare(0)
    session.do(AddGraph("mine", Graph()))
    assert palette.warming.isActive()
    qtbot.waitUntil(lambda: not palette.warming.isActive())
