"""What the Gradients view asks of the moments that a run kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from studio.observe.asks.ask import Ask, Found


@dataclass(frozen=True, slots=True)
class FlowAsk(Ask):
    """The gradients of a kept moment. What a run under way has comes as ``Gradients``."""


@dataclass(frozen=True, slots=True)
class Flow(Found):
    """L2 norm of the gradient of each parameter of each node, of one training step."""

    norms: Mapping[str, Mapping[str, float]]
    """By node id, then by parameter name; empty before the first step."""
