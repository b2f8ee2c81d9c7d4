"""Data, weights and what a run shows."""

from __future__ import annotations

from PySide6.QtCore import QRect

from pictures.studio import Studio, canvas_part


def window(studio: Studio) -> None:
    """The whole window in both themes, and the live panels, from one run on clothes."""
    studio.open("fashion_cnn", epochs=20)
    for panel in ("curves", "activations", "saliency"):
        studio.window.show_panel(panel)
    studio.select("conv1")
    with studio.training(steps=340):
        studio.settle(3)
        studio.photograph("window-dark")
        studio.photograph("inspector", studio.window.inspector)
        studio.theme.set_scheme("light")
        studio.settle(2)
        studio.photograph("window-light")
        studio.theme.set_scheme("dark")
        studio.settle(2)
        studio.photograph("curves", studio.window.bench.views["curves"])
        studio.photograph("weights", studio.window.bench.views["weights"])
        studio.photograph("activations", studio.window.bench.views["activations"])
        studio.photograph("saliency", studio.window.bench.views["saliency"])
        studio.window.show_panel("gradients")
        studio.settle(2)
        top = QRect(0, 0, studio.window.bench.views["gradients"].width(), 190)
        studio.photograph("gradients", studio.window.bench.views["gradients"], top)
        # Edit while it trains: what differs from the run is marked.
        studio.session.set_param(studio.node("conv2"), "out_channels", 48)
        studio.select("conv2")
        studio.read()
        part = canvas_part(studio, ("conv2", "norm2"))
        studio.photograph("differing", studio.window.canvas, part)
    studio.window.show_panel("run")
    studio.settle(1)
    studio.photograph("training", studio.window.bench.run)
    studio.window.show_panel("inspector")


def boundary(studio: Studio) -> None:
    """How a small network divides the plane."""
    studio.open("moons_mlp", epochs=400)
    studio.window.show_panel("boundary")
    studio.select("hidden1")
    with studio.training(steps=700):
        studio.settle(1)
        top = QRect(0, 0, studio.window.bench.views["boundary"].width(), 210)
        studio.photograph("boundary", studio.window.bench.views["boundary"], top)


def data(studio: Studio) -> None:
    """Where examples come from."""
    studio.open("fashion_cnn")
    studio.window.show_panel("data")
    studio.wait(lambda: "train on" in studio.window.bench.data.sizes.text())
    studio.settle(1)
    studio.photograph("data", studio.window.bench.data)


def weights(studio: Studio) -> None:
    """How the weight of a convolution begins, in the inspector."""
    studio.open("fashion_cnn")
    studio.select("conv1")
    session, section = studio.session, studio.window.inspector.node_page.beginnings
    (node,) = session.selection
    for name, value in (
        ("init:weight", "kaiming_normal_"),
        ("init:weight:nonlinearity", "relu"),
        ("parametrization:weight", "weight_norm"),
    ):
        session.set_param(node, name, value)
    section.fold.setChecked(True)
    studio.wait(lambda: section.rows and section.rows[0].spread.isVisible())
    studio.settle()
    studio.photograph("weights-at-start", section)
    section.fold.setChecked(False)


def augmentation(studio: Studio) -> None:
    """What two augmentations do to examples, in the inspector."""
    studio.open("fashion_cnn")
    session, inspector = studio.session, studio.window.inspector
    for kind, params in (("RandomAffine", {"degrees": 25.0, "shear": 15.0}), ("CutMix", {})):
        node = session.add(kind, params=params)
        assert node is not None
        session.select((node,))
        studio.settle()
        draws = inspector.draws
        assert draws is not None
        studio.wait(lambda draws=draws: not draws.busy and draws.view.shown is not None)
        studio.settle()
        studio.photograph(f"augmentation-{kind.lower()}", draws)
