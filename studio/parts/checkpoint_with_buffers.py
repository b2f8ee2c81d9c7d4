"""Activation checkpointing of a module whose buffers move when it runs."""

from contextlib import nullcontext
from typing import Any

import torch
from torch import nn
from torch.utils.checkpoint import checkpoint


class BuffersAsBefore:
    """Within this scope a module has copies of the buffers that it had at first.

    So what it computes again is the same, and running statistics move only once.
    """

    def __init__(self, module: nn.Module) -> None:
        self.parts = [part._buffers for part in module.modules() if part._buffers]
        self.first = [_copied(buffers) for buffers in self.parts]

    def __enter__(self) -> None:
        self.now = [dict(buffers) for buffers in self.parts]
        for buffers, first in zip(self.parts, self.first, strict=True):
            buffers.update(_copied(first))

    def __exit__(self, *error: object) -> None:
        for buffers, now in zip(self.parts, self.now, strict=True):
            buffers.update(now)


def checkpoint_with_buffers(module: nn.Module, *inputs: Any) -> Any:
    """Call a module that the backward pass calls again, with the same buffers."""
    if torch.compiler.is_compiling():
        # What is compiled writes its buffers once, whatever is computed again.
        return checkpoint(module, *inputs, use_reentrant=False)
    again = BuffersAsBefore(module)
    return checkpoint(
        module, *inputs, use_reentrant=False, context_fn=lambda: (nullcontext(), again)
    )


def _copied(buffers: dict[str, Any]) -> dict[str, Any]:
    """The same, each with memory of its own."""
    return {
        name: None if buffer is None else buffer.clone()
        for name, buffer in buffers.items()
    }
