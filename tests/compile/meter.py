"""Work that reaches torch, counted: a test of what is endless need not wait for its end."""

from __future__ import annotations

from typing import Any

from torch import Tensor
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

MOST_CALLS = 60_000
"""Calls that reach torch while a file is analysed; the largest example needs some hundreds."""
MOST_BYTES = 300_000_000
"""Of any one tensor that is really there, be it only looked at for a moment."""


class Meter(TorchDispatchMode):
    """Counts what reaches torch, and ends what will not end."""

    def __init__(self) -> None:
        super().__init__()
        self.calls = 0

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        self.calls += 1
        if self.calls > MOST_CALLS:
            raise EndlessWorkError(f"more than {MOST_CALLS} calls")
        given = func(*args, **(kwargs or {}))
        for value in tree_leaves(given):
            if (
                isinstance(value, Tensor)
                and value.device.type == "cpu"
                and value.nbytes > MOST_BYTES
            ):
                raise EndlessWorkError(f"{func} makes {value.nbytes} bytes")
        return given


class EndlessWorkError(BaseException):
    """No part of the program may take this for a fault of the model."""
