"""What a run keeps of itself: weights for use, and all that going on exactly needs.

Weights are ``safetensors``; the rest is a ``torch.save`` of tensors and plain values alone, read
with ``weights_only``. Each file is replaced atomically.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load as read_tensors
from safetensors.torch import save as write_tensors
from torch import Tensor

from studio.graph.model import MODEL
from studio.message import Message
from studio.train.problems import TrainingError
from studio.train.store import LAST, RunFolder, replace

VERSION = 2


def on_cpu(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """A copy of a ``state_dict`` that further training does not touch."""
    return {name: tensor.detach().to("cpu", copy=True) for name, tensor in tensors.items()}


def save_weights(folder: RunFolder, name: str, weights: Mapping[str, Tensor], step: int) -> None:
    """Write ``checkpoints/<name>.safetensors``."""
    tensors = {key: tensor.detach().contiguous() for key, tensor in weights.items()}
    replace(folder.checkpoint(name), write_tensors(tensors, {"step": str(step)}))


def load_weights(folder: RunFolder, name: str) -> dict[str, Tensor]:
    """The weights called ``last`` or ``best``. Raises ``TrainingError``."""
    path = folder.checkpoint(name)
    try:
        return read_tensors(path.read_bytes())
    except FileNotFoundError as error:
        raise TrainingError(
            "The run {run} has no checkpoint {name}: it ended before the first was written. Start "
            "a new run.",
            run=folder.path.name,
            name=name,
        ) from error
    except (OSError, SafetensorError) as error:
        raise TrainingError(
            "The checkpoint {path} cannot be read: {reason}.", path=path, reason=error
        ) from error


def step_of(folder: RunFolder, name: str) -> int | None:
    """The step at which these weights were kept; ``None`` where there are none that can be read."""
    path = folder.checkpoint(name)
    if not path.is_file():
        return None
    try:
        with safe_open(path, framework="pt") as file:
            step = (file.metadata() or {}).get("step", "")
    except (OSError, SafetensorError):
        return None  # Whoever needs the weights themselves is told why they cannot be read.
    return int(step) if step.isdecimal() else None


def save_state(folder: RunFolder, state: Mapping[str, Any]) -> None:
    """Write all that going on needs, in one file."""
    buffer = io.BytesIO()
    torch.save({"version": VERSION, **state}, buffer)
    replace(folder.training_state, buffer.getvalue())


def load_state(folder: RunFolder, name: str = LAST) -> dict[str, Any]:
    """What ``save_state`` wrote. Raises ``TrainingError``; never runs code from the file."""
    path = folder.state_of(name)
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError as error:
        if name != LAST:
            raise TrainingError(
                "The run {run} has no checkpoint {name}. It has: {names}.",
                run=folder.path.name,
                name=name,
                names=", ".join(folder.resumable) or Message("none"),
            ) from error
        raise TrainingError(
            "The run {run} cannot be gone on with: it ended before its first checkpoint was "
            "written. Start a new run.",
            run=folder.path.name,
        ) from error
    except Exception as error:  # a damaged archive raises nearly anything
        raise TrainingError(
            "The checkpoint {path} cannot be read: {reason}.",
            path=path,
            reason=str(error).partition("\n")[0],
        ) from error
    if isinstance(state, dict) and state.get("version") == 1:
        state = _of_one_model(state)
    if not isinstance(state, dict) or state.get("version") != VERSION:
        raise TrainingError(
            "The checkpoint {path} was written by another version of the program.", path=path
        )
    return state


def _of_one_model(state: Mapping[str, Any]) -> dict[str, Any]:
    """A state from before there were training graphs, as one of today."""
    sink = {"optimizer": state["optimizer"], "schedule": None, "served": 0, "values": []}
    return {
        **state,
        "version": VERSION,
        "weights": {f"{MODEL}.{name}": weight for name, weight in state["weights"].items()},
        "sinks": [sink],
        "numbers": state["losses"].unsqueeze(1),
    }
