"""How all nodes fare at once: weights, gradients, updates, and what comes out of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, ClassVar

from studio.observe.asks.ask import Ask, Found

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

EXAMPLES = 128
"""Of the validation split that are sent through the model for one look."""
NEAR = 0.05
"""How near to a bound, as a share of the way between the two bounds, a value is saturated."""


@dataclass(frozen=True, slots=True)
class VitalsAsk(Ask):
    """How every node of the run fares. Replied to with ``Vitals``."""

    follows_step: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Spread:
    """Counts of values in equal bins from ``low`` to ``high``."""

    low: float
    high: float
    counts: NDArray[np.int64]
    mean: float
    std: float
    sampled: bool
    """Whether only a part of the values was counted."""


@dataclass(frozen=True, slots=True)
class ParameterVitals:
    """One parameter of a node. All norms are L2."""

    name: str
    """Within the node, e.g. ``weight``."""
    size: int
    """How many numbers it has."""
    weight: float
    """The norm of its values."""
    gradient: float | None
    """The norm of the gradient that the last step left, or of one batch where no step was taken,
    as at a moment of the past; ``None`` where there is none."""
    update: float | None
    """How far the step ``Vitals.updated`` moved it; ``None`` where none was measured."""
    before: float | None
    """Its norm before that step."""
    weights: Spread
    gradients: Spread | None

    @property
    def ratio(self) -> float | None:
        """The update as a share of the parameter before it."""
        return self.update / self.before if self.update is not None and self.before else None


@dataclass(frozen=True, slots=True)
class OutputVitals:
    """What a node gave for some examples, in eval mode: over all its values, in numbers."""

    values: int
    """How many there were."""
    nonfinite: int
    """How many of them were NaN or infinite; the rest is of those that were not."""
    mean: float
    std: float
    """The spread around the mean of all values (not of a sample of them)."""
    units: int = 0
    """Channels or features of what is cut off at zero, as ReLU does; 0 for other kinds."""
    dead: int = 0
    """How many of the units gave 0 for all examples and at every place."""
    bounds: tuple[float, float] | None = None
    """Between which a node squeezes its values, as Sigmoid does; ``None`` for other kinds."""
    near_low: float = 0.0
    """The share of values within ``NEAR`` of the lower bound."""
    near_high: float = 0.0

    @property
    def dead_share(self) -> float | None:
        """Of the units; ``None`` where there are none that could die."""
        return self.dead / self.units if self.units else None

    @property
    def saturated(self) -> float | None:
        """The share of values near a bound; ``None`` where there are no bounds."""
        return None if self.bounds is None else self.near_low + self.near_high


@dataclass(frozen=True, slots=True)
class NodeVitals:
    """One node. Of a block, the parameters are those of all layers in it."""

    parameters: tuple[ParameterVitals, ...] = ()
    output: OutputVitals | None = None
    """Of its first output; ``None`` where that holds no real numbers or was not looked at."""

    @property
    def weight(self) -> float | None:
        """The norm of all parameters together."""
        return _together(one.weight for one in self.parameters)

    @property
    def gradient(self) -> float | None:
        """The norm of all gradients together; ``None`` where there are none."""
        return _together(one.gradient for one in self.parameters)

    @property
    def ratio(self) -> float | None:
        """How far a step moved all parameters together, as a share of where they were."""
        update = _together(one.update for one in self.parameters)
        before = _together(one.before for one in self.parameters if one.update is not None)
        return update / before if update is not None and before else None

    @property
    def largest(self) -> ParameterVitals | None:
        """The parameter of the most numbers: what a small picture of the node shows."""
        return max(self.parameters, key=lambda one: one.size, default=None)


@dataclass(frozen=True, slots=True)
class Vitals(Found):
    """All nodes, by their ids as frames have them."""

    nodes: Mapping[str, NodeVitals]
    examples: int
    """How many examples the outputs are of."""
    of: int
    """How many there are in the split they are from."""
    updated: int | None = None
    """After which step the updates were measured; ``None`` where none was."""
    batches: int = 1
    """How many batches an update was of, where gradients are gathered over several."""


def _together(norms: Iterable[float | None]) -> float | None:
    known = [norm for norm in norms if norm is not None]
    return sqrt(sum(norm * norm for norm in known)) if known else None
