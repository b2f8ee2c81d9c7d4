"""The search over the whole project, by keys and by mouse, on a canvas that shows what it finds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from studio.app.scope import Scope
from studio.app.session import Session
from studio.graph import fileio
from studio.graph.furnishing import PutPiece
from studio.graph.furniture import Note
from studio.graph.model import Graph, Node, Wire
from studio.ui.canvas.view import CanvasView
from studio.ui.search import box
from studio.ui.search.box import ProjectSearch
from studio.ui.theme import Theme

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def stem() -> Graph:
    graph = Graph()
    graph.put_node(Node("n1", "input", "x"))
    graph.put_node(Node("n2", "torch.nn.Conv2d", "inner_conv", {"out_channels": 4}, 300.0))
    graph.put_node(Node("n3", "output", "y", x=600.0))
    graph.put_wire(Wire("n1", "output", "n2", "input"))
    graph.put_wire(Wire("n2", "output", "n3", "input"))
    return graph


class Desk(QWidget):
    """A canvas, the search over it, and a field beside it that can have the focus."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        project = session.document.project
        project.graphs["stem"] = stem()
        for at, kind in enumerate(("input", "torch.nn.Conv2d", "torch.nn.ReLU", "block:stem")):
            project.model.put_node(Node(f"n{at + 1}", kind, f"node{at + 1}", x=900.0 * at))
        self.session = session
        self.canvas = CanvasView(session, theme)
        self.other = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.canvas)
        column.addWidget(self.other)
        self.box = ProjectSearch(session, theme, self.canvas)
        self.resize(1100, 700)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.box.field, text)

    def key(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.box.field, key)

    @property
    def state(self) -> tuple[object, ...]:
        session, canvas = self.session, self.canvas
        text = fileio.dumps(session.document.project)
        trail = session.trail.can_go_back, session.trail.can_go_on
        seen = canvas.view_now(), canvas.memory(), canvas.canvas.selected, canvas.viewport().size()
        return text, session.document.steps, session.scope, session.selection, trail, seen


@pytest.fixture
def desk(qtbot, session: Session, theme: Theme) -> Iterator[Desk]:
    found = Desk(session, theme)
    qtbot.addWidget(found)
    with qtbot.waitExposed(found):
        found.show()
    found.activateWindow()
    found.canvas.setFocus()
    session.select(["n3"])
    yield found
    found.canvas.close_canvas()


def middle(desk: Desk, node: str) -> QPoint:
    item = desk.canvas.canvas.node_item(node)
    assert item is not None
    return desk.canvas.mapFromScene(item.rect.center())


def test_arrows_show_and_escape_leaves_no_trace(desk: Desk) -> None:
    before = desk.state
    desk.box.ask()
    assert desk.box.field.hasFocus()
    desk.type("conv")
    rows = [desk.box.model.data(desk.box.model.index(row, 0)) for row in range(4)]
    assert rows[0] == "Model: 1"
    assert rows[2] == "stem: 1"
    assert str(rows[3]).startswith("inner_conv, Conv2d")
    assert desk.box.current is desk.box.model.hit(1)
    assert desk.session.selection == ("n3",)
    spot = middle(desk, "n2")
    free = desk.canvas.viewport().rect().adjusted(desk.box.geometry().right(), 0, 0, 0)
    assert (spot - free.center()).manhattanLength() < 12
    desk.key(Qt.Key.Key_Down)
    assert desk.session.scope == Scope("stem", ("n4",))
    assert desk.session.selection == ()
    assert free.contains(middle(desk, "n2"))
    desk.key(Qt.Key.Key_Down)
    assert desk.box.current is desk.box.model.hit(3), "the last stays the last"
    desk.key(Qt.Key.Key_Escape)
    assert not desk.box.isVisible()
    assert desk.canvas.hasFocus()
    assert desk.state == before


def test_enter_goes_there_and_back_leads_to_where_the_search_began(desk: Desk) -> None:
    desk.canvas.pan_by(-40, 25)
    before = desk.canvas.view_now()
    desk.box.ask()
    desk.type("inner")
    assert desk.session.scope == Scope(), "only arrows and Enter leave the graph"
    desk.key(Qt.Key.Key_Return)
    assert not desk.box.isVisible()
    assert desk.session.scope == Scope("stem", ("n4",))
    assert desk.session.selection == ("n2",)
    assert desk.session.document.steps == ()
    desk.session.go_back()
    assert desk.session.scope == Scope()
    assert desk.session.selection == ("n3",)
    assert desk.canvas.view_now() == before


def test_a_click_goes_there_and_one_on_a_heading_nowhere(desk: Desk) -> None:
    desk.box.ask()
    desk.type("conv")
    listed, model = desk.box.list, desk.box.model
    QTest.mouseClick(listed.viewport(), LEFT, NONE, listed.visualRect(model.index(2, 0)).center())
    assert desk.box.isVisible()
    assert desk.session.scope == Scope()
    QTest.mouseClick(listed.viewport(), LEFT, NONE, listed.visualRect(model.index(3, 0)).center())
    assert desk.session.scope.graph == "stem"
    assert desk.session.selection == ("n2",)


def test_who_goes_elsewhere_stays_at_what_is_shown(desk: Desk) -> None:
    desk.box.ask()
    desk.type("relu")
    shown = desk.canvas.view_now()
    QTest.mouseClick(desk.other, LEFT)
    QApplication.processEvents()
    assert not desk.box.isVisible()
    assert desk.other.hasFocus()
    assert desk.canvas.view_now() == shown
    assert desk.session.trail.can_go_back


def test_it_follows_the_document_and_says_what_it_found(desk: Desk) -> None:
    desk.box.ask()
    assert "Enter goes there" in desk.box.found.text()
    desk.type("kernel_size>4")
    assert desk.box.found.text() == "Nothing in this project fits."
    desk.key(Qt.Key.Key_Return, Qt.Key.Key_Down)
    assert desk.box.isVisible()
    assert desk.session.set_param("n2", "kernel_size", 5)
    assert desk.box.found.text() == "1 found"
    assert desk.session.do(PutPiece(Note("note1", 5000.0, 100.0, text="remember me")))
    desk.box.field.clear()
    desk.type("remember")
    desk.key(Qt.Key.Key_Return)
    place = desk.canvas.mapFromScene(5000.0 + 120, 100.0 + 60)
    assert desk.canvas.viewport().rect().contains(place)
    assert desk.session.selected_pieces == ("note1",)
    assert desk.session.selection == ()


def test_a_large_project_is_searched_in_slices(
    qtbot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(box, "SLICE_S", 0.0)
    model = desk.session.document.project.model
    for number in range(400):
        model.put_node(Node(f"r{number}", "torch.nn.ReLU", f"many{number}"))
    desk.canvas.canvas.rebuild()
    desk.box.ask()
    desk.box.field.setText("many")
    assert desk.box.found.text().startswith("Searching")
    qtbot.waitUntil(lambda: desk.box.found.text() == "400 found")
    assert desk.box.model.rowCount() == 301
    assert "the first 300" in str(desk.box.model.data(desk.box.model.index(0, 0)))
    desk.key(Qt.Key.Key_Escape)
    assert not desk.box._next.isActive()


def test_it_looks_the_same_when_nothing_was_typed(desk: Desk) -> None:
    before = desk.state
    desk.box.ask()
    desk.box.ask()
    desk.key(Qt.Key.Key_Escape)
    assert desk.state == before
