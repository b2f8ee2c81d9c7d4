"""How the module that trains calls the module of a block."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import torch
from torch import nn
from torch.utils.checkpoint import checkpoint

from studio.compile.classes import is_checkpointed
from studio.compile.plan import Step
from studio.compile.recomputing import moves_buffers
from studio.parts.checkpoint_with_buffers import checkpoint_with_buffers

Caller: TypeAlias = Callable[[nn.Module, Sequence[Any]], Any]


def caller_of(step: Step) -> Caller:
    """What calls the module of a block with what comes in."""
    if not is_checkpointed(step):
        return _plainly
    again = checkpoint_with_buffers if moves_buffers(step) else _checkpoint

    def call(layer: nn.Module, given: Sequence[Any]) -> Any:
        # Nothing is kept without gradients; and in eval only looks at one example have them.
        if layer.training and torch.is_grad_enabled():
            return again(layer, *given)
        return layer(*given)

    return call


def is_checkpoints_own(error: BaseException) -> bool:
    """Whether an exception is how torch ends a block that is computed again, and no fault."""
    return type(error).__module__ == checkpoint.__module__


def _plainly(layer: nn.Module, given: Sequence[Any]) -> Any:
    return layer(*given)


def _checkpoint(layer: nn.Module, *given: Any) -> Any:
    return checkpoint(layer, *given, use_reentrant=False)
