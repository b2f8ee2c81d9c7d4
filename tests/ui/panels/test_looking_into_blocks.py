"""Panels that show nodes by their ids follow into the block that is looked at."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from studio.app.scope import Scope
from studio.app.session import Session
from studio.graph.blocks import make_block
from studio.graph.definitions import AddGraph
from studio.graph.edits import SetParam
from studio.graph.model import Graph, Node
from studio.observe.asks.example import Example
from studio.observe.frames import Activations, Gradients, Watch
from studio.ui.canvas.view import CanvasView
from studio.ui.miniatures import Miniatures, picture
from studio.ui.panels.activations import ActivationsPanel
from studio.ui.panels.gradients import GradientsPanel
from studio.ui.panels.problems import ProblemsPanel
from studio.ui.plots.plot import number_font
from studio.ui.theme import Theme


@pytest.fixture
def block(session: Session) -> str:
    """The digits example with its second convolution in a block; the block's node."""
    session.open_example("digits_cnn")
    model = session.graph
    chosen = [model.find(name) for name in ("conv2", "norm2", "relu2")]
    ids = [node.id for node in chosen if node]
    before = set(model.ids())
    project = session.document.project
    assert session.do(make_block(project, session.kinds, "model", ids, "stage"))
    (instance,) = set(session.graph.ids()) - before
    return instance


def inner(session: Session, name: str) -> str:
    node = session.document.project.graphs["stage"].find(name)
    assert node is not None
    return node.id


def seen(node: str, value: float) -> Activations:
    values = np.full((4, 6, 6), value, np.float32)
    return Activations(node, 3, Example(), "output", values, values.shape)


def test_a_problem_inside_is_named_by_the_way_to_it_and_entered(
    qtbot: QtBot, session: Session, theme: Theme, block: str
) -> None:
    panel = ProblemsPanel(session, theme)
    qtbot.addWidget(panel)
    panel.resize(700, 240)
    with qtbot.waitExposed(panel):
        panel.show()
    jumps: list[str] = []
    panel.jumped.connect(jumps.append)
    conv = inner(session, "conv2")
    session.do(SetParam(conv, "in_channels", 7, "stage"))
    row = next(row for row in panel.rows if row.problem.node == conv)
    words = [label.text() for label in row.findChildren(QLabel)]
    assert "stage › conv2" in words
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert session.scope == Scope("stage", (block,))
    assert session.selection == (conv,)
    assert jumps == [conv]
    session.leave()
    fix = next(row for row in panel.rows if row.problem.node == conv and row.buttons)
    qtbot.mouseClick(fix.buttons[0], Qt.MouseButton.LeftButton)
    assert "in_channels" not in session.document.project.graphs["stage"].node(conv).params
    assert session.analysis is not None
    assert session.analysis.ok


def test_a_problem_of_a_block_by_itself_is_listed_while_it_is_looked_at(
    qtbot: QtBot, session: Session, theme: Theme, block: str
) -> None:
    spare = Graph()
    spare.put_node(Node("n1", "torch.nn.Linear", "alone", {"out_features": 3}))
    assert session.do(AddGraph("spare", spare))
    panel = ProblemsPanel(session, theme)
    qtbot.addWidget(panel)
    assert not panel.rows
    session.show("spare")
    assert {row.problem.graph for row in panel.rows} == {"spare"}
    session.show("model")
    assert session.scope == Scope()
    assert not panel.rows


def test_what_is_watched_is_named_by_the_way_to_it(
    qtbot: QtBot, session: Session, theme: Theme, block: str
) -> None:
    panel = ActivationsPanel(session, theme)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    conv = inner(session, "conv2")
    session.enter(block)
    session.select([conv])
    assert panel.wants().activations == {f"{block}/{conv}"}
    session.runs.frames.emit([seen(conv, 1.0), seen(f"{block}/{conv}", 2.0)])
    qtbot.waitUntil(panel.atlas.isVisible)
    assert panel.title.text() == "conv2"
    assert set(panel._latest[panel.seen]) == {"output"}
    session.show("stage")
    session.select([conv])
    assert panel.wants().activations == {f"{block}/{conv}"}, "by itself it is seen where it is used"
    spare = Graph()
    spare.put_node(Node("n1", "torch.nn.Linear", "alone", {"out_features": 3}))
    assert session.do(AddGraph("spare", spare))
    session.show("spare")
    session.select(["n1"])
    assert panel.wants().activations == frozenset(), "no run runs it"
    qtbot.waitUntil(lambda: "uses this block" in panel.empty.label.text())


def test_pictures_in_cards_are_those_of_the_graph_shown(
    qtbot: QtBot, session: Session, theme: Theme, block: str
) -> None:
    view = CanvasView(session, theme)
    qtbot.addWidget(view)
    view.resize(1000, 600)
    with qtbot.waitExposed(view):
        view.show()
    small = Miniatures(session, theme, view)
    outside = small.watch(Watch()).activations
    assert block in outside
    assert not any("/" in node for node in outside)
    session.enter(block)
    QApplication.processEvents()
    conv = inner(session, "conv2")
    assert f"{block}/{conv}" in small.watch(Watch()).activations
    session.runs.frames.emit([seen(conv, 1.0), seen(f"{block}/{conv}", 2.0)])
    qtbot.waitUntil(lambda: view.canvas.node_item(conv).card.miniature is not None)
    session.leave()
    assert view.canvas.node_item(block).card.miniature is None
    assert view.canvas.node_item(block).card.inner is not None
    small.clear()
    view.close_canvas()


def test_bars_of_gradients_are_those_of_the_layers_shown(
    qtbot: QtBot, session: Session, theme: Theme, block: str
) -> None:
    panel = GradientsPanel(session, theme)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    conv = inner(session, "conv2")
    norms = {block: {"conv2.weight": 2.0}, f"{block}/{conv}": {"weight": 2.0}}
    session.runs.frames.emit([Gradients(5, norms)])
    qtbot.waitUntil(lambda: [name for _, name in panel.flow._rows] == ["stage"])
    session.enter(block)
    qtbot.waitUntil(lambda: [name for _, name in panel.flow._rows] == ["conv2"])
    panel.flow.chosen.emit(f"{block}/{conv}")
    assert session.selection == (conv,)
    session.leave()
    panel.flow.chosen.emit(f"{block}/{conv}")
    assert session.scope == Scope("stage", (block,)), "one is led to where it is"


def test_a_single_number_is_drawn_in_figures_and_leaves_the_plots_their_letters(
    qtbot: QtBot, theme: Theme
) -> None:
    before = number_font().pixelSize()
    one, other = (picture(np.float32(value), "Add", theme) for value in (0.5, -12.25))
    assert one != other
    assert number_font().pixelSize() == before
