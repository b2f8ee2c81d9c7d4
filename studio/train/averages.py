"""Weights averaged over the steps of a training, and weights that are held short."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim import swa_utils

from studio.compile.plan import Step

Blend = Callable[[Sequence[Tensor], Sequence[Tensor], Tensor | int], None]


class Average:
    """The average of some parameters, with torch's own way of blending them in.

    Args:
        blend: as ``torch.optim.swa_utils.get_ema_multi_avg_fn`` gives it.
        begin: how many updates are passed over first.
    """

    def __init__(self, blend: Blend, begin: int) -> None:
        self._blend = blend
        self._begin = begin
        self._updates = 0
        self._tensors: list[Tensor] = []

    @torch.no_grad()
    def take(self, parameters: Sequence[nn.Parameter]) -> None:
        """Blend in the parameters as an update left them."""
        self._updates += 1
        taken = self._updates - self._begin
        if taken == 1:
            self._tensors = [parameter.detach().clone() for parameter in parameters]
        elif taken > 1:
            self._blend(self._tensors, list(parameters), taken - 1)

    @contextmanager
    def in_place(self, parameters: Sequence[nn.Parameter]) -> Iterator[None]:
        """Within this scope the parameters are the average, if there is one yet."""
        self._exchange(parameters)
        try:
            yield
        finally:
            self._exchange(parameters)

    def _exchange(self, parameters: Sequence[nn.Parameter]) -> None:
        for n, parameter in enumerate(parameters if self._tensors else ()):
            parameter.data, self._tensors[n] = self._tensors[n], parameter.data

    def state(self) -> dict[str, Any]:
        return {"updates": self._updates, "tensors": self._tensors}

    def take_up(self, state: dict[str, Any], order: Sequence[int], device: torch.device) -> None:
        """Go on from what ``state`` gave; ``order``: where the parameters stood then."""
        tensors = state["tensors"]
        self._updates = state["updates"]
        self._tensors = [tensors[place].to(device) for place in order] if tensors else []


def averaging(step: Step) -> Average | None:
    """The average that an optimiser's settings want."""
    kind, begin = step.settings["average"], step.settings["average_from"]
    assert isinstance(begin, int)
    if kind == "ema":
        decay = step.settings["average_decay"]
        assert isinstance(decay, int | float)
        return Average(swa_utils.get_ema_multi_avg_fn(float(decay)), begin)  # type: ignore[no-untyped-call]
    if kind == "swa":
        return Average(swa_utils.get_swa_multi_avg_fn(), begin)  # type: ignore[no-untyped-call]
    return None


@torch.no_grad()
def shorten(parameters: Sequence[nn.Parameter], longest: float) -> None:
    """Shorten the weights of each output that are longer (Srivastava et al. 2014)."""
    for parameter in parameters:
        if parameter.dim() > 1:
            parameter.copy_(torch.renorm(parameter, 2, 0, longest))
