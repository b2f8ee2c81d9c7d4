"""What a layer makes of values in training, drawn from random numbers that no training shares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode

from studio.compile.calls import caller, construct, spread
from studio.compile.module import NodeError
from studio.compile.plan import Step
from studio.data.fields import Array

DRAWING: frozenset[Callable[..., Any]] = frozenset(
    {
        torch.rand,
        torch.randn,
        torch.randint,
        torch.randperm,
        torch.normal,
        torch.bernoulli,
        torch.multinomial,
        torch.Tensor.bernoulli_,
        torch.Tensor.exponential_,
        torch.Tensor.normal_,
        torch.Tensor.random_,
        torch.Tensor.uniform_,
    }
)
"""What takes a generator to draw from."""
LIKE: Mapping[Callable[..., Any], Callable[..., Tensor]] = {
    torch.rand_like: torch.rand,
    torch.randn_like: torch.randn,
}
"""What draws as many as there are in another tensor, but takes no generator."""


class Apart(TorchFunctionMode):
    """Draws from a generator of its own; torch's is left to a training that may be under way."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self._generator = torch.Generator().manual_seed(seed)

    def __torch_function__(
        self, func: Any, types: Any, args: Any = (), kwargs: Mapping[str, Any] | None = None
    ) -> Any:
        more = dict(kwargs or {})
        if func in DRAWING:
            more.setdefault("generator", self._generator)
        elif func in LIKE:
            like, *args = args
            more = {"dtype": like.dtype, **more, "generator": self._generator}
            return LIKE[func](like.shape, *args, **more)
        return func(*args, **more)


def draw(step: Step, values: Mapping[str, Array], seed: int) -> dict[str, Array]:
    """What a layer gives for a batch while it trains, by output port.

    Args:
        step: the layer; it is made anew.
        values: what comes in, by input port.
        seed: the same one draws the same numbers.

    Raises:
        NodeError: it cannot be made, or refuses these values.
    """
    given = {port: (torch.from_numpy(value),) for port, value in values.items()}
    try:
        with torch.no_grad(), Apart(seed):
            layer = construct(step).train()
            result = caller(step, training=True)(layer, given)
    except Exception as error:  # Whatever a layer of a plugin may raise.
        raise NodeError(step, error) from error
    pairs = spread(step.returns, result)
    return {port: value.numpy() for port, value in pairs if isinstance(value, Tensor)}
