"""What a run gives away to be seen: frozen values of plain numpy. No torch, no Qt.

Arrays in frames are read-only. ``step`` counts optimiser steps from the run's start. A node is
named by its id in the project: ``n5``, in a block ``n3/n5``; one of a drawn training graph ``/n7``,
and in a model that this calls ``/n7/n5``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from studio.message import Message
from studio.observe.asks.ask import Ask, Finding
from studio.observe.asks.example import Example
from studio.observe.checkup import Checkup
from studio.value import Value

if TYPE_CHECKING:  # The window is painted before numpy is loaded.
    import numpy as np
    from numpy.typing import NDArray

    from studio.data.scale import Scale

Floats: TypeAlias = "NDArray[np.float32]"
RunState = Literal["starting", "running", "paused", "stopping", "finished", "stopped", "failed"]
FIRST = Example()
"""Of the validation split."""
ProbeKind = Literal["weights", "activations", "gradients", "boundary", "shown"]


@dataclass(frozen=True, slots=True)
class Scalars:
    """Numbers of one step (``train_loss`` ...) or of one epoch's end (``val_loss`` ...)."""

    step: int
    epoch: float
    """Epochs done, as a fraction: 1.5 is the middle of the second epoch."""
    seconds: float
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Remedy:
    """What would let a run that failed succeed."""

    title: Message
    """Of the button that does it."""
    settings: tuple[tuple[str, int | float | str], ...]
    """What to set before training again."""
    go_on: bool = False
    """Whether from the last checkpoint, rather than from the start."""
    params: tuple[tuple[str, str, str, bool | float], ...] = ()
    """What to set at nodes: graph, id, parameter and value."""
    instead: Remedy | None = None
    """What would do as well."""

    @property
    def ways(self) -> tuple[Remedy, ...]:
        """It, and what would do as well."""
        return (self, *(self.instead.ways if self.instead else ()))


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the run stands."""

    state: RunState
    step: int
    steps: int
    epoch: int
    """Epochs completed."""
    epochs: int
    steps_per_second: float
    device: Message
    message: Message | None = None
    """What happened, in a sentence: why it failed or ended, or what is wrong while it goes on."""
    node: str = ""
    """For ``failed``: the id of the node it happened in, if one is known."""
    remedy: Remedy | None = None
    """For ``failed``: what would help, if something is known."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something was changed after this step, while training went on."""

    step: int
    epoch: float
    """Epochs done, as a fraction."""
    message: Message
    checkpoint: str = ""
    """Name of the checkpoint that was made there; empty where there is none."""
    run: str = ""
    """Name of the folder of the run that has the checkpoint."""
    node: str = ""
    """What was changed, as ``studio.train.inbox.Adjust`` names it."""
    name: str = ""
    old: Value = None
    new: Value = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A change that was asked for and cannot be."""

    message: Message
    node: str = ""


@dataclass(frozen=True, slots=True)
class Weights:
    """A node's parameters at one step: a histogram for each and, for convolutions, the filters."""

    node: str
    step: int
    histograms: Mapping[str, Histogram]
    """By the parameter's name within the node, e.g. ``weight``."""
    filters: Floats | None = None
    """Out × in × height × width, at most 64 × 3 (or 1) of them; ``None`` if not a convolution."""
    filters_total: int = 0
    """How many out × in filters there are in truth; more than shown when sampled."""


@dataclass(frozen=True, slots=True)
class Histogram:
    """Counts of values in equal bins from ``low`` to ``high``."""

    low: float
    high: float
    counts: NDArray[np.int64]
    mean: float
    std: float
    sampled: bool = False
    """Whether only a part of the values was counted."""


@dataclass(frozen=True, slots=True)
class Activations:
    """A node's output for one sample (no batch axis), whatever its rank."""

    node: str
    step: int
    sample: Example
    port: str
    values: Floats
    shape: tuple[int, ...]
    """The whole shape; ``values`` holds less of the first axis when it is large."""
    examples: int = 1
    """From how many examples of the split, from the sample on, it was worked out: a loss."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """Why something that is watched cannot be seen."""

    probe: ProbeKind
    node: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Gradients:
    """L2 norm of the gradient of each parameter of each node, of one training step."""

    step: int
    norms: Mapping[str, Mapping[str, float]]
    """By node id, then by parameter name."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """The model's answer on a grid over a two-dimensional input, and the points it learns from."""

    step: int
    extent: tuple[float, float, float, float]
    """Left, right, bottom, top."""
    grid: Floats
    """Rows (bottom first) × columns × classes: probabilities."""
    points: Floats
    """Points × 2."""
    labels: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a training shows of itself: an output of its graph, for examples that stay the same."""

    name: str
    """Of the output."""
    step: int
    values: Floats
    """Examples × what there is of each, as much as a view can show."""
    shape: tuple[int, ...]
    """Of the whole value; ``values`` may hold less of every axis but the last two."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a language model writes: it goes on with a text that it was given."""

    step: int
    given: str
    text: str
    temperature: float
    """1: characters are drawn as likely as the model finds them; below, the likely more often."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a node gave in one step, in numbers."""

    node: str
    port: str
    shape: tuple[int, ...]
    mean: float | None
    std: float | None
    low: float | None
    high: float | None
    first: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """What one step did to a parameter: L2 norms."""

    node: str
    name: str
    shape: tuple[int, ...]
    weight: float
    """Of the parameter before the step."""
    gradient: float | None
    update: float
    ratio: float | None
    """Of the update to the parameter."""


@dataclass(frozen=True, slots=True)
class StepValues:
    """Every value of one step, in the order in which they came about."""

    step: int
    losses: Mapping[str, float]
    """By the name of the optimiser."""
    seen: tuple[Seen, ...]
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class ProbeCost:
    """What the probes on screen cost, as a share of the time since the last such frame."""

    share: float
    interval_s: float


@dataclass(frozen=True, slots=True)
class Moments:
    """The steps whose weights the run keeps, so that it can be looked at there again."""

    steps: tuple[int, ...]
    sparse: Message | None = None
    """Why there are fewer than usual, if there are."""


Frame: TypeAlias = (
    Scalars
    | Progress
    | Mark
    | Refused
    | Weights
    | Activations
    | Unseen
    | Gradients
    | Boundary
    | Shown
    | Written
    | StepValues
    | ProbeCost
    | Moments
    | Finding
    | Checkup
)


def is_picture(frame: Frame) -> bool:
    """Whether a frame shows the model at one step, rather than what a run measures or says."""
    return isinstance(
        frame,
        Weights | Activations | Unseen | Gradients | Boundary | Shown | Written | Finding,
    )


@dataclass(frozen=True, slots=True)
class Watch:
    """What is on screen, so what the run should probe. Empty: nothing."""

    weights: frozenset[str] = frozenset()
    """Ids of nodes."""
    activations: frozenset[str] = frozenset()
    gradients: bool = False
    boundary: bool = False
    shown: bool = False
    """What the training graph gives that is no single number, and what the model writes."""
    sample: Example = FIRST
    """What all of this is looked at for."""
    asks: frozenset[Ask] = frozenset()
    """What else views want to know; each is replied to by a ``Finding``."""
    interval_s: float = 0.1
    """Shortest time between two looks."""


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """What a view must know of a data field to label it."""

    name: str
    shape: tuple[int, ...]
    kind: str
    classes: tuple[str, ...] = field(default=())
    dtype: str = "float32"
    scale: Scale | None = field(default=None, compare=False)
    """How its numbers were changed after they were read."""
    columns: tuple[str, ...] = ()
    """Names of the numbers of a vector, where they have some."""
