"""What the doctor knows of a run: plain values, which rules read. No torch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log, sqrt

from studio.compile.ownership import optimisers
from studio.compile.plan import Plan, Step
from studio.data.survey import Survey
from studio.graph.model import BLOCK, MODEL, Graph, Node, Project
from studio.message import Message
from studio.train.config import TrainConfig


@dataclass(frozen=True, slots=True)
class Point:
    """The training loss of one step."""

    step: int
    epoch: float
    value: float


@dataclass(frozen=True, slots=True)
class Epoch:
    """The numbers of an epoch's end."""

    number: int
    step: int
    train: float
    validation: float
    train_accuracy: float | None = None
    accuracy: float | None = None
    """On the validation split."""


@dataclass(frozen=True, slots=True)
class Vital:
    """How one layer fares."""

    gradient: float | None = None
    """L2 norm of the gradient of all its parameters."""
    weight: float | None = None
    """L2 norm of its parameters."""
    update: float | None = None
    """How far one step moved them, as a share of where they were."""
    dead: float | None = None
    """The share of its units that gave 0 for all examples."""
    saturated: float | None = None
    """The share of its values that are near a bound."""
    size: int = 0
    """How many numbers its parameters have."""


@dataclass(frozen=True, slots=True)
class Look:
    """How all layers fared at one step."""

    step: int
    epoch: float
    vitals: Mapping[str, Vital]
    """By the names of nodes in frames, in the order of the model."""


@dataclass(frozen=True, slots=True)
class Place:
    """A layer: what it is in the run, and where it is in the project."""

    name: str
    """As frames have it: ``n3/n5``."""
    step: Step
    graph: str
    """The graph of the project that it is in."""

    @property
    def node(self) -> str:
        """Its id in that graph."""
        return self.step.node

    @property
    def kind(self) -> str:
        return self.step.spec.key


@dataclass(frozen=True)
class Case:
    """What is trained, and how."""

    project: Project
    plan: Plan
    """Of the model."""
    config: TrainConfig
    training: Plan | None = None
    """Of the training graph, where that was drawn."""
    loss: str = ""
    """Kind of the loss, where the settings say what is trained."""
    target: str = ""
    """The field that the answers are held against, if that is known."""
    scalable: bool = False
    """Whether the source of the data can scale what it reads."""

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """All layers of the model that are no blocks, by their names in frames, in order."""
        return {place.name: place for place in _places(self.plan, "", MODEL)}

    @property
    def is_drawn(self) -> bool:
        return self.training is not None

    @property
    def losses(self) -> int:
        """How many optimisers there are, each with a loss of its own."""
        return len(optimisers(self.training)) if self.training is not None else 1

    def called(self, name: str) -> str:
        """What the user calls a node of a frame."""
        place = self.places.get(name)
        return place.step.called if place is not None else name

    def located(self, name: str) -> tuple[Graph, Node] | None:
        """The node in the project, if it is still there."""
        place = self.places.get(name)
        graph = self.project.graphs.get(place.graph) if place is not None else None
        if place is None or graph is None or place.node not in graph:
            return None
        return graph, graph.node(place.node)

    @property
    def rates(self) -> Mapping[str, float]:
        """The learning rates that it began with, by the nodes of the optimisers.

        Where the settings say it all, there is one under an empty name.
        """
        if self.training is None:
            return {"": self.config.lr}
        found = ((step.node, step.settings.get("lr")) for step in optimisers(self.training))
        return {node: float(rate) for node, rate in found if isinstance(rate, int | float)}


def _places(plan: Plan, above: str, graph: str) -> Iterator[Place]:
    for step in plan.steps:
        name = f"{above}{step.node}"
        if step.bodies:
            inner = step.spec.key.removeprefix(BLOCK)
            repeated = len(step.bodies) > 1
            for number, body in enumerate(step.bodies, 1):
                way = f"{name}#{number}/" if repeated and number > 1 else f"{name}/"
                yield from _places(body, way, inner)
        else:
            yield Place(name, step, graph)


@dataclass(frozen=True)
class Chart:
    """A run as it is known at one moment."""

    case: Case
    points: Sequence[Point] = ()
    """Of a run with one loss, thinned evenly; in order."""
    epochs: Sequence[Epoch] = ()
    looks: Sequence[Look] = ()
    """The last few, in order."""
    survey: Survey | None = None
    fetching: float | None = None
    """The share of the time of late that was spent on making batches."""
    fetching_since: tuple[int, float] = (0, 0.0)
    failure: Message | None = None
    """Why the run ended, where a loss was no number."""
    step: int = 0
    epoch: float = 0.0

    @property
    def baseline(self) -> float | None:
        """The loss of a model that knows nothing but how frequent each answer is.

        The entropy of the classes for a cross-entropy, the variance of the target for a squared
        error; ``None`` for other losses, and where the data is not known.
        """
        case, survey = self.case, self.survey
        if survey is None or not case.target or case.config.class_weights is not None:
            return None
        if case.loss in ("CrossEntropyLoss", "NLLLoss", "BCEWithLogitsLoss", "BCELoss"):
            counts = survey.train.counts.get(case.target)
            return None if counts is None else _entropy(counts)
        if case.loss == "MSELoss" and (target := survey.field(case.target)) is not None:
            return target.whole.std**2
        return None

    @property
    def accuracy_of_guessing(self) -> float | None:
        """The share of the most frequent class."""
        counts = self.survey.train.counts.get(self.case.target, ()) if self.survey else ()
        return max(counts) / sum(counts) if sum(counts) else None


def _entropy(counts: Sequence[int]) -> float:
    total = sum(counts)
    return -sum(count / total * log(count / total) for count in counts if count)


@dataclass(frozen=True, slots=True)
class Level:
    """The mean of some losses, and how sure that is."""

    mean: float
    error: float
    """Standard error of the mean."""


def level(points: Sequence[Point]) -> Level:
    """Of at least one point."""
    count = len(points)
    mean = sum(point.value for point in points) / count
    if count < 2:
        return Level(mean, 0.0)
    variance = sum((point.value - mean) ** 2 for point in points) / (count - 1)
    return Level(mean, sqrt(variance / count))


def parts(points: Sequence[Point], count: int) -> list[Sequence[Point]]:
    """The points in so many pieces of about the same length, in order."""
    edges = [round(n * len(points) / count) for n in range(count + 1)]
    return [points[a:b] for a, b in pairwise(edges) if b > a]


def drawn_name(node: str) -> str:
    """What frames call a node of a training graph that was drawn."""
    return f"/{node}"
