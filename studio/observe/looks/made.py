"""Examples of a model that other layers feed, as of a decoder: made anew as those layers learn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import torch
from torch import Tensor

from studio.compile import own_numbers
from studio.compile.module import PlanModule
from studio.compile.plan import Ref
from studio.observe.asks.example import Example, Own
from studio.observe.looks.subject import Examples, Samples
from studio.observe.quiet import undisturbed
from studio.observe.showing import SEED


class Made(Mapping[str, Examples]):
    """Splits of which each is made when it is first looked at, after each step."""

    def __init__(
        self,
        module: PlanModule,
        inputs: Sequence[Ref],
        data: Samples,
        *,
        differentiates: bool = False,
    ) -> None:
        """Make nothing yet.

        Args:
            module: of a training graph.
            inputs: the values of that graph that the model is given.
            data: what the graph itself is given, and what the answers are held against.
            differentiates: whether gradients are needed to work a value out.
        """
        self._module = module
        self._run = module.runner(inputs)
        self._data = data
        self._mode = torch.enable_grad if differentiates else torch.no_grad
        self._known: dict[str, Examples] = {}
        self._of: tuple[int, ...] = ()

    def renew(self, step: int) -> None:
        """Make them anew if something was learnt since."""
        state = self._module.state_dict(keep_vars=True).values()
        of = step, *(value._version for value in state)
        if of != self._of:
            self._of = of
            self._known.clear()

    def __getitem__(self, name: str) -> Examples:
        if name not in self._known:
            given = self._data.splits[name]
            self._known[name] = replace(given, inputs=self._made(given.inputs))
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._data.splits)

    def __len__(self) -> int:
        return len(self._data.splits)

    def fits(self, own: Own) -> bool:
        """Whether the graph can be given this sample of the user's."""
        return self._data.fits(own)

    def given(self, settled: Example) -> tuple[Tensor, ...]:
        """What is made of one example, or of the user's own: a batch of one."""
        return self._made(self._data.given(settled))

    def _made(self, inputs: Sequence[Tensor]) -> tuple[Tensor, ...]:
        with undisturbed(self._module), self._mode():
            own_numbers.seed(SEED)
            # Copies: an in-place activation must not change the data.
            found = self._run([values.clone() for values in inputs])
        return tuple(value.detach() for value in found)
