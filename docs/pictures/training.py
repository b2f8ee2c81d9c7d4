"""Training: its graph, its schedule, and what is seen of a run."""

from __future__ import annotations

from PySide6.QtCore import QRect

from pictures.studio import Studio, around
from studio.app.scope import OF_TRAINING, Scope
from studio.ui.canvas.frame import CanvasFrame
from studio.ui.panels.writing import WritingPanel


def graph(studio: Studio) -> None:
    """A training graph of one's own, with the tabs above it."""
    studio.open("autoencoder")
    studio.session.look(OF_TRAINING)
    studio.read()
    middle: CanvasFrame = studio.window.middle
    studio.window.canvas.fit_all()
    studio.settle(1)
    view = studio.window.canvas
    cards = view.canvas.node_items()
    boxes = [view.mapFromScene(card.rect).boundingRect() for card in cards]
    part = around(view.viewport(), boxes)
    below = view.viewport().mapTo(middle, part.bottomLeft()).y()
    studio.photograph("training-graph", middle, QRect(0, 0, middle.width(), below))
    studio.session.look(Scope())


def schedule(studio: Studio) -> None:
    """The learning rate over a run, before it is begun."""
    studio.open("fashion_cnn", schedule="CosineAnnealingLR", warm_up=200)
    studio.window.show_panel("run")
    rates = studio.window.bench.run.rates
    studio.wait(lambda: not rates.isHidden() and rates.height() > 40)
    studio.settle(3)
    studio.photograph("schedule", rates)
    studio.window.show_panel("inspector")


def samples(studio: Studio) -> None:
    """What an autoencoder gives back, beside what it was given."""
    studio.open("autoencoder", epochs=4)
    studio.window.show_panel("samples")
    with studio.training(steps=200):
        studio.settle(2)
        studio.photograph("samples", studio.window.bench.views["samples"])


def writing(studio: Studio) -> None:
    """What a language model writes."""
    studio.open("char_lstm")
    studio.window.show_panel("writing")
    with studio.training(steps=120):
        studio.wait(lambda: len(studio.window.bench.view(WritingPanel).page.toPlainText()) > 300)
        studio.settle(1)
        studio.photograph("writing", studio.window.bench.view(WritingPanel))


def step(studio: Studio) -> None:
    """All values of one step."""
    studio.open("digits_cnn", epochs=50)
    studio.window.show_panel("step")
    runs = studio.session.runs
    with studio.training(steps=30):
        runs.pause()
        studio.wait(lambda: runs.state == "paused")
        runs.step()
        panel = studio.window.bench.views["step"]
        studio.wait(lambda: panel.pages.currentWidget() is panel.body)
        studio.settle(1)
        studio.photograph("step", panel)


def marks(studio: Studio) -> None:
    """A change of the learning rate, as the curves have it."""
    studio.open("digits_cnn", epochs=60)
    studio.window.show_panel("curves")
    runs = studio.session.runs
    with studio.training(steps=250):
        runs.set_rate(0.0002)
        reached = runs.current.progress.step + 250 if runs.current is not None else 0
        studio.wait(lambda: runs.current is None or runs.current.progress.step >= reached)
        studio.settle(1)
        studio.photograph("marks", studio.window.bench.views["curves"])


def time(studio: Studio) -> None:
    """The canvas and the views at an early moment of a run."""
    studio.open("digits_cnn", epochs=60)
    studio.session.select(studio.session.graph.ids()[1:2])
    past = studio.session.past
    with studio.training(steps=400):
        studio.wait(lambda: len(past.moments) > 30)
        past.go(4)
        studio.wait(lambda: not past.busy)
        studio.settle(1)
        studio.photograph("time", studio.window)
        past.go(None)
