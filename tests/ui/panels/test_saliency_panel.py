"""The Saliency panel on real runs, its numbers held against captum's on the same weights."""

from __future__ import annotations

from pathlib import Path

import captum.attr as captum
import numpy as np
import pytest
import torch
from live import Live
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from running import straight
from watched import FakeSession

from studio.app.session import Session
from studio.data import sources
from studio.graph.model import Project
from studio.message import Message
from studio.observe.asks.ask import Finding, Missing
from studio.observe.asks.example import Example
from studio.observe.asks.saliency import SaliencyFound
from studio.observe.frames import FieldInfo
from studio.ui.panels.saliency import SaliencyPanel
from studio.ui.theme import Theme

LEFT = Qt.MouseButton.LeftButton


def settled(live: Live, panel: SaliencyPanel) -> None:
    """Wait until the panel shows what it asks for."""
    live.until(lambda: panel._of == panel.ask and panel._found is not None)


def looked_at_otherwise(qtbot: QtBot, live: Live, panel: SaliencyPanel) -> None:
    """Against random weights, over the run, and by captum."""
    panel.choice.settings.against.setCurrentIndex(0)
    panel.choice.settings.changed.emit()
    settled(live, panel)
    assert panel._found is not None
    now = panel._found.values
    panel.choice.check.click()
    live.until(lambda: panel.aside.isVisible() and not panel.aside.busy)
    assert "Rank correlation" in panel.aside.words.text()
    tiles = panel.aside.strip._tiles
    assert tiles[0].title == "trained" and tiles[-1].title.endswith(" all")
    assert not any(np.allclose(tile.values, now) for tile in tiles[1:])
    past = live.session.past
    qtbot.waitUntil(panel.choice.history.isEnabled)
    panel.choice.history.click()
    assert not panel.aside.isVisible()
    live.until(lambda: panel.aside.isVisible() and not panel.aside.busy)
    tiles = panel.aside.strip._tiles
    assert [tile.title for tile in tiles] == [str(step) for step in past.moments]
    assert np.allclose(tiles[-1].values, now, atol=1e-5)
    qtbot.mouseClick(panel.aside.strip, LEFT, pos=panel.aside.strip.place(0).center().toPoint())
    assert past.at == past.moments[0]
    live.until(
        lambda: panel._found is not None and np.allclose(panel._found.values, tiles[0].values)
    )
    past.go(None)
    panel.choice.choose("lime")
    qtbot.waitUntil(lambda: "press Explain" in panel.reason.text())
    assert panel.choice.go.isVisible()
    assert not panel.wants().asks
    panel.choice.settings.number.setValue(100)
    panel.choice.go.click()
    settled(live, panel)
    assert panel._found.number == 100 and np.abs(panel._found.values).max() > 0
    qtbot.waitUntil(lambda: panel.view.isVisible() and not panel.choice.go.isVisible())


