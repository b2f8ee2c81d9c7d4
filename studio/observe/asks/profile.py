"""Where the time and the memory of a step of training go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from studio.message import Message
from studio.observe.asks.ask import Ask, Found


@dataclass(frozen=True, slots=True)
class ProfileAsk(Ask):
    """How long each node of the run takes. Replied to with ``Profile``."""

    follows_step: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class NodeProfile:
    """One node in one step; a block with all that is in it."""

    forward_s: float
    backward_s: float
    kept_bytes: int
    """What it keeps of values from its forward until its backward."""

    @property
    def seconds(self) -> float:
        return self.forward_s + self.backward_s


@dataclass(frozen=True, slots=True)
class Profile(Found):
    """A step of training, taken apart. Times are medians of a few passes of one batch."""

    nodes: Mapping[str, NodeProfile]
    """By their ids as frames have them."""
    others: NodeProfile
    """Of what stands around the model where the training follows the settings: the loss."""
    layers_s: float
    """Of all layers, each once, and of what stands around the model."""
    kept_bytes: int
    """What all of them keep from forward until backward."""
    examples: int
    """In the batch."""
    passes: int
    forward_s: float
    """Of a whole pass; on a graphics card of one that is not taken apart."""
    backward_s: float
    data_s: float
    """To pick the examples of a batch and bring them into order."""
    step_s: float | None
    """A whole step as the run takes it; ``None`` where none was measured."""
    weights_bytes: int
    gradients_bytes: int
    remembered_bytes: int
    """What optimisers keep from step to step."""
    data_bytes: int
    """All examples to train on: they lie on the device, so that no step transfers any."""
    device: str
    bottleneck: Message
    """What takes the most, and what to try."""
    compiled: bool = False
    """Whether the run's steps are compiled, so that the shares of nodes may be others."""

    @property
    def rest_s(self) -> float | None:
        """What a step takes beyond data, forward and backward: the optimiser, mostly."""
        if self.step_s is None:
            return None
        return max(0.0, self.step_s - self.data_s - self.forward_s - self.backward_s)
