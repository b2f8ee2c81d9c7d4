"""A loss in the inspector: the weights of its classes, filled in from the data."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.ui.panels.inspector import InspectorPanel
from studio.ui.theme import Theme

VERB = "Fill in from the data: "


def entries(panel: InspectorPanel, param: str) -> QMenu:
    menu = QMenu(panel)
    panel.node_page.form.fill_menu(param, menu)
    return menu


def test_weights_are_filled_in_once_the_data_is_known(
    qtbot: QtBot, session: Session, theme: Theme
) -> None:
    panel = InspectorPanel(session, theme)
    qtbot.addWidget(panel)
    session.open_example("digits_cnn")
    node = session.add("torch.nn.CrossEntropyLoss")
    assert node is not None
    session.select([node])
    assert all(VERB not in entry.text() for entry in entries(panel, "weight").actions())
    session.advising.begin()
    menu = entries(panel, "weight")
    (verb,) = [entry for entry in menu.actions() if entry.text().startswith(VERB)]
    wanted = session.advising.class_weights("torch.nn.CrossEntropyLoss", "weight")
    verb.trigger()
    panel.refresh()
    assert session.graph.node(node).params == {"weight": wanted}
    again, other = entries(panel, "weight"), entries(panel, "label_smoothing")
    assert all(VERB not in entry.text() for entry in (*again.actions(), *other.actions()))
    session.document.undo()
    assert session.graph.node(node).params == {}