def test_what_is_shown_of_a_digit_is_what_captum_finds(
    qtbot: QtBot, session: Session, theme: Theme
) -> None:
    live = Live(qtbot, session, "digits_cnn")
    panel = SaliencyPanel(session, theme)
    shown: dict[str, np.ndarray] = {}
    with live.running(panel):
        panel.gaze.go_to(3)
        panel.gaze.explain(2)
        for method in ("gradient", "integrated_gradients", "grad_cam", "occlusion"):
            panel.choice.choose(method)
            settled(live, panel)
            assert panel._found is not None
            shown[method] = panel._found.values
        assert panel.view.currentWidget() is panel.heat
        qtbot.waitUntil(
            lambda: "as a mean" in panel.words.text() or "covered" in panel.words.text()
        )
        assert panel.title.text().startswith("2: ")
        patch = panel._found.patch
        panel.choice.choose("gradient")
        panel.choice.settings.against.setCurrentIndex(8)
        panel.choice.settings.changed.emit()
        settled(live, panel)
        shown["contrast"] = panel._found.values
        qtbot.waitUntil(lambda: "2 against 7" in panel.title.text())
        table = panel.table()
        assert table is not None
        rows = list(table.rows)
        assert table.names == ("channel", "row", "column", "value", "attribution")
        assert rows[9][:3] == (0, 1, 1)
        assert rows[9][4] == pytest.approx(float(shown["contrast"][0, 1, 1]))
        looked_at_otherwise(qtbot, live, panel)
    dataset = sources.load(session.document.project.settings, known=session.sources)
    x = torch.tensor(dataset.validation["image"][3:4])
    module = live.module()
    gradient = captum.Saliency(module)
    expected = {
        "gradient": gradient.attribute(x.requires_grad_(), 2, abs=False),
        "integrated_gradients": captum.IntegratedGradients(module).attribute(
            x, target=2, n_steps=32
        ),
        "occlusion": captum.Occlusion(module).attribute(
            x, (1, patch, patch), (1, max(1, patch // 2), max(1, patch // 2)), target=2
        ),
        "contrast": gradient.attribute(x, 2, abs=False) - gradient.attribute(x, 7, abs=False),
    }
    for name, values in expected.items():
        assert np.abs(shown[name]).max() > 1e-4, name
        assert np.allclose(shown[name], values[0].detach().numpy(), rtol=1e-3, atol=1e-5), name
    last = [step for step in module.plan.steps if step.spec.key == "torch.nn.Conv2d"][-1]
    layer = module.layer(last.node)
    cam = captum.LayerGradCam(module, layer).attribute(x, 2, relu_attributions=True)
    cam = captum.LayerAttribution.interpolate(cam, x.shape[2:], "bilinear")
    assert np.allclose(shown["grad_cam"], cam[0].detach().numpy(), rtol=1e-3, atol=1e-5)


def series(folder: Path) -> Project:
    """A network that reads series of five steps of two numbers, and such series."""
    draws = np.random.default_rng(0)
    x = draws.normal(size=(80, 5, 2)).astype(np.float32)
    np.savez(folder / "series.npz", x=x, y=(x[:, 0, 0] > 0).astype(np.int64))
    layers = [("Flatten", {}), ("Linear", {"out_features": 8}), ("Tanh", {})]
    layers += [("Linear", {"out_features": 2})]
    project = straight(*layers, shape=("N", 5, 2)).project
    data = {"data.source": "npz", "data.file": str(folder / "series.npz")}
    project.settings |= {**data, "train.epochs": 2, "train.batch_size": 16}
    return project


@pytest.mark.parametrize("form", ["columns", "series"])
def test_of_a_table_and_a_series_it_shows_what_captum_finds(
    qtbot: QtBot, session: Session, theme: Theme, tmp_path: Path, form: str
) -> None:
    live = Live(qtbot, session, "moons_mlp")
    if form == "series":
        session._show(series(tmp_path), None)
    panel = SaliencyPanel(session, theme)
    with live.running(panel):
        panel.gaze.go_to(2)
        panel.gaze.explain(1)
        panel.choice.choose("gradient_times_input")
        settled(live, panel)
        qtbot.waitUntil(lambda: panel.view.currentWidget() is getattr(panel.view, form))
        assert panel._found is not None
        told = panel._found.values
        table = panel.table()
        assert table is not None
        attributions = [row[-1] for row in table.rows]
    dataset = sources.load(session.document.project.settings, known=session.sources)
    (given,) = (field.name for field in dataset.fields if field.kind != "label")
    x = torch.tensor(dataset.validation[given][2:3]).requires_grad_()
    expected = captum.InputXGradient(live.module()).attribute(x, 1)[0].detach().numpy()
    assert np.abs(expected).max() > 1e-4
    assert np.allclose(told, expected, rtol=1e-3, atol=1e-5)
    assert np.allclose(attributions, expected.ravel(), rtol=1e-3, atol=1e-5)


def shown(
    qtbot: QtBot, theme: Theme, found: SaliencyFound, *fields: FieldInfo
) -> tuple[FakeSession, SaliencyPanel]:
    """A panel that was told something by a run with these fields."""
    session = FakeSession()
    session.runs.active, session.runs.fields = True, fields
    panel = SaliencyPanel(session.real, theme)
    qtbot.addWidget(panel)
    panel.resize(420, 420)
    panel.show()
    session.runs.frames.emit([Finding(panel.ask, 5, found)])
    qtbot.waitUntil(panel.choice.isVisible)
    return session, panel


def found(sample: list[object], values: list[object], **other: object) -> SaliencyFound:
    given = {"classes": True, "scores": np.array([0.2, 0.8], np.float32), "label": None} | other
    return SaliencyFound(
        sample=Example(3),
        target=1,
        against=None,
        input=np.array(sample, np.float32),
        values=np.array(values, np.float32),
        **given,  # type: ignore[arg-type]
    )


def test_a_text_is_shown_by_its_characters(qtbot: QtBot, theme: Theme) -> None:
    text = FieldInfo("text", (3,), "text", ("a", "b", "\n"))
    told = found([1, 2, 0], [0.5, 0, -1], tokens=True, place=Message("the last of 3 places"))
    _, panel = shown(qtbot, theme, told, text)
    assert panel.view.currentWidget() is panel.view.text
    assert panel.view.text._tokens == ("b", "⏎", "a")
    assert "the last of 3 places" in panel.words.text()
    table = panel.table()
    assert table is not None
    assert list(table.rows) == [(0, "b", 0.5), (1, "⏎", 0.0), (2, "a", -1.0)]


def test_a_table_is_shown_by_its_columns(qtbot: QtBot, theme: Theme) -> None:
    fields = FieldInfo("features", (2,), "vector", columns=("age", "height"))
    _, panel = shown(qtbot, theme, found([30, 1.8], [0.25, -2]), fields)
    assert panel.view.currentWidget() is panel.view.columns
    assert panel.view.columns._names == ("age", "height")
    table = panel.table()
    assert table is not None
    rows = list(table.rows)
    assert rows[0] == ("age", 30.0, 0.25)
    assert rows[1][0] == "height"


def test_a_series_is_shown_by_its_steps(qtbot: QtBot, theme: Theme) -> None:
    fields = FieldInfo("sequence", (2, 3), "sequence")
    told = found([[1, 2, 3], [4, 5, 6]], [[0, 1, 0], [0, 0, 7]])
    _, panel = shown(qtbot, theme, told, fields)
    series = panel.view.series
    assert panel.view.currentWidget() is series
    assert series._sample.tolist() == [[1, 4], [2, 5], [3, 6]]
    assert series._heat.tolist() == [0, 1, 7]
    table = panel.table()
    assert table is not None
    assert list(table.rows)[-1] == (1, 2, 6.0, 7.0)


def test_outputs_that_are_no_classes_are_not_called_so(qtbot: QtBot, theme: Theme) -> None:
    told = found([1, 2], [0, 1], classes=False)
    _, panel = shown(qtbot, theme, told, FieldInfo("points", (2,), "points", ("no", "yes")))
    assert panel.title.text() == "output 1: 0.80"
    assert panel.target.itemText(0) == "largest"
    said = (panel.target.toolTip(), panel.target.accessibleName(), panel.scores.toolTip())
    assert not any("class" in each for each in said)


def test_why_there_is_no_map_is_said_where_another_method_can_be_chosen(
    qtbot: QtBot, theme: Theme
) -> None:
    session, panel = shown(qtbot, theme, found([1, 2], [0, 1]))
    panel.choice.choose("grad_cam")
    reason = Missing(Message("There is no convolution."))
    session.runs.frames.emit([Finding(panel.ask, 6, reason)])
    qtbot.waitUntil(lambda: panel.reason.isVisible() and "no convolution" in panel.reason.text())
    panel.choice.choose("gradient")
    session.runs.frames.emit([Finding(panel.ask, 7, found([1, 2], [0, 1]))])
    qtbot.waitUntil(panel.view.isVisible)
    assert panel.remembered() == {"method": "gradient"}
    panel.recall({"method": "occlusion"})
    assert panel.ask.method == "occlusion"


def test_where_a_run_keeps_no_moments_it_is_asked_itself_once(qtbot: QtBot, theme: Theme) -> None:
    session, panel = shown(qtbot, theme, found([1, 2], [0, 1]))
    live = panel.ask
    panel.choice.check.click()
    assert len(panel.wants().asks) == 2 and live in panel.wants().asks
    (asked,) = panel.wants().asks - {live}
    qtbot.waitUntil(panel.choice.go.isVisible)
    assert panel.choice.go.text() == "Cancel"
    session.runs.frames.emit([Finding(asked, 6, Missing(Message("It broke.")))])
    assert panel.wants().asks == {live}
    qtbot.waitUntil(lambda: "It broke" in panel.aside.words.text())
    panel.choice.check.click()
    qtbot.waitUntil(panel.choice.go.isVisible)
    panel.choice.go.click()
    assert panel.wants().asks == {live}
    qtbot.waitUntil(panel.choice.history.isEnabled)
    panel.choice.history.click()
    assert "kept no moments" in panel.aside.words.text()
