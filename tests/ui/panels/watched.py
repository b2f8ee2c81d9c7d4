"""A session as the panels see it: real signals and frames, no training and no torch."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np

from studio.app.session import Session
from studio.app.viewer import Viewer
from studio.graph.model import Node, Project, Wire
from studio.graph.signal import Signal
from studio.layers.catalogue import standard
from studio.message import Message
from studio.observe.asks.ask import Finding
from studio.observe.asks.example import Example
from studio.observe.asks.saliency import SaliencyAsk, SaliencyFound
from studio.observe.frames import (
    Activations,
    Boundary,
    FieldInfo,
    Gradients,
    Histogram,
    Scalars,
    Shown,
    Weights,
)

CLASSES = ("sandal", "shirt", "sneaker")
IMAGES = (
    FieldInfo("image", (1, 6, 6), "image"),
    FieldInfo("label", (), "label", CLASSES),
)
POINTS = (FieldInfo("point", (2,), "points"), FieldInfo("label", (), "label", ("a", "b")))


def project() -> Project:
    found = Project("net")
    kinds = {"image": "input", "conv1": "torch.nn.Conv2d", "relu": "torch.nn.ReLU",
             "classes": "torch.nn.Linear", "scores": "output"}  # fmt: skip
    for index, (name, kind) in enumerate(kinds.items(), 1):
        found.model.put_node(Node(f"n{index}", kind, name))
    for index in range(1, 5):
        found.model.put_wire(Wire(f"n{index}", "output", f"n{index + 1}", "input"))
    return found


@dataclass
class FakeDocument:
    project: Project


@dataclass
class FakeRuns:
    active: bool = False
    current: Any = None
    folder: Any = None
    fields: tuple[FieldInfo, ...] = ()
    started_count: int = 0
    frames: Signal[Any] = field(default_factory=Signal)
    progressed: Signal[Any] = field(default_factory=Signal)
    started: Signal[Any] = field(default_factory=Signal)
    ended: Signal[Any] = field(default_factory=Signal)

    def start(self) -> None:
        self.started_count += 1
        self.active = True
        self.started.emit(None)


class FakePast:
    """Looks at the run as it is."""

    def __init__(self, runs: FakeRuns) -> None:
        self._runs = runs
        self.frames: Signal[Any] = Signal()
        self.scalars: Signal[Any] = Signal()
        runs.frames.connect(self._hear)
        self.opened: Signal[Any] = Signal()
        self.moved: Signal[Any] = Signal()
        self.grown: Signal[Any] = Signal()
        self.folder = None
        self.at: int | None = None
        self.moments: tuple[int, ...] = ()
        self.has_run = False

    @property
    def fields(self) -> tuple[FieldInfo, ...]:
        return self._runs.fields

    def over_time(self, *_: object) -> None:
        """It has kept nothing."""

    def _hear(self, frames: list[Any]) -> None:
        for signal, numbers in ((self.scalars, True), (self.frames, False)):
            if found := [frame for frame in frames if isinstance(frame, Scalars) == numbers]:
                signal.emit(found)


class FakeSession(Viewer):
    """Looks about like a session, and has no program behind it."""

    def __init__(self, analysis: Any = None) -> None:
        super().__init__()
        self.document: Any = FakeDocument(project())
        self.runs = FakeRuns()
        self.past = FakePast(self.runs)
        self.analysis = analysis
        self.training = None
        self.catalogue = standard()
        self.notices: list[tuple[str, str]] = []
        self.opened: Signal[Any] = Signal()
        self.changed: Signal[Any] = Signal()
        self.analysed: Signal[Any] = Signal()

    def notify(self, kind: str, message: Message, node: str = "") -> None:
        self.notices.append((kind, str(message)))

    @property
    def real(self) -> Session:
        return cast(Session, self)


def scalars(step: int, **values: float) -> Scalars:
    return Scalars(step, step / 10, step / 5, values)


def histogram(mean: float = 0.0) -> Histogram:
    return Histogram(mean - 1, mean + 1, np.array([1, 3, 1], np.int64), mean, 0.5)


def weights(node: str, step: int, convolution: bool = True) -> Weights:
    filters = np.linspace(-1, 1, 8 * 9, dtype=np.float32).reshape(8, 1, 3, 3)
    histograms = {"weight": histogram(), "bias": histogram(2.0)}
    return Weights(node, step, histograms, filters if convolution else None, 8)


def activations(node: str, shape: tuple[int, ...], step: int = 5, port: str = "output") -> Any:
    values = np.arange(np.prod(shape), dtype=np.float32).reshape(shape)
    return Activations(node, step, Example(), port, values, shape)


def saliency(target: int = 2, sample: int = 0) -> Finding:
    values = np.zeros((1, 6, 6), np.float32)
    values[0, 2, 3] = 0.5
    scores = np.array([0.1, 0.2, 0.7], np.float32)
    found = SaliencyFound(
        Example(sample), target, None, 2, True, np.ones_like(values), values, scores
    )
    return Finding(SaliencyAsk(sample=Example(sample)), 7, found)


def gradients() -> Gradients:
    return Gradients(9, {"n2": {"weight": 0.1}, "n4": {"weight": 0.01}})


def boundary() -> Boundary:
    grid = np.full((5, 5, 2), 0.5, np.float32)
    return Boundary(4, (-1, 1, -1, 1), grid, np.zeros((1, 2), np.float32), np.zeros(1, np.int64))


def shown(step: int, name: str = "made", shape: tuple[int, ...] = (9, 1, 6, 6)) -> Shown:
    values = np.linspace(0, 1, int(np.prod(shape)), dtype=np.float32).reshape(shape)
    return Shown(name, step, values, shape)
