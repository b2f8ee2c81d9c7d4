"""What all templates draw: small models that stand in, data, and wires by the names of ports."""

from __future__ import annotations

import studio.api as plexus
from studio.api import Drawing, Layer, Port, Project
from studio.graph.model import TRAINING

DIGIT = ("N", 1, 8, 8)


class Sheet:
    """Draws in one graph; where things stand is arranged at the end."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing

    def add(
        self,
        kind: str,
        name: str,
        *sources: Layer | Port,
        note: str = "",
        wires: dict[str, Layer | Port] | None = None,
        **params: object,
    ) -> Layer:
        """Add a node; ``sources`` go to its first input, ``wires`` to the inputs they name."""
        layer = self.drawing.add(kind, name=name, note=note, **params)
        for source in sources:
            self.drawing.connect(source, layer)
        for port, source in (wires or {}).items():
            self.drawing.connect(source, layer[port])
        return layer

    def nn(self, kind: str, name: str, *sources: Layer | Port, **params: object) -> Layer:
        return self.add(f"torch.nn.{kind}", name, *sources, **params)  # type: ignore[arg-type]

    def loss(
        self, kind: str, name: str, given: Layer | Port, target: Layer | Port, **params: object
    ) -> Layer:
        wires = {"input": given, "target": target}
        return self.add(kind, name, wires=wires, **params)  # type: ignore[arg-type]

    def again(self, layer: Layer, name: str, *sources: Layer | Port) -> Layer:
        """Another call of a model, with the same weights."""
        call = self.drawing.use_again(layer, name)
        for source in sources:
            self.drawing.connect(source, call)
        return call

    def adam(self, name: str, loss: Layer | Port, **params: object) -> Layer:
        params.setdefault("lr", 0.002)
        return self.add("torch.optim.Adam", name, loss, **params)  # type: ignore[arg-type]

    def show(self, name: str, source: Layer | Port, note: str = "") -> None:
        self.add("output", name, source, note=note)

    def perceptron(self, x: Layer | Port, hidden: int, out: int, name: str = "out") -> Layer:
        """Two Linear layers."""
        x = self.nn("Linear", "hidden", x, out_features=hidden)
        x = self.nn("ReLU", "relu", x)
        return self.nn("Linear", name, x, out_features=out)


def begin(name: str, model: str, step: str, **settings: object) -> tuple[Project, Sheet, Sheet]:
    """A project, and sheets for its model and its training graph, with what they are for."""
    project = plexus.new(name)
    project.about(model)
    training = project.block(TRAINING, step)
    known = {"data.source": "digits", "train.epochs": 10, "train.batch_size": 64, **settings}
    for key, value in known.items():
        project.set(key, value)
    return project, Sheet(project), Sheet(training)


def of_digits(model: Sheet, hidden: int, out: int) -> None:
    """A model that gives some numbers for a picture."""
    x = model.add("input", "image", shape=DIGIT, note="Stands in for what your model takes.")
    x = model.nn("Flatten", "flatten", x)
    model.add("output", "y", model.perceptron(x, hidden, out))


def image(step: Sheet) -> Layer:
    return step.add("input", "image", shape=DIGIT, note="A field of the data, by its name.")


def label(step: Sheet) -> Layer:
    return step.add("input", "label", shape=("N",), dtype="int64", note="The true class of each.")
