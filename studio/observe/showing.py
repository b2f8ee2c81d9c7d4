"""What a training shows of itself: values of its graph for examples that stay the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import torch
from torch import Tensor

from studio.compile import own_numbers
from studio.compile.module import PlanModule
from studio.compile.plan import Ref
from studio.observe.frames import Shown
from studio.observe.quiet import frozen, undisturbed

EXAMPLES = 64
"""As many as are given to the graph, and shown of what comes out."""
NUMBERS = 4096
"""Of a value that is no picture."""
PIXELS = 2**18
"""Of all pictures of one value together."""
SEED = 0
"""All looks draw the same random numbers: what changes is what was learnt."""


class Showing:
    """Runs a part of a training graph for a fixed batch, in eval mode, and leaves no trace."""

    def __init__(
        self,
        module: PlanModule,
        wanted: Mapping[str, Ref],
        batch: Sequence[Tensor],
        *,
        differentiates: bool = False,
    ) -> None:
        """Take what is looked at.

        Args:
            module: of a training graph.
            wanted: the values to show, by the names under which they are.
            batch: what each input of the graph is given; the first examples of it are used.
            differentiates: whether gradients are needed to work a value out.
        """
        self.names = tuple(wanted)
        self._module = module
        self._run = module.runner(tuple(wanted.values()))
        self._batch = [values[:EXAMPLES] for values in batch]
        self._mode = torch.enable_grad if differentiates else torch.no_grad

    def look(self, step: int) -> Iterator[Shown]:
        """A frame for each value."""
        if not self.names:
            return
        with undisturbed(self._module), self._mode():
            own_numbers.seed(SEED)
            # Copies: an in-place activation must not change the data.
            found = self._run([values.clone() for values in self._batch])
        for name, value in zip(self.names, found, strict=True):
            if isinstance(value, Tensor):
                yield Shown(name, step, frozen(part(value)), tuple(value.shape))


def part(value: Tensor) -> Tensor:
    """As much of a value as a view can show: pictures of 1 or 3 channels, or rows of numbers."""
    if value.is_complex():
        value = value.abs()
    while value.dim() > 4:
        value = value.select(2, value.shape[2] // 2)  # The middle of a volume, or of a film.
    if value.dim() < 2:
        return value[:NUMBERS] if value.dim() else value
    if value.dim() == 2:
        return value[: max(1, NUMBERS // max(1, value.shape[1])), :NUMBERS]
    if value.dim() == 4:
        value = value[:, : 3 if value.shape[1] >= 3 else 1]
    return value[: min(EXAMPLES, max(1, PIXELS // max(1, value[:1].numel())))]
