"""What one step moved: parameters as they were before it, held against those after it."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn


class Stride:
    """The way of parameters from one moment of a training to a later one."""

    def __init__(self, parameters: Sequence[nn.Parameter], step: int, batches: int = 1) -> None:
        """Keep a copy of what is there now.

        Args:
            parameters: those that optimisers move, each once.
            step: how many steps were taken before.
            batches: after how many more it ends: in as many each optimiser has moved something.
        """
        self.ends = step + batches
        self.seconds: float | None = None
        """How long a step took, as whoever measures it found."""
        self.batches = batches
        self._places = {id(one): place for place, one in enumerate(parameters)}
        self._parameters = list(parameters)
        self._before = [one.detach().clone() for one in parameters]
        self._norms = torch.zeros(0)

    @torch.no_grad()
    def end(self) -> None:
        """Measure how far they came, and let go of the copies. Nothing waits for the device."""
        moved = torch._foreach_sub([one.detach() for one in self._parameters], self._before)
        norms = torch._foreach_norm([*moved, *self._before])
        self._norms = torch.stack([norm.float() for norm in norms])
        self._parameters, self._before = [], []

    def measured(self) -> list[tuple[float, float]]:
        """For each parameter how far it came, and its norm before; after ``end``."""
        norms: list[float] = self._norms.tolist()
        half = len(norms) // 2
        return list(zip(norms[:half], norms[half:], strict=True))

    def place(self, parameter: Tensor) -> int | None:
        """Where a parameter stands in ``measured``."""
        return self._places.get(id(parameter))
