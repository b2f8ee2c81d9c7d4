"""Layers that look at values before they decide what to do, where only shapes are known.

On the meta device there are no values. Most of such layers ask a question whose answer does not
matter for the shape, such as whether a mask is the causal one: they are told no. What has no
meaning without values, such as picking out the rows of rare classes, is run on zeros.
"""

from __future__ import annotations

from typing import Any

import torch
from torch.utils._python_dispatch import TorchDispatchMode

_ITEM = torch.ops.aten._local_scalar_dense.default
_IS_LEFT_ALIGNED = torch.ops.aten._nested_tensor_from_mask_left_aligned.default


class Denying(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Answers every question about values with zero, which is false."""

    def __torch_dispatch__(
        self, func: Any, types: Any, args: Any = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        if func is _IS_LEFT_ALIGNED:
            return False
        if func is _ITEM:
            return torch.zeros((), dtype=args[0].dtype, device="cpu").tolist()
        return func(*args, **(kwargs or {}))


def asks_for_values(error: Exception) -> bool:
    """Whether a run on the meta device failed because it is one."""
    return isinstance(error, NotImplementedError) or "meta tensor" in str(error)
