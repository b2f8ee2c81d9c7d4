from __future__ import annotations

import numpy as np
import pytest
from live import Live
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.observe.asks.weights import MatrixFound
from studio.train.filming import read
from studio.ui.panels.weight_measures import DistanceView, RowsView, SpectrumView
from studio.ui.panels.weight_views import FilterView, MatrixView
from studio.ui.panels.weights import WeightsPanel
from studio.ui.theme import Theme


def pick(panel: WeightsPanel, picture: str) -> None:
    row = panel.picture.findData(picture)
    assert row >= 0, picture
    panel.picture.setCurrentIndex(row)
    panel.picture.activated.emit(row)


def choose(panel: WeightsPanel, text: str) -> None:
    row = panel.parameter.findText(text)
    assert row >= 0, text
    panel.parameter.setCurrentIndex(row)


def test_every_picture_of_a_layer_is_of_its_weights(
    qtbot: QtBot, session: Session, theme: Theme
) -> None:
    live = Live(qtbot, session, "digits_cnn")
    panel = live.show(WeightsPanel(session, theme))
    session.select((live.node("conv2"),))
    step = live.train(4)
    live.until(lambda: panel.picture.findData("singular") >= 0)
    assert panel.title.text() == "conv2"
    assert panel.filters.isVisible()
    assert panel.ridges.isVisible()

    pick(panel, "matrix")
    values = panel.views["matrix"]
    assert isinstance(values, MatrixView)
    live.until(lambda: values.matrix.shown.rows > 0)
    live.until(lambda: f"step {step}" in panel.caption.text())
    shown = values.matrix.shown
    pick(panel, "singular")
    spectrum = panel.views["singular"]
    assert isinstance(spectrum, SpectrumView)
    live.until(lambda: spectrum._found is not None)
    pick(panel, "filters")
    pages = panel.views["filters"]
    assert isinstance(pages, FilterView)
    live.until(lambda: pages._found is not None)
    assert pages._found is not None
    seen = {}
    while True:
        live.until(lambda: panel._shown is not None and pages._found is not None)
        found = pages._found
        seen.update(enumerate(found.maps, found.first))
        if not pages.next.isEnabled():
            break
        pages.next.click()
        live.until(lambda now=found: pages._found is not now)  # type: ignore[misc]
    pick(panel, "distance")
    distance = panel.views["distance"]
    assert isinstance(distance, DistanceView)
    live.until(lambda: step in distance._known)

    live.stop()
    layer = live.module().layer(live.node("conv2"))
    assert layer is not None
    weight = layer.get_parameter("weight").detach().double().numpy()
    matrix = weight.reshape(len(weight), -1)
    np.testing.assert_allclose(shown.values, matrix, atol=1e-7)
    expected = np.linalg.svd(matrix, compute_uv=False)
    assert spectrum._found is not None
    np.testing.assert_allclose(spectrum._found.values, expected, atol=1e-6)
    every = np.stack([seen[place] for place in sorted(seen)])
    np.testing.assert_allclose(every, weight.reshape(-1, *weight.shape[2:]), atol=1e-7)
    run = session.runs.current
    assert run is not None
    began = read(run.folder, 0).weights
    then = next(v for k, v in began.items() if k.endswith("conv2.weight")).double().numpy()
    told = distance._known[step]["weight"]
    apart = np.linalg.norm(weight - then) / np.linalg.norm(then)
    assert told.relative == pytest.approx(apart, rel=1e-5)

    table = panel.table()
    assert table is not None
    assert tuple(table.names) == ("step", "parameter", "relative_distance", "cosine")
    # At rest, what the run kept is looked back at: from the very first step.
    live.until(lambda: 0 in distance._known)
    assert distance._known[0]["weight"].relative == 0


def test_gates_and_rows_of_tables_can_be_chosen(
    qtbot: QtBot, session: Session, theme: Theme
) -> None:
    live = Live(qtbot, session, "char_lstm")
    session.set_setting("data.characters", 20_000)
    panel = live.show(WeightsPanel(session, theme))
    recurrent = next(n for n in session.graph if n.kind == "torch.nn.LSTM")
    session.select((recurrent.id,))
    live.train(2)
    live.until(lambda: panel.parameter.findText("weight_ih_l0 · forget gate") >= 0)
    choose(panel, "weight_ih_l0 · forget gate")
    pick(panel, "matrix")
    past = panel._shown
    assert past is not None
    live.until(lambda: panel.views["matrix"].ask(panel._chosen) in past.found)  # type: ignore[arg-type]
    gate = past.found[panel.views["matrix"].ask(panel._chosen)][1]  # type: ignore[arg-type]
    table = next(n for n in session.graph if n.kind == "torch.nn.Embedding")
    session.select((table.id,))
    live.until(lambda: panel.picture.findData("rows") >= 0)
    pick(panel, "rows")
    rows = panel.views["rows"]
    assert isinstance(rows, RowsView)
    live.until(lambda: rows.row.maximum() > 7)
    rows.row.setValue(7)
    live.until(lambda: rows._found is not None and rows._found.row == 7)
    assert rows._found is not None
    words = session.runs.fields[0].classes
    assert rows.called.text() == {" ": "␣", "\n": "⏎"}.get(words[7], words[7])

    live.stop()
    module = live.module()
    layer, held = module.layer(recurrent.id), module.layer(table.id)
    assert layer is not None
    assert held is not None
    full = layer.get_parameter("weight_ih_l0").detach()
    assert isinstance(gate, MatrixFound)
    size = full.shape[0] // 4
    assert (gate.rows, gate.columns) == (size, full.shape[1])
    if gate.row_block == gate.column_block == 1:
        np.testing.assert_allclose(gate.values, full[size : 2 * size], atol=1e-7)
    kept = held.get_parameter("weight").detach().double().numpy()
    unit = kept / np.linalg.norm(kept, axis=1, keepdims=True)
    cosines = unit @ unit[7]
    order = [row for row in np.argsort(-cosines) if row != 7]
    assert rows._found.nearest.tolist()[:5] == order[:5]
