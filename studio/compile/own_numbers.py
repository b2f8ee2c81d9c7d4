"""Random numbers of one thread's own, while a run in another draws from torch's one generator.

Whatever seeds, or keeps and puts back random states, does so through here, so that it means the
numbers that its thread draws.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import torch
from torch.utils._python_dispatch import TorchDispatchMode, _get_current_dispatch_mode_stack


class OwnNumbers(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Lets all that is random in this thread draw from a generator of its own."""

    def __init__(self, seed: int) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.generator = torch.Generator().manual_seed(seed)

    def __torch_dispatch__(
        self,
        func: Any,
        types: Any,
        args: tuple[Any, ...] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:
        given = dict(kwargs or {})
        if any(argument.name == "generator" for argument in func._schema.arguments):
            given.setdefault("generator", self.generator)
            if given["generator"] is None:
                given["generator"] = self.generator
        elif "generator" in func.overloadpacket.overloads() and func._overloadname == "default":
            func, given["generator"] = func.overloadpacket.generator, self.generator
        return func(*args, **given)


def own() -> torch.Generator | None:
    """What this thread draws from, where that is a generator of its own."""
    modes = _get_current_dispatch_mode_stack()
    found = [mode.generator for mode in modes if isinstance(mode, OwnNumbers)]
    return found[-1] if found else None


def seed(number: int) -> None:
    """Draw as this seed has it from now on."""
    generator = own()
    if generator is None:
        torch.manual_seed(number)
    else:
        generator.manual_seed(number)


@contextmanager
def seeded_scope(number: int) -> Iterator[None]:
    """Draw as this seed has it within the scope; then the random state is as before."""
    generator = own()
    if generator is None:
        # Those of a graphics card are as they were only where they are kept too.
        cards = range(torch.cuda.device_count()) if torch.cuda.is_initialized() else ()  # type: ignore[no-untyped-call]
        with torch.random.fork_rng(devices=cards):
            # Not torch's own, which notes its whole stack for each device that is not there.
            torch.default_generator.manual_seed(number)
            if cards:
                torch.cuda.manual_seed_all(number)
            yield
        return
    state = generator.get_state()
    generator.manual_seed(number)
    try:
        yield
    finally:
        generator.set_state(state)
