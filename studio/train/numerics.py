"""In what numbers a run computes, how its tensors lie in memory, and whether it is compiled."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.amp.grad_scaler import GradScaler

from studio.compile.module import Runner
from studio.train.config import TrainConfig
from studio.train.problems import TrainingError

CAST = {"bfloat16": torch.bfloat16, "float16": torch.float16}
"""The precisions in which layers that allow it compute, while their parameters are float32."""
FORMATS = {4: torch.channels_last, 5: torch.channels_last_3d}
"""By the number of axes, how images and volumes lie in memory where channels come last."""
COMPILERS = ("c++", "g++", "clang++", "cl", "icpx")


@dataclass(frozen=True, slots=True)
class Numerics:
    """How the steps of a run are computed."""

    device: torch.device
    precision: str = "float32"
    channels_last: bool = False
    compiled: bool = False
    backend: str = "inductor"
    """What ``torch.compile`` compiles with."""

    @classmethod
    def of(cls, config: TrainConfig, device: torch.device) -> Numerics:
        """As the settings have it. Raises ``TrainingError`` where the device cannot."""
        _check_precision(config.precision, device)
        if config.compile:
            _check_compiler(device)
        return cls(device, config.precision, config.channels_last, config.compile)

    def runner(self, run: Runner) -> Runner:
        """The same function in this precision; the very same where nothing is to be done."""
        return self.cast(self._compile(run) if self.compiled else run)

    def cast(self, run: Runner) -> Runner:
        """The same in this precision, never compiled."""
        dtype = CAST.get(self.precision)
        if dtype is None:
            return run
        kind = self.device.type

        def cast(batch: Sequence[Tensor | None]) -> list[Any]:
            # Anew for each call: what autocast keeps of parameters is old after a step.
            with torch.autocast(kind, dtype):
                return run(batch)

        return cast

    def _compile(self, run: Runner) -> Runner:
        def flat(*batch: Tensor | None) -> list[Any]:
            return run(batch)

        compiled: Callable[..., list[Any]] = torch.compile(flat, backend=self.backend)
        return lambda batch: compiled(*batch)

    def scaler(self) -> GradScaler | None:
        """Keeps small gradients from becoming 0 in float16."""
        return GradScaler(self.device.type) if self.precision == "float16" else None

    def arrange(self, module: nn.Module) -> None:
        """Lay the parameters out as the data will be. Their values stay."""
        if self.channels_last:
            for tensor in (*module.parameters(), *module.buffers()):
                tensor.data = arranged(tensor.data)


def arranged(tensor: Tensor) -> Tensor:
    """The tensor with its channels last in memory, if it is one of images or volumes.

    Also one of a single channel: ``contiguous`` would leave its strides, and so the layout of all
    that is computed from it, as they are.
    """
    form = FORMATS.get(tensor.dim())
    return tensor if form is None else tensor.to(memory_format=form)


@contextmanager
def tensor_cores(device: torch.device, precision: str) -> Iterator[None]:
    """Within this scope, products of float32 on CUDA are rounded to TF32, or are not."""
    if device.type != "cuda":
        yield
        return
    parts: tuple[Any, ...] = (torch.backends.cuda.matmul, torch.backends.cudnn)
    before = [part.allow_tf32 for part in parts]
    for part in parts:
        part.allow_tf32 = precision == "tf32"
    try:
        yield
    finally:
        for part, allowed in zip(parts, before, strict=True):
            part.allow_tf32 = allowed


def _check_precision(precision: str, device: torch.device) -> None:
    if precision == "tf32" and device.type != "cuda":
        raise TrainingError(
            "The setting train.precision is tf32, which only NVIDIA graphics cards compute in, "
            "but this run computes on {device}. Choose float32 or bfloat16.",
            device=device.type,
        )
    if device.type != "cuda":
        return
    old = torch.cuda.get_device_capability(device) < (8, 0)
    if old and precision in ("tf32", "bfloat16"):
        raise TrainingError(
            "The setting train.precision is {precision}, which {name} cannot compute in: it needs "
            "a graphics card of the generation Ampere or newer. Choose float16 or float32.",
            precision=precision,
            name=torch.cuda.get_device_name(device),
        )


def _check_compiler(device: torch.device) -> None:
    if device.type == "cuda" and importlib.util.find_spec("triton") is None:
        raise TrainingError(
            "The setting train.compile needs the package triton to compile for a graphics card, "
            "and it is not installed. Install it, or turn train.compile off."
        )
    if compiler() is None:
        raise TrainingError(
            "The setting train.compile needs a C++ compiler, and none was found (looked for "
            "{names}). Install one, or turn train.compile off.",
            names=", ".join(COMPILERS),
        )


def compiler() -> str | None:
    """The C++ compiler that ``torch.compile`` would use."""
    names = (os.environ.get("CXX", ""), *COMPILERS)
    return next((found for name in names if name and (found := shutil.which(name))), None)
