"""The palette from start to finish: search, keys, stars, categories, blocks of one's own."""

from __future__ import annotations

from person import CONTROL, LEFT, NONE, Person
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studio.app.examples import find
from studio.ui.palette.delegate import star_place
from studio.ui.panels.palette import PalettePanel


def listed(palette: PalettePanel) -> list[str]:
    model = palette.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_find_star_open_and_add(person: Person) -> None:
    window, session = person.window, person.window.session
    palette = window.palette_panel
    person.key(Qt.Key.Key_N, CONTROL)
    person.sees(lambda: len(session.graph) == 0 and session.analysis is not None)

    # By other words, with nothing but keys. What was found is described, with a picture.
    window.stage.focus_palette()
    for letter in "fully connected":
        QTest.keyClick(person.handle, letter)
    assert listed(palette)[0] == "Linear"
    person.sees(lambda: palette.details.isVisible() and palette.details.title.text() == "Linear")
    person.key(Qt.Key.Key_Return)
    assert [node.kind for node in session.graph] == ["torch.nn.Linear"]

    # A star for a kind that is not one of the everyday ones.
    window.stage.focus_palette()
    person.type("group")
    assert session.graph.node(session.selection[0]).kind == "torch.nn.GroupNorm"
    person.key(Qt.Key.Key_Delete)
    window.stage.focus_palette()
    for letter in "group":
        QTest.keyClick(person.handle, letter)
    row = palette.list.visualRect(palette.model.first())
    person.click(person.place(palette.list.viewport(), star_place(row).center()))
    assert "torch.nn.GroupNorm" in palette.shelf.favourites

    # Without a search it stands among the favourites, and what was added under recent.
    palette.field.setFocus()
    person.key(Qt.Key.Key_Escape)
    rows = listed(palette)
    favourites = rows[: rows.index("Recent")]
    assert favourites[0] == "Favourites"
    assert "GroupNorm" in favourites
    assert rows[rows.index("Recent") + 1 :][:2] == ["GroupNorm", "Linear"]

    # A category opens by its heading and closes again.
    heading = palette.model.index(palette.model.heading_row("recurrent"))
    palette.list.scrollTo(heading)
    place = person.place(palette.list.viewport(), palette.list.visualRect(heading).center())
    person.click(place)
    assert "LSTM" in listed(palette)
    person.click(place)
    assert "LSTM" not in listed(palette)


def test_blocks_of_the_project_are_dragged_like_layers(person: Person) -> None:
    window, session = person.window, person.window.session
    palette = window.palette_panel
    person.answer_file_dialog(str(find("digits_cnn").path))
    person.key(Qt.Key.Key_O, CONTROL)
    person.sees(lambda: len(session.graph) == 14 and not session.stale)
    assert "Blocks" not in listed(palette)
    person.click(person.card("conv2"))
    person.click(person.card("norm2"), Qt.KeyboardModifier.ShiftModifier)
    person.key(Qt.Key.Key_G, CONTROL)
    person.sees(window.canvas.rename_field.isVisible)
    person.type("stage")
    (made,) = [name for name in session.document.project.graphs if name != "model"]
    assert listed(palette)[listed(palette).index("Blocks") + 1] == made
    person.carry(made, person.spot(0.8, 0.85))
    assert sum(node.kind == f"block:{made}" for node in session.graph) == 2

    # Inside it is not offered: a block cannot hold itself.
    session.show(made)
    assert made not in listed(palette)
    session.show("model")
    assert made in listed(palette)

    # The pointer over a row describes it; nothing needs to be clicked.
    index = palette.reveal(f"block:{made}")
    other = palette.model.index(palette.model.row_of("torch.nn.ReLU"))
    palette.list.scrollTo(other)
    spot: QPoint = palette.list.visualRect(other).center()
    person.hover(person.place(palette.list.viewport(), spot))
    person.sees(lambda: palette.details.title.text() == "ReLU")
    assert index.data() == made
    QTest.mouseClick(person.handle, LEFT, NONE, person.spot(0.5, 0.95))
