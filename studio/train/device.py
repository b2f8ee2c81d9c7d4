"""Where a run computes, and the surroundings that make it repeatable there."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import numpy as np
import torch

from studio.message import Message
from studio.observe.quiet import random_states, set_random_states
from studio.train import heap
from studio.train.problems import TrainingError


def choose(wanted: str) -> torch.device:
    """The device of a setting. Raises ``TrainingError`` where there is none of that kind."""
    available = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if wanted == "auto":
        wanted = next((kind for kind, there in available.items() if there), "cpu")
    if not available.get(wanted, True):
        raise TrainingError(
            "The setting train.device is {wanted}, but this PyTorch ({version}) finds no such "
            "device here. Choose auto or cpu, or install a PyTorch that supports it.",
            wanted=wanted,
            version=torch.__version__,
        )
    return torch.device("cuda", 0) if wanted == "cuda" else torch.device(wanted)


def name(device: torch.device, threads: int) -> Message:
    """What to call it on screen and in the run's record."""
    if device.type == "cuda":
        gpu = torch.cuda.get_device_name(device)
        return Message("{gpu} ({device})", gpu=gpu, device=device)
    if device.type == "mps":
        return Message("Apple GPU (mps)")
    if threads == 1:
        return Message("CPU, 1 thread")
    return Message("CPU, {threads} threads", threads=threads)


def environment() -> dict[str, Any]:
    """Versions and machine, for the run's record."""
    return {
        "python": platform.python_version(),
        "torch": torch.__version__,
        "numpy": np.__version__,
        "system": platform.platform(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "cuda": torch.version.cuda,
    }


@contextmanager
def settled(device: torch.device, threads: int) -> Iterator[None]:
    """Within this scope: so many threads, own random states, repeatable algorithms.

    On a CPU freed memory is kept for the next step, and given back at the end. On a GPU
    the algorithms are those that give the same bits every time; PyTorch warns once where it has
    none.
    """
    with ExitStack() as undo:
        undo.callback(torch.set_num_threads, torch.get_num_threads())
        torch.set_num_threads(threads)
        undo.callback(set_random_states, device, random_states(device))
        if device.type == "cpu" and heap.keep_freed():
            undo.callback(heap.give_back)
        if device.type == "cuda":
            os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")
            undo.callback(
                torch.use_deterministic_algorithms,
                torch.are_deterministic_algorithms_enabled(),
                warn_only=torch.is_deterministic_algorithms_warn_only_enabled(),
            )
            torch.use_deterministic_algorithms(True, warn_only=True)
            cudnn = torch.backends.cudnn
            undo.callback(setattr, cudnn, "benchmark", cudnn.benchmark)
            cudnn.benchmark = False
        yield
