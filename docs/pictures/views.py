"""Each view in a telling state, from real runs: the pictures of ``views.md``.

A view is torn off for its picture, so that all have the same size wherever their docks are.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize

from pictures.studio import Studio
from studio.ui.panels.saliency import SaliencyPanel
from studio.ui.panels.writing import WritingPanel

WIDE = QSize(720, 340)
SHORT = QSize(720, 250)
TALL = QSize(720, 460)


def take(studio: Studio, name: str, size: QSize = WIDE, seconds: float = 2.0) -> None:
    """Photograph a view that a run under way fills."""
    studio.window.show_panel(name)
    view = studio.window.open_views.views[name]
    view.tear_off(True)
    view.dock.resize(size)
    studio.wait(lambda: view.panel.isVisible() and not view.panel.vacancy())
    studio.settle(seconds)
    studio.photograph(f"views-{name}", view.panel)
    view.tear_off(False)
    studio.settle()


def of_clothes(studio: Studio) -> None:
    """What a network for clothes learns, in the views that most networks fill."""
    studio.open("fashion_cnn", epochs=20)
    studio.select("conv1")
    with studio.training(steps=150):
        studio.window.bench.view(SaliencyPanel).choice.choose("integrated_gradients")
        for name in ("curves", "weights", "activations", "saliency"):
            take(studio, name)
        take(studio, "gradients", SHORT)


def of_digits(studio: Studio) -> None:
    """What is found out over many examples, and over the whole of a step."""
    studio.open("digits_cnn", epochs=200)
    studio.select("hidden")
    with studio.training(steps=150):
        take(studio, "machine", TALL, seconds=8)
        take(studio, "space", TALL, seconds=4)
        take(studio, "predictions", TALL, seconds=4)


def boundary(studio: Studio) -> None:
    """How a small network divides the plane."""
    studio.open("moons_mlp", epochs=400)
    with studio.training(steps=700):
        take(studio, "boundary")


def samples(studio: Studio) -> None:
    """What an autoencoder gives back."""
    studio.open("autoencoder", epochs=4)
    with studio.training(steps=200):
        take(studio, "samples")


def writing(studio: Studio) -> None:
    """What a language model writes."""
    studio.open("char_lstm")
    studio.window.show_panel("writing")
    with studio.training(steps=60):
        studio.wait(lambda: len(studio.window.bench.view(WritingPanel).page.toPlainText()) > 160)
        take(studio, "writing")


def step(studio: Studio) -> None:
    """All values of one step."""
    studio.open("digits_cnn", epochs=50)
    studio.window.show_panel("step")
    runs = studio.session.runs
    with studio.training(steps=30):
        runs.pause()
        studio.wait(lambda: runs.state == "paused")
        runs.step()
        take(studio, "step", SHORT)


def attention(studio: Studio) -> None:
    """What the heads of a small transformer look at."""
    studio.open("char_transformer")
    with studio.training(steps=60):
        take(studio, "attention", seconds=4)


def doctor(studio: Studio) -> None:
    """What is said of a learning rate that is far too high."""
    studio.open("moons_mlp", epochs=200, lr=3.0)
    with studio.training(steps=300):
        take(studio, "doctor", SHORT, seconds=3)


PICTURES: dict[str, Callable[[Studio], None]] = {
    "views-of-clothes": of_clothes,
    "views-of-digits": of_digits,
    "views-attention": attention,
    "views-doctor": doctor,
    "views-boundary": boundary,
    "views-samples": samples,
    "views-writing": writing,
    "views-step": step,
}
"""By the names under which ``make_pictures.py`` makes them."""
