"""Overlays on the canvas of the real window, on a real run: figures, hover, click, off."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from studio.app.actions import find
from studio.app.session import Session
from studio.observe.asks.profile import ProfileAsk
from studio.observe.asks.vitals import VitalsAsk
from studio.train.checkpoint import load_weights
from studio.train.store import LAST, RunFolder
from studio.ui.canvas.card import figure_place
from studio.ui.canvas.flow import breadth, decades_of, stream_of
from studio.ui.canvas.health import tag_of
from studio.ui.plots.numbers import short
from studio.ui.plots.timings import milliseconds
from studio.ui.theme import Theme
from studio.ui.window import MainWindow

WAIT_MS = 60_000


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, session: Session) -> MainWindow:
    window = MainWindow(session, theme)
    qtbot.addWidget(window, before_close_func=lambda _: window.close_now())
    window.resize(1440, 900)
    window.show()
    session.open_example("digits_cnn")
    return window


def until(qtbot: QtBot, session: Session, reached: Callable[[], bool]) -> None:
    def look() -> bool:
        session.poll()
        return bool(reached())

    qtbot.waitUntil(look, timeout=WAIT_MS)


def asked(session: Session) -> set[type]:
    return {type(ask) for ask in session.runs._watch.asks}


def hover(window: MainWindow, scene: QPointF) -> str:
    """Rest the pointer here; what the tip says."""
    viewport = window.canvas.viewport()
    place = window.canvas.mapFromScene(scene)
    QApplication.sendEvent(
        viewport, QHelpEvent(QHelpEvent.Type.ToolTip, place, viewport.mapToGlobal(place))
    )
    return QToolTip.text()


def click(qtbot: QtBot, window: MainWindow, scene: QPointF) -> None:
    place: QPoint = window.canvas.mapFromScene(scene)
    qtbot.mouseClick(window.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_overlays_tell_of_a_run_and_ask_nothing_when_off(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    assert not window.middle.overlay_button.isVisible(), "there is no run yet"
    runs, scene, bench = session.runs, window.canvas.canvas, window.bench
    runs.start()
    runs.pause()
    until(qtbot, session, lambda: runs.state == "paused")
    assert not asked(session) & {VitalsAsk, ProfileAsk}
    button = window.middle.overlay_button
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [entry.text() for entry in menu.actions() if entry.text()]
    assert "Gradients and updates on wires" in names
    menu.close()
    for action in ("view.flow", "view.health", "view.pictures_weights", "view.colour_time"):
        window.trigger(find(action))
    assert asked(session) >= {VitalsAsk, ProfileAsk}
    runs.step()
    until(qtbot, session, lambda: bench.overlays.vitals and bench.overlays.vitals.updated)
    until(qtbot, session, lambda: runs.state == "paused" and bool(scene.look.streams))
    until(qtbot, session, lambda: any(item.card.warmth for item in scene.node_items()))
    vitals = bench.overlays.vitals
    assert vitals is not None
    ids = {node.name: node.id for node in session.graph}

    wire = next(w for w in session.graph.wires() if w.source == ids["relu1"])
    conv = vitals.nodes[ids["norm1"]]
    assert scene.look.streams is not None
    assert scene.look.streams[ids["relu1"]] == scene.look.streams[ids["norm1"]]
    item = scene.wire_item(wire)
    assert item is not None
    told = hover(window, item.path().pointAtPercent(0.5))
    assert told.splitlines()[0] == "norm1"
    assert f"Gradient {short(conv.gradient)} " in told
    assert f"by {conv.ratio:.1e} of" in told

    relu = scene.node_item(ids["relu3"])
    assert relu is not None
    assert scene.look.health is not None
    tag = tag_of(relu.card.layout, scene.look.health[ids["relu3"]], scene.look.ink)
    output = vitals.nodes[ids["relu3"]].output
    told = hover(window, relu.pos() + tag.center())
    assert f"{output.dead} of 64 units give 0 for every example" in told
    assert f"{vitals.examples} of {vitals.of} examples of the validation split" in told
    click(qtbot, window, relu.pos() + tag.center())
    assert session.selection == (ids["relu3"],)
    assert window.layout_keeper.docks["activations"].widget().isVisible()

    conv2 = scene.node_item(ids["conv2"])
    assert conv2 is not None
    assert conv2.card.warmth is not None
    figure = figure_place(conv2.card.warmth.figure, scene.look.ink)
    told = hover(window, conv2.pos() + figure.center())
    profile = bench.heat._profile
    assert profile is not None
    one = profile.nodes[ids["conv2"]]
    assert f"forward {milliseconds(one.forward_s)} ms, backward" in told
    assert conv2.card.warmth.figure == f"{milliseconds(one.seconds)} ms"
    click(qtbot, window, conv2.pos() + figure.center())
    assert session.selection == (ids["conv2"],)
    assert window.layout_keeper.docks["machine"].widget().isVisible()

    hidden = scene.node_item(ids["hidden"])
    assert hidden is not None
    until(qtbot, session, lambda: hidden.card.miniature is not None)
    place = hidden.card.layout.miniature
    assert place is not None
    largest = vitals.nodes[ids["hidden"]].largest
    told = hover(window, hidden.pos() + place.center())
    assert told.splitlines()[0] == "weight"
    assert f"from {short(largest.weights.low)} to {short(largest.weights.high)}" in told
    click(qtbot, window, hidden.pos() + place.center())
    assert session.selection == (ids["hidden"],)
    assert window.layout_keeper.docks["weights"].widget().isVisible()

    for action in ("view.flow", "view.health", "view.pictures_values", "view.colour_family"):
        window.trigger(find(action))
    window.layout_keeper.docks["machine"].close()
    assert scene.look.streams is None
    assert scene.look.health is None
    until(qtbot, session, lambda: not asked(session) & {VitalsAsk, ProfileAsk})

    assert window._status.looking.text().startswith("Looking costs ")
    runs.stop()
    until(qtbot, session, lambda: not runs.active)
    assert window._status.looking.text() == "", "nothing looks at a run that has ended"
    assert runs.current is not None
    weights = load_weights(RunFolder(runs.current.folder), LAST)
    for name in ("conv1", "hidden"):
        (key,) = (key for key in weights if key.endswith(f"{name}.weight"))
        norm = np.linalg.norm(weights[key].double().numpy())
        (one,) = (p for p in vitals.nodes[ids[name]].parameters if p.name == "weight")
        assert one.weight == pytest.approx(norm, rel=1e-6)


def test_breadth_and_colour_follow_logarithms() -> None:
    decades = decades_of([1e-3, 0.5], None)
    assert decades == (-3.0, 0.0)
    assert decades_of([2e-3, 0.4], decades) is decades, "a scale stays while norms tremble"
    assert decades_of([1e-5, 0.4], decades) == (-5.0, 0.0)
    thin, middle, thick = (stream_of(g, 1e-3, decades) for g in (1e-3, 10**-1.5, 1.0))
    assert breadth(thin.breadth) < breadth(middle.breadth) < breadth(thick.breadth)
    low, high = (stream_of(0.1, ratio, decades).shade for ratio in (1e-5, 1e-2))
    assert 0 <= low < high
    assert stream_of(0.1, None, decades).shade == -1
    assert stream_of(float("nan"), 1e-3, decades).breadth > thick.breadth
