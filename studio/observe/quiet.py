"""Looking at a model without leaving a trace in its training."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import torch
from torch import Tensor, nn

from studio.compile import own_numbers
from studio.observe.frames import Floats


@contextmanager
def undisturbed(module: nn.Module) -> Iterator[None]:
    """Within this scope the module is in eval mode; then modes and random states are as before.

    In eval mode batch normalisation does not update its statistics and dropout draws nothing; the
    random states are kept all the same, for layers that draw in eval mode too.
    """
    modes = [(part, part.training) for part in module.modules()]
    device = next((p.device for p in module.parameters()), torch.device("cpu"))
    states = random_states(device)
    module.eval()
    try:
        yield
    finally:
        for part, training in modes:
            part.training = training
        set_random_states(device, states)


def random_states(device: torch.device) -> dict[str, Tensor]:
    """The states of the generators that layers on this device draw from."""
    if (generator := own_numbers.own()) is not None:
        return {"own": generator.get_state()}
    states = {"cpu": torch.get_rng_state()}
    if device.type == "cuda":
        states["cuda"] = torch.cuda.get_rng_state(device)
    elif device.type == "mps":
        states["mps"] = torch.mps.get_rng_state()
    return states


def set_random_states(device: torch.device, states: dict[str, Tensor]) -> None:
    """Put back what ``random_states`` gave; the state of another kind of device is left out."""
    if (generator := own_numbers.own()) is not None:
        generator.set_state(states["own"])
        return
    torch.set_rng_state(states["cpu"])
    if device.type == "cuda" and "cuda" in states:
        torch.cuda.set_rng_state(states["cuda"], device)
    elif device.type == "mps" and "mps" in states:
        torch.mps.set_rng_state(states["mps"])


def frozen(values: Tensor) -> Floats:
    """A read-only copy on the CPU, in float32."""
    array = values.detach().to("cpu", torch.float32).numpy()
    array = np.array(array, np.float32)  # a copy: the tensor may be overwritten by the next step
    array.setflags(write=False)
    return array
