"""The Saliency panel on real runs, its numbers held against captum's on the same weights."""

from __future__ import annotations

import captum.attr as captum
import numpy as np
import pytest
import torch
from live import Live
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.app.session import Session
from studio.data import sources
from studio.ui.panels.saliency import SaliencyPanel
from studio.ui.theme import Theme

LEFT = Qt.MouseButton.LeftButton


def settled(live: Live, panel: SaliencyPanel) -> None:
    """Wait until the panel shows what it asks for."""
    live.until(lambda: panel._of == panel.ask and panel._found is not None)


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
    dataset = sources.load(session.document.project.settings, session.sources)
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
